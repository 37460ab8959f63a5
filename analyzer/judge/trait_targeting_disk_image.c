#include "ask.h"

/*
 * Espionage uses them as well, so it says little; since Windows marks what lies in an image,
 * too, mass mail has gone on to other things.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const images[] = { "iso", "udf", "vhd", NULL };

	return sk_ask_has_any(r, object, SK_KEY_OBJECT_TYPE, images);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=iso; object.attached", true },
	{ "header.from=a@b.example > object.type=zip > object.type=vhd", true },
	{ "header.from=a@b.example > object.type=image; object.name=iso.png", false },
	{ "header.from=a@b.example > object.type=zip; object.name=disk.zip", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_disk_image = {
	.id = "targeting_disk_image",
	.axis = SK_AXIS_TARGETING,
	.low_db = -5, .likely_db = -2, .high_db = 0,
	.group = "container",
	.why_ja = "ディスクイメージは、2021年以降のばらまき型でよく使われます",
	.why_en = "images of disks are usual in mass mail since 2021",
	.source = "Proofpoint, July 2022 (container files and shortcuts in the place of "
	    "macros: ISO, RAR, LNK up nearly 175 %); Microsoft, CVE-2022-41091, November 2022 "
	    "(the mark of the web in images)",
	.from_year = 2021, .until_year = 2023,
	.fires = fires,
	.examples = examples,
};
