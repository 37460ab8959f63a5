#include "ask_letter.h"

/*
 * Devices and ticket systems number their files, too: a weak sign, and only asked of
 * what is harmful.
 */
enum { LONG = 7 };

static bool
fires(const struct sk_record *r, size_t object)
{
	struct sk_span token = sk_record_get(r, object, SK_KEY_NAME_TOKEN);
	size_t tab = sk_span_chr(token, '\t', 0);
	size_t message;

	if (tab == SK_SPAN_NONE || token.n - tab - 1 < LONG ||
	    sk_record_count(r, object, SK_KEY_OBJECT_ATTACHED) == 0)
		return false;
	message = sk_record_message_of(r, object);
	return !sk_ask_names_reader(r, message) &&
	    (sk_ask_runs(r, object) || sk_ask_class(r, object, SK_CLASS_CONTAINER | SK_CLASS_DOCUMENT));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=none | object.type=zip; object.attached; "
	    "name.token=number\t9071182019", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=generic | object.type=ole-doc; object.attached; "
	    "name.token=hex\t3f9a77c1", true },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=person | object.type=zip; object.attached; "
	    "name.token=number\t9071182019", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=none | object.type=zip; object.attached; "
	    "name.token=number\t0902", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=none | object.type=zip; object.attached; object.name=a.zip", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_name_number = {
	.id = "targeting_name_number",
	.axis = SK_AXIS_TARGETING,
	.low_db = -7, .likely_db = -4, .high_db = 0,
	.group = "make",
	.why_ja = "添付の名前に機械が付けた長い番号があり、宛名はありません",
	.why_en = "the attachment has a long number of a machine in its name, and nobody "
	    "is named",
	.source = "ESET, 30 January 2019 (PIC and a number, to Japan), via news.mynavi "
	    "techplus 20190201-764924; JC3, topics on mail with malware; Tokyo "
	    "Metropolitan University, notices of 2016, via comp.tmu.ac.jp; the figure is "
	    "our estimate",
	.fires = fires,
	.needs = SK_KEY_NAME_TOKEN,
	.examples = examples,
};
