#include "ask_letter.h"

/*
 * People write from home, too: worth nothing at its low end.
 */
static const char *const classes[] = { "ministry", "agency", "public", "institute", "university", "press", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_record_find(r, object, SK_KEY_HEADER_FREE_MAIL) != NULL &&
	    sk_ask_claims_in_text(r, object, classes);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.free_mail=gmail.com > object.type=text; "
	    "object.inline; text.claims=文部科学省\tmext.go.jp\tministry\tsigns", true },
	{ "header.from=a@b.example; header.free_mail=yahoo.co.jp > object.type=text; "
	    "object.inline; text.claims=朝日新聞\tasahi.com\tpress\tintroduces", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.claims=文部科学省\tmext.go.jp\tministry\tsigns", false },
	{ "header.from=a@b.example; header.free_mail=gmail.com > object.type=text; "
	    "object.inline; text.claims=佐川急便\tsagawa-exp.co.jp\tcarrier\tintroduces", false },
	{ "header.from=a@b.example; header.free_mail=gmail.com > object.type=text; "
	    "object.inline; text.chars=40", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_letter_claims_free = {
	.id = "letter_claims_free",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "sender",
	.why_ja = "官公庁・研究機関・報道機関などを名乗る本文ですが、無料メールから送られています",
	.why_en = "the letter claims to be from a ministry, an institute or the press, and comes "
	    "from a free mail address",
	.source = "IPA, 124 mails of 2012 and 2013 (ministries 21 %, public bodies 16 % claimed), "
	    "via itpro Active/20140710/570644; Sophia University, notice of 20 January 2017, "
	    "via ccweb.cc.sophia; the figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_TEXT_CLAIMS,
};
