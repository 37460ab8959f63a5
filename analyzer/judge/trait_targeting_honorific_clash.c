#include "ask.h"

/*
 * The same in letters to one reader would give them away.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_trait_honorific_clash.fires(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.honorific_clash=貴様の", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.honorific_clash=こんにちは", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.translated=ことをでき", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_honorific_clash = {
	.id = "targeting_honorific_clash",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "language",
	.why_ja = "お客様あてとして不自然な言葉づかいは、ばらまき型に多く見られます",
	.why_en = "words that no office writes to a customer are more frequent in mass mail",
	.source = "Bank phishing of 2013 to 2016, via iroiro-memo.hatenablog 20150128 and 20160302; tax "
	    "phishing of 2022, via teraokaikei 2022-09-13; IPA J-CRAT, first half of fiscal 2018 "
	    "(few clear slips in targeted mail), via securityinsight.jp 3509-181127-1. Weight: "
	    "our estimate",
	.fires = fires,
	.needs = SK_KEY_TEXT_HONORIFIC_CLASH,
	.examples = examples,
};
