#include "ask.h"

/*
 * Nearly neutral: both have been written on machines set for Chinese.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const chinese[] = { "gb18030", "big5", NULL };

	return sk_record_has(r, object, SK_KEY_TEXT_LANGUAGE, "ja") &&
	    sk_ask_has_any(r, object, SK_KEY_TEXT_CHARSET_TRUE, chinese);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.charset_true=gb18030", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.charset_declared=big5; text.charset_true=big5", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.charset_true=iso-2022-jp", false },
	{ "header.from=a@b.example > object.type=text; text.language=zh; "
	    "text.charset_true=gb18030", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_charset_chinese = {
	.id = "targeting_charset_chinese",
	.axis = SK_AXIS_TARGETING,
	.low_db = -5, .likely_db = -2, .high_db = 0,
	.group = "language",
	.why_ja = "日本語に中国語用の文字コードを使うのは、ばらまき型にやや多く見られます",
	.why_en = "Japanese in a Chinese charset is somewhat more frequent in mass mail",
	.source = "Bank phishing of 2013 to 2016, via iroiro-memo.hatenablog 20150128 and 20160302. "
	    "Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
