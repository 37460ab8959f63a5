#include "ask.h"

/*
 * Newsletters count clicks by such links, so little weight; ticket systems and
 * gateways rewrite every link: worth nothing at its low end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HTML_LINK_DIFFERS) != NULL &&
	    !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.inline; html.link_differs=bank.example", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.link_differs=tax.example", true },
	{ "header.list > object.type=html; html.link_differs=shop.example", false },
	{ "header.from=a@b.example > object.type=html; object.inline; indicator.url=https://shop.example/", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_link_differs = {
	.id = "html_link_differs",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 10,
	.group = "disguise",
	.why_ja = "表示とは別の所へつながるリンクがあります",
	.why_en = "a link leads somewhere else than it shows",
	.source = "National Tax Agency phishing of 2022, via teraokaikei 2022-09-13",
	.fires = fires,
	.needs = SK_KEY_HTML_LINK_DIFFERS,
	.examples = examples,
};
