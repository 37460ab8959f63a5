#include "ask.h"

/*
 * A real service asks on its own site. Portals for secure mail do it like
 * this, so it is doubtful and no more.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HTML_FORM) != NULL &&
	    !sk_ask_from_list(r, object) &&
	    (sk_record_count(r, object, SK_KEY_OBJECT_INLINE) == 0 || sk_ask_in_container(r, object));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; html.form=collect.example", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; html.form=collect.example", true },
	{ "header.from=a@b.example > object.type=html; object.inline; html.form=shop.example", false },
	{ "header.from=a@b.example > object.type=html; object.attached; html.smuggling=4000", false },
	{ "header.list > object.type=html; object.attached; html.form=shop.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_form = {
	.id = "html_form",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 8, .high_db = 11,
	.group = "theme",
	.why_ja = "パスワードの入力を求めるページが添付されています",
	.why_en = "a page that asks for a password is attached",
	.source = "MITRE ATT&CK T1566.001, spearphishing attachment; T1598.002 (pages that "
	    "collect credentials)",
	.fires = fires,
	.examples = examples,
};
