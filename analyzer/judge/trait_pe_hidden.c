#include "ask.h"

/*
 * Licence guards and some installers keep their parts under a mask as well, and
 * mostly say who made them.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	if (sk_record_find(r, object, SK_KEY_PE_HIDDEN) == NULL)
		return false;
	return !sk_record_has(r, object, SK_KEY_PE_SIGNATURE, "present") ||
	    sk_record_find(r, object, SK_KEY_PE_VERSION_INFO) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; name.extension=exe; "
	    "pe.hidden=pe", true },
	{ "header.from=a@b.example > object.type=pe; pe.hidden=pdf; pe.version_info=FileVersion=1.0", true },
	{ "header.from=a@b.example > object.type=pe; pe.hidden=pe; pe.signature=present; "
	    "pe.version_info=CompanyName=Example", false },
	{ "header.from=a@b.example > object.type=pe; pe.overlay=40000 > object.type=pe", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_pe_hidden = {
	.id = "pe_hidden",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 10, .high_db = 15,
	.group = "disguise",
	.why_ja = "プログラムの中に、別のプログラムや文書が暗号のように隠されています",
	.why_en = "another program or document lies masked inside the program",
	.source = "MITRE ATT&CK T1027.009 Embedded Payloads, T1027.013 Encrypted/Encoded File "
	    "(droppers that mask their load with one byte)",
	.fires = fires,
	.needs = SK_KEY_PE_HIDDEN,
	.examples = examples,
};
