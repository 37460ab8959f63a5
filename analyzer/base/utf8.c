#include <string.h>
#include "base/charset.h"

/*
 * Bytes that the well-formed sequence at p has (RFC 3629, section 4), its code
 * point in *cp_r; 0 if there is none.  n is at least 1.
 */
static size_t
sequence(const uint8_t *p, size_t n, uint32_t *cp_r)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t len = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 :
	    p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
	uint32_t cp;

	if (len == 0 || len > n)
		return 0;
	cp = len == 1 ? p[0] : p[0] & (0x7Fu >> len);
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		cp = cp << 6 | (p[i] & 0x3F);
	}
	if (cp < least[len] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return 0;
	*cp_r = cp;
	return len;
}

#define HIGH	UINT64_C(0x8080808080808080)

static uint64_t
eight(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof v);
	return v;
}

size_t
sk_utf8_ascii(struct sk_span s)
{
	size_t i = 0;

	for (; s.n - i >= 32; i += 32)
		if (((eight(s.p + i) | eight(s.p + i + 8) | eight(s.p + i + 16) |
		    eight(s.p + i + 24)) & HIGH) != 0)
			break;
	for (; s.n - i >= 8 && (eight(s.p + i) & HIGH) == 0; i += 8)
		;
	while (i < s.n && s.p[i] < 0x80)
		i++;
	return i;
}

/* End of the kana and kanji from i on that three bytes each hold, without those
 * leads whose second byte needs a closer look (RFC 3629, section 4). */
static size_t
three_byte_run(struct sk_span s, size_t i)
{
	while (s.n - i >= 3 && s.p[i] > 0xE0 && s.p[i] < 0xED &&
	    ((s.p[i + 1] ^ 0x80) | (s.p[i + 2] ^ 0x80)) < 0x40)
		i += 3;
	return i;
}

bool
sk_utf8_valid(struct sk_span s)
{
	uint32_t cp;

	for (size_t i = 0, n; i < s.n; i += n) {
		i = three_byte_run(s, i + sk_utf8_ascii(sk_span_from(s, i)));
		if (i == s.n)
			break;
		if ((n = sequence(s.p + i, s.n - i, &cp)) == 0)
			return false;
	}
	return true;
}

bool
sk_utf8_next(struct sk_span *s, uint32_t *cp_r)
{
	size_t n;

	*cp_r = 0;
	if (s->n == 0)
		return false;
	if ((n = sequence(s->p, s->n, cp_r)) == 0) {
		*cp_r = 0xFFFD;
		n = 1;
	}
	s->p += n;
	s->n -= n;
	return true;
}
