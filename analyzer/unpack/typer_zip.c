#include "typer.h"

/*
 * Office goes by the directory at the end of a zip, so that comes first; where
 * there is none, local headers are followed as far as they can be.  Header
 * layouts: APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16.  Part names: ECMA-376 part 2, 10.
 */
enum {
	TAIL_NEAR = 1024,	/* where nearly every end record stands */
	TAIL = 65536 + 22,
	NAMES = 512		/* members that are looked at */
};

struct seen {
	bool		content_types;
	enum sk_type	type;		/* by folder, UNKNOWN so far */
};

/* Notes one member; true once all is known. */
static bool
note(struct seen *s, struct sk_span name)
{
	static const struct { struct sk_span folder; enum sk_type type; } office[] = {
		{ SK_LIT("word/"), SK_TYPE_OOXML_DOC },
		{ SK_LIT("xl/"), SK_TYPE_OOXML_XLS },
		{ SK_LIT("ppt/"), SK_TYPE_OOXML_PPT }
	};

	if (name.n > 0 && (name.p[0] == '/' || name.p[0] == '\\'))
		name = sk_span_from(name, 1);
	if (sk_span_is_nocase(name, "[content_types].xml"))
		s->content_types = true;
	for (size_t i = 0; i < 3 && s->type == SK_TYPE_UNKNOWN; i++) {
		struct sk_span f = office[i].folder, head = sk_span_head(name, f.n - 1);

		if (name.n > f.n && (name.p[f.n - 1] == '/' || name.p[f.n - 1] == '\\') &&
		    sk_span_same_nocase(head, sk_span_head(f, f.n - 1)))
			s->type = office[i].type;
	}
	return s->content_types && s->type != SK_TYPE_UNKNOWN;
}

/* The last end record of tail, as its offset in there. */
static size_t
find_end(struct sk_span tail)
{
	for (size_t i = tail.n < 22 ? 0 : tail.n - 21; i > 0; i--)
		if (tail.p[i - 1] == 'P' &&
		    sk_span_begins(sk_span_from(tail, i - 1), SK_SPAN("PK\x05\x06")))
			return i - 1;
	return SK_SPAN_NONE;
}

/* Where the directory begins; it ends where the end record begins, so bytes
 * before the zip do not matter. */
static bool
find_directory(struct sk_span b, size_t *at_r)
{
	size_t window[2] = { TAIL_NEAR, TAIL }, end = SK_SPAN_NONE;
	uint32_t size;

	*at_r = 0;
	for (size_t k = 0; k < 2 && end == SK_SPAN_NONE; k++) {
		size_t from = b.n > window[k] ? b.n - window[k] : 0;

		end = find_end(sk_span_from(b, from));
		if (end != SK_SPAN_NONE)
			end += from;
	}
	if (end == SK_SPAN_NONE || !sk_span_u32le(b, end + 12, &size) || size > end)
		return false;
	*at_r = end - size;
	return true;
}

/* True if it lists anything. */
static bool
read_directory(struct sk_span b, size_t at, struct seen *s)
{
	size_t i;

	for (i = 0; i < NAMES; i++) {
		struct sk_span h = sk_span_from(b, at), name;
		uint16_t name_n, extra_n, comment_n;

		if (!sk_span_begins(h, SK_SPAN("PK\x01\x02")) ||
		    !sk_span_u16le(h, 28, &name_n) || !sk_span_u16le(h, 30, &extra_n) ||
		    !sk_span_u16le(h, 32, &comment_n) || !sk_span_cut(h, 46, name_n, &name))
			break;
		if (note(s, name))
			return true;
		at += 46u + name_n + extra_n + comment_n;
	}
	return i > 0;
}

static void
read_local(struct sk_span b, struct seen *s)
{
	size_t at = sk_span_find(sk_span_head(b, 64), SK_SPAN("PK\x03\x04"), 0);

	for (size_t i = 0; i < NAMES && at != SK_SPAN_NONE; i++) {
		struct sk_span h = sk_span_from(b, at), name;
		uint16_t flags, name_n, extra_n;
		uint32_t packed;

		if (!sk_span_begins(h, SK_SPAN("PK\x03\x04")) ||
		    !sk_span_u16le(h, 6, &flags) || !sk_span_u32le(h, 18, &packed) ||
		    !sk_span_u16le(h, 26, &name_n) || !sk_span_u16le(h, 28, &extra_n) ||
		    !sk_span_cut(h, 30, name_n, &name) || note(s, name))
			return;
		if (packed == 0 && (flags & 8) != 0)	/* the size stands behind it */
			at = sk_span_find(b, SK_SPAN("PK\x03\x04"), at + 30);
		else if (packed > h.n)
			return;
		else
			at += (size_t)30 + name_n + extra_n + packed;
	}
}

enum sk_type
sk_typer_zip(struct sk_span bytes)
{
	struct seen s = { false, SK_TYPE_UNKNOWN };
	size_t at;

	if (!find_directory(bytes, &at) || !read_directory(bytes, at, &s))
		read_local(bytes, &s);
	return s.content_types && s.type != SK_TYPE_UNKNOWN ? s.type : SK_TYPE_ZIP;
}
