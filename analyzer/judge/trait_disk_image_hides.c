#include "ask.h"

/*
 * Discs of makers hide their autorun file at most, and shortcuts are made where
 * something is installed, not before.
 */
enum { LOOKED_AT = 1000 };

static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const images[] = { "iso", "udf", "vhd", NULL };
	uint32_t child = r->object[object].child;
	bool shown = false, hidden = false, leads = false;

	if (!sk_ask_has_any(r, object, SK_KEY_OBJECT_TYPE, images))
		return false;
	for (int n = 0; child != 0 && n < LOOKED_AT; child = r->object[child].sibling, n++) {
		bool hides = sk_record_count(r, child, SK_KEY_OBJECT_HIDDEN) != 0;

		shown |= !hides && sk_ask_runs(r, child);
		hidden |= hides && (sk_ask_runs(r, child) || sk_ask_is_program(r, child));
		leads |= !hides && sk_ask_type_is(r, child, "lnk") && !sk_ask_lnk_plain(r, child);
	}
	return leads || (shown && hidden);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=iso; object.attached > "
	    "object.type=lnk; object.name=a.lnk | object.type=pe; pe.dll; object.hidden", true },
	{ "header.from=a@b.example > object.type=vhd > object.type=pe; "
	    "object.name=view.exe | object.type=pe; pe.dll; object.name=version.dll; "
	    "object.hidden", true },
	{ "header.from=a@b.example > object.type=iso; object.attached > "
	    "object.type=lnk; object.name=a.lnk | object.type=pe; pe.dll; "
	    "object.name=b.dll", true },
	{ "header.from=a@b.example > object.type=iso; object.attached > "
	    "object.type=pe; object.name=setup.exe | object.type=text; "
	    "object.name=autorun.inf; object.hidden", false },
	{ "header.from=a@b.example > object.type=zip > object.type=lnk | "
	    "object.type=pe; object.hidden", false },
	{ "header.from=a@b.example > object.type=iso; object.attached > object.type=lnk; "
	    "lnk.target=C:\\Program Files\\Sample\\Sample.exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_disk_image_hides = {
	.id = "disk_image_hides",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 11, .high_db = 16,
	.group = "disguise",
	.why_ja = "ディスクの写しの中で、動くものがショートカットの先か、見えないファイルに隠されています",
	.why_en = "the image of a disk shows a shortcut or a program, and hides what that starts",
	.source = "MITRE ATT&CK T1553.005, T1564.001 (hidden files); Proofpoint, July "
	    "2022 (shortcuts in images start what is hidden beside them)",
	.fires = fires,
	.examples = examples,
};
