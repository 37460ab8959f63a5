#include "ask_sender.h"

/*
 * Honest partners speak of nothing else: so it says nothing on harm.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_SITE_KEYWORD) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.subject=耐熱合金の公募; site.keyword=耐熱合金\tsubject", true },
	{ "header.subject=x; site.keyword=耐熱合金\tfile", true },
	{ "header.subject=耐熱合金の公募", false },
	{ "header.subject=x; site.org_named=例示大学\tsubject", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_keyword = {
	.id = "targeting_keyword",
	.axis = SK_AXIS_TARGETING,
	.low_db = 2, .likely_db = 7, .high_db = 9,
	.group = "theme",
	.why_ja = "受信者の組織の研究や事業に関わる言葉が使われています",
	.why_en = "it speaks of what the recipient works on",
	.source = "MEXT case of May 2016, via piyolog 20160526; Sophia University, notice of "
	    "20 January 2017, ccweb.cc.sophia; APT10 2018, via techplus 20180917: themes of "
	    "the victims' own field. Weight: our estimate",
	.fires = fires,
	.examples = examples,
};
