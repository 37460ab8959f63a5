#include "ask.h"

/*
 * A program that somebody trustworthy signed loads the library that lies beside it,
 * which nobody signed, and that reads a third file that is nothing known.  A vendor's
 * own package has its libraries signed like its programs, or none of them, and holds
 * more than a handful of files.  That it loads the library is seen from its imports;
 * where it does so later on, a library that was built half a year after it and more
 * was not made for it.
 */
enum { MEMBERS = 6, YOUNGER = 180 * 86400 /* seconds */ };

struct seen {
	uint64_t	signed_at, library_at; /* when they were built, 0: not known */
	bool	loads;		/* a signed program that loads a neighbour */
	bool	unsigned_library, unknown;
	int	members;
};

static void
look_at(const struct sk_record *r, size_t object, struct seen *s)
{
	bool is_signed = sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present");
	bool library = sk_record_count(r, object, SK_KEY_PE_DLL) != 0;

	if (sk_ask_type_is(r, object, "pe") && !library && is_signed) {
		s->loads |= sk_record_find(r, object, SK_KEY_PE_LIBRARY) != NULL;
		s->signed_at = sk_record_count(r, object, SK_KEY_PE_TIMESTAMP);
	}
	if (sk_ask_type_is(r, object, "pe") && library && !is_signed) {
		s->unsigned_library = true;
		s->library_at = sk_record_count(r, object, SK_KEY_PE_TIMESTAMP);
	}
	if (sk_ask_type_is(r, object, "unknown") &&
	    sk_record_find(r, object, SK_KEY_OBJECT_BYTES) != NULL)
		s->unknown = true;
	s->members++;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	struct seen s = { .members = 0 };
	uint32_t child = r->object[object].child;

	if (!sk_ask_class(r, object, SK_CLASS_CONTAINER))
		return false;
	for (; child != 0 && s.members <= MEMBERS; child = r->object[child].sibling)
		look_at(r, child, &s);
	s.loads |= s.signed_at != 0 && s.library_at > s.signed_at &&
	    s.library_at - s.signed_at >= YOUNGER;
	return s.members <= MEMBERS && s.loads && s.unsigned_library && s.unknown;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.signature=present; "
	    "pe.library=version.dll | object.type=pe; pe.dll=1 | object.type=unknown; object.bytes=90000", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.signature=present; "
	    "pe.library=helper.dll | object.type=pe; pe.dll=1; pe.signature=present | "
	    "object.type=unknown; object.bytes=90000", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.library=helper.dll | "
	    "object.type=pe; pe.dll=1 | object.type=unknown; object.bytes=90000", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.signature=present; "
	    "pe.library=helper.dll | object.type=pe; pe.dll=1 | object.type=text; object.bytes=900", false },
	{ "header.from=a@b.example > object.type=rar > object.type=pe; pe.signature=present; "
	    "pe.library=goopdate.dll | object.type=pe; pe.dll=1; pe.signature=damaged | "
	    "object.type=unknown; object.bytes=400 | object.type=pdf", true },
	{ "header.from=a@b.example > object.type=7z > object.type=pe; pe.signature=present; "
	    "pe.timestamp=1308622848 | object.type=pe; pe.dll=1; pe.timestamp=1534853120 | "
	    "object.type=unknown; object.bytes=400", true },
	{ "header.from=a@b.example > object.type=7z > object.type=pe; pe.signature=present; "
	    "pe.timestamp=1534800000 | object.type=pe; pe.dll=1; pe.timestamp=1534853120 | "
	    "object.type=unknown; object.bytes=400", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_sideload_trio = {
	.id = "sideload_trio",
	.axis = SK_AXIS_HARM,
	.low_db = 3, .likely_db = 9, .high_db = 15,
	.group = "disguise",
	.why_ja = "正規のプログラムに、署名のないライブラリと正体不明のデータが添えられています（DLLサイドローディングの形）",
	.why_en = "a genuine program comes with an unsigned library that it will load and a file of unknown content (DLL side-loading)",
	.source = "MITRE ATT&CK T1574.002, Hijack Execution Flow: DLL Side-Loading",
	.fires = fires,
	.needs = SK_KEY_PE_DLL,
	.examples = examples,
};
