#include "ask_sender.h"

/*
 * A signature of the sender's domain that holds, or DMARC; how long the domain has been
 * known is not asked here.  At a free mail service everybody has it, and so has whoever
 * registers a domain that looks like another.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return (sk_ask_aligned(r, mail, "dkim") || sk_ask_aligned(r, mail, "dmarc")) &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) == NULL &&
	    sk_record_find(r, mail, SK_KEY_SITE_LOOKS_LIKE) == NULL &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FROM_LOOKS_LIKE) == NULL;
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

const struct sk_trait sk_trait_auth_aligned = {
	.id = "auth_aligned",
	.axis = SK_AXIS_HARM,
	.low_db = -7, .likely_db = -5, .high_db = -1,
	.group = "authentication",
	.why_ja = "差出人のドメインから正しく送られたことが確認されています",
	.why_en = "it was really sent by the domain that it names",
	.source = "NPA, first half of 2016 (91 % of harmful mail had a forged sender), via "
	    "scan.netsecurity 2016/09/16/38945. Weight: our estimate",
	.until_year = 2018,
	.fires = fires,
	.examples = examples,
};
