#include "ask.h"

/*
 * The shell writes nothing behind a shortcut; tools that carve or copy sectors leave
 * some zeros there, which no command asks for.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	enum { LEAST = 512 };

	return sk_record_count(r, object, SK_KEY_LNK_OVERLAY) >= LEAST &&
	    sk_record_find(r, object, SK_KEY_LNK_COMMAND) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; "
	    "lnk.command=powershell; lnk.overlay=48211", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.target=C:\\a.docx; "
	    "lnk.overlay=3500", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=cmd; lnk.overlay=4", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=mshta; lnk.overlay=512", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_lnk_overlay = {
	.id = "lnk_overlay",
	.axis = SK_AXIS_HARM,
	.low_db = 11, .likely_db = 17, .high_db = 22,
	.group = "payload",
	.why_ja = "命令を実行するショートカットの後ろに、別のデータが付け足されています",
	.why_en = "other data is attached behind a shortcut that runs commands",
	.source = "MITRE ATT&CK T1027.009, embedded payloads; IPA on shortcuts that carry a "
	    "program (2013), via itpro COLUMN/20140605/561868",
	.fires = fires,
	.needs = SK_KEY_LNK_COMMAND,
	.examples = examples,
};
