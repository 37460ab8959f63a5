#include "ask.h"

/*
 * A partner in China who writes Japanese does this too: a weak sign, and among
 * the mail of such a partner none at all.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const chinese[] = { "gb18030", "big5", NULL };
	static const char *const cyrillic[] = { "koi8-r", "windows-1251", NULL };

	if (!sk_record_has(r, object, SK_KEY_TEXT_LANGUAGE, "ja"))
		return false;
	return sk_ask_has_any(r, object, SK_KEY_TEXT_CHARSET_TRUE, chinese) ||
	    sk_ask_has_any(r, object, SK_KEY_TEXT_CHARSET_DECLARED, cyrillic);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=ja; text.charset_true=gb18030", true },
	{ "header.from=a@b.example > object.type=html; text.language=ja; text.charset_declared=koi8-r; "
	    "text.charset_true=utf-8", true },
	{ "header.from=a@b.example > object.type=text; text.language=zh; text.charset_true=gb18030", false },
	{ "header.from=a@b.example > object.type=html; text.language=ja; text.charset_declared=utf-8; "
	    "text.charset_true=utf-8", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja; text.charset_declared=iso-2022-jp; "
	    "text.charset_true=iso-2022-jp", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_charset_foreign = {
	.id = "charset_foreign",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "language",
	.why_ja = "日本語の文章に、日本語用ではない文字コードが使われています",
	.why_en = "Japanese text stands in a character set that is not meant for Japanese",
	.source = "Bank phishing of 2013 to 2016 (GB2312), via iroiro-memo.hatenablog 20150128; "
	    "mass mail of January 2016 (KOI8-R), via www-cgi.ed.kagu.tus.ac.jp 2016/0118",
	.fires = fires,
	.examples = examples,
};
