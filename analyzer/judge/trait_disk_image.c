#include "ask.h"

/*
 * What lies in one is weighed by itself, and small makers send their setup so: hence
 * the low end; what hides in one is trait disk_image_hides.  Discs of drivers, viewers and patients hold
 * many files, and none of them hides: those are trait disk_image_full.  Nothing is brought
 * past anything where nothing runs.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const images[] = { "iso", "udf", "vhd", NULL };

	return sk_ask_has_any(r, object, SK_KEY_OBJECT_TYPE, images) &&
	    !sk_ask_holds_papers(r, object) && !sk_trait_disk_image_full.fires(r, object) &&
	    !sk_trait_software_package.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=iso; name.extension=iso; object.attached; "
	    "object.gap=unsupported", true },
	{ "header.from=a@b.example > object.type=zip > object.type=vhd; name.extension=vhd", true },
	{ "header.from=a@b.example > object.type=iso; object.attached > object.type=pe; "
	    "object.name=payment.exe; name.extension=exe", true },
	{ "header.from=a@b.example > object.type=iso; object.attached > object.type=pdf; "
	    "object.name=manual.pdf; name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=iso; object.attached > object.type=pdf; "
	    "object.name=manual.pdf; name.extension=pdf | object.type=lnk; object.name=a.lnk", true },
	{ "header.from=a@b.example > object.type=image; name.extension=jpg; object.attached", false },
	{ "header.from=a@b.example > object.type=rar; object.gap=unsupported; object.attached", false },
	{ "header.from=a@b.example > object.type=text; object.name=iso9001.txt; name.extension=txt", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_disk_image = {
	.id = "disk_image",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 12, .high_db = 17,
	.group = "container",
	.why_ja = "ディスクの中身を写したファイル（ISOなど）が送られています",
	.why_en = "the image of a disk is sent, which hides from Windows where its files came from",
	.source = "MITRE ATT&CK T1553.005, mark-of-the-web bypass (ISO and VHD sent by mail)",
	.fires = fires,
	.examples = examples,
};
