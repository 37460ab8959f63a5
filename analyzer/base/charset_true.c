#include <string.h>
#include "charset_part.h"
#include "charset_score.h"

#define LOOK_AT	65536	/* bytes of a text that are looked at */
#define SAMPLE	4096	/* of these, from the first that is no ASCII, are priced ... */
#define FIRST	512	/* ... and fewer where they leave no doubt */

/*
 * The readings that are tried, with the language that each is for and what one
 * pays for it beforehand, in tenths of a bit: mail to Japan is Japanese far more
 * often than not.  "asked" ones are tried only where the label says so: they can
 * read any bytes, and nobody sends them unlabelled.
 */
static const struct reading {
	enum sk_charset	 cs;
	enum sk_language lang;
	uint32_t	 price;
	bool		 asked;
} readings[] = {
	{ SK_CS_UTF8, SK_LANG_ANY, 0, false },
	{ SK_CS_SJIS, SK_LANG_JA, 0, false },
	{ SK_CS_EUCJP, SK_LANG_JA, 10, false },
	{ SK_CS_GB18030, SK_LANG_CN, 35, false },
	{ SK_CS_GB18030, SK_LANG_JA, 90, false },	/* Japanese, written in China */
	{ SK_CS_BIG5, SK_LANG_TW, 40, false },
	{ SK_CS_EUCKR, SK_LANG_KO, 45, false },
	{ SK_CS_CP1251, SK_LANG_CYRILLIC, 60, false },
	{ SK_CS_KOI8R, SK_LANG_CYRILLIC, 60, false },
	{ SK_CS_CP866, SK_LANG_CYRILLIC, 70, false },
	{ SK_CS_CP1252, SK_LANG_LATIN, 40, false },
	{ SK_CS_LATIN1, SK_LANG_LATIN, 40, true },
	{ SK_CS_CP437, SK_LANG_LATIN, 60, true },
	{ SK_CS_ISO2022JP, SK_LANG_JA, 0, false },
};

/* What a well-formed sequence of UTF-8 says for itself: other bytes seldom fall
 * so by chance (in tenths of a bit, each). */
#define UTF8_WORTH	40
#define UTF8_SURE	32	/* so many, and nothing else: no other reading is tried */

/* Sequences of more than one byte, counted up to most. */
static uint32_t
sequences(struct sk_span s, uint32_t most)
{
	uint32_t n = 0, cp;

	for (size_t before = s.n; n < most && sk_utf8_next(&s, &cp); before = s.n)
		n += before - s.n > 1;
	return n;
}

/* What r costs; some number above most if it costs more than that. */
static uint32_t
price(const struct reading *r, struct sk_span sample, uint32_t most)
{
	uint8_t mem[3 * SAMPLE];	/* a byte gives at most three */
	struct sk_buf text = { .p = mem, .room = sizeof mem, .max = sizeof mem };
	uint32_t sum, worth;

	(void)sk_charset_to_utf8(r->cs, sample, &text, NULL);
	sum = sk_language_price(r->lang, sk_buf_view(&text), r->cs == SK_CS_UTF8 ? UINT32_MAX : most) +
	    r->price;
	if (r->cs != SK_CS_UTF8)
		return sum;
	worth = sequences(sample, SAMPLE) * UTF8_WORTH;
	return sum > worth ? sum - worth : 0;
}

static const char *const jis_escapes[] = {
	"\x1B$B", "\x1B$@", "\x1B$(B", "\x1B$(@", "\x1B$(D", "\x1B$(O", "\x1B$(Q", "\x1B(J",
	"\x1B(I", "\x1B(B", "\x1B(H", "\x1B$(P", "\x1B$A", "\x1B$(A", "\x1B$(C"
};

static bool
has_jis_escape(struct sk_span s)
{
	for (size_t at = 0; (at = sk_span_chr(s, 0x1B, at)) != SK_SPAN_NONE; at++)
		for (size_t i = 0; i < sizeof jis_escapes / sizeof jis_escapes[0]; i++)
			if (sk_span_begins(sk_span_from(s, at), sk_span_text(jis_escapes[i])))
				return true;
	return false;
}

/*
 * "+ZeVnLIqe-", or the same before any other sign that is no letter of base64
 * (RFC 2152): then the bits must come out even and not be ASCII, or most
 * text with a plus sign would be a shift.
 */
static bool
is_shift(struct sk_span run, bool ended)
{
	unsigned left = (unsigned)(6 * run.n % 16);
	unsigned last;

	if (run.n < 3)
		return false;
	if (ended)
		return true;
	last = (unsigned)sk_charset_base64(run.p[run.n - 1]);
	return left < 6 && (last & ((1u << left) - 1)) == 0 &&
	    (sk_charset_base64(run.p[0]) > 0 || sk_charset_base64(run.p[1]) > 7);
}

static bool
has_utf7_shift(struct sk_span s)
{
	for (size_t at = 0; (at = sk_span_chr(s, '+', at)) != SK_SPAN_NONE;) {
		size_t n = ++at;

		while (n < s.n && s.p[n] != '+' && sk_charset_base64(s.p[n]) >= 0)
			n++;
		if (is_shift(sk_span_head(sk_span_from(s, at), n - at), n < s.n && s.p[n] == '-'))
			return true;
		at = n;
	}
	return false;
}

