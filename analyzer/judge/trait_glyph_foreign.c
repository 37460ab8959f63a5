#include "ask.h"

/*
 * A partner in China who writes Japanese slips like this; names, and letters that are
 * openly in both languages, are not seen at all.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_TEXT_GLYPH_FOREIGN) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_foreign=确认", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_foreign=账户; text.glyph_foreign=登录", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.charset_true=gb18030", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=zh", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_glyph_foreign = {
	.id = "glyph_foreign",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "language",
	.why_ja = "日本語の文章に、日本語では使わない漢字（中国の簡体字）が混ざっています",
	.why_en = "the Japanese text has letters in it that only Chinese has",
	.source = "Letters that no Japanese charset has: bank phishing of 2013 to 2016, via "
	    "iroiro-memo.hatenablog 20150128 and 20160302; tax phishing of 2022, via teraokaikei "
	    "2022-09-13. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_GLYPH_FOREIGN,
	.examples = examples,
};
