#include "ask_letter.h"

/*
 * Services greet people by their account, too, but send nothing that runs: no weight
 * rests on the words alone.
 */
static const char *const words[] = {
	"local_part", "address", "empty", "placeholder", NULL
};

static bool
fires(const struct sk_record *r, size_t object)
{
	if (!sk_ask_is_letter(r, object) || sk_ask_from_list(r, object) ||
	    !sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, words))
		return false;
	return (sk_ask_carries(r, object) & (SK_CARRIES_RUNS | SK_CARRIES_LOCKED)) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=local_part | object.type=zip; object.attached > "
	    "object.type=script-js; name.extension=js", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=empty | "
	    "object.type=zip; object.attached; object.encrypted", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=local_part | object.type=pdf; object.attached", false },
	{ "header.list > object.type=text; object.inline; text.addressee=address | "
	    "object.type=zip; object.attached; object.encrypted", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.addressee=person "
	    "| object.type=zip; object.attached > object.type=script-js; name.extension=js", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=local_part", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_addressee_machine = {
	.id = "addressee_machine",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 6,
	.group = "reader",
	.why_ja = "宛名が機械で埋められた文面に、開くと動くものか中の見えないものが付いています",
	.why_en = "a machine filled in the reader's name, and what it sends runs or cannot be "
	    "looked into",
	.source = "Tokyo Metropolitan University, notices of August 2016 (the address for a name), "
	    "via comp.tmu.ac.jp; the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
