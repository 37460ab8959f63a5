#include "ask.h"

/*
 * Espionage uses them as well, so it says little.
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
	    "macros: ISO, RAR, LNK up nearly 175 %)",
	.from_year = 2021,
	.fires = fires,
	.examples = examples,
};
