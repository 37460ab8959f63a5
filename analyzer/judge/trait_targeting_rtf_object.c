#include "ask.h"

/*
 * Mass mail took these attacks up when kits for them were sold, from 2017 on.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_rtf_exploit_object.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=rtf; name.extension=doc; "
	    "rtf.object_class=MSComctlLib.ListViewCtrl.2", true },
	{ "header.from=a@b.example; header.date=2012-11-06T09:00:00+09:00 > object.type=rtf; "
	    "rtf.shape=pFragments", true },
	{ "header.from=a@b.example > object.type=rtf; rtf.object_class=Equation.3", false },
	{ "header.from=a@b.example; header.date=2019-02-06T09:00:00+09:00 > object.type=ole-doc; "
	    "name.extension=doc", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_rtf_object = {
	.id = "targeting_rtf_object",
	.axis = SK_AXIS_TARGETING,
	.low_db = 3, .likely_db = 7, .high_db = 10,
	.group = "payload",
	.why_ja = "文書(RTF)の部品で Word の弱点を突くやり方は、当時は標的型で多く使われました",
	.why_en = "a part of a document (RTF) that attacks Word, when that was the mark of targeted mail",
	.source = "Trend Micro 2012 (of the files in targeted mail RTF 38 %, Excel 15 %, zip 13 %), via "
	    "techmonitor 291112",
	.until_year = 2016,
	.fires = fires,
	.examples = examples,
};
