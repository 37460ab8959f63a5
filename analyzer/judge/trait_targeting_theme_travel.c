#include "ask_letter.h"

/*
 * Weaker than other notices: a travel agency was attacked with one.
 */
static const char *const themes[] = { "travel", NULL };
static const char *const known[] = { "affiliation", "matches", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_theme(r, object, themes) &&
	    !sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, known);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=travel > object.type=text; object.inline; "
	    "text.addressee=none", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=travel; "
	    "text.addressee=generic", true },
	{ "header.from=a@b.example; header.theme=travel > object.type=text; object.inline; "
	    "text.addressee=person; text.addressee=affiliation", false },
	{ "header.from=a@b.example; header.theme=parcel > object.type=text; object.inline; "
	    "text.addressee=none", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=seminar; "
	    "text.theme=travel", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_theme_travel = {
	.id = "targeting_theme_travel",
	.axis = SK_AXIS_TARGETING,
	.low_db = -6, .likely_db = -4, .high_db = 0,
	.group = "theme",
	.why_ja = "旅行や航空券の予約のお知らせの形をしています",
	.why_en = "it poses as a notice on a journey or a ticket that was booked",
	.source = "Mass mail of May 2017 (bookings), via travelvision 77621; against it: JTB, 2016 "
	    "(tickets sent to a travel agency), via itpro 14/346926/061500549; the figure is "
	    "our estimate",
	.fires = fires,
	.examples = examples,
};
