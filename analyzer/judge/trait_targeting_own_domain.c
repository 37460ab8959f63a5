#include "ask_sender.h"

/*
 * A program that sends to a million addresses takes the domain of each for its sender.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_SITE_OWN_DOMAIN_FROM) != NULL &&
	    !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@own.example; site.own_domain_from=own.example", true },
	{ "header.from=a@own.example; site.own_domain_from=own.example; site.auth=spf=fail", true },
	{ "header.from=a@own.example; site.own_domain_from=own.example; header.list", false },
	{ "header.from=a@own.example; site.from_own=own.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_own_domain = {
	.id = "targeting_own_domain",
	.axis = SK_AXIS_TARGETING,
	.low_db = -7, .likely_db = -3, .high_db = 0,
	.group = "sender",
	.why_ja = "受信者と同じドメインを名乗る、ばらまき型によくある手口です",
	.why_en = "it borrows the recipient's own domain, as mass mail does",
	.source = "Tokyo Metropolitan University, notices of 2016 (mass mail, .js and .docm), "
	    "comp.tmu.ac.jp 2016/05, 2016/08. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
