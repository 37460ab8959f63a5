#include "ask.h"

/*
 * "Click to view": a picture of a document and one link. Tickets and notices look alike,
 * hence the low end.
 */
enum { LINKS = 4 };	/* of one PDF that are compared */

/* It leads to one place on the public net. */
static bool
one_link(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_PDF_URI);
	size_t n = 0;

	for (; o != NULL && n < LINKS; o = sk_record_next(r, o))
		n++;
	return n == 1 && sk_record_find(r, object, SK_KEY_PDF_EMBEDDED) == NULL &&
	    sk_ask_loads(r, object, SK_KEY_PDF_URI);
}

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_PDF_PAGES) == 1 &&
	    sk_record_count(r, object, SK_KEY_PDF_TEXT_SPARSE) != 0 && one_link(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=1; pdf.text_sparse=12; "
	    "pdf.uri=https://files.example.net/view", true },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=1; pdf.text_sparse; "
	    "pdf.uri=http://203.0.113.5/a.zip", true },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=1; "
	    "pdf.uri=https://www.example.com/", false },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=1; pdf.text_sparse=12; "
	    "pdf.uri=https://a.example.com/; pdf.uri=https://b.example.com/", false },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=12; pdf.uri=https://www.example.com/", false },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=1; pdf.text_sparse=12; "
	    "pdf.uri=mailto:info@example.com", false },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=1; pdf.text_sparse=12; "
	    "pdf.uri=http://intra.example.local/a", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pdf_one_link = {
	.id = "pdf_one_link",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "payload",
	.why_ja = "PDFには読む文章がほとんどなく、外部へのリンクが一つだけあります",
	.why_en = "the PDF has hardly anything to read and one link to the outside",
	.source = "Trend Micro and Microsoft on Qakbot (2022 and 2023: PDF with a picture and a link); "
	    "MITRE ATT&CK T1566.002; the ratio is our estimate",
	.fires = fires,
	.examples = examples,
};
