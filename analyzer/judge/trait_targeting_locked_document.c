#include "ask.h"

/*
 * Personnel departments lock theirs, too; but this is asked only of what is harmful.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	static const char *const given[] = { "body", "subject", "name", NULL };

	size_t above = r->object[object].parent;

	/* What was locked is the document, or lies in the file that locks it. */
	return sk_ask_has_any(r, object, SK_KEY_OBJECT_OPENED_WITH, given) &&
	    (sk_span_begins(sk_record_get(r, object, SK_KEY_OBJECT_TYPE), SK_SPAN("ole")) ||
	    sk_span_begins(sk_record_get(r, above, SK_KEY_OBJECT_TYPE), SK_SPAN("ole")));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=ole; object.encrypted; "
	    "object.opened_with=body", true },
	{ "header.from=a@b.example > object.type=ole-xls; object.encrypted; "
	    "object.opened_with=subject", true },
	{ "header.from=a@b.example > object.type=ole; object.encrypted; "
	    "object.gap=encrypted", false },
	{ "header.from=a@b.example > object.type=zip; object.encrypted; "
	    "object.opened_with=body", false },
	{ "header.from=a@b.example > object.type=ole-xls; object.encrypted; "
	    "object.opened_with=list", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_locked_document = {
	.id = "targeting_locked_document",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 4, .high_db = 7,
	.group = "container",
	.why_ja = "パスワード付きの文書とそのパスワードを同じメールで送るのは、標的型攻撃で見られる手口です",
	.why_en = "a locked document with its password in the mail is a way of targeted attacks",
	.source = "APT10 against Japan, 2018, via techplus 20180917; NSA and FBI on Kimsuky, 2023, via "
	    "security.nl 798465",
	.from_year = 2018,
	.fires = fires,
	.needs = SK_KEY_OBJECT_OPENED_WITH,
	.examples = examples,
};
