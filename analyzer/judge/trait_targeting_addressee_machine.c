#include "ask_letter.h"

static const char *const words[] = {
	"local_part", "address", "empty", "placeholder", NULL
};

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, words);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=local_part", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=empty", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=placeholder", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=generic", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=person", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=none", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_addressee_machine = {
	.id = "targeting_addressee_machine",
	.axis = SK_AXIS_TARGETING,
	.low_db = -10, .likely_db = -8, .high_db = -4,
	.group = "reader",
	.why_ja = "宛名がアドレスの一部や空欄で、機械で作られた文面です",
	.why_en = "a machine filled in the reader: with a piece of his address, with nothing, or "
	    "not at all",
	.source = "Tokyo Metropolitan University, notices of August 2016 (the address for a name), "
	    "via comp.tmu.ac.jp; the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
