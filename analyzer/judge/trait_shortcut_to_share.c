#include "ask.h"

/*
 * Offices do have file servers with a full name; so this is weak.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_remote(r, object, NULL) == SK_REMOTE_NAME;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.remote=files.example.net\tshare", true },
	{ "header.from=a@b.example > object.type=lnk; "
	    "lnk.remote=files.example.net@ssl\twebdav", true },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.remote=fs01\tshare", false },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.remote=192.168.1.20\tshare", false },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.remote=example.sharepoint.com@ssl\twebdav", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_shortcut_to_share = {
	.id = "shortcut_to_share",
	.axis = SK_AXIS_HARM,
	.low_db = 5, .likely_db = 10, .high_db = 15,
	.group = "payload",
	.why_ja = "ショートカットが外部のファイル共有を開きます",
	.why_en = "the shortcut opens a file share outside of one's own network",
	.source = "MITRE ATT&CK T1187, forced authentication; Trend Micro on CVE-2023-36025 "
	    "(.url files to a WebDAV share, January 2024)",
	.fires = fires,
	.needs = SK_KEY_LNK_REMOTE,
	.examples = examples,
};
