#include "ask.h"

/*
 * Who writes to one reader sees what he sends.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_template_broken.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.subject=の陳述書; text.template_broken=particle	の陳述書 > "
	    "object.type=text; text.language=ja", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.template_broken=cut	06月06", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.punctuation_mixed=comma", false },
	{ "header.subject=ご案内 > object.type=text; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_template_broken = {
	.id = "targeting_template_broken",
	.axis = SK_AXIS_TARGETING,
	.low_db = -13, .likely_db = -8, .high_db = -3,
	.group = "language",
	.why_ja = "自動で作られた文面の崩れは、ばらまき型の特徴です",
	.why_en = "a text that a program put together badly is the mark of mass mail",
	.source = "Mass mail of April 2017 (subjects without their first word), via itpro 17/041301129, "
	    "and of November 2018 (sentences without their object), via daini-no-jinsei "
	    "2018/11/09; of June 2016 (a date that is cut), via sinfo.co.jp. Weight: our estimate",
	.from_year = 2016,
	.fires = fires,
	.needs = SK_KEY_TEXT_TEMPLATE_BROKEN,
	.examples = examples,
};
