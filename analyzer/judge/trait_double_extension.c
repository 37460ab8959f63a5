#include "ask.h"

/*
 * Seen in the name alone, so it speaks of locked members too.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_NAME_DOUBLE_EXTENSION) != NULL &&
	    (sk_ask_runs(r, object) || sk_ask_name_runs(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; object.name=報告書.pdf.exe; "
	    "name.extension=exe; name.double_extension=pdf", true },
	{ "header.from=a@b.example > object.type=zip; object.encrypted > object.encrypted; "
	    "object.gap=encrypted; name.extension=exe; name.double_extension=xls", true },
	{ "header.from=a@b.example > object.type=gzip; object.name=data.tar.gz; name.extension=gz", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "object.name=setup-2.1.exe", false },
	{ "header.from=a@b.example > object.type=pdf; object.name=report.v2.pdf; "
	    "name.extension=pdf", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_double_extension = {
	.id = "double_extension",
	.axis = SK_AXIS_HARM,
	.low_db = 8, .likely_db = 14, .high_db = 19,
	.group = "disguise",
	.why_ja = "名前は文書のように見えますが、最後の拡張子はプログラムのものです",
	.why_en = "its name looks like that of a document but ends in that of a program",
	.source = "Naruto University of Education, how to tell targeted mail (after the IPA "
	    "checklist), naruto-u.ac.jp/center/it/security.html",
	.fires = fires,
	.needs = SK_KEY_NAME_DOUBLE_EXTENSION,
	.examples = examples,
	.of_carried = true,
};
