#include <stdlib.h>
#include <string.h>
#include "zip.h"

enum {
	END_BYTES = 22, END64_BYTES = 56, LOCATOR_BYTES = 20, CENTRAL_BYTES = 46,
	TAIL = 66 * 1024,	/* an end record with the longest comment, 4.3.16 */
	TRIES = 4096,		/* end records that turn out to be none */
	NAME_MOST = 4096,	/* of a member that no directory vouches for */
	NEED_MOST = 63		/* version needed to extract, 4.4.3 */
};

#define SIG_LOCAL	SPAN4("PK\3\4")
#define SIG_CENTRAL	SPAN4("PK\1\2")
#define SIG_END		SPAN4("PK\5\6")
#define SIG_END64	SPAN4("PK\6\6")
#define SIG_LOCATOR	SPAN4("PK\6\7")
#define SIG_LOCKED	SPAN4("PK\6\10")	/* archive extra data, 4.3.11 */
#define SPAN4(s)	((struct sk_span){ (const uint8_t *)(s), 4 })

/* An end record, read. */
struct end {
	uint64_t	at;
	uint64_t	top;		/* where its directory ends */
	uint64_t	n, size, off;
	uint64_t	dir;		/* where the directory really begins */
	uint64_t	base;		/* bytes before the zip */
	bool		locked;
};

struct sk_zip
sk_zip_new(struct sk_span bytes, struct sk_arena *arena, size_t max)
{
	return (struct sk_zip){ .bytes = bytes, .arena = arena, .max = max,
		.before = bytes.n };
}

static bool
has(struct sk_span s, uint64_t at, struct sk_span signature)
{
	return at <= s.n && sk_span_begins(sk_span_from(s, at), signature);
}

/* ---- what is spoken for ---- */

static int
range_order(const void *a, const void *b)
{
	const struct sk_zip_range *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

void
sk_zip_cover(struct sk_zip *z, uint64_t from, uint64_t to)
{
	size_t more = z->ranges_room == 0 ? 64 : z->ranges_room * 2;

	if (to <= from)
		return;
	if (z->ranges == z->ranges_room) {
		struct sk_zip_range *r = sk_arena_grow(z->arena, z->range,
		    z->ranges_room * sizeof *r, more * sizeof *r);

		if (r == NULL) {
			z->no_memory = true;
			return;
		}
		z->range = r;
		z->ranges_room = more;
	}
	z->range[z->ranges++] = (struct sk_zip_range){ from, to };
	z->mixed = true;
}

static void
put_in_order(struct sk_zip *z)
{
	size_t n = 0;

	if (!z->mixed)
		return;
	qsort(z->range, z->ranges, sizeof *z->range, range_order);
	for (size_t i = 1; i < z->ranges; i++)
		if (z->range[i].from > z->range[n].to)
			z->range[++n] = z->range[i];
		else if (z->range[i].to > z->range[n].to)
			z->range[n].to = z->range[i].to;
	z->ranges = n + 1;
	z->mixed = false;
}

/* The range that covers at, or NULL. */
static const struct sk_zip_range *
covered(struct sk_zip *z, uint64_t at)
{
	size_t lo = 0, hi;

	put_in_order(z);
	hi = z->ranges;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (at < z->range[mid].from)
			hi = mid;
		else if (at >= z->range[mid].to)
			lo = mid + 1;
		else
			return &z->range[mid];
	}
	return NULL;
}

/* ---- headers ---- */

bool
sk_zip_extra(struct sk_span extra, uint16_t id, struct sk_span *block_r)
{
	uint64_t at = 0;
	uint32_t head;		/* id and length */

	while (sk_span_u32le(extra, at, &head)) {
		at += 4;
		if ((head & UINT16_MAX) == id)
			return sk_span_cut(extra, at, head >> 16, block_r);
		at += head >> 16;
	}
	*block_r = (struct sk_span){ 0 };
	return false;
}

/* Reads Zip64 sizes and the offset (off may be NULL) where the short fields are
 * all ones, in that order, 4.5.3. */
static void
read_zip64(struct sk_zip_header *h, uint64_t *off)
{
	uint64_t *field[3] = { &h->usize, &h->csize, off };
	struct sk_span block;
	uint64_t at = 0;

	if (!sk_zip_extra(h->extra, 1, &block))
		return;
	for (int i = 0; i < 3; i++)
		if (field[i] != NULL && *field[i] == UINT32_MAX) {
			uint64_t v;

			if (!sk_span_u64le(block, at, &v))
				return;
			*field[i] = v;
			at += 8;
		}
}

