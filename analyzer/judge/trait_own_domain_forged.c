#include "ask_sender.h"

/*
 * Handed in from outside, and the site's own policy says that this host must not.
 * Lists send the words of our own people back to us, and break what was authenticated.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_SITE_OWN_DOMAIN_FROM) != NULL &&
	    !sk_ask_auth_broken(r, mail) && (sk_ask_auth(r, mail, "spf", "fail") ||
	    sk_ask_auth(r, mail, "dmarc", "fail"));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@own.example; site.own_domain_from=own.example; site.auth=spf=fail "
	    "dkim=none", true },
	{ "header.from=a@own.example; site.own_domain_from=own.example; site.auth=spf=pass "
	    "dmarc=fail", true },
	{ "header.from=a@own.example; site.own_domain_from=own.example; site.auth=spf=fail; "
	    "header.list", false },
	{ "header.from=a@own.example; site.own_domain_from=own.example; site.auth=spf=fail "
	    "arc=pass", false },
	{ "header.from=a@own.example; site.own_domain_from=own.example; site.auth=spf=softfail", false },
	{ "header.from=a@b.example; site.auth=spf=fail dmarc=fail", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_own_domain_forged = {
	.id = "own_domain_forged",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 15,
	.group = "sender",
	.why_ja = "このメールは自組織のアドレスを名乗っていますが、送信元の認証に失敗しています",
	.why_en = "it claims an address of our own organisation, and the authentication of its "
	    "sender failed",
	.source = "Tokyo Metropolitan University, notices of 2016 (mass mail with the "
	    "recipient's own domain), comp.tmu.ac.jp 2016/05 and 2016/08; IPA on mail that "
	    "pretended to come from the office copier, via news.mynavi 20151014-a098. Weight: "
	    "our estimate",
	.fires = fires,
	.examples = examples,
};
