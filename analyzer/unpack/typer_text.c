#include "base/mbox.h"
#include "mime/mime.h"
#include "typer.h"

enum {
	WINDOW = 49152,		/* bytes of text that are looked at from its begin, */
	TAIL = 16384,		/* and from its end: 64 KiB together */
	SAMPLE = 4096,		/* bytes in which control characters are counted */
	MARKUP_HEAD = 1024,	/* where a page's begin is looked for behind junk */
	PROLOG = 64		/* comments and declarations before the first tag */
};

bool
sk_typer_is_text(struct sk_span head)
{
	size_t bad = 0;

	head = sk_span_head(head, SAMPLE);
	for (size_t i = 0; i < head.n; i++) {
		uint8_t c = head.p[i];

		if (c == 0)
			return false;
		/* BS, TAB to CR, SO, SI and ESC of ISO-2022, and the end mark of DOS. */
		bad += (c < 0x20 && !(c >= 0x08 && c <= 0x0F) && c != 0x1A && c != 0x1B) ||
		    c == 0x7F;
	}
	return bad * 64 <= head.n;
}

/* --- wide text --- */

/* 0: no UTF-16; 1: little endian; 2: big endian.  Without a mark it is what
 * has a zero in nearly every second byte. */
static int
wide_order(struct sk_span b)
{
	size_t n = b.n < 512 ? b.n / 2 : 256, even = 0, odd = 0;

	if (sk_span_begins(b, SK_SPAN("\xFF\xFE")))
		return 1;
	if (sk_span_begins(b, SK_SPAN("\xFE\xFF")))
		return 2;
	for (size_t i = 0; i < n; i++) {
		even += b.p[2 * i] == 0;
		odd += b.p[2 * i + 1] == 0;
	}
	if (n < 4)
		return 0;
	return odd * 4 >= n * 3 && even == 0 ? 1 : even * 4 >= n * 3 && odd == 0 ? 2 : 0;
}

/* One byte a character: ASCII as it is, the rest as 0xFF. */
static struct sk_span
narrow(struct sk_span b, int order, uint8_t *out, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < b.n && n < room; i += 2) {
		uint8_t low = b.p[order == 1 ? i : i + 1], high = b.p[order == 1 ? i + 1 : i];

		if (high == 0xFE && low == 0xFF)
			continue;
		out[n++] = high == 0 && low < 0x80 ? low : 0xFF;
	}
	return (struct sk_span){ out, n };
}

/* --- markup --- */

/* Drops blanks, which in HTML include form feeds and NULs that readers skip. */
static struct sk_span
skip_blank(struct sk_span s)
{
	while (s.n > 0 && (s.p[0] <= ' '))
		s = sk_span_from(s, 1);
	return s;
}

static bool
skip_to(struct sk_span *s, struct sk_span end)
{
	size_t at = sk_span_find(*s, end, 0);

	if (at == SK_SPAN_NONE)
		return false;
	*s = sk_span_from(*s, at + end.n);
	return true;
}

struct tag {
	const char	*name;
	enum sk_type	 type;
};
/* The first tag.  HTML ones: WHATWG, MIME Sniffing 7.1, and what mails begin
 * with besides. */
static const struct tag tag[] = {
	{ "a", SK_TYPE_HTML }, { "b", SK_TYPE_HTML }, { "base", SK_TYPE_HTML },
	{ "body", SK_TYPE_HTML }, { "br", SK_TYPE_HTML }, { "center", SK_TYPE_HTML },
	{ "div", SK_TYPE_HTML }, { "embed", SK_TYPE_HTML }, { "font", SK_TYPE_HTML },
	{ "form", SK_TYPE_HTML }, { "frameset", SK_TYPE_HTML }, { "h1", SK_TYPE_HTML },
	{ "h2", SK_TYPE_HTML }, { "h3", SK_TYPE_HTML }, { "head", SK_TYPE_HTML },
	{ "hr", SK_TYPE_HTML }, { "html", SK_TYPE_HTML }, { "iframe", SK_TYPE_HTML },
	{ "img", SK_TYPE_HTML }, { "input", SK_TYPE_HTML }, { "li", SK_TYPE_HTML },
	{ "link", SK_TYPE_HTML }, { "meta", SK_TYPE_HTML }, { "object", SK_TYPE_HTML },
	{ "ol", SK_TYPE_HTML }, { "p", SK_TYPE_HTML }, { "pre", SK_TYPE_HTML },
	{ "script", SK_TYPE_HTML }, { "section", SK_TYPE_HTML }, { "span", SK_TYPE_HTML },
	{ "strong", SK_TYPE_HTML }, { "style", SK_TYPE_HTML }, { "table", SK_TYPE_HTML },
	{ "title", SK_TYPE_HTML }, { "ul", SK_TYPE_HTML },
	{ "svg", SK_TYPE_SVG }, { "svg:svg", SK_TYPE_SVG },
	{ "hta:application", SK_TYPE_SCRIPT_HTA },
	{ "job", SK_TYPE_SCRIPT_WSF }, { "package", SK_TYPE_SCRIPT_WSF },
	{ "scriptlet", SK_TYPE_SCRIPT_WSF }, { "component", SK_TYPE_SCRIPT_WSF },
	{ "registration", SK_TYPE_SCRIPT_WSF }
};

