#include "ask.h"

/*
 * Registered envelopes of secure mail do it, too: worth nothing at its low end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_HTML_RECIPIENT) != 0 &&
	    sk_ask_is_page(r, object) && !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.recipient=1", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; html.recipient=2", true },
	{ "header.from=a@b.example > object.type=html; object.inline; html.recipient=1", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.script=900", false },
	{ "header.list > object.type=html; object.attached; html.recipient=1", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_recipient = {
	.id = "html_recipient",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 8, .high_db = 12,
	.group = "disguise",
	.why_ja = "添付のページに受信者のメールアドレスがあらかじめ入れてあります",
	.why_en = "an attached page has the address of its reader filled in",
	.source = "Microsoft Defender, \"Attackers use Morse code, other encryption methods in evasive "
	    "phishing campaign\", 2021-08-12, via malwarebytes.com 2021-08; our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_RECIPIENT,
	.examples = examples,
};
