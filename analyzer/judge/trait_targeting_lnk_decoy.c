#include "ask.h"

/*
 * Robbers who send thousands do not write a document for each.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const kinds[] = { "lnk", NULL };
	uint32_t child = r->object[object].child;

	if (!sk_ask_has_any(r, object, SK_KEY_LNK_KIND, kinds) ||
	    sk_record_find(r, object, SK_KEY_LNK_COMMAND) == NULL)
		return false;
	for (int i = 0; child != 0 && i < 16; i++) {
		if (sk_ask_class(r, child, SK_CLASS_DOCUMENT) && !sk_ask_class(r, child, SK_CLASS_TEXT))
			return true;
		child = r->object[child].sibling;
	}
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=lnk; lnk.kind=lnk; "
	    "lnk.command=powershell > object.type=pdf", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.kind=lnk; lnk.command=cmd > "
	    "object.type=ole-doc", true },
	{ "header.from=a@b.example > object.type=lnk; lnk.kind=lnk; lnk.command=mshta > "
	    "object.type=html", false },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk; lnk.kind=lnk; "
	    "lnk.command=cmd | object.type=pdf", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_lnk_decoy = {
	.id = "targeting_lnk_decoy",
	.axis = SK_AXIS_TARGETING,
	.low_db = 3, .likely_db = 8, .high_db = 12,
	.group = "disguise",
	.why_ja = "ショートカットの中に、開いた人を安心させる文書が用意されています",
	.why_en = "a document to calm whoever opens it is carried inside the shortcut",
	.source = "MITRE ATT&CK T1027.009, T1036 (shortcuts of Kimsuky, APT37 and Mustang "
	    "Panda); IPA on shortcuts in targeted mail, via itpro COLUMN/20140605/561868",
	.fires = fires,
	.needs = SK_KEY_LNK_KIND,
	.examples = examples,
};
