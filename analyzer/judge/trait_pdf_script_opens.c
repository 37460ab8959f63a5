#include "ask.h"

/*
 * Forms check their fields by scripts, and set themselves up when they are opened: so this
 * is worth little by itself.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_PDF_JAVASCRIPT) != NULL &&
	    sk_record_has(r, object, SK_KEY_PDF_OPEN_ACTION, "javascript");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=pdf; pdf.open_action=javascript; "
	    "pdf.javascript=eval(unescape(x))", true },
	{ "header.from=a@b.example > object.type=pdf; pdf.open_action=goto; "
	    "pdf.open_action=javascript; pdf.javascript=this.exportDataObject(1)", true },
	{ "header.from=a@b.example > object.type=pdf; pdf.javascript=AFNumber_Format(0)", false },
	{ "header.from=a@b.example > object.type=pdf; pdf.open_action=goto; "
	    "pdf.javascript=AFNumber_Format(0)", false },
	{ "header.from=a@b.example > object.type=pdf; pdf.open_action=goto", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pdf_script_opens = {
	.id = "pdf_script_opens",
	.axis = SK_AXIS_HARM,
	.low_db = 1, .likely_db = 8, .high_db = 13,
	.group = "payload",
	.why_ja = "PDFを開くと、スクリプトが自動で動きます",
	.why_en = "a script runs when the PDF is opened",
	.source = "ISO 32000-1, 12.6.4.16; JPCERT/CC on attacks with scripts in PDF (2009 to 2014); the "
	    "ratio is our estimate, with room for forms",
	.fires = fires,
	.examples = examples,
};
