#include "ask.h"

/*
 * Offices have queries of their own servers, and share them on those.
 */
static bool
fires(const struct sk_record *r, size_t object)
{
	return sk_ask_url_outside(sk_record_get(r, object, SK_KEY_QUERY_URL));
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; object.name=7_8_2018.iqy; "
	    "object.attached; query.url=http://t.example.invalid/d.php", true },
	{ "header.from=a@b.example > object.type=zip > object.type=text; "
	    "query.url=https://203.0.113.9:8080/x", true },
	{ "header.from=a@b.example > object.type=text; object.attached; "
	    "query.url=http://sales01/q?m=5", false },
	{ "header.from=a@b.example > object.type=text; object.attached; "
	    "query.url=http://10.1.2.3/q", false },
	{ "header.from=a@b.example > object.type=text; object.inline; "
	    "indicator.url=http://t.example/", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_web_query = {
	.id = "web_query",
	.axis = SK_AXIS_HARM,
	.low_db = 4, .likely_db = 13, .high_db = 18,
	.group = "payload",
	.why_ja = "開くと外部のサーバーから数式を取り込むExcelのファイルが送られています",
	.why_en = "a file makes Excel fetch formulas from a server out there",
	.source = "Trend Micro, August 2018 (.iqy files by Cutwail, to Japan); MITRE "
	    "ATT&CK T1221",
	.fires = fires,
	.needs = SK_KEY_QUERY_URL,
	.examples = examples,
};
