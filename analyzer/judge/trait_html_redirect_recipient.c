#include "ask.h"

/*
 * Pages with a button that opens a portal for secure mail carry the address as well;
 * they wait for the reader.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_HTML_RECIPIENT) != 0 &&
	    sk_ask_leads_out(r, object) && !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.redirect=login.example; html.recipient=2", true },
	{ "header.from=a@b.example > object.type=svg; object.attached; html.redirect=login.example; html.recipient=1", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.recipient=1; html.form=portal.example", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.redirect=login.example", false },
	{ "header.list > object.type=html; object.attached; html.redirect=a.example; html.recipient=1", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_redirect_recipient = {
	.id = "html_redirect_recipient",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 16,
	.group = "disguise",
	.why_ja = "開くと外部のサイトへ移動するページに、受信者のメールアドレスが埋め込まれています",
	.why_en = "an attached page that leads to another site at once carries the address of its reader",
	.source = "Microsoft Defender, \"Attackers use Morse code, other encryption methods in evasive "
	    "phishing campaign\", 2021-08-12, via malwarebytes.com 2021-08; our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_RECIPIENT,
	.examples = examples,
};
