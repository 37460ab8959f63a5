/* Words of other scripts in sentences of Japanese, and words of two scripts. */
#include "base/text.h"
#include "japanese.h"

enum {
	ALIEN = 3,	/* letters of a word of another script; fewer draw faces */
	SYLLABLES = 2,	/* the same of Korean */
	LATIN = 2	/* letters of a Latin word that holds one of another script */
};

static bool
is_alphabet(unsigned kind)
{
	return kind == SK_JA_LATIN || kind == SK_JA_CYRILLIC || kind == SK_JA_ALIEN ||
	    kind == SK_JA_HANGUL;
}

static bool
is_vietnamese(uint32_t cp)
{
	return (cp >= 0x1EA0 && cp <= 0x1EF9) || cp == 0x1A1 || cp == 0x1B0;
}

/* Capital letters of Cyrillic and of Latin: names begin with them. */
static bool
is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE) || cp == 0x110 ||
	    (cp >= 0x400 && cp <= 0x42F);
}

/* Letters of each kind in a word. */
struct word {
	unsigned	latin, cyrillic, hangul, vietnamese, alien;
};

static struct word
count(const struct sk_ja_line *l, size_t from, size_t to)
{
	struct word w = { 0 };

	for (size_t i = from; i < to; i++) {
		w.latin += l->kind[i] == SK_JA_LATIN;
		w.cyrillic += l->kind[i] == SK_JA_CYRILLIC;
		w.hangul += l->kind[i] == SK_JA_HANGUL;
		w.vietnamese += is_vietnamese(l->cp[i]);
		w.alien += l->kind[i] == SK_JA_ALIEN && !is_vietnamese(l->cp[i]);
	}
	return w;
}

/* What a word is that does not belong here; NULL if it does. */
static const char *
label_of(const struct sk_ja_line *l, size_t from, size_t to)
{
	struct word w = count(l, from, to);

	if (w.cyrillic > 0 && w.latin >= LATIN)
		return "look-alike";
	if (w.cyrillic >= ALIEN && !is_capital(l->cp[from]))
		return "cyrillic";
	if (w.hangul >= SYLLABLES)
		return "hangul";
	if (w.vietnamese > 0 && !is_capital(l->cp[from]))
		return "vietnamese";
	return w.alien >= ALIEN ? "other" : NULL;
}

/* True if the word before i is a name, or is explained behind it. */
static bool
is_spoken_of(const struct sk_ja_line *l, size_t i)
{
	if (sk_ja_honorific(l, i) || (i < l->n && l->kind[i] == SK_JA_OPEN))
		return true;
	while (i < l->n && (l->kind[i] == SK_JA_MARK || l->kind[i] == SK_JA_STOP))
		i++;
	return sk_ja_any_at(l, i, u"と申します です。 でございます って という と書 と言 と読 と発音");
}

static void
look_sentence(struct sk_ja *j, const struct sk_ja_line *l, size_t from, size_t end)
{
	for (size_t i = from, to; i < end; i = to) {
		const char *label;

		to = i + 1;
		if (!is_alphabet(l->kind[i]))
			continue;
		while (to < end && is_alphabet(l->kind[to]))
			to++;
		label = label_of(l, i, to);
		if (label != NULL && !sk_ja_enclosed(l, i, to) && !is_spoken_of(l, to))
			sk_ja_add(j, &j->script, label, l, i, to);
	}
}

void
sk_ja_scripts(struct sk_ja *j, const struct sk_ja_line *l)
{
	for (size_t from = 0, end; from < l->n; from = end)
		if (sk_ja_sentence(l, from, &end))
			look_sentence(j, l, from, end);
}
