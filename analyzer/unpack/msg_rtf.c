#include <string.h>
#include "mapi.h"
#include "msg.h"
#include "tree.h"

/* ---- compressed RTF, MS-OXRTFCP ---- */

enum { WINDOW = 4096, HEAD = 16 };	/* 2.1.3.1 */
#define MAGIC_PACKED	0x75465A4Cu	/* "LZFu" */
#define MAGIC_PLAIN	0x414C454Du	/* "MELA" */

/* What the window holds at the start, 2.1.2.1. */
static const struct sk_span start = SK_LIT("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
    "{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New "
    "RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx");

struct lzfu {
	uint8_t		 window[WINDOW];
	uint32_t	 at;
	struct sk_buf	*out;
};

static void
put(struct lzfu *z, uint8_t c)
{
	z->window[z->at] = c;
	z->at = (z->at + 1) % WINDOW;
	(void)sk_buf_byte(z->out, c);
}

/* One control byte and its eight tokens.  False at the end. */
static bool
run(struct lzfu *z, struct sk_span in, size_t *at)
{
	uint8_t control, c;
	uint16_t ref;

	if (!sk_span_u8(in, (*at)++, &control))
		return false;
	for (int bit = 0; bit < 8 && !z->out->full; bit++) {
		if ((control >> bit & 1) == 0) {
			if (!sk_span_u8(in, (*at)++, &c))
				return false;
			put(z, c);
			continue;
		}
		if (!sk_span_u16be(in, *at, &ref) || ref >> 4 == z->at)
			return false;
		*at += 2;
		for (uint32_t from = ref >> 4, n = (ref & 15) + 2u; n > 0; n--)
			put(z, z->window[from++ % WINDOW]);
	}
	return !z->out->full;
}

bool
sk_rtf_decompress(struct sk_unpack *u, size_t self, struct sk_span in, struct sk_span *rtf_r)
{
	struct lzfu z = { .at = (uint32_t)start.n };
	struct sk_buf out;
	uint32_t raw, magic;
	size_t at = HEAD;

	*rtf_r = (struct sk_span){ 0 };
	if (!sk_span_u32le(in, 4, &raw) || !sk_span_u32le(in, 8, &magic))
		return false;
	if (magic == MAGIC_PLAIN) {
		*rtf_r = sk_span_head(sk_span_from(in, HEAD), raw);
		return true;
	}
	/* Two bytes give 17 at most. */
	if (magic != MAGIC_PACKED || raw / 9 > in.n || !sk_unpack_may(u, self, 0, raw))
		return false;
	out = sk_buf_new(u->arena, raw);
	z.out = &out;
	memcpy(z.window, start.p, start.n);
	while (run(&z, in, &at))
		;
	*rtf_r = sk_buf_view(&out);
	return true;
}

/* ---- what RTF was made from, MS-OXRTFEX ---- */

enum { GROUPS = 64, FONTS = 256, WORD = 32 };

struct group {
	bool	 skip;		/* a destination that is not shown */
	bool	 tag;		/* in an htmltag, 2.1.3.1.3 */
	bool	 htmlrtf;	/* what HTML has no use for, 2.1.3.1.2 */
	bool	 fonts;		/* the table of fonts */
	int	 uc;		/* characters behind \u that stand for it */
	uint32_t page;
};

struct reader {
	struct sk_span	 in;
	size_t		 at;
	struct sk_buf	 out, bytes;	/* bytes: of a code page, not yet converted */
	struct group	 group[GROUPS];
	size_t		 depth, deeper;	/* groups, and those over GROUPS */
	uint32_t	 page, font_page[FONTS];
	unsigned	 font;
	int		 over;		/* characters still to be left out */
	bool		 html, star;
};

static void
flush(struct reader *r)
{
	const struct group *g = &r->group[r->depth];

	if (r->bytes.n == 0)
		return;
	(void)sk_charset_to_utf8(sk_mapi_charset(g->tag ? r->page : g->page),
	    sk_buf_view(&r->bytes), &r->out, NULL);
	r->bytes.n = 0;
}

