#include "ask_sender.h"

/*
 * From is ours, and our own server has found that a host which our domain permits sent it,
 * or that it bears our signature.  A service that we let send in our name is shared with
 * others, and accounts are taken over: less than from_inside.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_SITE_FROM_OWN) != NULL &&
	    sk_record_count(r, mail, SK_KEY_SITE_INSIDE) == 0 && sk_ask_aligned(r, mail, NULL) &&
	    !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@own.example; site.from_own=own.example; "
	    "site.auth_aligned=spf\town.example; site.client=x\tx\t203.0.113.9", true },
	{ "header.from=a@own.example; site.from_own=own.example; "
	    "site.auth_aligned=dkim\town.example", true },
	{ "header.from=a@own.example; site.from_own=own.example; site.inside; "
	    "site.auth_aligned=spf\town.example", false },
	{ "header.from=a@own.example; site.from_own=own.example; "
	    "site.own_domain_from=own.example; site.client=x\tx\t203.0.113.9", false },
	{ "header.from=a@own.example; site.from_own=own.example; header.list; "
	    "site.auth_aligned=spf\town.example", false },
	{ "header.from=a@b.example; site.auth_aligned=spf\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_from_own_permitted = {
	.id = "from_own_permitted",
	.axis = SK_AXIS_HARM,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "authentication",
	.why_ja = "自組織のアドレスから、自組織が認めているサーバーを通って送られています",
	.why_en = "it was sent from our own address, by a host that our own domain permits",
	.source = "RFC 7208 (SPF), RFC 6376 (DKIM): the domain's owner says who may send for it; "
	    "Ho et al., Detecting and Characterizing Lateral Phishing at Scale, USENIX Security "
	    "2019 (few incidents among the mail of 92 organisations). Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_SITE_FROM_OWN,
	.examples = examples,
};
