#include "ask.h"

/*
 * Letters about languages, and of those who learn them: in brackets nothing is seen.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_TEXT_MIXED_SCRIPT);

	for (; o != NULL; o = sk_record_next(r, o))
		if (!sk_span_begins(o->text, SK_SPAN("look-alike")))
			return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.mixed_script=cyrillic	кадров", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.mixed_script=hangul	확인", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.mixed_script=look-alike	pаypal", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_script_mixed = {
	.id = "script_mixed",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "language",
	.why_ja = "日本語の文の中に、ほかの国の文字で書かれた言葉が残っています",
	.why_en = "words in another script are left in sentences of Japanese",
	.source = "Mass mail of January 2016 (Russian), via www-cgi.ed.kagu.tus.ac.jp 2016/0118. "
	    "Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_MIXED_SCRIPT,
	.examples = examples,
};