/* One byte of text. */
static void
text(struct reader *r, uint8_t c)
{
	const struct group *g = &r->group[r->depth];

	if (r->over > 0) {
		r->over--;
		return;
	}
	if (!g->skip && !(g->htmlrtf && !g->tag))
		(void)sk_buf_byte(&r->bytes, c);
}

static void
character(struct reader *r, uint32_t cp)
{
	const struct group *g = &r->group[r->depth];

	flush(r);
	if (!g->skip && !(g->htmlrtf && !g->tag))
		(void)sk_buf_utf8(&r->out, cp);
}

static void
enter(struct reader *r)
{
	flush(r);
	r->star = false;
	if (r->deeper > 0 || r->depth + 1 >= GROUPS) {
		r->deeper++;
		return;
	}
	r->group[r->depth + 1] = r->group[r->depth];
	r->depth++;
}

static void
leave(struct reader *r)
{
	flush(r);
	r->star = false;
	r->over = 0;
	if (r->deeper > 0)
		r->deeper--;
	else if (r->depth > 0)
		r->depth--;
}

/* Code pages of font charsets: RTF 1.9.1, "Font Table". */
static uint32_t
page_of_font(long charset)
{
	static const struct { int charset; uint32_t page; } table[] = {
		{ 0, 1252 }, { 128, 932 }, { 129, 949 }, { 134, 936 }, { 136, 950 }, { 204, 1251 }
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].charset == charset)
			return table[i].page;
	return 0;
}

enum act { A_SKIP, A_FONTS, A_PAGE, A_FONT, A_CHARSET, A_UC, A_UNICODE, A_HTMLRTF, A_HTMLTAG,
	A_SHOW, A_PLAIN };
static const struct word {
	const char	*name;
	enum act	 act;
	uint32_t	 cp;
} words[] = {
	{ "fonttbl", A_FONTS, 0 }, { "colortbl", A_SKIP, 0 }, { "stylesheet", A_SKIP, 0 },
	{ "info", A_SKIP, 0 }, { "pntext", A_SKIP, 0 }, { "pict", A_SKIP, 0 },
	{ "object", A_SKIP, 0 }, { "ansicpg", A_PAGE, 0 }, { "f", A_FONT, 0 },
	{ "fcharset", A_CHARSET, 0 }, { "uc", A_UC, 0 }, { "u", A_UNICODE, 0 },
	{ "htmlrtf", A_HTMLRTF, 0 }, { "htmltag", A_HTMLTAG, 0 }, { "plain", A_PLAIN, 0 },
	{ "par", A_SHOW, '\n' }, { "line", A_SHOW, '\n' }, { "tab", A_SHOW, '\t' },
	{ "lquote", A_SHOW, 0x2018 }, { "rquote", A_SHOW, 0x2019 },
	{ "ldblquote", A_SHOW, 0x201C }, { "rdblquote", A_SHOW, 0x201D },
	{ "bullet", A_SHOW, 0x2022 }, { "endash", A_SHOW, 0x2013 }, { "emdash", A_SHOW, 0x2014 }
};

static void
set_font(struct reader *r, long n)
{
	struct group *g = &r->group[r->depth];

	r->font = n >= 0 && n < FONTS ? (unsigned)n : 0;
	if (g->fonts)
		return;
	flush(r);
	g->page = r->font_page[r->font] != 0 ? r->font_page[r->font] : r->page;
}

static void
unicode(struct reader *r, long n)
{
	/* Numbers over 32767 are written as negative ones. */
	character(r, (uint32_t)(n < 0 ? n + 65536 : n));
	r->over = r->group[r->depth].uc;
}

static void
obey(struct reader *r, const struct word *w, long n, bool has_number)
{
	struct group *g = &r->group[r->depth];

	switch (w->act) {
	case A_SKIP: g->skip = true; break;
	case A_FONTS: g->skip = g->fonts = true; break;
	case A_PAGE: r->page = g->page = n > 0 ? (uint32_t)n : 0; break;
	case A_FONT: set_font(r, n); break;
	case A_CHARSET:
		if (g->fonts)
			r->font_page[r->font] = page_of_font(n);
		break;
	case A_UC: g->uc = n >= 0 && n < 16 ? (int)n : 1; break;
	case A_UNICODE: unicode(r, n); break;
	case A_HTMLRTF:
		flush(r);
		g->htmlrtf = !has_number || n != 0;
		break;
	case A_HTMLTAG:
		if (r->html && r->star) {
			g->tag = true;
			g->skip = false;
		}
		break;
	case A_PLAIN:
		flush(r);
		g->page = r->page;
		break;
	case A_SHOW:
		if (w->cp == '\n')
			character(r, '\r');
		character(r, w->cp);
		break;
	}
}

