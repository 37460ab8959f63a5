#include "ask.h"

/*
 * In an office in Japan, that is.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	struct sk_span language;

	if (!sk_ask_is_wsh(r, object) || sk_ask_type_is(r, object, "script-hta") || !sk_ask_in_container(r, object))
		return false;
	language = sk_ask_language(r, object);
	return language.n > 0 && !sk_span_is(language, "ja") && !sk_span_is(language, "none");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=en | object.type=zip "
	    "> object.type=script-js", true },
	{ "header.from=a@b.example > object.type=text; text.language=ru | object.type=zip "
	    "> object.type=script-wsf", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=zip "
	    "> object.type=script-js", false },
	{ "header.from=a@b.example > object.type=text; text.language=en | object.type=zip "
	    "> object.type=pe", false },
	{ "header.from=a@b.example > object.type=zip > object.type=script-js", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_foreign_script = {
	.id = "targeting_foreign_script",
	.axis = SK_AXIS_TARGETING,
	.low_db = -14, .likely_db = -10, .high_db = -5,
	.group = "language",
	.why_ja = "外国語の本文とスクリプトの組み合わせは、ばらまき型の特徴です",
	.why_en = "foreign text together with a script is the mark of mass mail",
	.source = "IPA J-CRAT, activity report for the first half of fiscal 2016 (mass mail "
	    "in foreign languages: .js in a zip)",
	.fires = fires,
	.examples = examples,
};
