#include "ask.h"

/*
 * What a kit fills in says nothing of the reader but his address.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_HTML_RECIPIENT) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.recipient=1", true },
	{ "header.from=a@b.example > object.type=html; object.inline; html.recipient=2", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.form=login.example", false },
	{ "header.from=a@b.example > object.type=html; object.inline", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_html_recipient = {
	.id = "targeting_html_recipient",
	.axis = SK_AXIS_TARGETING,
	.low_db = -10, .likely_db = -6, .high_db = -1,
	.group = "disguise",
	.why_ja = "受信者のアドレスを自動で埋め込むページは、ばらまき型のフィッシングでよく使われます",
	.why_en = "pages with the address of the reader filled in by a machine are usual in mass phishing",
	.source = "Microsoft Defender, 2021-08-12 (XLS.HTML campaign of a year), via malwarebytes.com "
	    "2021-08; MITRE ATT&CK T1598.002; our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_RECIPIENT,
	.examples = examples,
};
