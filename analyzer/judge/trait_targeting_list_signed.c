#include "ask_sender.h"

/*
 * As list_signed.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_list_signed.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=news@shop.example; header.list; site.auth=dkim=pass", true },
	{ "header.from=news@shop.example; header.list; site.auth=spf=pass; "
	    "site.auth_aligned=spf\tshop.example", true },
	{ "header.from=news@shop.example; header.list", false },
	{ "header.from=a@b.example; site.auth=dkim=pass", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_list_signed = {
	.id = "targeting_list_signed",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -6, .high_db = -1,
	.group = "sender",
	.why_ja = "一斉配信の形で送られています",
	.why_en = "it was sent as newsletters are, to many at once",
	.source = "RFC 2919 and 2369 (lists); what bulk mail looks like. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
