#include "charset_part.h"

/* UTF-16 units as they come, pairs of surrogates joined (RFC 2781). */
struct units {
	struct sk_buf	*out;
	size_t		*bad;
	uint32_t	 high;	/* a first surrogate that waits, or 0 */
};

static void
put_bad(struct units *u)
{
	(void)sk_buf_utf8(u->out, 0xFFFD);
	(*u->bad)++;
}

static void
unit(struct units *u, uint32_t v)
{
	bool low = v >= 0xDC00 && v <= 0xDFFF;

	if (u->high != 0 && low) {
		(void)sk_buf_utf8(u->out, 0x10000 + ((u->high - 0xD800) << 10) + (v - 0xDC00));
		u->high = 0;
		return;
	}
	if (u->high != 0)
		put_bad(u);
	u->high = v >= 0xD800 && v < 0xDC00 ? v : 0;
	if (low)
		put_bad(u);
	else if (u->high == 0)
		(void)sk_buf_utf8(u->out, v);
}

static void
units_end(struct units *u)
{
	if (u->high != 0)
		put_bad(u);
	u->high = 0;
}

void
sk_charset_from_utf16(struct sk_span in, bool little, struct sk_buf *out, size_t *bad)
{
	struct units u = { .out = out, .bad = bad };
	uint64_t off = 0;
	uint16_t v;

	/* A byte order mark is stronger than the label. */
	if (sk_span_u16be(in, 0, &v) && (v == 0xFEFF || v == 0xFFFE)) {
		little = v == 0xFFFE;
		off = 2;
	}
	for (; !out->full && (little ? sk_span_u16le(in, off, &v) :
	    sk_span_u16be(in, off, &v)); off += 2)
		unit(&u, v);
	units_end(&u);
	if (in.n - off == 1)
		put_bad(&u);	/* half a unit */
}

int
sk_charset_base64(uint8_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* The shifted run at the head of in, behind its "+"; bytes that it took. */
static size_t
shifted_run(struct units *u, struct sk_span in)
{
	uint32_t bits = 0;
	unsigned have = 0;
	size_t n = 0;
	int v;

	for (; n < in.n && (v = sk_charset_base64(in.p[n])) >= 0; n++) {
		bits = bits << 6 | (uint32_t)v;
		if ((have += 6) < 16)
			continue;
		have -= 16;
		unit(u, bits >> have & 0xFFFF);
		bits &= (1u << have) - 1;
	}
	units_end(u);
	/* What is left must be less than a sextet, of zeros (RFC 2152). */
	if (n == 0 || have >= 6 || bits != 0)
		put_bad(u);
	return n < in.n && in.p[n] == '-' ? n + 1 : n;
}

void
sk_charset_from_utf7(struct sk_span in, struct sk_buf *out, size_t *bad)
{
	struct units u = { .out = out, .bad = bad };

	while (in.n > 0 && !out->full) {
		uint8_t c = in.p[0];

		in = sk_span_from(in, 1);
		if (c == '+' && in.n > 0 && in.p[0] == '-') {
			(void)sk_buf_byte(out, '+');
			in = sk_span_from(in, 1);
		} else if (c == '+')
			in = sk_span_from(in, shifted_run(&u, in));
		else if (c >= 0x80)
			put_bad(&u);
		else
			(void)sk_buf_byte(out, c);
	}
}
