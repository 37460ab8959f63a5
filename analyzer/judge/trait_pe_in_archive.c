#include "ask.h"

/*
 * Programs do come in archives from an IT section, so this alone makes a mail
 * doubtful and no more. Type by content; a Unix program among researchers'
 * data is left out.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_program(r, object) && !sk_ask_is_library(r, object) && sk_ask_in_container(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=iso > object.type=pe; name.extension=scr", true },
	{ "header.from=a@b.example > object.type=zip; object.encrypted "
	    "> object.type=pe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=zip > object.type=ooxml-xls; name.extension=xlsx", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=tar; name.extension=gz > object.type=elf; "
	    "object.name=solver", false },
	{ "header.from=a@b.example > object.type=zip > object.type=text; object.name=setup.exe.txt; "
	    "name.extension=txt", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=dll; pe.dll", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=dat; pe.dll", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_in_archive = {
	.id = "pe_in_archive",
	.axis = SK_AXIS_HARM,
	.low_db = 9.5, .likely_db = 17, .high_db = 22,
	.group = "payload",
	.why_ja = "圧縮ファイルなどの中にプログラムが入っています",
	.why_en = "a program lies inside an archive",
	.source = "NPA, targeted mail in the first half of 2014, via itpro 14/091200873 (of "
	    "the payloads in archives, exe 46 %, scr 23 %); Symantec ISTR 2016 (exe "
	    "36 % of spear phishing attachments)",
	.fires = fires,
	.examples = examples,
};
