#include "ask.h"

/*
 * Invoices carry data and reports carry tables; nobody packs a program into a PDF, nor a
 * document whose macros start by themselves.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return object != SK_RECORD_ROOT && sk_ask_type_is(r, r->object[object].parent, "pdf") &&
	    (sk_ask_runs(r, object) || sk_ask_macro_starts(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=pdf; container.members=1 > object.type=pe; "
	    "name.extension=exe", true },
	{ "header.from=a@b.example > object.type=pdf > object.type=script-js; name.extension=js", true },
	{ "header.from=a@b.example > object.type=pdf > object.type=ooxml-doc; name.extension=docm; "
	    "office.auto_run=AutoOpen", true },
	{ "header.from=a@b.example > object.type=pdf > object.type=text; name.extension=xml", false },
	{ "header.from=a@b.example > object.type=pdf > object.type=ooxml-xls; name.extension=xlsx", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pdf_carries_program = {
	.id = "pdf_carries_program",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 15, .high_db = 20,
	.group = "container",
	.why_ja = "PDFの中に、プログラムや自動で動くマクロの文書が入っています",
	.why_en = "the PDF carries a program, or a document whose macros start by themselves",
	.source = "Cisco Talos on Jaff (May 2017, PDF that carries a document with macros); MITRE ATT&CK "
	    "T1027.009; the ratio is our estimate",
	.fires = fires,
	.examples = examples,
};
