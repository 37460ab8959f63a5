#include "inflate.h"
#include "members.h"
#include "rar.h"
#include "tree.h"

/*
 * libarchive 3.6.2 sees no byte of a hostile header: every member is handed to it
 * in an archive that is written here, one file and no volumes, from the fields
 * that the inventory read.  In what remains of its readers no loop is known that
 * ends neither with the data nor with the output (what did not end went by
 * volumes, by skipping the rest of a solid member, or by a member without data).
 */
enum {
	PAD = 64,		/* zeros behind the data: readers look ahead */
	WINDOW_LEAST = 17, WINDOW_MOST = 26,	/* log2; libarchive takes no larger one */
	RAR4_UNPACK = 29,	/* the one method before RAR 5 that libarchive knows ... */
	RAR4_UNPACK_LAST = 36,	/* ... by its two numbers */
	METHODS = 5,
	LAST_BLOCK = 0x40,	/* flag of a compressed block of RAR 5 */
	FLUSH = 128 << 10,	/* bytes that libarchive's RAR 4 holds back; lost if it fails */
	RESCUE_MOST = 1 << 20,	/* bytes of a member that is decoded again for them: what */
	RESCUE_OUT = 4 << 20,	/* is packed, and what came out the first time */
	RESCUES = 4		/* members of one file */
};
static const uint8_t zeros[PAD];

/* ---- archives for libarchive ---- */

static void
put_vint(struct sk_buf *b, uint64_t v)
{
	for (; v > 0x7F; v >>= 7)
		(void)sk_buf_byte(b, (uint8_t)(v | 0x80));
	(void)sk_buf_byte(b, (uint8_t)v);
}

/* Checksum, size, header. */
static void
put_block5(struct sk_buf *b, struct sk_span header, struct sk_arena *a)
{
	struct sk_buf sized = sk_buf_new(a, 256);

	put_vint(&sized, header.n);
	(void)sk_buf_span(&sized, header);
	(void)sk_buf_le(b, sk_crc32(0, sk_buf_view(&sized)), 4);
	(void)sk_buf_span(b, sk_buf_view(&sized));
}

static void
put_start5(struct sk_buf *b, bool solid, struct sk_arena *a)
{
	const uint8_t main_header[] = { 1, 0, solid ? 4 : 0 };

	(void)sk_buf_put(b, "Rar!\x1A\x07\x01\0", 8);
	put_block5(b, (struct sk_span){ main_header, sizeof main_header }, a);
}

static void
put_file5(struct sk_buf *b, const struct sk_rar_member *m, uint64_t usize, unsigned window,
    bool in_run, bool solid, struct sk_arena *a)
{
	/* One sum that does not fit would end the whole run. */
	bool sums_off = in_run || usize != m->usize;
	struct sk_buf h = sk_buf_new(a, 256);

	put_vint(&h, 2);
	put_vint(&h, m->blake.n > 0 && !sums_off ? 3 : 2);
	if (m->blake.n > 0 && !sums_off)
		put_vint(&h, 3 + m->blake.n);
	put_vint(&h, m->data.n);
	put_vint(&h, 0);
	put_vint(&h, usize);
	put_vint(&h, 0);
	put_vint(&h, (uint64_t)m->method << 7 | (solid ? 0x40u : 0) |
	    (uint64_t)(window - WINDOW_LEAST) << 10);
	put_vint(&h, 0);
	put_vint(&h, 1);
	(void)sk_buf_byte(&h, 'm');
	if (m->blake.n > 0 && !sums_off) {	/* size, type, kind of hash */
		(void)sk_buf_put(&h, "\x22\x02\0", 3);
		(void)sk_buf_span(&h, m->blake);
	}
	put_block5(b, sk_buf_view(&h), a);
}

static void
put_block4(struct sk_buf *b, struct sk_span header)
{
	(void)sk_buf_le(b, sk_crc32(0, header) & 0xFFFF, 2);
	(void)sk_buf_span(b, header);
}

