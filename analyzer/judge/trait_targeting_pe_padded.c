#include "ask.h"

/*
 * Mass mail does the same since 2022.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_pe_padded.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "pe.padding=314572800", true },
	{ "header.from=a@b.example > object.type=pe; pe.padding=10485760; "
	    "pe.overlay=10485760", true },
	{ "header.from=a@b.example > object.type=pe; pe.padding=52428800; "
	    "pe.signature=present", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; "
	    "name.extension=exe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_pe_padded = {
	.id = "targeting_pe_padded",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "disguise",
	.why_ja = "検査を逃れるためにプログラムが水増しされています",
	.why_en = "the program is padded so that scanners leave it out",
	.source = "Trend Micro, Operation ENDTRADE (2019) (Tick pads its files beyond "
	    "what scanners take)",
	.until_year = 2021,
	.fires = fires,
	.needs = SK_KEY_PE_PADDING,
	.examples = examples,
};
