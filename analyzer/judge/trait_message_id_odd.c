#include "ask_sender.h"

/*
 * Old gateways and copiers write none; one without a way was saved without it.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	struct sk_span odd = sk_record_get(r, mail, SK_KEY_HEADER_MESSAGE_ID_ODD);

	return odd.n > 0 && !sk_ask_from_list(r, mail) && !sk_ask_aligned(r, mail, NULL) &&
	    sk_record_find(r, mail, SK_KEY_SITE_FROM_OWN) == NULL &&
	    (!sk_span_is(odd, "absent") || sk_record_find(r, mail, SK_KEY_HEADER_RECEIVED) != NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.message_id_odd=foreign", true },
	{ "header.from=a@b.example; header.message_id_odd=absent; header.received=x\ty\t", true },
	{ "header.from=a@b.example; header.message_id_odd=absent", false },
	{ "header.from=a@b.example; header.message_id_odd=foreign; header.list", false },
	{ "header.from=a@b.example; header.message_id_odd=no_domain; "
	    "site.auth_aligned=dkim\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_message_id_odd = {
	.id = "message_id_odd",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 5,
	.group = "sender",
	.why_ja = "メールの識別番号の付き方が、通常のメールソフトと異なります",
	.why_en = "its id is not as mail programs make it for that sender",
	.source = "RFC 5322 3.6.4 (the id of a message). Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
