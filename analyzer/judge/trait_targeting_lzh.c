#include "ask.h"

/*
 * Whoever sends LZH knows whom he writes to; town offices did so honestly.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_runs(r, object) && object != SK_RECORD_ROOT &&
	    sk_ask_type_is(r, r->object[object].parent, "lzh");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=lzh > object.type=pe; "
	    "name.extension=exe", true },
	{ "header.from=a@b.example > object.type=lzh > object.gap=encrypted; "
	    "name.extension=scr", true },
	{ "header.from=a@b.example > object.type=lzh > object.type=ole-xls; "
	    "name.extension=xls", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "name.extension=exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_lzh = {
	.id = "targeting_lzh",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 3, .high_db = 6,
	.group = "container",
	.why_ja = "プログラムがLZH形式で圧縮されています",
	.why_en = "the program is packed as LZH, which only Japan used",
	.source = "Emdivi in notices of health insurance (2014), via itpro 14/110701797",
	.until_year = 2016,
	.fires = fires,
	.examples = examples,
};
