#include "ask.h"

/*
 * Windows shows the first 260 characters of a target in one line.  No program puts
 * so many blanks among its own arguments.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	enum { BLANKS = 32 };

	return sk_record_count(r, object, SK_KEY_LNK_PADDING) >= BLANKS;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.command=cmd; "
	    "lnk.padding=500", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.padding=16", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=cmd; lnk.arguments=/k "
	    "cd work", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=powershell; lnk.padding=260", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_lnk_padded = {
	.id = "lnk_padded",
	.axis = SK_AXIS_HARM,
	.low_db = 14, .likely_db = 19, .high_db = 25,
	.group = "disguise",
	.why_ja = "ショートカットの命令が、多数の空白の後ろに見えないように隠されています",
	.why_en = "the orders of the shortcut are pushed out of sight by many blanks",
	.source = "Trend Micro, ZDI-CAN-25373 (March 2025); F-Secure 2013, "
	    "blog.f-secure.jp/archives/50707401.html",
	.fires = fires,
	.needs = SK_KEY_LNK_PADDING,
	.examples = examples,
};
