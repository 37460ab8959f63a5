#include "ask_sender.h"

/*
 * Services that send in our name, forms of a web site that is kept elsewhere and lists
 * do so as well: a service that passes for its own domain is left out.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_SITE_OWN_DOMAIN_FROM) != NULL &&
	    !sk_ask_from_list(r, mail) && !sk_ask_auth(r, mail, "dkim", "pass") &&
	    !sk_ask_auth(r, mail, "spf", "pass") && !sk_ask_auth(r, mail, "arc", "pass") &&
	    !sk_ask_auth(r, mail, "spf", "fail") && !sk_ask_auth(r, mail, "dmarc", "fail");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@own.example; site.own_domain_from=own.example", true },
	{ "header.from=a@own.example; site.own_domain_from=own.example; site.auth=spf=softfail "
	    "dkim=none", true },
	{ "header.from=a@own.example; site.own_domain_from=own.example; site.auth=spf=pass "
	    "dkim=pass", false },
	{ "header.from=a@own.example; site.own_domain_from=own.example; header.list", false },
	{ "header.from=a@own.example; site.from_own=own.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_own_domain_outside = {
	.id = "own_domain_outside",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "sender",
	.why_ja = "自組織のアドレスを名乗っていますが、外部から届いています",
	.why_en = "it claims an address of our own organisation, but came in from outside",
	.source = "Tokyo Metropolitan University, notices of 2016, comp.tmu.ac.jp 2016/05; "
	    "copier mails of October 2015, via itpro 15/100903331. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
