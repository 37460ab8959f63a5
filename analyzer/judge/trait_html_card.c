#include "ask.h"

/*
 * Payment is asked for on the site of the shop, not in a mail; a printed order form
 * with such a field is why the low end is low.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HTML_CARD) != NULL && !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.card=collect.example", true },
	{ "header.from=a@b.example > object.type=html; object.inline; html.card=unknown", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.form=collect.example", false },
	{ "header.list > object.type=html; object.inline; html.card=shop.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_card = {
	.id = "html_card",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 11, .high_db = 15,
	.group = "payload",
	.why_ja = "カードの番号や暗証番号の入力を求めるページがメールに含まれています",
	.why_en = "the mail has a page that asks for the number or the code of a card",
	.source = "Council of Anti-Phishing Japan (フィッシング対策協議会), antiphishing.jp (what phishing "
	    "asks for: passwords, PINs, card numbers); MITRE ATT&CK T1598.002; our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_CARD,
	.examples = examples,
};
