#include <string.h>
#include "base/span.h"

static uint8_t
lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? (uint8_t)(c + ('a' - 'A')) : c;
}

static bool
equal_nocase(const uint8_t *a, const uint8_t *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (lower(a[i]) != lower(b[i]))
			return false;
	return true;
}

struct sk_span
sk_span_text(const char *s)
{
	if (s == NULL)
		return (struct sk_span){ 0 };
	return (struct sk_span){ (const uint8_t *)s, strlen(s) };
}

bool
sk_span_cut(struct sk_span s, uint64_t off, uint64_t len, struct sk_span *sub_r)
{
	*sub_r = (struct sk_span){ 0 };
	if (off > s.n || len > s.n - off)
		return false;
	if (s.p != NULL)
		*sub_r = (struct sk_span){ s.p + off, (size_t)len };
	return true;
}

bool
sk_span_take(struct sk_span *s, size_t len, struct sk_span *head_r)
{
	if (!sk_span_cut(*s, 0, len, head_r))
		return false;
	*s = sk_span_from(*s, len);
	return true;
}

bool
sk_span_line(struct sk_span *s, struct sk_span *line_r, size_t *end_n_r)
{
	size_t lf, end;

	*line_r = (struct sk_span){ 0 };
	if (end_n_r != NULL)
		*end_n_r = 0;
	if (s->n == 0)
		return false;
	lf = sk_span_chr(*s, '\n', 0);
	if (lf == SK_SPAN_NONE) {
		*line_r = *s;
		*s = sk_span_from(*s, s->n);
		return true;
	}
	end = lf > 0 && s->p[lf - 1] == '\r' ? 2 : 1;
	*line_r = sk_span_head(*s, lf + 1 - end);
	*s = sk_span_from(*s, lf + 1);
	if (end_n_r != NULL)
		*end_n_r = end;
	return true;
}

/* n bytes at off as a number; big says that the first one weighs most. */
static bool
number_at(struct sk_span s, uint64_t off, size_t n, bool big, uint64_t *v_r)
{
	struct sk_span b;
	uint64_t v = 0;

	*v_r = 0;
	if (!sk_span_cut(s, off, n, &b))
		return false;
	for (size_t i = 0; i < n; i++)
		v = v << 8 | b.p[big ? i : n - 1 - i];
	*v_r = v;
	return true;
}

bool
sk_span_u8(struct sk_span s, uint64_t off, uint8_t *v_r)
{
	uint64_t v;
	bool ok = number_at(s, off, 1, false, &v);

	*v_r = (uint8_t)v;
	return ok;
}

bool
sk_span_u16le(struct sk_span s, uint64_t off, uint16_t *v_r)
{
	uint64_t v;
	bool ok = number_at(s, off, 2, false, &v);

	*v_r = (uint16_t)v;
	return ok;
}

bool
sk_span_u32le(struct sk_span s, uint64_t off, uint32_t *v_r)
{
	uint64_t v;
	bool ok = number_at(s, off, 4, false, &v);

	*v_r = (uint32_t)v;
	return ok;
}

bool
sk_span_u64le(struct sk_span s, uint64_t off, uint64_t *v_r)
{
	return number_at(s, off, 8, false, v_r);
}

bool
sk_span_u16be(struct sk_span s, uint64_t off, uint16_t *v_r)
{
	uint64_t v;
	bool ok = number_at(s, off, 2, true, &v);

	*v_r = (uint16_t)v;
	return ok;
}

bool
sk_span_u32be(struct sk_span s, uint64_t off, uint32_t *v_r)
{
	uint64_t v;
	bool ok = number_at(s, off, 4, true, &v);

	*v_r = (uint32_t)v;
	return ok;
}

bool
sk_span_begins_nocase(struct sk_span s, struct sk_span lit)
{
	return lit.n <= s.n && equal_nocase(s.p, lit.p, lit.n);
}

bool
sk_span_ends_nocase(struct sk_span s, struct sk_span lit)
{
	return lit.n <= s.n && equal_nocase(s.p + (s.n - lit.n), lit.p, lit.n);
}

bool
sk_span_same_nocase(struct sk_span s, struct sk_span other)
{
	return s.n == other.n && equal_nocase(s.p, other.p, s.n);
}

bool
sk_span_is_nocase(struct sk_span s, const char *text)
{
	return sk_span_same_nocase(s, sk_span_text(text));
}

size_t
sk_span_chr(struct sk_span s, uint8_t c, size_t from)
{
	const uint8_t *hit;

	if (from >= s.n)
		return SK_SPAN_NONE;
	hit = memchr(s.p + from, c, s.n - from);
	return hit == NULL ? SK_SPAN_NONE : (size_t)(hit - s.p);
}

