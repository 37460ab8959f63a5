#include "ask.h"

/*
 * Office asked before it ran them all these years; since 2022 it refuses those from mail,
 * and mass mail gave them up after the spring of 2023.  What is counted are those that
 * fetch; of those in Japanese mail that bring their program along: targeting_macro_drops.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_macro_starts(r, object) && !(sk_ask_macro_drops(r, object) &&
	    sk_span_is(sk_ask_language(r, object), "ja"));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ole-doc; office.vba; "
	    "office.auto_run=autoopen", true },
	{ "header.from=a@b.example > object.type=ole-xls; office.xlm=hidden; "
	    "office.xlm=auto_open", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba=2", false },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=http://a.example/b.dotm", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_macro = {
	.id = "targeting_macro",
	.axis = SK_AXIS_TARGETING,
	.low_db = -6, .likely_db = -3, .high_db = 0,
	.group = "payload",
	.why_ja = "自動で動くマクロは、ばらまき型でよく使われます",
	.why_en = "macros that run by themselves are the usual load of mass mail",
	.source = "NPA 2018 (Word 48 %, Excel 20 % of payloads of mail of which nine in ten were mass mail), "
	    "via tech.nikkeibp nxt/news/18/04365; Emotet until March 2023, ipa.go.jp "
	    "emotet-situation-10",
	.from_year = 2015, .until_year = 2023,
	.fires = fires,
	.examples = examples,
};
