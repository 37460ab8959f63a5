#include "ask.h"

/*
 * Libraries put tags together from strings, and that is no hiding; what is coded
 * letter by letter is.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HTML_HIDES) != NULL && sk_ask_is_page(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.hides=form", true },
	{ "header.from=a@b.example > object.type=svg; object.attached; html.hides=redirect", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; html.hides=url", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.script=90000", false },
	{ "header.from=a@b.example > object.type=html; object.inline", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_hides = {
	.id = "html_hides",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 11, .high_db = 15,
	.group = "disguise",
	.why_ja = "添付のページが、表示や移動先の内容を読めない形で隠しています",
	.why_en = "an attached page hides what it shows or where it leads",
	.source = "Microsoft Defender, \"Attackers use Morse code, other encryption methods in evasive "
	    "phishing campaign\", 2021-08-12, via malwarebytes.com 2021-08; MITRE ATT&CK T1027; "
	    "our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_HIDES,
	.examples = examples,
};
