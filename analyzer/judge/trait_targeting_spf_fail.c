#include "ask_sender.h"

/*
 * As spf_fail.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return (sk_ask_auth(r, mail, "spf", "fail") || sk_ask_auth(r, mail, "dmarc", "fail")) &&
	    !sk_ask_auth_broken(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; site.auth=spf=fail", true },
	{ "header.from=a@b.example; site.auth=spf=none dmarc=fail", true },
	{ "header.from=a@b.example; site.auth=spf=fail; header.list", false },
	{ "header.from=a@b.example; site.auth=spf=softfail", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_spf_fail = {
	.id = "targeting_spf_fail",
	.axis = SK_AXIS_TARGETING,
	.low_db = -5, .likely_db = -2, .high_db = 0,
	.group = "authentication",
	.why_ja = "送信元を詐称しており、ばらまき型に多い送り方です",
	.why_en = "its sender is forged, as that of most mass mail is",
	.source = "NPA, first half of 2016 (mass mail 85 %, forged senders 91 %), via "
	    "scan.netsecurity 2016/09/16/38945. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
