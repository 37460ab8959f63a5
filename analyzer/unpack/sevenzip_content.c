/*
 * sevenzip_content - folders made of LZMA and the filters before it are decoded
 * here; for the rest libarchive is given an archive with this one folder, which
 * holds one file, so that it can lose no name and stumble over no other folder.
 */
#include "inflate.h"
#include "lzma.h"
#include "members.h"
#include "sevenzip.h"
#include "tree.h"

enum {
	SIZE_PART = 2, MEMORY_PART = 4,	/* of the memory of a message, for libarchive */
	CHUNK = 65536			/* bytes of LZMA2 that are not packed, at most */
};

/* What is known of coders by their numbers, Methods.txt. */
static const struct known {
	uint64_t	 id;
	enum sk_lzma_method method;	/* NONE: not by liblzma */
	bool		 library;	/* libarchive decodes it */
} known[] = {
	{ SK_SEVENZIP_COPY, SK_LZMA_NONE, true },
	{ SK_SEVENZIP_LZMA, SK_LZMA_LZMA1, true }, { SK_SEVENZIP_LZMA2, SK_LZMA_LZMA2, true },
	{ 0x03, SK_LZMA_DELTA, true },
	{ 0x04, SK_LZMA_X86, false }, { 0x03030103, SK_LZMA_X86, true },
	{ 0x05, SK_LZMA_POWERPC, false }, { 0x03030205, SK_LZMA_POWERPC, true },
	{ 0x06, SK_LZMA_IA64, false }, { 0x03030401, SK_LZMA_IA64, true },
	{ 0x07, SK_LZMA_ARM, false }, { 0x03030501, SK_LZMA_ARM, true },
	{ 0x08, SK_LZMA_ARMTHUMB, false }, { 0x03030701, SK_LZMA_ARMTHUMB, true },
	{ 0x09, SK_LZMA_SPARC, false }, { 0x03030805, SK_LZMA_SPARC, true },
	{ 0x0A, SK_LZMA_ARM64, false },
	{ 0x0303011B, SK_LZMA_NONE, true },	/* BCJ2 */
	{ SK_SEVENZIP_PPMD, SK_LZMA_NONE, true },
	{ 0x040108, SK_LZMA_NONE, true },	/* deflate */
	{ 0x040202, SK_LZMA_NONE, true }	/* bzip2 */
};

static const struct known *
known_of(uint64_t id)
{
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (known[i].id == id)
			return &known[i];
	return NULL;
}

static bool
has_coder(const struct sk_sevenzip_plan *p, uint64_t id)
{
	for (size_t i = 0; i < p->coders; i++)
		if (p->coder[i].id == id)
			return true;
	return false;
}

/* The bytes of the packed streams of a folder, which lie side by side; what is
 * there of them, if the file ends before.  False then. */
static bool
packed(const struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st,
    const struct sk_sevenzip_folder *f, struct sk_span *s_r)
{
	struct sk_span rest = sk_span_from(sk_span_from(j->bytes, SK_SEVENZIP_HEAD), st->pack_pos);
	uint64_t n = 0;

	if (f->packs > 0)
		rest = sk_span_from(rest, st->pack_at[f->first_pack]);
	for (size_t i = 0; i < f->packs; i++) {
		uint64_t more = st->pack_size[f->first_pack + i];

		if (more > rest.n - n) {
			*s_r = rest;
			return false;
		}
		n += more;
	}
	*s_r = sk_span_head(rest, (size_t)n);
	return true;
}

/* ---- by ourselves ---- */

/* Coders that stand one behind the other, as an encoder applied them; those that
 * only copy are left out. */
struct chain {
	struct sk_lzma_coder coder[SK_SEVENZIP_CODERS + 1];
	size_t		 n;
	size_t		 last;		/* one behind them that liblzma has not, or NONE */
};

/* The coder whose output is the input of coder at; NONE if that is packed. */
static size_t
behind(const struct sk_sevenzip_plan *p, size_t at)
{
	for (size_t i = 0; i < p->binds; i++)
		if (p->bind_in[i] == at)
			return p->bind_out[i];
	return SK_SPAN_NONE;
}

