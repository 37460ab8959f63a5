#include "ask.h"

/*
 * Mass mail has begun to do so as well, hence the low end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_program(r, object) && sk_ask_icon_reads(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.icon_class=document", true },
	{ "header.from=a@b.example > object.type=pe; pe.icon_class=folder", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.icon_class=other", false },
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; name.extension=js", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_document_icon = {
	.id = "targeting_document_icon",
	.axis = SK_AXIS_TARGETING,
	.low_db = 2, .likely_db = 6, .high_db = 9,
	.group = "disguise",
	.why_ja = "プログラムに文書のアイコンを付ける手間がかけられています",
	.why_en = "somebody took the trouble to give the program the icon of a document",
	.source = "J-CSIP, first quarter of 2014, via scan.netsecurity 2014/04/30/34081",
	.fires = fires,
	.needs = SK_KEY_PE_ICON_CLASS,
	.examples = examples,
};
