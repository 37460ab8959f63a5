#include "ask_sender.h"

/*
 * Newsletters are sent by others for the sender, signed by him, and forwarding does
 * it too: worth nothing at its low end, as reply_to_differs.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HEADER_RETURN_PATH_DIFFERS) != NULL &&
	    !sk_ask_from_list(r, object) && !sk_ask_aligned(r, object, "dkim");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.return_path_differs=c.example", true },
	{ "header.from=a@b.example > object.type=message; message.present; header.return_path_differs=c.example", true },
	{ "header.from=news@shop.example; header.return_path_differs=sender.example; "
	    "header.list", false },
	{ "header.from=a@b.example; header.return_path=bounce@b.example", false },
	{ "header.from=news@b.example; header.return_path_differs=esp.example; "
	    "site.auth=dkim=pass; site.auth_aligned=dkim\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_return_path_differs = {
	.id = "return_path_differs",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "sender",
	.why_ja = "実際の送信元が、差出人と無関係の所です",
	.why_en = "it was really sent from a place that is not related to the sender",
	.source = "Mass mail of 2018 (From at one provider, Return-Path at another), via "
	    "pc-pier.com 2018/03/14",
	.fires = fires,
	.needs = SK_KEY_HEADER_RETURN_PATH_DIFFERS,
	.examples = examples,
};
