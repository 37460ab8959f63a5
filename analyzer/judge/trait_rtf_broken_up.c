#include "ask.h"

/*
 * Word puts digits into lines and nothing else among them; so do the others.
 */
static const char *const tricks[] = { "hex_escaped", "hex_broken_up", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_type_is(r, object, "rtf") &&
	    sk_ask_has_any(r, object, SK_KEY_CONTAINER_DEFECT, tricks);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=rtf; rtf.object_class=Package; "
	    "container.defect=hex_broken_up", true },
	{ "header.from=a@b.example > object.type=rtf; container.defect=hex_odd; "
	    "container.defect=hex_escaped", true },
	{ "header.from=a@b.example > object.type=rtf; rtf.object_class=Package; "
	    "container.defect=suffix", false },
	{ "header.from=a@b.example > object.type=rtf; rtf.object_class=Excel.Sheet.8; "
	    "container.defect=hex_odd", false },
	{ "header.from=a@b.example > object.type=zip; container.defect=damaged", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_rtf_broken_up = {
	.id = "rtf_broken_up",
	.axis = SK_AXIS_HARM,
	.low_db = 6, .likely_db = 13, .high_db = 18,
	.group = "disguise",
	.why_ja = "文書(RTF)に埋め込まれたものが、検査を逃れるように細工されています",
	.why_en = "what is embedded in the document (RTF) is written so that scanners cannot read it",
	.source = "FireEye, How RTF malware evades static signature-based detection (May 2016); the ratio "
	    "is our estimate",
	.fires = fires,
	.examples = examples,
};
