#include "ask_letter.h"

/*
 * Names that differ by a letter or by their ending are weighed apart.
 */
static const char *const how[] = { "glyph", "part", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_field_is(r, object, SK_KEY_URL_LOOKS_LIKE, 2, how);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=amazon.co.jp\tshop\tpart\tamazon.co.jp.x.example", true },
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "url.looks_like=jal.com\ttravel\tglyph\tja1.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=nikkei.com\tpress\tletter\tnikkel.example", false },
	{ "header.from=a@b.example > object.type=text; object.inline; url.ending=top\tx.top", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.away=Amazon\tx.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_link_looks_like = {
	.id = "link_looks_like",
	.axis = SK_AXIS_HARM,
	.low_db = 1, .likely_db = 9, .high_db = 12,
	.group = "disguise",
	.why_ja = "よく知られた組織のサイトに見せかけた名前の、別のサイトへのリンクがあります",
	.why_en = "a link leads to a name that is made to be taken for that of a well-known "
	    "organisation",
	.source = "Unicode Technical Standard #39 (confusable letters); Council of Anti-Phishing "
	    "Japan, monthly reports (names of pages); J-CSIP, second quarter of 2016, via "
	    "scan.netsecurity 2016/08/01/38791; the figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_URL_LOOKS_LIKE,
};
