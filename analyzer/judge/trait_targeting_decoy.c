#include "ask.h"

/*
 * A robber who sends a thousand mails needs no second act.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_program(r, object) &&
	    sk_record_find(r, object, SK_KEY_PE_DECOY) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.decoy=pdf", true },
	{ "header.from=a@b.example > object.type=pe; pe.decoy=ole-doc", true },
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.overlay_type=cab", false },
	{ "header.from=a@b.example > object.type=zip > object.type=pe | object.type=pdf", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_decoy = {
	.id = "targeting_decoy",
	.axis = SK_AXIS_TARGETING,
	.low_db = 4, .likely_db = 9, .high_db = 13,
	.group = "disguise",
	.why_ja = "受け取った人を安心させる文書が用意されています",
	.why_en = "a document was prepared to calm whoever opens it",
	.source = "Emdivi, via itpro 14/110701797; JTB 2016, via itpro 14/346926/061500549",
	.fires = fires,
	.needs = SK_KEY_PE_DECOY,
	.examples = examples,
};