static void
put_file4(struct sk_buf *b, const struct sk_rar_member *m, uint64_t usize, struct sk_arena *a)
{
	struct sk_buf h = sk_buf_new(a, 64);

	(void)sk_buf_put(b, "Rar!\x1A\x07\0", 7);
	put_block4(b, (struct sk_span){ (const uint8_t *)"\x73\0\0\x0D\0\0\0\0\0\0\0", 11 });
	(void)sk_buf_byte(&h, 0x74);
	(void)sk_buf_le(&h, 0x8100u | m->window, 2);
	(void)sk_buf_le(&h, 41, 2);
	(void)sk_buf_le(&h, m->data.n & UINT32_MAX, 4);
	(void)sk_buf_le(&h, usize & UINT32_MAX, 4);
	(void)sk_buf_byte(&h, 2);
	(void)sk_buf_le(&h, m->crc, 4);
	(void)sk_buf_le(&h, 0, 4);
	(void)sk_buf_byte(&h, RAR4_UNPACK);
	(void)sk_buf_byte(&h, (uint8_t)(0x30 + m->method));
	(void)sk_buf_le(&h, 1, 2);
	(void)sk_buf_le(&h, 0x20, 4);
	(void)sk_buf_le(&h, (uint64_t)m->data.n >> 32, 4);
	(void)sk_buf_le(&h, usize >> 32, 4);
	(void)sk_buf_byte(&h, 'm');
	put_block4(b, sk_buf_view(&h));
}

/* ---- the data of RAR 5 ---- */

/*
 * True if data is a whole chain of compressed blocks: flags, a checksum of the
 * header, the size in 1 to 3 bytes ("RAR 5.0 archive format" leaves them out;
 * unrar's Unpack::ReadBlockHeader).  A stream that ends elsewhere would have
 * libarchive skip what is left of it in a solid archive, and that may not end.
 */
static bool
next_block(struct sk_span data, uint64_t *at, bool *last_r)
{
	uint8_t flags, sum, byte;
	uint32_t size = 0;

	*last_r = false;
	if (!sk_span_u8(data, *at, &flags) || !sk_span_u8(data, *at + 1, &sum) ||
	    (flags >> 3 & 3) == 3)
		return false;
	sum ^= 0x5A ^ flags;
	*at += 2;
	for (unsigned i = 0; i <= (flags >> 3 & 3u); i++) {
		if (!sk_span_u8(data, (*at)++, &byte))
			return false;
		sum ^= byte;
		size |= (uint32_t)byte << 8 * i;
	}
	if (sum != 0 || size > data.n - *at)
		return false;
	*at += size;
	*last_r = flags & LAST_BLOCK;
	return true;
}

static bool
is_chain(struct sk_span data)
{
	uint64_t at = 0;
	bool last;

	while (at < data.n)
		if (!next_block(data, &at, &last))
			return false;
	return data.n > 0;
}

size_t
sk_rar5_chain(struct sk_span data)
{
	uint64_t at = 0;
	bool last = false;

	while (!last)
		if (!next_block(data, &at, &last))
			return 0;
	return (size_t)at;
}

/* The least window that holds twice n bytes (filters want half of it), but no
 * larger than claimed: what a member cannot reach back to needs no memory. */
static unsigned
window_for(unsigned claimed, uint64_t n)
{
	unsigned w = WINDOW_LEAST;

	while (w < claimed && w < 63 && UINT64_C(1) << w < 2 * n)
		w++;
	return w;
}

/* ---- one member ---- */

const char *
sk_rar_unsupported(const struct sk_rar_member *m)
{
	if (m->method > METHODS)
		return "unsupported";
	if (m->five)
		return m->version != 0 || window_for(m->window, m->usize_known ? m->usize :
		    UINT32_MAX) > WINDOW_MOST ? "unsupported" : NULL;
	if (m->method > 0 && (m->version < RAR4_UNPACK || m->version > RAR4_UNPACK_LAST || m->solid))
		return "unsupported";	/* RAR 4 solid: not by libarchive */
	return NULL;
}

static struct sk_rar_content
take_stored(struct sk_rar_job *j, const struct sk_rar_member *m)
{
	struct sk_rar_content c = { .bytes = m->data, .seen = true };

	c.why = sk_unpack_stop(j->u, j->self, 0, m->data.n);
	if (c.why != NULL)
		return (struct sk_rar_content){ .why = j->stopped = c.why };
	if (m->data.n < m->csize)
		c.why = "truncated";
	c.lie = m->usize_known && m->usize != m->csize && !m->before && !m->after;
	return c;
}

