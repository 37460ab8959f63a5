#include "ask_letter.h"

/*
 * Weaker than program_named: the letters of false updates and viewers say so as well.
 */
enum { LOOKED_AT = 2000 };

static const char *const program[] = { "program", NULL };

/* True if a name says that what runs is something to read: "minutes.exe". */
static bool
is_named_as_document(const struct sk_record *r, size_t mail)
{
	uint32_t o = r->object[mail].child;

	for (int i = 0; o != 0; i++, o = sk_ask_next_below(r, mail, o))
		if (i >= LOOKED_AT || (sk_ask_runs(r, o) &&
		    sk_record_find(r, o, SK_KEY_NAME_THEME) != NULL))
			return true;
	return false;
}

static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_is_letter(r, mail) &&
	    sk_ask_letter_has(r, mail, SK_KEY_TEXT_TELLS, program) &&
	    !sk_trait_program_named.fires(r, mail) &&
	    (sk_ask_carries(r, mail) & SK_CARRIES_RUNS) != 0 && !sk_ask_poses(r, mail) &&
	    !sk_ask_dressed(r, mail) && !is_named_as_document(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.tells=program "
	    "| object.type=pe; object.attached; object.name=tool.exe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.tells=program "
	    "| object.type=zip; object.attached > object.type=script-bat; "
	    "object.name=map.bat; name.extension=bat", true },
	{ "header.from=a@b.example > object.type=text; object.inline | object.type=pe; "
	    "object.attached; object.name=tool.exe; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.tells=program "
	    "| object.type=pdf; object.attached; name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.tells=program "
	    "| object.type=pe; object.attached; object.name=minutes.exe; "
	    "name.extension=exe; name.theme=meeting", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.tells=program; text.urges=loss | object.type=pe; object.attached; "
	    "object.name=tool.exe; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.tells=program "
	    "| object.type=pe; object.attached; object.name=tool.exe; "
	    "name.extension=exe; pe.icon_class=pdf", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.tells=program; text.names_file=tool.exe | object.type=pe; "
	    "object.attached; object.name=tool.exe; name.extension=exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_program_told = {
	.id = "program_told",
	.axis = SK_AXIS_HARM,
	.low_db = -9, .likely_db = -5, .high_db = -2,
	.group = "theme",
	.why_ja = "プログラムやツールを送ることを本文で率直に述べており、偽装もありません",
	.why_en = "the letter says openly that it brings a program or a tool, and "
	    "nothing is dressed up",
	.source = "J-CSIP, first quarter of 2014 (almost all programs and shortcuts wore "
	    "the icon of a document), via scan.netsecurity 2014/04/30/34081; MITRE "
	    "ATT&CK T1036.008 and T1204.002; against it: lures of false updates; the "
	    "figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_TELLS,
	.examples = examples,
};
