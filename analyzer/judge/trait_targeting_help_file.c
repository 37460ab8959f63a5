#include "ask.h"

/*
 * Some robbers use them, too.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_help_file.fires(r, object);
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

const struct sk_trait sk_trait_targeting_help_file = {
	.id = "targeting_help_file",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "payload",
	.why_ja = "ヘルプファイル（CHM）は、標的型でときどき使われます",
	.why_en = "help files are now and then the carrier of espionage",
	.source = "AhnLab ASEC on CHM in mail (March 2022) (Kimsuky and others); MITRE "
	    "ATT&CK T1218.001 (APT41, Lazarus)",
	.fires = fires,
	.examples = examples,
};
