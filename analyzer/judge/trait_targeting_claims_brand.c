#include "ask_sender.h"

/*
 * As claims_brand.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_claims_brand.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.from_claims=Amazon\tamazon.co.jp\tshop\twhole", true },
	{ "header.from=a@b.example; "
	    "header.from_claims=佐川急便\tsagawa-exp.co.jp\tcarrier\tbegins", true },
	{ "header.from=a@b.example; header.from_claims=外務省\tmofa.go.jp\tministry\twhole", false },
	{ "header.from=a@b.example; header.from_claims=Amazon\tamazon.co.jp\tshop\tinside", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_claims_brand = {
	.id = "targeting_claims_brand",
	.axis = SK_AXIS_TARGETING,
	.low_db = -11, .likely_db = -7, .high_db = -2,
	.group = "sender",
	.why_ja = "誰もが利用する企業やサービスの名前をかたる、ばらまき型の特徴があります",
	.why_en = "it takes the name of a firm that everybody is a customer of, as mass mail "
	    "does",
	.source = "J-CRAT, activity report for the first half of fiscal 2016 (mass mail in the "
	    "name of carriers and banks); Council of Anti-Phishing Japan, monthly reports, "
	    "antiphishing.jp/report/monthly. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
