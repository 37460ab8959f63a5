#include "ask_sender.h"

/*
 * Small firms keep their server on such a line.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_ask_from_access_line(r, mail) && !sk_ask_from_list(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; "
	    "site.client=user-pc\tdsl-203-0-113-77.isp.example\t203.0.113.77", true },
	{ "header.from=a@b.example; site.client=203.0.113.77\t\t203.0.113.77", true },
	{ "header.from=a@b.example; "
	    "site.client=mail.b.example\tp17-ipad4.ftth.isp.example\t203.0.113.7", true },
	{ "header.from=a@b.example; site.client=mail.b.example\tmail.b.example\t203.0.113.77", false },
	{ "header.from=a@b.example; site.client=mail.b.example\t\t203.0.113.77", false },
	{ "header.from=a@b.example; site.client=x\tmail-203-0-113-77.esp.example\t203.0.113.77", false },
	{ "header.from=a@b.example; site.client=x\tp17.ftth.isp.example\t203.0.113.7; "
	    "site.auth_aligned=spf\tb.example", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_access_line = {
	.id = "access_line",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 4, .high_db = 7,
	.group = "sender",
	.why_ja = "メールサーバーではなく、家庭用などの回線から直接届いています",
	.why_en = "it was handed in from an access line, not by a mail server",
	.source = "MAAWG, Managing Port 25 for Residential or Dynamic IP Space; Japan Email "
	    "Anti-Abuse Group, recommendation on outbound port 25 blocking. Weight: our "
	    "estimate",
	.fires = fires,
	.examples = examples,
};
