#include "ask.h"

/*
 * Robbers did it later and less often.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_sideload_trio.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "pe.signature=present; pe.library=version.dll | object.type=pe; pe.dll=1 | "
	    "object.type=unknown; object.bytes=90000", true },
	{ "header.from=a@b.example > object.type=rar > object.type=pe; "
	    "pe.signature=present; pe.library=goopdate.dll | object.type=pe; pe.dll=1 | "
	    "object.type=unknown; object.bytes=400 | object.type=pdf", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "pe.library=a.dll | object.type=pe; pe.dll=1", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "name.extension=exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_sideload = {
	.id = "targeting_sideload",
	.axis = SK_AXIS_TARGETING,
	.low_db = 3, .likely_db = 7, .high_db = 11,
	.group = "disguise",
	.why_ja = "正規のプログラムに不正なライブラリを読み込ませる手口は、標的型でよく使われます",
	.why_en = "a genuine program made to load a library of theirs is the way of "
	    "espionage",
	.source = "JPCERT/CC, RedLeaves - Malware Based on Open Source RAT (2017) (a "
	    "signed program, a library and data, as PlugX); MITRE ATT&CK T1574.002",
	.fires = fires,
	.needs = SK_KEY_PE_DLL,
	.examples = examples,
};
