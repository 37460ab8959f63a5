#include "ask.h"

/*
 * The middle dot is an everyday sign in Japanese names of documents.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_NAME_DOT_LIKE) != NULL &&
	    (sk_ask_runs(r, object) || sk_ask_name_runs(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "name.dot_like=U+2024", true },
	{ "header.from=a@b.example > object.gap=encrypted; object.encrypted; name.extension=scr; "
	    "name.dot_like=U+FF0E", true },
	{ "header.from=a@b.example > object.type=pdf; object.name=第1回・議事録.pdf; "
	    "name.extension=pdf; name.dot_like=U+30FB", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_name_dot_like = {
	.id = "name_dot_like",
	.axis = SK_AXIS_HARM,
	.low_db = 8, .likely_db = 14, .high_db = 19,
	.group = "disguise",
	.why_ja = "点に似た文字を使って、拡張子を偽っています",
	.why_en = "a sign that only looks like a dot makes its name seem to end like a document",
	.source = "Unicode Technical Report 36, Unicode Security Considerations, section "
	    "2 (visual spoofing)",
	.fires = fires,
	.needs = SK_KEY_NAME_DOT_LIKE,
	.examples = examples,
	.of_carried = true,
};
