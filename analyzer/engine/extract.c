#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/charset.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "engine/extract.h"
#include "engine/pipeline.h"
#include "unpack/zipper.h"

enum {
	NAME_SHOWN = 60,	/* code points of an object's name in that of its member */
	NAME_BYTES = 120,	/* and bytes */
	MEMBER_BYTES = 256,
	BRIEF_TEXT = 64,	/* bytes of each text, once a manifest gets long */
	LEAST_TEXT = 8192	/* bytes that one object may take in a manifest */
};

/* What becomes of one object. */
struct plan {
	bool		 wanted;
	const char	*why;		/* it is not in the zip; NULL: it is */
	char		 sha256[SK_SHA256_TEXT];
	char		 member[MEMBER_BYTES];
};

struct extraction {
	struct sk_extract	*x;
	struct sk_unpack	 u;
	struct sk_record	*r;
	struct plan		*plan;		/* of each object */
	size_t			 n;
	uint64_t		 written;
};

/* --- which objects --- */

static bool
is_listed(struct sk_span list, struct sk_span path)
{
	while (list.n > 0) {
		struct sk_span one = sk_span_head(list, sk_span_chr(list, 0, 0));

		if (sk_span_same(one, path))
			return true;
		list = sk_span_from(list, one.n + 1);
	}
	return false;
}

/* The objects of the list and all below them.  Parents stand first. */
static void
choose(struct extraction *e, struct sk_span list)
{
	for (size_t i = 1; i < e->n; i++)
		e->plan[i].wanted = list.n == 0 || e->plan[e->r->object[i].parent].wanted ||
		    is_listed(list, e->r->object[i].path);
}

/* --- names of members --- */

static bool
is_harmless(uint8_t c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == '-' || c == '.';
}

/* What is safe of name: letters, digits, dots and hyphens; all else is "_". */
static void
put_safe(struct sk_buf *out, struct sk_arena *arena, struct sk_span name)
{
	struct sk_buf safe = sk_buf_new(arena, SK_RECORD_TEXT);
	size_t n;

	sk_text_safe(&safe, name, NAME_SHOWN);
	n = safe.n > NAME_BYTES ? NAME_BYTES : safe.n;
	while (n < safe.n && n > 0 && (safe.p[n] & 0xC0) == 0x80)
		n--;
	for (size_t i = 0; i < n; i++)
		(void)sk_buf_byte(out, is_harmless(safe.p[i]) ? safe.p[i] : '_');
}

static void
name_member(struct extraction *e, size_t i)
{
	struct sk_buf b = sk_buf_new(e->u.arena, MEMBER_BYTES);
	struct sk_span name = sk_record_get(e->r, i, SK_KEY_OBJECT_NAME);

	(void)sk_buf_printf(&b, "%04zu_%.8s", i, e->plan[i].sha256);
	if (name.n > 0) {
		(void)sk_buf_byte(&b, '_');
		put_safe(&b, e->u.arena, name);
	}
	(void)sk_buf_text(&b, ".bin");
	if (!sk_buf_byte(&b, 0))
		e->plan[i].why = "memory_bytes";
	else
		memcpy(e->plan[i].member, b.p, b.n);
}

/* --- what fits --- */

static const char *
first_gap(const struct extraction *e, size_t i)
{
	const struct sk_observation *o = sk_record_find(e->r, i, SK_KEY_OBJECT_GAP);
	const char *why = o == NULL ? NULL : sk_arena_text(e->u.arena, o->text);

	return why == NULL ? "not_seen" : why;
}

static bool
is_multipart(const struct sk_object *o)
{
	return o->part != NULL && o->part->kind == SK_PART_MULTIPART;
}

static void
plan_object(struct extraction *e, size_t i, uint64_t *left)
{
	const struct sk_object *o = &e->u.object[i];
	struct plan *p = &e->plan[i];
	struct sk_span known = sk_record_get(e->r, i, SK_KEY_OBJECT_SHA256);

	if (!o->seen) {
		p->why = first_gap(e, i);
		return;
	}
	if (known.n == SK_SHA256_TEXT - 1)
		memcpy(p->sha256, known.p, known.n);
	else if (sk_hash_sha256(o->bytes, p->sha256) != 0)
		p->why = "memory_bytes";
	if (sk_zipper_most(o->bytes.n) > *left)
		p->why = "extract_bytes";
	if (p->why != NULL) {
		(void)sk_record_text_once(e->r, i, SK_KEY_OBJECT_GAP, sk_span_text(p->why));
		return;
	}
	*left -= sk_zipper_most(o->bytes.n);
	name_member(e, i);
}

/* --- the manifest --- */

static void
write_texts(struct sk_json *j, const char *key, const struct sk_record *r, size_t i,
    enum sk_key k, bool brief)
{
	const struct sk_observation *o = sk_record_find(r, i, k);

	sk_json_array(j, key);
	for (size_t n = 0; o != NULL && n < (brief ? 1 : 50); o = sk_record_next(r, o), n++)
		sk_json_text(j, NULL, brief ? sk_span_head(o->text, BRIEF_TEXT) : o->text);
	sk_json_end(j);
}

