#include "ask.h"

/*
 * Some espionage did so first, in 2021: hence the high end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_HTML_SMUGGLING) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "html.smuggling=48000", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; "
	    "html.smuggling=90000", true },
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "html.form=secure.example", false },
	{ "header.from=a@b.example > object.type=html; object.inline", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_html_smuggling = {
	.id = "targeting_html_smuggling",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -4, .high_db = 0,
	.group = "payload",
	.why_ja = "開くとファイルを組み立てるページは、ばらまき型でよく使われます",
	.why_en = "pages that put a file together are usual in mass mail",
	.source = "HP Wolf Security, 2022 (HTML smuggling by QakBot and others), via "
	    "press.hp.com",
	.from_year = 2021,
	.fires = fires,
	.needs = SK_KEY_HTML_SMUGGLING,
	.examples = examples,
};
