#include "ask.h"

/*
 * Internal mail is short too: nearly nothing by itself.
 */
/* Letters and signs of the shortest sentence; less is no letter at all. */
enum { SENTENCE = 8 };

static bool
fires(const struct sk_record *r, size_t object)
{
	bool attached = false, terse = false;
	uint32_t part = 0;
	int n = 0;

	if (object != SK_RECORD_ROOT && sk_record_count(r, object, SK_KEY_MESSAGE_PRESENT) == 0)
		return false;
	for (; n < 1000 && (part = sk_ask_next_part(r, object, part)) != 0; n++) {
		uint64_t chars = sk_record_count(r, part, SK_KEY_TEXT_CHARS);

		if (sk_ask_type_is(r, part, "smime"))
			continue;	/* the mail itself, whatever its name is */
		if (sk_record_count(r, part, SK_KEY_OBJECT_ATTACHED) != 0)
			attached = true;
		else if (chars > 80)
			return false;
		else if (chars >= SENTENCE)
			terse = true;
	}
	return attached && terse;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; text.chars=40 | object.type=zip; "
	    "object.attached", true },
	{ "header.from=a@b.example > object.type=message; message.present > object.type=text; "
	    "text.chars=80 | object.type=zip; object.attached", true },
	{ "header.from=a@b.example > object.type=smime; object.attached > object.type=message > "
	    "object.type=text; text.chars=40 | object.type=zip; object.attached", true },
	{ "header.from=a@b.example > object.type=text; text.chars=40 | object.type=smime; "
	    "object.attached > object.type=message > object.type=text; text.chars=400", false },
	{ "header.from=a@b.example > object.type=text; text.chars=400 | object.type=zip; "
	    "object.attached", false },
	{ "header.from=a@b.example > object.type=text; text.chars=40", false },
	{ "header.from=a@b.example > object.type=text; text.chars=2 | object.type=zip; "
	    "object.attached", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_terse = {
	.id = "targeting_terse",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 2, .high_db = 4,
	.group = "theme",
	.why_ja = "本文がごく短く、添付ファイルを開かせようとしています",
	.why_en = "the text is very short and leads to the attachment",
	.source = "IPA J-CRAT, activity report for the first half of fiscal 2016 (plain, "
	    "short texts)",
	.fires = fires,
	.examples = examples,
};
