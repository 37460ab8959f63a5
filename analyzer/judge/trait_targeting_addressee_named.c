#include "ask_letter.h"

/*
 * Mail that is merged from a list of customers does so, too.
 */
static const char *const words[] = { "affiliation", "matches", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, words);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=person; "
	    "text.addressee=affiliation", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=person; "
	    "text.addressee=matches", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=person", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=organisation", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=none", false },
	{ "header.from=a@b.example > object.type=message; message.present > "
	    "object.type=text; object.inline; text.addressee=generic", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_addressee_named = {
	.id = "targeting_addressee_named",
	.axis = SK_AXIS_TARGETING,
	.low_db = 2, .likely_db = 5, .high_db = 7,
	.group = "reader",
	.why_ja = "宛名に、受取人の氏名が所属とともに、または宛先のとおりに書かれています",
	.why_en = "the letter names its reader rightly, with the place where he works or as the "
	    "header does",
	.source = "NPA and NISC, alert of 30 November 2022 (letters to one scholar by name), via "
	    "scan.netsecurity 2022/12/02/48581; Citizen Lab, Targeted Threat Index, 2013 "
	    "(personalised mail); the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
