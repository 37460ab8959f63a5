#include "ask_sender.h"

/*
 * Mass mail has no use for an answer.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_HEADER_REPLY_TO_DIFFERS) != NULL &&
	    !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.reply_to_differs=c.example", true },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.reply_to_differs=c.example", true },
	{ "header.from=a@b.example; header.reply_to_differs=list.example; header.list", false },
	{ "header.from=a@b.example; header.reply_to=c@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_reply_to = {
	.id = "targeting_reply_to",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 2, .high_db = 5,
	.group = "sender",
	.why_ja = "返信先が別に用意されており、やりとりを狙う標的型に見られます",
	.why_en = "it has another address ready for answers, as attackers have who wait for "
	    "them",
	.source = "J-CSIP, second quarter of 2019, via scan.netsecurity 2019/07/29/42701. "
	    "Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
