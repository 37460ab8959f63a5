#include <string.h>
#include "base/charset.h"
#include "mime/mime.h"
#include "page.h"

enum {
	WRITTEN_BYTES = 2 << 20,	/* of the page in the page */
	TEXT_BYTES = 65536,	/* of its text */
	DATA_URLS = 64,		/* that are looked at */
	DATA_HEAD = 96,		/* bytes of a data URL before its comma */
	ADDRESS = 6,		/* bytes of an address that is no chance */
	ADDRESS_MAX = 254
};

/* --- what is written --- */

/* The first tag in s that a page is made of, and no library needs for a test. */
static size_t
first_tag(struct sk_span s)
{
	static const char *const tags[] = { "<form", "<input", "<meta", "<iframe", "<embed", "<object",
		"<script", "<html", "<body" };
	size_t first = SK_SPAN_NONE;

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		size_t at = sk_span_find_nocase(first == SK_SPAN_NONE ? s : sk_span_head(s, first),
		    sk_span_text(tags[i]), 0);

		first = at != SK_SPAN_NONE ? at : first;
	}
	return first;
}

/* Strings of scripts as what they write: \" is ", \n ends a line. */
static void
put_strings(struct sk_buf *out, struct sk_span s)
{
	size_t from = first_tag(s), slash;

	if (from == SK_SPAN_NONE)
		return;
	s = sk_span_from(s, from);
	while ((slash = sk_span_chr(s, '\\', 0)) != SK_SPAN_NONE && slash + 1 < s.n) {
		uint8_t c = s.p[slash + 1];

		sk_buf_span(out, sk_span_head(s, slash));
		sk_buf_byte(out, c == 'n' || c == 'r' || c == 't' ? ' ' : c);
		s = sk_span_from(s, slash + 2);
	}
	sk_buf_span(out, s);
	sk_buf_byte(out, '\n');
}

static int
hex(uint8_t c)
{
	c |= 0x20;
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
put_percent(struct sk_buf *out, struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = s.p[i] == '%' && i + 2 < s.n ? hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? hex(s.p[i + 2]) : -1;

		sk_buf_byte(out, low >= 0 ? (uint8_t)(high << 4 | low) : s.p[i]);
		i += low >= 0 ? 2 : 0;
	}
}

static bool
has(struct sk_span s, const char *word)
{
	return sk_span_find_nocase(s, sk_span_text(word), 0) != SK_SPAN_NONE;
}

/* A picture that only shows itself is none; every web page has such. */
static bool
is_active(struct sk_span s)
{
	return has(s, "<script") || has(s, "<form") || has(s, "<input") || has(s, "<iframe") ||
	    has(s, "onload") || has(s, "http-equiv");
}

/* Puts what the data URL behind "data:" at the begin of s holds, if it is a page or a
 * script (RFC 2397). */
static void
put_data(struct sk_buf *out, struct sk_span s, struct sk_arena *arena)
{
	static const char *const pages[] = { "text/html", "image/svg+xml", "application/xhtml+xml",
		"text/javascript", "application/javascript", "application/x-javascript" };
	size_t comma = sk_span_chr(sk_span_head(s, DATA_HEAD), ',', 0), i = 0, end;
	struct sk_span head = sk_span_head(s, comma);
	struct sk_buf raw;
	bool script;

	while (i < sizeof pages / sizeof *pages && !sk_span_begins_nocase(s, sk_span_text(pages[i])))
		i++;
	if (comma == SK_SPAN_NONE || i == sizeof pages / sizeof *pages)
		return;
	script = i >= 3;
	s = sk_span_from(s, comma + 1);
	for (end = 0; end < s.n && s.p[end] != '"' && s.p[end] != '\'' && s.p[end] != '>'; end++)
		;
	s = sk_span_head(s, end);
	raw = sk_buf_new(arena, WRITTEN_BYTES);
	if (has(head, ";base64"))
		(void)sk_base64_decode(s, &raw, NULL);
	else
		put_percent(&raw, s);
	if (!script && !is_active(sk_buf_view(&raw)))
		return;
	sk_buf_text(out, script ? "<script>" : "");
	sk_buf_span(out, sk_buf_view(&raw));
	sk_buf_text(out, script ? "</script>\n" : "\n");
}

