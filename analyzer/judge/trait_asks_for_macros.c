#include "ask_letter.h"

/*
 * Offices explain so how to use a form of their own, which is as common: a weak sign, worth
 * nothing at its low end.
 */
static const char *const words[] = { "macro", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) &&
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_ASKS, words) &&
	    (sk_ask_carries(r, object) & (SK_CARRIES_MACRO | SK_CARRIES_LOCKED)) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro | "
	    "object.type=ooxml-xls; object.attached; office.vba", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro | "
	    "object.type=zip; object.attached > object.type=ole-xls; office.xlm=hidden", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro | "
	    "object.type=pdf; object.attached", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro | "
	    "object.type=ooxml-xls; object.attached", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=40 | "
	    "object.type=ooxml-xls; object.attached; office.vba", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.asks=macro", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_asks_for_macros = {
	.id = "asks_for_macros",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 8,
	.group = "theme",
	.why_ja = "マクロやコンテンツの有効化を求め、マクロ入りの文書か中の見えないものが付いています",
	.why_en = "it asks to enable macros or content, and sends a document with macros or what "
	    "cannot be looked into",
	.source = "IPA, pages on Emotet (steps that letters ask for), via ipa.go.jp "
	    "emotet-situation-10; NPA and U.S. Embassy on LODEINFO of 2020, via "
	    "jmh.usembassy.gov 20200714147624; the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_ASKS,
	.examples = examples,
};
