#include "ask_sender.h"

/*
 * Mass mail forges its sender more often than not.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_aligned(r, mail, NULL) && !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; site.auth=spf=pass; site.auth_aligned=spf\tb.example", true },
	{ "header.from=a@b.example; site.auth=dkim=pass; site.auth_aligned=dkim\tb.example", true },
	{ "header.from=a@b.example; site.auth=spf=pass", false },
	{ "header.from=a@b.example; site.auth=dkim=pass; site.auth_aligned=dkim\tb.example; "
	    "header.list", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_auth_aligned = {
	.id = "targeting_auth_aligned",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 2, .high_db = 4,
	.group = "authentication",
	.why_ja = "実在する送信元から正しく送られています",
	.why_en = "it was really sent by the domain that it names, from an account that "
	    "somebody holds",
	.source = "MirrorFace 2024 (genuine accounts of others), via onebe.co.jp ?p=31878; "
	    "NPA, first half of 2016 (91 % of mass-era senders were forged), via "
	    "scan.netsecurity 2016/09/16/38945. Weight: our estimate",
	.until_year = 2018,
	.fires = fires,
	.examples = examples,
};
