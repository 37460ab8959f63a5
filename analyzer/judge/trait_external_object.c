#include "ask.h"

/*
 * Tables are linked from disks and file servers, hardly ever from a web server.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_loads(r, object, SK_KEY_OFFICE_EXTERNAL_OBJECT);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_object=http://files.example.net/a.html!", true },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_object=mhtml:https://files.example.net/"
	    "a.html!x-usc:https://files.example.net/a.html", true },
	{ "header.from=a@b.example > object.type=ooxml-ppt; "
	    "office.external_object=file:///E:\\project\\table.xlsx", false },
	{ "header.from=a@b.example > object.type=ooxml-ppt; office.external_object=Book1", false },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_object=file:///\\\\fs01\\sales\\2018.xlsx", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_external_object = {
	.id = "external_object",
	.axis = SK_AXIS_HARM,
	.low_db = 3, .likely_db = 11, .high_db = 16,
	.group = "payload",
	.why_ja = "文書を開くと、外部から部品を読み込みます",
	.why_en = "the document loads an object from outside when it is opened",
	.source = "Microsoft on CVE-2017-0199 and CVE-2022-30190 (objects linked from a web server); the "
	    "ratio is our estimate",
	.fires = fires,
	.needs = SK_KEY_OFFICE_EXTERNAL_OBJECT,
	.examples = examples,
};
