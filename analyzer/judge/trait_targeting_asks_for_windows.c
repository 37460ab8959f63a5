#include "ask_letter.h"

static const char *const words[] = { "windows", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_ASKS, words);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=windows", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro; "
	    "text.asks=windows", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=40", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_asks_for_windows = {
	.id = "targeting_asks_for_windows",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 5,
	.group = "theme",
	.why_ja = "Windowsパソコンで開くよう求めています",
	.why_en = "it asks to be opened on a Windows PC",
	.source = "JPCERT/CC and others on Emdivi of 2014, via itpro 14/110701797; the figure is "
	    "our estimate",
	.until_year = 2017,	/* later mass mail asks so, too */
	.fires = fires,
	.needs = SK_KEY_TEXT_ASKS,
	.examples = examples,
};
