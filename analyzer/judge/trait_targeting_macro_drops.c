#include "ask.h"

/*
 * Mass mail in other languages did so as well (GoldenEye, 2016).
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_macro_drops(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja | "
	    "object.type=ole-doc; object.attached; office.vba; "
	    "office.auto_run=document_open; office.auto_does=write; office.auto_does=run", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja | "
	    "object.type=ooxml-xls; object.attached; office.vba; "
	    "office.auto_run=workbook_open; office.auto_does=write; "
	    "office.auto_does=persist", true },
	{ "header.from=a@b.example > object.type=ole-doc; object.attached; office.vba; "
	    "office.auto_run=autoopen; office.auto_does=write; office.auto_does=run; "
	    "office.auto_does=fetch", false },
	{ "header.from=a@b.example > object.type=ole-doc; object.attached; office.vba; "
	    "office.auto_run=autoopen; office.auto_does=run; office.auto_does=decode", false },
	{ "header.from=a@b.example > object.type=ole-doc; object.attached; office.vba; "
	    "office.does=write; office.does=run", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_macro_drops = {
	.id = "targeting_macro_drops",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "payload",
	.why_ja = "マクロが、文書の中に持っていたプログラムを書き出して動かします",
	.why_en = "its macro writes out a program that the document brought along, as "
	    "espionage does",
	.source = "U.S. Embassy Tokyo, 14 July 2020, after JPCERT/CC (LODEINFO, in the "
	    "macros of documents), via jmh.usembassy.gov 20200714147624; Trend Micro, "
	    "November 2024 (ANEL); against it: Emotet and its like, which fetch, "
	    "ipa.go.jp emotet-situation-10; the figure is our estimate",
	.language = "ja",
	.fires = fires,
	.needs = SK_KEY_OFFICE_AUTO_RUN,
	.examples = examples,
};
