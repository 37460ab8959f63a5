#include "ask.h"

/*
 * Nobody writes a word in two alphabets by chance; games with letters do.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_TEXT_MIXED_SCRIPT);

	for (; o != NULL; o = sk_record_next(r, o))
		if (sk_span_begins(o->text, SK_SPAN("look-alike")))
			return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.mixed_script=look-alike	pаypal", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.mixed_script=cyrillic	счет; text.mixed_script=look-alike	Аpple", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.mixed_script=hangul	확인", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_script_look_alike = {
	.id = "script_look_alike",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 9,
	.group = "language",
	.why_ja = "英字の単語に、見た目のよく似たロシア文字が混ぜてあります",
	.why_en = "words in Latin letters have Cyrillic look-alikes in them",
	.source = "Unicode Technical Standard 39, 5 (mixed scripts in one word); IPA, letters of other "
	    "scripts in dubious mail, via naruto-u.ac.jp/center/it/security.html. Weight: our "
	    "estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_MIXED_SCRIPT,
	.examples = examples,
};
