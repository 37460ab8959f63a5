#include "ask.h"

/*
 * A workbook that opens its folder in the explorer does that as well, so it is no proof:
 * the low end keeps a document with nothing else from being called malicious.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_macro_does(r, object, "run") || sk_ask_macro_does(r, object, "fetch") ||
	    sk_ask_macro_does(r, object, "persist");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ooxml-doc; office.vba; "
	    "office.auto_run=autoopen; office.auto_does=run", true },
	{ "header.from=a@b.example > object.type=ole-xls; office.xlm=hidden; "
	    "office.xlm=auto_open; office.does=run", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba; office.auto_run=workbook_open; "
	    "office.auto_does=write; office.auto_does=persist", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba=9; "
	    "office.auto_run=workbook_open; office.does=fetch; office.does=run", false },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba; "
	    "office.auto_run=workbook_open; office.auto_does=write; "
	    "office.auto_does=object", false },
	{ "header.from=a@b.example > object.type=ole-xls; office.xlm=visible; "
	    "office.does=run", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_macro_acts = {
	.id = "macro_acts",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 15, .high_db = 19,
	.group = "payload",
	.why_ja = "自動で動くマクロが、別のプログラムを動かすか、自動起動に加えるか、"
	    "外部から何かを取り寄せます",
	.why_en = "a macro that runs by itself starts another program, leaves one for the next start, or "
	    "fetches something from outside",
	.source = "MITRE ATT&CK T1204.002, T1059.005 (Visual Basic), T1547.001; NPA 2018 (Word 48 % of payloads), via "
	    "tech.nikkeibp nxt/news/18/04365; the ratio is our estimate",
	.fires = fires,
	.examples = examples,
};
