#include "ask_sender.h"

/*
 * Some telephones and ticket systems drop the reference; who is known by a signature that
 * holds has no reason to pose.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	static const char *const phones[] = { "docomo", "ezweb", "softbank", "iphone", "android", NULL };
	struct sk_span from = sk_record_get(r, mail, SK_KEY_HEADER_FROM);
	struct sk_span mailer = sk_record_get(r, mail, SK_KEY_HEADER_MAILER);

	if (!sk_record_has(r, mail, SK_KEY_HEADER_UNREFERENCED, "reply") ||
	    sk_ask_from_list(r, mail) || sk_ask_aligned(r, mail, NULL))
		return false;
	for (size_t i = 0; phones[i] != NULL; i++)
		if (sk_span_find_nocase(mailer, sk_span_text(phones[i]), 0) != SK_SPAN_NONE ||
		    sk_span_find_nocase(from, sk_span_text(phones[i]), 0) != SK_SPAN_NONE)
			return false;
	return true;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.subject=Re: 会議; header.unreferenced=reply", true },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.unreferenced=reply", true },
	{ "header.from=a@docomo.ne.jp; header.unreferenced=reply", false },
	{ "header.from=a@b.example; header.mailer=iPhone Mail (13E238); "
	    "header.unreferenced=reply", false },
	{ "header.from=a@b.example; header.unreferenced=forward", false },
	{ "header.from=a@b.example; header.unreferenced=reply; site.auth_aligned=spf\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_reply_to_nothing = {
	.id = "reply_to_nothing",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "sender",
	.why_ja = "返信の形をしていますが、元のメールへのつながりがありません",
	.why_en = "it poses as an answer, and refers to no mail",
	.source = "Emotet, ipa.go.jp emotet-situation-10; IcedID of October 2020, via "
	    "onebe.co.jp ?p=16967 (\"Re:\" before a stolen subject). Weight: our estimate",
	.from_year = 2018,
	.fires = fires,
	.examples = examples,
};
