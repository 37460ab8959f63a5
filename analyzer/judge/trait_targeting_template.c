#include "ask.h"

/*
 * Mass mail took to it as well, later and seldom.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_loads(r, object, SK_KEY_OFFICE_EXTERNAL_TEMPLATE);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=http://files.example.net/a.dotm", true },
	{ "header.from=a@b.example > object.type=ole-doc; "
	    "office.external_template=https://files.example.net/a.dot", true },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=file:///\\\\fs01\\a.dotx", false },
	{ "header.from=a@b.example > object.type=ooxml-doc; office.vba; "
	    "office.auto_run=autoopen", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_template = {
	.id = "targeting_template",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 4, .high_db = 8,
	.group = "payload",
	.why_ja = "ひな型を外部から読み込む手口は、標的型攻撃でよく使われます",
	.why_en = "loading the template from outside is a way of targeted attacks",
	.source = "MITRE ATT&CK T1221 (Dragonfly, Gamaredon, Tropic Trooper, Confucius ...); Cisco Talos on "
	    "template injection, July 2017; the ratio is our estimate",
	.from_year = 2017,
	.fires = fires,
	.needs = SK_KEY_OFFICE_EXTERNAL_TEMPLATE,
	.examples = examples,
};