static bool
as_chain(const struct sk_sevenzip_plan *p, struct chain *ch)
{
	size_t at = p->main, done = 0;

	*ch = (struct chain){ .last = SK_SPAN_NONE };
	if (p->packs != 1 || p->ins != p->coders)
		return false;
	for (; at != SK_SPAN_NONE && done < p->coders; done++, at = behind(p, at)) {
		const struct sk_sevenzip_coder *c = &p->coder[at];
		const struct known *k = known_of(c->id);

		if (k == NULL || ch->last != SK_SPAN_NONE)
			return false;
		if (k->method != SK_LZMA_NONE)
			ch->coder[ch->n++] = (struct sk_lzma_coder){ k->method, c->props };
		else if (c->id != SK_SEVENZIP_COPY)
			ch->last = at;
	}
	return at == SK_SPAN_NONE && done == p->coders;
}

static bool
ends_in_lzma(const struct chain *ch)
{
	return ch->n > 0 && (ch->coder[ch->n - 1].method == SK_LZMA_LZMA1 ||
	    ch->coder[ch->n - 1].method == SK_LZMA_LZMA2);
}

static struct sk_sevenzip_content
copied(struct sk_sevenzip_job *j, struct sk_span s, uint64_t size)
{
	struct sk_sevenzip_content c = { .why = size > s.n ? "damaged" : NULL };
	const char *why;

	s = sk_span_head(s, size < s.n ? (size_t)size : s.n);
	if ((why = sk_unpack_stop(j->u, j->self, j->given, s.n)) != NULL)
		return (struct sk_sevenzip_content){ .why = why };
	j->given += s.n;
	c.bytes = s;
	return c;
}

static struct sk_sevenzip_content
by_lzma(struct sk_sevenzip_job *j, const struct chain *ch, struct sk_span s, uint64_t size)
{
	uint64_t most = j->u->budget->limit[SK_LIMIT_OBJECT_BYTES];
	struct sk_buf b = sk_buf_new(j->u->arena, (size_t)(size < most ? size : most));
	struct sk_sevenzip_content c = { 0 };
	struct sk_lzma_out out;

	sk_lzma_raw(j->u, j->self, ch->coder, ch->n, s, size, &j->given, &b, &out);
	c.bytes = sk_buf_view(&b);
	if (out.stopped != NULL)
		c.why = out.stopped;
	else if (out.unsupported)
		c.why = "unsupported";
	else if (!out.ended || b.n < size)
		c.why = "damaged";
	return c;
}

/*
 * Filters over bytes that another coder gave, or that are stored: liblzma wants
 * LZMA below a filter, and gets LZMA2 in chunks that are not packed (XZ Utils,
 * src/liblzma/lzma/lzma2_decoder.c: 1 or 2, two bytes of size, big endian, less 1).
 */
