#include "ask_sender.h"

/*
 * Notes to oneself come through one's own server, or pass for one's own domain.  Some
 * send a round letter to themselves and to all others blind.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_count(r, mail, SK_KEY_HEADER_TO_SELF) != 0 &&
	    sk_record_find(r, mail, SK_KEY_SITE_CLIENT) != NULL &&
	    !sk_ask_aligned(r, mail, NULL) && !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.to_self; site.client=x\ty.isp.example\t203.0.113.9", true },
	{ "header.from=a@b.example; header.to_self; site.client=x\t\t203.0.113.9; "
	    "site.auth=spf=fail", true },
	{ "header.from=a@b.example; header.to_self", false },
	{ "header.from=a@b.example; header.to_self; site.client=x\t\t203.0.113.9; "
	    "site.auth=spf=pass; site.auth_aligned=spf\tb.example", false },
	{ "header.from=a@b.example; header.to=c@b.example; site.client=x\t\t203.0.113.9", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_to_self_outside = {
	.id = "to_self_outside",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 9,
	.group = "sender",
	.why_ja = "差出人が受信者自身になっていますが、外部から届いています",
	.why_en = "it pretends to come from its own recipient, but came in from outside",
	.source = "Tokyo Metropolitan University, notices of May 2016, comp.tmu.ac.jp 2016/05. "
	    "Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
