#include "ask_sender.h"

/*
 * The full name of an organisation stands in no harvested list of addresses.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_claims_site.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.from_name=例示大学 情報センター; "
	    "site.org_named=例示大学\tsender", true },
	{ "header.from=a@b.example; site.org_named=例示大学\tfile; "
	    "site.org_named=例示大学\tsender", true },
	{ "header.from=a@own.example; site.from_own=own.example; "
	    "site.org_named=例示大学\tsender", false },
	{ "header.from=a@b.example; site.org_named=例示大学\tsubject", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_claims_site = {
	.id = "targeting_claims_site",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "sender",
	.why_ja = "受信者の組織の名前をかたっています",
	.why_en = "it takes the name of the recipient's own organisation",
	.source = "NPA and NISC, alert of 30 November 2022, via scan.netsecurity "
	    "2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
