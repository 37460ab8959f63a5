#include "ask_letter.h"

static const char *const classes[] = { "ministry", "agency", "public", "institute", "university", "press", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_field_is(r, object, SK_KEY_URL_LOOKS_LIKE, 1, classes);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=jiia.or.jp\tinstitute\tending\tjiia.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=mofa.go.jp\tministry\tpart\tmofa-go.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=amazon.co.jp\tshop\tpart\tamazon.co.jp.x.example", false },
	{ "header.from=a@b.example > object.type=text; object.inline; url.storage=box.com", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_link_looks_like = {
	.id = "targeting_link_looks_like",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "payload",
	.why_ja = "官公庁・研究機関・報道機関などのサイトに似せた名前へのリンクがあります",
	.why_en = "a link leads to a name like that of a ministry, an institute or the press",
	.source = "NPA and NISC, alert of 30 November 2022, via scan.netsecurity 2022/12/02/48581; "
	    "J-CSIP, second quarter of 2016 (portals), via scan.netsecurity "
	    "2016/08/01/38791; the figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_URL_LOOKS_LIKE,
};
