/*
 * tar_sparse - members with holes: GNU tar manual, "Storing Sparse Files".  The
 * old kind has its map in the header, the pax kinds 0.0 and 0.1 in the extended
 * one, 1.0 in front of the data.
 */
#include <string.h>
#include "tar.h"
#include "tree.h"

enum {
	AT_MAP = 386, IN_HEAD = 4, AT_MORE = 482, AT_REAL = 483,	/* of a header */
	IN_BLOCK = 21, AT_MORE_BLOCK = 504,				/* of a block behind it */
	ENTRY = 24, DIGITS = 12
};

struct file {
	struct sk_span	 data;		/* what is not used up */
	uint8_t		*p;
	uint64_t	 size;
};

bool
sk_tar_record(struct sk_span *pax, struct sk_span *key_r, struct sk_span *value_r)
{
	size_t blank = sk_span_chr(*pax, ' ', 0), equals;
	struct sk_span record;
	uint64_t n;

	*key_r = *value_r = (struct sk_span){ 0 };
	if (blank == SK_SPAN_NONE || !sk_span_number(sk_span_head(*pax, blank), 10, pax->n, &n) ||
	    n < blank + 2 || !sk_span_take(pax, (size_t)n, &record))
		return false;
	record = sk_span_head(sk_span_from(record, blank + 1), (size_t)n - blank - 2);
	equals = sk_span_chr(record, '=', 0);
	*key_r = sk_span_head(record, equals);
	if (equals != SK_SPAN_NONE)
		*value_r = sk_span_from(record, equals + 1);
	return true;
}

bool
sk_tar_pax(struct sk_span pax, const char *key, struct sk_span *value_r)
{
	struct sk_span k;

	while (sk_tar_record(&pax, &k, value_r))
		if (sk_span_is(k, key))
			return true;
	*value_r = (struct sk_span){ 0 };
	return false;
}

bool
sk_tar_is_sparse(const struct sk_tar_sparse *s, uint8_t kind)
{
	struct sk_span v;

	return kind == 'S' || sk_tar_pax(s->pax, "GNU.sparse.major", &v) ||
	    sk_tar_pax(s->pax, "GNU.sparse.size", &v) ||
	    sk_tar_pax(s->pax, "GNU.sparse.map", &v);
}

struct sk_span
sk_tar_more(struct sk_span head, struct sk_span rest)
{
	size_t n = 0;
	uint8_t more;

	if (!sk_span_u8(head, AT_MORE, &more))
		more = 0;
	while (more != 0 && rest.n - n >= SK_TAR_BLOCK) {
		(void)sk_span_u8(rest, n + AT_MORE_BLOCK, &more);
		n += SK_TAR_BLOCK;
	}
	return sk_span_head(rest, n);
}

static void
put(struct file *f, uint64_t at, uint64_t n)
{
	struct sk_span piece = sk_span_head(f->data, n > f->data.n ? f->data.n : (size_t)n);

	f->data = sk_span_from(f->data, piece.n);
	if (at >= f->size || piece.n == 0)
		return;
	if (piece.n > f->size - at)
		piece.n = (size_t)(f->size - at);
	memcpy(f->p + at, piece.p, piece.n);
}

static void
put_entries(struct file *f, struct sk_span s, size_t at, size_t n)
{
	uint64_t off, bytes;

	for (size_t i = 0; i < n; i++, at += ENTRY)
		if (sk_tar_number(s, at, DIGITS, &off) && sk_tar_number(s, at + DIGITS, DIGITS, &bytes))
			put(f, off, bytes);
}

/* The next number of a list that c separates.  libarchive takes lines of
 * comment for none. */
static bool
next(struct sk_span *s, uint8_t c, uint64_t *v_r)
{
	size_t end = sk_span_chr(*s, c, 0);
	bool good;

	while (end != SK_SPAN_NONE && sk_span_begins(*s, SK_SPAN("#"))) {
		*s = sk_span_from(*s, end + 1);
		end = sk_span_chr(*s, c, 0);
	}
	good = sk_span_number(sk_span_head(*s, end), 10, INT64_MAX, v_r);

	*s = end == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(*s, end + 1);
	return good;
}

/* 1.0: the number of entries and the entries, a line each, up to a full block. */
static void
put_front(struct file *f)
{
	struct sk_span map = f->data;
	uint64_t n, off, bytes, count;
	size_t used;

	if (!next(&map, '\n', &n))
		return;
	for (count = 0; count < n && next(&map, '\n', &off) && next(&map, '\n', &bytes); count++)
		continue;
	used = f->data.n - map.n;
	map = f->data;
	f->data = sk_span_from(f->data, (used + SK_TAR_BLOCK - 1) / SK_TAR_BLOCK * SK_TAR_BLOCK);
	for (n = next(&map, '\n', &n) ? count : 0; n > 0; n--) {
		(void)next(&map, '\n', &off);
		(void)next(&map, '\n', &bytes);
		put(f, off, bytes);
	}
}

static void
put_pax(struct file *f, struct sk_span pax)
{
	struct sk_span key, value;
	uint64_t off = 0, bytes;

	while (sk_tar_record(&pax, &key, &value)) {
		if (sk_span_is(key, "GNU.sparse.offset"))
			(void)sk_span_number(value, 10, INT64_MAX, &off);
		else if (sk_span_is(key, "GNU.sparse.numbytes") &&
		    sk_span_number(value, 10, INT64_MAX, &bytes))
			put(f, off, bytes);
		else if (sk_span_is(key, "GNU.sparse.map"))
			while (next(&value, ',', &off) && next(&value, ',', &bytes))
				put(f, off, bytes);
	}
}

const char *
sk_tar_expand(struct sk_unpack *u, size_t self, const struct sk_tar_sparse *s, uint64_t *given,
    struct sk_span *content_r)
{
	struct file f = { .data = s->data };
	const char *why;
	struct sk_span v;

	*content_r = (struct sk_span){ 0 };
	if (sk_tar_pax(s->pax, "GNU.sparse.realsize", &v) || sk_tar_pax(s->pax, "GNU.sparse.size", &v))
		(void)sk_span_number(v, 10, INT64_MAX, &f.size);
	else
		(void)sk_tar_number(s->head, AT_REAL, DIGITS, &f.size);
	why = f.size > u->budget->limit[SK_LIMIT_OBJECT_BYTES] ?
	    sk_limit_table[SK_LIMIT_OBJECT_BYTES].name : sk_unpack_stop(u, self, *given, f.size);
	if (why == NULL && (f.p = sk_arena_alloc(u->arena, (size_t)f.size + 1)) == NULL)
		why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	if (why != NULL) {
		sk_unpack_gap(u, self, why);
		return why;
	}
	*given += f.size;
	if (s->pax.n == 0) {
		put_entries(&f, s->head, AT_MAP, IN_HEAD);
		for (size_t at = 0; at < s->more.n; at += SK_TAR_BLOCK)
			put_entries(&f, s->more, at, IN_BLOCK);
	} else if (sk_tar_pax(s->pax, "GNU.sparse.major", &v) && sk_span_is(v, "1")) {
		put_front(&f);
	} else {
		put_pax(&f, s->pax);
	}
	*content_r = (struct sk_span){ f.p, (size_t)f.size };
	return NULL;
}
