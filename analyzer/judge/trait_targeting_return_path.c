#include "ask_sender.h"

/*
 * What comes back from a thousand dead addresses is not meant for the sender.
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
	{ "header.from=a@b.example; header.return_path_differs=c.example; header.list", false },
	{ "header.from=a@b.example", false },
	{ "header.from=news@b.example; header.return_path_differs=esp.example; "
	    "site.auth=dkim=pass; site.auth_aligned=dkim\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_return_path = {
	.id = "targeting_return_path",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -5, .high_db = -1,
	.group = "sender",
	.why_ja = "乗っ取られた別のアドレスから大量に送られる、ばらまき型の特徴があります",
	.why_en = "it was sent through an unrelated address, as mass mail is",
	.source = "Mass mail of 2018, via pc-pier.com 2018/03/14",
	.fires = fires,
	.needs = SK_KEY_HEADER_RETURN_PATH_DIFFERS,
	.examples = examples,
};
