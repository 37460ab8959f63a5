#include "ask.h"

/*
 * Arabic and Hebrew names use marks and embeddings, and hold no program.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_NAME_RTLO) != NULL &&
	    (sk_ask_runs(r, object) || sk_ask_name_runs(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "name.rtlo=資料exe.doc", true },
	{ "header.from=a@b.example > object.type=zip; object.encrypted > object.encrypted; "
	    "object.gap=encrypted; name.extension=scr; name.rtlo=kaigircs.xls", true },
	{ "header.from=a@b.example > object.type=pdf; object.name=تقرير.pdf; "
	    "name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=pdf; name.extension=pdf; name.rtlo=تقرير "
	    "fdp.1", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "object.name=setup.exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_name_rtlo = {
	.id = "name_rtlo",
	.axis = SK_AXIS_HARM,
	.low_db = 15, .likely_db = 20, .high_db = 26,
	.group = "disguise",
	.why_ja = "文字の並びを逆にする細工で、拡張子を偽っています",
	.why_en = "its name is turned around so that it seems to end like a document",
	.source = "IPA notes on RLO (U+202E) in file names, via csh-web id636 and lrm.jp "
	    "14220",
	.fires = fires,
	.needs = SK_KEY_NAME_RTLO,
	.examples = examples,
	.of_carried = true,
};
