#include "ask_letter.h"

/*
 * Mass mail that steals threads quotes them, and says one line of its own.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	size_t message = object;

	return sk_ask_is_letter(r, message) &&
	    sk_record_count(r, message, SK_KEY_HEADER_REFERENCES) > 0 &&
	    sk_ask_letter_has(r, message, SK_KEY_TEXT_EARLIER, NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.references=2 > object.type=text; object.inline; "
	    "text.earlier", true },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.references=1 > object.type=text; object.inline; text.earlier", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.earlier", false },
	{ "header.from=a@b.example; header.references=2 > object.type=text; object.inline; "
	    "text.chars=60", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_talk = {
	.id = "targeting_talk",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "reader",
	.why_ja = "これまでのやり取りを受けた返信の形で送られています",
	.why_en = "it goes on with an earlier talk, as an answer to it",
	.source = "NPA, first half of 2013 (mail after several turns), via s.netsecurity "
	    "2013/08/22/32323; NPA and NISC, alert of 30 November 2022; against it: Emotet's "
	    "stolen threads, IPA; the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_HEADER_REFERENCES,
	.examples = examples,
};
