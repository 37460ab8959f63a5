#include "ask.h"

/*
 * Mass mail to Japan came from everywhere, and from builders of many countries.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const near[] = { "zh", "ko", NULL };

	return sk_trait_pe_language_foreign.fires(r, object) &&
	    sk_ask_has_any(r, object, SK_KEY_PE_LANGUAGE, near);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=zip > object.type=pe; pe.language=zh", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=pe; pe.language=ko; object.attached", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=pe; pe.language=ru", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=pe; pe.language=zh; pe.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_pe_language = {
	.id = "targeting_pe_language",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "make",
	.why_ja = "日本語のメールで送られたプログラムが、中国語または韓国語の環境で作られています",
	.why_en = "the program was made where Chinese or Korean is spoken, while the mail "
	    "is in Japanese",
	.source = "Trend Micro on NFLOG (decoy with a name in the Chinese code page); "
	    "zdnet japan 20357314 (decoy of 2007 in SimSun); our estimate",
	.language = "ja",
	.fires = fires,
	.needs = SK_KEY_PE_LANGUAGE,
	.examples = examples,
};
