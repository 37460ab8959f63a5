#include "ask.h"

/*
 * How often honest programs wear such an icon is not published; the weight is
 * set so that a program dressed as a document is malicious by every door. But
 * an archive that opens itself is a kind of folder and looks like one; where it
 * says who made it, with a signature, the folder is no disguise, and where nothing
 * runs in it the folder is trait pe_folder_extractor, as pe_folder_disc at the top of a disc.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	if (!sk_ask_is_program(r, object) || !sk_ask_icon_reads(r, object))
		return false;
	return !sk_record_has(r, object, SK_KEY_PE_ICON_CLASS, "folder") ||
	    sk_ask_folder(r, object) == SK_FOLDER_NONE;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "pe.icon_class=document", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=scr; pe.icon_class=folder", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "object.ambiguous=zip; pe.overlay_type=zip", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=document; "
	    "pe.overlay_type=zip; pe.signature=present; pe.version_info=ProductName=SecureFile", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "pe.overlay_type=zip; pe.signature=present; pe.version_info=ProductName=SecureFile", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "pe.overlay_type=cab > object.type=cab > object.type=image", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "pe.overlay_type=cab > object.type=cab > object.type=pe", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "pe.icon_class=other", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "pe.version_info=ProductName=Setup; pe.signature=present", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pdf; name.extension=pdf", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_document_icon = {
	.id = "pe_document_icon",
	.axis = SK_AXIS_HARM,
	.low_db = 15, .likely_db = 20, .high_db = 26,
	.group = "disguise",
	.why_ja = "文書に見せかけたアイコンのプログラムです",
	.why_en = "it is a program that shows the icon of a document",
	.source = "J-CSIP, first quarter of 2014 (almost all programs and shortcuts wore "
	    "the icon of a document), via scan.netsecurity 2014/04/30/34081; JTB 2016 "
	    "(icon of a folder), via itpro 14/346926/061500549",
	.fires = fires,
	.needs = SK_KEY_PE_ICON_CLASS,
	.examples = examples,
};
