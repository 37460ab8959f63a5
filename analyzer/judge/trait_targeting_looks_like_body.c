#include "ask_sender.h"

/*
 * Such a domain is bought for a few letters to a few people.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_looks_like_body.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@mofa-jp.example; header.from_looks_like=mofa.go.jp\tministry\tpart", true },
	{ "header.from=a@jiia.example; header.from_looks_like=jiia.or.jp\tinstitute\tending", true },
	{ "header.from=a@amazom.example; header.from_looks_like=amazon.co.jp\tshop\tletter", false },
	{ "header.from=a@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_looks_like_body = {
	.id = "targeting_looks_like_body",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 7, .high_db = 10,
	.group = "sender",
	.why_ja = "公的機関や報道機関のドメインに似せた差出人を使い、標的型に多い手口です",
	.why_en = "its sender uses a domain made to look like that of a public body or the "
	    "press, as targeted mail does",
	.source = "NPA and NISC, alert of 30 November 2022 (senders whose domain resembles the "
	    "real one), via scan.netsecurity 2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
