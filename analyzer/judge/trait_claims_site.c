#include "ask_sender.h"

/*
 * Former students and services that send in our name do so too.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	const struct sk_observation *o = sk_record_find(r, mail, SK_KEY_SITE_ORG_NAMED);

	if (sk_record_find(r, mail, SK_KEY_SITE_FROM_OWN) != NULL || sk_ask_from_list(r, mail))
		return false;
	for (; o != NULL; o = sk_record_next(r, o))
		if (sk_span_is(sk_ask_piece(o->text, 1), "sender"))
			return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.from_name=例示大学 情報センター; "
	    "site.org_named=例示大学\tsender", true },
	{ "header.from=a@b.example; site.org_named=例示大学\tsubject; "
	    "site.org_named=例示大学\tsender", true },
	{ "header.from=a@own.example; site.from_own=own.example; "
	    "site.org_named=例示大学\tsender", false },
	{ "header.from=a@b.example; site.org_named=例示大学\tsubject", false },
	{ "header.from=a@b.example; site.org_named=例示大学\tsender; header.list", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_claims_site = {
	.id = "claims_site",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "sender",
	.why_ja = "差出人の名前は自組織ですが、自組織のドメインから送られていません",
	.why_en = "its sender is called after our own organisation, and is at none of our "
	    "domains",
	.source = "NPA and NISC, alert of 30 November 2022, via scan.netsecurity "
	    "2022/12/02/48581; university notices on phishing in the name of their own "
	    "computer centres, comp.tmu.ac.jp 2016/11. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
