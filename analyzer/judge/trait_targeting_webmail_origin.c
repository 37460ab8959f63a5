#include "ask_sender.h"

/*
 * Services of today hide where their users are.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_HEADER_ORIGINATING_IP) != NULL &&
	    !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@yahoo.co.jp; header.originating_ip=203.0.113.77", true },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.originating_ip=203.0.113.77", true },
	{ "header.from=a@b.example; header.originating_ip=203.0.113.77; header.list", false },
	{ "header.from=a@b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_webmail_origin = {
	.id = "targeting_webmail_origin",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 5,
	.group = "sender",
	.why_ja = "ウェブメールで人が書いて送ったメールです",
	.why_en = "a person has written it at a web mail service",
	.source = "MessageLabs Intelligence, March 2010 (targeted mail from web mail "
	    "accounts), via idm.net.au 007727. Weight: our estimate",
	.until_year = 2016,
	.fires = fires,
	.examples = examples,
};