/* A document of Office in one file of XML: its first element has the name of the
 * vocabulary with it, under any prefix. */
static enum sk_type
by_vocabulary(struct sk_span s)
{
	struct sk_span in = sk_span_head(s, sk_span_chr(sk_span_head(s, 8192), '>', 0) == SK_SPAN_NONE ?
	    0 : sk_span_chr(s, '>', 0));

	if (sk_span_find(in, SK_SPAN("schemas.microsoft.com/office/word/2003/wordml"), 0) != SK_SPAN_NONE)
		return SK_TYPE_OOXML_DOC;
	if (sk_span_find(in, SK_SPAN("schemas.microsoft.com/office/2006/xmlPackage"), 0) == SK_SPAN_NONE)
		return SK_TYPE_UNKNOWN;
	return sk_span_find(s, SK_SPAN("\"/ppt/"), 0) != SK_SPAN_NONE ? SK_TYPE_OOXML_PPT : SK_TYPE_OOXML_DOC;
}

static enum sk_type
by_tag(struct sk_span s)
{
	size_t n = 0;

	while (n < s.n && n < 32 && s.p[n] > ' ' && s.p[n] != '>' && s.p[n] != '/')
		n++;
	if (n == s.n)
		return SK_TYPE_UNKNOWN;
	for (size_t i = 0; i < sizeof tag / sizeof *tag; i++)
		if (sk_span_is_nocase(sk_span_head(s, n), tag[i].name))
			return tag[i].type;
	return by_vocabulary(s);
}

/* The type by the first tag behind declarations and comments. */
static enum sk_type
by_first_tag(struct sk_span s)
{
	for (int i = 0; i < PROLOG; i++) {
		s = skip_blank(s);
		if (sk_span_begins_nocase(s, SK_SPAN("<!doctype html")))
			return SK_TYPE_HTML;
		if (sk_span_begins(s, SK_SPAN("<!--"))) {
			if (!skip_to(&s, SK_SPAN("-->")))
				return SK_TYPE_UNKNOWN;
		} else if (sk_span_begins_nocase(s, SK_SPAN("<?php"))) {
			return SK_TYPE_UNKNOWN;
		} else if (sk_span_begins(s, SK_SPAN("<?")) || sk_span_begins(s, SK_SPAN("<!"))) {
			if (!skip_to(&s, SK_SPAN(">")))
				return SK_TYPE_UNKNOWN;
		} else {
			return sk_span_begins(s, SK_SPAN("<")) ?
			    by_tag(sk_span_from(s, 1)) : SK_TYPE_UNKNOWN;
		}
	}
	return SK_TYPE_UNKNOWN;
}

/* A page is an application if it says so, or if its name makes it one and it
 * has a script; a <package> without script is some other XML. */
static enum sk_type
by_markup(struct sk_span s, struct sk_span name)
{
	enum sk_type t = by_first_tag(s);
	bool script = t != SK_TYPE_UNKNOWN &&
	    sk_span_find_nocase(s, SK_SPAN("<script"), 0) != SK_SPAN_NONE;

	if (t == SK_TYPE_HTML &&
	    (sk_span_find_nocase(s, SK_SPAN("<hta:application"), 0) != SK_SPAN_NONE ||
	    (script && sk_span_ends_nocase(name, SK_SPAN(".hta")))))
		return SK_TYPE_SCRIPT_HTA;
	if (t == SK_TYPE_SCRIPT_WSF && !script)
		return SK_TYPE_UNKNOWN;
	if (t == SK_TYPE_HTML && script && sk_span_ends_nocase(name, SK_SPAN(".wsf")))
		return SK_TYPE_SCRIPT_WSF;
	return t;
}

/* True if a line of s within max bytes begins with lit, in any case. */
static bool
line_begins(struct sk_span s, struct sk_span lit, size_t max)
{
	struct sk_span line;

	s = sk_span_head(s, max);
	while (sk_span_line(&s, &line, NULL))
		if (sk_span_begins_nocase(sk_span_trim(line), lit))
			return true;
	return false;
}

static bool
is_late_page(struct sk_span s)
{
	return line_begins(s, SK_SPAN("<html"), MARKUP_HEAD) ||
	    line_begins(s, SK_SPAN("<!doctype html"), MARKUP_HEAD);
}

/* --- the family --- */

