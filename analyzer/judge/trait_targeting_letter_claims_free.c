#include "ask_letter.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_letter_claims_free.fires(r, object);
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

const struct sk_trait sk_trait_targeting_letter_claims_free = {
	.id = "targeting_letter_claims_free",
	.axis = SK_AXIS_TARGETING,
	.low_db = 2, .likely_db = 6, .high_db = 9,
	.group = "sender",
	.why_ja = "官公庁・研究機関・報道機関などを名乗る本文ですが、無料メールから送られています",
	.why_en = "the letter claims to be from a ministry, an institute or the press, and comes "
	    "from a free mail address",
	.source = "NPA, first half of 2013 (over 60 % free mail), via s.netsecurity "
	    "2013/08/22/32323; NPA and NISC, alert of 30 November 2022, via scan.netsecurity "
	    "2022/12/02/48581; the figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_TEXT_CLAIMS,
};
