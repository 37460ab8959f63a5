#include "base/text.h"
#include "text.h"

enum { WORD = 24, LOOKED_AT = 200000 };	/* bytes; enough to know a language */

struct letters {
	uint64_t	kana, han, hangul, cyrillic, latin, accented, words, english;
};

/* The commonest words of English prose and of business mail that the other
 * languages in Latin letters do not share. */
static const char *const english_words[] = {
	"and", "are", "attached", "be", "been", "can", "dear", "file", "following", "for", "from",
	"have", "hello", "if", "invoice", "is", "it", "kindly", "know", "let", "not", "of",
	"please", "receive", "regards", "see", "thank", "thanks", "that", "the", "this", "to",
	"we", "will", "with", "would", "you", "your",
};

static void
count_word(struct letters *t, const char *word, size_t n)
{
	struct sk_span w = { (const uint8_t *)word, n };

	t->words++;
	for (size_t i = 0; i < sizeof english_words / sizeof *english_words; i++)
		if (sk_span_is(w, english_words[i])) {
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

/* Addresses are no language: a word with a sign inside is not counted. */
static void
count_latin(struct letters *t, struct sk_span *s)
{
	char word[WORD];
	size_t n = 0;
	bool plain = true;

	while (s->n > 0 && s->p[0] > ' ' && s->p[0] < 0x7F) {
		uint8_t c = s->p[0] >= 'A' && s->p[0] <= 'Z' ? s->p[0] | 0x20 : s->p[0];
		bool last = s->n < 2 || s->p[1] <= ' ' || s->p[1] >= 0x7F;

		if (c >= 'a' && c <= 'z') {
			if (n < WORD)
				word[n] = (char)c;
			n++;
		} else if (c != '\'' && c != '(' && c != ')' && c != '"' && !last) {
			plain = false;
		}
		*s = sk_span_from(*s, 1);
	}
	if (n > 0 && n <= WORD && plain) {
		t->latin += n;
		count_word(t, word, n);
	}
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
		if (s.p[0] > ' ' && s.p[0] < 0x7F)
			count_latin(&t, &s);
		else if (sk_utf8_next(&s, &cp))
			count_letter(&t, cp);
	}
	return strongest(&t, actual);
}

uint64_t
sk_text_chars(struct sk_span text)
{
	uint64_t n = 0;
	uint32_t cp;

	while (sk_utf8_next(&text, &cp))
		n += cp > ' ' && !sk_cp_is_blank(cp) && !sk_cp_is_invisible(cp);
	return n;
}