static const struct {
	struct sk_span	 lit;		/* behind blanks, in any case */
	enum sk_type	 type;
} begin[] = {
	{ SK_LIT("{\\rt"), SK_TYPE_RTF },	/* Word asks for no more than that */
	{ SK_LIT("BEGIN:VCALENDAR"), SK_TYPE_CALENDAR },
	{ SK_LIT("-----BEGIN PGP MESSAGE"), SK_TYPE_PGP },
	{ SK_LIT("-----BEGIN PKCS7"), SK_TYPE_SMIME },
	{ SK_LIT("-----BEGIN CMS"), SK_TYPE_SMIME },
	{ SK_LIT("%PDF-"), SK_TYPE_PDF }
};

/* Encoded by screnc: the same marks for both languages, so the name decides. */
static enum sk_type
by_encoded(struct sk_span s, struct sk_span name)
{
	struct sk_span end;

	if (!sk_span_begins(s, SK_SPAN("#@~^")) || !sk_span_cut(s, 10, 2, &end) ||
	    !sk_span_is(end, "=="))
		return SK_TYPE_UNKNOWN;
	return sk_span_ends_nocase(name, SK_SPAN(".vbe")) ||
	    sk_span_ends_nocase(name, SK_SPAN(".vbs")) ? SK_TYPE_SCRIPT_VBS : SK_TYPE_SCRIPT_JS;
}

/* An S/MIME file in base64 without lines of dashes around it: an object identifier
 * of PKCS #7 in its first bytes, as in typer.c. */
static bool
is_cms_base64(struct sk_span s)
{
	uint8_t room[32];
	struct sk_buf few = { .p = room, .room = sizeof room, .max = sizeof room };
	struct sk_decode_facts f;

	if (!sk_span_begins(s, SK_SPAN("M")))	/* the tag of a SEQUENCE */
		return false;
	(void)sk_base64_decode(sk_span_head(s, 40), &few, &f);
	return !f.junk && sk_span_find(sk_buf_view(&few),
	    SK_SPAN("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07"), 0) != SK_SPAN_NONE;
}

static enum sk_type
by_begin(struct sk_span head, struct sk_span name)
{
	struct sk_span s = skip_blank(head);
	enum sk_type t = by_encoded(s, name);

	if (t != SK_TYPE_UNKNOWN)
		return t;
	if (is_cms_base64(s))
		return SK_TYPE_SMIME;
	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
		if (sk_span_begins_nocase(s, begin[i].lit))
			return begin[i].type;
	return by_markup(head, name);
}

static enum sk_type
by_text(struct sk_span head, struct sk_span tail, struct sk_span name)
{
	enum sk_type t = by_begin(head, name);

	if (t != SK_TYPE_UNKNOWN)
		return t;
	if (!sk_typer_is_text(head))
		return SK_TYPE_UNKNOWN;
	if (sk_mbox_is(head))
		return SK_TYPE_MBOX;
	if (sk_mime_is_message(head))
		return SK_TYPE_MESSAGE;
	if (line_begins(head, SK_SPAN("[InternetShortcut]"), 4096))
		return SK_TYPE_URL_FILE;
	t = sk_typer_script(head, tail, name);
	return t == SK_TYPE_TEXT && is_late_page(head) ? SK_TYPE_HTML : t;
}

/*
 * ISO-2022-JP as EUC-JP, which says the same with the high bit set: read as it is,
 * its kanji look like the signs of a program.  *n_io counts what is in out.
 */
static struct sk_span
from_jis(struct sk_span s, uint8_t *out, size_t *n_io)
{
	struct sk_span done = { out + *n_io, 0 };
	bool wide = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == 0x1B && i + 2 < s.n && (s.p[i + 1] == '$' || s.p[i + 1] == '(')) {
			wide = s.p[i + 1] == '$';
			i += wide && s.p[i + 2] == '(' ? 3 : 2;
			continue;
		}
		wide = wide && s.p[i] != '\n';	/* a line begins in ASCII, RFC 1468 */
		out[(*n_io)++] = wide && s.p[i] > 0x20 ? s.p[i] | 0x80 : s.p[i];
	}
	done.n = *n_io - (size_t)(done.p - out);
	return done;
}

enum sk_type
sk_typer_text(struct sk_span bytes, struct sk_span name)
{
	uint8_t narrowed[(WINDOW + TAIL) / 2], euc[WINDOW + TAIL];
	struct sk_span head, tail = { 0 };
	int order = wide_order(bytes);
	size_t n = 0;

	if (order != 0) {
		head = narrow(bytes, order, narrowed, sizeof narrowed);
		return by_text(head, tail, name);
	}
	if (sk_span_begins(bytes, SK_SPAN("\xEF\xBB\xBF")))
		bytes = sk_span_from(bytes, 3);
	head = sk_span_head(bytes, WINDOW);
	if (bytes.n > WINDOW)
		tail = sk_span_from(bytes, bytes.n - WINDOW < TAIL ? WINDOW : bytes.n - TAIL);
	if (sk_span_find(head, SK_SPAN("\x1B$"), 0) != SK_SPAN_NONE) {
		head = from_jis(head, euc, &n);
		tail = from_jis(tail, euc, &n);
	}
	return by_text(head, tail, name);
}
