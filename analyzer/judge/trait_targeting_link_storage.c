#include "ask_letter.h"

/*
 * Since offices gave up locked zips, partners send such links as well.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && !sk_ask_from_list(r, object) &&
	    sk_record_count(r, object, SK_KEY_HEADER_REFERENCES) == 0 &&
	    sk_ask_letter_has(r, object, SK_KEY_URL_STORAGE, NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.inline; url.storage=1drv.ms", true },
	{ "header.from=a@b.example > object.type=html; object.inline; "
	    "url.storage=drive.google.com", true },
	{ "header.from=a@b.example; header.references=1 > object.type=text; object.inline; "
	    "url.storage=1drv.ms", false },
	{ "header.list > object.type=text; object.inline; url.storage=drive.google.com", false },
	{ "header.from=a@b.example > object.type=text; object.inline; url.shortener=bit.ly", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_link_storage = {
	.id = "targeting_link_storage",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 5,
	.group = "payload",
	.why_ja = "やり取りのない相手から、ファイル置き場へのリンクが送られています",
	.why_en = "somebody to whom nobody here has written sends a link to a stored file",
	.source = "Trend Micro on Earth Kasha (MirrorFace), 2024 (archives on OneDrive), via "
	    "blog.knowbe4; the figure is our estimate",
	.from_year = 2020,
	.fires = fires,
	.needs = SK_KEY_URL_STORAGE,
	.examples = examples,
};
