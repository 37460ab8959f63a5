#include "ask.h"

/*
 * Some services for secure mail work like this: doubtful, not decided.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_HTML_SMUGGLING) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.smuggling=48000", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; html.smuggling=90000", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.form=secure.example", false },
	{ "header.from=a@b.example > object.type=html; object.inline", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_smuggling = {
	.id = "html_smuggling",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 17,
	.group = "payload",
	.why_ja = "開くとファイルを組み立てるページが添付されています",
	.why_en = "a page puts a file together when it is opened",
	.source = "HP Wolf Security, 2022 (HTML smuggling), via press.hp.com",
	.fires = fires,
	.needs = SK_KEY_HTML_SMUGGLING,
	.examples = examples,
};
