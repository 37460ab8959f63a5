#include "ask_letter.h"

/*
 * Numbers of invoices and tickets stand in both places, too: a weak sign.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	struct sk_span token = sk_record_get(r, object, SK_KEY_HEADER_TOKEN);
	uint32_t part = 0;

	if (token.n == 0 || !sk_ask_is_letter(r, object) || sk_ask_names_reader(r, object))
		return false;
	for (int i = 0; i < 1000 && (part = sk_ask_next_part(r, object, part)) != 0; i++)
		if (sk_span_same(sk_record_get(r, part, SK_KEY_NAME_TOKEN), token))
			return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.token=number\t8271 > object.type=zip; "
	    "object.attached; name.token=number\t8271", true },
	{ "header.from=a@b.example; header.token=hex\t9f3a77b1 > object.type=text; "
	    "object.inline; text.addressee=none | object.type=zip; name.token=hex\t9f3a77b1", true },
	{ "header.from=a@b.example; header.token=number\t8271 > object.type=zip; "
	    "object.attached; name.token=number\t99", false },
	{ "header.from=a@b.example; header.token=number\t8271 > object.type=text; "
	    "object.inline; text.addressee=person | object.type=pdf; name.token=number\t8271", false },
	{ "header.from=a@b.example > object.type=zip; name.token=number\t8271", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_token = {
	.id = "targeting_token",
	.axis = SK_AXIS_TARGETING,
	.low_db = -9, .likely_db = -5, .high_db = -1,
	.group = "make",
	.why_ja = "件名と添付ファイルの名前に、機械で付けた同じ番号があり、宛名はありません",
	.why_en = "subject and attachment have the same number of a machine, and nobody is named",
	.source = "Tokyo Metropolitan University, notices of 2016 (numbers that differ from mail "
	    "to mail), via comp.tmu.ac.jp; JC3, topics on mail with malware; the figure is "
	    "our estimate",
	.from_year = 2016,
	.fires = fires,
	.needs = SK_KEY_NAME_TOKEN,
	.examples = examples,
};
