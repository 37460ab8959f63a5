#include "ask.h"

/*
 * Scanners leave out what is large; a run of one byte makes a program large and
 * hardly makes its zip larger.  Who signs his programs does not do that.
 */
enum { PADDING = 10 << 20 };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_count(r, object, SK_KEY_PE_PADDING) >= PADDING &&
	    !sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.padding=314572800", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.padding=2097152", false },
	{ "header.from=a@b.example > object.type=pe; pe.padding=52428800; pe.signature=present", false },
	{ "header.from=a@b.example > object.type=pe; pe.padding=10485760; pe.overlay=10485760", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_padded = {
	.id = "pe_padded",
	.axis = SK_AXIS_HARM,
	.low_db = 3, .likely_db = 8, .high_db = 14,
	.group = "disguise",
	.why_ja = "検査を避けるためと思われる大量の詰め物で、プログラムが大きくされています",
	.why_en = "the program is blown up with filler, as is done to be too large for scanners",
	.source = "MITRE ATT&CK T1027.001, Obfuscated Files or Information: Binary Padding",
	.fires = fires,
	.needs = SK_KEY_PE_PADDING,
	.examples = examples,
};
