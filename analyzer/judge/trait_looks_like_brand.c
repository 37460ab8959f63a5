#include "ask_sender.h"

/*
 * Firms have their name under many endings: this is no sign.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	struct sk_span how;

	return sk_ask_looks_like(r, mail, &how) == SK_CLAIMED_BRAND && !sk_span_is(how, "ending");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@amazom.example; header.from_looks_like=amazon.co.jp\tshop\tletter", true },
	{ "header.from=a@rakuten-security.example; "
	    "header.from_looks_like=rakuten.co.jp\tshop\tpart", true },
	{ "header.from=a@adobe.jp; header.from_looks_like=adobe.com\tcloud\tending", false },
	{ "header.from=a@amazon.co.jp", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_looks_like_brand = {
	.id = "looks_like_brand",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 8, .high_db = 12,
	.group = "sender",
	.why_ja = "差出人のドメインは有名な企業やサービスのものに似せた別のドメインです",
	.why_en = "the domain of its sender is made to look like that of a well-known firm or "
	    "service",
	.source = "Council of Anti-Phishing Japan, monthly reports (domains that were "
	    "registered for it), antiphishing.jp/report/monthly. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
