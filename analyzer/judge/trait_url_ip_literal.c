#include "ask.h"

/*
 * Links to one's own network stand in every note of an IT section, and devices
 * at other sites have a number only: worth nothing at its low end.
 */

static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_INDICATOR_IPV4);

	for (; o != NULL; o = sk_record_next(r, o))
		if (!sk_ask_ip_private(o->text))
			return true;
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=text; indicator.ipv4=203.0.113.7", true },
	{ "header.from=a@b.example > object.type=html; indicator.ipv4=192.168.0.1; "
	    "indicator.ipv4=198.51.100.20", true },
	{ "header.from=a@b.example > object.type=text; indicator.ipv4=192.168.11.1", false },
	{ "header.from=a@b.example > object.type=text; indicator.ipv4=172.20.3.4; "
	    "indicator.ipv4=10.1.2.3", false },
	{ "header.from=a@b.example > object.type=text; indicator.domain=www.example.jp", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_url_ip_literal = {
	.id = "url_ip_literal",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 9,
	.group = "disguise",
	.why_ja = "リンク先が名前ではなく数字だけの住所です",
	.why_en = "a link leads to a bare number instead of a name",
	.source = "RFC 3986, section 7.4 (addresses as numbers mislead readers); RFC 1918, "
	    "RFC 1122 3.2.1.3 and RFC 3927 for those left out",
	.fires = fires,
	.needs = SK_KEY_INDICATOR_IPV4,
	.examples = examples,
};
