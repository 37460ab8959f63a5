#include "ask.h"

/*
 * Foreign firms with honest services translate as well.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_TEXT_TRANSLATED) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.translated=私はあなたの", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.translated=するの場合; text.translated=あなたの口座", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.honorific_clash=貴様の", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_translated = {
	.id = "translated",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "language",
	.why_ja = "機械翻訳したような不自然な日本語が使われています",
	.why_en = "its Japanese reads as if a machine had translated it",
	.source = "Mass mail of February 2016 that a machine translated, 10,800 mails, via pc-pier.com "
	    "2016/03/01 and asahi ASJ394DB7J39ULFA00Q. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_TRANSLATED,
	.examples = examples,
};
