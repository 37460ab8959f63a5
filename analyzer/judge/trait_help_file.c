#include "ask.h"

/*
 * Old manuals are sent so as well: what lies in it is weighed by itself.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "chm") &&
	    !sk_ask_type_is(r, r->object[object].parent, "pe");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=chm; name.extension=chm; "
	    "object.attached", true },
	{ "header.from=a@b.example > object.type=zip > object.type=chm; "
	    "name.extension=chm", true },
	{ "header.from=a@b.example > object.type=html; name.extension=html; "
	    "object.attached", false },
	{ "header.from=a@b.example > object.type=pe > object.type=chm", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_help_file = {
	.id = "help_file",
	.axis = SK_AXIS_HARM,
	.low_db = 1, .likely_db = 8, .high_db = 14,
	.group = "payload",
	.why_ja = "開くと命令を実行できるヘルプファイル（CHM）が送られています",
	.why_en = "a compiled help file is sent, which can give orders when it is opened "
	    "(CHM)",
	.source = "MITRE ATT&CK T1218.001, Compiled HTML File; AhnLab ASEC on CHM in mail "
	    "(March 2022)",
	.fires = fires,
	.examples = examples,
};
