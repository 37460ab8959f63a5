#include <stdlib.h>
#include "lzh.h"
#include "members.h"
#include "tree.h"
#include "unpack/pe.h"

enum {
	READINGS = 8,		/* of the names of one member */
	TRIES = 4096,		/* headers that turn out to be none */
	TIMES_READ = 4		/* how often the bytes of an archive may be decoded */
};
#define READ_FROM (16u << 20)	/* bytes decoded, from here on that counts */

struct lzh {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 bytes;
	uint64_t	 headers;	/* members and folders */
	size_t		 members, room;
	struct sk_span	*text;		/* names, for those that stand twice */
	unsigned	 tries;
	uint64_t	 given, read;	/* bytes decoded, and read for that */
	const char	*stopped;	/* the limit that ended decoding, or NULL */
};

/* 40 bits for the method and its dashes, 8 for a header's checksum; a header that
 * is found behind something else costs the 20 bits of its place.  Self-extractors
 * for DOS, CP/M and others are programs of no type that we know the end of; what
 * stands behind one for Windows comes here as a member of it. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	struct sk_lzh_header h;
	unsigned tries = TRIES;

	if (type == SK_TYPE_LZH)
		return sk_lzh_read(bytes, 0, &h) && (h.fits || !h.checked) ? 48 : 40;
	if (type != SK_TYPE_UNKNOWN && (type != SK_TYPE_PE || sk_pe_is(bytes)))
		return 0;
	return sk_lzh_find(bytes, 0, SK_LZH_MOST, &tries, &h) ? 28 : 0;
}

/* ---- names ---- */

static enum sk_charset
charset_of(uint32_t codepage)
{
	static const struct { uint32_t codepage; enum sk_charset cs; } table[] = {
		{ 932, SK_CS_SJIS }, { 65001, SK_CS_UTF8 }, { 20932, SK_CS_EUCJP },
		{ 51932, SK_CS_EUCJP }, { 936, SK_CS_GB18030 }, { 54936, SK_CS_GB18030 },
		{ 949, SK_CS_EUCKR }, { 950, SK_CS_BIG5 }, { 1251, SK_CS_CP1251 },
		{ 1252, SK_CS_CP1252 }, { 437, SK_CS_CP437 }, { 866, SK_CS_CP866 },
		{ 20866, SK_CS_KOI8R }, { 28591, SK_CS_LATIN1 }
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (table[i].codepage == codepage)
			return table[i].cs;
	return SK_CS_UNKNOWN;
}

/* Folder and name as one; 0xFF parts folders, and no charset of names has it. */
static struct sk_span
join(struct lzh *z, struct sk_span folder, struct sk_span name)
{
	struct sk_buf b = sk_buf_new(z->u->arena, SK_RECORD_TEXT);

	if (folder.n == 0 && sk_span_chr(name, 0xFF, 0) == SK_SPAN_NONE)
		return name;
	(void)sk_buf_span(&b, folder);
	if (b.n > 0 && b.p[b.n - 1] != 0xFF && b.p[b.n - 1] != '/' && name.n > 0)
		(void)sk_buf_byte(&b, '/');
	(void)sk_buf_span(&b, name);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == 0xFF)
			b.p[i] = '/';
	return sk_buf_view(&b);
}

/* The same from UTF-16, where 0xFFFF parts folders; UTF-8 comes out. */
static struct sk_span
join_wide(struct lzh *z, struct sk_span folder, struct sk_span name)
{
	struct sk_buf b = sk_buf_new(z->u->arena, SK_RECORD_TEXT), out = b;
	struct sk_span piece[2] = { folder, name };
	uint16_t unit = '/';

	for (size_t k = 0; k < 2; k++) {
		if (k == 1 && b.n > 0 && unit != 0xFFFF && unit != '/')
			(void)sk_buf_le(&b, '/', 2);
		for (size_t i = 0; sk_span_u16le(piece[k], i, &unit) && !b.full; i += 2)
			(void)sk_buf_le(&b, unit == 0xFFFF ? '/' : unit, 2);
		(void)sk_span_u16le(piece[k], piece[k].n - (piece[k].n < 2 ? piece[k].n : 2), &unit);
	}
	(void)sk_charset_to_utf8(SK_CS_UTF16LE, sk_buf_view(&b), &out, NULL);
	return sk_buf_view(&out);
}

