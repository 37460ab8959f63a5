#include "ask.h"

/*
 * Hasty people slip, too, and so do honest programs.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_TEXT_TEMPLATE_BROKEN) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.subject=の陳述書; text.template_broken=particle	の陳述書 > "
	    "object.type=text; text.language=ja", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.template_broken=field	{NAME}", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.punctuation_mixed=comma", false },
	{ "header.subject=ご案内 > object.type=text; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_template_broken = {
	.id = "template_broken",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "language",
	.why_ja = "件名や文章の一部が欠けている、または差し込み欄が埋まっていません",
	.why_en = "words are missing in the text, or fields of a template were not filled in",
	.source = "Mass mail of April 2017 (subjects without their first word), via itpro 17/041301129, "
	    "and of November 2018 (sentences without their object), via daini-no-jinsei "
	    "2018/11/09. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_TEMPLATE_BROKEN,
	.examples = examples,
};
