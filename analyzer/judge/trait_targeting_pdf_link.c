#include "ask.h"

/*
 * Distribution of Qakbot and phishing for passwords, both in millions.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_pdf_one_link.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.date=2022-11-06T09:00:00+09:00 > object.type=pdf; pdf.pages=1; "
	    "pdf.text_sparse=12; pdf.uri=https://files.example.net/view", true },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=1; pdf.text_sparse; "
	    "pdf.uri=http://203.0.113.5/a.zip", true },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=2; pdf.uri=https://www.example.com/", false },
	{ "header.from=a@b.example > object.type=pdf; pdf.pages=1; pdf.text_sparse", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_pdf_link = {
	.id = "targeting_pdf_link",
	.axis = SK_AXIS_TARGETING,
	.low_db = -7, .likely_db = -4, .high_db = -1,
	.group = "payload",
	.why_ja = "リンクが一つだけのPDFは、近年のばらまき型で多く使われています",
	.why_en = "a PDF that is one link and no more is common in mass mail of these years",
	.source = "Trend Micro and Microsoft on Qakbot (2022 and 2023: PDF with a picture and a link); the "
	    "ratio is our estimate",
	.from_year = 2021,
	.fires = fires,
	.examples = examples,
};
