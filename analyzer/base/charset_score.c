#include "base/charset.h"
#include "base/text.h"
#include "charset_common.h"
#include "charset_pairs.h"
#include "charset_score.h"

#define LENGTH(a)	(sizeof(a) / sizeof(a)[0])

/* Kinds of code points that a language uses more or less often. */
enum kind {
	LETTER, PLAIN, CONTROL, HIRAGANA, KATAKANA, HALF_KANA, HAN, HANGUL, CYRILLIC, ACCENTED, CJK_MARK, SYMBOL, SPECIAL,
	GREEK, BOX, PRIVATE /* and letters of phonetics */, OTHER, BAD, KINDS
};

/*
 * Tenths of a bit for one character of the kind.  The estimate behind each: the
 * share of the kind in names, subjects and letters of the language, divided by
 * how many characters share it (hiragana in Japanese: a third of the text, about
 * fifty in use, so 7 bits).  Of Han and Hangul it is what a rare one costs.  0
 * stands where a rule below decides.
 */
static const uint16_t prices[SK_LANG_COUNT][KINDS] = {
	/* ascii    ctl  hira kata half han  hg   cyr  acc  mark sym spec grk  box  priv oth  bad */
	[SK_LANG_JA] = { 50, 50, 250, 70, 75, 0, 185, 220, 160, 200, 100, 120, 140,
	    150, 130, 250, 200, 300 },
	[SK_LANG_CN] = { 50, 50, 250, 150, 160, 250, 185, 220, 170, 180, 100, 120, 160,
	    160, 150, 250, 200, 300 },
	[SK_LANG_TW] = { 50, 50, 250, 150, 160, 250, 185, 220, 170, 180, 100, 120, 160,
	    160, 150, 250, 200, 300 },
	[SK_LANG_KO] = { 50, 50, 250, 160, 160, 250, 200, 165, 170, 180, 110, 130, 150,
	    160, 150, 250, 200, 300 },
	[SK_LANG_CYRILLIC] = { 50, 50, 250, 250, 250, 250, 250, 250, 0, 150, 200, 140, 180,
	    160, 190, 250, 200, 300 },
	[SK_LANG_LATIN] = { 50, 50, 250, 250, 250, 250, 250, 250, 180, 0, 200, 0, 180,
	    150, 170, 250, 180, 300 },
	[SK_LANG_ANY] = { 50, 50, 250, 75, 80, 130, 160, 130, 80, 80, 105, 120, 140,
	    100, 140, 250, 130, 300 },
};

static bool
listed(const uint16_t *list, size_t n, uint32_t cp)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (list[mid] == cp)
			return true;
		if (list[mid] < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/*
 * Prices of single characters, of the lists; 0 where a list has none.  ANY takes
 * what is cheapest in any of them.
 */
enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF, HANGUL_FIRST = 0xAC00, HANGUL_LAST = 0xD7A3 };

static uint8_t han[SK_LANG_COUNT][HAN_LAST - HAN_FIRST + 1];
static uint8_t hangul[HANGUL_LAST - HANGUL_FIRST + 1];

static void
learn(const struct band *b, uint8_t *to, unsigned first, unsigned more)
{
	for (; b->text != NULL; b++)
		for (const uint16_t *c = b->text; *c != 0; c++) {
			uint8_t *at = &to[*c - first];

			if (*at == 0 || *at > b->price + more)
				*at = (uint8_t)(b->price + more);
		}
}

/* Pairs of Han as hash table: both characters, and a bit for each language. */
enum { PAIRS = 1 << 14, PAIR_PRICE = 55 };

static struct {
	uint16_t	two[2];
	uint8_t		in;
} pair[PAIRS];

static size_t
pair_slot(uint32_t a, uint32_t b)
{
	size_t at = (a * 40503u ^ b * 30011u) >> 3 & (PAIRS - 1);

	while (pair[at].in != 0 && (pair[at].two[0] != a || pair[at].two[1] != b))
		at = (at + 1) & (PAIRS - 1);
	return at;
}

static void
learn_pairs(const uint16_t *text, size_t n, uint8_t in)
{
	for (size_t i = 0; i + 1 < n; i += 2) {
		size_t at = pair_slot(text[i], text[i + 1]);

		pair[at].two[0] = text[i];
		pair[at].two[1] = text[i + 1];
		pair[at].in |= in;
	}
}

/* What cp costs behind a, which may be its neighbour in many words. */
static uint32_t
han_price(enum sk_language lang, uint32_t a, uint32_t cp, uint32_t rare)
{
	uint32_t price = rare;

	if (cp >= HAN_FIRST && cp <= HAN_LAST && han[lang][cp - HAN_FIRST] != 0)
		price = han[lang][cp - HAN_FIRST];
	if (price > PAIR_PRICE && a >= HAN_FIRST && a <= HAN_LAST &&
	    pair[pair_slot(a, cp)].in & 1u << lang)
		price = PAIR_PRICE;
	return price;
}

