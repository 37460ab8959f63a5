#include "ask_sender.h"

/*
 * Common where a firm has moved and forgot its record.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_auth(r, mail, "spf", "softfail") && !sk_ask_auth_broken(r, mail) &&
	    sk_record_find(r, mail, SK_KEY_SITE_OWN_DOMAIN_FROM) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; site.auth=spf=softfail", true },
	{ "header.from=a@b.example; site.auth=spf=softfail dkim=fail dmarc=none", true },
	{ "header.from=a@b.example; site.auth=spf=none", false },
	{ "header.from=a@b.example; site.auth=spf=softfail dkim=pass; "
	    "site.auth_aligned=dkim\tb.example", false },
	{ "header.from=a@b.example; header.auth=elsewhere.example\tspf=softfail", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_spf_softfail = {
	.id = "spf_softfail",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 4,
	.group = "authentication",
	.why_ja = "差出人のドメインが通常使わないサーバーから送られています (SPF 認証の弱い失敗)",
	.why_en = "it was sent by a host that the domain of its sender does not usually send "
	    "from (SPF softfail)",
	.source = "JIPDEC 2018 (59.7 % of firms publish SPF), via "
	    "itc.jipdec.or.jp/anti_abuse_mail/2018; SPF of Japanese access providers, June "
	    "2015, via expydoc 7955901. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
