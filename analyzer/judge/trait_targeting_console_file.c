#include "ask.h"

/*
 * New in 2024, and seen with few groups.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_console_file.fires(r, object);
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

const struct sk_trait sk_trait_targeting_console_file = {
	.id = "targeting_console_file",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 4, .high_db = 8,
	.group = "payload",
	.why_ja = "管理コンソールのファイルは、標的型でよく使われます",
	.why_en = "files of the management console are mostly sent by spies",
	.source = "Genians on Kimsuky (May 2024); Trend Micro and NTT Security on Earth "
	    "Baxia and DarkPeony (2024)",
	.from_year = 2024,
	.fires = fires,
	.examples = examples,
};
