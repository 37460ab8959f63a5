#include "ask.h"

/*
 * Weak, as on the other axis.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_punctuation_mixed.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.punctuation_mixed=comma", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.punctuation_mixed=half", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.template_broken=blank", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_punctuation_mixed = {
	.id = "targeting_punctuation_mixed",
	.axis = SK_AXIS_TARGETING,
	.low_db = -6, .likely_db = -3, .high_db = 0,
	.group = "language",
	.why_ja = "句読点や文字幅の乱れは、ばらまき型にやや多く見られます",
	.why_en = "commas and widths that do not go together are somewhat more frequent in mass mail",
	.source = "Phishing, via warusyawa 2022/04/03. Weight: our estimate",
	.from_year = 2015,
	.fires = fires,
	.needs = SK_KEY_TEXT_PUNCTUATION_MIXED,
	.examples = examples,
};
