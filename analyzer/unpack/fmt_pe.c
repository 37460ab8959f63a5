#include "base/charset.h"
#include "rar.h"
#include "tree.h"
#include "unpack/pe.h"
#include "zip.h"

/*
 * What a program carries: behind its last section, where self-extractors and
 * droppers keep their load, and among its resources.  A program carries pictures,
 * texts and tables for itself; handed over is only what somebody else could open.
 */
enum {
	LEAST = 64,		/* bytes; less is nothing that could be opened */
	SEARCHED = 1 << 20,	/* of an overlay, where a load may begin */
	FINDS = 8,		/* of one overlay */
	TRIES = 16,		/* hits of one signature that are none */
	RESOURCES = 1024,	/* that are looked at */
	LABEL = 256
};

/* How that begins which may lie behind a program's own data; more is asked by
 * the typer.  In order of nothing: the first in the file counts. */
static const struct sk_span beginning[] = {
	SK_LIT("Rar!\x1A\x07"), SK_LIT("7z\xBC\xAF\x27\x1C"), SK_LIT("MSCF\0\0\0\0"),
	SK_LIT("PK\x03\x04"), SK_LIT("MZ"), SK_LIT("%PDF-"),
	SK_LIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), SK_LIT("{\\rt"),
	SK_LIT("-lh"), SK_LIT("-lz"), SK_LIT("**ACE**"),
	SK_LIT("ITSF\x03\0\0\0"), SK_LIT("L\0\0\0\x01\x14\x02\0")
};

/* 16 bits of "MZ", 32 of the signature that it leads to, and 32 of its place: a
 * program stays one, whatever else can be read from its end. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	return type == SK_TYPE_PE && sk_pe_is(bytes) ? 80 : 0;
}

/* True if type is worth a member.  Pages and vector pictures are what programs
 * draw their own windows with. */
static bool
matters(enum sk_type type)
{
	switch (type) {
	case SK_TYPE_HTML: case SK_TYPE_SVG: case SK_TYPE_MESSAGE: case SK_TYPE_MBOX:
	case SK_TYPE_SMIME:
		return false;
	default:
		return (sk_type_table[type].classes &
		    (SK_CLASS_RUNS | SK_CLASS_DOCUMENT | SK_CLASS_CONTAINER)) != 0;
	}
}

/* True if what is looked for at the beginning of s is there and whole enough:
 * two letters alone say nothing. */
static bool
begins_something(struct sk_span s, enum sk_type *type_r)
{
	*type_r = SK_TYPE_UNKNOWN;
	if (s.n < LEAST || (sk_span_begins(s, SK_SPAN("MZ")) && !sk_pe_is(s)))
		return false;
	*type_r = sk_typer(s, (struct sk_span){ 0 });
	return matters(*type_r);
}

/* The first place at or behind from where something begins that lit may stand
 * for, SK_SPAN_NONE if there is none before end. */
static size_t
find_one(struct sk_span s, struct sk_span lit, size_t from, size_t end)
{
	/* methods of LHa and the name of ACE stand behind a few bytes */
	size_t before = lit.p[0] == '-' ? 2 : lit.p[0] == '*' ? 7 : 0;
	struct sk_span head = sk_span_head(s, end > s.n - before ? s.n : end + before);
	size_t at = from;
	enum sk_type type;

	for (int i = 0; i < TRIES; i++) {
		at = sk_span_find(head, lit, at);
		if (at == SK_SPAN_NONE)
			return at;
		if (at >= from + before && begins_something(sk_span_from(s, at - before), &type))
			return at - before;
		at++;
	}
	return SK_SPAN_NONE;
}

static size_t
find_next(struct sk_span s, size_t from)
{
	size_t best = from > s.n ? s.n : s.n - from < SEARCHED ? s.n : from + SEARCHED;
	bool found = false;

	for (size_t i = 0; i < sizeof beginning / sizeof *beginning && from < best; i++) {
		size_t at = find_one(s, beginning[i], from, best);

		if (at < best) {
			best = at;
			found = true;
		}
	}
	return found ? best : SK_SPAN_NONE;
}

static bool
add(struct sk_unpack *u, size_t self, struct sk_span label, struct sk_span bytes)
{
	struct sk_name name = { .text = label, .where = "place" };
	struct sk_pe *pe = sk_pe_of(u, self);
	size_t index;
	bool more;

	more = sk_unpack_add(u, self, &name, 1, (struct sk_span){ 0 }, bytes, true, &index);
	if (index != 0 && pe->carried < SK_PE_CARRIED)
		pe->carries[pe->carried++] = index;
	return more;
}

