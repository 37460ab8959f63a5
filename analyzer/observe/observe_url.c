#include <stdio.h>
#include "domain.h"
#include "text.h"

enum { URLS = 200, EMAILS = 200 };	/* of one message; more is mass anyway */

/* Names of XML vocabularies look like URLs and lead nowhere. */
static bool
is_namespace(struct sk_span host)
{
	static const char *const hosts[] = { "www.w3.org", "schemas.microsoft.com",
		"schemas.openxmlformats.org", "schemas.xmlsoap.org", "ns.adobe.com", "purl.org" };

	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
		if (sk_span_is_nocase(host, hosts[i]))
			return true;
	return false;
}

void
sk_url_write_host(const struct sk_look *l, struct sk_span host)
{
	struct sk_buf b = sk_buf_new(l->arena, SK_DOMAIN_MAX + 1);
	uint32_t ip;

	if (sk_domain_ipv4(host, &ip)) {
		sk_buf_printf(&b, "%u.%u.%u.%u", ip >> 24, ip >> 16 & 255, ip >> 8 & 255, ip & 255);
		sk_record_text_once(l->r, l->self, SK_KEY_INDICATOR_IPV4, sk_buf_view(&b));
		return;
	}
	if (host.p[0] == '[' || sk_span_chr(host, '.', 0) == SK_SPAN_NONE)
		return;
	for (size_t i = 0; i < host.n; i++)
		sk_buf_byte(&b, host.p[i] >= 'A' && host.p[i] <= 'Z' ? host.p[i] | 0x20 : host.p[i]);
	sk_record_text_once(l->r, l->self, SK_KEY_INDICATOR_DOMAIN, sk_buf_view(&b));
}

/* True if the same value of key stands on the object already. */
static bool
stands(const struct sk_look *l, enum sk_key key, struct sk_span value)
{
	const struct sk_observation *o = sk_record_find(l->r, l->self, key);

	for (; o != NULL; o = sk_record_next(l->r, o))
		if (sk_span_same(o->text, value))
			return true;
	return false;
}

static bool
write_url(const struct sk_look *l, const struct sk_url *u)
{
	struct sk_span value = u->text;
	struct sk_buf b;

	if (is_namespace(u->host))
		return true;
	if (u->no_scheme) {
		b = sk_buf_new(l->arena, SK_RECORD_TEXT);
		sk_buf_text(&b, "http://");
		sk_buf_span(&b, value);
		value = sk_buf_view(&b);
	}
	if (stands(l, SK_KEY_INDICATOR_URL, value))
		return true;
	if (!sk_text_count(l, SK_TEXT_URLS, URLS))
		return false;
	sk_record_text(l->r, l->self, SK_KEY_INDICATOR_URL, value);
	sk_url_write_host(l, u->host);
	return true;
}

static bool
write_email(const struct sk_look *l, struct sk_span address)
{
	if (stands(l, SK_KEY_INDICATOR_EMAIL, address))
		return true;
	if (!sk_text_count(l, SK_TEXT_EMAILS, EMAILS))
		return false;
	sk_record_text(l->r, l->self, SK_KEY_INDICATOR_EMAIL, address);
	return true;
}

void
sk_url_write(const struct sk_look *l, struct sk_span plain)
{
	struct sk_span rest = plain, address;
	struct sk_url u;

	while (sk_budget_time(l->budget) && sk_url_next(&rest, l->arena, &u))
		if (!write_url(l, &u))
			break;
	rest = plain;
	while (sk_email_next(&rest, &address))
		if (!write_email(l, address))
			break;
}

/* "mailto:a@b.example?subject=..." */
static void
from_mailto(const struct sk_look *l, struct sk_span href)
{
	struct sk_span address;

	href = sk_span_from(href, 7);
	if (sk_email_next(&href, &address))
		write_email(l, address);
}

static void
from_links(const struct sk_look *l, const struct sk_html *h)
{
	for (size_t i = 0; i < h->links && sk_budget_time(l->budget); i++) {
		struct sk_span href = h->link[i].href;
		struct sk_buf b = sk_buf_new(l->arena, 8192);
		struct sk_url u;

		if (sk_span_begins_nocase(href, SK_SPAN("mailto:"))) {
			from_mailto(l, href);
			continue;
		}
		sk_text_plain(&b, href);
		if (sk_url_read(sk_buf_view(&b), l->arena, &u) && !write_url(l, &u))
			break;
	}
}

/* Scripts write "http:\/\/" where the same stands for "http://". */
static struct sk_span
unescaped(const struct sk_look *l, struct sk_span script)
{
	struct sk_buf b = sk_buf_new(l->arena, script.n);

	if (sk_span_find(script, SK_SPAN("\\/"), 0) == SK_SPAN_NONE)
		return script;
	for (size_t i = 0; i < script.n; i++)
		if (script.p[i] != '\\' || i + 1 >= script.n || script.p[i + 1] != '/')
			sk_buf_byte(&b, script.p[i]);
	return sk_buf_view(&b);
}

static void
look(const struct sk_look *l)
{
	const struct sk_reading_of *t = sk_text_of(l);
	const struct sk_unfolded *u;

	if (t == NULL || !t->has)
		return;
	if (t->is_html) {
		from_links(l, &t->html);
		sk_url_write(l, t->plain);
		sk_url_write(l, unescaped(l, t->html.script));
	} else {
		sk_url_write(l, (sk_type_table[l->o->type].classes & SK_CLASS_RUNS) ?
		    unescaped(l, t->plain) : t->plain);
	}
	if ((u = sk_text_unfolded(l)) != NULL && u->text.n > 0)
		sk_url_write(l, unescaped(l, u->text));
}

static int
warm(const struct sk_warm *w)
{
	(void)w;
	return sk_domain_warm();
}

const struct sk_observer sk_observe_url = {
	.source = "RFC 3986 appendix C (URLs in text); WHATWG URL Standard 4.4 (what browsers read); "
	    "RFC 5322 3.4.1 (addresses)",
	.warm = warm,
	.look = look,
};
