#include "ask.h"

/*
 * Traders have their prices by it, and letters their tables.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const struct sk_span orders[] = {
		SK_LIT("cmd "), SK_LIT("cmd.exe"), SK_LIT("powershell"), SK_LIT("mshta"), SK_LIT("wscript"),
		SK_LIT("cscript"), SK_LIT("rundll32"), SK_LIT("regsvr32"), SK_LIT("certutil"),
		SK_LIT("bitsadmin"), SK_LIT("msiexec"), SK_LIT("wmic"), SK_LIT("system32"), SK_LIT("\\..\\"),
		SK_LIT("REF "), SK_LIT("QUOTE ")
	};
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_OFFICE_DDE);

	for (; o != NULL; o = sk_record_next(r, o))
		for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
			if (sk_span_find_nocase(o->text, orders[i], 0) != SK_SPAN_NONE)
				return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.dde=c:\\windows\\system32\\cmd.exe /k echo", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.dde=cmd /c echo", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; "
	    "office.dde=MSEXCEL \\..\\..\\..\\Windows\\notepad", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.dde=RSS 9984.T", false },
	{ "header.from=a@b.example > object.type=ole-xls; office.dde=IDT IMKB", false },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.dde=Excel.Sheet.8 C:\\\\data\\\\sales.xls R1C1", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_dde_command = {
	.id = "dde_command",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 13, .high_db = 18,
	.group = "payload",
	.why_ja = "文書を開くと、別のプログラムに命令を出します",
	.why_en = "the document gives orders to another program when it is opened",
	.source = "MITRE ATT&CK T1559.002, dynamic data exchange; Microsoft, security advisory 4053440; the "
	    "ratio is our estimate",
	.fires = fires,
	.needs = SK_KEY_OFFICE_DDE,
	.examples = examples,
};
