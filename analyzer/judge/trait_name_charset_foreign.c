#include "ask.h"

/*
 * Partners abroad pack drawings on machines of their own; the names of a letter in
 * Japanese that is packed there for Japan are rarer.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const foreign[] = { "gb18030", "big5", "euc-kr", "koi8-r", "windows-1251",
		"ibm866", NULL };

	return sk_ask_in_container(r, object) &&
	    sk_ask_has_any(r, object, SK_KEY_NAME_CHARSET_TRUE, foreign) &&
	    sk_span_is(sk_ask_language(r, object), "ja");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=zip > "
	    "object.type=pe; name.charset_true=gb18030", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=zip > "
	    "object.type=text; name.charset_true=ibm866", true },
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=zip > "
	    "object.type=text; name.charset_true=shift_jis", false },
	{ "header.from=a@b.example > object.type=text; text.language=zh | object.type=zip > "
	    "object.type=text; name.charset_true=gb18030", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja | object.type=image; "
	    "object.attached; name.charset_true=gb18030", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_name_charset_foreign = {
	.id = "name_charset_foreign",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 2, .high_db = 5,
	.group = "language",
	.why_ja = "書庫の中のファイル名が、日本語用ではない文字コードで書かれています",
	.why_en = "names in the archive stand in a charset that is not meant for Japanese",
	.source = "Our estimate: an archive that was packed where the letter was not (PKWARE APPNOTE "
	    "4.4.4 and appendix D: names in the charset of the machine)",
	.fires = fires,
	.examples = examples,
};
