#include "ask.h"

/*
 * Free tools are written everywhere, hence the low end; a signed one has a maker.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const foreign[] = { "zh", "ko", "ru", NULL };

	return sk_ask_has_any(r, object, SK_KEY_PE_LANGUAGE, foreign) &&
	    !sk_record_has(r, object, SK_KEY_PE_LANGUAGE, "ja") &&
	    !sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=zip > object.type=pe; pe.language=zh", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=pe; pe.language=ko; pe.language=en; object.attached", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=pe; pe.language=zh; pe.language=ja", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=pe; pe.language=zh; pe.signature=present", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=pe; pe.language=en", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_language_foreign = {
	.id = "pe_language_foreign",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "make",
	.why_ja = "日本語のメールで送られたプログラムの中身が、外国語の環境で作られています",
	.why_en = "the program was made where Chinese, Korean or Russian is spoken, while "
	    "the mail is in Japanese",
	.source = "Microsoft, Language Identifier Constants; MITRE ATT&CK on build "
	    "artefacts in attribution; our estimate",
	.language = "ja",
	.fires = fires,
	.needs = SK_KEY_PE_LANGUAGE,
	.examples = examples,
};
