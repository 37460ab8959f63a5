#include "ask_letter.h"

static const char *const themes[] = {
	"hr", "reunion", "seminar", "meeting", "survey", "greeting",
	"obituary", "security",
	NULL
};

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_theme(r, object, themes);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=hr > object.type=text; object.inline; "
	    "text.language=ja", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.theme=seminar", true },
	{ "header.from=a@b.example; header.theme=invoice > object.type=text; object.inline; "
	    "text.language=ja", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.theme=parcel; text.theme=hr", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_theme_office = {
	.id = "targeting_theme_office",
	.axis = SK_AXIS_TARGETING,
	.low_db = 1, .likely_db = 3, .high_db = 5,
	.group = "theme",
	.why_ja = "人事・会合・注意喚起など、職場の日常の連絡の形をしています",
	.why_en = "it poses as everyday mail of an office: personnel, members, a briefing, a "
	    "warning",
	.source = "IPA J-CRAT, activity report for the first half of fiscal 2016 (personnel "
	    "notices, reunions, calls for members, briefings); IPA, 124 mails of 2012 and "
	    "2013 (security warnings, job hunting), via itpro Active/20140710/570644; "
	    "against it: mass mail of January 2016 on personnel, via "
	    "www-cgi.ed.kagu.tus.ac.jp 2016/0118",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
