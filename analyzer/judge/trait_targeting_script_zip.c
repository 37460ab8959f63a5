#include "ask.h"

/*
 * Holds for 2016 to 2019; nothing of the kind is known of targeted mail then.  Pages that
 * run (hta) are left out: what is counted there are scripts.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_wsh(r, object) && !sk_ask_type_is(r, object, "script-hta") && sk_ask_in_container(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; name.extension=js", true },
	{ "header.from=a@b.example > object.type=rar > object.type=script-vbs; name.extension=vbs", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=script-js; name.extension=js; object.attached", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_script_zip = {
	.id = "targeting_script_zip",
	.axis = SK_AXIS_TARGETING,
	.low_db = -13, .likely_db = -9, .high_db = -5,
	.group = "payload",
	.why_ja = "圧縮したスクリプトは、ばらまき型でよく使われます",
	.why_en = "scripts in archives are the usual load of mass mail",
	.source = "NPA 2016 (.js 1,991, up from 9 in 2015), via securenews 5511",
	.from_year = 2015,	/* before, scripts were as rare in mass mail */
	.fires = fires,
	.examples = examples,
};
