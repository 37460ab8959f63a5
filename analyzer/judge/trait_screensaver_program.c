#include "ask.h"

/*
 * Counts beside pe_in_archive: the ending is chosen so that nobody sees "exe".
 * A text that happens to be named after a site ends in .com as well.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const words[] = { "scr", "pif", "com", "cpl", NULL };

	return sk_ask_has_any(r, object, SK_KEY_NAME_EXTENSION, words) &&
	    (sk_ask_is_program(r, object) || sk_ask_runs(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=scr", true },
	{ "header.from=a@b.example > object.type=zip; object.encrypted > object.encrypted; "
	    "object.gap=encrypted; name.extension=pif", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=text; object.name=notes from example.com; "
	    "name.extension=com", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_screensaver_program = {
	.id = "screensaver_program",
	.axis = SK_AXIS_HARM,
	.low_db = 1, .likely_db = 5, .high_db = 9,
	.group = "disguise",
	.why_ja = "プログラムと気づきにくい拡張子 (scr や pif など) が使われています",
	.why_en = "it is a program under an ending such as .scr or .pif that few people know "
	    "to run",
	.source = "NPA, targeted mail in the first half of 2014, via itpro 14/091200873 (scr "
	    "23 % of the payloads in archives)",
	.fires = fires,
	.examples = examples,
};
