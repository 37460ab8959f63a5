#include "ask.h"

/*
 * Mailing lists add their footer behind the end of a multipart. Mailers write a
 * name twice, once in what letters they have: that matters only where it ends
 * in two ways. A file in gzip has its own name and that of its wrapper, which
 * people change.  Whole messages in base64 come from honest gateways too: RFC
 * 2046 5.2.1 forbids that, and all readers know what was meant.
 */
static bool
has_two_names(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_NAME_EXTENSION);

	if (o == NULL || sk_record_count(r, object, SK_KEY_NAME_READINGS_DIFFER) == 0)
		return false;
	return sk_extension_runs(o->text) ||
	    (sk_record_next(r, o) != NULL && !sk_ask_in_container(r, object));
}

static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const words[] = {
		"encoded_multipart", "wrong_boundary",
		"base64_padding_inside", "duplicate_type", "duplicate_encoding", NULL
	};

	if (has_two_names(r, object) ||
	    sk_ask_has_any(r, object, SK_KEY_MIME_DEFECT, words))
		return true;
	return sk_record_has(r, object, SK_KEY_MIME_DEFECT, "parts_after_end") &&
	    !sk_ask_from_list(r, object);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip; mime.defect=base64_padding_inside", true },
	{ "header.from=a@b.example; mime.defect=parts_after_end", true },
	{ "header.from=a@b.example > object.type=pe; name.extension=exe; name.extension=txt; "
	    "name.readings_differ=2", true },
	{ "header.from=a@b.example > object.type=zip; name.extension=zip; name.extension=pdf; "
	    "name.readings_differ=2", true },
	{ "header.from=a@b.example > object.type=gzip > object.type=script-js; name.extension=js; "
	    "name.extension=txt; name.readings_differ=2", true },
	{ "header.from=a@b.example > object.type=gzip > object.type=text; name.extension=log; "
	    "name.extension=1; name.readings_differ=2", false },
	{ "header.from=a@b.example > object.type=pdf; mime.defect=conflicting_name; "
	    "name.extension=pdf", false },
	{ "header.from=a@b.example > object.type=ole; mime.defect=conflicting_name; "
	    "object.name_reading=ATT00001; name.extension=xls; name.readings_differ=2", false },
	{ "header.from=a@b.example; header.list; mime.defect=parts_after_end", false },
	{ "header.from=a@b.example > object.type=image; mime.defect=base64_cut", false },
	{ "header.from=a@b.example > object.type=text; mime.defect=no_type", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_mime_two_readings = {
	.id = "mime_two_readings",
	.axis = SK_AXIS_HARM,
	.low_db = 2, .likely_db = 7, .high_db = 12,
	.group = "container",
	.why_ja = "メールが、読むソフトによって違う中身に見えるように作られています",
	.why_en = "the mail is made so that different programs see different things in it",
	.source = "RFC 2045, section 6.8; RFC 2046, section 5.1 (what a multipart must look "
	    "like)",
	.fires = fires,
	.examples = examples,
};
