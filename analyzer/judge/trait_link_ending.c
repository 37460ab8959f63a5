#include "ask_letter.h"

/*
 * A shop whose own address ends so is none.
 */
static const char *const themes[] = {
	"parcel", "bank", "card", "shop", "account", "tax", "travel",
	"prize", "utility",
	NULL
};

/* True if the sender's own address ends as the link does. */
static bool
ends_so(struct sk_span from, struct sk_span ending)
{
	size_t dot = sk_span_rchr(from, '.');

	return dot != SK_SPAN_NONE && sk_span_same_nocase(sk_span_from(from, dot + 1), ending);
}

static bool
leads_there(const struct sk_record *r, size_t message)
{
	struct sk_span from = sk_record_get(r, message, SK_KEY_HEADER_FROM);
	uint32_t part = 0;

	for (int i = 0; i < 1000 && (part = sk_ask_next_part(r, message, part)) != 0; i++) {
		struct sk_span value = sk_record_get(r, part, SK_KEY_URL_ENDING);
		size_t tab = sk_span_chr(value, '\t', 0);

		if (tab != SK_SPAN_NONE && !ends_so(from, sk_span_head(value, tab)))
			return true;
	}
	return false;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_theme(r, object, themes) &&
	    leads_there(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=card > object.type=text; object.inline; "
	    "url.ending=top\tcard-login.top", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=bank; "
	    "url.ending=cn\tx.bank.cn", true },
	{ "header.from=a@example.shop; header.theme=shop > object.type=text; object.inline; "
	    "url.ending=shop\twww.example.shop", false },
	{ "header.from=a@b.example; header.theme=seminar > object.type=text; object.inline; "
	    "url.ending=xyz\tconf.xyz", false },
	{ "header.from=a@b.example; header.theme=card > object.type=text; object.inline; "
	    "url.storage=box.com", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_link_ending = {
	.id = "link_ending",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 8,
	.group = "disguise",
	.why_ja = "会社や銀行のお知らせの形で、詐欺によく使われる種類のサイトへ誘っています",
	.why_en = "what poses as a notice leads to a kind of address that fraud prefers, not to "
	    "the sender's",
	.source = "Cybercrime Information Center, phishing activity in top-level domains, May 2024 "
	    "to April 2025; Council of Anti-Phishing Japan, monthly report of November 2025, "
	    "via news.mynavi techplus 20251219-3838477; the figure is our estimate",
	.from_year = 2020,
	.fires = fires,
	.needs = SK_KEY_URL_ENDING,
	.examples = examples,
};
