#include "ask.h"

/*
 * One may be a slip or a name, two are how a machine set for traditional Chinese writes.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_TEXT_GLYPH_OLD);

	return o != NULL && sk_record_next(r, o) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_old=滯納金; text.glyph_old=納稅確認番号", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_old=發送; text.glyph_old=變更; text.glyph_old=處理", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_old=國際電設", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_foreign=确认", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_glyph_old = {
	.id = "glyph_old",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "language",
	.why_ja = "日本語の文章に、今は使わない旧字体や繁体字の漢字が混ざっています",
	.why_en = "words of today are written with old or traditional letters",
	.source = "tax phishing of 2022, via teraokaikei 2022-09-13. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_GLYPH_OLD,
	.examples = examples,
};
