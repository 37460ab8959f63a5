#include "ask.h"

/*
 * The same fact as before 2019, with another meaning, until the senders of that mass mail
 * were taken down; of the years since nothing is known either way.
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

const struct sk_trait sk_trait_targeting_lnk_late = {
	.id = "targeting_lnk_late",
	.axis = SK_AXIS_TARGETING,
	.low_db = -6, .likely_db = -3, .high_db = 0,
	.group = "payload",
	.why_ja = "命令を実行するショートカットは、近年はばらまき型でも多く使われます",
	.why_en = "a shortcut that gives orders, since mass mail uses them, too",
	.source = "IPA on Emotet (shortcuts since April 2022), ipa.go.jp/security/emotet; "
	    "Proofpoint, July 2022 (shortcuts in 17 times as many campaigns since "
	    "October 2021); Europol and FBI, August 2023 (QakBot taken down)",
	.from_year = 2022, .until_year = 2023,
	.fires = fires,
	.needs = SK_KEY_LNK_COMMAND,
	.examples = examples,
};
