#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"

struct sk_buf
sk_buf_new(struct sk_arena *a, size_t max)
{
	return (struct sk_buf){ .arena = a, .max = max };
}

bool
sk_buf_reserve(struct sk_buf *b, size_t n)
{
	size_t want, least;
	uint8_t *p;

	if (n <= b->room - b->n)
		return true;
	if (n > b->max - b->n)
		return false;
	least = b->n + n;
	want = b->room < 256 ? 256 : b->room > b->max / 2 ? b->max : b->room * 2;
	if (want < least)
		want = least;
	if (want > b->max)
		want = b->max;
	/* The arena is nearly full: half as much of the rest, until it fits. */
	while ((p = sk_arena_grow(b->arena, b->p, b->room, want)) == NULL) {
		if (want == least)
			return false;
		want = least + (want - least) / 2;
	}
	b->p = p;
	b->room = want;
	return true;
}

bool
sk_buf_put(struct sk_buf *b, const void *p, size_t n)
{
	if (b->full)
		return false;
	if (n > b->room - b->n && !sk_buf_reserve(b, n)) {
		size_t fits = b->max - b->n < n ? b->max - b->n : 0;

		b->full = true;
		if (fits == 0 || !sk_buf_reserve(b, fits))
			return false;
		n = fits;
	}
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	return !b->full;
}

bool
sk_buf_span(struct sk_buf *b, struct sk_span s)
{
	return sk_buf_put(b, s.p, s.n);
}

bool
sk_buf_text(struct sk_buf *b, const char *s)
{
	return sk_buf_put(b, s, strlen(s));
}

bool
sk_buf_printf(struct sk_buf *b, const char *fmt, ...)
{
	char small[512];
	va_list ap;
	char *large;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	if (n < 0)
		return false;
	if ((size_t)n < sizeof small)
		return sk_buf_put(b, small, (size_t)n);
	if ((large = sk_arena_raw(b->arena, (size_t)n + 1)) == NULL) {
		b->full = true;
		return false;
	}
	va_start(ap, fmt);
	(void)vsnprintf(large, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return sk_buf_put(b, large, (size_t)n);
}

bool
sk_buf_le(struct sk_buf *b, uint64_t v, size_t n)
{
	uint8_t bytes[8];

	for (size_t i = 0; i < n && i < sizeof bytes; i++)
		bytes[i] = (uint8_t)(v >> 8 * i);
	return sk_buf_put(b, bytes, n < sizeof bytes ? n : sizeof bytes);
}

bool
sk_buf_utf8(struct sk_buf *b, uint32_t cp)
{
	uint8_t u[4];
	size_t n;

	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		return sk_buf_byte(b, (uint8_t)cp);
	} else if (cp < 0x800) {
		u[0] = (uint8_t)(0xC0 | cp >> 6);
		n = 2;
	} else if (cp < 0x10000) {
		u[0] = (uint8_t)(0xE0 | cp >> 12);
		n = 3;
	} else {
		u[0] = (uint8_t)(0xF0 | cp >> 18);
		n = 4;
	}
	for (size_t i = 1; i < n; i++)
		u[i] = (uint8_t)(0x80 | (cp >> 6 * (n - 1 - i) & 0x3F));
	if (!sk_buf_reserve(b, n)) {	/* never half a character */
		b->full = true;
		return false;
	}
	return sk_buf_put(b, u, n);
}

struct sk_span
sk_buf_view(const struct sk_buf *b)
{
	return (struct sk_span){ b->p, b->n };
}
