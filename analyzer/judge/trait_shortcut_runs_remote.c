#include "ask.h"

/*
 * Within one network programs are started from shares every day; from outside none is.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_remote(r, object, "icon") < SK_REMOTE_NAME &&
	    sk_ask_remote(r, object, NULL) >= SK_REMOTE_NAME && sk_ask_target_runs(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.target=file://192.0.2.1@80/a.js; lnk.remote=192.0.2.1@80\twebdav", true },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.target=C:\\Windows\\a.exe; lnk.remote=x.example.net@ssl@443\twebdav", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.target=\\\\fs01\\tools\\setup.exe; "
	    "lnk.remote=fs01\tshare", false },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.target=file://files.example.net/doc/a.pdf; "
	    "lnk.remote=files.example.net\tshare", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_shortcut_runs_remote = {
	.id = "shortcut_runs_remote",
	.axis = SK_AXIS_HARM,
	.low_db = 8, .likely_db = 14, .high_db = 20,
	.group = "payload",
	.why_ja = "ショートカットを開くと、外部のファイル共有にあるプログラムが動きます",
	.why_en = "the shortcut runs a program that lies on a file share outside",
	.source = "Trend Micro on CVE-2023-36025 and CVE-2024-21412; Check Point Research on "
	    "CVE-2025-33053 (working folder of a .url on WebDAV, June 2025)",
	.fires = fires,
	.needs = SK_KEY_LNK_REMOTE,
	.examples = examples,
};
