#include "ask.h"

/*
 * Readers of today ask first; manuals on discs that start a program are old.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_PDF_LAUNCH) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=pdf; pdf.launch=cmd.exe /c start a.exe", true },
	{ "header.from=a@b.example > object.type=pdf; pdf.open_action=launch; pdf.launch=a.exe", true },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=3; pdf.open_action=goto", false },
	{ "header.from=a@b.example > object.type=pdf; pdf.javascript=app.alert(1)", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pdf_launch = {
	.id = "pdf_launch",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 16, .high_db = 21,
	.group = "payload",
	.why_ja = "PDFが、別のプログラムやファイルを起動しようとします",
	.why_en = "the PDF wants to start a program or another file",
	.source = "ISO 32000-1, 12.6.4.5 (launch actions); D. Stevens, Escape From PDF (March 2010); MITRE "
	    "ATT&CK T1204.002; the ratio is our estimate",
	.fires = fires,
	.examples = examples,
};
