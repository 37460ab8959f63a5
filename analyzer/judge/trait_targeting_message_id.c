#include "ask_sender.h"

/*
 * As message_id_odd.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_message_id_odd.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.message_id_odd=foreign", true },
	{ "header.from=a@b.example; header.message_id_odd=malformed", true },
	{ "header.from=a@b.example; header.message_id_odd=foreign; header.list", false },
	{ "header.from=a@b.example; header.message_id=<1@b.example>", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_message_id = {
	.id = "targeting_message_id",
	.axis = SK_AXIS_TARGETING,
	.low_db = -5, .likely_db = -2, .high_db = 0,
	.group = "sender",
	.why_ja = "メールの識別番号の付き方が、大量送信の道具に見られるものです",
	.why_en = "its id is as tools write it that send to many",
	.source = "RFC 5322 3.6.4. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