static void
put_data_urls(struct sk_buf *out, struct sk_span page, struct sk_arena *arena)
{
	size_t i = 0, urls = 0;

	while (urls++ < DATA_URLS &&
	    (i = sk_span_find_nocase(page, SK_SPAN("data:"), i)) != SK_SPAN_NONE) {
		i += 5;
		put_data(out, sk_span_from(page, i), arena);
	}
}

bool
sk_page_written(struct sk_span page, const struct sk_html *h, const struct sk_unfolded *hidden,
    struct sk_arena *arena, const struct sk_budget *budget, struct sk_html *written_r)
{
	struct sk_buf out = sk_buf_new(arena, WRITTEN_BYTES), text;

	*written_r = (struct sk_html){ 0 };
	put_strings(&out, h->script);
	if (hidden != NULL)
		put_strings(&out, hidden->text);
	put_data_urls(&out, sk_span_head(page, SK_PAGE_BYTES), arena);
	if (out.n == 0)
		return false;
	text = sk_buf_new(arena, WRITTEN_BYTES * 2);
	if (!sk_utf8_valid(sk_buf_view(&out)) &&
	    sk_charset_to_utf8(SK_CS_UTF8, sk_buf_view(&out), &text, NULL) == 0)
		out = text;
	sk_html_read(sk_buf_view(&out), arena, budget, TEXT_BYTES, written_r);
	return true;
}

/* --- what is hidden --- */

static bool
is_url(struct sk_span s)
{
	s = sk_span_trim(s);
	if (!sk_span_begins_nocase(s, SK_SPAN("http://")) &&
	    !sk_span_begins_nocase(s, SK_SPAN("https://")))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] == '"' || s.p[i] == '<' || s.p[i] == ';')
			return false;
	return s.n < 2048;
}

unsigned
sk_page_hides(const struct sk_unfolded *hidden)
{
	unsigned hides = 0;

	for (size_t i = 0; hidden != NULL && i < hidden->made_n; i++) {
		struct sk_span s = hidden->made[i];

		if (is_url(s)) {
			hides |= SK_HIDES_URL;
			continue;
		}
		if (has(s, "<form") || has(s, "<input"))
			hides |= SK_HIDES_FORM;
		if (has(s, "<iframe") || has(s, "<embed") || has(s, "<object"))
			hides |= SK_HIDES_FRAME;
		if (has(s, "<script"))
			hides |= SK_HIDES_SCRIPT;
		if (has(s, "location.href") || has(s, "location.replace") || has(s, "location=") ||
		    has(s, "location =") || has(s, "location.assign") ||
		    (has(s, "http-equiv") && has(s, "refresh")))
			hides |= SK_HIDES_REDIRECT;
	}
	return hides;
}

/* --- whom a page was made for --- */

/* Base64 of s without what the bytes behind it would change. */
static size_t
base64_of(struct sk_span s, uint8_t *out)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t n = 0;

	for (size_t bit = 0; bit + 6 <= s.n * 8; bit += 6) {
		unsigned two = (unsigned)s.p[bit / 8] << 8 |
		    (bit / 8 + 1 < s.n ? s.p[bit / 8 + 1] : 0u);

		out[n++] = (uint8_t)letters[two >> (10 - bit % 8) & 63];
	}
	return n;
}

/* "user%40example.jp", as it stands in URLs. */
static size_t
percent_of(struct sk_span s, size_t at, uint8_t *out)
{
	memcpy(out, s.p, at);
	memcpy(out + at, "%40", 3);
	memcpy(out + at + 3, s.p + at + 1, s.n - at - 1);
	return s.n + 2;
}

unsigned
sk_page_names(struct sk_span s, struct sk_span address)
{
	uint8_t buf[ADDRESS_MAX * 4 / 3 + 4];
	size_t at = sk_span_chr(address, '@', 0);
	struct sk_span coded = { buf, 0 };

	if (address.n < ADDRESS || address.n > ADDRESS_MAX || at == SK_SPAN_NONE || s.n < address.n)
		return 0;
	if (sk_span_find_nocase(s, address, 0) != SK_SPAN_NONE)
		return 1;
	coded.n = percent_of(address, at, buf);
	if (sk_span_find_nocase(s, coded, 0) != SK_SPAN_NONE)
		return 2;
	coded.n = base64_of(address, buf);
	return sk_span_find(s, coded, 0) != SK_SPAN_NONE ? 2 : 0;
}
