#include "ask_letter.h"

/*
 * No carrier, bank or shop sends programs to its customers.
 */
static const char *const themes[] = {
	"parcel", "bank", "card", "shop", "account", "prize", "utility",
	NULL
};

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_theme(r, object, themes) &&
	    (sk_ask_carries(r, object) & SK_CARRIES_RUNS) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=parcel > object.type=zip; object.attached > "
	    "object.type=pe", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=bank | "
	    "object.type=script-js; object.attached; name.extension=js", true },
	{ "header.from=a@b.example; header.theme=parcel > object.type=pdf; object.attached", false },
	{ "header.from=a@b.example; header.theme=hr > object.type=zip; object.attached > "
	    "object.type=pe", false },
	{ "header.from=a@b.example; header.theme=bank > object.type=text; object.inline; "
	    "text.theme=bank", false },
	{ "header.from=a@b.example > object.type=zip; object.attached > object.type=pe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_notice_with_program = {
	.id = "notice_with_program",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 10,
	.group = "disguise",
	.why_ja = "宅配・銀行・カードなどのお知らせの形で、開くと動くものが付いています",
	.why_en = "what poses as a notice of a carrier, a bank or a shop brings something that "
	    "runs",
	.source = "Yamato Transport, 2016: its notices have no attachment, via seesaa 439583086; "
	    "JC3, topics on mail with malware; the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
