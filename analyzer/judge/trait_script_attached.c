#include "ask.h"

/*
 * Code that is quoted in the text of a mail runs nowhere.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_wsh(r, object) && !sk_ask_in_container(r, object) &&
	    sk_record_count(r, object, SK_KEY_OBJECT_INLINE) == 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=script-js; name.extension=js; object.attached", true },
	{ "header.from=a@b.example > object.type=script-hta; name.extension=hta", true },
	{ "header.from=a@b.example > object.type=unknown; name.extension=jse; object.attached", true },
	{ "header.from=a@b.example > object.type=script-vbs; object.inline", false },
	{ "header.from=a@b.example > object.type=script-vbs; object.name=0001-mount-the-share.patch; "
	    "name.extension=patch; object.attached", false },
	{ "header.from=a@b.example > object.gap=encrypted; name.extension=js; object.attached", false },
	{ "header.from=a@b.example > object.type=script-ps1; name.extension=ps1; "
	    "object.attached", false },
	{ "header.from=a@b.example > object.type=text; name.extension=txt; object.attached", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_script_attached = {
	.id = "script_attached",
	.axis = SK_AXIS_HARM,
	.low_db = 7, .likely_db = 12, .high_db = 16,
	.group = "container",
	.why_ja = "開くと動くスクリプトがそのまま添付されています",
	.why_en = "a script that runs when it is opened is attached as it is",
	.source = "NPA, first half of 2016 (scripts as payload), via scan.netsecurity 2016/09/16/38945",
	.fires = fires,
	.examples = examples,
};