/* Decodes m alone, telling libarchive that it has usize bytes. */
static struct sk_archived
decode(struct sk_rar_job *j, const struct sk_rar_member *m, uint64_t usize)
{
	struct sk_archived out = { .broken = true };
	struct sk_buf head = sk_buf_new(j->u->arena, 512);
	struct sk_archive *a;
	struct sk_span name;

	if (m->five) {
		put_start5(&head, false, j->u->arena);
		put_file5(&head, m, usize, window_for(m->window < WINDOW_MOST ? m->window : WINDOW_MOST, usize),
		    false, false, j->u->arena);
	} else {
		put_file4(&head, m, usize, j->u->arena);
	}
	a = sk_archive_open(j->u, m->five ? SK_ARCHIVE_RAR5 : SK_ARCHIVE_RAR,
	    (struct sk_span[]){ sk_buf_view(&head), m->data, { zeros, PAD } }, 3);
	if (a != NULL && !head.full && sk_archive_next(a, &name) == 1)
		sk_archive_read(a, j->self, &j->given, &out);
	sk_archive_free(a);
	return out;
}

/* What came out, measured against what was claimed. */
static struct sk_rar_content
measure(struct sk_rar_job *j, const struct sk_rar_member *m, const struct sk_archived *out)
{
	struct sk_rar_content c = { .bytes = out->bytes, .seen = true };

	if (out->stopped != NULL) {
		j->stopped = c.why = out->stopped;
	} else if (m->usize_known ? c.bytes.n < m->usize : c.bytes.n == 0) {
		c.why = m->data.n < m->csize ? "truncated" : "damaged";
	} else if (m->usize_known && c.bytes.n > m->usize) {
		c.lie = true;	/* readers stop there */
		c.bytes.n = (size_t)m->usize;
	}
	c.seen = c.bytes.n > 0 || c.why == NULL;
	c.sum_wrong = out->broken && c.why == NULL && m->blake.n > 0;
	return c;
}

/* A member of RAR 4 that has less than it claims: readers give what there is.  The
 * most that libarchive gives without failing is searched for. */
static struct sk_archived
rescue(struct sk_rar_job *j, const struct sk_rar_member *m, struct sk_archived best)
{
	uint64_t lo = best.bytes.n, hi = lo + FLUSH < m->usize ? lo + FLUSH : m->usize;

	if (m->data.n > RESCUE_MOST || lo > RESCUE_OUT || j->rescues++ >= RESCUES)
		return best;
	while (hi - lo > 1) {
		uint64_t mid = lo + (hi - lo) / 2;
		struct sk_archived out = decode(j, m, mid);

		if (out.stopped != NULL)
			return best;
		if (out.bytes.n < mid) {
			hi = mid;
			continue;
		}
		lo = out.bytes.n > mid ? out.bytes.n : mid;
		best = out;
		if (hi <= lo)
			break;
	}
	return best;
}

static struct sk_rar_content
take_packed(struct sk_rar_job *j, const struct sk_rar_member *m)
{
	uint64_t usize = m->usize_known ? m->usize : UINT32_MAX;
	struct sk_archived out;

	if (usize == 0)		/* readers give an empty file, whatever data there is */
		return (struct sk_rar_content){ .seen = true, .lie = m->data.n > 16 };
	if (m->data.n == 0)
		return (struct sk_rar_content){ .why = m->csize > 0 ? "truncated" : "damaged" };
	out = decode(j, m, usize);
	/* If the size is a lie, libarchive loses all that it has; with a size that
	 * is never reached it gives what there is. */
	if (m->five && out.stopped == NULL && out.broken && out.bytes.n < usize)
		out = decode(j, m, UINT32_MAX);
	else if (!m->five && m->usize_known && out.stopped == NULL && out.bytes.n < usize)
		out = rescue(j, m, out);
	return measure(j, m, &out);
}

static void
check_sum(const struct sk_rar_member *m, struct sk_rar_content *c)
{
	bool known = c->seen && m->has_crc && !m->before && !m->after;
	bool fits = known && sk_crc32(0, c->bytes) == m->crc;

	if (c->why == NULL) {
		c->sum_wrong = c->sum_wrong || (known && !fits);
	} else if (fits && c->bytes.n > 0 && sk_span_is(sk_span_text(c->why), "damaged")) {
		c->lie = true;	/* only its size is wrong: it is all there */
		c->why = NULL;
	}
	/* What was decoded wrong is not what a person gets: libarchive 3.6.2 spoils
	 * the first bytes of each 4 MiB of a large member of RAR 4. */
	if (c->sum_wrong && m->method > 0)
		c->why = "damaged";
}

struct sk_rar_content
sk_rar_take_alone(struct sk_rar_job *j, const struct sk_rar_member *m)
{
	struct sk_rar_content c = { .why = j->stopped };

	if (c.why != NULL || (c.why = sk_rar_unsupported(m)) != NULL)
		return c;
	if (m->method == 0)
		c = take_stored(j, m);
	else if (m->before || m->after)
		return (struct sk_rar_content){ .why = "split" };
	else
		c = take_packed(j, m);
	check_sum(m, &c);
	return c;
}

