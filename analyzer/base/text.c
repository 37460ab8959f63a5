#include <inttypes.h>
#include "base/charset.h"
#include "base/text.h"

struct range {
	uint32_t first, last;
};
#define COUNT(a)	(sizeof(a) / sizeof(a)[0])

/* Few and short tables, most texts are ASCII or kana: no search is needed. */
static bool
in_ranges(uint32_t cp, const struct range *r, size_t n)
{
	for (size_t i = 0; i < n && cp >= r[i].first; i++)
		if (cp <= r[i].last)
			return true;
	return false;
}

/* Unicode, Bidirectional Character Type (UAX #9): Bidi_Control. */
bool
sk_cp_is_bidi(uint32_t cp)
{
	static const struct range r[] = {
		{ 0x061C, 0x061C }, { 0x200E, 0x200F }, { 0x202A, 0x202E },
		{ 0x2066, 0x2069 }
	};

	return in_ranges(cp, r, COUNT(r));
}

/* Unicode, DerivedCoreProperties: Default_Ignorable_Code_Point, without the
 * bidi controls and the fillers that take space. */
bool
sk_cp_is_invisible(uint32_t cp)
{
	static const struct range r[] = {
		{ 0x00AD, 0x00AD }, { 0x034F, 0x034F }, { 0x17B4, 0x17B5 },
		{ 0x180B, 0x180F }, { 0x200B, 0x200D }, { 0x2060, 0x2065 },
		{ 0x206A, 0x206F }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
		{ 0xFFF0, 0xFFFB }, { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
		{ 0xE0000, 0xE0FFF }
	};

	return in_ranges(cp, r, COUNT(r));
}

/* Unicode, PropList: White_Space; and the letters that are drawn as nothing. */
bool
sk_cp_is_blank(uint32_t cp)
{
	static const struct range r[] = {
		{ 0x0009, 0x000D }, { 0x0020, 0x0020 }, { 0x0085, 0x0085 },
		{ 0x00A0, 0x00A0 }, { 0x115F, 0x1160 }, { 0x1680, 0x1680 },
		{ 0x180E, 0x180E }, { 0x2000, 0x200A }, { 0x2028, 0x2029 },
		{ 0x202F, 0x202F }, { 0x205F, 0x205F }, { 0x2800, 0x2800 },
		{ 0x3000, 0x3000 }, { 0x3164, 0x3164 }, { 0xFFA0, 0xFFA0 }
	};

	return in_ranges(cp, r, COUNT(r));
}

bool
sk_cp_is_kana(uint32_t cp)
{
	static const struct range r[] = {
		{ 0x3041, 0x309F }, { 0x30A1, 0x30FA }, { 0x30FC, 0x30FF },
		{ 0x31F0, 0x31FF }, { 0xFF66, 0xFF9F }, { 0x1AFF0, 0x1B16F }
	};

	return in_ranges(cp, r, COUNT(r));
}

/* U+3005 repeats a kanji, U+3007 is the zero of dates. */
bool
sk_cp_is_han(uint32_t cp)
{
	static const struct range r[] = {
		{ 0x2E80, 0x2FD5 }, { 0x3005, 0x3005 }, { 0x3007, 0x3007 },
		{ 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF }, { 0xF900, 0xFAFF },
		{ 0x20000, 0x3FFFD }
	};

	return in_ranges(cp, r, COUNT(r));
}

bool
sk_cp_is_cyrillic(uint32_t cp)
{
	static const struct range r[] = {
		{ 0x0400, 0x052F }, { 0x1C80, 0x1C8F }, { 0x1D2B, 0x1D2B },
		{ 0x1D78, 0x1D78 }, { 0x2DE0, 0x2DFF }, { 0xA640, 0xA69F }
	};

	return in_ranges(cp, r, COUNT(r));
}

bool
sk_cp_is_dot_like(uint32_t cp)
{
	static const uint32_t dots[] = {
		0x00B7, 0x0387, 0x05C5, 0x0660, 0x06D4, 0x06F0, 0x0701, 0x0702,
		0x0F0B, 0x2022, 0x2024, 0x2027, 0x2219, 0x22C5, 0x2E31, 0x2E33,
		0x3002, 0x30FB, 0xA4F8, 0xA60E, 0xFE12, 0xFE52, 0xFF0E, 0xFF61,
		0xFF65, 0x10101, 0x1D16D
	};

	for (size_t i = 0; i < COUNT(dots); i++)
		if (dots[i] == cp)
			return true;
	return false;
}

/* What a terminal obeys instead of showing, or cannot show. */
static bool
unsafe(uint32_t cp)
{
	static const struct range r[] = {
		{ 0x0000, 0x001F }, { 0x007F, 0x009F }, { 0x2028, 0x2029 },
		{ 0xE000, 0xF8FF }, { 0xFDD0, 0xFDEF }, { 0x40000, 0x10FFFF }
	};

	if (cp >= 0x20 && cp < 0x7F)
		return false;
	return in_ranges(cp, r, COUNT(r)) || (cp & 0xFFFE) == 0xFFFE ||
	    sk_cp_is_bidi(cp) || sk_cp_is_invisible(cp);
}

void
sk_text_safe(struct sk_buf *out, struct sk_span s, size_t max_cp)
{
	uint32_t cp;

	while (s.n > 0 && !out->full) {
		const uint8_t *at = s.p;
		size_t before = s.n;

		if (max_cp-- == 0) {
			(void)sk_buf_utf8(out, 0x2026);
			return;
		}
		(void)sk_utf8_next(&s, &cp);
		if (cp == 0xFFFD && before - s.n == 1)
			(void)sk_buf_printf(out, "<%02X>", at[0]);
		else if (unsafe(cp))
			(void)sk_buf_printf(out, "<U+%04" PRIX32 ">", cp);
		else
			(void)sk_buf_put(out, at, before - s.n);
	}
}

/* U+FF61..FF9F, in order: JIS X 0201 katakana as the kana of JIS X 0208. */
static const uint16_t wide_kana[] = {
	0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3,
	0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC,
	0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF,
	0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF,
	0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD,
	0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF,
	0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA,
	0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x309B, 0x309C
};

/* The kana cp with a voiced (1) or half-voiced (2) mark; 0 if there is none. */
static uint32_t
marked(uint32_t cp, uint32_t mark)
{
	/* Offsets in the hiragana and in the katakana block alike. */
	uint32_t off = cp >= 0x30A0 ? cp - 0x30A0 : cp - 0x3040;

	if (cp < 0x3041 || cp > 0x30FF || (cp > 0x3096 && cp < 0x30A1))
		return 0;
	if (off >= 0x2F && off <= 0x3B && (off - 0x2F) % 3 == 0)
		return cp + mark;
	if (mark != 1)
		return 0;
	if (off == 0x06)
		return cp + (0x94 - 0x46);
	if ((off >= 0x0B && off <= 0x21 && off % 2 == 1) ||
	    (off >= 0x24 && off <= 0x28 && off % 2 == 0))
		return cp + 1;
	return cp == 0x30EF ? 0x30F7 : 0;
}

/* 1 or 2 for a mark that belongs to the kana before it, else 0. */
static uint32_t
mark_of(uint32_t cp)
{
	return cp == 0xFF9E || cp == 0x3099 ? 1 : cp == 0xFF9F || cp == 0x309A ? 2 : 0;
}

static uint32_t
folded(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	else if (cp >= 0xFF61 && cp <= 0xFF9F)
		return wide_kana[cp - 0xFF61];
	else if (cp == 0x3000)
		return ' ';
	return cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp;
}

void
sk_text_fold(struct sk_buf *out, struct sk_span s)
{
	uint32_t cp, with, last = 0;	/* last: a code point still held back */
	bool held = false;

	while (!out->full && sk_utf8_next(&s, &cp)) {
		if (sk_cp_is_invisible(cp) || sk_cp_is_bidi(cp))
			continue;
		if (held && mark_of(cp) != 0 && (with = marked(last, mark_of(cp))) != 0) {
			last = with;
			continue;
		}
		if (held)
			(void)sk_buf_utf8(out, last);
		last = folded(cp);
		held = true;
	}
	if (held)
		(void)sk_buf_utf8(out, last);
}

/* Years 0000 to 9999, all that RFC 3339 can write. */
#define TIME_LEAST	INT64_C(-62167219200)
#define TIME_MOST	INT64_C(253402300799)
#define DAY		86400

void
sk_text_time(struct sk_buf *out, int64_t seconds, int offset_min)
{
	int64_t days, left, era, doe, yoe, doy, mp, month;

	offset_min = offset_min > 1439 ? 1439 : offset_min < -1439 ? -1439 : offset_min;
	seconds = seconds > TIME_MOST ? TIME_MOST : seconds < TIME_LEAST ? TIME_LEAST : seconds;
	seconds += (int64_t)offset_min * 60;
	if (seconds > TIME_MOST || seconds < TIME_LEAST)
		seconds -= (int64_t)offset_min * 60;
	/* Gregorian date of a day: H. Hinnant, chrono-Compatible Low-Level Date
	 * Algorithms, civil_from_days; years begin in March there. */
	left = (seconds % DAY + DAY) % DAY;
	days = (seconds - left) / DAY + 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	doe = days - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	month = mp < 10 ? mp + 3 : mp - 9;
	(void)sk_buf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02d",
	    (int)(yoe + era * 400 + (month <= 2)), (int)month,
	    (int)(doy - (153 * mp + 2) / 5 + 1), (int)(left / 3600),
	    (int)(left / 60 % 60), (int)(left % 60));
	if (offset_min == 0)
		(void)sk_buf_byte(out, 'Z');
	else
		(void)sk_buf_printf(out, "%c%02d:%02d", offset_min < 0 ? '-' : '+',
		    (offset_min < 0 ? -offset_min : offset_min) / 60,
		    (offset_min < 0 ? -offset_min : offset_min) % 60);
}

void
sk_text_hex(struct sk_buf *out, struct sk_span s)
{
	static const char hex[] = "0123456789abcdef";

	for (size_t i = 0; i < s.n && !out->full; i++) {
		(void)sk_buf_byte(out, (uint8_t)hex[s.p[i] >> 4]);
		(void)sk_buf_byte(out, (uint8_t)hex[s.p[i] & 15]);
	}
}
