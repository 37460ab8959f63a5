#include "ask.h"

/*
 * Phishing needs a place to send to.  A page that opens a letter for whoever knows the
 * password needs none; what a script hides so well that it is not seen is why this is
 * not nothing.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_form_nowhere(r, object) && !sk_ask_from_list(r, object) &&
	    sk_ask_is_page(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "html.form=unknown; html.script=310", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; "
	    "html.form=unknown", true },
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "html.form=collect.example", false },
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "html.form=unknown; html.hides=url", false },
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "html.form=unknown; indicator.url=https://c.example/p.php", false },
	{ "header.from=a@b.example > object.type=html; object.inline; html.form=unknown", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_form_nowhere = {
	.id = "html_form_nowhere",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 10,
	.group = "payload",
	.why_ja = "パスワードの入力を求めるページですが、入力した内容を送る先が見当たりません",
	.why_en = "an attached page asks for a password, and nothing in it would send "
	    "that anywhere",
	.source = "Vendors of secure mail, guides to messages that a page decrypts by "
	    "itself (self-decrypting HTML); Barracuda Threat Spotlight, 2023-05, via "
	    "betanews.com 2023-05-03, for those that send it; the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_FORM,
	.examples = examples,
};
