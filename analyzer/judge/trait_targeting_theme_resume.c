#include "ask_letter.h"

/*
 * Applications in German and English were mass mail, too (Bewerbung, 2016): of Japanese
 * ones nothing of the kind is known.
 */
static const char *const themes[] = { "resume", NULL };

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && sk_ask_theme(r, object, themes);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.theme=resume > object.type=text; "
	    "object.inline; text.language=ja", true },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja; "
	    "text.theme=resume", true },
	{ "header.from=a@b.example; header.theme=hr > object.type=text; object.inline; "
	    "text.language=ja", false },
	{ "header.from=a@b.example; header.theme=order > object.type=text; "
	    "object.inline; text.language=ja; text.theme=order", false },
	{ "header.from=a@b.example > object.type=text; object.inline; text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_theme_resume = {
	.id = "targeting_theme_resume",
	.axis = SK_AXIS_TARGETING,
	.low_db = 2, .likely_db = 5, .high_db = 8,
	.group = "theme",
	.why_ja = "応募書類や履歴書を送る体裁で、採用に関わる人を狙う手口に見られます",
	.why_en = "it poses as an application for a job, to those who read such",
	.source = "U.S. Embassy Tokyo, 14 July 2020, after JPCERT/CC (LODEINFO: CVs from "
	    "free mail), via jmh.usembassy.gov 20200714147624; Tokyo Institute of "
	    "Technology, 16 September 2014, after the police (resumes to those who "
	    "hire), via cert.titech.ac.jp; IPA, 124 mails of 2012 and 2013 (job "
	    "hunting), via itpro Active/20140710/570644; the figure is our estimate",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
