#include <string.h>
#include "base/buf.h"
#include "unpack/rtf.h"

enum {
	WORD = 250,		/* letters of a control word; Word takes no more */
	OPEN = 8,		/* data of objects inside each other */
	SHAPE_DIGITS = 16	/* in a row, in a list of points */
};

struct word {
	struct sk_span	 name;
	bool		 has_number;
	int64_t		 number;
};

static bool
is_letter(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static int
hex_digit(uint8_t c)
{
	return is_digit(c) ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ?
	    (c | 0x20) - 'a' + 10 : -1;
}

/* The control word whose first letter is at *at: letters, a number, one blank. */
static struct word
take_word(struct sk_span s, size_t *at)
{
	struct word w = { .number = 0 };
	size_t from = *at, i = *at;
	bool minus;

	while (i < s.n && i - from < WORD && is_letter(s.p[i]))
		i++;
	w.name = (struct sk_span){ s.p + from, i - from };
	minus = i + 1 < s.n && s.p[i] == '-' && is_digit(s.p[i + 1]);
	for (i += minus; i < s.n && is_digit(s.p[i]); i++) {
		w.has_number = true;
		if (w.number < INT64_C(1) << 40)
			w.number = w.number * 10 + (s.p[i] - '0');
	}
	if (minus)
		w.number = -w.number;
	*at = i + (i < s.n && s.p[i] == ' ');
	return w;
}

/* Bytes of binary data behind a word at at; 0 for any other word, and for a lie. */
static size_t
binary(const struct word *w, struct sk_span s, size_t at, bool *lie)
{
	if (!sk_span_is(w->name, "bin") || w->number <= 0)
		return 0;
	if ((uint64_t)w->number <= s.n - at)
		return (size_t)w->number;
	*lie = true;
	return 0;
}

/* ---- the whole ---- */

enum collecting { C_NONE, C_CLASS, C_TEMPLATE, C_FIELD, C_SHAPE_NAME, C_SHAPE_VALUE };

struct reader {
	struct sk_span		 s;
	size_t			 at;
	const struct sk_rtf_see	*see;
	struct sk_rtf		*r;
	uint64_t		 depth;
	bool			 star;		/* \* stands before the next word */
	bool			 updates;	/* the object at hand brings itself up to date */
	struct { size_t from; uint64_t depth; bool updates; } open[OPEN];
	size_t			 opens;
	enum collecting		 what;		/* text that is collected */
	uint64_t		 text_depth, skip_depth;
	struct sk_buf		 text;
	int			 over;		/* characters that stand for a \u */
	bool			 fragments;	/* the property's name is pFragments */
};

bool
sk_rtf_is(struct sk_span s)
{
	return sk_span_begins(sk_span_trim(sk_span_head(s, 256)), SK_SPAN("{\\rt"));
}

static void
tell(struct reader *r, enum sk_rtf_text kind, struct sk_span text)
{
	text = sk_span_trim(text);
	if (r->see->text != NULL && text.n > 0)
		r->see->text(r->see->to, kind, text);
}

/* A list of points is numbers; the shape that overran Word (CVE-2010-3333) has a
 * heap of hexadecimal digits there. */
static bool
is_heap(struct sk_span value)
{
	size_t run = 0;

	for (size_t i = 0; i < value.n; i++) {
		run = hex_digit(value.p[i]) >= 0 ? run + 1 : 0;
		if (run >= SHAPE_DIGITS)
			return true;
	}
	return false;
}

static void
end_text(struct reader *r)
{
	struct sk_span text = sk_buf_view(&r->text);

	switch (r->what) {
	case C_CLASS: tell(r, SK_RTF_CLASS, text); break;
	case C_TEMPLATE: tell(r, SK_RTF_TEMPLATE, text); break;
	case C_FIELD: tell(r, SK_RTF_FIELD, text); break;
	case C_SHAPE_NAME: r->fragments = sk_span_is_nocase(sk_span_trim(text), "pFragments"); break;
	case C_SHAPE_VALUE:
		if (is_heap(text))
			tell(r, SK_RTF_SHAPE, SK_SPAN("pFragments"));
		r->fragments = false;
		break;
	case C_NONE: break;
	}
	r->what = C_NONE;
}

static void
begin_text(struct reader *r, enum collecting what)
{
	if (r->what != C_NONE)
		return;		/* a field in a field: one text */
	r->what = what;
	r->text_depth = r->depth;
	r->skip_depth = 0;
	r->over = 0;
	r->text.n = 0;
	r->text.full = false;
}

static void
end_data(struct reader *r, size_t to)
{
	size_t from = r->open[--r->opens].from;

	if (r->see->data != NULL)
		r->see->data(r->see->to, (struct sk_span){ r->s.p + from, to - from },
		    r->open[r->opens].updates);
}

static void
leave(struct reader *r)
{
	if (r->opens > 0 && r->depth == r->open[r->opens - 1].depth)
		end_data(r, r->at - 1);
	if (r->what != C_NONE && r->depth == r->text_depth)
		end_text(r);
	if (r->depth == r->skip_depth)
		r->skip_depth = 0;
	if (r->depth > 0 && --r->depth == 0 && r->r->end == 0)
		r->r->end = r->at;
}

static void
put(struct reader *r, uint8_t c)
{
	if (r->over > 0)
		r->over--;
	else if (r->what != C_NONE && r->skip_depth == 0)
		(void)sk_buf_byte(&r->text, c);
}

static void
begin_data(struct reader *r)
{
	if (r->opens == OPEN) {
		r->r->too_deep = true;
		return;
	}
	r->open[r->opens].from = r->at;
	r->open[r->opens].updates = r->updates;
	r->open[r->opens++].depth = r->depth;
}

static void
obey(struct reader *r, const struct word *w, bool star)
{
	static const struct { const char *name; enum collecting what; } texts[] = {
		{ "objclass", C_CLASS }, { "template", C_TEMPLATE }, { "fldinst", C_FIELD },
		{ "sn", C_SHAPE_NAME }
	};

	if (sk_span_is(w->name, "object")) {
		r->updates = false;
	} else if (sk_span_is(w->name, "objupdate")) {
		r->updates = true;
	} else if (sk_span_is(w->name, "objdata")) {
		begin_data(r);
	} else if (sk_span_is(w->name, "u") && w->has_number) {
		if (r->what != C_NONE && r->skip_depth == 0)
			(void)sk_buf_utf8(&r->text, (uint32_t)(w->number & 0xFFFF));
		r->over = 1;
	} else if (sk_span_is(w->name, "sv") && r->fragments) {
		begin_text(r, C_SHAPE_VALUE);
	} else {
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
			if (sk_span_is(w->name, texts[i].name)) {
				begin_text(r, texts[i].what);
				return;
			}
		/* A destination that a reader need not know. */
		if (star && r->what != C_NONE && r->skip_depth == 0 && r->depth > r->text_depth)
			r->skip_depth = r->depth;
	}
}

static void
escape(struct reader *r)
{
	uint8_t a, b;

	if (sk_span_u8(r->s, r->at, &a) && sk_span_u8(r->s, r->at + 1, &b) &&
	    hex_digit(a) >= 0 && hex_digit(b) >= 0) {
		put(r, (uint8_t)(hex_digit(a) << 4 | hex_digit(b)));
		r->at += 2;
	}
}

static void
control(struct reader *r)
{
	bool star = r->star;
	struct word w;
	uint8_t c;

	if (!sk_span_u8(r->s, r->at, &c))
		return;
	if (is_letter(c)) {
		w = take_word(r->s, &r->at);
		r->star = false;
		obey(r, &w, star);
		r->at += binary(&w, r->s, r->at, &r->r->binary_lie);
		return;
	}
	r->at++;
	if (c == '\'')
		escape(r);
	else if (c == '*')
		r->star = true;
	else if (c == '\\' || c == '{' || c == '}')
		put(r, c);
	else if (c == '~')
		put(r, ' ');
}

/* "{\rtf" and its only version, 1.9.1 "RTF Version"; old writers leave that out. */
static bool
begins_well(struct sk_span s)
{
	uint8_t version, more;

	s = sk_span_trim(sk_span_head(s, 256));
	if (!sk_span_begins(s, SK_SPAN("{\\rtf")) || !sk_span_u8(s, 5, &version))
		return false;
	if (version == '\\')
		return true;
	return version == '1' && (!sk_span_u8(s, 6, &more) || (!is_digit(more) && !is_letter(more)));
}

void
sk_rtf_read(struct sk_span s, struct sk_arena *arena, const struct sk_rtf_see *see,
    struct sk_rtf *r_r)
{
	struct reader r = { .s = s, .see = see, .r = r_r };

	*r_r = (struct sk_rtf){ .bad_begin = !begins_well(s) };
	r.text = sk_buf_new(arena, SK_RTF_TEXT);
	while (r.at < s.n) {
		uint8_t c = s.p[r.at++];

		if (c == '\\') {
			control(&r);
		} else if (c == '{') {
			r.depth++;
			r.star = false;
		} else if (c == '}') {
			leave(&r);
			r.star = false;
		} else if (r.what != C_NONE && c != '\r' && c != '\n') {
			put(&r, c);
		} else if (r.over > 0) {
			r.over--;
		}
	}
	/* What is not closed ends here; Word reads it as well. */
	while (r.opens > 0)
		end_data(&r, s.n);
	end_text(&r);
	if (r_r->end == 0)
		r_r->end = s.n;
}

/* ---- hexadecimal data ---- */

struct hex {
	struct sk_span	 s;
	size_t		 at;
	enum sk_rtf_way	 way;
	struct sk_buf	 out;
	int		 half;		/* a digit whose other one is still to come, or -1 */
	uint64_t	 depth, skip;	/* groups, and the one that is nothing to us */
	bool		 star;
	unsigned	 tricks;
};

static void
digit(struct hex *h, int v)
{
	if (h->skip > 0)
		return;
	if (h->half < 0) {
		h->half = v;
		return;
	}
	(void)sk_buf_byte(&h->out, (uint8_t)(h->half << 4 | v));
	h->half = -1;
}

static void
hex_escape(struct hex *h)
{
	uint8_t c;

	h->tricks |= SK_RTF_ESCAPED;
	if (h->way == SK_RTF_DROP && h->skip == 0)
		h->half = -1;
	for (int i = 0; i < 2 && sk_span_u8(h->s, h->at, &c) && hex_digit(c) >= 0; i++, h->at++)
		if (h->way == SK_RTF_COUNT)
			digit(h, hex_digit(c));
}

/* Groups of other destinations hold nothing of the data. */
static bool
is_other(const struct word *w, bool star)
{
	static const char *const names[] = { "object", "objclass", "objdata", "objname", "pict",
		"result", "info", "fonttbl", "colortbl", "stylesheet", "field", "fldinst", "fldrslt" };

	if (star)
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sk_span_is(w->name, names[i]))
			return true;
	return false;
}

