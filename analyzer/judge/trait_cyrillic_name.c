#include "base/charset.h"
#include "base/text.h"
#include "ask.h"

enum { LETTERS = 3 };	/* fewer are a face, or a sign */

/*
 * A partner in Russia who writes Japanese; so the subject or the text must be that.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	struct sk_span name = sk_record_get(r, object, SK_KEY_HEADER_FROM_NAME);
	unsigned letters = 0;
	uint32_t cp;

	while (letters < LETTERS && sk_utf8_next(&name, &cp))
		letters += sk_cp_is_cyrillic(cp);
	return letters == LETTERS && sk_span_is(sk_ask_language(r, object), "ja");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.from_name=Отдел кадров > "
	    "object.type=text; text.language=ja", true },
	{ "header.from=a@b.example; header.from_name=Анна (Anna) > object.type=html; "
	    "text.language=ja", true },
	{ "header.from=a@b.example; header.from_name=Иван Петров > object.type=text; "
	    "text.language=ru", false },
	{ "header.from=a@b.example; header.from_name=山田 (｀Д´) > object.type=text; "
	    "text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_cyrillic_name = {
	.id = "cyrillic_name",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 8,
	.group = "language",
	.why_ja = "日本語のメールですが、差出人の名前はロシア文字で書かれています",
	.why_en = "the mail is in Japanese, but the name of its sender stands in Cyrillic letters",
	.source = "Mass mail of January 2016, via www-cgi.ed.kagu.tus.ac.jp 2016/0118. Weight: our "
	    "estimate",
	.fires = fires,
	.examples = examples,
};
