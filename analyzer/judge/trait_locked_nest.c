#include "ask.h"

/*
 * A locked attachment whose password stands in the mail is everyday business
 * in Japan; a lock with its key in the same archive keeps out scanners only.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_locked_nest(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=rar; object.encrypted; "
	    "object.gap=encrypted | object.type=text; object.name=pass.txt; "
	    "text.password_hint=here", true },
	{ "header.from=a@b.example > object.type=zip > object.type=text; object.name=readme.txt; "
	    "text.chars=12 | object.type=zip; object.encrypted", true },
	{ "header.from=a@b.example > object.type=zip > object.type=text; object.name=readme.txt; "
	    "text.chars=30; text.password_hint=later | object.type=zip; object.encrypted", false },
	{ "header.from=a@b.example > object.type=zip > object.type=text; object.name=contents.csv; "
	    "text.chars=900 | object.type=zip; object.encrypted", false },
	{ "header.from=a@b.example > object.type=zip; object.encrypted; object.gap=encrypted "
	    "| object.type=text; object.inline", false },
	{ "header.from=a@b.example > object.type=zip > object.type=zip; object.encrypted; "
	    "object.gap=encrypted", false },
	{ "header.from=a@b.example > object.type=zip > object.type=zip | object.type=text; "
	    "object.name=readme.txt", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_locked_nest = {
	.id = "locked_nest",
	.axis = SK_AXIS_HARM,
	.low_db = 5, .likely_db = 12, .high_db = 17,
	.group = "container",
	.why_ja = "パスワード付きの書庫と、そのパスワードを書いたらしい文書が一緒に入っています",
	.why_en = "a locked archive and a text that may hold its password lie together in "
	    "an archive",
	.source = "J-CSIP, second quarter of 2016 (several seen), via scan.netsecurity 2016/08/01/38791",
	.fires = fires,
	.needs = SK_KEY_OBJECT_ENCRYPTED,
	.examples = examples,
};
