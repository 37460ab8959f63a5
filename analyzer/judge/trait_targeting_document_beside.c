#include "ask.h"

/*
 * Robbers who send thousands write no document for each; of the same name it says more
 * (targeting_same_stem).  Software has its manual beside it: this is asked only of what
 * is harmful.
 */
enum { MEMBERS = 8 };

/* A document that is only read: no macros, nothing that it loads, no trap. */
static bool
is_plain_document(const struct sk_record *r, size_t object)
{
	struct sk_span ending = sk_record_get(r, object, SK_KEY_NAME_EXTENSION);

	return sk_ask_class(r, object, SK_CLASS_DOCUMENT) && !sk_ask_class(r, object, SK_CLASS_TEXT) &&
	    sk_extension_reads(ending) && !sk_ask_office_active(r, object) &&
	    !sk_ask_runs(r, object);
}

static bool
fires(const struct sk_record *r, size_t object)
{
	uint32_t child = r->object[object].child;
	int members = 0, run = 0, documents = 0;

	if (sk_record_count(r, object, SK_KEY_CONTAINER_MEMBERS) == 0 ||
	    sk_ask_class(r, object, SK_CLASS_DOCUMENT | SK_CLASS_RUNS) ||
	    sk_ask_type_is(r, object, "message") || sk_trait_targeting_same_stem.fires(r, object))
		return false;
	for (; child != 0 && members <= MEMBERS; members++, child = r->object[child].sibling) {
		run += sk_ask_runs(r, child) && !sk_ask_is_library(r, child);
		documents += is_plain_document(r, child);
	}
	return members <= MEMBERS && run > 0 && documents > 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip; container.members=2 > "
	    "object.type=script-hta; object.name=Schedule.hta; name.extension=hta | "
	    "object.type=pdf; object.name=participants.pdf; name.extension=pdf", true },
	{ "header.from=a@b.example > object.type=7z; container.members=2 > "
	    "object.type=pe; object.name=viewer.exe; name.extension=exe | "
	    "object.type=ooxml-doc; object.name=a.docx; name.extension=docx", true },
	{ "header.from=a@b.example > object.type=zip; container.members=1 > "
	    "object.type=pe; object.name=viewer.exe; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=zip; container.members=2 > "
	    "object.type=pdf; object.name=a.pdf; name.extension=pdf | object.type=pdf; "
	    "object.name=b.pdf; name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=zip; container.members=2 > "
	    "object.type=pe; object.name=a.exe; name.extension=exe | "
	    "object.type=ooxml-doc; office.vba=1; object.name=b.docm; name.extension=docm", false },
	{ "header.from=a@b.example > object.type=zip; container.members=2 > "
	    "object.type=pe; object.name=a.exe; name.extension=exe | object.type=text; "
	    "object.name=b.txt; name.extension=txt", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_document_beside = {
	.id = "targeting_document_beside",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 4, .high_db = 8,
	.group = "container",
	.why_ja = "開くと動くファイルの横に、安心させるための本物の文書が置かれています",
	.why_en = "beside what runs lies a genuine document, to calm whoever opens it",
	.source = "Kyushu Institute of Technology, notice of August 2015 (exe beside a "
	    "genuine xls), kiban.kyutech.ac.jp/csirt/oldnews/o_5; MITRE ATT&CK T1204.002 "
	    "and T1036 (decoys of espionage groups); the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
