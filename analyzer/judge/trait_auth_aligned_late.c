#include "ask_sender.h"

/*
 * As auth_aligned, of the years in which attackers send through accounts of others.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_auth_aligned.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; site.auth=spf=pass dkim=pass; "
	    "site.auth_aligned=dkim\tb.example", true },
	{ "header.from=a@b.example; site.auth=dmarc=pass; site.auth_aligned=dmarc\tb.example", true },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; site.auth=dkim=pass; "
	    "site.auth_aligned=dkim\tgmail.com", false },
	{ "header.from=a@own-jp.example; site.looks_like=own.example\tpart; "
	    "site.auth=dkim=pass; site.auth_aligned=dkim\town-jp.example", false },
	{ "header.from=a@b.example; header.auth=elsewhere.example\tdkim=pass; "
	    "header.auth_passed=1\tdkim\tb.example\tsame", false },
	{ "header.from=a@b.example; site.auth=spf=pass; site.auth_aligned=spf\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_auth_aligned_late = {
	.id = "auth_aligned_late",
	.axis = SK_AXIS_HARM,
	.low_db = -4, .likely_db = -2, .high_db = 0,
	.group = "authentication",
	.why_ja = "差出人のドメインから正しく送られたことが確認されています",
	.why_en = "it was really sent by the domain that it names",
	.source = "Emotet, ipa.go.jp emotet-situation-10, and MirrorFace 2024, via onebe.co.jp "
	    "?p=31878, sent through accounts that they had taken over: a pass says less since. "
	    "Weight: our estimate",
	.from_year = 2019,
	.fires = fires,
	.examples = examples,
};
