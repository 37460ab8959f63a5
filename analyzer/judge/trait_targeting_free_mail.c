#include "ask_sender.h"

/*
 * 10 log10 (0.60 / 0.09), over two different populations: an upper bound.  An address of
 * such a service that is forged is none: most senders of mass mail are.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	if (sk_record_find(r, object, SK_KEY_HEADER_FREE_MAIL) == NULL)
		return false;
	return sk_ask_aligned(r, object, NULL) || !(sk_ask_auth(r, object, "spf", "fail") ||
	    sk_ask_auth(r, object, "spf", "softfail") || sk_ask_auth(r, object, "dmarc", "fail"));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@freemail.example; header.free_mail=freemail.example", true },
	{ "header.from=a@b.example > object.type=message; message.present; header.free_mail=freemail.example", true },
	{ "header.from=a@freemail.example; header.free_mail=freemail.example; "
	    "site.auth=spf=pass; site.auth_aligned=spf\tfreemail.example", true },
	{ "header.from=a@freemail.example; header.free_mail=freemail.example; "
	    "site.auth=spf=softfail dkim=none dmarc=fail", false },
	{ "header.from=a@b.example", false },
	{ "header.from=a@b.example; header.reply_to=x@freemail.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_free_mail = {
	.id = "targeting_free_mail",
	.axis = SK_AXIS_TARGETING,
	.low_db = 5, .likely_db = 8, .high_db = 10,
	.group = "sender",
	.why_ja = "無料メールのアドレスから送られています",
	.why_en = "it comes from a free mail address",
	.source = "NPA, first half of 2013 (over 60 % free mail), via s.netsecurity 2013/08/22/32323; "
	    "NPA, first half of 2016 (91 % forged senders), via scan.netsecurity 2016/09/16/38945",
	.fires = fires,
	.needs = SK_KEY_HEADER_FREE_MAIL,
	.examples = examples,
};
