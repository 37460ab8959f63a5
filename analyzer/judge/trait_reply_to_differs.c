#include "ask.h"

/*
 * Lists and ticket systems do so all day: at its low end it is worth nothing, so
 * it cannot tip the balance for a program that is sent honestly.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HEADER_REPLY_TO_DIFFERS) != NULL &&
	    !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.reply_to_differs=c.example", true },
	{ "header.from=a@b.example > object.type=message; message.present; header.reply_to_differs=c.example", true },
	{ "header.from=a@b.example; header.reply_to_differs=list.example; header.list", false },
	{ "header.from=a@b.example; header.reply_to=office@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_reply_to_differs = {
	.id = "reply_to_differs",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "sender",
	.why_ja = "返信先が差出人と無関係の所になっています",
	.why_en = "replies go to somebody who is not related to the sender",
	.source = "J-CSIP, second quarter of 2019, via scan.netsecurity 2019/07/29/42701",
	.fires = fires,
	.needs = SK_KEY_HEADER_REPLY_TO_DIFFERS,
	.examples = examples,
};
