#include "ask.h"

/*
 * Nobody's office keeps its files under a bare public address or an odd port.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_remote(r, object, NULL) == SK_REMOTE_NUMBER;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.remote=192.0.2.1@80\twebdav", true },
	{ "header.from=a@b.example > object.type=lnk; "
	    "lnk.remote=files.example.net@8080\twebdav", true },
	{ "header.from=a@b.example > object.type=text; lnk.kind=library; "
	    "lnk.remote=198.51.100.7\tshare", true },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.remote=10.0.0.5\tshare", false },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.remote=files.example.net\tshare", false },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.remote=nas@5005\twebdav", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_shortcut_to_number = {
	.id = "shortcut_to_number",
	.axis = SK_AXIS_HARM,
	.low_db = 11, .likely_db = 17, .high_db = 22,
	.group = "payload",
	.why_ja = "ショートカットが、番号だけで示された外部のファイル共有を開きます",
	.why_en = "the shortcut opens a file share at a bare public address or an odd port",
	.source = "MITRE ATT&CK T1187, T1071.001; Trend Micro on CVE-2024-21412 (.url files to "
	    "WebDAV by address, February 2024)",
	.fires = fires,
	.needs = SK_KEY_LNK_REMOTE,
	.examples = examples,
};
