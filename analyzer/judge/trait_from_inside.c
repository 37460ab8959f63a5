#include "ask_sender.h"

/*
 * From is ours, and each hop is ours by its address or has logged in.  An account of our own may have been taken
 * over: never more than this.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_SITE_FROM_OWN) != NULL &&
	    sk_record_count(r, mail, SK_KEY_SITE_INSIDE) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@own.example; site.from_own=own.example; site.inside", true },
	{ "header.from=a@own.example; site.from_own=own.example; site.inside; header.to_self", true },
	{ "header.from=a@own.example; site.from_own=own.example; site.client=x\t\t203.0.113.9", false },
	{ "header.from=a@own.example; site.from_own=own.example", false },
	{ "header.from=a@b.example; site.inside", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_from_inside = {
	.id = "from_inside",
	.axis = SK_AXIS_HARM,
	.low_db = -10, .likely_db = -6, .high_db = -2,
	.group = "authentication",
	.why_ja = "自組織の中から送られ、外部を通っていません",
	.why_en = "it was sent inside our own organisation and has been nowhere else",
	.source = "Ho et al., Detecting and Characterizing Lateral Phishing at Scale, USENIX "
	    "Security 2019 (few incidents among the mail inside 92 organisations). Weight: our "
	    "estimate, and far less than that",
	.fires = fires,
	.examples = examples,
};
