#include "ask_sender.h"

/*
 * Surveys of a ministry come from the firm that it has paid for them.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_claims(r, mail) == SK_CLAIMED_BODY &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; "
	    "header.from_claims=文部科学省\tmext.go.jp\tministry\tbegins", true },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.from_claims=朝日新聞\tasahi.com\tpress\twhole", true },
	{ "header.from=a@b.example; "
	    "header.from_claims=文部科学省\tmext.go.jp\tministry\tinside", false },
	{ "header.from=ml@b.example; header.list; "
	    "header.from_claims=文部科学省\tmext.go.jp\tministry\twhole", false },
	{ "header.from=a@b.example; header.from_claims=Amazon\tamazon.co.jp\tshop\twhole", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_claims_body = {
	.id = "claims_body",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 8,
	.group = "sender",
	.why_ja = "差出人の名前は公的機関や報道機関ですが、そのドメインから送られていません",
	.why_en = "its sender is called after a public body or the press, and is not at the "
	    "domain of that",
	.source = "IPA, analysis of 124 mails of 2012 and 2013 (in the name of a firm 35 %, a "
	    "ministry 21 %, a public body 16 %), via itpro Active/20140710/570644; MEXT case "
	    "of May 2016, via piyolog 20160526. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
