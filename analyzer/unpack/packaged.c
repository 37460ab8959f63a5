#include "ole.h"
#include "packaged.h"
#include "tree.h"

/* The last piece of a Windows path. */
static struct sk_name
last_piece(struct sk_name n)
{
	size_t at = sk_span_rchr(n.text, '\\');

	if (at != SK_SPAN_NONE)
		n.text = sk_span_from(n.text, at + 1);
	return n;
}

static bool
zero_text(struct sk_span s, uint64_t *at, struct sk_span *text_r)
{
	size_t zero = *at < s.n ? sk_span_chr(s, 0, (size_t)*at) : SK_SPAN_NONE;

	*text_r = (struct sk_span){ 0 };
	if (zero == SK_SPAN_NONE || !sk_span_cut(s, *at, zero - *at, text_r))
		return false;
	*at = zero + 1;
	return true;
}

static void
add_name(struct sk_unpack *u, struct sk_packaged *p, struct sk_span raw, const char *where)
{
	if (raw.n > 0)
		sk_unpack_name_once(p->name, &p->names, SK_PACKAGED_NAMES,
		    last_piece(sk_unpack_name(u, raw, SK_CS_UNKNOWN, where)));
}

bool
sk_packaged_read(struct sk_unpack *u, struct sk_span s, struct sk_packaged *p_r)
{
	struct sk_span label, path, temp, wide;
	uint64_t at = 2;
	uint32_t n;
	uint16_t kind;

	*p_r = (struct sk_packaged){ .names = 0 };
	if (!sk_span_u16le(s, 0, &kind) || kind != 2 || !zero_text(s, &at, &label) ||
	    !zero_text(s, &at, &path) || !sk_span_u32le(s, at + 4, &n) ||
	    !sk_span_cut(s, at + 8, n, &temp) || !sk_span_u32le(s, at + 8 + n, &n))
		return false;
	at += 12 + temp.n;
	p_r->bytes = sk_span_head(sk_span_from(s, at), n);
	if (p_r->bytes.n < n)
		p_r->why = "damaged";
	at += p_r->bytes.n;
	/* Temporary path, label, path. */
	for (int i = 0; i < 3 && sk_span_u32le(s, at, &n) && sk_span_cut(s, at + 4, 2ull * n, &wide);
	    i++, at += 4 + wide.n)
		if (wide.n > 0)
			sk_unpack_name_once(p_r->name, &p_r->names, SK_PACKAGED_NAMES,
			    last_piece(sk_ole_wide_name(u, wide, "unicode")));
	add_name(u, p_r, label, "label");
	add_name(u, p_r, path, "path");
	add_name(u, p_r, sk_span_head(temp, temp.n - (temp.n > 0)), "temporary");
	return true;
}
