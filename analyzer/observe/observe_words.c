#include "text.h"

/* Text to read, not to run: the language of a script is no language. */
static bool
is_reading(const struct sk_look *l)
{
	switch (l->o->type) {
	case SK_TYPE_TEXT:
	case SK_TYPE_HTML:
	case SK_TYPE_CALENDAR:
		return true;
	case SK_TYPE_UNKNOWN:
		return l->o->part != NULL;
	default:
		return false;
	}
}

static void
write_charsets(const struct sk_look *l, const struct sk_reading_of *t)
{
	struct sk_buf b = sk_buf_new(l->arena, 64);

	if (t->declared != SK_CS_UNKNOWN)
		sk_buf_text(&b, sk_charset_name(t->declared));
	else	/* a label of somebody else is kept as it stands */
		for (size_t i = 0; i < t->label.n; i++)
			sk_buf_byte(&b, t->label.p[i] >= 'A' && t->label.p[i] <= 'Z' ?
			    t->label.p[i] | 0x20 : t->label.p[i]);
	if (b.n > 0)
		sk_record_text(l->r, l->self, SK_KEY_TEXT_CHARSET_DECLARED, sk_buf_view(&b));
	sk_record_text(l->r, l->self, SK_KEY_TEXT_CHARSET_TRUE,
	    sk_span_text(sk_charset_name(t->actual)));
}

static void
write_passwords(const struct sk_look *l, struct sk_span plain)
{
	static const struct { unsigned hint; const char *word; } hints[] = {
		{ SK_HINT_HERE, "here" }, { SK_HINT_LATER, "later" }, { SK_HINT_RULE, "rule" },
	};
	struct sk_passwords found = { .n = 0 };

	sk_text_passwords(plain, &found);
	for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
		if (found.hints & hints[i].hint)
			sk_record_text(l->r, l->self, SK_KEY_TEXT_PASSWORD_HINT,
			    sk_span_text(hints[i].word));
	for (size_t i = 0; i < found.n && sk_text_count(l, SK_TEXT_PASSWORDS, SK_PASSWORDS); i++)
		sk_record_text(l->r, l->self, SK_KEY_TEXT_PASSWORD, found.token[i]);
}

static void
look(const struct sk_look *l)
{
	const struct sk_reading_of *t;

	if (l->o->is_message) {
		struct sk_buf b = sk_buf_new(l->arena, SK_RECORD_TEXT);

		sk_text_plain(&b, sk_record_get(l->r, l->self, SK_KEY_HEADER_SUBJECT));
		write_passwords(l, sk_buf_view(&b));
		return;
	}
	if (!is_reading(l) || (t = sk_text_of(l)) == NULL || !t->has)
		return;
	write_charsets(l, t);
	if (!t->is_letter)
		return;
	sk_record_text(l->r, l->self, SK_KEY_TEXT_LANGUAGE,
	    sk_span_text(sk_text_language_of(l)));
	sk_record_number(l->r, l->self, SK_KEY_TEXT_CHARS, sk_text_chars(t->text));
	write_passwords(l, t->plain);
}

const struct sk_observer sk_observe_words = {
	.source = "RFC 2045 5.1 and RFC 2854 (charsets of text); IPA and JIPDEC on mail with "
	    "encrypted attachments (how passwords are announced)",
	.look = look,
};
