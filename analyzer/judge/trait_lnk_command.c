#include "ask.h"

/*
 * Administrators do hand round shortcuts to a prompt or a script: alone, and in an
 * archive, this stays a suspicion.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	if (sk_record_find(r, object, SK_KEY_LNK_COMMAND) == NULL)
		return false;
	if (sk_ask_console(r, object))
		return false;
	return sk_record_has(r, object, SK_KEY_LNK_KIND, "settings") ||
	    (sk_ask_type_is(r, object, "lnk") &&
	    sk_record_find(r, object, SK_KEY_LNK_ARGUMENTS) != NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.kind=lnk; "
	    "lnk.command=powershell; lnk.arguments=-File a.ps1", true },
	{ "header.from=a@b.example > object.type=text; lnk.kind=settings; lnk.command=cmd", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.kind=lnk; "
	    "lnk.target=C:\\tools\\a.exe; lnk.arguments=/x", false },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.kind=lnk; "
	    "lnk.command=cmd; lnk.target=C:\\Windows\\System32\\cmd.exe", false },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.kind=lnk; "
	    "lnk.command=cmd; lnk.target=C:\\Windows\\System32\\cmd.exe; "
	    "lnk.arguments=/k cd /d D:\\denpyo", false },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.kind=lnk; "
	    "lnk.command=cmd; lnk.target=C:\\Windows\\System32\\cmd.exe; "
	    "lnk.arguments=/k cd /d D:\\denpyo & start a.vbs", true },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.target=https://portal.example.co.jp/", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_lnk_command = {
	.id = "lnk_command",
	.axis = SK_AXIS_HARM,
	.low_db = 7, .likely_db = 13, .high_db = 18,
	.group = "payload",
	.why_ja = "ショートカットを開くと、コマンドを実行するプログラムに命令が渡されます",
	.why_en = "the shortcut gives orders to a program that runs commands",
	.source = "F-Secure, shortcuts to %ComSpec% sent to Japan (2013), "
	    "blog.f-secure.jp/archives/50707401.html; MITRE ATT&CK T1204.002, T1059, "
	    "T1218",
	.fires = fires,
	.needs = SK_KEY_LNK_COMMAND,
	.examples = examples,
};
