#include "ask_sender.h"

/*
 * All that could be had in 2016.  Of a server that was taken over it says nothing.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_aligned(r, mail, "spf") && !sk_ask_aligned(r, mail, "dkim") &&
	    !sk_ask_aligned(r, mail, "dmarc") &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FREE_MAIL) == NULL &&
	    sk_record_find(r, mail, SK_KEY_SITE_LOOKS_LIKE) == NULL &&
	    sk_record_find(r, mail, SK_KEY_HEADER_FROM_LOOKS_LIKE) == NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; site.auth=spf=pass; site.auth_aligned=spf\tb.example", true },
	{ "header.from=a@b.example; site.auth=spf=pass dkim=none dmarc=none; "
	    "site.auth_aligned=spf\tmail.b.example", true },
	{ "header.from=a@b.example; site.auth=spf=pass", false },
	{ "header.from=a@gmail.com; header.free_mail=gmail.com; site.auth=spf=pass; "
	    "site.auth_aligned=spf\tgmail.com", false },
	{ "header.from=a@b.example; site.auth=spf=pass dkim=pass; "
	    "site.auth_aligned=spf\tb.example; site.auth_aligned=dkim\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_spf_aligned = {
	.id = "spf_aligned",
	.axis = SK_AXIS_HARM,
	.low_db = -5, .likely_db = -3, .high_db = 0,
	.group = "authentication",
	.why_ja = "差出人のドメインが認めているサーバーから送られています",
	.why_en = "it was sent by a host that the domain of its sender permits",
	.source = "Japanese access providers, June 2015: SPF passes for about 89 % of all "
	    "mail, via expydoc 7955901. Weight: our estimate",
	.until_year = 2018,
	.fires = fires,
	.examples = examples,
};
