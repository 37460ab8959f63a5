#include "ask_letter.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_has(r, object, SK_KEY_OBJECT_OPENED_WITH, "body") ||
	    sk_record_has(r, object, SK_KEY_OBJECT_OPENED_WITH, "subject");
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=zip; object.attached; object.encrypted; "
	    "object.opened_with=body", true },
	{ "header.from=a@b.example > object.type=ooxml-doc; object.opened_with=subject", true },
	{ "header.from=a@b.example > object.type=zip; object.attached; object.encrypted", false },
	{ "header.from=a@b.example > object.type=zip; object.opened_with=archive", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.password_hint=here", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_password_here = {
	.id = "targeting_password_here",
	.axis = SK_AXIS_TARGETING,
	.low_db = -4, .likely_db = -2, .high_db = 0,
	.group = "container",
	.why_ja = "添付ファイルのパスワードが、同じメールの本文に書かれています",
	.why_en = "the password of what is attached stands in the same mail",
	.source = "IPA, pages on Emotet of 2020 and IcedID, via strengbldg 1078189707; against it: "
	    "APT10 of 2018, via techplus 20180917; the figure is our estimate",
	.from_year = 2018,
	.fires = fires,
	.needs = SK_KEY_OBJECT_OPENED_WITH,
	.examples = examples,
};
