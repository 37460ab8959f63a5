#include "ask.h"

/*
 * Fetching and running together; either alone is what any installer does.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_SCRIPT_DOWNLOADER) != 0 &&
	    (sk_ask_is_script(r, object) ||
	    (sk_ask_name_runs(r, object) && sk_ask_class(r, object, SK_CLASS_TEXT))) &&
	    sk_record_count(r, object, SK_KEY_OBJECT_INLINE) == 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=script-js; script.downloader", true },
	{ "header.from=a@b.example > object.type=script-ps1; script.downloader; object.attached", true },
	{ "header.from=a@b.example > object.type=script-bat; script.does=run", false },
	{ "header.from=a@b.example > object.type=script-js; object.inline; script.downloader", false },
	{ "header.from=a@b.example > object.type=text; name.extension=js; script.downloader; "
	    "object.attached", true },
	{ "header.from=a@b.example > object.type=text; name.extension=reg; script.downloader; "
	    "object.attached", true },
	{ "header.from=a@b.example > object.type=gzip > object.type=script-js; object.name=proxy.log; "
	    "name.extension=log; script.downloader", false },
	{ "header.from=a@b.example > object.type=script-vbs; object.name=0001-fix.patch; "
	    "name.extension=patch; object.attached; script.downloader", false },
	{ "header.from=a@b.example > object.type=html; object.inline; script.downloader", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_script_downloader = {
	.id = "script_downloader",
	.axis = SK_AXIS_HARM,
	.low_db = 13, .likely_db = 17, .high_db = 22,
	.group = "payload",
	.why_ja = "スクリプトが外部から何かを取り寄せて実行します",
	.why_en = "the script fetches something from outside and runs it",
	.source = "MITRE ATT&CK T1105, ingress tool transfer; NPA, first half of 2016 (.js "
	    "as payload), via scan.netsecurity 2016/09/16/38945",
	.fires = fires,
	.needs = SK_KEY_SCRIPT_DOWNLOADER,
	.examples = examples,
};
