#include "ask_sender.h"

/*
 * Mass mail forges the fields of a list, and rarely a signature that a host of ours has
 * found to hold.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_from_list(r, mail) && (sk_ask_auth(r, mail, "dkim", "pass") ||
	    sk_ask_aligned(r, mail, NULL));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=news@shop.example; header.list; site.auth=dkim=pass", true },
	{ "header.from=news@shop.example; header.list; site.auth=spf=pass; "
	    "site.auth_aligned=spf\tshop.example", true },
	{ "header.from=news@shop.example; header.list", false },
	{ "header.from=news@shop.example; header.list; header.auth=elsewhere.example\tdkim=pass", false },
	{ "header.from=a@b.example; site.auth=dkim=pass", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_list_signed = {
	.id = "list_signed",
	.axis = SK_AXIS_HARM,
	.low_db = -8, .likely_db = -5, .high_db = -1,
	.group = "sender",
	.why_ja = "メーリングリストまたは配信サービスを通り、その署名も確認されています",
	.why_en = "it came over a list or as a newsletter, with a signature that holds",
	.source = "RFC 2919 and 2369 (lists), RFC 6376 (DKIM); what bulk mail looks like. "
	    "Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
