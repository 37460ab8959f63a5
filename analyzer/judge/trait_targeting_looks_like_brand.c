#include "ask_sender.h"

/*
 * As looks_like_brand.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_looks_like_brand.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@amazom.example; header.from_looks_like=amazon.co.jp\tshop\tletter", true },
	{ "header.from=a@rakuten-security.example; "
	    "header.from_looks_like=rakuten.co.jp\tshop\tpart", true },
	{ "header.from=a@adobe.jp; header.from_looks_like=adobe.com\tcloud\tending", false },
	{ "header.from=a@mofa-jp.example; header.from_looks_like=mofa.go.jp\tministry\tpart", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_looks_like_brand = {
	.id = "targeting_looks_like_brand",
	.axis = SK_AXIS_TARGETING,
	.low_db = -10, .likely_db = -6, .high_db = -2,
	.group = "sender",
	.why_ja = "有名な企業やサービスに似せたドメインを使う、ばらまき型の特徴があります",
	.why_en = "it uses a domain made to look like that of a well-known firm, as mass mail "
	    "does",
	.source = "Council of Anti-Phishing Japan, monthly reports, "
	    "antiphishing.jp/report/monthly. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
