#include "ask.h"

/*
 * Some espionage did so, too, hence the high end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_excel_addin.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=pe; pe.dll; name.extension=xll; "
	    "object.attached", true },
	{ "header.from=a@b.example > object.type=zip > object.gap=encrypted; "
	    "name.extension=xll", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.dll; "
	    "name.extension=dll", false },
	{ "header.from=a@b.example > object.type=text; object.name=xll.txt; "
	    "name.extension=txt", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_excel_addin = {
	.id = "targeting_excel_addin",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -4, .high_db = 0,
	.group = "payload",
	.why_ja = "Excelのアドイン（XLL）は、ばらまき型でよく使われます",
	.why_en = "add-ins of Excel (XLL) are usual in mass mail",
	.source = "HP Wolf Security, threat report of the fourth quarter of 2021 (XLL for "
	    "Dridex, IcedID, Agent Tesla and others), via press.hp.com",
	.from_year = 2021,
	.fires = fires,
	.examples = examples,
};
