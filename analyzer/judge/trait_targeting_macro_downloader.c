#include "ask.h"

/*
 * It rests on the years in which macros were the way of mass mail.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_macro_starts(r, object) && sk_ask_macro_does(r, object, "fetch") &&
	    sk_ask_macro_does(r, object, "run");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ole-doc; object.attached; office.vba; "
	    "office.auto_run=autoopen; office.auto_does=fetch; office.auto_does=run", true },
	{ "header.from=a@b.example > object.type=zip > object.type=ooxml-xls; "
	    "office.vba; office.auto_run=workbook_open; office.auto_does=run; "
	    "office.auto_does=fetch", true },
	{ "header.from=a@b.example > object.type=ole-doc; object.attached; office.vba; "
	    "office.auto_run=autoopen; office.auto_does=write; office.auto_does=run", false },
	{ "header.from=a@b.example > object.type=ole-doc; object.attached; office.vba; "
	    "office.does=fetch; office.does=run", false },
	{ "header.from=a@b.example > object.type=ole-doc; object.attached; office.vba; "
	    "office.auto_run=autoopen; office.auto_does=fetch", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_macro_downloader = {
	.id = "targeting_macro_downloader",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -4, .high_db = -1,
	.group = "payload",
	.why_ja = "マクロがインターネットからプログラムを取り寄せるのは、ばらまき型に多い作りです",
	.why_en = "its macro fetches its program from the net, as mass mail does; "
	    "espionage brings it along",
	.source = "Emotet, ipa.go.jp emotet-situation-10, and JC3, topics on mail with "
	    "malware (macros that download); against Japan LODEINFO and ANEL carried "
	    "what they installed in the document: JPCERT/CC, blogs of February 2020; the "
	    "figure is our estimate",
	.from_year = 2015, .until_year = 2023,
	.fires = fires,
	.needs = SK_KEY_OFFICE_AUTO_DOES,
	.examples = examples,
};
