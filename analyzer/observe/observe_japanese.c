#include "japanese.h"
#include "japanese_phrase.h"
#include "letter.h"

static int
warm(const struct sk_warm *w)
{
	sk_ja_warm();
	return sk_ja_phrases_warm(w);
}

static void
write_all(const struct sk_look *l, enum sk_key key, const struct sk_ja_found *f)
{
	for (size_t i = 0; i < f->n; i++)
		sk_record_text(l->r, l->self, key, f->word[i]);
}

static void
write_found(const struct sk_look *l, const struct sk_ja *j)
{
	write_all(l, SK_KEY_TEXT_GLYPH_FOREIGN, &j->foreign);
	write_all(l, SK_KEY_TEXT_GLYPH_OLD, &j->old);
	write_all(l, SK_KEY_TEXT_TEMPLATE_BROKEN, &j->fields);
	write_all(l, SK_KEY_TEXT_TEMPLATE_BROKEN, &j->begins);
	write_all(l, SK_KEY_TEXT_TEMPLATE_BROKEN, &j->broken);
	write_all(l, SK_KEY_TEXT_PUNCTUATION_MIXED, &j->marks);
	write_all(l, SK_KEY_TEXT_MIXED_SCRIPT, &j->script);
}

static void
look_subject(const struct sk_look *l)
{
	struct sk_ja j = { .arena = l->arena };

	sk_ja_read(&j, sk_record_get(l->r, l->self, SK_KEY_HEADER_SUBJECT), true);
	sk_ja_end(&j, false);
	if (j.kana > 0)
		write_found(l, &j);
	else	/* fields need none */
		write_all(l, SK_KEY_TEXT_TEMPLATE_BROKEN, &j.fields);
}

static void
write_fonts(const struct sk_look *l, const struct sk_reading_of *t)
{
	struct sk_html_fonts f;

	if (!t->is_html || t->html.styles.n == 0)
		return;
	sk_html_fonts(t->html.styles, &f);
	for (size_t i = 0; i < f.n && !f.japanese; i++)
		sk_record_text(l->r, l->self, SK_KEY_HTML_FONT_FOREIGN, f.chinese[i]);
}

static void
look_letter(const struct sk_look *l, struct sk_span plain)
{
	const struct sk_reading_of *t = sk_text_of(l);
	struct sk_ja_phrases phrases = { .plain = plain };
	struct sk_ja j = { .arena = l->arena };
	struct sk_span run;

	for (struct sk_span rest = plain; sk_letter_run(&rest, &run);) {
		sk_ja_phrases_find(&phrases, run);
		sk_ja_read(&j, run, false);
	}
	/* Narrow text has no kana of two widths any more. */
	if (t->plain.p != t->text.p)
		sk_ja_widths(&j, sk_span_head(t->text, SK_LETTER_BYTES));
	if (phrases.explains)
		j.fields.n = 0;
	sk_ja_end(&j, !t->cut && t->plain.n <= SK_LETTER_BYTES);
	write_found(l, &j);
	sk_ja_phrases_write(&phrases, l);
	write_fonts(l, t);
}

static void
look(const struct sk_look *l)
{
	struct sk_span plain;

	if (l->o->is_message)
		look_subject(l);
	else if (sk_letter_of(l, &plain) && sk_span_is(sk_span_text(sk_text_language_of(l)), "ja"))
		look_letter(l, plain);
}

const struct sk_observer sk_observe_japanese = {
	.source = "Unihan database of Unicode 15.0 and Cabinet notice No. 2 of 30 November 2010 (letters); "
	    "what Japanese reports on mass mail and phishing name: see the traits of the group language",
	.warm = warm,
	.look = look,
};
