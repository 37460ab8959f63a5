#include "ask.h"

/*
 * Mass mail had none of them before Emotet and QakBot.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "lnk") && !sk_ask_lnk_plain(r, object) &&
	    sk_record_find(r, object, SK_KEY_LNK_COMMAND) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.kind=lnk; "
	    "lnk.command=powershell", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.kind=lnk; lnk.command=cmd; "
	    "object.attached", true },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.kind=lnk; "
	    "lnk.target=\\\\server\\share", false },
	{ "header.from=a@b.example > object.type=zip > object.type=url-file; "
	    "lnk.kind=url; lnk.target=https://a.example/", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_lnk_early = {
	.id = "targeting_lnk_early",
	.axis = SK_AXIS_TARGETING,
	.low_db = 2, .likely_db = 6, .high_db = 9,
	.group = "payload",
	.why_ja = "命令を実行するショートカットは、当時は標的型で多く使われました",
	.why_en = "a shortcut that gives orders, when they were the mark of targeted mail",
	.source = "NPA, first half of 2014, via itpro 14/091200873 (lnk 6 % to 16 %); "
	    "J-CSIP, third quarter of 2015 (shortcuts stand first), via "
	    "scan.netsecurity 2015/10/26/37568",
	.until_year = 2018,
	.fires = fires,
	.needs = SK_KEY_LNK_COMMAND,
	.examples = examples,
};
