#include "ask_sender.h"

/*
 * Only what a host that we trust has written.  Forwarding and lists break SPF, and leave
 * a signature of the sender whole; for our own domain other traits speak.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_auth(r, mail, "spf", "fail") && !sk_ask_auth_broken(r, mail) &&
	    sk_record_find(r, mail, SK_KEY_SITE_OWN_DOMAIN_FROM) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; site.auth=spf=fail dkim=none dmarc=none", true },
	{ "header.from=a@b.example; site.auth=dkim=none spf=fail", true },
	{ "header.from=a@b.example; header.auth=elsewhere.example\tspf=fail", false },
	{ "header.from=a@b.example; site.auth=spf=fail dkim=pass; "
	    "site.auth_aligned=dkim\tb.example", false },
	{ "header.from=a@b.example; site.auth=spf=fail; header.list", false },
	{ "header.from=a@b.example; site.auth=spf=softfail", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_spf_fail = {
	.id = "spf_fail",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 8,
	.group = "authentication",
	.why_ja = "差出人のドメインが認めていないサーバーから送られています (SPF 認証の失敗)",
	.why_en = "it was sent by a host that the domain of its sender does not permit (SPF "
	    "failed)",
	.source = "Japanese access providers, June 2015: SPF fails for 0.33 % of all mail, "
	    "passes for about 89 %, via expydoc 7955901. How often harmful mail fails: our "
	    "estimate",
	.fires = fires,
	.examples = examples,
};
