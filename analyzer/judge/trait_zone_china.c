#include "ask_sender.h"

/*
 * Partners in Shanghai, Taipei and Singapore, and those who travel there: one cause with
 * the charset and the mailer, so of one group with them.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	int zone;

	return sk_ask_zone(r, mail, &zone) && zone == 480 && !sk_ask_from_list(r, mail) &&
	    !sk_ask_aligned(r, mail, NULL);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.date=2016-05-17T08:12:00+08:00 > object.type=text; "
	    "text.language=ja", true },
	{ "header.from=a@b.example; header.date=2014-01-07T22:12:00+08:00 > object.type=html; "
	    "text.language=ja", true },
	{ "header.from=a@b.example; header.date=2016-05-17T09:12:00+09:00 > object.type=text; "
	    "text.language=ja", false },
	{ "header.from=wang@factory.example; header.date=2016-05-17T08:12:00+08:00; "
	    "site.auth=spf=pass; site.auth_aligned=spf\tfactory.example > object.type=text; "
	    "text.language=ja", false },
	{ "header.from=a@b.example; header.date=2016-05-17T00:12:00Z > object.type=text; "
	    "text.language=ja", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_zone_china = {
	.id = "zone_china",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 3, .high_db = 6,
	.group = "language",
	.why_ja = "日本語のメールですが、中国などの時間帯 (+0800) で書かれています",
	.why_en = "the mail is in Japanese, and its clock is that of China (+0800)",
	.source = "Bank phishing of 2013 to 2016 (Foxmail, GB2312, +0800), via "
	    "iroiro-memo.hatenablog 20150128 and blog.tmtms.net 2016/02/21. Weight: our "
	    "estimate",
	.language = "ja",
	.fires = fires,
	.examples = examples,
};
