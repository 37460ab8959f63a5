#include "ask.h"

/*
 * Mass mail to Japan of those years brought its documents from builders everywhere.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const foreign[] = { "zh", "ko", NULL };

	return sk_ask_has_any(r, object, SK_KEY_DOCUMENT_LANGUAGE, foreign) &&
	    !sk_record_has(r, object, SK_KEY_DOCUMENT_LANGUAGE, "ja");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=rtf; "
	    "document.language=zh", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=zip > "
	    "object.type=ole-doc; document.language=ko", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=ole-doc; "
	    "document.language=ru", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja | "
	    "object.type=ooxml-xls; document.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_document_language = {
	.id = "targeting_document_language",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "make",
	.why_ja = "日本語のメールに添付された文書が、中国語または韓国語の環境で作られています",
	.why_en = "the document was made where Chinese or Korean is spoken, while the mail is in "
	    "Japanese",
	.source = "A decoy of 2007 made on a Chinese machine, via japan.zdnet 20357314; MITRE ATT&CK on "
	    "build artefacts in attribution; our estimate",
	.until_year = 2018, .language = "ja",
	.fires = fires,
	.examples = examples,
};
