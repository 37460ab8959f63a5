#include "ask_sender.h"

/*
 * Before 2020 nearly nobody in Japan had such a record.  Most records only ask to be told.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_auth(r, mail, "dmarc", "fail") && !sk_ask_auth_broken(r, mail) &&
	    sk_record_find(r, mail, SK_KEY_SITE_OWN_DOMAIN_FROM) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.date=2022-05-17T09:12:00+09:00; site.auth=spf=fail "
	    "dmarc=fail", true },
	{ "header.from=a@b.example; header.date=2024-05-17T09:12:00+09:00; site.auth=spf=pass "
	    "dkim=none dmarc=fail", true },
	{ "header.from=a@b.example; site.auth=dmarc=fail; header.list", false },
	{ "header.from=a@b.example; site.auth=dmarc=fail arc=pass", false },
	{ "header.from=a@b.example; site.auth=dmarc=none", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_dmarc_fail = {
	.id = "dmarc_fail",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 6, .high_db = 10,
	.group = "authentication",
	.why_ja = "差出人のドメインの送信者認証に失敗しています (DMARC)",
	.why_en = "the authentication that the domain of its sender asks for failed (DMARC)",
	.source = "DMARC of .jp domains, 8.6 % in October 2023 and 31.8 % in June 2024, via "
	    "IAjapan press release 20240716; JIPDEC 2018 (1.0 %), "
	    "itc.jipdec.or.jp/anti_abuse_mail/2018. Weight: our estimate",
	.from_year = 2020,
	.fires = fires,
	.examples = examples,
};