/* True if raw reads as CP932 without a fault; then as *name_r. */
static bool
read_cp932(struct lzh *z, struct sk_span raw, struct sk_name *name_r)
{
	struct sk_buf b = sk_buf_new(z->u->arena, SK_RECORD_TEXT);
	size_t bad;

	*name_r = (struct sk_name){ .where = "cp932", .actual = SK_CS_SJIS };
	if (sk_utf8_ascii(raw) == raw.n || sk_span_chr(raw, 0, 0) != SK_SPAN_NONE ||
	    sk_charset_to_utf8(SK_CS_SJIS, raw, &b, &bad) != 0 || bad > 0)
		return false;
	name_r->text = sk_buf_view(&b);
	return true;
}

/* Japanese readers take a name without a code page for CP932, whatever it is; so
 * that comes first while it is likely at all, and in any case somewhere. */
static void
add_raw(struct lzh *z, const struct sk_lzh_header *h, struct sk_span raw, struct sk_name *list,
    size_t *n)
{
	enum sk_charset cs = charset_of(h->codepage);
	struct sk_name japanese = { 0 }, cut;
	bool likely = false;

	if (raw.n == 0)
		return;
	if (cs == SK_CS_UNKNOWN && read_cp932(z, raw, &japanese))
		likely = sk_charset_true(raw, SK_CS_SJIS) == SK_CS_SJIS;
	if (likely)
		sk_unpack_name_once(list, n, READINGS, japanese);
	sk_unpack_name_once(list, n, READINGS, sk_unpack_name(z->u, raw, cs, "header"));
	if (sk_unpack_name_cut(z->u, raw, cs, &cut))
		sk_unpack_name_once(list, n, READINGS, cut);
	sk_unpack_name_once(list, n, READINGS, japanese);
}

static size_t
names_of(struct lzh *z, const struct sk_lzh_header *h, struct sk_name list[READINGS])
{
	size_t n = 0;

	if (h->wide_name.n > 0)
		sk_unpack_name_once(list, &n, READINGS, sk_unpack_name(z->u,
		    join_wide(z, h->wide_folder, h->wide_name), SK_CS_UTF8, "unicode"));
	if (h->name.n > 0)
		add_raw(z, h, join(z, h->folder, h->name), list, &n);
	/* A short name for readers that know no extended headers. */
	if (h->base_name.n > 0)
		add_raw(z, h, join(z, h->folder, h->base_name), list, &n);
	return n;
}

/* ---- content ---- */

/* True if the three letters between the dashes are among words. */
static bool
is_method(const struct sk_lzh_header *h, const char *words)
{
	struct sk_span id = { h->method.p + 1, 3 };

	return sk_span_find(sk_span_text(words), id, 0) != SK_SPAN_NONE;
}

/* An archive with this one member, as libarchive wants it: level 0.  -lh4- is
 * -lh5- with a smaller window. */
static struct sk_span
put_header(struct lzh *z, const struct sk_lzh_header *h)
{
	struct sk_buf b = sk_buf_new(z->u->arena, 64);
	uint8_t sum = 0;

	(void)sk_buf_byte(&b, 23);		/* behind the first two bytes */
	(void)sk_buf_byte(&b, 0);
	(void)sk_buf_span(&b, is_method(h, "lh4") ? SK_SPAN("-lh5-") : h->method);
	(void)sk_buf_le(&b, h->csize, 4);
	(void)sk_buf_le(&b, h->usize, 4);
	(void)sk_buf_le(&b, 0, 4);		/* time */
	(void)sk_buf_le(&b, 0x20, 2);		/* attributes, level */
	(void)sk_buf_byte(&b, 1);		/* of the name */
	(void)sk_buf_byte(&b, 'm');
	(void)sk_buf_le(&b, h->crc, 2);
	for (size_t i = 2; i < b.n; i++)
		sum = (uint8_t)(sum + b.p[i]);
	if (b.n > 1)
		b.p[1] = sum;
	return sk_buf_view(&b);
}

struct content {
	struct sk_span	 bytes;
	bool		 seen;
	const char	*why;		/* gap, or NULL */
};

static struct content
take_stored(struct lzh *z, struct sk_span data)
{
	struct content c = { .bytes = data, .seen = true };

	if ((c.why = sk_unpack_stop(z->u, z->self, z->given, data.n)) != NULL)
		return (struct content){ .why = c.why };
	z->given += data.n;
	return c;
}