void
sk_charset_score_learn(void)
{
	uint8_t ko = 1u << SK_LANG_KO, any = 1u << SK_LANG_ANY;

	learn_pairs(pairs_ja, LENGTH(pairs_ja), (uint8_t)(1u << SK_LANG_JA | ko | any));
	learn_pairs(pairs_cn, LENGTH(pairs_cn), (uint8_t)(1u << SK_LANG_CN | any));
	learn_pairs(pairs_tw, LENGTH(pairs_tw), (uint8_t)(1u << SK_LANG_TW | any));
	learn(common_ja, han[SK_LANG_JA], HAN_FIRST, 0);
	learn(common_cn, han[SK_LANG_CN], HAN_FIRST, 0);
	learn(common_tw, han[SK_LANG_TW], HAN_FIRST, 0);
	learn(common_ja, han[SK_LANG_KO], HAN_FIRST, 35);
	learn(common_tw, han[SK_LANG_KO], HAN_FIRST, 35);
	learn(common_ja, han[SK_LANG_ANY], HAN_FIRST, 5);
	learn(common_cn, han[SK_LANG_ANY], HAN_FIRST, 5);
	learn(common_tw, han[SK_LANG_ANY], HAN_FIRST, 5);
	learn(common_ko, hangul, HANGUL_FIRST, 0);
}

static const struct {
	uint32_t	first, last;
	enum kind	kind;
} ranges[] = {
	{ 0x80, 0x9F, CONTROL }, { 0xA0, 0xBF, SYMBOL }, { 0xD7, 0xD7, SYMBOL },
	{ 0xF7, 0xF7, SYMBOL }, { 0xC0, 0x17F, ACCENTED }, { 0x180, 0x2FF, PRIVATE }, { 0x370, 0x3FF, GREEK },
	{ 0x400, 0x52F, CYRILLIC }, { 0x2160, 0x217F, SPECIAL },
	{ 0x2000, 0x245F, SYMBOL }, { 0x2460, 0x24FF, SPECIAL }, { 0x2500, 0x259F, BOX },
	{ 0x25A0, 0x27BF, SYMBOL }, { 0x3000, 0x303F, CJK_MARK },
	{ 0x3040, 0x309F, HIRAGANA }, { 0x30A0, 0x30FF, KATAKANA },
	{ 0x3200, 0x33FF, SPECIAL }, { 0x3400, 0x9FFF, HAN }, { 0xAC00, 0xD7A3, HANGUL },
	{ 0xE000, 0xF8FF, PRIVATE }, { 0xF900, 0xFAFF, HAN }, { 0xFF61, 0xFF9F, HALF_KANA },
	{ 0xFFFD, 0xFFFD, BAD }, { 0xFF00, 0xFFEF, CJK_MARK },
};

static bool
is_lower(uint32_t cp)
{
	return cp >= 'a' && cp <= 'z';
}

static enum kind
kind_of(uint32_t cp)
{
	if (cp < 0x80) {
		if (is_lower(cp | 0x20))
			return LETTER;
		return (cp < 0x20 && cp != '\t' && cp != '\r' && cp != '\n') || cp == 0x7F ?
		    CONTROL : PLAIN;
	}
	for (size_t i = 0; i < LENGTH(ranges); i++) {
		if (cp < ranges[i].first || cp > ranges[i].last)
			continue;
		return ranges[i].kind;
	}
	return OTHER;
}

/* What stands around a character. */
struct around {
	uint32_t	last, next;		/* 0 at the ends */
	enum kind	last_kind, next_kind;
	unsigned	run;			/* half-width kana just before */
};

/*
 * Half-width kana stand in runs: the first costs a change, a lone one between
 * other characters is nearly always a wrong reading.
 */
static uint32_t
half_kana_price(const struct around *a)
{
	uint32_t price = a->run == 0 ? 120 : 75;

	if (a->next_kind != HALF_KANA && a->run < 2)
		price += 60;
	if (is_lower(a->last) || is_lower(a->next))
		price += 40;
	return price;
}

/*
 * Russian letters of U+0430.. in tenths of a bit, by their share in running text
 * (National Corpus of the Russian Language).
 */
static const uint8_t russian[32] = {
	36, 60, 45, 59, 51, 36, 67, 60, 38, 63, 48, 45, 50, 39, 32, 51,
	44, 42, 40, 53, 85, 67, 77, 61, 70, 81, 113, 57, 58, 83, 73, 56
};

static bool
is_cyrillic_upper(uint32_t cp)
{
	return cp >= 0x400 && cp <= 0x42F;
}

static bool
is_cyrillic_lower(uint32_t cp)
{
	return cp >= 0x430 && cp <= 0x45F;
}

