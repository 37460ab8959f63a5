#include "ask_sender.h"

/*
 * Mail merge has the name of a customer as well, and stolen answers have it in the text.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	const struct sk_observation *o = sk_record_find(r, mail, SK_KEY_SITE_ORG_NAMED);

	for (; o != NULL; o = sk_record_next(r, o)) {
		struct sk_span where = sk_ask_piece(o->text, 1);

		if (sk_span_is(where, "subject") || sk_span_is(where, "file"))
			return true;
	}
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.subject=例示大学の件; site.org_named=例示大学\tsubject", true },
	{ "header.subject=x; site.org_named=例示大学\tfile", true },
	{ "header.subject=x; site.org_named=例示大学\tsender; "
	    "site.org_named=例示大学\ttext", false },
	{ "header.subject=例示大学の件", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_org_named = {
	.id = "targeting_org_named",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "reader",
	.why_ja = "件名やファイル名に受信者の組織の名前が入っています",
	.why_en = "the recipient's organisation stands in its subject or in the name of a file",
	.source = "NPA and NISC, alert of 30 November 2022, via scan.netsecurity "
	    "2022/12/02/48581; addressee and organisation in Citizen Lab's Targeted Threat "
	    "Index, citizenlab.ca/2013/10. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