/* ---- solid runs of RAR 5 ---- */

/* True if the members behind member i share its window: the first one of a run
 * is not marked as solid, the others are.  Stored ones have no share. */
static bool
leads_run(const struct sk_rar *z, size_t i)
{
	const struct sk_rar_member *m = &z->member[i];

	if (!m->five || m->solid || m->method == 0 || m->folder || m->stream || m->encrypted)
		return false;
	for (size_t k = i + 1; k < z->n && z->member[k].archive == m->archive; k++)
		if (z->member[k].method > 0 && !z->member[k].folder && !z->member[k].stream)
			return z->member[k].solid;
	return false;
}

/* True if member k has a share in the window of the run. */
static bool
takes_part(const struct sk_rar_member *m)
{
	return m->five && m->method > 0 && !m->folder && !m->stream && m->data.n > 0 && m->usize > 0;
}

/* The end of the run that begins with member i: the next one that starts anew or
 * that cannot be read; *bytes_r of data are in it. */
static size_t
run_end(const struct sk_rar *z, size_t i, uint64_t *bytes_r)
{
	const struct sk_rar_member *first = &z->member[i];
	size_t k;

	*bytes_r = 0;
	for (k = i; k < z->n; k++) {
		const struct sk_rar_member *m = &z->member[k];

		if (!takes_part(m))
			continue;
		if (m->archive != first->archive || (k > i && !m->solid) || m->encrypted ||
		    m->before || m->after || m->version != 0 || !m->usize_known ||
		    m->method > METHODS || m->window != first->window || !is_chain(m->data))
			break;
		*bytes_r += m->data.n;
	}
	return k;
}

static void
end_run(struct sk_rar_job *j)
{
	sk_archive_free(j->solid);
	j->solid = NULL;
}

static void
begin_run(struct sk_rar_job *j, size_t i)
{
	const struct sk_rar *z = &j->z;
	uint64_t bytes;
	size_t end = run_end(z, i, &bytes);
	unsigned window = window_for(z->member[i].window, UINT32_MAX);
	struct sk_buf b = sk_buf_new(j->u->arena, (size_t)bytes + (end - i) * 64 + 256);
	struct sk_span all;

	end_run(j);
	if (bytes == 0 || window > WINDOW_MOST || !sk_buf_reserve(&b, b.max))
		return;
	put_start5(&b, true, j->u->arena);
	for (size_t k = i; k < end; k++)
		if (takes_part(&z->member[k])) {
			put_file5(&b, &z->member[k], z->member[k].usize, window, true,
			    k > i, j->u->arena);
			(void)sk_buf_span(&b, z->member[k].data);
		}
	(void)sk_buf_put(&b, zeros, PAD);
	all = sk_buf_view(&b);
	if (!b.full)
		j->solid = sk_archive_open(j->u, SK_ARCHIVE_RAR5, &all, 1);
}

/* The next member of the run.  One that did not come out whole ends it. */
static struct sk_rar_content
take_solid(struct sk_rar_job *j, size_t i)
{
	struct sk_rar_member *m = &j->z.member[i];
	struct sk_rar_content c = { .why = "damaged" };
	struct sk_archived out;
	struct sk_span name;

	if (j->solid == NULL || sk_archive_next(j->solid, &name) != 1) {
		end_run(j);
		c.why = m->window > WINDOW_MOST ? "unsupported" :
		    m->before || m->after ? "split" : c.why;
		return c;
	}
	sk_archive_read(j->solid, j->self, &j->given, &out);
	c = measure(j, m, &out);
	if (out.broken || c.why != NULL || c.lie)
		end_run(j);
	check_sum(m, &c);
	return c;
}

struct sk_rar_content
sk_rar_take(struct sk_rar_job *j, size_t i)
{
	struct sk_rar_member *m = &j->z.member[i];
	bool leads = leads_run(&j->z, i);

	if (j->stopped != NULL || !takes_part(m) || !(m->solid || leads))
		return sk_rar_take_alone(j, m);
	if (leads)
		begin_run(j, i);
	/* The first one needs no other: it may come out where the run cannot. */
	return leads && j->solid == NULL ? sk_rar_take_alone(j, m) : take_solid(j, i);
}

void
sk_rar_take_end(struct sk_rar_job *j)
{
	end_run(j);
}
