#include "ask_sender.h"

/*
 * As subject_empty.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_subject_empty.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "message.present; header.from=a@b.example > object.type=text | object.type=zip; "
	    "object.attached", true },
	{ "message.present; header.from=a@b.example; header.subject= > object.type=text | "
	    "object.type=pe; object.attached", true },
	{ "message.present; header.from=a@b.example; header.subject=x > object.type=text | "
	    "object.type=zip; object.attached", false },
	{ "message.present; header.from=a@b.example > object.type=text", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_subject_empty = {
	.id = "targeting_subject_empty",
	.axis = SK_AXIS_TARGETING,
	.low_db = -5, .likely_db = -2, .high_db = 0,
	.group = "sender",
	.why_ja = "件名が空で、当時のばらまき型に見られたものです",
	.why_en = "it has no subject, as some mass mail had none",
	.source = "Mass mail of January and February 2016, via www-cgi.ed.kagu.tus.ac.jp "
	    "2016/0118 and pc-pier.com 2016/03/01. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
