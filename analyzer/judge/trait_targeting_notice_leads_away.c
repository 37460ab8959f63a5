#include "ask_letter.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_notice_leads_away.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; "
	    "header.from_claims=楽天カード\trakuten-card.co.jp\tcard\twhole > object.type=text; "
	    "object.inline; url.away=楽天カード\tx.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.claims=佐川急便\tsagawa-exp.co.jp\tcarrier\tintroduces; url.away=佐川急便\tx.example", true },
	{ "header.list; header.from_claims=楽天カード\trakuten-card.co.jp\tcard\twhole > "
	    "object.type=text; object.inline; url.away=楽天カード\tx.example", false },
	{ "header.from=a@b.example; header.from_claims=文部科学省\tmext.go.jp\tministry\twhole > "
	    "object.type=text; object.inline; url.away=文部科学省\tx.example", false },
	{ "header.from=a@b.example; "
	    "header.from_claims=楽天カード\trakuten-card.co.jp\tcard\twhole > object.type=text; "
	    "object.inline; url.only=x.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_notice_leads_away = {
	.id = "targeting_notice_leads_away",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -6, .high_db = -2,
	.group = "payload",
	.why_ja = "実在の会社を名乗って別のサイトへ誘う、大量に送られる手口です",
	.why_en = "it claims to be from a firm and leads elsewhere, as phishing by the thousand "
	    "does",
	.source = "Council of Anti-Phishing Japan, monthly reports (hundreds of thousands of "
	    "reports a month); the figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_URL_AWAY,
};
