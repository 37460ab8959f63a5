#include "ask.h"

/*
 * Administrators keep theirs on a share.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_has(r, object, SK_KEY_NAME_EXTENSION, "msc") && (sk_ask_in_container(r, object) ||
	    sk_record_count(r, object, SK_KEY_OBJECT_ATTACHED) != 0);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.name=a.msc; "
	    "name.extension=msc; object.attached", true },
	{ "header.from=a@b.example > object.type=zip > object.type=unknown; "
	    "name.extension=msc", true },
	{ "header.from=a@b.example > object.type=text; object.name=msc.csv; "
	    "name.extension=csv; object.attached", false },
	{ "header.from=a@b.example > object.type=text; object.inline", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_console_file = {
	.id = "console_file",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 14, .high_db = 19,
	.group = "payload",
	.why_ja = "開くと命令を実行できる管理コンソールのファイル（.msc）が送られています",
	.why_en = "a file of the management console is sent, which can give orders when "
	    "it is opened (.msc)",
	.source = "Elastic Security Labs, GrimResource (June 2024); Genians on Kimsuky "
	    "(May 2024)",
	.fires = fires,
	.examples = examples,
};
