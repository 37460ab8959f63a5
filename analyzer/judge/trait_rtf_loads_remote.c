#include "ask.h"

/*
 * The letters of an office name a template on its own disk or file server.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_loads(r, object, SK_KEY_RTF_LINK);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=rtf; rtf.link=http://files.example.net/a.dot", true },
	{ "header.from=a@b.example > object.type=rtf; rtf.object_class=OLE2Link; "
	    "rtf.link=https://203.0.113.5/a.hta", true },
	{ "header.from=a@b.example > object.type=rtf; rtf.link=C:\\Users\\a\\Normal.dot", false },
	{ "header.from=a@b.example > object.type=rtf; rtf.object_class=Excel.Sheet.8; "
	    "rtf.link=\\\\fs01\\sales\\2018.xls", false },
	{ "header.from=a@b.example > object.type=rtf; "
	    "rtf.link=https://example.sharepoint.com/sites/a/b.dotx", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_rtf_loads_remote = {
	.id = "rtf_loads_remote",
	.axis = SK_AXIS_HARM,
	.low_db = 3, .likely_db = 12, .high_db = 17,
	.group = "payload",
	.why_ja = "文書(RTF)を開くと、外部からひな型や部品を読み込みます",
	.why_en = "the document (RTF) loads its template or a part from outside when it is opened",
	.source = "Microsoft on CVE-2017-0199 (objects in RTF linked to a web server); Proofpoint on templates "
	    "in RTF (December 2021); the ratio is our estimate",
	.fires = fires,
	.examples = examples,
};
