#include "ask_sender.h"

/*
 * A person writes such a mail; a program takes the address of somebody who exists.  In
 * the name of a carrier or a bank it is mass mail.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	enum sk_claimed who = sk_ask_claims(r, mail);

	return sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) != NULL &&
	    (who == SK_CLAIMED_BODY || (who == SK_CLAIMED_NOBODY && !sk_ask_from_list(r, mail) &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FROM_OFFICE) != NULL));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; "
	    "header.from_claims=日本学術振興会\tjsps.go.jp\tpublic\twhole", true },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; header.from_office=学会", true },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; header.from_office=銀行; "
	    "header.from_claims=みずほ銀行\tmizuhobank.co.jp\tbank\twhole", false },
	{ "header.from=a@b.example; header.from_office=学会", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; header.from_name=山田太郎", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_free_mail_claims = {
	.id = "targeting_free_mail_claims",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 6, .high_db = 9,
	.group = "sender",
	.why_ja = "無料メールのアドレスから組織を名乗っており、標的型に多い手口です",
	.why_en = "it claims an organisation from a free mail address, as targeted mail does",
	.source = "IPA, analysis of 124 mails of 2012 and 2013 (in the name of a firm 35 %, a "
	    "ministry 21 %, a public body 16 %), via itpro Active/20140710/570644; Sophia "
	    "University, notice of 20 January 2017, ccweb.cc.sophia; NPA and NISC, alert of 30 "
	    "November 2022, via scan.netsecurity 2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
