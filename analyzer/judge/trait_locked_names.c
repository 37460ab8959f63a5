#include "ask.h"

/*
 * Some careful offices do that, too: it never decides.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return (sk_ask_type_is(r, object, "rar") || sk_ask_type_is(r, object, "7z")) &&
	    sk_record_count(r, object, SK_KEY_OBJECT_ENCRYPTED) != 0 && r->object[object].child == 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=rar; object.encrypted; "
	    "object.gap=encrypted; object.attached", true },
	{ "header.from=a@b.example > object.type=7z; object.encrypted; "
	    "object.gap=encrypted", true },
	{ "header.from=a@b.example > object.type=7z; object.encrypted > "
	    "object.gap=encrypted; name.extension=xlsx", false },
	{ "header.from=a@b.example > object.type=zip; object.encrypted > "
	    "object.gap=encrypted; name.extension=xlsx", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_locked_names = {
	.id = "locked_names",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "container",
	.why_ja = "圧縮ファイルが、ファイル名まで見えないように暗号化されています",
	.why_en = "an archive is locked so that not even the names in it are seen",
	.source = "MessageLabs Intelligence, March 2010 (96.8 % of encrypted RAR files in "
	    "mail were malicious), via idm.net.au 007727; in Japan far less: our "
	    "estimate",
	.fires = fires,
	.needs = SK_KEY_OBJECT_ENCRYPTED,
	.examples = examples,
};
