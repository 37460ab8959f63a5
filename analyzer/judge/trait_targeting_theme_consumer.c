#include "ask_letter.h"

/*
 * A shop gets orders: a letter to a person of a firm, by name, is none of these.
 */
static const char *const themes[] = {
	"parcel", "bank", "card", "shop", "account", "tax", "prize",
	"utility",
	NULL
};
static const char *const known[] = { "affiliation", "matches", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_theme(r, object, themes) &&
	    !sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, known);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=parcel > object.type=text; object.inline; "
	    "text.addressee=none", true },
	{ "header.theme=bank; header.subject=x > object.type=text; object.inline; "
	    "text.addressee=generic", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=card; "
	    "text.addressee=local_part", true },
	{ "header.from=a@b.example; header.theme=hr > object.type=text; object.inline; "
	    "text.addressee=none", false },
	{ "header.from=a@b.example; header.theme=travel > object.type=text; object.inline; "
	    "text.addressee=person; text.addressee=affiliation", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=hr; "
	    "text.theme=card", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=40", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_theme_consumer = {
	.id = "targeting_theme_consumer",
	.axis = SK_AXIS_TARGETING,
	.low_db = -10, .likely_db = -8, .high_db = -3,
	.group = "theme",
	.why_ja = "宅配・銀行・カード・通販など、誰にでも当てはまるお知らせの形をしています",
	.why_en = "it poses as a notice that anybody may get: a parcel, a bank, a card, a shop",
	.source = "IPA J-CRAT, activity report for the first half of fiscal 2016 (mass mail in the "
	    "words of genuine notices); Council of Anti-Phishing Japan, monthly reports "
	    "(brands); the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
