#include "ask.h"

/*
 * A real service asks on its own site. Portals for secure mail do it like
 * this, so it is doubtful and no more.  Where nothing could send the password away:
 * trait html_form_nowhere.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HTML_FORM) != NULL &&
	    !sk_ask_form_nowhere(r, object) && !sk_ask_from_list(r, object) && sk_ask_is_page(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.form=collect.example", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; html.form=collect.example", true },
	{ "header.from=a@b.example > object.type=message; object.attached > object.type=html; "
	    "object.inline; html.form=collect.example", true },
	{ "header.from=a@b.example > object.type=message; object.attached; message.present > "
	    "object.type=html; object.inline; html.form=shop.example", false },
	{ "header.from=a@b.example > object.type=html; object.inline; html.form=shop.example", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.smuggling=4000", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.form=unknown", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.form=unknown; "
	    "indicator.url=https://c.example/p.php", true },
	{ "header.list > object.type=html; object.attached; html.form=shop.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_form = {
	.id = "html_form",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 11, .high_db = 15,
	.group = "payload",
	.why_ja = "パスワードの入力を求めるページが添付されています",
	.why_en = "a page that asks for a password is attached",
	.source = "Barracuda Threat Spotlight, 2023-05 (of attached pages 21 % were malicious in May "
	    "2022, 45.7 % in March 2023), via betanews.com 2023-05-03; MITRE ATT&CK T1598.002 (pages "
	    "that collect credentials)",
	.fires = fires,
	.needs = SK_KEY_HTML_FORM,
	.examples = examples,
};
