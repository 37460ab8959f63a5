#include "base/xml.h"

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Where what begins at from ends: behind end, or at the end of s. */
static size_t
behind(struct sk_span s, struct sk_span end, size_t from)
{
	size_t at = sk_span_find(s, end, from);

	return at == SK_SPAN_NONE ? s.n : at + end.n;
}

/* The end of a tag that begins at from; values may hold what ends one. */
static size_t
tag_end(struct sk_span s, size_t from)
{
	for (size_t i = from; i < s.n; i++) {
		uint8_t c = s.p[i];

		if (c == '>')
			return i;
		if (c == '"' || c == '\'') {
			size_t end = sk_span_chr(s, c, i + 1);

			if (end == SK_SPAN_NONE)
				break;
			i = end;
		}
	}
	return s.n;
}

/* "w:name" to "name". */
static struct sk_span
local(struct sk_span name)
{
	size_t colon = sk_span_rchr(name, ':');

	return colon == SK_SPAN_NONE ? name : sk_span_from(name, colon + 1);
}

bool
sk_tag_next(struct sk_span *s, struct sk_tag *t_r)
{
	size_t at = 0, end, n;
	struct sk_span in;

	*t_r = (struct sk_tag){ .close = false };
	for (;;) {
		if ((at = sk_span_chr(*s, '<', at)) == SK_SPAN_NONE)
			return false;
		in = sk_span_from(*s, at);
		if (sk_span_begins(in, SK_SPAN("<!--")))
			end = behind(*s, SK_SPAN("-->"), at + 4);
		else if (sk_span_begins(in, SK_SPAN("<![CDATA[")))
			end = behind(*s, SK_SPAN("]]>"), at + 9);
		else if (sk_span_begins(in, SK_SPAN("<?")))
			end = behind(*s, SK_SPAN("?>"), at + 2);
		else
			break;
		at = end;
	}
	end = tag_end(*s, at + 1);
	t_r->before = sk_span_head(*s, at);
	in = sk_span_head(sk_span_from(*s, at + 1), end - at - 1);
	*s = sk_span_from(*s, end < s->n ? end + 1 : end);
	if (in.n > 0 && in.p[0] == '/') {
		t_r->close = true;
		in = sk_span_from(in, 1);
	}
	if (in.n > 0 && in.p[in.n - 1] == '/') {
		t_r->empty = true;
		in.n--;
	}
	for (n = 0; n < in.n && !is_blank(in.p[n]); n++)
		;
	t_r->name = local(sk_span_head(in, n));
	t_r->attributes = sk_span_from(in, n);
	return true;
}

struct sk_span
sk_tag_attribute(const struct sk_tag *t, const char *name)
{
	struct sk_span s = t->attributes, value;

	for (;;) {
		size_t equal = sk_span_chr(s, '=', 0), at;
		struct sk_span have;

		if (equal == SK_SPAN_NONE)
			return (struct sk_span){ 0 };
		have = sk_span_trim(sk_span_head(s, equal));
		for (at = equal + 1; at < s.n && is_blank(s.p[at]); at++)
			;
		if (at >= s.n || (s.p[at] != '"' && s.p[at] != '\''))
			return (struct sk_span){ 0 };
		value = sk_span_from(s, at + 1);
		value = sk_span_head(value, sk_span_chr(value, s.p[at], 0) == SK_SPAN_NONE ? value.n :
		    sk_span_chr(value, s.p[at], 0));
		if (sk_span_is(local(have), name))
			return value;
		s = sk_span_from(s, at + 1 + value.n + 1);
	}
}

/* The reference at the head of s ("&" stands there); its length, 0 if it is none. */
static size_t
reference(struct sk_span s, uint32_t *c_r)
{
	static const struct { struct sk_span name; uint32_t c; } names[] = {
		{ SK_LIT("&amp;"), '&' }, { SK_LIT("&lt;"), '<' }, { SK_LIT("&gt;"), '>' },
		{ SK_LIT("&quot;"), '"' }, { SK_LIT("&apos;"), '\'' }
	};
	size_t end = sk_span_chr(sk_span_head(s, 16), ';', 0);
	bool hex = s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
	struct sk_span digits;
	uint64_t v;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sk_span_begins(s, names[i].name)) {
			*c_r = names[i].c;
			return names[i].name.n;
		}
	if (end == SK_SPAN_NONE || s.n < 4 || s.p[1] != '#')
		return 0;
	digits = sk_span_from(sk_span_head(s, end), hex ? 3 : 2);
	if (!sk_span_number(digits, hex ? 16 : 10, 0x10FFFF, &v))
		return 0;
	*c_r = (uint32_t)v;
	return end + 1;
}

void
sk_xml_text(struct sk_buf *out, struct sk_span raw)
{
	uint32_t c = 0;

	while (raw.n > 0 && !out->full) {
		size_t n = raw.p[0] == '&' ? reference(raw, &c) : 0;

		if (n > 0)
			(void)sk_buf_utf8(out, c);
		else
			(void)sk_buf_byte(out, raw.p[0]);
		raw = sk_span_from(raw, n > 0 ? n : 1);
	}
}
