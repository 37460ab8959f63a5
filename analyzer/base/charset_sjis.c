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
static size_t
lookup(struct sk_span in, uint32_t *cp_r)
{
	if ((*cp_r = table.one[in.p[0] - 0x80]) != 0)
		return 1;
	if (in.n > 1 && in.p[1] >= 0x40)
		*cp_r = table.two[in.p[0] - 0x80][in.p[1] - 0x40];
	return *cp_r != 0 ? 2 : 0;
}

bool
sk_charset_sjis(struct sk_span *in, struct sk_buf *out)
{
	uint8_t chunk[1024];
	struct sk_span s = *in;
	size_t n = 0, took = 1;

	for (; table.ready && s.n > 0 && took > 0 && !out->full; s.p += took, s.n -= took) {
		uint32_t cp;

		if (n + 3 > sizeof chunk) {
			(void)sk_buf_put(out, chunk, n);
			n = 0;
		}
		took = 1;
		if (s.p[0] < 0x80) {
			chunk[n++] = s.p[0];
		} else if ((took = lookup(s, &cp)) > 0 && cp < 0x800) {
			chunk[n++] = (uint8_t)(0xC0 | cp >> 6);
			chunk[n++] = (uint8_t)(0x80 | (cp & 0x3F));
		} else if (took > 0) {
			chunk[n++] = (uint8_t)(0xE0 | cp >> 12);
			chunk[n++] = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
			chunk[n++] = (uint8_t)(0x80 | (cp & 0x3F));
		}
	}
	(void)sk_buf_put(out, chunk, n);
	*in = s;
	return table.ready;
}
