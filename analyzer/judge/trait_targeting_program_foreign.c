#include "ask_letter.h"

/*
 * 10 log10 (36 / 1.3) for the world of 2015; mass mail in Japanese carried programs, too,
 * and what strayed here in the languages of other countries (targeting_language_stray).
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_program(r, object) && (sk_ask_in_container(r, object) ||
	    sk_record_count(r, object, SK_KEY_OBJECT_ATTACHED) != 0) &&
	    !sk_trait_targeting_language_stray.fires(r, sk_record_message_of(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=en | "
	    "object.type=zip > object.type=pe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=text; text.language=zh | "
	    "object.type=pe; name.extension=exe; object.attached", true },
	{ "header.from=a@b.example > object.type=text; text.language=en | "
	    "object.type=zip > object.type=script-js", false },
	{ "header.from=a@b.example > object.type=text; text.language=en | "
	    "object.type=zip > object.type=pdf; object.name=exe.pdf", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=other; "
	    "text.chars=190 | object.type=pe; object.attached; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=en; "
	    "text.chars=190 | object.type=pe; object.attached; name.extension=exe", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_program_foreign = {
	.id = "targeting_program_foreign",
	.axis = SK_AXIS_TARGETING,
	.low_db = 3, .likely_db = 9, .high_db = 14,
	.group = "payload",
	.why_ja = "外国語の本文に添えられたプログラムは、当時のばらまき型では珍しいものでした",
	.why_en = "a program in mail that is not in Japanese, when mass mail rarely sent "
	    "any",
	.source = "Symantec ISTR 2016, via symantec.postclickmarketing.com (exe: 36 % of "
	    "spear phishing attachments, 1.3 % of other mail malware)",
	.until_year = 2016,
	.language = "!ja",
	.fires = fires,
	.examples = examples,
};