size_t
sk_span_rchr(struct sk_span s, uint8_t c)
{
	const uint8_t *hit = s.n == 0 ? NULL : memrchr(s.p, c, s.n);

	return hit == NULL ? SK_SPAN_NONE : (size_t)(hit - s.p);
}

/* Control characters, as the signatures of archives have on purpose, and what words
 * and numbers are seldom made of. */
static bool
is_rare(uint8_t c)
{
	if (c < 0x20)
		return c != 0 && c != '\t' && c != '\n' && c != '\r';
	return c < 0x80 && strchr("jkqvxzJKQVXZ|~^`{}\\#$%&@[];!*", c) != NULL;
}

/* Where a byte of lit stands that is rare in mail; lit.n if it has none. */
static size_t
rare_byte(struct sk_span lit)
{
	size_t k = 0;

	while (k < lit.n && !is_rare(lit.p[k]))
		k++;
	return k;
}

/* Goes by byte k of lit, as long as that is rare indeed; *from_io is then where
 * another search has to go on. */
static const uint8_t *
find_by_rare(struct sk_span s, struct sk_span lit, size_t *from_io, size_t k)
{
	enum { MISSES = 64, EACH = 64 };	/* so many, and one more for so many bytes */
	size_t end = s.n - lit.n + k + 1, first = *from_io, misses = 0;

	for (size_t at = first + k; at < end; at++) {
		const uint8_t *p = memchr(s.p + at, lit.p[k], end - at);

		if (p == NULL) {
			*from_io = s.n;
			return NULL;
		}
		at = (size_t)(p - s.p);
		*from_io = at - k;
		if (memcmp(p - k, lit.p, lit.n) == 0)
			return p - k;
		if (++misses > MISSES + (at - first) / EACH)
			break;
	}
	return NULL;
}

size_t
sk_span_find(struct sk_span s, struct sk_span lit, size_t from)
{
	const uint8_t *hit;
	size_t rare;

	if (from > s.n || lit.n > s.n - from)
		return SK_SPAN_NONE;
	if (lit.n == 0)
		return from;
	if ((rare = rare_byte(lit)) < lit.n && (hit = find_by_rare(s, lit, &from, rare)) != NULL)
		return (size_t)(hit - s.p);
	if (from == s.n)
		return SK_SPAN_NONE;
	hit = memmem(s.p + from, s.n - from, lit.p, lit.n);
	return hit == NULL ? SK_SPAN_NONE : (size_t)(hit - s.p);
}

/* The same by byte k of lit. */
static size_t
find_nocase_by(struct sk_span s, struct sk_span lit, size_t from, size_t k)
{
	size_t end = s.n - lit.n + k + 1;	/* behind the last place of that byte */

	for (size_t at = from + k; at < end; at++) {
		const uint8_t *p = memchr(s.p + at, lit.p[k], end - at);

		if (p == NULL)
			return SK_SPAN_NONE;
		at = (size_t)(p - s.p);
		if (equal_nocase(s.p + at - k, lit.p, lit.n))
			return at - k;
	}
	return SK_SPAN_NONE;
}

size_t
sk_span_find_nocase(struct sk_span s, struct sk_span lit, size_t from)
{
	if (from > s.n || lit.n > s.n - from)
		return SK_SPAN_NONE;
	if (lit.n == 0)
		return from;
	/* A byte that is no letter has one form, and memchr goes to it in great steps. */
	for (size_t k = 0; k < lit.n; k++)
		if (lower(lit.p[k]) < 'a' || lower(lit.p[k]) > 'z')
			return find_nocase_by(s, lit, from, k);
	for (size_t i = from; i <= s.n - lit.n; i++)
		if (lower(s.p[i]) == lower(lit.p[0]) &&
		    equal_nocase(s.p + i, lit.p, lit.n))
			return i;
	return SK_SPAN_NONE;
}

static bool
is_space(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct sk_span
sk_span_trim(struct sk_span s)
{
	while (s.n > 0 && is_space(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

int
sk_span_order(struct sk_span a, struct sk_span b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.p, b.p, n);

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

static int
digit(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

bool
sk_span_number(struct sk_span s, int base, uint64_t max, uint64_t *v_r)
{
	uint64_t v = 0;

	*v_r = 0;
	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int d = digit(s.p[i]);

		if (d >= base || v > (max - (uint64_t)d) / (uint64_t)base || (uint64_t)d > max)
			return false;
		v = v * (uint64_t)base + (uint64_t)d;
	}
	*v_r = v;
	return true;
}
