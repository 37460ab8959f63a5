#include "ask.h"

/*
 * Newsletters and notices to many do so too; what is known of is Japanese, and mass mail in
 * English is often sent to hidden readers.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_HEADER_NO_RECIPIENT) != 0 &&
	    !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.no_recipient", true },
	{ "header.from=a@b.example > object.type=message; message.present; header.no_recipient", true },
	{ "header.from=a@b.example; header.no_recipient; header.list", false },
	{ "header.from=a@b.example; header.to=c@d.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_no_recipient = {
	.id = "targeting_no_recipient",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "sender",
	.why_ja = "宛先の欄に誰も書かれていません",
	.why_en = "no recipient stands in its header",
	.source = "Kyushu Institute of Technology, notice of August 2015 (Bcc only), kiban.kyutech.ac.jp/csirt/oldnews/o_5",
	.language = "ja",
	.fires = fires,
	.needs = SK_KEY_HEADER_NO_RECIPIENT,
	.examples = examples,
};
