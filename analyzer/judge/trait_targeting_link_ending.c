#include "ask.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_URL_ENDING) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "url.ending=top\tcard-login.top", true },
	{ "header.from=a@b.example > object.type=html; object.inline; url.ending=cn\tx.cn", true },
	{ "header.from=a@b.example > object.type=text; object.inline; url.storage=box.com", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "indicator.url=https://www.example.top/", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_link_ending = {
	.id = "targeting_link_ending",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -6, .high_db = -2,
	.group = "payload",
	.why_ja = "詐欺に大量に使われる種類のサイトへ誘っています",
	.why_en = "it leads to a kind of address that fraud uses by the thousand",
	.source = "Cybercrime Information Center, phishing activity in top-level domains, May 2024 "
	    "to April 2025; the figure is our estimate",
	.from_year = 2020,
	.fires = fires,
	.needs = SK_KEY_URL_ENDING,
	.examples = examples,
};
