#include "ask_letter.h"

/*
 * Tickets are left out: travel agencies were sent them by name (JTB, 2016).
 */
static const char *const themes[] = {
	"parcel", "bank", "card", "shop", "account", "prize", "utility",
	NULL
};
static const char *const known[] = { "affiliation", "matches", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_theme(r, object, themes) &&
	    !sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, known) &&
	    (sk_ask_carries(r, object) & SK_CARRIES_RUNS) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=parcel > object.type=zip; object.attached > "
	    "object.type=pe", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=bank; "
	    "text.addressee=none | object.type=script-js; object.attached; name.extension=js", true },
	{ "header.from=a@b.example; header.theme=parcel > object.type=pdf; object.attached", false },
	{ "header.from=a@b.example; header.theme=travel > object.type=zip; object.attached > "
	    "object.type=pe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=shop; "
	    "text.addressee=matches | object.type=zip; object.attached > object.type=pe", false },
	{ "header.from=a@b.example; header.theme=parcel", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_notice_program = {
	.id = "targeting_notice_program",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -5, .high_db = -2,
	.group = "payload",
	.why_ja = "誰にでも当てはまるお知らせに、開くと動くものが付いているのは、ばらまき型の手口です",
	.why_en = "a notice that anybody may get brings something that runs, as mass mail does",
	.source = "IPA J-CRAT, activity report for the first half of fiscal 2016 (programs behind "
	    "copied notices); JC3, topics on mail with malware; the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