/* The fields that both headers have in the same order, from "version needed"
 * at off; name and extra stand at text. */
static bool
read_common(struct sk_span s, uint64_t off, uint64_t text, struct sk_zip_header *h_r)
{
	uint32_t csize, usize;
	uint16_t name, extra;

	*h_r = (struct sk_zip_header){ 0 };
	if (!sk_span_u16le(s, off, &h_r->need) || !sk_span_u16le(s, off + 2, &h_r->flags) ||
	    !sk_span_u16le(s, off + 4, &h_r->method) ||
	    !sk_span_u32le(s, off + 10, &h_r->crc) || !sk_span_u32le(s, off + 14, &csize) ||
	    !sk_span_u32le(s, off + 18, &usize) || !sk_span_u16le(s, off + 22, &name) ||
	    !sk_span_u16le(s, off + 24, &extra) || !sk_span_cut(s, text, name, &h_r->name))
		return false;
	(void)sk_span_cut(s, text + name, extra, &h_r->extra);
	h_r->csize = csize;
	h_r->usize = usize;
	return true;
}

/* The local header at z->bytes[at], 4.3.7, whatever its signature, but for Zip64:
 * a search must not read 64 KiB of extra field for every hit. */
static bool
read_local_32(const struct sk_zip *z, uint64_t at, struct sk_zip_member *m)
{
	uint16_t name, extra;

	if (at > z->bytes.n ||
	    !read_common(z->bytes, at + 4, at + SK_ZIP_LOCAL_BYTES, &m->local) ||
	    !sk_span_u16le(z->bytes, at + 26, &name) || !sk_span_u16le(z->bytes, at + 28, &extra))
		return false;
	m->at = at;
	m->data = at + SK_ZIP_LOCAL_BYTES + name + extra;
	m->found = m->data <= z->bytes.n;
	return m->found;
}

static bool
read_local(const struct sk_zip *z, uint64_t at, struct sk_zip_member *m)
{
	if (!read_local_32(z, at, m))
		return false;
	read_zip64(&m->local, NULL);
	return true;
}

/* Looks for the local header of a listed member: where the directory says,
 * counted from the start of the zip or of the file; one whose signature is
 * destroyed is still believed if it has the same name. */
static void
find_local(const struct sk_zip *z, struct sk_zip_member *m, uint64_t base, uint64_t off)
{
	uint64_t place[2] = { off <= UINT64_MAX - base ? base + off : off, off };

	for (int i = 0; i < 2; i++)
		if (has(z->bytes, place[i], SIG_LOCAL) && read_local(z, place[i], m))
			return;
	for (int i = 0; i < 2; i++)
		if (m->central.name.n > 0 && read_local(z, place[i], m) &&
		    sk_span_same(m->local.name, m->central.name)) {
			m->unsigned_ = true;
			return;
		}
	m->found = false;
	m->local = (struct sk_zip_header){ 0 };
	m->at = m->data = z->bytes.n;
}

static struct sk_zip_member *
new_member(struct sk_zip *z)
{
	size_t more = z->room == 0 ? 16 : z->room * 2;
	struct sk_zip_member *m;

	if (z->n >= z->max) {
		z->too_many = true;
		return NULL;
	}
	if (z->n == z->room) {
		m = sk_arena_grow(z->arena, z->member, z->room * sizeof *m, more * sizeof *m);
		if (m == NULL) {
			z->no_memory = true;
			return NULL;
		}
		z->member = m;
		z->room = more;
	}
	m = &z->member[z->n];
	*m = (struct sk_zip_member){ .same = z->n };
	z->n++;
	return m;
}

/* One line of a directory, 4.3.12; *at is then behind it. */
static bool
read_central(struct sk_zip *z, const struct end *e, uint64_t *at)
{
	struct sk_zip_member *m;
	struct sk_zip_header h;
	uint16_t name, extra, comment;
	uint32_t off;
	uint64_t off64;

	if (!read_common(z->bytes, *at + 6, *at + CENTRAL_BYTES, &h) ||
	    !sk_span_u16le(z->bytes, *at + 28, &name) ||
	    !sk_span_u16le(z->bytes, *at + 30, &extra) ||
	    !sk_span_u16le(z->bytes, *at + 32, &comment) ||
	    !sk_span_u32le(z->bytes, *at + 42, &off)) {
		z->damaged = true;
		return false;
	}
	off64 = off;
	read_zip64(&h, &off64);
	*at += (uint64_t)CENTRAL_BYTES + name + extra + comment;
	if ((m = new_member(z)) == NULL)
		return false;
	m->central = h;
	m->listed = true;
	find_local(z, m, e->base, off64);
	if (!m->found || m->unsigned_)
		z->damaged = true;
	return true;
}

