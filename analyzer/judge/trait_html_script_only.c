#include "ask.h"

/*
 * Reports that libraries draw are like this as well, but long.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	uint64_t bytes = sk_record_count(r, object, SK_KEY_HTML_SCRIPT_ONLY);

	return bytes > 0 && bytes < 65536 && sk_ask_is_page(r, object) &&
	    sk_ask_type_is(r, object, "html");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.script_only=800", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; html.script_only=1", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.script_only=3500000", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.script=800", false },
	{ "header.from=a@b.example > object.type=svg; object.attached; html.script_only=800", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_script_only = {
	.id = "html_script_only",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "payload",
	.why_ja = "添付のページは、スクリプトのほかに表示する内容がほとんどありません",
	.why_en = "an attached page is a script and hardly anything else",
	.source = "Trustwave SpiderLabs, 2024-08-26 (HTML attachments as redirectors and smugglers), via "
	    "trustwave.com; our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_SCRIPT_ONLY,
	.examples = examples,
};
