#include "ask.h"

/*
 * What is quoted is not seen; novels and jokes may be.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_TEXT_HONORIFIC_CLASH) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.honorific_clash=貴様の", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.honorific_clash=親愛なるお客; text.honorific_clash=お前の口座", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.translated=ことをでき", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_honorific_clash = {
	.id = "honorific_clash",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 8,
	.group = "language",
	.why_ja = "会社や役所がお客様あての文面では使わない言葉づかいがあります",
	.why_en = "it speaks to its reader as no office speaks to a customer",
	.source = "Bank phishing of 2013 to 2016, via iroiro-memo.hatenablog 20150128 and 20160302; tax "
	    "phishing of 2022, via teraokaikei 2022-09-13. Weight: our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_HONORIFIC_CLASH,
	.examples = examples,
};