static struct content
take_packed(struct lzh *z, const struct sk_lzh_header *h, struct sk_span data)
{
	struct sk_span piece[3] = { { 0 }, data, SK_SPAN("\0\0\0\0\0\0\0\0") }, name;
	struct sk_lzh_header one = *h;
	struct sk_archived out = { .broken = true };
	struct sk_archive *a;

	if (data.n == 0)
		return (struct content){ .seen = h->usize == 0, .why = h->usize ? "damaged" : NULL };
	/* libarchive looks further than the content, and gives nothing of one that
	 * is cut short unless it finds the rest. */
	one.csize = data.n < h->csize ? data.n + piece[2].n : data.n;
	if (data.n > UINT32_MAX || one.usize > UINT32_MAX)
		return (struct content){ .why = "unsupported" };
	piece[0] = put_header(z, &one);
	if ((a = sk_archive_open(z->u, SK_ARCHIVE_LHA, piece, 3)) == NULL)
		return (struct content){ .why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name };
	if (sk_archive_next(a, &name) == 1)
		sk_archive_read(a, z->self, &z->given, &out);
	sk_archive_free(a);
	return (struct content){ .bytes = out.bytes, .seen = true,
		.why = out.stopped != NULL ? out.stopped : out.broken ? "damaged" : NULL };
}

static struct content
take_old(struct lzh *z, const struct sk_lzh_header *h, struct sk_span data)
{
	struct sk_lzh_decoded out;

	if (!sk_lzh_old(z->u, z->self, h, data, &z->given, &out))
		return (struct content){ .why = "unsupported" };
	if (out.stopped != NULL)
		sk_unpack_gap(z->u, z->self, out.stopped);
	return (struct content){ .bytes = out.bytes, .seen = true, .why = out.stopped != NULL ?
		out.stopped : out.bytes.n < h->usize ? "damaged" : NULL };
}

/* Readers stop at the size that the header tells: what its checksum fits is the
 * content, else all that is there. */
static void
check(struct lzh *z, const struct sk_lzh_header *h, struct content *c)
{
	struct sk_span told = sk_span_head(c->bytes,
	    h->usize < c->bytes.n ? (size_t)h->usize : c->bytes.n);

	if (c->why != NULL)
		return;
	if (c->bytes.n != h->usize)
		sk_unpack_defect(z->u, z->self, "size_lie");
	if (sk_lzh_crc(0, told) == h->crc)
		c->bytes = told;
	else if (told.n == c->bytes.n || sk_lzh_crc(0, c->bytes) != h->crc)
		sk_unpack_defect(z->u, z->self, "checksum");
}

static bool
ends_all(const char *why)
{
	return why == sk_limit_table[SK_LIMIT_RATIO].name ||
	    why == sk_limit_table[SK_LIMIT_BYTES_OUT].name ||
	    why == sk_limit_table[SK_LIMIT_CPU_MS].name;
}

static struct content
take(struct lzh *z, const struct sk_lzh_header *h)
{
	struct sk_span data = sk_span_from(z->bytes, h->data);
	struct content c;
	bool cut = h->csize > data.n;

	if (!cut)
		data = sk_span_head(data, (size_t)h->csize);
	if (z->stopped == NULL && z->read > READ_FROM && z->read / TIMES_READ > z->bytes.n) {
		z->stopped = sk_limit_table[SK_LIMIT_RATIO].name;
		sk_unpack_gap(z->u, z->self, z->stopped);
	}
	if (z->stopped != NULL)
		return (struct content){ .why = z->stopped };
	z->read += data.n;
	if (h->csize == 0 && h->usize == 0)
		c = (struct content){ .seen = true };
	else if (is_method(h, "lh0 lz4 pm0 lhd"))
		c = take_stored(z, data);
	else if (is_method(h, "lh4 lh5 lh6 lh7"))
		c = take_packed(z, h, data);
	else
		c = take_old(z, h, data);
	if (ends_all(c.why))
		z->stopped = c.why;
	if (cut && c.why == NULL)
		c.why = "damaged";
	check(z, h, &c);
	if (c.why != NULL && sk_span_is(sk_span_text(c.why), "damaged"))
		sk_unpack_defect(z->u, z->self, "damaged");
	return c;
}

/* ---- members ---- */

