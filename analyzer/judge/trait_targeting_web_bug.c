#include "ask_letter.h"

static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_is_letter(r, object) && !sk_ask_from_list(r, object) &&
	    sk_record_count(r, object, SK_KEY_HEADER_REFERENCES) == 0 &&
	    sk_ask_letter_has(r, object, SK_KEY_HTML_WEB_BUGS, NULL) &&
	    !sk_ask_letter_has(r, object, SK_KEY_INDICATOR_URL, NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.inline; html.web_bugs=1; "
	    "text.chars=300", true },
	{ "header.from=a@b.example > object.type=message; message.present > "
	    "object.type=html; object.inline; html.web_bugs=1", true },
	{ "header.list > object.type=html; object.inline; html.web_bugs=1", false },
	{ "header.from=a@b.example > object.type=html; object.inline; html.web_bugs=1; "
	    "indicator.url=https://x.example/", false },
	{ "header.from=a@b.example; header.references=1 > object.type=html; object.inline; "
	    "html.web_bugs=1", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_web_bug = {
	.id = "targeting_web_bug",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 3, .high_db = 5,
	.group = "payload",
	.why_ja = "やり取りのない相手から、読んだかどうかを知らせる仕掛けだけが入ったメールです",
	.why_en = "somebody to whom nobody here has written counts its reader, and there is no "
	    "link besides",
	.source = "Kotson and Schulz, 2015, arXiv 1508.07885 (596 mails of one campaign with a web "
	    "bug, their words fit to their readers); the figure is our estimate",
	.fires = fires,
	.needs = SK_KEY_HTML_WEB_BUGS,
	.examples = examples,
};
