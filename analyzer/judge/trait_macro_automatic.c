#include "ask.h"

/*
 * Many an office's own workbook sets a sheet or a date when it is opened: hence the low end
 * of 0. What the macros do is asked by others.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_macro_starts(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ooxml-doc; office.vba; "
	    "office.auto_run=document_open", true },
	{ "header.from=a@b.example > object.type=ole-xls; office.xlm=visible; "
	    "office.xlm=auto_open", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba=3; office.does=run", false },
	{ "header.from=a@b.example > object.type=ole-xls; office.xlm=visible", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_macro_automatic = {
	.id = "macro_automatic",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 9,
	.group = "container",
	.why_ja = "開いたときに自動で動くマクロが文書に入っています",
	.why_en = "the document has macros that run by themselves when it is opened",
	.source = "NPA 2018 (payloads of targeted mail: Word 48 %, Excel 20 %), via tech.nikkeibp "
	    "nxt/news/18/04365"
	    "; the ratio is our estimate",
	.fires = fires,
	.examples = examples,
};
