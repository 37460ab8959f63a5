#include "text.h"

/*
 * Mail gateways rewrite links and leave the text alone; the link they replaced
 * stands inside.  Only the gateways' own hosts are believed: anybody can put a
 * bank's address into a query.
 * Sources: Microsoft, "Safe Links in Microsoft Defender for Office 365";
 * Proofpoint, "URL Defense" (v1 and v2: u=, v3: between __ and __).
 */
static const struct gateway {
	const char	*host, *begins, *ends;
} gateways[] = {
	{ ".safelinks.protection.outlook.com", "url=", "&" },
	{ "urldefense.proofpoint.com", "u=", "&" },
	{ "urldefense.com", "/v3/__", "__" },
	{ "www.google.com", "/url?q=", "&" },
};

static uint8_t
hex(uint8_t c)
{
	c = c >= 'A' && c <= 'F' ? c | 0x20 : c;
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

/* Percent escapes, and Proofpoint's "-3A" and "_" for them. */
static struct sk_span
unescaped(struct sk_arena *a, struct sk_span s, bool proofpoint)
{
	struct sk_buf b = sk_buf_new(a, s.n);

	for (size_t i = 0; i < s.n; i++) {
		bool mark = s.p[i] == '%' || (proofpoint && s.p[i] == '-');

		if (mark && i + 2 < s.n && hex(s.p[i + 1]) < 16 && hex(s.p[i + 2]) < 16) {
			sk_buf_byte(&b, (uint8_t)(hex(s.p[i + 1]) << 4 | hex(s.p[i + 2])));
			i += 2;
		} else {
			sk_buf_byte(&b, proofpoint && s.p[i] == '_' ? '/' : s.p[i]);
		}
	}
	return sk_buf_view(&b);
}

void
sk_url_unwrap(struct sk_url *u, struct sk_arena *a)
{
	for (size_t i = 0; i < sizeof gateways / sizeof *gateways; i++) {
		struct sk_span begins = sk_span_text(gateways[i].begins), inner;
		size_t from, end;
		struct sk_url in;

		if (!sk_span_ends_nocase(u->host, sk_span_text(gateways[i].host)))
			continue;
		if ((from = sk_span_find(u->text, begins, 0)) == SK_SPAN_NONE)
			continue;
		inner = sk_span_from(u->text, from + begins.n);
		end = sk_span_find(inner, sk_span_text(gateways[i].ends), 0);
		inner = unescaped(a, sk_span_head(inner, end), i == 1);
		if (sk_url_read(inner, a, &in)) {
			*u = in;
			return;
		}
	}
}
