#include "ask.h"

/*
 * Installers carry their manual, but packed; one that shows who made it is
 * believed that much.  A licence to agree to is RTF, the one format that Windows
 * shows in a window of the installer's own; beside it lies what is installed.
 */
enum { CARRIED = 64 };

static bool
is_licence(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_PE_DECOY);
	bool archive = false;
	uint32_t child = r->object[object].child;

	if (sk_record_find(r, object, SK_KEY_PE_VERSION_INFO) == NULL ||
	    sk_ask_icon_reads(r, object))
		return false;
	for (; o != NULL; o = sk_record_next(r, o))
		if (!sk_span_is(o->text, "rtf"))
			return false;
	for (int i = 0; child != 0 && i < CARRIED; i++) {
		if (sk_ask_type_is(r, child, "rtf") &&
		    !sk_span_begins(sk_record_get(r, child, SK_KEY_OBJECT_NAME), SK_SPAN("resource ")))
			return false;
		archive |= sk_ask_class(r, child, SK_CLASS_CONTAINER) || sk_ask_type_is(r, child, "ole-msi");
		child = r->object[child].sibling;
	}
	return archive;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	if (sk_record_find(r, object, SK_KEY_PE_DECOY) == NULL || is_licence(r, object))
		return false;
	return !sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present") ||
	    sk_record_find(r, object, SK_KEY_PE_VERSION_INFO) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "pe.decoy=pdf", true },
	{ "header.from=a@b.example > object.type=pe; pe.decoy=ole-doc; pe.version_info=FileVersion=1.0", true },
	{ "header.from=a@b.example > object.type=pe; pe.decoy=pdf; pe.signature=present; "
	    "pe.version_info=CompanyName=Example", false },
	{ "header.from=a@b.example > object.type=pe; pe.decoy=rtf; pe.version_info=ProductName=Driver "
	    "> object.type=rtf; object.name=resource RCDATA/101 | object.type=cab", false },
	{ "header.from=a@b.example > object.type=pe; pe.decoy=rtf; pe.version_info=ProductName=Driver "
	    "> object.type=rtf; object.name=overlay | object.type=cab", true },
	{ "header.from=a@b.example > object.type=pe; pe.decoy=rtf; pe.version_info=ProductName=Driver "
	    "> object.type=rtf; object.name=resource RCDATA/101 | object.type=pe", true },
	{ "header.from=a@b.example > object.type=pe; pe.overlay=40000; pe.overlay_type=cab", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_decoy = {
	.id = "pe_decoy",
	.axis = SK_AXIS_HARM,
	.low_db = 5, .likely_db = 12, .high_db = 16,
	.group = "disguise",
	.why_ja = "プログラムの中に、見せるための文書が仕込まれています",
	.why_en = "a document to be shown lies hidden inside the program",
	.source = "Emdivi (shows a document while it works), via itpro 14/110701797; JTB "
	    "2016 (PDF), via itpro 14/346926/061500549",
	.fires = fires,
	.needs = SK_KEY_PE_DECOY,
	.examples = examples,
};
