#include "charset_part.h"

/*
 * Shift_JIS by table.  It is what most Japanese lists are in, and what the pairs
 * of ISO-2022-JP, the charset of most Japanese mail, are read as; the table is
 * filled by the system's converter of CP932, character by character, so that
 * both always agree.
 */
enum { LEADS = 0x100 - 0x80, TRAILS = 0x100 - 0x40 };

static struct {
	bool		ready;
	uint16_t	one[LEADS];		/* code point of a byte from 0x80 on, 0: none */
	uint16_t	two[LEADS][TRAILS];	/* of a pair */
} table;

/* The code point that bytes are; 0 if they are none, or several. */
static uint16_t
known(const uint8_t *bytes, size_t n,
    size_t (*convert)(const uint8_t *in, size_t n, uint8_t *out, size_t room))
{
	uint8_t out[16];
	struct sk_span s = { out, convert(bytes, n, out, sizeof out) };
	uint32_t cp;

	return !sk_utf8_next(&s, &cp) || s.n > 0 || cp > UINT16_MAX ? 0 : (uint16_t)cp;
}

void
sk_charset_sjis_learn(size_t (*convert)(const uint8_t *in, size_t n, uint8_t *out, size_t room))
{
	for (unsigned a = 0x80; a < 0x100 && !table.ready; a++) {
		table.one[a - 0x80] = known((uint8_t[]){ (uint8_t)a }, 1, convert);
		for (unsigned b = 0x40; b < 0x100 && table.one[a - 0x80] == 0; b++)
			table.two[a - 0x80][b - 0x40] =
			    known((uint8_t[]){ (uint8_t)a, (uint8_t)b }, 2, convert);
	}
	table.ready = true;
}

/* Code point at the head of in and how many bytes it has, 0 if none is known. */
static inline size_t
lookup(struct sk_span in, uint32_t *cp_r)
{
	if ((*cp_r = table.one[in.p[0] - 0x80]) != 0)
		return 1;
	if (in.n > 1 && in.p[1] >= 0x40)
		*cp_r = table.two[in.p[0] - 0x80][in.p[1] - 0x40];
	return *cp_r != 0 ? 2 : 0;
}

bool
sk_charset_sjis_ready(void)
{
	return table.ready;
}

/* JIS X 0208, annex 1: two rows of 94 in each lead byte. */
struct sk_charset_pair
sk_charset_shifted(uint8_t a, uint8_t b)
{
	return (struct sk_charset_pair){
		(uint8_t)((a - 0x21) / 2 + (a < 0x5F ? 0x81 : 0xC1)),
		(uint8_t)(a % 2 == 0 ? b + 0x7E : b < 0x60 ? b + 0x1F : b + 0x20)
	};
}

/* Writes cp, which is no ASCII, at to; where the next one goes. */
static inline uint8_t *
put(uint8_t *to, uint32_t cp)
{
	if (cp < 0x800) {
		*to++ = (uint8_t)(0xC0 | cp >> 6);
	} else {
		*to++ = (uint8_t)(0xE0 | cp >> 12);
		*to++ = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
	}
	*to++ = (uint8_t)(0x80 | (cp & 0x3F));
	return to;
}

/* Code point at the head of in, which is no ASCII, and how many bytes it has. */
static inline size_t
lookup_euc(struct sk_span in, uint32_t *cp_r)
{
	struct sk_charset_pair p;

	if (in.n < 2 || in.p[1] < 0xA1 || in.p[1] == 0xFF)
		return 0;
	if (in.p[0] == 0x8E)
		*cp_r = table.one[in.p[1] - 0x80];
	else if (in.p[0] < 0xA1 || in.p[0] == 0xFF)
		return 0;
	else {
		p = sk_charset_shifted(in.p[0] & 0x7F, in.p[1] & 0x7F);
		*cp_r = table.two[p.a - 0x80][p.b - 0x40];
	}
	return *cp_r != 0 ? 2 : 0;
}

/* What both have in common.  Kept inline, look is no call. */
static inline __attribute__((always_inline)) void
convert(struct sk_span *in, struct sk_buf *out, size_t (*look)(struct sk_span, uint32_t *))
{
	uint8_t chunk[1024], *to = chunk;
	struct sk_span s = *in;
	size_t took;

	for (; s.n > 0 && !out->full; s.p += took, s.n -= took) {
		uint32_t cp;

		if (to + 3 > chunk + sizeof chunk) {
			(void)sk_buf_put(out, chunk, (size_t)(to - chunk));
			to = chunk;
		}
		took = 1;
		if (s.p[0] < 0x80)
			*to++ = s.p[0];
		else if ((took = look(s, &cp)) > 0)
			to = put(to, cp);
		else
			break;
	}
	(void)sk_buf_put(out, chunk, (size_t)(to - chunk));
	*in = s;
}

bool
sk_charset_sjis(struct sk_span *in, struct sk_buf *out)
{
	if (table.ready)
		convert(in, out, lookup);
	return table.ready;
}

void
sk_charset_euc(struct sk_span *in, struct sk_buf *out)
{
	convert(in, out, lookup_euc);
}
