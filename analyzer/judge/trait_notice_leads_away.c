#include "ask_letter.h"

/*
 * Firms have services send for them, whose links count clicks: what says that it is a list
 * does not count, and the low end is worth nothing.
 */
static const char *const classes[] = {
	"bank", "card", "shop", "carrier", "telecom", "travel", "cloud", NULL
};

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && !sk_ask_from_list(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_URL_AWAY, NULL) &&
	    sk_ask_claims_class(r, object, classes);
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

const struct sk_trait sk_trait_notice_leads_away = {
	.id = "notice_leads_away",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 10,
	.group = "disguise",
	.why_ja = "会社や銀行を名乗っていますが、差出人もリンク先もその会社のものではありません",
	.why_en = "it claims to be from a firm or a bank, and neither its sender nor one of its "
	    "links is that firm's",
	.source = "Council of Anti-Phishing Japan, monthly reports (brands, names of pages); the "
	    "figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_URL_AWAY,
};
