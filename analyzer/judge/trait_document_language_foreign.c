#include "ask.h"

/*
 * Partners abroad send documents all day, and write Japanese.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const foreign[] = { "zh", "ko", "ru", NULL };

	return sk_ask_has_any(r, object, SK_KEY_DOCUMENT_LANGUAGE, foreign) &&
	    !sk_record_has(r, object, SK_KEY_DOCUMENT_LANGUAGE, "ja");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=rtf; "
	    "document.language=zh", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=zip > "
	    "object.type=ooxml-doc; document.language=ru", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=ole-doc; "
	    "document.language=ja", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=ooxml-ppt; document.language=zh; document.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_document_language_foreign = {
	.id = "document_language_foreign",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 5,
	.group = "make",
	.why_ja = "日本語のメールに添付された文書が、外国語の環境で作られています",
	.why_en = "the document was made where Chinese, Korean or Russian is spoken, while the mail is "
	    "in Japanese",
	.source = "A decoy of 2007 made on a Chinese machine, via japan.zdnet 20357314; MITRE ATT&CK on "
	    "build artefacts in attribution; our estimate",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
