#include "ask.h"

/*
 * Business systems write HTML under .xls, and developers send a script as .txt
 * to get it through.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_extension_reads(sk_record_get(r, object, SK_KEY_OBJECT_TYPE_DIFFERS)) &&
	    sk_ask_class(r, object, SK_CLASS_RUNS) && !sk_ask_class(r, object, SK_CLASS_TEXT);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=pe; name.extension=pdf; object.type_differs_from_name=pdf", true },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; name.extension=doc; "
	    "object.type_differs_from_name=doc", true },
	{ "header.from=a@b.example > object.type=html; name.extension=xls; object.type_differs_from_name=xls", false },
	{ "header.from=a@b.example > object.type=rtf; name.extension=doc; object.type_differs_from_name=doc", false },
	{ "header.from=a@b.example > object.type=script-js; name.extension=txt; object.type_differs_from_name=txt", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_type_differs_from_name = {
	.id = "type_differs_from_name",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 17,
	.group = "disguise",
	.why_ja = "名前は文書ですが、中身はプログラムです",
	.why_en = "it is named like a document but its content is a program",
	.source = "Naruto University of Education, how to tell targeted mail (after the IPA "
	    "checklist), naruto-u.ac.jp/center/it/security.html",
	.fires = fires,
	.needs = SK_KEY_OBJECT_TYPE_DIFFERS,
	.examples = examples,
};
