#include "ask_sender.h"

/*
 * Lists of roles and numbers are left out; a family may work at one place.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_HEADER_NEIGHBOURS) != NULL &&
	    sk_record_find(r, mail, SK_KEY_SITE_FROM_OWN) == NULL && !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.neighbours=5", true },
	{ "header.from=a@b.example > object.type=message; message.present; header.neighbours=4", true },
	{ "header.from=a@own.example; site.from_own=own.example; header.neighbours=5", false },
	{ "header.from=a@b.example; header.neighbours=5; header.list", false },
	{ "header.from=a@b.example; header.to=c@d.example; header.to=e@d.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_recipient_neighbours = {
	.id = "recipient_neighbours",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 8,
	.group = "sender",
	.why_ja = "宛先がアルファベット順に隣り合う人たちになっています",
	.why_en = "it is addressed to people who stand side by side in the alphabet",
	.source = "Mass mail of March 2016, via goo yamanei 20160314. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
