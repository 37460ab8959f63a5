#include "ask.h"

/*
 * The genuine document lies there so that the other one is believed.
 */

/* An archive of this trick holds a handful of files.  The bounds keep a hostile
 * one from costing the square of its members. */
enum { CHILDREN = 1000, PROGRAMS = 8 };

/* True if archive holds a document called stem, with or without its ending. */
static bool
has_document(const struct sk_record *r, size_t archive, struct sk_span stem)
{
	uint32_t child = r->object[archive].child;

	for (int n = 0; stem.n > 0 && child != 0 && n < CHILDREN; n++) {
		struct sk_span ext = sk_record_get(r, child, SK_KEY_NAME_EXTENSION);
		struct sk_span other = sk_ask_stem(r, child), whole = stem;

		if (ext.n > 0 && whole.n > ext.n && sk_span_ends_nocase(whole, ext))
			whole = sk_span_trim(sk_span_head(whole, whole.n - ext.n - 1));
		if (sk_extension_reads(ext) && !sk_ask_runs(r, child) &&
		    (sk_span_same_nocase(other, stem) || sk_span_same_nocase(other, whole)))
			return true;
		child = r->object[child].sibling;
	}
	return false;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	uint32_t child = r->object[object].child;

	if (!sk_ask_class(r, object, SK_CLASS_CONTAINER))
		return false;
	for (int n = 0, programs = 0; child != 0 && n < CHILDREN && programs < PROGRAMS; n++) {
		if (sk_ask_runs(r, child)) {
			programs++;
			if (has_document(r, object, sk_ask_stem(r, child)))
				return true;
		}
		child = r->object[child].sibling;
	}
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=rar > object.type=pe; object.name=調査票.exe; "
	    "name.extension=exe | object.type=ole-xls; object.name=調査票.xls; name.extension=xls", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pdf; object.name=Agenda.pdf; "
	    "name.extension=pdf | object.type=pe; object.name=agenda.pdf.exe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; object.name=setup.exe; "
	    "name.extension=exe | object.type=pdf; object.name=manual.pdf; name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=zip > object.type=ole-xls; object.name=a.xls; "
	    "name.extension=xls | object.type=pdf; object.name=a.pdf; name.extension=pdf", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_same_stem = {
	.id = "targeting_same_stem",
	.axis = SK_AXIS_TARGETING,
	.low_db = 3, .likely_db = 8, .high_db = 11,
	.group = "container",
	.why_ja = "同じ名前の文書とプログラムが一緒に入っています",
	.why_en = "a document and a program of the same name lie together",
	.source = "Kyushu Institute of Technology, notice of August 2015 (exe beside a genuine "
	    "xls), kiban.kyutech.ac.jp/csirt/oldnews/o_5",
	.fires = fires,
	.examples = examples,
};
