#include "ask_sender.h"

/*
 * Such firms send from domains of their own, and have their customers look at these.  A
 * domain of theirs that our list has not yet is why the low end is nothing.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_claims(r, mail) == SK_CLAIMED_BRAND;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.from_claims=Amazon\tamazon.co.jp\tshop\twhole", true },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; "
	    "header.from_claims=ヤマト運輸\tkuronekoyamato.co.jp\tcarrier\tbegins", true },
	{ "header.from=a@b.example; header.from_claims=Amazon\tamazon.co.jp\tshop\tinside", false },
	{ "header.from=a@b.example; header.list; "
	    "header.from_claims=Amazon\tamazon.co.jp\tshop\twhole", false },
	{ "header.from=a@amazon.co.jp; header.from_name=Amazon", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_claims_brand = {
	.id = "claims_brand",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 10,
	.group = "sender",
	.why_ja = "差出人の名前は有名な企業やサービスですが、そのドメインから送られていません",
	.why_en = "its sender is called after a well-known firm or service, and is not at the "
	    "domain of that",
	.source = "Council of Anti-Phishing Japan, monthly reports (brands that were abused), "
	    "antiphishing.jp/report/monthly; J-CRAT, activity report for the first half of "
	    "fiscal 2016 (mass mail in the name of carriers). Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
