#include "ask_letter.h"

/*
 * The letter calls what it brings by its ending: install.exe, map.bat.  Whoever passes a
 * program off as a document speaks of a document.  Lures of false updates speak of a
 * program too, mostly without its file name and with a threat: those count in no case, nor
 * where anything is dressed up, or the sender poses as somebody.  Not more than it is:
 * attackers that dress up nothing name their viewers and tools too.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	if (!sk_ask_is_letter(r, object) ||
	    !sk_ask_letter_has(r, object, SK_KEY_TEXT_NAMES_FILE, NULL) || sk_ask_poses(r, object))
		return false;
	return !sk_ask_dressed(r, object);
}

#define LETTER "header.from=a@b.example > object.type=text; object.inline; " \
    "text.names_file=setup.exe"

static const struct sk_trait_example examples[] = {
	{ LETTER " | object.type=pe; object.attached; object.name=setup.exe; "
	    "name.extension=exe", true },
	{ LETTER "; text.urges=deadline | object.type=zip; object.attached > object.type=pe; "
	    "object.name=setup.exe; name.extension=exe; pe.icon_class=other", true },
	{ "header.from=a@b.example > object.type=text; object.inline | object.type=pe; "
	    "object.attached; object.name=setup.exe; name.extension=exe", false },
	{ LETTER " | object.type=pe; object.attached; object.name=setup.exe; "
	    "name.extension=exe; pe.icon_class=document", false },
	{ LETTER "; text.urges=loss | object.type=pe; object.attached; object.name=setup.exe; "
	    "name.extension=exe", false },
	{ LETTER "; text.asks=protection | object.type=pe; object.attached; "
	    "object.name=setup.exe; name.extension=exe", false },
	{ "header.from=a@b.example; header.from_claims=NISC\tnisc.go.jp\tagency\twhole > "
	    "object.type=text; object.inline; text.names_file=setup.exe | object.type=pe; "
	    "object.attached; object.name=setup.exe; name.extension=exe", false },
	{ LETTER " | object.type=zip; object.attached > object.type=pe; object.name=setup.exe; "
	    "name.extension=exe | object.type=script-js; object.name=a.js; name.extension=js; "
	    "script.obfuscated=80", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_program_named = {
	.id = "program_named",
	.axis = SK_AXIS_HARM,
	.low_db = -11, .likely_db = -7, .high_db = -3,
	.group = "theme",
	.why_ja = "添付のプログラムを、本文が拡張子まで含めたファイル名で案内しており、偽装もありません",
	.why_en = "the letter gives the file name of the program that it brings, with its ending, "
	    "and nothing is dressed up",
	.source = "J-CSIP, first quarter of 2014 (almost all programs and shortcuts wore the icon "
	    "of a document), via scan.netsecurity 2014/04/30/34081; MITRE ATT&CK T1036.008 and "
	    "T1204.002 (what is to be opened is passed off as a document); the figure is our "
	    "estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_NAMES_FILE,
	.examples = examples,
};
