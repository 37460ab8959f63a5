#include "ask.h"

/*
 * As the charset is, in the same mail.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_cyrillic_name.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.from_name=Отдел кадров > "
	    "object.type=text; text.language=ja", true },
	{ "header.from=a@b.example; header.from_name=Анна (Anna) > object.type=html; "
	    "text.language=ja", true },
	{ "header.from=a@b.example; header.from_name=Иван Петров > object.type=text; "
	    "text.language=ru", false },
	{ "header.from=a@b.example; header.from_name=山田 (｀Д´) > object.type=text; "
	    "text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_cyrillic_name = {
	.id = "targeting_cyrillic_name",
	.axis = SK_AXIS_TARGETING,
	.low_db = -12, .likely_db = -7, .high_db = -2,
	.group = "language",
	.why_ja = "日本語のメールの差出人がロシア文字の名前なのは、当時のばらまき型の特徴です",
	.why_en = "a Cyrillic name over a text in Japanese is the mark of mass mail of that time",
	.source = "Mass mail of January 2016, via www-cgi.ed.kagu.tus.ac.jp 2016/0118; of February "
	    "2016, via pc-pier.com 2016/03/01. Weight: our estimate",
	.from_year = 2015, .until_year = 2019,
	.fires = fires,
	.examples = examples,
};
