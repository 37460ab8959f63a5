#ifndef ZIPKIT_H
#define ZIPKIT_H
/*
 * zipkit - builds zip files byte by byte, right ones and lying ones, and runs
 * the unpack room over them.  For tests only; source of the layouts: APPNOTE.TXT
 * 6.3.10, 4.3.7, 4.3.9, 4.3.12, 4.3.16.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <zlib.h>
#include "base/error.h"
#include "unpack/unpack.h"

/* One member as its two headers tell it; what is 0 is filled in rightly. */
struct zk_member {
	const char	*name;
	const char	*content;
	const char	*local_name;	/* NULL: name */
	struct sk_span	 raw_name;	/* instead of name, may hold NUL */
	struct sk_span	 data;		/* instead of content packed by method */
	struct sk_span	 extra;		/* of both headers */
	unsigned	 method, flags;
	unsigned	 local_flags;	/* added to flags in the local header */
	unsigned	 central_flags;
	int		 local_method;	/* 0: method, else method + 1 */
	long		 csize_add, usize_add, local_csize_add, local_usize_add;
	unsigned	 crc_xor;
	bool		 descriptor;
	bool		 no_local, no_central;
	bool		 same_local;	/* share the local header of the one before */
};

struct zk {
	uint8_t	*p;
	size_t	 n, room;
};

static inline void
zk_put(struct zk *z, const void *p, size_t n)
{
	if (n > z->room - z->n) {
		z->room = (z->n + n) * 2 + 1024;
		z->p = realloc(z->p, z->room);
		assert_non_null(z->p);
	}
	if (n > 0)
		memcpy(z->p + z->n, p, n);
	z->n += n;
}

static inline void
zk_le(struct zk *z, uint64_t v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint8_t c = i < 8 ? (uint8_t)(v >> 8 * i) : 0;

		zk_put(z, &c, 1);
	}
}

static inline void
zk_text(struct zk *z, const char *s)
{
	zk_put(z, s, strlen(s));
}

static inline struct sk_span
zk_span(const struct zk *z)
{
	return (struct sk_span){ z->p, z->n };
}

static inline void
zk_free(struct zk *z)
{
	free(z->p);
	*z = (struct zk){ 0 };
}

/* Raw deflate of s. */
static inline struct zk
zk_deflate(struct sk_span s)
{
	struct zk out = { 0 };
	z_stream z;

	memset(&z, 0, sizeof z);
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY), Z_OK);
	out.room = deflateBound(&z, s.n) + 16;
	out.p = malloc(out.room);
	assert_non_null(out.p);
	z.next_in = (Bytef *)(uintptr_t)s.p;
	z.avail_in = (uInt)s.n;
	z.next_out = out.p;
	z.avail_out = (uInt)out.room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out.n = z.total_out;
	deflateEnd(&z);
	return out;
}

static inline struct sk_span
zk_name(const struct zk_member *m)
{
	return m->raw_name.n > 0 ? m->raw_name : sk_span_text(m->name);
}

/* Appends the local header and the data of m; *csize_r bytes of it. */
static inline void
zk_local(struct zk *z, const struct zk_member *m, size_t *csize_r)
{
	struct sk_span content = sk_span_text(m->content), data = content;
	struct sk_span name = m->local_name ? sk_span_text(m->local_name) : zk_name(m);
	struct zk packed = { 0 };
	uint32_t crc = (uint32_t)crc32(0, content.p, (uInt)content.n) ^ m->crc_xor;

	if (m->data.n > 0) {
		data = m->data;
	} else if (m->method == 8) {
		packed = zk_deflate(content);
		data = zk_span(&packed);
	}
	zk_text(z, "PK\3\4");
	zk_le(z, 20, 2);
	zk_le(z, m->flags | m->local_flags | (m->descriptor ? 8u : 0u), 2);
	zk_le(z, m->local_method ? (unsigned)m->local_method - 1 : m->method, 2);
	zk_le(z, 0, 4);
	zk_le(z, m->descriptor ? 0 : crc, 4);
	zk_le(z, m->descriptor ? 0 : (uint64_t)((long)data.n + m->local_csize_add), 4);
	zk_le(z, m->descriptor ? 0 : (uint64_t)((long)content.n + m->local_usize_add), 4);
	zk_le(z, name.n, 2);
	zk_le(z, m->extra.n, 2);
	zk_put(z, name.p, name.n);
	zk_put(z, m->extra.p, m->extra.n);
	zk_put(z, data.p, data.n);
	if (m->descriptor) {
		zk_text(z, "PK\7\10");
		zk_le(z, crc, 4);
		zk_le(z, data.n, 4);
		zk_le(z, content.n, 4);
	}
	*csize_r = data.n;
	zk_free(&packed);
}