/* ---- headers that tell their size ---- */

/* True if s begins with a 7z that ends inside it, at *end_r. */
static bool
is_7z(struct sk_span s, uint64_t *end_r)
{
	uint64_t off, size;
	uint8_t major;

	/* 7zFormat.txt, SignatureHeader */
	if (!sk_span_begins(s, SK_SPAN("7z\xBC\xAF\x27\x1C")) || s.n < 32 ||
	    !sk_span_u8(s, 6, &major) || !sk_span_u64le(s, 12, &off) ||
	    !sk_span_u64le(s, 20, &size) || major != 0 || size == 0 || off > s.n - 32 ||
	    size > s.n - 32 - off)
		return false;
	*end_r = 32 + off + size;
	return true;
}

static bool
is_cab(struct sk_span s, uint64_t *end_r)
{
	uint32_t size, files;
	uint16_t version;

	/* MS-CAB 2.1, CFHEADER */
	if (!sk_span_begins(s, SK_SPAN("MSCF\0\0\0\0")) || !sk_span_u32le(s, 8, &size) ||
	    !sk_span_u32le(s, 16, &files) || !sk_span_u16le(s, 24, &version) ||
	    version != 0x0103 || size > s.n || files < 36 || files >= size)
		return false;
	*end_r = size;
	return true;
}

/* ---- overlay ---- */

static bool
is_zip(enum sk_type type)
{
	return type == SK_TYPE_ZIP || (sk_type_table[type].classes &
	    (SK_CLASS_DOCUMENT | SK_CLASS_CONTAINER)) == (SK_CLASS_DOCUMENT | SK_CLASS_CONTAINER);
}

/*
 * A zip is read from its end.  Where its offsets count from a place before the
 * overlay (from the program's first byte, as Info-ZIP's "zip -A" makes them), it
 * makes sense as a part of the whole only, and fmt_zip bids for that itself.
 */
struct zip_place {
	bool		 there, itself;
	const uint8_t	*p;		/* where it begins */
};

static struct zip_place
zip_of(struct sk_span program)
{
	struct zip_place z = { 0 };
	uint64_t base;

	if (sk_zip_base(program, &base) && base <= program.n) {
		z.there = true;
		z.itself = !sk_pe_is_overlay(program, base);
		z.p = program.p + base;
	}
	return z;
}

/* Offset in s of a zip that must be handed over, SK_SPAN_NONE if there is none. */
static size_t
zip_at(const struct zip_place *zip, struct sk_span s)
{
	if (!zip->there || zip->itself || zip->p < s.p || zip->p >= s.p + s.n)
		return SK_SPAN_NONE;
	return (size_t)(zip->p - s.p);
}

/* Readers of zip, PDF and RTF put up with what stands before, and so does the
 * typer; where it really begins is better. */
static size_t
first_of(struct sk_span s)
{
	enum sk_type type;
	size_t at;

	if (!begins_something(s, &type))
		return find_next(s, 0);
	if (type != SK_TYPE_ZIP && (sk_type_table[type].classes & SK_CLASS_DOCUMENT) == 0)
		return 0;
	at = find_next(s, 0);
	return at == SK_SPAN_NONE ? 0 : at;
}

/*
 * Readers of documents do not mind what follows, so a document may stand before
 * another load, and so may what tells its own size; anything else goes to the end,
 * and looks behind itself.
 */
static bool
take_overlay(struct sk_unpack *u, size_t self, struct sk_span s, const struct zip_place *zip)
{
	enum sk_type type = SK_TYPE_UNKNOWN;
	size_t at = first_of(s);
	struct sk_span found;
	uint64_t end;
	bool more = true, last = false;

	for (int i = 0; more && !last && i < FINDS; i++) {
		if (at == SK_SPAN_NONE && (at = zip_at(zip, s)) == SK_SPAN_NONE)
			return true;
		found = sk_span_from(s, at);
		end = 1;
		(void)begins_something(found, &type);
		if (is_7z(found, &end) || is_cab(found, &end))
			found = sk_span_head(found, (size_t)end);
		else
			last = (sk_type_table[type].classes & SK_CLASS_DOCUMENT) == 0 || is_zip(type);
		if (!zip->itself || !is_zip(type))
			more = add(u, self, SK_SPAN("overlay"), found);
		at = last ? at : find_next(s, at + (size_t)end);
	}
	return more;
}

/* The certificates stand on a multiple of 8; the zeros before them may be the
 * end of what is carried. */
