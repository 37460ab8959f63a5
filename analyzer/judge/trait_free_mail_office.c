#include "ask_sender.h"

/*
 * Small societies and the clubs of former students have no other address.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_HEADER_FROM_OFFICE) != NULL &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) != NULL &&
	    !sk_ask_from_list(r, mail) && sk_ask_claims(r, mail) == SK_CLAIMED_NOBODY;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; header.from_office=事務局", true },
	{ "header.from=a@yahoo.co.jp; header.free_mail=yahoo.co.jp; "
	    "header.from_office=株式会社", true },
	{ "header.from=a@b.example; header.from_office=事務局", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; header.from_office=新聞; "
	    "header.from_claims=朝日新聞\tasahi.com\tpress\twhole", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; header.from_office=学会; "
	    "header.list", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_free_mail_office = {
	.id = "free_mail_office",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "sender",
	.why_ja = "差出人は組織を名乗っていますが、無料メールのアドレスから送られています",
	.why_en = "its sender has the name of an organisation, and comes from a free mail "
	    "address",
	.source = "IPA, analysis of 124 mails of 2012 and 2013 (in the name of a firm 35 %, a "
	    "ministry 21 %, a public body 16 %), via itpro Active/20140710/570644; NPA and "
	    "NISC, alert of 30 November 2022 (person@freemail), via scan.netsecurity "
	    "2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