/*
 * UTF-16 by its mark, or by the zero bytes of the ASCII in it.  Japanese text
 * without any mark or ASCII stays unseen, unless the label says it.
 */
static enum sk_charset
utf16(struct sk_span s, enum sk_charset declared)
{
	bool asked = declared == SK_CS_UTF16LE || declared == SK_CS_UTF16BE;
	size_t zeros[2] = { 0, 0 };

	if (s.n >= 2 && s.p[0] == 0xFF && s.p[1] == 0xFE)
		return SK_CS_UTF16LE;
	if (s.n >= 2 && s.p[0] == 0xFE && s.p[1] == 0xFF)
		return SK_CS_UTF16BE;
	/* memchr: most texts have none. */
	for (size_t i = 0; (i = sk_span_chr(s, 0, i)) != SK_SPAN_NONE; i++)
		zeros[i % 2]++;
	if (s.n >= 4 && zeros[1] > s.n / 8 && zeros[0] < zeros[1] / 4)
		return SK_CS_UTF16LE;
	if (s.n >= 4 && zeros[0] > s.n / 8 && zeros[1] < zeros[0] / 4)
		return SK_CS_UTF16BE;
	/* Plain text under that label is no UTF-16. */
	return asked && s.n >= 2 && !sk_utf8_valid(s) ? declared : SK_CS_UNKNOWN;
}

/* The charset of s, which is 7-bit. */
static enum sk_charset
seven_bit(struct sk_span s, enum sk_charset declared)
{
	if (has_jis_escape(s))
		return SK_CS_ISO2022JP;
	if (declared == SK_CS_UTF7 && has_utf7_shift(s))
		return SK_CS_UTF7;
	if (declared == SK_CS_ISO2022JP && (sk_span_chr(s, 0x0E, 0) != SK_SPAN_NONE))
		return SK_CS_ISO2022JP;	/* half-width kana between SO and SI */
	return SK_CS_ASCII;
}

static uint32_t
eight_bit(struct sk_span s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] >= 0x80;
	return n;
}

/*
 * The reading that costs least.  *sure_r: by more than a label is worth, so that
 * neither the label nor more of the same text would change it.
 */
static enum sk_charset
cheapest(struct sk_span sample, enum sk_charset declared, bool escapes, bool *sure_r)
{
	enum sk_charset best = SK_CS_UNKNOWN;
	uint32_t least = UINT32_MAX, other = UINT32_MAX, asked = UINT32_MAX;
	/* The label is worth 8 bits, and half a bit a byte for a language that is
	 * priced badly here. */
	uint32_t label = 80 + 5 * eight_bit(sample);

	for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
		const struct reading *r = &readings[i];
		uint32_t p;

		/* Without an escape it reads nothing that Shift_JIS does not. */
		if (r->cs == SK_CS_ISO2022JP ? !escapes : r->asked && r->cs != declared)
			continue;
		p = price(r, sample, least == UINT32_MAX ? least : least + label + r->price);
		if (r->cs == declared && p - r->price < asked)
			asked = p - r->price;
		if (p < least) {
			other = r->cs == best ? other : least;
			least = p;
			best = r->cs;
		} else if (r->cs != best && p < other) {
			other = p;
		}
	}
	*sure_r = other - least > label && (asked == UINT32_MAX || declared == best ||
	    asked > least + label);
	return asked != UINT32_MAX && asked <= least + label ? declared : best;
}

/* s without a sequence that is cut at its end. */
static struct sk_span
whole(struct sk_span s)
{
	for (size_t back = 1; back < 4 && back < s.n; back++)
		if (s.p[s.n - back] >= 0xC0)
			return sk_span_head(s, s.n - back);
	return s;
}

/* UTF-8 that needs no price: as labelled, or more than chance writes. */
static bool
is_utf8(struct sk_span s, enum sk_charset declared)
{
	return (declared == SK_CS_UTF8 || declared == SK_CS_UNKNOWN) && sk_utf8_valid(s) &&
	    (declared == SK_CS_UTF8 || sequences(s, UTF8_SURE) >= UTF8_SURE);
}

enum sk_charset
sk_charset_true(struct sk_span in, enum sk_charset declared)
{
	size_t first, start;
	enum sk_charset wide, best;
	bool escapes, sure, cut = in.n > LOOK_AT;

	in = sk_span_head(in, LOOK_AT);
	if ((wide = utf16(in, declared)) != SK_CS_UNKNOWN)
		return wide;
	first = sk_utf8_ascii(in);
	if (first == in.n)
		return seven_bit(in, declared);
	if (is_utf8(cut ? whole(in) : in, declared))
		return SK_CS_UTF8;
	escapes = has_jis_escape(in);
	start = sk_span_chr(in, 0x1B, 0);
	if (start > first)
		start = first;
	/* The letter before it shows whether it stands in a word. */
	start -= start > 0 && in.p[start - 1] > ' ';
	in = sk_span_from(in, start);
	best = cheapest(sk_span_head(in, FIRST), declared, escapes, &sure);
	return sure || in.n <= FIRST ? best :
	    cheapest(sk_span_head(in, SAMPLE), declared, escapes, &sure);
}
