#include "ask.h"

/*
 * Banks write such add-ins and install them; they do not mail them bare.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_has(r, object, SK_KEY_NAME_EXTENSION, "xll") && sk_ask_runs(r, object);
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

const struct sk_trait sk_trait_excel_addin = {
	.id = "excel_addin",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 11, .high_db = 16,
	.group = "payload",
	.why_ja = "Excelのアドイン（XLL）を装ったプログラムが送られています",
	.why_en = "a program is sent as an add-in of Excel, which runs when it is opened "
	    "(XLL)",
	.source = "HP Wolf Security, threat report of the fourth quarter of 2021 (attacks "
	    "with XLL up by 588 %), via press.hp.com",
	.fires = fires,
	.examples = examples,
};
