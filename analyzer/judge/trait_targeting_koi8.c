#include "ask.h"

/*
 * A Russian partner writes Russian in it.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const words[] = { "koi8-r", "windows-1251", NULL };

	if (sk_record_has(r, object, SK_KEY_TEXT_LANGUAGE, "ja") &&
	    sk_ask_has_any(r, object, SK_KEY_TEXT_CHARSET_DECLARED, words))
		return true;
	return sk_ask_has_any(r, object, SK_KEY_HEADER_CHARSET_DECLARED, words) &&
	    sk_span_is(sk_ask_language(r, object), "ja");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.language=ja; text.charset_declared=koi8-r", true },
	{ "header.charset_declared=windows-1251 > object.type=text; text.language=ja", true },
	{ "header.charset_declared=koi8-r > object.type=text; text.language=ru; text.charset_declared=koi8-r", false },
	{ "header.from=a@b.example > object.type=text; text.language=ja; text.charset_declared=shift_jis", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_koi8 = {
	.id = "targeting_koi8",
	.axis = SK_AXIS_TARGETING,
	.low_db = -13, .likely_db = -9, .high_db = -4,
	.group = "language",
	.why_ja = "日本語の文面にロシア語用の文字コードが使われ、ばらまき型の特徴があります",
	.why_en = "Japanese text is labelled with a Russian character set, as in mass mail",
	.source = "Mass mail of January 2016, via www-cgi.ed.kagu.tus.ac.jp 2016/0118; of "
	    "February 2016 (rambler.ru), via pc-pier 2016/03/01",
	.fires = fires,
	.examples = examples,
};
