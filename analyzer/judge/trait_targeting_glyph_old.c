#include "ask.h"

/*
 * Letters of one hand are read once more before they go to one reader.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_glyph_old.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_old=滯納金; text.glyph_old=納稅確認番号", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_old=發送; text.glyph_old=變更", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_old=國際電設", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_foreign=确认", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_glyph_old = {
	.id = "targeting_glyph_old",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "language",
	.why_ja = "今の言葉を旧字体や繁体字で書くのは、ばらまき型に見られる誤りです",
	.why_en = "old letters in words of today are a slip of mass mail",
	.source = "tax phishing of 2022, via teraokaikei 2022-09-13 (a mass campaign). Weight: our "
	    "estimate",
	.from_year = 2015,
	.fires = fires,
	.needs = SK_KEY_TEXT_GLYPH_OLD,
	.examples = examples,
};
