#include "ask_sender.h"

/*
 * Newsletters count clicks by such links, so little weight; ticket systems and
 * gateways rewrite every link: worth nothing at its low end.  Who shows his own place, and
 * has really sent the mail, counts them himself.
 */
enum { LINKS = 50 };

/* True if host is domain or lies under it. */
static bool
is_under(struct sk_span host, struct sk_span domain)
{
	return domain.n > 0 && (sk_span_same_nocase(host, domain) || (host.n > domain.n + 1 &&
	    sk_span_ends_nocase(host, domain) && host.p[host.n - domain.n - 1] == '.'));
}

static bool
fires(const struct sk_record *r, size_t object)
{
	const struct sk_observation *o = sk_record_find(r, object, SK_KEY_HTML_LINK_DIFFERS);
	size_t mail = sk_record_message_of(r, object);
	struct sk_span from = sk_record_get(r, mail, SK_KEY_HEADER_FROM);
	size_t at = sk_span_rchr(from, '@');
	bool genuine = at != SK_SPAN_NONE && (sk_ask_aligned(r, mail, "dkim") ||
	    sk_ask_aligned(r, mail, "dmarc"));

	if (o == NULL || sk_ask_from_list(r, object))
		return false;
	for (int i = 0; genuine && o != NULL && i < LINKS; i++, o = sk_record_next(r, o))
		if (!is_under(sk_ask_piece(o->text, 0), sk_span_from(from, at + 1)))
			return true;
	return o != NULL;
}

static const struct sk_trait_example examples[] = {
	{ "header.from=a@b.example > object.type=html; object.inline; html.link_differs=bank.example", true },
	{ "header.from=a@b.example > object.type=html; object.attached; html.link_differs=tax.example", true },
	{ "header.from=a@shop.example; site.auth_aligned=dkim\tshop.example > object.type=html; "
	    "object.inline; html.link_differs=www.shop.example\tclick.esp.example", false },
	{ "header.from=a@shop.example; site.auth_aligned=dkim\tshop.example > object.type=html; "
	    "object.inline; html.link_differs=www.bank.example\tclick.esp.example", true },
	{ "header.from=a@shop.example > object.type=html; object.inline; "
	    "html.link_differs=www.shop.example\tclick.esp.example", true },
	{ "header.list > object.type=html; html.link_differs=shop.example", false },
	{ "header.from=a@b.example > object.type=html; object.inline; indicator.url=https://shop.example/", false },
	{ NULL, false }
};

const struct sk_trait sk_trait_html_link_differs = {
	.id = "html_link_differs",
	.axis = SK_AXIS_HARM,
	.low_db = 0, .likely_db = 5, .high_db = 10,
	.group = "disguise",
	.why_ja = "表示とは別の所へつながるリンクがあります",
	.why_en = "a link leads somewhere else than it shows",
	.source = "National Tax Agency phishing of 2022, via teraokaikei 2022-09-13",
	.fires = fires,
	.needs = SK_KEY_HTML_LINK_DIFFERS,
	.examples = examples,
};
