#include "ask.h"

/*
 * Odds of 0.15/0.85, where one mail in 255 is malicious (Symantec
 * Intelligence, November 2011): 16.5 decibans.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_program(r, object) && !sk_ask_is_library(r, object) && !sk_ask_in_container(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; object.attached", true },
	{ "header.from=a@b.example > object.type=message; message.present > object.type=ole-msi; "
	    "name.extension=msi", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe", false },
	{ "header.from=a@b.example > object.type=pdf; name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=en", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=dll; pe.dll; object.attached", false },
	{ "header.from=a@b.example > object.type=pe; name.extension=cpl; pe.dll; object.attached", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_attached = {
	.id = "pe_attached",
	.axis = SK_AXIS_HARM,
	.low_db = 9.5, .likely_db = 17, .high_db = 22,
	.group = "payload",
	.why_ja = "プログラムがそのまま添付されています",
	.why_en = "a program is attached as it is",
	.source = "MessageLabs Intelligence, March 2010 (15 % of attached exe files were "
	    "malicious), via idm.net.au 007727",
	.fires = fires,
	.examples = examples,
};
