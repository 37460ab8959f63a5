#include "ask_letter.h"

/*
 * Copiers and telephones send so, too, but pictures and documents.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_letter_chars(r, object) == 0 &&
	    (sk_ask_carries(r, object) & (SK_CARRIES_RUNS | SK_CARRIES_LOCKED)) != 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=0 | "
	    "object.type=zip; object.attached > object.type=pe", true },
	{ "header.from=a@b.example > object.type=rar; object.attached; object.encrypted", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=0 | "
	    "object.type=pdf; object.attached", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=40 | "
	    "object.type=zip; object.attached > object.type=pe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.chars=0", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_empty_letter = {
	.id = "empty_letter",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "theme",
	.why_ja = "本文が空のまま、開くと動くものか中の見えないものが送られています",
	.why_en = "there is no letter, only something that runs or cannot be looked into",
	.source = "Kyushu Institute of Technology, notice of August 2015, "
	    "kiban.kyutech.ac.jp/csirt/oldnews/o_5; mass mail of January 2016, via "
	    "www-cgi.ed.kagu.tus.ac.jp 2016/0118; the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
