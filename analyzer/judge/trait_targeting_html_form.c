#include "ask.h"

/*
 * Phishing for one mailbox is done with links to pages made for it.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_record_find(r, object, SK_KEY_HTML_FORM) != NULL &&
	    sk_record_count(r, object, SK_KEY_OBJECT_INLINE) == 0;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.attached; "
	    "html.form=login.example", true },
	{ "header.from=a@b.example > object.type=zip > object.type=html; "
	    "html.form=unknown", true },
	{ "header.from=a@b.example > object.type=html; object.attached", false },
	{ "header.from=a@b.example > object.type=html; object.inline; "
	    "html.form=b.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_html_form = {
	.id = "targeting_html_form",
	.axis = SK_AXIS_TARGETING,
	.low_db = -8, .likely_db = -5, .high_db = -1,
	.group = "payload",
	.why_ja = "パスワードを入力させるページの添付は、ばらまき型のフィッシングでよく使われます",
	.why_en = "an attached page that asks for a password is usual in mass phishing",
	.source = "MITRE ATT&CK T1598.002; National Tax Agency phishing of 2022, via "
	    "teraokaikei 2022-09-13; our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_FORM,
	.examples = examples,
};
