#include "ask.h"

/*
 * A letter to one reader that cannot be read would be for nothing.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_charset_wrong.fires(r, object);
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

const struct sk_trait sk_trait_targeting_charset_wrong = {
	.id = "targeting_charset_wrong",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -4, .high_db = 0,
	.group = "language",
	.why_ja = "文字コードの表示の誤りは、当時のばらまき型に見られました",
	.why_en = "a wrong charset was seen in mass mail of that time",
	.source = "Mass mail of June 2016 that showed blank or garbled, via sinfo.co.jp. Weight: our "
	    "estimate",
	.from_year = 2014, .until_year = 2019,
	.fires = fires,
	.examples = examples,
};
