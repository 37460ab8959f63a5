#include "ask.h"

/*
 * Some makers of tools hide their code from customers: it says less than in a script that
 * comes alone.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "vba") &&
	    sk_record_count(r, object, SK_KEY_SCRIPT_OBFUSCATED) >= 60;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ole-doc; office.vba > "
	    "object.type=vba; object.name=Module1; script.obfuscated=80", true },
	{ "header.from=a@b.example > object.type=ooxml-doc; office.vba > "
	    "object.type=ole > object.type=vba; script.obfuscated=60", true },
	{ "header.from=a@b.example > object.type=ole-doc; office.vba > "
	    "object.type=vba; script.obfuscated=52", false },
	{ "header.from=a@b.example > object.type=ole-doc; office.vba > object.type=vba", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_macro_obfuscated = {
	.id = "macro_obfuscated",
	.axis = SK_AXIS_HARM,
	.low_db = 2, .likely_db = 7, .high_db = 12,
	.group = "payload",
	.why_ja = "マクロの中身が読めないように細工されています",
	.why_en = "the macros are written so that nobody can read them",
	.source = "MITRE ATT&CK T1027, obfuscated files or information; the ratio is our estimate",
	.fires = fires,
	.needs = SK_KEY_SCRIPT_OBFUSCATED,
	.examples = examples,
};
