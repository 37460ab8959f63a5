#include "ask.h"

/*
 * Nine in ten of such pages differ from all others on some days: they are made by
 * machines, not for one reader.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_leads_out(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.redirect=login.example", true },
	{ "header.from=a@b.example > object.type=svg; object.attached; html.redirect=login.example", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.form=login.example", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.redirect=intranet", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_html_redirect = {
	.id = "targeting_html_redirect",
	.axis = SK_AXIS_TARGETING,
	.low_db = -7, .likely_db = -4, .high_db = 0,
	.group = "payload",
	.why_ja = "開くと外部のサイトへ移動するページの添付は、ばらまき型でよく使われます",
	.why_en = "an attached page that leads elsewhere at once is usual in mass mail",
	.source = "Sophos, 2010-10-05 (8 % of all spam of a month were attached pages), via "
	    "nakedsecurity.sophos.com; Barracuda, 2023-05, via betanews.com; our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_REDIRECT,
	.examples = examples,
};
