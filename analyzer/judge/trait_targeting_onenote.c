#include "ask.h"

/*
 * A few weeks of all the large botnets, and hardly anything since.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_runs(r, object) && object != SK_RECORD_ROOT &&
	    sk_ask_type_is(r, r->object[object].parent, "onenote");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=onenote > object.type=script-hta; "
	    "name.extension=hta", true },
	{ "header.from=a@b.example > object.type=onenote; object.attached > "
	    "object.type=script-bat; name.extension=bat", true },
	{ "header.from=a@b.example > object.type=onenote > object.type=ooxml-doc; "
	    "name.extension=docx", false },
	{ "header.from=a@b.example > object.type=onenote; object.attached", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_onenote = {
	.id = "targeting_onenote",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -4, .high_db = -1,
	.group = "container",
	.why_ja = "ファイルを埋め込んだOneNoteは、ばらまき型でよく使われました",
	.why_en = "OneNote pages that carry files that run were the way of mass mail",
	.source = "Proofpoint, OneNote Documents Increasingly Used to Deliver Malware "
	    "(February 2023)",
	.from_year = 2022,
	.fires = fires,
	.examples = examples,
};
