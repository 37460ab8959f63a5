#include "ask.h"

/*
 * No sign of harm: people send themselves notes.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_HEADER_TO_SELF) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.to=a@b.example; header.to_self", true },
	{ "header.from=a@b.example > object.type=message; message.present; header.to_self", true },
	{ "header.from=a@b.example; header.to=c@b.example", false },
	{ "header.from=a@b.example; header.to=a@b.example; header.to=c@d.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_to_self = {
	.id = "targeting_to_self",
	.axis = SK_AXIS_TARGETING,
	.low_db = -12, .likely_db = -8, .high_db = -3,
	.group = "sender",
	.why_ja = "差出人を受信者自身に見せかける、ばらまき型の特徴があります",
	.why_en = "it pretends to come from its own recipient, as mass mail does",
	.source = "Tokyo Metropolitan University, notices of May 2016, comp.tmu.ac.jp 2016/05",
	.fires = fires,
	.needs = SK_KEY_HEADER_TO_SELF,
	.examples = examples,
};
