#include "ask_sender.h"

/*
 * As access_line.
 */
static bool
fires(const struct sk_record *r, size_t mail)
{
	return sk_trait_access_line.fires(r, mail);
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example; "
	    "site.client=user-pc\tdsl-203-0-113-77.isp.example\t203.0.113.77", true },
	{ "header.from=a@b.example; site.client=203.0.113.77\t\t203.0.113.77", true },
	{ "header.from=a@b.example; site.client=mail.b.example\tmail.b.example\t203.0.113.77", false },
	{ "header.from=a@b.example; "
	    "site.client=o1.esp.example\to1.ptr17.esp.example\t203.0.113.77", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_targeting_access_line = {
	.id = "targeting_access_line",
	.axis = SK_AXIS_TARGETING,
	.low_db = -11, .likely_db = -6, .high_db = -1,
	.group = "sender",
	.why_ja = "家庭用などの回線から直接届き、乗っ取られたパソコンからのばらまき型に見られます",
	.why_en = "it was handed in from an access line, as mass mail from taken-over machines "
	    "is",
	.source = "MAAWG, Managing Port 25 for Residential or Dynamic IP Space. Weight: our "
	    "estimate",
	.fires = fires,
	.examples = examples,
};
