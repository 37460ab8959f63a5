#include "carried.h"

/*
 * Droppers mask their load byte by byte with one key, often all but zeros and the
 * key itself, so that none show up.  The first byte of a header gives the key, the
 * rest of the header proves it: no key has to be tried.
 */
enum {
	HEAD = 4096,		/* bytes in which a load may begin */
	NEW_HEADER = 0x3C, NEW_MOST = 1024	/* where the PE header of a real program is */
};

struct mask {
	struct sk_span	 s;
	uint8_t		 key;
	bool		 gentle;	/* zeros and the key stand as they are */
};

static uint8_t
unmasked(const struct mask *m, uint8_t c)
{
	return m->gentle && (c == 0 || c == m->key) ? c : c ^ m->key;
}

static bool
has(const struct mask *m, size_t at, struct sk_span lit)
{
	struct sk_span s;

	if (!sk_span_cut(m->s, at, lit.n, &s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (unmasked(m, s.p[i]) != lit.p[i])
			return false;
	return true;
}

static bool
is_program(const struct mask *m, size_t at)
{
	struct sk_span field;
	uint32_t to = 0;

	if (!sk_span_cut(m->s, at + NEW_HEADER, 4, &field))
		return false;
	for (size_t i = 0; i < 4; i++)
		to |= (uint32_t)unmasked(m, field.p[i]) << 8 * i;
	return to >= NEW_HEADER + 4 && to <= NEW_MOST && has(m, at + to, SK_SPAN("PE\0\0"));
}

static const struct header {
	struct sk_span	 lit;
	enum sk_type	 type;
	bool		(*also)(const struct mask *m, size_t at);
} header[] = {
	{ SK_LIT("MZ"), SK_TYPE_PE, is_program },
	{ SK_LIT("%PDF-1."), SK_TYPE_PDF, NULL },
	{ SK_LIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), SK_TYPE_OLE, NULL }
};

/* True if a and b may be the first bytes of h under some mask: the key falls out
 * of both; a gentle one leaves the byte that is the key. */
static bool
may_be(const struct header *h, uint8_t a, uint8_t b)
{
	uint8_t both = h->lit.p[0] ^ h->lit.p[1];

	return (a ^ b) == both || (a == both && b == h->lit.p[1]) ||
	    (a == h->lit.p[0] && b == both);
}

static bool
is_under_mask(const struct header *h, struct sk_span s, size_t at)
{
	uint8_t key = s.p[at] ^ h->lit.p[0];

	if (!may_be(h, s.p[at], s.p[at + 1]))
		return false;
	for (int gentle = 0; gentle < 2; gentle++) {
		struct mask m = { s, key == 0 ? h->lit.p[0] : key, gentle != 0 };

		if (has(&m, at, h->lit) && (h->also == NULL || h->also(&m, at)))
			return true;
	}
	return false;
}

enum sk_type
sk_pe_hidden(struct sk_span s)
{
	for (size_t i = 0; i + 1 < s.n && i < HEAD; i++)
		for (size_t k = 0; k < sizeof header / sizeof *header; k++)
			if (is_under_mask(&header[k], s, i))
				return header[k].type;
	return SK_TYPE_UNKNOWN;
}
