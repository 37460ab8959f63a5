#include "ask.h"

/*
 * Help that came with Windows 98 opened panels so; nobody has mailed that since.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	size_t parent = r->object[object].parent;

	return sk_record_find(r, object, SK_KEY_HTML_COMMAND) != NULL && sk_ask_type_is(r, parent, "chm") &&
	    !sk_ask_type_is(r, r->object[parent].parent, "pe");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=chm; object.attached > "
	    "object.type=html; html.command=cmd.exe,/c exit", true },
	{ "header.from=a@b.example > object.type=zip > object.type=chm > "
	    "object.type=html; html.command=mshta,http://x.invalid", true },
	{ "header.from=a@b.example > object.type=chm; object.attached > "
	    "object.type=html; indicator.url=https://a.example/", false },
	{ "header.from=a@b.example > object.type=pe > object.type=chm > "
	    "object.type=html; html.command=control.exe", false },
	{ "header.from=a@b.example > object.type=html; object.inline; "
	    "html.command=a.exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_help_command = {
	.id = "help_command",
	.axis = SK_AXIS_HARM,
	.low_db = 13, .likely_db = 20, .high_db = 25,
	.group = "payload",
	.why_ja = "ヘルプのページに、プログラムを起動するボタンが仕込まれています",
	.why_en = "a page of help has a button that starts a program",
	.source = "Microsoft, HTML Help ActiveX control, ShortCut; MITRE ATT&CK "
	    "T1218.001; JPCERT/CC on Kimsuky in Japan (July 2024)",
	.fires = fires,
	.needs = SK_KEY_HTML_COMMAND,
	.examples = examples,
};
