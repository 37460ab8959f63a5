#include "ask.h"

/*
 * A double ending costs nothing and is found in both kinds.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return (sk_record_find(r, object, SK_KEY_NAME_RTLO) != NULL ||
	    sk_record_count(r, object, SK_KEY_NAME_PADDED) >= 5) &&
	    (sk_ask_runs(r, object) || sk_ask_name_runs(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "name.rtlo=資料exe.doc", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "name.padded=30", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; name.double_extension=pdf", false },
	{ "header.from=a@b.example > object.type=pdf; name.extension=pdf; name.rtlo=تقرير", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_hidden_extension = {
	.id = "targeting_hidden_extension",
	.axis = SK_AXIS_TARGETING,
	.low_db = 2, .likely_db = 5, .high_db = 8,
	.group = "disguise",
	.why_ja = "拡張子を隠す細工に手間がかけられています",
	.why_en = "somebody took the trouble to hide how the name ends",
	.source = "Taiwan 2013 (blanks before the ending), via scan.netsecurity 2013/07/12/32072; "
	    "IPA notes on RLO, via csh-web id636",
	.fires = fires,
	.examples = examples,
};
