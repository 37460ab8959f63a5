#include "ask_sender.h"

/*
 * No ministry writes from there.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_claims(r, mail) == SK_CLAIMED_BODY &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; "
	    "header.from_claims=日本学術振興会\tjsps.go.jp\tpublic\twhole", true },
	{ "header.from=a@yahoo.co.jp; header.free_mail=yahoo.co.jp; "
	    "header.from_claims=外務省\tmofa.go.jp\tministry\tbegins", true },
	{ "header.from=a@b.example; header.from_claims=外務省\tmofa.go.jp\tministry\tbegins", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; "
	    "header.from_claims=外務省\tmofa.go.jp\tministry\tinside", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; header.from_name=山田太郎", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_free_mail_claims = {
	.id = "free_mail_claims",
	.axis = SK_AXIS_HARM,
	.low_db = 1, .likely_db = 8, .high_db = 12,
	.group = "sender",
	.why_ja = "差出人は公的機関や報道機関を名乗っていますが、無料メールのアドレスから送られています",
	.why_en = "it is called after a public body or the press, and comes from a free mail "
	    "address",
	.source = "IPA, analysis of 124 mails of 2012 and 2013 (in the name of a firm 35 %, a "
	    "ministry 21 %, a public body 16 %), via itpro Active/20140710/570644; Sophia "
	    "University, notice of 20 January 2017 (gmail.com in the name of JSPS), "
	    "ccweb.cc.sophia. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
