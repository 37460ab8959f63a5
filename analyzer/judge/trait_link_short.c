#include "ask.h"

/*
 * Newsletters are full of them: those that say what they are do not count.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_URL_SHORTENER) != NULL && !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; url.shortener=bit.ly", true },
	{ "header.from=a@b.example > object.type=html; object.attached; url.shortener=is.gd", true },
	{ "header.list > object.type=text; object.inline; url.shortener=bit.ly", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.storage=drive.google.com", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_link_short = {
	.id = "link_short",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 5,
	.group = "disguise",
	.why_ja = "行き先の分からない短縮リンクが使われています",
	.why_en = "a short link hides where it leads",
	.source = "MITRE ATT&CK T1566.002; Council of Anti-Phishing Japan, monthly reports (short "
	    "links); the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_URL_SHORTENER,
	.examples = examples,
};
