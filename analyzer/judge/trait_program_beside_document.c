#include "ask.h"

/*
 * A tool and its manual may share a name, hence the low end.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_targeting_same_stem.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=rar > object.type=pe; "
	    "object.name=調査票.exe; name.extension=exe | object.type=ole-xls; "
	    "object.name=調査票.xls; name.extension=xls", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pdf; "
	    "object.name=Agenda.pdf; name.extension=pdf | object.type=pe; "
	    "object.name=agenda.pdf.exe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "object.name=setup.exe; name.extension=exe | object.type=pdf; "
	    "object.name=manual.pdf; name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=zip > object.type=ole-xls; "
	    "object.name=a.xls; name.extension=xls", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_program_beside_document = {
	.id = "program_beside_document",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 10,
	.group = "disguise",
	.why_ja = "同じ名前の文書とプログラムが一緒に入っています",
	.why_en = "a document and a program of the same name lie together",
	.source = "Kyushu Institute of Technology, notice of August 2015 (exe beside a "
	    "genuine xls), kiban.kyutech.ac.jp/csirt/oldnews/o_5",
	.fires = fires,
	.examples = examples,
};
