#include "ask.h"

/*
 * Signatures are stolen and glued on, so it counts little, and nothing at all
 * for a program in disguise.
 */

enum { SIBLINGS = 100 };

/* True if the name of object plays a trick. */
static bool
has_trick(const struct sk_record *r, size_t object)
{
	static const enum sk_key tricks[] = {
		SK_KEY_NAME_RTLO, SK_KEY_NAME_PADDED, SK_KEY_NAME_DOUBLE_EXTENSION,
		SK_KEY_NAME_DOT_LIKE, SK_KEY_OBJECT_TYPE_DIFFERS, SK_KEY_PE_DECOY
	};

	for (size_t i = 0; i < sizeof tricks / sizeof tricks[0]; i++)
		if (sk_record_find(r, object, tricks[i]) != NULL)
			return true;
	return false;
}

/* True if it will load what lies beside it, and a library there is not signed: then
 * its signature says nothing of what will run. */
static bool
loads_unsigned(const struct sk_record *r, size_t object)
{
	uint32_t child = r->object[r->object[object].parent].child;

	if (sk_record_find(r, object, SK_KEY_PE_LIBRARY) == NULL)
		return false;
	for (int i = 0; child != 0 && i < SIBLINGS; i++, child = r->object[child].sibling)
		if (sk_record_count(r, child, SK_KEY_PE_DLL) != 0 &&
		    !sk_record_has(r, child, SK_KEY_PE_SIGNATURE, "present"))
			return true;
	return false;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	if (!sk_ask_is_program(r, object) ||
	    !sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present") ||
	    sk_record_find(r, object, SK_KEY_PE_VERSION_INFO) == NULL)
		return false;
	return !sk_ask_icon_reads(r, object) && !has_trick(r, object) &&
	    !loads_unsigned(r, object) && !sk_trait_sideload_trio.fires(r, r->object[object].parent);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "pe.signature=present; pe.version_info=CompanyName=Example", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.signature=present; "
	    "pe.version_info=ProductName=Viewer; pe.icon_class=other", true },
	{ "header.from=a@b.example > object.type=pe; pe.signature=damaged; pe.version_info=CompanyName=Example", false },
	{ "header.from=a@b.example > object.type=pe; pe.signature=present", false },
	{ "header.from=a@b.example > object.type=pe; pe.signature=present; pe.version_info=CompanyName=Example; "
	    "pe.icon_class=document", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.signature=present; "
	    "pe.version_info=CompanyName=Example; pe.library=a.dll | object.type=pe; pe.dll=1", false },
	{ "header.from=a@b.example > object.type=7z > object.type=pe; pe.signature=present; "
	    "pe.version_info=CompanyName=Example; pe.timestamp=1308622848 | object.type=pe; "
	    "pe.dll=1; pe.timestamp=1534853120 | object.type=unknown; object.bytes=400", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_program_signed = {
	.id = "program_signed",
	.axis = SK_AXIS_HARM,
	.low_db = -7, .likely_db = -4, .high_db = -1,
	.group = "nothing",
	.why_ja = "プログラムに作成者の署名と製品情報が付いています",
	.why_en = "the program carries a signature and says who made it",
	.source = "Microsoft, PE Format, Attribute Certificate Table (the signature is seen "
	    "here, not verified)",
	.fires = fires,
	.needs = SK_KEY_PE_SIGNATURE,
	.examples = examples,
};
