#include "ask.h"

/*
 * Publishers and societies made discs so, of the years when drives were common.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_program(r, object) &&
	    sk_record_has(r, object, SK_KEY_PE_ICON_CLASS, "folder") &&
	    sk_ask_folder(r, object) == SK_FOLDER_DISC;
}

static const struct sk_trait_example examples[] = {
	{ "message.present; header.date=2010-06-29T20:14:33+09:00 > object.type=iso; "
	    "object.attached > object.type=text; object.name=AUTORUN.INF | "
	    "object.type=pe; object.name=START.EXE; name.extension=exe; "
	    "pe.icon_class=folder; pe.version_info=CompanyName=Example | "
	    "object.type=html; object.name=INDEX.HTM | object.type=pdf; "
	    "object.name=PDF/A1.PDF | object.type=pdf; object.name=PDF/A2.PDF", true },
	{ "message.present; header.date=2012-06-29T20:14:33+09:00 > object.type=zip; "
	    "object.attached > object.type=udf > object.type=pe; object.name=MENU.EXE; "
	    "name.extension=exe; pe.icon_class=folder; "
	    "pe.version_info=CompanyName=Example | object.type=text; "
	    "object.name=autorun.inf | object.type=pdf; object.name=1.pdf | "
	    "object.type=pdf; object.name=2.pdf | object.type=pdf; object.name=3.pdf", true },
	{ "message.present; header.date=2022-06-29T20:14:33+09:00 > object.type=iso; "
	    "object.attached > object.type=text; object.name=AUTORUN.INF | "
	    "object.type=pe; object.name=START.EXE; name.extension=exe; "
	    "pe.icon_class=folder; pe.version_info=CompanyName=Example | "
	    "object.type=pdf; object.name=1.pdf | object.type=pdf; object.name=2.pdf | "
	    "object.type=pdf; object.name=3.pdf", false },
	{ "message.present; header.date=2010-06-29T20:14:33+09:00 > object.type=iso; "
	    "object.attached > object.type=text; object.name=AUTORUN.INF | "
	    "object.type=pe; object.name=START.EXE; name.extension=exe; "
	    "pe.icon_class=folder; pe.version_info=CompanyName=Example | "
	    "object.type=pdf; object.name=1.pdf | object.type=pdf; object.name=2.pdf | "
	    "object.type=pdf; object.name=3.pdf; object.hidden", false },
	{ "message.present; header.date=2010-06-29T20:14:33+09:00 > object.type=iso; "
	    "object.attached > object.type=pe; object.name=START.EXE; "
	    "name.extension=exe; pe.icon_class=folder; "
	    "pe.version_info=CompanyName=Example | object.type=pdf; object.name=1.pdf", false },
	{ "message.present; header.date=2010-06-29T20:14:33+09:00 > object.type=zip; "
	    "object.attached > object.type=text; object.name=AUTORUN.INF | "
	    "object.type=pe; object.name=START.EXE; name.extension=exe; "
	    "pe.icon_class=folder; pe.version_info=CompanyName=Example | "
	    "object.type=pdf; object.name=1.pdf | object.type=pdf; object.name=2.pdf | "
	    "object.type=pdf; object.name=3.pdf", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_folder_disc = {
	.id = "pe_folder_disc",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 8, .high_db = 14,
	.group = "disguise",
	.why_ja = "ディスクのいちばん上に置かれた自動起動用のプログラムで、フォルダーのアイコンを付けています",
	.why_en = "it is what a disc starts by itself to show its documents, and looks "
	    "like a folder",
	.source = "Microsoft, Creating an AutoRun-enabled CD-ROM application; MITRE "
	    "ATT&CK T1553.005 (images of discs in attacks, years later); the figure is "
	    "our estimate",
	.fires = fires,
	.needs = SK_KEY_PE_ICON_CLASS,
	.examples = examples,
};
