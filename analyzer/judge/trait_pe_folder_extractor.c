#include "ask.h"

/*
 * The makers of archivers gave their self-extractors the look of a folder or a box, and
 * offices send pictures and tables so.  That the program before the archive is really an
 * extractor is not known: hence not nothing.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_program(r, object) &&
	    sk_record_has(r, object, SK_KEY_PE_ICON_CLASS, "folder") &&
	    sk_ask_folder(r, object) == SK_FOLDER_INERT;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "pe.overlay_type=cab > object.type=cab > object.type=image | object.type=text", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "pe.icon_class=folder; pe.overlay_type=lzh > object.type=lzh > object.type=text", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "pe.overlay_type=cab > object.type=cab > object.type=image | object.type=pe", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "pe.overlay_type=zip; pe.sfx_run=a.vbs > object.type=zip > object.type=image", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=document; "
	    "pe.overlay_type=cab > object.type=cab > object.type=image", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "pe.overlay_type=cab > object.type=cab; object.gap=damaged", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; pe.icon_class=folder; "
	    "pe.overlay_type=pdf > object.type=pdf", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_folder_extractor = {
	.id = "pe_folder_extractor",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 8, .high_db = 14,
	.group = "disguise",
	.why_ja = "フォルダーのアイコンの自己解凍ファイルですが、中に動くものは見つかりません",
	.why_en = "it is an archive that opens itself and looks like a folder, and nothing that "
	    "runs was found in it",
	.source = "Microsoft, IExpress (self-extracting cabinets); J-CSIP, first quarter of 2014 "
	    "(programs that wear such icons), via scan.netsecurity 2014/04/30/34081; the figure "
	    "is our estimate",
	.fires = fires,
	.needs = SK_KEY_PE_OVERLAY_TYPE,
	.examples = examples,
};