static void
write_object(struct sk_json *j, const struct extraction *e, size_t i, bool brief)
{
	const struct sk_record *r = e->r;
	const struct plan *p = &e->plan[i];
	struct sk_span path = r->object[i].path;

	sk_json_object(j, NULL);
	sk_json_text(j, "path", brief ? sk_span_head(path, BRIEF_TEXT) : path);
	sk_json_string(j, "member", p->why == NULL ? p->member : NULL);
	sk_json_string(j, "not_in_zip", p->why);
	sk_json_text(j, "name", brief ? sk_span_head(sk_record_get(r, i, SK_KEY_OBJECT_NAME),
	    BRIEF_TEXT) : sk_record_get(r, i, SK_KEY_OBJECT_NAME));
	write_texts(j, "name_readings", r, i, SK_KEY_OBJECT_NAME_READING, brief);
	sk_json_text(j, "type", sk_record_get(r, i, SK_KEY_OBJECT_TYPE));
	sk_json_text(j, "media_type", sk_span_head(sk_record_get(r, i,
	    SK_KEY_MIME_TYPE_DECLARED), BRIEF_TEXT));
	if (e->u.object[i].seen) {
		sk_json_uint(j, "bytes", e->u.object[i].bytes.n);
		sk_json_string(j, "sha256", p->sha256);
		sk_json_text(j, "md5", sk_record_get(r, i, SK_KEY_OBJECT_MD5));
	}
	write_texts(j, "gaps", r, i, SK_KEY_OBJECT_GAP, brief);
	sk_json_end(j);
}

/* Past half of max, texts are cut: a manifest has every object. */
static struct sk_buf
manifest(const struct extraction *e, uint64_t max)
{
	struct sk_buf b = sk_buf_new(e->u.arena, (size_t)max);
	struct sk_json j = sk_json_new(&b);

	sk_json_object(&j, NULL);
	sk_json_string(&j, "schema", "sekisho.extract/1");
	write_texts(&j, "gaps", e->r, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP, false);
	sk_json_array(&j, "objects");
	for (size_t i = 1; i < e->n && !b.full; i++)
		if (e->plan[i].wanted && !is_multipart(&e->u.object[i])) {
			write_object(&j, e, i, b.n > max / 2);
			(void)sk_buf_byte(&b, '\n');
		}
	sk_json_end(&j);
	sk_json_end(&j);
	(void)sk_buf_byte(&b, '\n');
	return b;
}

/* --- writing --- */

static int
put(void *user, struct sk_span bytes)
{
	struct extraction *e = user;

	if (bytes.n > e->x->most - e->written)
		return SK_E_LIMIT;
	while (bytes.n > 0) {
		ssize_t n = write(e->x->fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return SK_E_IO;
		e->written += (uint64_t)n;
		bytes = sk_span_from(bytes, (uint64_t)n);
	}
	return 0;
}

static int
write_members(struct extraction *e, struct sk_zipper *z, struct sk_span text)
{
	int err = sk_zipper_add(z, "manifest.json", text);

	for (size_t i = 1; i < e->n && err == 0; i++)
		if (e->plan[i].wanted && e->plan[i].why == NULL && e->plan[i].member[0] != '\0')
			err = sk_zipper_add(z, e->plan[i].member, e->u.object[i].bytes);
	return err;
}

static int
extract(struct extraction *e)
{
	struct sk_span request = e->x->request;
	struct sk_span cipher = sk_span_head(request, sk_span_chr(request, 0, 0));
	uint64_t text_max = e->x->most / 2 > (64u << 20) ? 64u << 20 : e->x->most / 2, left;
	struct sk_zipper *z;
	struct sk_buf text;
	int err;

	if ((e->plan = sk_arena_array(e->u.arena, e->n, sizeof *e->plan)) == NULL ||
	    lseek(e->x->fd, 0, SEEK_SET) != 0)
		return SK_E_MEMORY;
	choose(e, sk_span_from(request, cipher.n + 1));
	left = e->x->most - sk_zipper_most(text_max);
	for (size_t i = 1; i < e->n; i++)
		if (e->plan[i].wanted && !is_multipart(&e->u.object[i]))
			plan_object(e, i, &left);
	text = manifest(e, text_max);
	if (text.full || (z = sk_zipper_open(sk_span_is(cipher, "aes"), SK_EXTRACT_PASSWORD, put,
	    e)) == NULL)
		return SK_E_MEMORY;
	err = write_members(e, z, sk_buf_view(&text));
	if (sk_zipper_close(z) != 0 && err == 0)
		err = SK_E_IO;
	return err;
}

struct sk_record *
sk_extract_run(const struct sk_asked *asked, struct sk_arena *arena, struct sk_budget *budget,
    struct sk_extract *x)
{
	struct extraction e = { .x = x };

	x->bytes = 0;
	e.r = sk_pipeline_tree(asked, arena, budget, &e.u);
	/* A stand-in of a record has objects that the tree has not. */
	if (e.r == NULL || e.r != e.u.record)
		return e.r;
	e.n = e.u.n < e.r->objects ? e.u.n : e.r->objects;
	if (extract(&e) == 0)
		x->bytes = e.written;
	return e.r;
}