static void
hex_control(struct hex *h)
{
	bool star = h->star, lie;
	struct word w;
	uint8_t c;
	size_t n;

	if (!sk_span_u8(h->s, h->at, &c))
		return;
	if (!is_letter(c)) {
		h->at++;
		if (c == '\'') {
			hex_escape(h);
			return;
		}
		h->star = c == '*';
		h->tricks |= SK_RTF_BROKEN_UP;
		return;
	}
	w = take_word(h->s, &h->at);
	h->star = false;
	h->tricks |= SK_RTF_BROKEN_UP;
	n = binary(&w, h->s, h->at, &lie);
	if (n > 0 && h->skip == 0) {
		(void)sk_buf_put(&h->out, h->s.p + h->at, n);
		h->half = -1;
	}
	h->at += n;
	if (h->skip == 0 && h->depth > 0 && is_other(&w, star))
		h->skip = h->depth;
}

bool
sk_rtf_hex(struct sk_span hex, struct sk_arena *arena, enum sk_rtf_way way,
    struct sk_span *bytes_r, unsigned *tricks_r)
{
	struct hex h = { .s = hex, .way = way, .half = -1 };

	h.out = sk_buf_new(arena, hex.n);
	(void)sk_buf_reserve(&h.out, hex.n / 2 + 1);
	while (h.at < hex.n) {
		uint8_t c = hex.p[h.at++];
		int v = hex_digit(c);

		if (v >= 0) {
			digit(&h, v);
		} else if (c == '\\') {
			hex_control(&h);
		} else if (c == '{') {
			h.depth++;
			h.tricks |= SK_RTF_BROKEN_UP;
		} else if (c == '}') {
			if (h.depth == h.skip)
				h.skip = 0;
			h.depth -= h.depth > 0;
		} else if (c > ' ') {
			h.tricks |= SK_RTF_BROKEN_UP;
		}
	}
	if (h.half >= 0)
		h.tricks |= SK_RTF_HALF;
	*bytes_r = sk_buf_view(&h.out);
	*tricks_r = h.tricks;
	return !h.out.full;
}