/* A control word: letters, a number, one blank. */
static void
control_word(struct reader *r)
{
	size_t from = r->at, n;
	bool minus, digits = false;
	long v = 0;

	while (r->at < r->in.n && r->in.p[r->at] >= 'a' && r->in.p[r->at] <= 'z')
		r->at++;
	n = r->at - from;
	minus = r->at < r->in.n && r->in.p[r->at] == '-';
	r->at += minus;
	for (; r->at < r->in.n && r->in.p[r->at] >= '0' && r->in.p[r->at] <= '9'; r->at++) {
		v = v < 100000 ? v * 10 + (r->in.p[r->at] - '0') : v;
		digits = true;
	}
	if (r->at < r->in.n && r->in.p[r->at] == ' ')
		r->at++;
	/* Destinations that begin with a star are skipped unless known. */
	if (r->star)
		r->group[r->depth].skip = true;
	for (size_t i = 0; i < sizeof words / sizeof *words && n < WORD; i++)
		if (sk_span_is((struct sk_span){ r->in.p + from, n }, words[i].name)) {
			obey(r, &words[i], minus ? -v : v, digits);
			break;
		}
	r->star = false;
}

static int
hex_digit(uint8_t c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ?
	    (c | 0x20) - 'a' + 10 : -1;
}

static void
control(struct reader *r)
{
	uint8_t c, a, b;

	if (!sk_span_u8(r->in, r->at, &c))
		return;
	if (c >= 'a' && c <= 'z') {
		control_word(r);
		return;
	}
	r->at++;
	if (c == '\'') {
		if (sk_span_u8(r->in, r->at, &a) && sk_span_u8(r->in, r->at + 1, &b) &&
		    hex_digit(a) >= 0 && hex_digit(b) >= 0) {
			text(r, (uint8_t)(hex_digit(a) << 4 | hex_digit(b)));
			r->at += 2;
		}
	} else if (c == '*') {
		r->star = true;
	} else if (c == '\\' || c == '{' || c == '}') {
		text(r, c);
	} else if (c == '~') {
		character(r, 0xA0);
	} else if (c == '\r' || c == '\n') {
		character(r, '\n');
	}
}

enum sk_rtf_kind
sk_rtf_origin(struct sk_unpack *u, struct sk_span rtf, struct sk_span *text_r)
{
	/* The word stands in front of the fonts, 2.1.3.1.1. */
	struct sk_span head = sk_span_head(rtf, 512);
	bool html = sk_span_find(head, SK_SPAN("\\fromhtml"), 0) != SK_SPAN_NONE;
	struct reader *r;

	*text_r = (struct sk_span){ 0 };
	if ((!html && sk_span_find(head, SK_SPAN("\\fromtext"), 0) == SK_SPAN_NONE) ||
	    (r = sk_arena_alloc(u->arena, sizeof *r)) == NULL)
		return SK_RTF_NATIVE;
	r->in = rtf;
	r->html = html;
	r->page = r->group[0].page = 1252;
	r->group[0].uc = 1;
	r->out = sk_buf_new(u->arena, 3 * rtf.n + 16);
	r->bytes = sk_buf_new(u->arena, rtf.n + 16);
	while (r->at < rtf.n) {
		uint8_t c = rtf.p[r->at++];

		if (c == '{')
			enter(r);
		else if (c == '}')
			leave(r);
		else if (c == '\\')
			control(r);
		else if (c != '\r' && c != '\n')
			text(r, c);
	}
	flush(r);
	*text_r = sk_buf_view(&r->out);
	return html ? SK_RTF_HTML : SK_RTF_TEXT;
}
