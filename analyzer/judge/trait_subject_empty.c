#include "ask_letter.h"
#include "ask_sender.h"

/*
 * Copiers and telephones send so, most often to their own house.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_count(r, mail, SK_KEY_MESSAGE_PRESENT) != 0 &&
	    sk_record_get(r, mail, SK_KEY_HEADER_SUBJECT).n == 0 &&
	    sk_record_find(r, mail, SK_KEY_SITE_FROM_OWN) == NULL &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FROM) != NULL &&
	    (sk_ask_carries(r, mail) & SK_CARRIES) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "message.present; header.from=a@b.example > object.type=text | object.type=zip; "
	    "object.attached", true },
	{ "message.present; header.from=a@b.example; header.subject= > object.type=text | "
	    "object.type=pe; object.attached", true },
	{ "message.present; header.from=a@b.example; header.subject=x > object.type=text | "
	    "object.type=zip; object.attached", false },
	{ "message.present; header.from=a@b.example > object.type=text", false },
	{ "message.present; header.from=copier@own.example; site.from_own=own.example > "
	    "object.type=text | object.type=pdf; object.attached", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_subject_empty = {
	.id = "subject_empty",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 5,
	.group = "sender",
	.why_ja = "件名が空のまま、ファイルが添付されています",
	.why_en = "it has a file attached and no subject",
	.source = "Mass mail of January and February 2016, via www-cgi.ed.kagu.tus.ac.jp "
	    "2016/0118 and pc-pier.com 2016/03/01. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
