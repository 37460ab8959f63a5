#include "ask_sender.h"

/*
 * As signature_address.
 */
static bool
fires(const struct sk_record *r, size_t text)
{
	return sk_trait_signature_address.fires(r, text);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@gmail.com > object.type=text; "
	    "text.signature_address=b@ministry.example", true },
	{ "header.from=a@b.example > object.type=html; text.signature_address=c@d.example", true },
	{ "header.from=a@b.example; header.list > object.type=text; "
	    "text.signature_address=c@d.example", false },
	{ "header.from=a@b.example > object.type=text; indicator.email=c@d.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_signature = {
	.id = "targeting_signature",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 5,
	.group = "sender",
	.why_ja = "実在の人物の署名を写したような、別の組織の連絡先が書かれています",
	.why_en = "it is signed with the address of somebody at another place, as copied "
	    "letters are",
	.source = "IPA, what to look at in suspicious mail, via "
	    "naruto-u.ac.jp/center/it/security.html; NPA and NISC, alert of 30 November 2022, "
	    "via scan.netsecurity 2022/12/02/48581. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
