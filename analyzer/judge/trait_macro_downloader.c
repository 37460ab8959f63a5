#include "ask.h"

/*
 * Both of what runs by itself: a tool with a button for each is everyday work.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_macro_does(r, object, "run") && (sk_ask_macro_does(r, object, "fetch") ||
	    (sk_ask_macro_does(r, object, "decode") && sk_ask_macro_does(r, object, "write")));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ole-doc; office.vba; "
	    "office.auto_run=autoopen; office.auto_does=fetch; office.auto_does=run", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba; "
	    "office.auto_run=auto_open; office.auto_does=decode; "
	    "office.auto_does=write; office.auto_does=run", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba=9; "
	    "office.auto_run=workbook_open; office.auto_does=run; office.does=fetch; "
	    "office.does=run", false },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba; "
	    "office.auto_run=workbook_open; office.auto_does=fetch", false },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba; "
	    "office.auto_run=workbook_open; office.auto_does=write; "
	    "office.auto_does=run", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_macro_downloader = {
	.id = "macro_downloader",
	.axis = SK_AXIS_HARM,
	.low_db = 13, .likely_db = 17, .high_db = 22,
	.group = "payload",
	.why_ja = "自動で動くマクロが、何かを取り寄せるか取り出して、それを実行します",
	.why_en = "a macro that runs by itself fetches or unpacks something and runs it",
	.source = "MITRE ATT&CK T1105, T1059.005; IPA on Emotet (macros that fetch and run), via "
	    "ipa.go.jp emotet-situation-10; the ratio is our estimate",
	.fires = fires,
	.examples = examples,
};
