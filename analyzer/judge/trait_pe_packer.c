#include "ask.h"

/* Makers of small tools pack theirs as well: hence little. */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_PE_PACKER) != NULL &&
	    !sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.packer=upx", true },
	{ "header.from=a@b.example > object.type=pe; pe.packer=upx; pe.signature=present", false },
	{ "header.from=a@b.example > object.type=pe", false },
	{ "header.from=a@b.example > object.type=pe; pe.packer=vmprotect", true },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_packer = {
	.id = "pe_packer",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "make",
	.why_ja = "署名のないプログラムが、中身を隠す形で圧縮（パック）されています",
	.why_en = "an unsigned program is packed, which hides what it does",
	.source = "MITRE ATT&CK T1027.002, Obfuscated Files or Information: Software Packing",
	.fires = fires,
	.needs = SK_KEY_PE_PACKER,
	.examples = examples,
};