/* ---- directories ---- */

/* Zip64 end record, 4.3.14 and 4.3.15, if the locator before the end record
 * leads to one. */
static void
read_end64(struct sk_span s, struct end *e)
{
	uint64_t at, off;
	uint16_t algorithm = 0;

	if (e->at < LOCATOR_BYTES || !has(s, e->at - LOCATOR_BYTES, SIG_LOCATOR) ||
	    !sk_span_u64le(s, e->at - LOCATOR_BYTES + 8, &off))
		return;
	at = e->at - LOCATOR_BYTES;
	e->top = at;
	if (at >= END64_BYTES && has(s, at - END64_BYTES, SIG_END64))
		at -= END64_BYTES;
	else if (off < at && has(s, off, SIG_END64))
		at = off;
	else
		return;
	if (!sk_span_u64le(s, at + 32, &e->n) || !sk_span_u64le(s, at + 40, &e->size) ||
	    !sk_span_u64le(s, at + 48, &e->off))
		return;
	e->top = at;
	/* 7.3.4: AlgId of an encrypted directory, in version 2 of the record */
	if (e->at - at >= END64_BYTES + LOCATOR_BYTES + 20)
		(void)sk_span_u16le(s, at + END64_BYTES + 18, &algorithm);
	e->locked = algorithm != 0;
}

/* Finds where the directory of e is: right before the end record, or where it
 * says.  False if it makes no sense. */
static bool
find_directory(struct sk_span s, struct end *e)
{
	bool near = e->size <= e->top;
	uint64_t place = near ? e->top - e->size : 0;

	if (e->n == 0 && e->size == 0) {
		e->dir = e->top;
		return true;
	}
	if (near && (has(s, place, SIG_CENTRAL) || has(s, place, SIG_LOCKED) || e->locked)) {
		e->dir = place;
		e->base = place > e->off ? place - e->off : 0;
	} else if (e->off < e->top && (has(s, e->off, SIG_CENTRAL) || has(s, e->off, SIG_LOCKED))) {
		e->dir = e->off;
	} else {
		return false;
	}
	e->locked = e->locked || has(s, e->dir, SIG_LOCKED);
	return true;
}

/* The end record at at, 4.3.16. */
static bool
read_end(struct sk_span s, uint64_t at, struct end *e_r)
{
	uint16_t disk, n;
	uint32_t size, off;

	*e_r = (struct end){ .at = at, .top = at };
	if (!has(s, at, SIG_END) || s.n - at < END_BYTES || !sk_span_u16le(s, at + 4, &disk) ||
	    !sk_span_u16le(s, at + 10, &n) || !sk_span_u32le(s, at + 12, &size) ||
	    !sk_span_u32le(s, at + 16, &off))
		return false;
	e_r->n = n;
	e_r->size = size;
	e_r->off = off;
	if (n == UINT16_MAX || size == UINT32_MAX || off == UINT32_MAX)
		read_end64(s, e_r);
	return (disk == 0 || n > 0) && find_directory(s, e_r);
}

/* The last end signature before end, or SK_SPAN_NONE.  Its last byte is rare in
 * text, so plain text costs one pass of memrchr. */
static size_t
last_end(struct sk_span s, uint64_t end)
{
	s = sk_span_head(s, (size_t)end);
	for (;;) {
		size_t six = sk_span_rchr(s, 6);

		if (six == SK_SPAN_NONE || six < 3)
			return SK_SPAN_NONE;
		if (has(s, six - 3, SIG_END))
			return six - 3;
		s = sk_span_head(s, six);
	}
}

bool
sk_zip_base(struct sk_span bytes, uint64_t *base_r)
{
	uint64_t from = bytes.n > TAIL ? bytes.n - TAIL : 0, end = bytes.n;
	struct sk_span tail = sk_span_from(bytes, from);
	struct end e;

	for (int i = 0; i < TRIES; i++) {
		size_t at = last_end(tail, end - from);

		if (at == SK_SPAN_NONE)
			return false;
		end = from + at;
		if (read_end(bytes, end, &e) && e.size > 0) {
			*base_r = e.base;
			return true;
		}
	}
	return false;
}

