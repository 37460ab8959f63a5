/* Words that no office writes, and Japanese as machines translate it. */
#include "japanese_phrase.h"
#include "letter.h"

enum {
	QUOTATION = 120,	/* bytes from the opening mark to a phrase in it */
	HEAD = 240,		/* bytes in which a letter greets */
	SEVERAL = 3		/* weak phrases that together are none of chance */
};

static struct sk_phrases phrases;
static size_t class_clash, class_translated, class_closing, class_explains, class_hello,
    class_house;

int
sk_ja_phrases_warm(const struct sk_warm *w)
{
	int rc = sk_phrases_read(w, "japanese.txt", &phrases);

	class_clash = sk_phrases_class(&phrases, "clash");
	class_translated = sk_phrases_class(&phrases, "translated");
	class_closing = sk_phrases_class(&phrases, "closing");
	class_explains = sk_phrases_class(&phrases, "explains");
	class_hello = sk_phrases_class(&phrases, "hello");
	class_house = sk_phrases_class(&phrases, "house");
	return rc;
}

static void
add(struct sk_ja_kind_of *k, const struct sk_phrase *phrase)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->phrase[i] == phrase)
			return;
	if (k->n == SK_JA_PHRASES)
		return;
	k->phrase[k->n++] = phrase;
	k->strong += !phrase->weak;
}

/* True if what stands at offset at of s is somebody else's words. */
static bool
is_quoted(struct sk_span s, size_t at)
{
	for (size_t i = at; i >= 3 && at - i < QUOTATION && s.p[i - 1] != '\n'; i--) {
		const uint8_t *p = s.p + i - 3;

		if (p[0] != 0xE3 || p[1] != 0x80)
			continue;
		if (p[2] == 0x8C || p[2] == 0x8E)	/* U+300C, U+300E */
			return true;
		if (p[2] == 0x8D || p[2] == 0x8F)
			return false;
	}
	return false;
}

/* True if nothing but the phrase, so many bytes, stands in its line. */
static bool
is_alone(struct sk_span s, size_t at, size_t n)
{
	struct sk_span line;

	if (!sk_letter_line_begins(s, at))
		return false;
	s = sk_span_from(s, at);
	return sk_span_line(&s, &line, NULL) && sk_span_trim(line).n == n;
}

/* Somebody who says who he is may greet as he likes. */
static bool
introduces(struct sk_span s, size_t at)
{
	s = sk_span_head(sk_span_from(s, at), 90);
	return sk_span_find(s, SK_SPAN("です"), 0) != SK_SPAN_NONE ||
	    sk_span_find(s, SK_SPAN("と申し"), 0) != SK_SPAN_NONE;
}

static void
found(void *user, const struct sk_phrase *phrase, size_t at, size_t sentence)
{
	struct sk_ja_phrases *f = user;
	struct sk_span word = sk_phrases_word(&phrases, phrase);

	(void)sentence;
	if (phrase->class == class_explains)
		f->explains = true;
	else if (phrase->class == class_house)
		f->house = true;
	else if (is_quoted(f->run, at))
		return;
	else if (phrase->class == class_clash)
		add(&f->clash, phrase);
	else if (phrase->class == class_translated ||
	    (phrase->class == class_closing && is_alone(f->run, at, word.n)))
		add(&f->translated, phrase);
	else if (phrase->class == class_hello && f->run.p + at < f->plain.p + HEAD &&
	    sk_letter_line_begins(f->run, at) && !introduces(f->run, at))
		f->hello = true;
}

void
sk_ja_phrases_find(struct sk_ja_phrases *f, struct sk_span run)
{
	f->run = run;
	(void)sk_phrases_find(&phrases, run, found, f);
}

static void
write_kind(const struct sk_look *l, enum sk_key key, const struct sk_ja_kind_of *k)
{
	for (size_t i = 0; i < k->n; i++)
		sk_record_text(l->r, l->self, key, sk_phrases_word(&phrases, k->phrase[i]));
}

void
sk_ja_phrases_write(const struct sk_ja_phrases *f, const struct sk_look *l)
{
	write_kind(l, SK_KEY_TEXT_HONORIFIC_CLASH, &f->clash);
	if (f->hello && f->house)
		sk_record_text(l->r, l->self, SK_KEY_TEXT_HONORIFIC_CLASH, SK_SPAN("こんにちは"));
	if (f->translated.strong > 0 || f->translated.n >= SEVERAL)
		write_kind(l, SK_KEY_TEXT_TRANSLATED, &f->translated);
}
