#include "ask.h"

/*
 * Text that was copied from a PDF, or put together from several writers, has it, too.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_TEXT_PUNCTUATION_MIXED) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.punctuation_mixed=comma", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.punctuation_mixed=half; text.punctuation_mixed=blank", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.template_broken=blank", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_punctuation_mixed = {
	.id = "punctuation_mixed",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 5,
	.group = "language",
	.why_ja = "句読点や全角・半角の使い方が、日本語として不自然です",
	.why_en = "commas, widths or blanks do not go together as in Japanese",
	.source = "Phishing (blanks inside of words, commas), via warusyawa 2022/04/03. Weight: our "
	    "estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_PUNCTUATION_MIXED,
	.examples = examples,
};
