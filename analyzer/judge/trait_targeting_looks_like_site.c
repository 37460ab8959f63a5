#include "ask_sender.h"

/*
 * A domain that is bought for one organisation is not used on others.  Under another
 * ending there may be a firm of the same name.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	struct sk_span like = sk_record_get(r, mail, SK_KEY_SITE_LOOKS_LIKE);

	return like.n > 0 && !sk_span_is(sk_ask_piece(like, 1), "ending");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@examp1e.example; site.looks_like=example.co.jp\tglyph", true },
	{ "header.from=a@example-jp.com; site.looks_like=example.co.jp\tpart", true },
	{ "header.from=a@example.info; site.looks_like=example.co.jp\tending", false },
	{ "header.from=a@example.co.jp; site.from_own=example.co.jp", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_looks_like_site = {
	.id = "targeting_looks_like_site",
	.axis = SK_AXIS_TARGETING,
	.low_db = 2, .likely_db = 8, .high_db = 11,
	.group = "sender",
	.why_ja = "受信者の組織のドメインに似せた差出人を使っています",
	.why_en = "its sender uses a domain made to look like the recipient's own",
	.source = "NPA and NISC, alert of 30 November 2022 (senders whose domain resembles the "
	    "real one), via scan.netsecurity 2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
