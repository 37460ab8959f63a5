#include "ask_letter.h"

/*
 * In an office in Japan, that is.  Chinese and Korean are left out: those who work on
 * these countries read them.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	struct sk_span language;

	if (!sk_ask_is_letter(r, object) || sk_ask_letter_chars(r, object) < 40)
		return false;
	language = sk_ask_language(r, object);
	return sk_span_is(language, "other") || sk_span_is(language, "ru");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.language=other; text.chars=240", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ru; "
	    "text.chars=90", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=en; "
	    "text.chars=240", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.chars=240", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=zh; "
	    "text.chars=240", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.language=other; text.chars=12", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_language_stray = {
	.id = "targeting_language_stray",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "language",
	.why_ja = "日本語でも英語でもない外国語の文面は、受信者を選ばないばらまき型に多く見られます",
	.why_en = "it is in a language that its reader hardly has, as mass mail for "
	    "another country is",
	.source = "IPA J-CRAT, activity report for the first half of fiscal 2016 (mass "
	    "mail in foreign languages); Le Blond et al., A Look at Targeted Attacks "
	    "Through the Lense of an NGO, USENIX Security 2014 (targeted mail is in the "
	    "language of its reader); the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