static struct sk_sevenzip_content
by_filters(struct sk_sevenzip_job *j, struct chain *ch, struct sk_span s, uint64_t size)
{
	struct sk_buf b;
	struct sk_span chunk;

	s = sk_span_head(s, size < s.n ? (size_t)size : s.n);
	b = sk_buf_new(j->u->arena, s.n + 3 * (s.n / CHUNK + 1) + 1);
	(void)sk_buf_reserve(&b, b.max);
	for (size_t at = 0; at < s.n; at += CHUNK) {
		chunk = sk_span_head(sk_span_from(s, at), CHUNK);
		(void)sk_buf_byte(&b, at == 0 ? 1 : 2);
		(void)sk_buf_byte(&b, (uint8_t)((chunk.n - 1) >> 8));
		(void)sk_buf_byte(&b, (uint8_t)(chunk.n - 1));
		(void)sk_buf_span(&b, chunk);
	}
	(void)sk_buf_byte(&b, 0);
	if (b.full) {
		sk_unpack_gap(j->u, j->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return (struct sk_sevenzip_content){
			.why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name };
	}
	ch->coder[ch->n++] = (struct sk_lzma_coder){ SK_LZMA_LZMA2, SK_SPAN("\0") };
	return by_lzma(j, ch, sk_buf_view(&b), size);
}

/* ---- by libarchive ---- */

/* A folder as libarchive is to see it. */
struct only {
	struct sk_span	 raw;
	size_t		 packs, coders, main;
	const uint64_t	*pack_size, *size;
};

static void
put_number(struct sk_buf *b, uint64_t v)
{
	(void)sk_buf_byte(b, 0xFF);
	(void)sk_buf_le(b, v, 8);
}

/* A header that tells of this folder and one file only. */
static void
put_header(struct sk_buf *b, const struct only *f)
{
	(void)sk_buf_put(b, "\1\4\6\0", 4);		/* header, streams, packed, from 0 on */
	put_number(b, f->packs);
	(void)sk_buf_byte(b, 9);			/* their sizes */
	for (size_t i = 0; i < f->packs; i++)
		put_number(b, f->pack_size[i]);
	(void)sk_buf_put(b, "\0\7\13\1\0", 5);	/* one folder, not external */
	(void)sk_buf_span(b, f->raw);
	(void)sk_buf_byte(b, 12);			/* what its coders give */
	for (size_t i = 0; i < f->coders; i++)
		put_number(b, f->size[i]);
	(void)sk_buf_put(b, "\0\10\0\0", 4);		/* one stream in it; end of streams */
	(void)sk_buf_put(b, "\5\1\21\5\0m\0\0\0\0\0", 11); /* one file of the name m; end */
}

static void
put_start(struct sk_buf *b, uint64_t packed_n, struct sk_span header)
{
	struct sk_buf fields = sk_buf_new(b->arena, 20);

	(void)sk_buf_le(&fields, packed_n, 8);
	(void)sk_buf_le(&fields, header.n, 8);
	(void)sk_buf_le(&fields, sk_crc32(0, header), 4);
	(void)sk_buf_span(b, SK_SEVENZIP_SIGNATURE);
	(void)sk_buf_put(b, "\0\4", 2);
	(void)sk_buf_le(b, sk_crc32(0, sk_buf_view(&fields)), 4);
	(void)sk_buf_span(b, sk_buf_view(&fields));
}

/* Bytes that a coder's properties ask for: up to 4 GiB for some bytes of input. */
static uint64_t
dictionary_of(const struct sk_sevenzip_coder *c)
{
	uint32_t n = 0;
	uint8_t bits = 0;

	if (c->id == SK_SEVENZIP_LZMA || c->id == SK_SEVENZIP_PPMD)
		(void)sk_span_u32le(c->props, 1, &n);
	if (c->id != SK_SEVENZIP_LZMA2 || !sk_span_u8(c->props, 0, &bits))
		return n;
	return bits >= 40 ? UINT32_MAX : (uint64_t)(2 | (bits & 1)) << (bits / 2 + 11);
}

/* The limit that this folder would pass in libarchive, which believes sizes. */
static const char *
too_much(const struct sk_sevenzip_job *j, const struct only *f, const struct sk_sevenzip_coder *coder)
{
	uint64_t memory = j->u->budget->limit[SK_LIMIT_MEMORY_BYTES], sizes = 0, dictionaries = 0;

	for (size_t i = 0; i < f->coders; i++) {
		dictionaries += dictionary_of(&coder[i]);
		if (f->size[i] > memory / SIZE_PART - sizes)
			return sk_limit_table[SK_LIMIT_OBJECT_BYTES].name;
		sizes += f->size[i];
	}
	return dictionaries > memory / MEMORY_PART ?
	    sk_limit_table[SK_LIMIT_MEMORY_BYTES].name : NULL;
}

static struct sk_archive *
open_only(struct sk_sevenzip_job *j, const struct only *f, struct sk_span s)
{
	struct sk_buf head = sk_buf_new(j->u->arena, SK_SEVENZIP_HEAD);
	struct sk_buf tail = sk_buf_new(j->u->arena, f->raw.n + 9 * (f->packs + f->coders) + 64);
	struct sk_span piece[3];

	put_header(&tail, f);
	put_start(&head, s.n, sk_buf_view(&tail));
	piece[0] = sk_buf_view(&head);
	piece[1] = s;
	piece[2] = sk_buf_view(&tail);
	return tail.full || head.full ? NULL :
	    sk_archive_open(j->u, SK_ARCHIVE_SEVENZIP, piece, 3);
}

static struct sk_sevenzip_content
by_library(struct sk_sevenzip_job *j, const struct only *f, const struct sk_sevenzip_coder *coder,
    struct sk_span s)
{
	struct sk_sevenzip_content c = { .why = too_much(j, f, coder) };
	struct sk_archived out = { .broken = true };
	struct sk_archive *a = NULL;
	struct sk_span name;

	if (c.why == NULL && (a = open_only(j, f, s)) == NULL)
		c.why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	if (c.why != NULL) {
		sk_unpack_gap(j->u, j->self, c.why);
		return c;
	}
	if (sk_archive_next(a, &name) == 1)
		sk_archive_read(a, j->self, &j->given, &out);
	sk_archive_free(a);
	c.bytes = out.bytes;
	c.why = out.stopped;
	if (c.why == NULL && out.bytes.n < f->size[f->main])
		/* of several coders libarchive knows some orders only */
		c.why = out.bytes.n == 0 && f->coders > 1 ? "unsupported" : "damaged";
	return c;
}

/* ---- either ---- */

/* A chain whose last coder only libarchive has. */
static struct sk_sevenzip_content
take_last(struct sk_sevenzip_job *j, const struct only *all, struct chain *ch,
    const struct sk_sevenzip_coder *coder, struct sk_span s)
{
	struct sk_buf raw = sk_buf_new(j->u->arena, coder->raw.n + 1);
	struct only one = { .packs = 1, .coders = 1, .pack_size = all->pack_size,
		.size = &all->size[ch->last] };
	struct sk_sevenzip_content c, filtered;

	(void)sk_buf_byte(&raw, 1);
	(void)sk_buf_span(&raw, coder->raw);
	one.raw = sk_buf_view(&raw);
	c = by_library(j, &one, coder, s);
	if (ch->n == 0 || c.bytes.n == 0)
		return c;
	filtered = by_filters(j, ch, c.bytes, all->size[all->main]);
	if (c.why != NULL)
		filtered.why = c.why;
	return filtered;
}

static bool
in_library(const struct sk_sevenzip_plan *p)
{
	for (size_t i = 0; i < p->coders; i++) {
		const struct known *k = known_of(p->coder[i].id);

		if (k == NULL || !k->library)
			return false;
	}
	return true;
}

static struct sk_sevenzip_content
take(struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st,
    const struct sk_sevenzip_folder *f, const struct sk_sevenzip_plan *p)
{
	struct only all = { .raw = f->raw, .packs = f->packs, .coders = f->coders, .main = f->main,
		.pack_size = &st->pack_size[f->first_pack], .size = &st->size[f->first_size] };
	uint64_t size = all.size[f->main];
	struct chain ch;
	struct sk_span s;
	bool there = packed(j, st, f, &s), plain = as_chain(p, &ch);

	if (plain && ch.last == SK_SPAN_NONE && ch.n == 0)
		return copied(j, s, size);
	if (plain && ends_in_lzma(&ch) && ch.last == SK_SPAN_NONE)
		return by_lzma(j, &ch, s, size);
	if (plain && ch.last == SK_SPAN_NONE)
		return by_filters(j, &ch, s, size);
	if (!plain && !in_library(p))
		return (struct sk_sevenzip_content){ .why = "unsupported" };
	if (size == 0)
		return (struct sk_sevenzip_content){ 0 };
	if (!there)
		return (struct sk_sevenzip_content){ .why = "damaged" };
	if (plain)
		return take_last(j, &all, &ch, &p->coder[ch.last], s);
	return by_library(j, &all, p->coder, s);
}

/* After these limits nothing more is decoded; the names still count. */
static bool
ends_all(const char *why)
{
	return why == sk_limit_table[SK_LIMIT_RATIO].name ||
	    why == sk_limit_table[SK_LIMIT_BYTES_OUT].name ||
	    why == sk_limit_table[SK_LIMIT_CPU_MS].name;
}

struct sk_sevenzip_content
sk_sevenzip_take(struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st, size_t folder)
{
	const struct sk_sevenzip_folder *f = &st->folder[folder];
	struct sk_sevenzip_plan plan;
	struct sk_span raw = f->raw;
	struct sk_sevenzip_content c = { .why = "damaged" };

	if (!sk_sevenzip_plan(&raw, &plan))
		return c;
	if (has_coder(&plan, SK_SEVENZIP_AES))
		return (struct sk_sevenzip_content){ .locked = true };
	if (j->stopped != NULL)
		return (struct sk_sevenzip_content){ .why = j->stopped };
	c = take(j, st, f, &plan);
	if (c.why != NULL && ends_all(c.why))
		j->stopped = c.why;
	return c;
}
