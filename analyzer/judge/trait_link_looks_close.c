#include "ask_letter.h"

/*
 * Honest firms have such neighbours, too: worth nothing at its low end.
 */
static const char *const how[] = { "letter", "ending", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_field_is(r, object, SK_KEY_URL_LOOKS_LIKE, 2, how);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=jiia.or.jp\tinstitute\tending\tjiia.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=mizuhobank.co.jp\tbank\tletter\tmizuhobamk.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.looks_like=amazon.co.jp\tshop\tpart\tamazon.co.jp.x.example", false },
	{ "header.from=a@b.example > object.type=text; object.inline; url.ending=top\tx.top", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_link_looks_close = {
	.id = "link_looks_close",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 8,
	.group = "disguise",
	.why_ja = "よく知られた組織のサイトと一文字違い、または末尾だけ違う名前へのリンクがあります",
	.why_en = "a link leads to a name that differs from a well-known one by a letter or by "
	    "its ending",
	.source = "NPA and NISC, alert of 30 November 2022 (names with another ending), via "
	    "scan.netsecurity 2022/12/02/48581; the figure is our estimate",
	.fires = fires,
	.examples = examples,
	.needs = SK_KEY_URL_LOOKS_LIKE,
};
