#include "ask.h"

/*
 * A page of the house's own network is a bookmark; a page with much text is an
 * article that somebody saved.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_leads_out(r, object) && !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.redirect=login.example; text.chars=12", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; html.redirect=203.0.113.9", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.redirect=intranet", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.redirect=192.168.1.5", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.redirect=news.example; text.chars=4000", false },
	{ "header.from=a@b.example > object.type=html; object.attached; indicator.url=https://login.example/", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_redirect = {
	.id = "html_redirect",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 16,
	.group = "payload",
	.why_ja = "開いただけで外部のサイトへ移動するページが添付されています",
	.why_en = "an attached page leads to another site as soon as it is opened",
	.source = "Barracuda Threat Spotlight, 2023-05 (of attached pages 21 % were malicious in May "
	    "2022, 45.7 % in March 2023), via betanews.com 2023-05-03; Sophos, 2010-10-05 "
	    "(attached redirectors), via nakedsecurity.sophos.com; our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_REDIRECT,
	.examples = examples,
};
