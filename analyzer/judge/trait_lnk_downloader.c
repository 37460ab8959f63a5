#include "ask.h"

/*
 * What fetches and runs, or unwraps and hides what it runs, is nobody's shortcut to
 * a document, whoever sends it.
 */
static bool
hides(const struct sk_record *r, size_t object)
{
	static const char *const opens[] = { "decode", "eval", NULL };

	return sk_record_has(r, object, SK_KEY_SCRIPT_DOES, "run") &&
	    sk_record_has(r, object, SK_KEY_SCRIPT_DOES, "hide") &&
	    sk_ask_has_any(r, object, SK_KEY_SCRIPT_DOES, opens);
}

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "lnk") &&
	    (sk_record_count(r, object, SK_KEY_SCRIPT_DOWNLOADER) != 0 ||
	    sk_record_count(r, object, SK_KEY_SCRIPT_OBFUSCATED) != 0 || hides(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; "
	    "lnk.command=mshta; script.downloader", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=powershell; "
	    "script.does=run; script.does=hide; script.does=decode", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=cmd; "
	    "script.obfuscated=80", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=cmd; script.does=run", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.command=powershell; "
	    "script.does=run; script.does=hide", false },
	{ "header.from=a@b.example > object.type=script-bat; script.downloader; "
	    "object.attached", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_lnk_downloader = {
	.id = "lnk_downloader",
	.axis = SK_AXIS_HARM,
	.low_db = 14, .likely_db = 19, .high_db = 24,
	.group = "payload",
	.why_ja = "ショートカットを開くと、外部から取り寄せたものや隠されたものが実行されます",
	.why_en = "the shortcut fetches something from outside, or unwraps something hidden, and runs it",
	.source = "MITRE ATT&CK T1105, T1027, T1059.001; IPA on shortcuts in targeted mail (34 "
	    "of them in 2013), via itpro COLUMN/20140605/561868",
	.fires = fires,
	.examples = examples,
};