static struct sk_span
padded(const struct sk_pe *pe, struct sk_span s)
{
	const uint8_t *end = s.p + s.n;

	if (s.n > 0 && pe->certificates.n > 0 && pe->certificates.p >= end &&
	    pe->certificates.p - end < 8)
		s.n += (size_t)(pe->certificates.p - end);
	return s;
}

/* ---- resources ---- */

static void
put_key(struct sk_buf *b, uint32_t id, struct sk_span text)
{
	if (id == SK_RT_NAMED)
		(void)sk_charset_to_utf8(SK_CS_UTF16LE, sk_span_head(text, LABEL / 4), b, NULL);
	else
		(void)sk_buf_printf(b, "%u", (unsigned)id);
}

/* "resource RCDATA/101", as tools for resources write it. */
static struct sk_span
label_of(struct sk_unpack *u, const struct sk_pe_resource *r)
{
	struct sk_buf b = sk_buf_new(u->arena, LABEL);

	(void)sk_buf_text(&b, "resource ");
	if (r->type == SK_RT_RCDATA)
		(void)sk_buf_text(&b, "RCDATA");
	else
		put_key(&b, r->type, r->type_name);
	(void)sk_buf_byte(&b, '/');
	put_key(&b, r->id, r->name);
	return sk_buf_view(&b);
}

static bool
take_resources(struct sk_unpack *u, size_t self, const struct sk_pe *pe)
{
	bool more = true;
	size_t looked = 0;

	for (size_t i = 0; more && i < pe->resources && looked < RESOURCES; i++) {
		const struct sk_pe_resource *r = &pe->resource[i];
		enum sk_type type;

		if (!sk_pe_is_own_data(r) || r->data.n < LEAST)
			continue;
		looked++;
		if (!sk_budget_time(u->budget)) {
			sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_CPU_MS].name);
			return false;
		}
		if (begins_something(r->data, &type))
			more = add(u, self, label_of(u, r), r->data);
	}
	return more;
}

/* ---- archives in sections ---- */

/*
 * Some stubs look for their archive in the whole file, so that a section may claim
 * it.  Programs that know archives hold the signatures too: more is asked.
 */
/* True if a resource that was handed over holds p. */
static bool
is_resource(const struct sk_unpack *u, const struct sk_pe *pe, const uint8_t *p)
{
	for (size_t i = 0; i < pe->carried; i++) {
		struct sk_span s = u->object[pe->carries[i]].bytes;

		if (p >= s.p && p < s.p + s.n)
			return true;
	}
	return false;
}

static void
take_sections(struct sk_unpack *u, size_t self, const struct sk_pe *pe)
{
	static const struct {
		struct sk_span	 lit;
		bool		(*is)(struct sk_span s, uint64_t *end_r);
	} kind[] = {
		{ SK_LIT("7z\xBC\xAF\x27\x1C\0"), is_7z }, { SK_LIT("MSCF\0\0\0\0"), is_cab }
	};
	struct sk_span s = sk_span_head(pe->bytes, sk_pe_end(pe));
	size_t at = sk_rar_find(s, 1);
	uint64_t end;
	bool more = true;

	if (at != SK_SPAN_NONE && !is_resource(u, pe, s.p + at))
		more = add(u, self, SK_SPAN("section"), sk_span_from(s, at));
	for (size_t k = 0; more && k < sizeof kind / sizeof *kind; k++) {
		at = sk_span_find(s, kind[k].lit, 1);
		for (int i = 0; more && i < TRIES && at != SK_SPAN_NONE; i++) {
			if (!is_resource(u, pe, s.p + at) && kind[k].is(sk_span_from(s, at), &end))
				more = add(u, self, SK_SPAN("section"),
				    sk_span_head(sk_span_from(s, at), (size_t)end));
			at = sk_span_find(s, kind[k].lit, at + 1);
		}
	}
}

static void
open(struct sk_unpack *u, size_t self)
{
	const struct sk_pe *pe = sk_pe_of(u, self);
	struct zip_place zip;

	if (pe == NULL) {
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	zip = zip_of(u->object[self].bytes);
	for (int i = 0; i < 2; i++)
		if (pe->overlay[i].n > 0 &&
		    !take_overlay(u, self, padded(pe, pe->overlay[i]), &zip))
			return;
	if (take_resources(u, self, pe))
		take_sections(u, self, pe);
}

const struct sk_format sk_fmt_pe = { "pe", "Microsoft, PE Format", bid, open };
