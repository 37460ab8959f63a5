#include "ask_sender.h"

/*
 * Who chooses his readers does not choose them by the alphabet.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_HEADER_NEIGHBOURS) != NULL && !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.neighbours=5", true },
	{ "header.from=a@b.example > object.type=message; message.present; header.neighbours=4", true },
	{ "header.from=a@b.example; header.neighbours=5; header.list", false },
	{ "header.from=a@b.example; header.to=c@d.example; header.to=e@d.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_neighbours = {
	.id = "targeting_neighbours",
	.axis = SK_AXIS_TARGETING,
	.low_db = -13, .likely_db = -9, .high_db = -4,
	.group = "sender",
	.why_ja = "宛先が名簿の並び順のままで、ばらまき型の特徴があります",
	.why_en = "its recipients stand as in a harvested list, the mark of mass mail",
	.source = "Mass mail of March 2016, via goo yamanei 20160314. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
