#include "ask.h"

/*
 * The weaker neighbour of type_differs_from_name: it hides, but shows nothing
 * that runs. People do mix up the endings of archives, and rename a program to
 * get it past a filter: worth nothing at its low end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const archives[] = {
		"zip", "rar", "7z", "lzh", "cab", "iso", "udf", "vhd", "arj", "ace", NULL
	};
	struct sk_span ext = sk_record_get(r, object, SK_KEY_OBJECT_TYPE_DIFFERS);

	if (ext.n == 0 || sk_extension_runs(ext))
		return false;
	if (sk_extension_reads(ext))
		return sk_ask_has_any(r, object, SK_KEY_OBJECT_TYPE, archives);
	return sk_ask_class(r, object, SK_CLASS_RUNS) && !sk_ask_class(r, object, SK_CLASS_TEXT);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=rar; name.extension=doc; object.type_differs_from_name=doc", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=zip; object.type_differs_from_name=zip", true },
	{ "header.from=a@b.example > object.type=ooxml-xls; name.extension=xls; object.type_differs_from_name=xls", false },
	{ "header.from=a@b.example > object.type=rar; name.extension=zip; object.type_differs_from_name=zip", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_container_renamed = {
	.id = "container_renamed",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 7,
	.group = "container",
	.why_ja = "中身と合わない拡張子が付いています",
	.why_en = "its name promises something else than it holds",
	.source = "Naruto University of Education, how to tell targeted mail (after the IPA "
	    "checklist), naruto-u.ac.jp/center/it/security.html",
	.fires = fires,
	.needs = SK_KEY_OBJECT_TYPE_DIFFERS,
	.examples = examples,
};
