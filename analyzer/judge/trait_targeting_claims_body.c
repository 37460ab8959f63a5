#include "ask_sender.h"

/*
 * Tax offices are claimed by mass mail as well.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	static const char *const mass[] = { "国税庁", "協会けんぽ", "日本年金機構", "警察庁", "警視庁", NULL };
	struct sk_span name = sk_ask_piece(sk_record_get(r, mail, SK_KEY_HEADER_FROM_CLAIMS), 0);

	if (sk_ask_claims(r, mail) != SK_CLAIMED_BODY)
		return false;
	for (size_t i = 0; mass[i] != NULL; i++)
		if (sk_span_is(name, mass[i]))
			return false;
	return true;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; "
	    "header.from_claims=文部科学省\tmext.go.jp\tministry\tbegins", true },
	{ "header.from=a@b.example; header.from_claims=共同通信\tkyodonews.jp\tpress\twhole", true },
	{ "header.from=a@b.example; header.from_claims=国税庁\tnta.go.jp\tagency\twhole", false },
	{ "header.from=a@b.example; "
	    "header.from_claims=ヤマト運輸\tkuronekoyamato.co.jp\tcarrier\twhole", false },
	{ "header.from=a@b.example; "
	    "header.from_claims=文部科学省\tmext.go.jp\tministry\tbegins; header.list", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_claims_body = {
	.id = "targeting_claims_body",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "sender",
	.why_ja = "公的機関や報道機関の名前をかたる、標的型に多い手口です",
	.why_en = "it takes the name of a public body or the press, as targeted mail does",
	.source = "IPA, analysis of 124 mails of 2012 and 2013 (in the name of a firm 35 %, a "
	    "ministry 21 %, a public body 16 %), via itpro Active/20140710/570644. Weight: our "
	    "estimate",
	.fires = fires,
	.examples = examples,
};
