#include "ask.h"

/*
 * Logos move without one; graphs of profilers have one, so low at its low end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "svg") && sk_record_count(r, object, SK_KEY_HTML_SCRIPT) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=svg; object.attached; html.script=400", true },
	{ "header.from=a@b.example > object.type=zip > object.type=svg; html.script=90000", true },
	{ "header.from=a@b.example > object.type=svg; object.attached", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.script=400", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_svg_script = {
	.id = "svg_script",
	.axis = SK_AXIS_HARM,
	.low_db = 5, .likely_db = 12, .high_db = 16,
	.group = "disguise",
	.why_ja = "画像（SVG）の中にスクリプトがあります",
	.why_en = "a picture (SVG) holds a script",
	.source = "Cisco Talos, \"HTML smugglers turn to SVG images\", 2022-12-13; KnowBe4, 2025 (SVG is "
	    "6.6 % of malicious attachments), via techminis.com; our estimate",
	.from_year = 2022,
	.fires = fires,
	.needs = SK_KEY_HTML_SCRIPT,
	.examples = examples,
};
