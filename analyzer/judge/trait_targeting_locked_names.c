#include "ask.h"

/*
 * Mass mail wants its reader to see a name that he opens.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_locked_names.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=rar; object.encrypted; "
	    "object.gap=encrypted; object.attached", true },
	{ "header.from=a@b.example > object.type=7z; object.encrypted; "
	    "object.gap=encrypted", true },
	{ "header.from=a@b.example > object.type=7z; object.encrypted > "
	    "object.gap=encrypted; name.extension=xlsx", false },
	{ "header.from=a@b.example > object.type=zip; object.encrypted", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_locked_names = {
	.id = "targeting_locked_names",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 2, .high_db = 4,
	.group = "container",
	.why_ja = "ファイル名まで暗号化する手間がかけられています",
	.why_en = "somebody took care that not even names are seen",
	.source = "J-CSIP, second quarter of 2016 (locked RAR inside archives), via "
	    "scan.netsecurity 2016/08/01/38791; our estimate",
	.fires = fires,
	.needs = SK_KEY_OBJECT_ENCRYPTED,
	.examples = examples,
};
