#include "ask_letter.h"

/*
 * Mail that is merged from a list of customers does so, too.
 */
static const char *const words[] = { "organisation", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_SITE_ORG_NAMED);

	if (!sk_ask_is_letter(r, object) ||
	    !sk_ask_letter_has(r, object, SK_KEY_TEXT_ADDRESSEE, words))
		return false;
	for (; o != NULL; o = sk_record_next(r, o))
		if (sk_span_ends_nocase(o->text, SK_SPAN("\ttext")))
			return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; site.org_named=例示研究所\ttext > object.type=text; "
	    "object.inline; text.addressee=organisation", true },
	{ "header.from=a@b.example; site.org_named=例示研究所\tsubject; "
	    "site.org_named=例示研究所\ttext > object.type=text; object.inline; "
	    "text.addressee=organisation; text.addressee=generic", true },
	{ "header.from=a@b.example; site.org_named=例示研究所\tsubject > "
	    "object.type=text; object.inline; text.addressee=organisation", false },
	{ "header.from=a@b.example; site.org_named=例示研究所\ttext > object.type=text; "
	    "object.inline; text.addressee=generic", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "text.addressee=organisation", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_addressee_organisation = {
	.id = "targeting_addressee_organisation",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 5,
	.group = "reader",
	.why_ja = "受信者の組織の名前を宛名にしています",
	.why_en = "the letter speaks to the recipient's organisation by its name",
	.source = "Citizen Lab, Targeted Threat Index, 2013 (customised mail); JC3, "
	    "topics on mail with malware (mass mail names nobody); against it: stolen "
	    "threads of Emotet, ipa.go.jp emotet-situation-10; the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_SITE_ORG_NAMED,
	.examples = examples,
};
