#include "ask_sender.h"

/*
 * As reply_to_nothing, and also where its host vouches for it: mass mail of these years
 * comes through mailboxes that were taken over.  A header that was cut down to a few
 * fields says nothing.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	if (sk_record_find(r, mail, SK_KEY_HEADER_MESSAGE_ID) == NULL)
		return false;
	return sk_trait_reply_to_nothing.fires(r, mail) ||
	    (sk_record_has(r, mail, SK_KEY_HEADER_UNREFERENCED, "reply") &&
	    sk_ask_aligned(r, mail, NULL) && !sk_ask_from_list(r, mail));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.message_id=<1@b.example>; header.subject=Re: 会議; "
	    "header.unreferenced=reply", true },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.message_id=<1@b.example>; header.unreferenced=reply", true },
	{ "header.from=a@b.example; header.message_id=<1@b.example>; header.unreferenced=reply; "
	    "site.auth_aligned=dkim\tb.example", true },
	{ "header.from=a@b.example; header.subject=Re: 会議; header.unreferenced=reply", false },
	{ "header.from=a@docomo.ne.jp; header.unreferenced=reply", false },
	{ "header.from=a@b.example; header.subject=Re: 会議; header.references=1", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_reply_to_nothing = {
	.id = "targeting_reply_to_nothing",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -4, .high_db = -1,
	.group = "sender",
	.why_ja = "返信を装うだけで元のメールがなく、ばらまき型に多い手口です",
	.why_en = "it poses as an answer to nothing, as mass mail does",
	.source = "Emotet, ipa.go.jp emotet-situation-10; IcedID of October 2020, via "
	    "onebe.co.jp ?p=16967. Weight: our estimate",
	.from_year = 2018,
	.fires = fires,
	.examples = examples,
};
