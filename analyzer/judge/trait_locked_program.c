#include "ask.h"

/*
 * The lock hides the content but not the name. Once it is open, pe_in_archive
 * and its neighbours speak instead.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	bool locked = sk_record_count(r, object, SK_KEY_OBJECT_ENCRYPTED) != 0 ||
	    sk_record_has(r, object, SK_KEY_OBJECT_GAP, "encrypted");

	return locked && sk_ask_name_runs(r, object) && sk_ask_unseen(r, object) &&
	    !sk_ask_class(r, object, SK_CLASS_RUNS);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip; object.encrypted > object.encrypted; "
	    "object.gap=encrypted; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=rar; object.encrypted > object.gap=encrypted; "
	    "name.extension=js", true },
	{ "header.from=a@b.example > object.type=zip; object.encrypted > object.encrypted; "
	    "object.gap=encrypted; name.extension=xlsx", false },
	{ "header.from=a@b.example > object.type=zip; object.encrypted; object.gap=encrypted; "
	    "name.extension=zip", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "object.encrypted", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_locked_program = {
	.id = "locked_program",
	.axis = SK_AXIS_HARM,
	.low_db = 9.5, .likely_db = 17, .high_db = 22,
	.group = "payload",
	.why_ja = "パスワード付きの圧縮ファイルの中にプログラムが入っています",
	.why_en = "a program lies inside an archive that is locked with a password",
	.source = "IPA J-CRAT, activity report for the first half of fiscal 2016 (mass mail "
	    "in Japanese: a program in an encrypted zip)",
	.fires = fires,
	.examples = examples,
};
