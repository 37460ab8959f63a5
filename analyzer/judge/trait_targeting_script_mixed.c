#include "ask.h"

/*
 * Either kind.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_TEXT_MIXED_SCRIPT) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.mixed_script=cyrillic	кадров", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.mixed_script=look-alike	pаypal", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.glyph_foreign=确认", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_script_mixed = {
	.id = "targeting_script_mixed",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "language",
	.why_ja = "日本語の文にほかの国の文字が残るのは、ばらまき型の特徴です",
	.why_en = "letters of another script in Japanese are the mark of mass mail",
	.source = "Mass mail of January 2016 (Russian), via www-cgi.ed.kagu.tus.ac.jp 2016/0118. "
	    "Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_MIXED_SCRIPT,
	.examples = examples,
};
