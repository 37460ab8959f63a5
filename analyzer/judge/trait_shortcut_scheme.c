#include "ask.h"

/*
 * Addresses that hand themselves to another program than the browser that one expects.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const struct sk_span scheme[] = {
		SK_LIT("mhtml:"), SK_LIT("javascript:"), SK_LIT("vbscript:"), SK_LIT("ms-msdt:"),
		SK_LIT("its:"), SK_LIT("mk:@"), SK_LIT("res:"), SK_LIT("ms-its:"), SK_LIT("ms-officecmd:"),
		SK_LIT("ms-appinstaller:"), { NULL, 0 }
	};
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_LNK_TARGET);

	for (; o != NULL; o = sk_record_next(r, o))
		for (size_t i = 0; scheme[i].n > 0; i++)
			if (sk_span_begins_nocase(o->text, scheme[i]))
				return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.target=mhtml:http://www.example.net/a.html!x-usc:http://www.example"
	    ".net/a.html", true },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.target=javascript:alert(1)", true },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.target=https://portal.example.co.jp/", false },
	{ "header.from=a@b.example > object.type=url-file; lnk.kind=url; "
	    "lnk.target=msteams:/l/meetup-join/x", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_shortcut_scheme = {
	.id = "shortcut_scheme",
	.axis = SK_AXIS_HARM,
	.low_db = 14, .likely_db = 19, .high_db = 24,
	.group = "payload",
	.why_ja = "ショートカットのアドレスが、通常のブラウザー以外で開かせる特殊な形式です",
	.why_en = "the address of the shortcut is of a kind that makes another program open it",
	.source = "Check Point Research on CVE-2024-38112 (mhtml: in .url files, July 2024); "
	    "Trend Micro on Void Banshee",
	.fires = fires,
	.needs = SK_KEY_LNK_TARGET,
	.examples = examples,
};
