#include "ask.h"

/*
 * Old telephones and forms on the web do this; a label that is missing, or that of
 * ASCII, is everyday in both.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const japanese[] = { "iso-2022-jp", "shift_jis", "euc-jp", "utf-8", NULL };
	struct sk_span declared = sk_record_get(r, object, SK_KEY_TEXT_CHARSET_DECLARED);
	struct sk_span actual = sk_record_get(r, object, SK_KEY_TEXT_CHARSET_TRUE);

	return sk_record_has(r, object, SK_KEY_TEXT_LANGUAGE, "ja") &&
	    sk_record_count(r, object, SK_KEY_OBJECT_INLINE) != 0 && !sk_span_same(declared, actual) &&
	    sk_ask_has_any(r, object, SK_KEY_TEXT_CHARSET_DECLARED, japanese) &&
	    sk_ask_has_any(r, object, SK_KEY_TEXT_CHARSET_TRUE, japanese);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.charset_declared=iso-2022-jp; text.charset_true=shift_jis", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.charset_declared=utf-8; text.charset_true=euc-jp", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.charset_declared=us-ascii; text.charset_true=iso-2022-jp", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.charset_declared=shift_jis; text.charset_true=shift_jis", false },
	{ "header.from=a@b.example > object.type=text; object.attached; text.language=ja; "
	    "text.charset_declared=utf-8; text.charset_true=shift_jis", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_charset_wrong = {
	.id = "charset_wrong",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 5,
	.group = "language",
	.why_ja = "本文の文字コードの表示と実際の文字コードが食い違っています",
	.why_en = "the text is in another charset than it says",
	.source = "Mass mail of June 2016 that showed blank or garbled, via sinfo.co.jp. Weight: our "
	    "estimate",
	.fires = fires,
	.examples = examples,
};
