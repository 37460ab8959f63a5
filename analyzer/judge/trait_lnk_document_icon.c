#include "ask.h"

/*
 * A shortcut that a person makes wears the icon of what it leads to.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_LNK_SHOWS_OTHER) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.command=cmd; "
	    "lnk.shows_other=document", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=powershell; "
	    "lnk.shows_other=pdf", true },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; "
	    "lnk.target=C:\\Program Files\\A\\a.exe; lnk.icon=C:\\Program Files\\A\\a.ico", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.target=\\\\fs01\\share\\a.xlsx; "
	    "lnk.icon=xlicons.exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_lnk_document_icon = {
	.id = "lnk_document_icon",
	.axis = SK_AXIS_HARM,
	.low_db = 14, .likely_db = 19, .high_db = 25,
	.group = "disguise",
	.why_ja = "文書に見せかけたアイコンのショートカットで、開くとプログラムが動きます",
	.why_en = "the shortcut shows the icon of a document but runs a program",
	.source = "MITRE ATT&CK T1027.012, LNK icon smuggling; J-CSIP, first quarter of 2014 "
	    "(almost all programs and shortcuts wore the icon of a document), via "
	    "scan.netsecurity 2014/04/30/34081",
	.fires = fires,
	.needs = SK_KEY_LNK_SHOWS_OTHER,
	.examples = examples,
};