static bool
is_cyrillic_vowel(uint32_t cp)
{
	static const uint16_t vowels[] = u"аеиоуыэюяёАЕИОУЫЭЮЯЁ";

	for (size_t i = 0; i < LENGTH(vowels) - 1; i++)
		if (vowels[i] == cp)
			return true;
	return false;
}

/* KOI8-R and Windows-1251 have each other's case: so case is what tells them. */
static uint32_t
cyrillic_price(const struct around *a, uint32_t cp)
{
	uint32_t low = is_cyrillic_upper(cp) && cp >= 0x410 ? cp + 0x20 : cp;
	uint32_t price = low >= 0x430 && low <= 0x44F ? russian[low - 0x430] : 100;

	if (is_cyrillic_upper(cp)) {
		price += is_cyrillic_upper(a->last) || is_cyrillic_upper(a->next) ? 11 : 12;
		if (is_cyrillic_lower(a->last))
			price += 70;
	}
	if (a->last_kind == LETTER || a->next_kind == LETTER)
		price += 60;
	if (a->last_kind != CYRILLIC && a->next_kind != CYRILLIC)
		price += 25;
	if (a->last_kind == CYRILLIC) {
		bool vowel = is_cyrillic_vowel(cp), was = is_cyrillic_vowel(a->last);

		price = vowel != was ? price - 10 : price + (vowel ? 18 : 11);
	}
	return price;
}

static uint32_t
accented_price(const struct around *a, uint32_t cp)
{
	bool upper = cp >= 0xC0 && cp <= 0xDE;
	bool in_word = a->last_kind == LETTER || a->next_kind == LETTER;
	uint32_t price = a->last_kind == ACCENTED ? 100 : in_word ? 65 : 130;

	if (cp == 0xD0 || cp == 0xDD || cp == 0xDE || cp == 0xF0 || cp == 0xFD || cp == 0xFE)
		price += 20;	/* Icelandic, the rarest of them in mail */
	if (upper)
		price += is_lower(a->last) || a->last >= 0xDF ? 100 : 30;
	return price;
}

static uint32_t
latin_symbol_price(const struct around *a, uint32_t cp)
{
	static const uint16_t usual[] = {
		0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB4, 0xB7, 0xBB, 0x2013, 0x2014,
		0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC, 0x2122
	};

	/* French sets no-break spaces inside its quotation marks. */
	if ((cp == 0xA0 && (a->last == 0xAB || a->next == 0xBB)) ||
	    (cp == 0xBB && a->last == 0xA0))
		return 20;
	if (listed(usual, LENGTH(usual), cp))
		return 85;
	return a->last_kind == SYMBOL || a->last_kind == ACCENTED ? 170 : 140;
}

/* A kanji inside a Western word: an accent was read as a lead. */
static uint32_t
between_letters(const struct around *a)
{
	return (is_lower(a->last) ? 30 : 0) + (is_lower(a->next) ? 30 : 0);
}

static uint32_t
price_of(enum sk_language lang, const struct around *a, enum kind kind, uint32_t cp)
{
	uint32_t price = prices[lang][kind];

	switch (kind) {
	case HALF_KANA:
		return price != 0 ? price : half_kana_price(a);
	case CYRILLIC:
		return price != 0 ? price : cyrillic_price(a, cp);
	case ACCENTED:
		return price != 0 ? price : accented_price(a, cp);
	case SYMBOL:
		return price != 0 ? price : latin_symbol_price(a, cp);
	case HAN:
		return han_price(lang, a->last, cp, price) + between_letters(a);
	case HANGUL:
		return (lang == SK_LANG_KO || lang == SK_LANG_ANY) && hangul[cp - HANGUL_FIRST] != 0 ?
		    hangul[cp - HANGUL_FIRST] : price;
	case OTHER:
		/* Letters of one script stand together. */
		return a->last_kind != OTHER || a->last >> 7 == cp >> 7 ? price : price + 60;
	case BAD:
		/* The last character may just have been cut. */
		return a->next == 0 ? 150 : price;
	default:
		return price;
	}
}

uint32_t
sk_language_price(enum sk_language lang, struct sk_span utf8, uint32_t most)
{
	struct around a = { .last_kind = PLAIN };
	uint32_t sum = 0, cp, next;
	enum kind kind;
	bool more = sk_utf8_next(&utf8, &next);

	a.next_kind = more ? kind_of(next) : PLAIN;
	while (more && sum <= most) {
		cp = next;
		kind = a.next_kind;
		more = sk_utf8_next(&utf8, &next);
		a.next = more ? next : 0;
		a.next_kind = more ? kind_of(next) : PLAIN;
		sum += price_of(lang, &a, kind, cp);
		a.run = kind == HALF_KANA ? a.run + 1 : 0;
		a.last = cp;
		a.last_kind = kind;
	}
	return sum;
}
