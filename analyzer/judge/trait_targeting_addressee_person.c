#include "ask_letter.h"

/*
 * Whether the name is right is not known here.
 */
static const char *const person[] = { "person", NULL };
static const char *const more[] = { "affiliation", "matches", "differs", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, person) &&
	    !sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, more);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=person", true },
	{ "header.from=a@b.example > object.type=message; message.present > "
	    "object.type=text; object.inline; text.addressee=person", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=person; "
	    "text.addressee=affiliation", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=person; "
	    "text.addressee=differs", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=generic", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=local_part", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_addressee_person = {
	.id = "targeting_addressee_person",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 2, .high_db = 4,
	.group = "reader",
	.why_ja = "宛名に、人の名前が書かれています",
	.why_en = "the letter names a person as its reader",
	.source = "NPA and NISC, alert of 30 November 2022 (letters to one scholar by name), via "
	    "scan.netsecurity 2022/12/02/48581; against it: Emotet, IPA (names of stolen "
	    "threads); the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
