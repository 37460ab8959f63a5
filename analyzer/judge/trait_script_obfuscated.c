#include "ask.h"

/*
 * A little of it is in every minified library.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_SCRIPT_OBFUSCATED) >= 60 &&
	    sk_ask_is_script(r, object) &&
	    sk_record_count(r, object, SK_KEY_OBJECT_INLINE) == 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; script.obfuscated=85", true },
	{ "header.from=a@b.example > object.type=script-vbs; script.obfuscated=60", true },
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; script.obfuscated=52", false },
	{ "header.from=a@b.example > object.type=zip > object.type=text; object.name=scan.js; "
	    "name.extension=js; script.obfuscated=100", true },
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; object.name=sample.txt; "
	    "name.extension=txt; script.obfuscated=90", false },
	{ "header.from=a@b.example > object.type=html; script.obfuscated=90", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_script_obfuscated = {
	.id = "script_obfuscated",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 8, .high_db = 12,
	.group = "payload",
	.why_ja = "スクリプトの中身が読めないように細工されています",
	.why_en = "the script is written so that nobody can read it",
	.source = "MITRE ATT&CK T1027, obfuscated files or information",
	.fires = fires,
	.needs = SK_KEY_SCRIPT_OBFUSCATED,
	.examples = examples,
};
