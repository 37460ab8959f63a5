#include "ask.h"

/*
 * Mass mail took to it as well from January 2016 on.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_has(r, object, SK_KEY_NAME_EXTENSION, "scr") && sk_ask_runs(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "name.extension=scr", true },
	{ "header.from=a@b.example > object.type=zip; object.encrypted > "
	    "object.gap=encrypted; name.extension=scr", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "name.extension=exe", false },
	{ "header.from=a@b.example > object.type=text; object.name=a.scr.txt; "
	    "name.extension=txt", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_screensaver = {
	.id = "targeting_screensaver",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 5,
	.group = "disguise",
	.why_ja = "プログラムの拡張子が、気付かれにくいもの（.scr など）に変えられています",
	.why_en = "the program wears an ending that few people know as one (.scr)",
	.source = "NPA, targeted mail in the first half of 2014, via itpro 14/091200873 "
	    "(scr 23 % of the payloads in archives)",
	.until_year = 2015,
	.fires = fires,
	.examples = examples,
};
