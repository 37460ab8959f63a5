#include "ask.h"

/*
 * Workbooks of the nineties have such sheets, mostly seen, and started by a key; makers of
 * add-ins hid theirs.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const hidden[] = { "hidden", "veryhidden", NULL };

	return sk_ask_has_any(r, object, SK_KEY_OFFICE_XLM, hidden) &&
	    sk_record_has(r, object, SK_KEY_OFFICE_XLM, "auto_open");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ole-xls; office.xlm=veryhidden; "
	    "office.xlm=auto_open", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.xlm=visible; "
	    "office.xlm=hidden; office.xlm=auto_open", true },
	{ "header.from=a@b.example > object.type=ole-xls; office.xlm=visible; "
	    "office.xlm=auto_open", false },
	{ "header.from=a@b.example > object.type=ole-xls; office.xlm=hidden", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_macro_sheet_hidden = {
	.id = "macro_sheet_hidden",
	.axis = SK_AXIS_HARM,
	.low_db = 3, .likely_db = 12, .high_db = 17,
	.group = "payload",
	.why_ja = "隠されたシートのマクロが、開いたときに動きます",
	.why_en = "macros on a sheet that is hidden run when the workbook is opened",
	.source = "Microsoft, Excel 4.0 macros and the Antimalware Scan Interface, March 2021; MITRE ATT&CK "
	    "T1564; the ratio is our estimate",
	.fires = fires,
	.needs = SK_KEY_OFFICE_XLM,
	.examples = examples,
};
