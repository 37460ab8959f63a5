#include "ask_sender.h"

/*
 * Press offices are written to by everybody: alone it says little.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_record_find(r, mail, SK_KEY_SITE_ROLE_RECIPIENT) != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; header.to=press@own.example; "
	    "site.role_recipient=press@own.example", true },
	{ "header.from=a@b.example; site.role_recipient=president@own.example; "
	    "site.role_recipient=press@own.example", true },
	{ "header.from=a@b.example; header.to=soumu@own.example", false },
	{ "header.from=a@b.example > object.type=message; message.present; "
	    "header.to=press@own.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_role_recipient = {
	.id = "targeting_role_recipient",
	.axis = SK_AXIS_TARGETING,
	.low_db = 0, .likely_db = 4, .high_db = 6,
	.group = "sender",
	.why_ja = "公開されている窓口や要職者のアドレスに宛てられています",
	.why_en = "it is addressed to somebody who is known outside, whom attackers choose",
	.source = "Trend Micro 2012 (75 % of the addresses of targets are easily found), via "
	    "securitybalance and techmonitor 291112; NPA, first half of 2016 (81 % of "
	    "recipients were not public), via scan.netsecurity 2016/10/12/39029: 10 log10 "
	    "(0.75 / 0.22), over two populations, so less",
	.fires = fires,
	.examples = examples,
};
