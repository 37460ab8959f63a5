#include "ask.h"

/*
 * Scanners name their pictures so, but write no Word files.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const words[] = { "doc", "docm", "xls", "xlsm", NULL };
	struct sk_span name = sk_record_get(r, object, SK_KEY_OBJECT_NAME);
	size_t dot = sk_span_rchr(name, '.');
	size_t digits = 0;

	if (!sk_ask_has_any(r, object, SK_KEY_NAME_EXTENSION, words))
		return false;
	while (digits < name.n && name.p[digits] >= '0' && name.p[digits] <= '9')
		digits++;
	return digits >= 2 && digits == dot;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ole-doc; object.name=20151008094500123.doc; "
	    "name.extension=doc", true },
	{ "header.from=a@b.example > object.type=zip > object.type=ole-xls; object.name=14.xls; "
	    "name.extension=xls", true },
	{ "header.from=a@b.example > object.type=pdf; object.name=20160517.pdf; name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=ole-xls; object.name=20160517_出張報告.xls; "
	    "name.extension=xls", false },
	{ "header.from=a@b.example > object.type=ole-doc; object.name=第2回.doc; "
	    "name.extension=doc", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_numeric_name = {
	.id = "targeting_numeric_name",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -6, .high_db = -2,
	.group = "make",
	.why_ja = "数字だけのファイル名は、ばらまき型でよく使われます",
	.why_en = "a name of mere digits is usual in mass mail",
	.source = "Mass mail of October 2015 (copier), via news.mynavi 20151014-a098; of "
	    "2018, via daini-no-jinsei 2018/11/09; IcedID of 2020, via onebe ?p=16967",
	.fires = fires,
	.examples = examples,
};
