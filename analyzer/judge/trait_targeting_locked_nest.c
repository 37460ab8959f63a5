#include "ask.h"

/*
 * Seen in reports of single organisations only.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_locked_nest(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=rar; object.encrypted "
	    "| object.type=text; object.name=pw.txt; text.chars=8", true },
	{ "header.from=a@b.example > object.type=zip > object.type=text; "
	    "text.password_hint=here | object.type=7z; object.encrypted", true },
	{ "header.from=a@b.example > object.type=zip > object.type=rar; object.encrypted "
	    "| object.type=text; object.name=readme.txt; text.chars=900", false },
	{ "header.from=a@b.example > object.type=zip; object.encrypted", false },
	{ "header.from=a@b.example > object.type=zip > object.type=rar | object.type=text", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_locked_nest = {
	.id = "targeting_locked_nest",
	.axis = SK_AXIS_TARGETING,
	.low_db = 3, .likely_db = 6, .high_db = 9,
	.group = "container",
	.why_ja = "検査を避けるため、パスワード付きの書庫を二重にしています",
	.why_en = "a locked archive was put into another one to get past scanners",
	.source = "J-CSIP, second quarter of 2016, via scan.netsecurity 2016/08/01/38791",
	.fires = fires,
	.needs = SK_KEY_OBJECT_ENCRYPTED,
	.examples = examples,
};
