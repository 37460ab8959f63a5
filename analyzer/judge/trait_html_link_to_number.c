#include "ask.h"

/*
 * Services that count clicks have names; the note of an IT section that leads
 * to a device shows its number, or one of its own network.
 */
static bool
is_number(struct sk_span host)
{
	for (size_t i = 0; i < host.n; i++)
		if (host.p[i] != '.' && (host.p[i] < '0' || host.p[i] > '9'))
			return false;
	return host.n > 0;
}

static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_HTML_LINK_DIFFERS);

	for (; o != NULL; o = sk_record_next(r, o)) {
		size_t tab = sk_span_chr(o->text, '\t', 0);
		struct sk_span shown = sk_span_head(o->text, tab), real;

		if (tab == SK_SPAN_NONE)
			continue;
		real = sk_span_from(o->text, tab + 1);
		if (!is_number(shown) && is_number(real) && !sk_ask_ip_private(real))
			return true;
	}
	return false;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.inline; "
	    "html.link_differs=www.bank.example\t203.0.113.7", true },
	{ "header.list > object.type=html; html.link_differs=shop.example\tclick.example; "
	    "html.link_differs=www.bank.example\t198.51.100.9", true },
	{ "header.from=a@b.example > object.type=html; html.link_differs=www.shop.example\t"
	    "click.esp.example", false },
	{ "header.from=a@b.example > object.type=html; html.link_differs=nas.example.co.jp\t"
	    "192.168.1.5", false },
	{ "header.from=a@b.example > object.type=html; html.link_differs=203.0.113.7\t198.51.100.9", false },
	{ "header.from=a@b.example > object.type=text; indicator.ipv4=203.0.113.7", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_link_to_number = {
	.id = "html_link_to_number",
	.axis = SK_AXIS_HARM,
	.low_db = 5, .likely_db = 10, .high_db = 14,
	.group = "disguise",
	.why_ja = "サイトの名前を表示したリンクが、数字だけの住所へつながっています",
	.why_en = "a link shows the name of a site and leads to a bare number",
	.source = "RFC 3986, sections 7.4 and 7.6 (addresses as numbers, semantic attacks)",
	.fires = fires,
	.needs = SK_KEY_HTML_LINK_DIFFERS,
	.examples = examples,
};
