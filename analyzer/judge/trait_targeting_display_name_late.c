#include "ask.h"

/*
 * The same fact as before, with another meaning.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_targeting_display_name.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=x@far.example; "
	    "header.display_name_address=suzuki@partner.example", true },
	{ "header.from=x@far.example; "
	    "header.display_name_address=info@ministry.example > object.type=ole-doc; "
	    "object.attached", true },
	{ "header.from=ml@list.example; "
	    "header.display_name_address=member@univ.example; header.list", false },
	{ "header.from=a@b.example; header.from_name=Ichiro (Example)", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_display_name_late = {
	.id = "targeting_display_name_late",
	.axis = SK_AXIS_TARGETING,
	.low_db = -7, .likely_db = -4, .high_db = -1,
	.group = "sender",
	.why_ja = "差出人の名前の欄に別人のアドレスを書く手口は、2019年以降のばらまき型でよく使われます",
	.why_en = "an address of somebody else stands in the name of the sender, as "
	    "Emotet writes it since 2019",
	.source = "IPA on Emotet (names and addresses of people who wrote before), "
	    "ipa.go.jp/security/emotet; its steps in Japan since 2019, ipa.go.jp "
	    "emotet-situation-10",
	.from_year = 2019,
	.fires = fires,
	.examples = examples,
};
