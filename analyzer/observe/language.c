#include "base/text.h"
#include "text.h"

enum { WORD = 24, LOOKED_AT = 8192 };	/* bytes; enough to know a language */

struct letters {
	uint64_t	kana, han, hangul, cyrillic, latin, accented, words, english;
};

/* The commonest words of English prose and of business mail that the other
 * languages in Latin letters do not share; in order. */
static const struct sk_span english_words[] = {
	SK_LIT("and"), SK_LIT("are"), SK_LIT("attached"), SK_LIT("be"), SK_LIT("been"),
	SK_LIT("can"), SK_LIT("dear"), SK_LIT("file"), SK_LIT("following"), SK_LIT("for"),
	SK_LIT("from"), SK_LIT("have"), SK_LIT("hello"), SK_LIT("if"), SK_LIT("invoice"),
	SK_LIT("is"), SK_LIT("it"), SK_LIT("kindly"), SK_LIT("know"), SK_LIT("let"), SK_LIT("not"),
	SK_LIT("of"), SK_LIT("please"), SK_LIT("receive"), SK_LIT("regards"), SK_LIT("see"),
	SK_LIT("thank"), SK_LIT("thanks"), SK_LIT("that"), SK_LIT("the"), SK_LIT("this"),
	SK_LIT("to"), SK_LIT("we"), SK_LIT("will"), SK_LIT("with"), SK_LIT("would"), SK_LIT("you"),
	SK_LIT("your"),
};
enum { ENGLISH = sizeof english_words / sizeof *english_words };

/* Where the words of each letter begin. */
static const uint8_t *
english_by_letter(void)
{
	static uint8_t first[27];
	static bool made;

	for (size_t c = 0, w = 0; !made && c < sizeof first; c++) {
		while (w < ENGLISH && english_words[w].p[0] < 'a' + c)
			w++;
		first[c] = (uint8_t)w;
	}
	made = true;
	return first;
}

static void
count_word(struct letters *t, const char *word, size_t n)
{
	struct sk_span w = { (const uint8_t *)word, n };
	const uint8_t *first = english_by_letter() + (w.p[0] - 'a');

	t->words++;
	for (size_t i = first[0]; i < first[1]; i++)
		if (english_words[i].n == n && sk_span_same(w, english_words[i])) {
			t->english++;
			return;
		}
}

static void
count_letter(struct letters *t, uint32_t cp)
{
	if (sk_cp_is_kana(cp))
		t->kana++;
	else if (sk_cp_is_han(cp))
		t->han++;
	else if ((cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0x3130 && cp <= 0x318F))
		t->hangul++;
	else if (sk_cp_is_cyrillic(cp))
		t->cyrillic++;
	else if (cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7)
		t->accented++;
}

/* Addresses are no language: a word with a sign inside is not counted.  Gives
 * the bytes up to the next blank or non-ASCII. */
static size_t
count_latin(struct letters *t, struct sk_span s)
{
	char word[WORD];
	size_t n = 0, i;
	bool plain = true;

	for (i = 0; i < s.n && s.p[i] > ' ' && s.p[i] < 0x7F; i++) {
		uint8_t c = s.p[i] | 0x20;

		if (c >= 'a' && c <= 'z' && s.p[i] >= 'A') {
			if (n < WORD)
				word[n] = (char)c;
			n++;
		} else if (s.p[i] != '\'' && s.p[i] != '(' && s.p[i] != ')' && s.p[i] != '"' &&
		    i + 1 < s.n && s.p[i + 1] > ' ' && s.p[i + 1] < 0x7F) {
			plain = false;
		}
	}
	if (n > 0 && n <= WORD && plain) {
		t->latin += n;
		count_word(t, word, n);
	}
	return i;
}

/* Length of the commonest kana and kanji at p, counted; 0 if it is none of them:
 * U+3041 to U+30FA without U+30A0, U+5000 to U+8FFF. */
static size_t
count_common(struct letters *t, const uint8_t *p)
{
	if (p[0] >= 0xE5 && p[0] <= 0xE8) {
		t->han++;
		return 3;
	}
	if (p[0] == 0xE3 && ((p[1] == 0x81 && p[2] > 0x80) || (p[1] == 0x82 && p[2] != 0xA0) ||
	    (p[1] == 0x83 && p[2] < 0xBB))) {
		t->kana++;
		return 3;
	}
	return 0;
}

/* A kanji or kana stands for about as much as two letters. */
static const char *
strongest(const struct letters *t, enum sk_charset actual)
{
	uint64_t cjk = (t->kana + t->han) * 2, hangul = t->hangul * 2;
	uint64_t latin = t->latin + t->accented;

	if (cjk + hangul + t->cyrillic + latin == 0)
		return "none";
	if (hangul >= cjk && hangul >= t->cyrillic && hangul >= latin)
		return "ko";
	if (t->cyrillic > cjk && t->cyrillic >= latin)
		return "ru";
	if (cjk >= latin) {
		bool japanese = actual == SK_CS_ISO2022JP || actual == SK_CS_SJIS ||
		    actual == SK_CS_EUCJP;

		/* Written Japanese has one kana for each kanji and more; Chinese
		 * has a stray one at most.  Titles of kanji alone follow the charset. */
		return t->kana * 20 >= t->han || japanese ? "ja" : "zh";
	}
	if (t->english * 10 >= t->words && t->english > 0 && t->accented * 20 <= t->latin)
		return "en";
	return "other";
}

const char *
sk_text_language(struct sk_span text, enum sk_charset actual)
{
	struct letters t = { 0 };
	struct sk_span s = sk_span_head(text, LOOKED_AT);
	uint32_t cp;

	while (s.n > 0) {
		size_t n = 1;

		if (s.p[0] > ' ' && s.p[0] < 0x7F)
			n = count_latin(&t, s);
		else if (s.p[0] >= 0x80 && (s.n < 3 || (n = count_common(&t, s.p)) == 0)) {
			if (sk_utf8_next(&s, &cp))
				count_letter(&t, cp);
			continue;
		}
		s.p += n;
		s.n -= n;
	}
	return strongest(&t, actual);
}
