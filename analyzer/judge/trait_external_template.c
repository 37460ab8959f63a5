#include "ask.h"

/*
 * Most templates lie on the reader's disk or on a file server of the office that wrote the
 * letter; a share by its full name may be one of these.  No honest use is known of a
 * template in the public net.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_loads(r, object, SK_KEY_OFFICE_EXTERNAL_TEMPLATE);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=http://files.example.net/a.dotm", true },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=file://203.0.113.5/share/Normal.dotm", true },
	{ "header.from=a@b.example > object.type=ole-doc; "
	    "office.external_template=\\\\files.example.net@ssl\\a\\b.dot", true },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=file:///\\\\fs01\\template\\letter.dotx", false },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=file:///C:\\Users\\a\\letter.dotx", false },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=\\\\fs01.corp.example.co.jp\\dfs\\a.dotx", false },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=https://example.sharepoint.com/sites/a/b.dotx", false },
	{ "header.from=a@b.example > object.type=ooxml-doc; "
	    "office.external_template=http://192.168.1.20/a.dotx", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_external_template = {
	.id = "external_template",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 12, .high_db = 17,
	.group = "payload",
	.why_ja = "文書を開くと、外部からひな型を読み込みます",
	.why_en = "the document loads its template from outside when it is opened",
	.source = "MITRE ATT&CK T1221, template injection; Cisco Talos on template injection, July 2017; the "
	    "ratio is our estimate",
	.fires = fires,
	.needs = SK_KEY_OFFICE_EXTERNAL_TEMPLATE,
	.examples = examples,
};