static void
read_directory(struct sk_zip *z, const struct end *e)
{
	uint64_t at = e->dir, n = 0;
	uint16_t comment = 0;
	struct sk_span text;

	(void)sk_span_u16le(z->bytes, e->at + 20, &comment);
	if (!sk_span_cut(z->bytes, e->at + END_BYTES, comment, &text))
		z->damaged = true;
	if (z->comment.n == 0)
		z->comment = text;
	if (z->end < e->at + END_BYTES + text.n)
		z->end = e->at + END_BYTES + text.n;
	z->locked = z->locked || e->locked;
	if (z->starts < SK_ZIP_DIRECTORIES)
		z->start[z->starts++] = e->dir;
	if (covered(z, e->dir) == NULL && !e->locked)
		while (at < e->top && has(z->bytes, at, SIG_CENTRAL) && read_central(z, e, &at))
			n++;
	else
		n = e->n;
	if ((n & UINT16_MAX) != (e->n & UINT16_MAX) && !z->too_many)
		z->damaged = true;
	z->listed_none += n == 0;
	/* What lies between the last line and the end record may hide members. */
	sk_zip_cover(z, e->dir, e->locked && at < e->top ? e->top : at);
	sk_zip_cover(z, e->top, e->at + END_BYTES);
}

/* Readers that count from the start of the file find another directory than those
 * that count back from the end record, where both places hold one. */
static void
read_other(struct sk_zip *z, struct end e)
{
	if (e.off == e.dir || e.off >= e.top || !has(z->bytes, e.off, SIG_CENTRAL) ||
	    covered(z, e.off) != NULL)
		return;
	e.dir = e.off;
	e.base = 0;
	z->directories++;
	read_directory(z, &e);
}

bool
sk_zip_directory(struct sk_zip *z)
{
	while (z->directories < SK_ZIP_DIRECTORIES && z->tries < TRIES && !z->too_many) {
		size_t at = last_end(z->bytes, z->before);
		const struct sk_zip_range *r;
		struct end e;

		if (at == SK_SPAN_NONE)
			return false;
		z->before = at;
		if ((r = covered(z, at)) != NULL) {
			z->before = r->from;
			continue;
		}
		if (!read_end(z->bytes, at, &e)) {
			z->tries++;
			continue;
		}
		z->directories++;
		read_directory(z, &e);
		read_other(z, e);
		sk_zip_group(z);
		return true;
	}
	z->too_many = true;	/* of what looks like a directory */
	return false;
}

/* ---- local headers that no directory lists ---- */

/* Four bytes come by chance, in the code of a self-extractor for one: the rest
 * of the header must make sense too. */
static bool
is_plausible(const struct sk_zip_member *m)
{
	static const uint16_t methods[] = { 0, 1, 6, 8, 9, 10, 12, 14, 16, 18, 19, 93, 94, 95,
		96, 97, 98, 99 };
	bool known = false;

	for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
		known = known || methods[i] == m->local.method;
	if (!known || (m->local.need & 0xFF) > NEED_MOST || m->local.name.n == 0 ||
	    m->local.name.n > NAME_MOST)
		return false;
	for (size_t i = 0; i < m->local.name.n; i++)
		if (m->local.name.p[i] < 0x20 && m->local.name.p[i] != 0 &&
		    m->local.name.p[i] != 0x1B)
			return false;
	return true;
}

bool
sk_zip_hidden(struct sk_zip *z, uint64_t *at)
{
	struct sk_zip_member seen = { 0 }, *m;

	for (;;) {
		size_t hit = sk_span_find(z->bytes, SIG_LOCAL, (size_t)*at);
		const struct sk_zip_range *r;

		if (hit == SK_SPAN_NONE)
			return false;
		if ((r = covered(z, hit)) != NULL) {
			*at = r->to;
			continue;
		}
		*at = hit + 4;
		if (read_local_32(z, hit, &seen) && is_plausible(&seen))
			break;
	}
	read_zip64(&seen.local, NULL);
	if ((m = new_member(z)) == NULL)
		return false;
	seen.same = m->same;
	*m = seen;
	return true;
}
