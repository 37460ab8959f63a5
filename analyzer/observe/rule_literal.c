#include "rule_literal.h"

static uint8_t
lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? (uint8_t)(c | 0x20) : c;
}

/* Without regard to case, bytes beyond ASCII are taken as equal: which of them are
 * letters, libyara asks the locale. */
static bool
same(uint8_t x, uint8_t y, bool nocase)
{
	if (x == y)
		return true;
	return nocase && ((x >= 0x80 && y >= 0x80) || lower(x) == lower(y));
}

/* The bytes between those of a wide string are not looked at: YARA asks for zeros
 * there, so it finds no more than this. */
bool
sk_literal_begins(struct sk_span b, struct sk_span text, size_t step, bool nocase)
{
	if (text.n > b.n / step)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (!same(b.p[i * step], text.p[i], nocase))
			return false;
	return true;
}
