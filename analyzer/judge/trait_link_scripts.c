#include "ask.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_URL_SCRIPTS) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.scripts=www.bаnk.example", true },
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "url.scripts=аpple.example", true },
	{ "header.from=a@b.example > object.type=text; object.inline; url.ending=top\tx.top", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "indicator.url=https://www.example.jp/", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_link_scripts = {
	.id = "link_scripts",
	.axis = SK_AXIS_HARM,
	.low_db = 2, .likely_db = 8, .high_db = 12,
	.group = "disguise",
	.why_ja = "リンク先の名前に、英字に似た別の文字が混ぜられています",
	.why_en = "the name of a site that it leads to mixes letters that look alike",
	.source = "Unicode Technical Standard #39, section 5 (mixed scripts); RFC 5890, section "
	    "4.4 (confusing names); the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_URL_SCRIPTS,
	.examples = examples,
};
