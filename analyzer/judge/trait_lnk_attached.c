#include "ask.h"

/*
 * People send a shortcut by mistake, meaning the file it leads to: one that only
 * leads to a document is none, and of others this is less than lnk_in_archive.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "lnk") && !sk_ask_in_container(r, object) &&
	    !sk_ask_lnk_plain(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=lnk; name.extension=lnk; object.attached", true },
	{ "header.from=a@b.example > object.type=lnk; object.name=資料.pdf.lnk; "
	    "name.extension=lnk", true },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; name.extension=lnk", false },
	{ "header.from=a@b.example > object.type=url-file; name.extension=url; object.attached", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.target=\\\\fs01\\share\\予算.xlsx; "
	    "lnk.remote=fs01\tshare", false },
	{ "header.from=a@b.example > object.type=lnk; lnk.target=\\\\fs01\\share\\予算.xlsx; "
	    "lnk.arguments=/c a", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.target=\\\\192.0.2.1\\a\\b.docx; "
	    "lnk.remote=192.0.2.1\tshare", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_lnk_attached = {
	.id = "lnk_attached",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 12, .high_db = 17,
	.group = "payload",
	.why_ja = "開くと動くショートカットがそのまま添付されています",
	.why_en = "a shortcut that runs something when it is opened is attached as it is",
	.source = "J-CSIP, third quarter of 2015 (shortcuts stand first), via scan.netsecurity "
	    "2015/10/26/37568",
	.fires = fires,
	.examples = examples,
};
