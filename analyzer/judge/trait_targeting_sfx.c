#include "ask.h"

/*
 * A document has to be found or written for it.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_sfx_shows_document.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip > object.type=pe; pe.sfx_silent; "
	    "pe.sfx_run=a.exe; pe.sfx_run=b.doc", true },
	{ "header.from=a@b.example > object.type=pe; pe.sfx_silent; pe.sfx_run=cmd /c "
	    "start notice.pdf; pe.sfx_run=svc.exe", true },
	{ "header.from=a@b.example > object.type=pe; pe.sfx_silent; "
	    "pe.sfx_run=setup.exe", false },
	{ "header.from=a@b.example > object.type=pe; pe.sfx_run=a.exe; "
	    "pe.sfx_run=readme.txt", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_sfx = {
	.id = "targeting_sfx",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 5, .high_db = 9,
	.group = "disguise",
	.why_ja = "自己解凍形式のプログラムが、文書を見せながら別のプログラムを動かします",
	.why_en = "a self-extractor shows a document and runs a program behind it",
	.source = "Emdivi (self-extractors of WinRAR), via itpro 14/110701797; Kaspersky "
	    "on LODEINFO (October 2022), via livedoor 23140304",
	.fires = fires,
	.needs = SK_KEY_PE_SFX_RUN,
	.examples = examples,
};
