#include "ask.h"

/*
 * Office itself always writes both forms, of the same number of lines.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_OFFICE_VBA_STOMPED) > 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ole-doc; office.vba_stomped=12", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba; "
	    "office.vba_stomped=40", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; office.vba=3", false },
	{ "header.from=a@b.example > object.type=ole-doc", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_macro_stomped = {
	.id = "macro_stomped",
	.axis = SK_AXIS_HARM,
	.low_db = 3, .likely_db = 12, .high_db = 18,
	.group = "payload",
	.why_ja = "マクロの原文が消され、動く部分だけが残されています",
	.why_en = "the text of the macros was taken away, and only the part that runs is left",
	.source = "MITRE ATT&CK T1564.007, VBA stomping; V. Bontchev, pcodedmp; the ratio is our estimate",
	.fires = fires,
	.needs = SK_KEY_OFFICE_VBA_STOMPED,
	.examples = examples,
};
