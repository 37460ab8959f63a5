#include "ask.h"

/*
 * An attack shows one file or two to open and hides the rest.  The discs of drivers and
 * devices, whose files belong together, say nothing at all: trait software_package.
 */
enum { MANY = 5, LOOKED_AT = 1000 };

static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const images[] = { "iso", "udf", "vhd", NULL };
	uint32_t child = r->object[object].child;
	int files = 0;

	if (!sk_ask_has_any(r, object, SK_KEY_OBJECT_TYPE, images) ||
	    sk_trait_software_package.fires(r, object) || sk_ask_holds_papers(r, object))
		return false;
	for (; child != 0 && files < LOOKED_AT; child = r->object[child].sibling, files++)
		if (sk_ask_type_is(r, child, "lnk") ||
		    sk_record_count(r, child, SK_KEY_OBJECT_HIDDEN) != 0)
			return false;
	return files >= MANY;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=iso; object.attached > "
	    "object.type=pe; object.name=SETUP.EXE | object.type=text; "
	    "object.name=README.TXT | object.type=text; object.name=DRV.INF | "
	    "object.type=cab; object.name=DATA1.CAB | object.type=unknown; "
	    "object.name=DRV.CAT", true },
	{ "header.from=a@b.example > object.type=zip > object.type=vhd > "
	    "object.type=pe; object.name=SETUP.EXE | object.type=text; "
	    "object.name=README.TXT | object.type=text; object.name=DRV.INF | "
	    "object.type=cab; object.name=DATA1.CAB | object.type=unknown; "
	    "object.name=DRV.CAT", true },
	{ "header.from=a@b.example > object.type=iso; object.attached > "
	    "object.type=pe; object.name=SETUP.EXE | object.type=text; "
	    "object.name=README.TXT | object.type=text; object.name=DRV.INF | "
	    "object.type=cab; object.name=DATA1.CAB | object.type=unknown; "
	    "object.name=DRV.CAT | object.type=lnk; object.name=Open.lnk", false },
	{ "header.from=a@b.example > object.type=iso; object.attached > "
	    "object.type=pe; object.name=SETUP.EXE | object.type=text; "
	    "object.name=README.TXT | object.type=text; object.name=DRV.INF | "
	    "object.type=cab; object.name=DATA1.CAB | object.type=unknown; "
	    "object.name=DRV.CAT | object.type=pe; object.hidden", false },
	{ "header.from=a@b.example > object.type=iso; object.attached > "
	    "object.type=pe; object.name=a.exe", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "object.name=SETUP.EXE | object.type=text; object.name=README.TXT | "
	    "object.type=text; object.name=DRV.INF | object.type=cab; "
	    "object.name=DATA1.CAB | object.type=unknown; object.name=DRV.CAT", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_disk_image_full = {
	.id = "disk_image_full",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 9,
	.group = "container",
	.why_ja = "多くのファイルの入ったディスクの写し（ISOなど）が送られています",
	.why_en = "the image of a disk with many files is sent, as makers of devices do "
	    "now and then",
	.source = "MITRE ATT&CK T1553.005, mark-of-the-web bypass (ISO and VHD sent by "
	    "mail); our estimate",
	.fires = fires,
	.examples = examples,
};
