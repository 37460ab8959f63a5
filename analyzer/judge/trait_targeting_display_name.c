#include "ask_sender.h"

/*
 * As display_name_address.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_display_name_address.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=x@elsewhere.example; header.display_name_address=info@ministry.example", true },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.display_name_address=c@d.example", true },
	{ "header.from=ml@list.example; header.display_name_address=member@univ.example; "
	    "header.list", false },
	{ "header.from=a@b.example; header.from_name=Ichiro (Example)", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_display_name = {
	.id = "targeting_display_name",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "sender",
	.why_ja = "差出人の名前の欄に実在の組織のアドレスを書く手口は、標的型の事例で使われました",
	.why_en = "an address of somebody else stands in the name of the sender, as in "
	    "targeted cases",
	.source = "MEXT case of May 2016 (mext.go.jp in the display name), via piyolog "
	    "20160526; Emotet did so too, ipa.go.jp emotet-situation-10. Weight: our estimate",
	.until_year = 2018,
	.fires = fires,
	.examples = examples,
};
