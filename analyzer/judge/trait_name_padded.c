#include "ask.h"

/*
 * A slip of the hand makes one blank or two, and documents hide nothing.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_NAME_PADDED) >= 5 &&
	    (sk_ask_runs(r, object) || sk_ask_name_runs(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "name.padded=40", true },
	{ "header.from=a@b.example > object.gap=encrypted; object.encrypted; name.extension=scr; "
	    "name.padded=12", true },
	{ "header.from=a@b.example > object.type=pdf; object.name=report (2).pdf; "
	    "name.extension=pdf; name.padded=6", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "name.padded=1", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_name_padded = {
	.id = "name_padded",
	.axis = SK_AXIS_HARM,
	.low_db = 15, .likely_db = 20, .high_db = 25,
	.group = "disguise",
	.why_ja = "名前に長い空白を入れて、本当の拡張子を隠しています",
	.why_en = "a long run of blanks in its name hides how it really ends",
	.source = "Naruto University of Education, how to tell targeted mail (after the IPA "
	    "checklist), naruto-u.ac.jp/center/it/security.html; Taiwan 2013, via scan.netsecurity "
	    "2013/07/12/32072",
	.fires = fires,
	.needs = SK_KEY_NAME_PADDED,
	.examples = examples,
	.of_carried = true,
};