/* Keeps a name for note_twice; for nothing if there is no memory. */
static void
keep_name(struct lzh *z, struct sk_span text)
{
	size_t more = z->room == 0 ? 16 : z->room * 2;

	if (z->members == z->room) {
		struct sk_span *p = sk_arena_grow(z->u->arena, z->text,
		    z->room * sizeof *p, more * sizeof *p);

		if (p == NULL)
			return;
		z->text = p;
		z->room = more;
	}
	z->text[z->members++] = text;
}

static int
text_order(const void *a, const void *b)
{
	return sk_span_order(*(const struct sk_span *)a, *(const struct sk_span *)b);
}

static void
note_twice(struct lzh *z)
{
	if (z->members > 0)
		qsort(z->text, z->members, sizeof *z->text, text_order);
	for (size_t i = 1; i < z->members; i++)
		if (sk_span_same(z->text[i - 1], z->text[i]))
			sk_unpack_defect(z->u, z->self, "duplicate_name");
}

/* False if a limit ends it all. */
static bool
add(struct lzh *z, const struct sk_lzh_header *h)
{
	struct sk_name name[READINGS];
	struct content c;
	size_t names, index;

	/* a folder, or a link, whose target stands in its name */
	if (is_method(h, "lhd") && h->csize == 0)
		return true;
	if (is_method(h, "lhd"))
		sk_unpack_defect(z->u, z->self, "directory_with_data");
	c = take(z, h);
	names = names_of(z, h, name);
	keep_name(z, names > 0 ? name[0].text : (struct sk_span){ 0 });
	if (!sk_unpack_add(z->u, z->self, name, names, (struct sk_span){ 0 }, c.bytes, c.seen,
	    &index))
		return false;
	if (c.why != NULL)
		sk_unpack_gap(z->u, index, c.why);
	return true;
}

/* ---- the walk ---- */

/* Fillings of the last block, as CP/M's: no data of anybody's. */
static bool
is_filling(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != 0 && s.p[i] != 0x1A)
			return false;
	return true;
}

/* No header stands at *at: the next one that is found, false if there is none. */
static bool
go_on(struct lzh *z, uint64_t *at, uint64_t from, struct sk_lzh_header *h)
{
	struct sk_span rest = sk_span_from(z->bytes, *at);
	bool end = rest.n == 0 || rest.p[0] == 0 || is_filling(rest);

	if (sk_lzh_find(z->bytes, from, z->bytes.n, &z->tries, h)) {
		if (z->headers > 0)
			sk_unpack_defect(z->u, z->self, end ? "hidden_member" : "damaged");
		else if (h->at > 0 && z->u->object[z->self].type != SK_TYPE_PE)
			sk_unpack_defect(z->u, z->self, "prefix");
		*at = h->at;
		return true;
	}
	if (z->tries == 0)
		sk_unpack_gap(z->u, z->self, sk_limit_table[SK_LIMIT_MEMBERS].name);
	if (!end || z->headers == 0) {
		sk_unpack_defect(z->u, z->self, "damaged");
		sk_unpack_gap(z->u, z->self, "damaged");
	} else if (!is_filling(rest)) {
		sk_unpack_defect(z->u, z->self, "suffix");
	}
	return false;
}

/*
 * Readers stop at a zero, or at what is no header; what stands behind it is
 * looked at all the same.  Where content reaches past the end, the next header
 * may be inside it.
 */
static void
open(struct sk_unpack *u, size_t self)
{
	struct lzh z = { .u = u, .self = self, .bytes = u->object[self].bytes, .tries = TRIES };
	struct sk_lzh_header h;
	uint64_t at = 0, from = 0;

	for (;;) {
		if (!sk_budget_time(u->budget)) {
			sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_CPU_MS].name);
			break;
		}
		if (!(at == 0 && u->object[self].type != SK_TYPE_LZH) &&
		    sk_lzh_read(z.bytes, at, &h)) {
			if (h.cut || (h.checked && !h.fits))
				sk_unpack_defect(u, self, "damaged");
		} else if (!go_on(&z, &at, from, &h)) {
			break;
		}
		z.headers++;
		if (!add(&z, &h))
			break;
		from = at = h.data;
		if (h.csize <= z.bytes.n - h.data)
			from = at += h.csize;
		else
			at = z.bytes.n;
	}
	note_twice(&z);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, z.headers);
}

const struct sk_format sk_fmt_lzh = { "lzh", "LHa for UNIX 1.14i, header.doc; LHA file header level 3",
	bid, open };
