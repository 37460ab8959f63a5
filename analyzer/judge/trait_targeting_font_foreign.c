#include "ask.h"

/*
 * Nearly neutral: the decoy of 2007 was for one ministry.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_font_foreign.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.inline; text.language=ja; "
	    "html.font_foreign=微软雅黑", true },
	{ "header.from=a@b.example > object.type=html; object.inline; text.language=ja; "
	    "html.font_foreign=SimSun", true },
	{ "header.from=a@b.example > object.type=html; object.inline; text.language=ja", false },
	{ "header.from=a@b.example > object.type=html; object.inline; text.language=zh", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_font_foreign = {
	.id = "targeting_font_foreign",
	.axis = SK_AXIS_TARGETING,
	.low_db = -6, .likely_db = -2, .high_db = 0,
	.group = "language",
	.why_ja = "中国語または韓国語用のフォントの指定は、ばらまき型にやや多く見られます",
	.why_en = "Chinese or Korean fonts are somewhat more frequent in mass mail",
	.source = "Parcel phishing, via heihororin ?p=208; against it a decoy of 2007 in SimSun, via "
	    "japan.zdnet 20357314. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_FONT_FOREIGN,
	.examples = examples,
};
