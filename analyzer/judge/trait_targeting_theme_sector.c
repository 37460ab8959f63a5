#include "ask_letter.h"

static const char *const themes[] = {
	"policy", "grant", "academic", "interview", "insurance",
	NULL
};

static bool
fires(const struct sk_record *r, size_t object)
{
	if (!sk_ask_is_letter(r, object))
		return false;
	return sk_ask_theme(r, object, themes) ||
	    sk_ask_letter_has(r, object, SK_KEY_TEXT_THEME, themes);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=policy > object.type=text; object.inline; "
	    "text.chars=200", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=seminar; "
	    "text.theme=grant", true },
	{ "header.from=a@b.example > object.type=zip; object.attached; name.theme=policy", true },
	{ "header.from=a@b.example; header.theme=invoice > object.type=text; object.inline; "
	    "text.chars=200", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.theme=seminar; "
	    "text.theme=meeting", false },
	{ "header.from=a@b.example; header.theme=hr > object.type=zip; object.attached; "
	    "name.theme=grant", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_theme_sector = {
	.id = "targeting_theme_sector",
	.axis = SK_AXIS_TARGETING,
	.low_db = 3, .likely_db = 7, .high_db = 10,
	.group = "theme",
	.why_ja = "外交・安全保障・研究助成・取材など、特定の分野の人に向けた話題です",
	.why_en = "it is about what only some readers work on: policy, research grants, an "
	    "interview",
	.source = "NPA and NISC, alert of 30 November 2022 (scholars, think tanks, press), via "
	    "scan.netsecurity 2022/12/02/48581; Sophia University, notice of 20 January 2017 "
	    "(grants), via ccweb.cc.sophia; LAC and others on APT10 of 2018 (diplomacy), via "
	    "techplus 20180917; the figure is our estimate",
	.fires = fires,
	.examples = examples,
};