static inline void
zk_central(struct zk *z, const struct zk_member *m, size_t csize, size_t at)
{
	struct sk_span content = sk_span_text(m->content), name = zk_name(m);
	uint32_t crc = (uint32_t)crc32(0, content.p, (uInt)content.n) ^ m->crc_xor;

	zk_text(z, "PK\1\2");
	zk_le(z, 20, 2);
	zk_le(z, 20, 2);
	zk_le(z, m->flags | m->central_flags | (m->descriptor ? 8u : 0u), 2);
	zk_le(z, m->method, 2);
	zk_le(z, 0, 4);
	zk_le(z, crc, 4);
	zk_le(z, (uint64_t)((long)csize + m->csize_add), 4);
	zk_le(z, (uint64_t)((long)content.n + m->usize_add), 4);
	zk_le(z, name.n, 2);
	zk_le(z, m->extra.n, 2);
	zk_le(z, 0, 2);
	zk_le(z, 0, 2);
	zk_le(z, 0, 2);
	zk_le(z, 0, 4);
	zk_le(z, at, 4);
	zk_put(z, name.p, name.n);
	zk_put(z, m->extra.p, m->extra.n);
}

static inline void
zk_end(struct zk *z, size_t n, size_t size, size_t off, struct sk_span comment)
{
	zk_text(z, "PK\5\6");
	zk_le(z, 0, 4);
	zk_le(z, n, 2);
	zk_le(z, n, 2);
	zk_le(z, size, 4);
	zk_le(z, off, 4);
	zk_le(z, comment.n, 2);
	zk_put(z, comment.p, comment.n);
}

/* Appends a whole zip; offsets count from where it begins, or from base. */
static inline void
zk_zip(struct zk *z, const struct zk_member *m, size_t n, struct sk_span comment)
{
	size_t start = z->n, dir, listed = 0, *at = calloc(n + 1, sizeof *at),
	    *csize = calloc(n + 1, sizeof *csize);

	assert_non_null(at);
	assert_non_null(csize);
	for (size_t i = 0; i < n; i++) {
		if (m[i].same_local && i > 0) {
			at[i] = at[i - 1];
			csize[i] = csize[i - 1];
			continue;
		}
		at[i] = z->n - start;
		if (!m[i].no_local)
			zk_local(z, &m[i], &csize[i]);
	}
	dir = z->n;
	for (size_t i = 0; i < n; i++)
		if (!m[i].no_central) {
			zk_central(z, &m[i], csize[i], at[i]);
			listed++;
		}
	zk_end(z, listed, z->n - dir, dir - start, comment);
	free(at);
	free(csize);
}

/* ---- a run over it ---- */

struct zk_run {
	struct sk_arena	 *arena;
	struct sk_budget  budget;
	struct sk_unpack  u;
};

static inline void
zk_start(struct zk_run *r)
{
	memset(r, 0, sizeof *r);
	r->arena = sk_arena_new(1u << 30);
	assert_non_null(r->arena);
	r->budget = sk_budget_default();
}

/* Unpacks s, a bare file of that name. */
static inline void
zk_go(struct zk_run *r, struct sk_span s, const char *name)
{
	r->u = (struct sk_unpack){ .arena = r->arena, .budget = &r->budget };
	r->u.record = sk_record_new(r->arena, SK_RECORD_OBSERVATIONS);
	assert_non_null(r->u.record);
	assert_int_equal(sk_unpack_run(&r->u, s, sk_span_text(name)), 0);
	assert_int_equal(r->u.n, r->u.record->objects);
}

static inline void
zk_stop(struct zk_run *r)
{
	r->arena = sk_arena_free(r->arena);
}

/* The object of that path, or 0. */
static inline size_t
zk_find(const struct zk_run *r, const char *path)
{
	for (size_t i = 0; i < r->u.n; i++)
		if (sk_span_is(r->u.record->object[i].path, path))
			return i;
	return 0;
}

static inline size_t
zk_need(const struct zk_run *r, const char *path)
{
	size_t i = zk_find(r, path);

	if (i == 0) {
		for (size_t k = 0; k < r->u.n; k++)
			print_message("# %.*s\n", (int)r->u.record->object[k].path.n,
			    (const char *)r->u.record->object[k].path.p);
		fail_msg("no object %s", path);
	}
	return i;
}

/* Fails unless the values of key on object are exactly words ("a b c"), in any
 * order. */
static inline void
zk_expect(const struct zk_run *r, size_t object, enum sk_key key, const char *words)
{
	const struct sk_observation *o;
	char have[2048] = "";
	size_t n = 0, want = 0, at = 0;

	for (o = sk_record_find(r->u.record, object, key); o; o = sk_record_next(r->u.record, o)) {
		at += (size_t)snprintf(have + at, sizeof have - at, "%.*s ", (int)o->text.n,
		    (const char *)o->text.p);
		assert_true(at < sizeof have);
		n++;
	}
	for (const char *w = words; *w; w += strcspn(w, " "), w += *w == ' ') {
		char word[64];

		(void)snprintf(word, sizeof word, "%.*s", (int)strcspn(w, " "), w);
		if (!sk_record_has(r->u.record, object, key, word))
			fail_msg("%s: \"%s\" is missing in \"%s\"", sk_key_table[key].name, word, have);
		want++;
	}
	if (n != want)
		fail_msg("%s: \"%s\" instead of \"%s\"", sk_key_table[key].name, have, words);
}

static inline void
zk_content(const struct zk_run *r, const char *path, const char *content)
{
	size_t i = zk_need(r, path);

	assert_true(r->u.object[i].seen);
	if (!sk_span_is(r->u.object[i].bytes, content))
		fail_msg("%s: \"%.*s\" instead of \"%s\"", path, (int)r->u.object[i].bytes.n,
		    (const char *)r->u.object[i].bytes.p, content);
}
#endif
