#include "ask_letter.h"

/*
 * Staff who write from another house forward tools, too: worth nothing at its low end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_CLAIMS, NULL) &&
	    (sk_ask_carries(r, object) & SK_CARRIES_RUNS) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.claims=文部科学省\tmext.go.jp\tministry\tsigns | object.type=zip; object.attached "
	    "> object.type=pe", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.claims=佐川急便\tsagawa-exp.co.jp\tcarrier\tintroduces | object.type=script-js; "
	    "object.attached; name.extension=js", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.claims=文部科学省\tmext.go.jp\tministry\tsigns | object.type=pdf; object.attached", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.claims=文部科学省\tmext.go.jp\tministry\tsigns", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=40 | "
	    "object.type=zip; object.attached > object.type=pe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_letter_claims_program = {
	.id = "letter_claims_program",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 10,
	.group = "disguise",
	.why_ja = "実在の組織を名乗る本文ですが、その組織の差出人ではなく、開くと動くものが付いています",
	.why_en = "the letter claims to be from an organisation that its sender is not of, and "
	    "brings something that runs",
	.source = "IPA, 124 mails of 2012 and 2013 (firms 35 %, ministries 21 %, public bodies 16 "
	    "% claimed), via itpro Active/20140710/570644; JC3, topics on mail with malware; "
	    "the figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_TEXT_CLAIMS,
};
