#include "ask.h"

/*
 * A folder that looks like one of Windows and lies elsewhere. Offices hand round
 * libraries of their own servers.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const kinds[] = { "library", "search", NULL };

	return sk_ask_remote(r, object, "search") >= SK_REMOTE_NAME ||
	    (sk_ask_has_any(r, object, SK_KEY_LNK_KIND, kinds) &&
	    sk_ask_remote(r, object, NULL) >= SK_REMOTE_NAME);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "lnk.remote=files.example.net@80\tsearch", true },
	{ "header.from=a@b.example > object.type=text; name.extension=library-ms; "
	    "lnk.kind=library; lnk.remote=files.example.net\tshare", true },
	{ "header.from=a@b.example > object.type=text; name.extension=library-ms; "
	    "lnk.kind=library; lnk.remote=fs01\tshare", false },
	{ "header.from=a@b.example > object.type=html; object.inline; "
	    "lnk.remote=files.example.net\tshare", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_shortcut_search = {
	.id = "shortcut_search",
	.axis = SK_AXIS_HARM,
	.low_db = 10, .likely_db = 15, .high_db = 20,
	.group = "payload",
	.why_ja = "外部のファイル共有を、手元のフォルダーや検索結果のように見せて開きます",
	.why_en = "it opens a file share outside as if it were a folder or a search on this machine",
	.source = "Trellix, Beyond File Search (search-ms, July 2023); Check Point Research on "
	    "CVE-2025-24054 (.library-ms, April 2025); MITRE ATT&CK T1187",
	.fires = fires,
	.needs = SK_KEY_LNK_REMOTE,
	.examples = examples,
};
