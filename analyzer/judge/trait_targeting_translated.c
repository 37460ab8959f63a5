#include "ask.h"

/*
 * Since about 2018 machines translate better than that, for all.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_translated.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.translated=私はあなたの", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.translated=ことをでき", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.honorific_clash=貴様の", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_translated = {
	.id = "targeting_translated",
	.axis = SK_AXIS_TARGETING,
	.low_db = -11, .likely_db = -7, .high_db = -2,
	.group = "language",
	.why_ja = "機械翻訳したような日本語は、当時のばらまき型の特徴です",
	.why_en = "Japanese that a machine translated is the mark of mass mail of that time",
	.source = "Mass mail of February 2016 that a machine translated, 10,800 mails, via pc-pier.com "
	    "2016/03/01 and asahi ASJ394DB7J39ULFA00Q; IPA J-CRAT, first half of fiscal 2016 "
	    "(some of the mass mail is machine-like). Weight: our estimate",
	.from_year = 2015, .until_year = 2019,
	.fires = fires,
	.needs = SK_KEY_TEXT_TRANSLATED,
	.examples = examples,
};
