#include "ask.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "svg") && sk_record_count(r, object, SK_KEY_HTML_SCRIPT) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=svg; object.attached; html.script=400", true },
	{ "header.from=a@b.example > object.type=zip > object.type=svg; html.script=9000", true },
	{ "header.from=a@b.example > object.type=svg; object.attached", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.script=400", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_svg_script = {
	.id = "targeting_svg_script",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -4, .high_db = 0,
	.group = "payload",
	.why_ja = "スクリプト入りの画像（SVG）は、ばらまき型でよく使われます",
	.why_en = "pictures with a script (SVG) are usual in mass mail",
	.source = "Cisco Talos, \"HTML smugglers turn to SVG images\", 2022-12-13 (QakBot); KnowBe4, 2025, "
	    "via techminis.com; our estimate",
	.from_year = 2022,
	.fires = fires,
	.needs = SK_KEY_HTML_SCRIPT,
	.examples = examples,
};
