#include "ask.h"

/*
 * 10 log10 (70 / 20), rounded down: one vendor's count.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_lnk_padded.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; "
	    "lnk.command=cmd; lnk.padding=500", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=powershell; "
	    "lnk.padding=260", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.padding=16", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=cmd", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_lnk_padded = {
	.id = "targeting_lnk_padded",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 4, .high_db = 8,
	.group = "disguise",
	.why_ja = "ショートカットの命令が、空白で見えない位置に押しやられています",
	.why_en = "the command of a shortcut is pushed out of sight with blanks",
	.source = "Trend Micro, ZDI-CAN-25373 (March 2025: nearly 70 % of its users are "
	    "after information, 20 % after money)",
	.fires = fires,
	.needs = SK_KEY_LNK_PADDING,
	.examples = examples,
};
