#include "ask.h"

/*
 * Partners in China and Korea, and what answers them with their letter below; a page
 * that asks for a Japanese face as well is not seen.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HTML_FONT_FOREIGN) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.inline; text.language=ja; "
	    "html.font_foreign=微软雅黑", true },
	{ "header.from=a@b.example > object.type=html; object.inline; text.language=ja; "
	    "html.font_foreign=SimSun; html.font_foreign=Batang", true },
	{ "header.from=a@b.example > object.type=html; object.inline; text.language=ja", false },
	{ "header.from=a@b.example > object.type=html; object.inline; text.language=zh; "
	    "text.charset_true=gb18030", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_font_foreign = {
	.id = "font_foreign",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 5,
	.group = "language",
	.why_ja = "日本語のメールの書式に、中国語または韓国語用のフォントが指定されています",
	.why_en = "the page is set in a Chinese or Korean font, though its text is Japanese",
	.source = "Parcel phishing (Chinese faces), via heihororin ?p=208; a decoy of 2007 in SimSun, "
	    "via japan.zdnet 20357314. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_FONT_FOREIGN,
	.examples = examples,
};
