#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>
#include "base/charset.h"
#include "base/json.h"
#include "base/text.h"

struct sk_json
sk_json_new(struct sk_buf *out)
{
	return (struct sk_json){ .out = out };
}

#define EACH(c)	(UINT64_C(0x0101010101010101) * (c))

/* True if one of the eight bytes of v is below c, which is 0x80 at most. */
static bool
any_below(uint64_t v, uint8_t c)
{
	return ((v - EACH(c)) & ~v & EACH(0x80)) != 0;
}

/* True if eight bytes are plain ASCII that stands in a string as it is. */
static bool
eight_plain(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof v);
	return (v & EACH(0x80)) == 0 && !any_below(v, 0x20) && !any_below(v ^ EACH('"'), 1) &&
	    !any_below(v ^ EACH('\\'), 1) && !any_below(v ^ EACH(0x7F), 1);
}

/*
 * Bytes at the head of s that stand in a string as they are: plain ASCII, and the
 * characters of three bytes from U+3000 to U+CFFF, which hold kana and kanji and
 * nothing that needs a closer look (RFC 3629, section 4).
 */
static size_t
plain(struct sk_span s)
{
	for (size_t i = 0, before;;) {
		before = i;
		while (s.n - i >= 8 && eight_plain(s.p + i))
			i += 8;
		while (i < s.n && s.p[i] >= 0x20 && s.p[i] < 0x7F && s.p[i] != '"' && s.p[i] != '\\')
			i++;
		while (s.n - i >= 3 && s.p[i] >= 0xE3 && s.p[i] <= 0xEC &&
		    ((s.p[i + 1] ^ 0x80) | (s.p[i + 2] ^ 0x80)) < 0x40)
			i += 3;
		if (i == before)
			return i;
	}
}

static void
escape(struct sk_buf *out, uint32_t cp)
{
	static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";

	for (size_t i = 0; i + 1 < sizeof shorts; i += 2)
		if (cp == (uint32_t)shorts[i]) {
			(void)sk_buf_byte(out, '\\');
			(void)sk_buf_byte(out, (uint8_t)shorts[i + 1]);
			return;
		}
	(void)sk_buf_printf(out, "\\u%04" PRIx32, cp);
}

/* Controls of C0 and C1, of direction, and the line ends of Unicode. */
static bool
needs_escape(uint32_t cp)
{
	return cp < 0x20 || cp == '"' || cp == '\\' || (cp >= 0x7F && cp < 0xA0) ||
	    cp == 0x2028 || cp == 0x2029 || sk_cp_is_bidi(cp);
}

/* Room for n bytes of out to be written in one go; NULL where that is not to be had. */
static uint8_t *
room(struct sk_buf *out, size_t n)
{
	return out->full || !sk_buf_reserve(out, n) ? NULL : out->p + out->n;
}

static void
quoted(struct sk_buf *out, struct sk_span s)
{
	size_t n = plain(s);
	uint8_t *p = n == s.n && n > 0 ? room(out, n + 2) : NULL;
	uint32_t cp;

	if (p != NULL) {
		p[0] = p[n + 1] = '"';
		memcpy(p + 1, s.p, n);
		out->n += n + 2;
		return;
	}
	(void)sk_buf_byte(out, '"');
	for (;; n = plain(s)) {
		(void)sk_buf_put(out, s.p, n);
		s = sk_span_from(s, n);
		if (!sk_utf8_next(&s, &cp))
			break;
		if (needs_escape(cp))
			escape(out, cp);
		else
			(void)sk_buf_utf8(out, cp);
	}
	(void)sk_buf_byte(out, '"');
}

/* The key of a member, which is a text of ours and short. */
static void
put_key(struct sk_buf *out, bool comma, const char *key)
{
	size_t n = strlen(key);
	uint8_t *p = room(out, n + 4);

	if (p == NULL) {
		(void)sk_buf_printf(out, "%s\"%s\":", comma ? "," : "", key);
		return;
	}
	out->n += n + 3 + comma;
	if (comma)
		*p++ = ',';
	*p++ = '"';
	while (n-- > 0)
		*p++ = (uint8_t)*key++;
	p[0] = '"';
	p[1] = ':';
}

/* What stands before a value: a comma, and the key where one belongs. */
static void
lead(struct sk_json *j, const char *key)
{
	assert(j->depth == 0 || j->array[j->depth - 1] == (key == NULL));
	assert(j->depth > 0 || (key == NULL && !j->any));
	if (key != NULL)
		put_key(j->out, j->any, key);
	else if (j->any)
		(void)sk_buf_byte(j->out, ',');
	j->any = true;
}

static void
put_number(struct sk_buf *out, bool minus, uint64_t v)
{
	char digits[21];
	size_t at = sizeof digits;

	do
		digits[--at] = (char)('0' + v % 10);
	while ((v /= 10) != 0);
	if (minus)
		digits[--at] = '-';
	(void)sk_buf_put(out, digits + at, sizeof digits - at);
}

static void
begin(struct sk_json *j, const char *key, bool array)
{
	assert(j->depth < SK_JSON_DEPTH);
	lead(j, key);
	(void)sk_buf_byte(j->out, array ? '[' : '{');
	j->array[j->depth++] = array;
	j->any = false;
}

void
sk_json_object(struct sk_json *j, const char *key)
{
	begin(j, key, false);
}

void
sk_json_array(struct sk_json *j, const char *key)
{
	begin(j, key, true);
}

void
sk_json_end(struct sk_json *j)
{
	assert(j->depth > 0);
	j->depth--;
	(void)sk_buf_byte(j->out, j->array[j->depth] ? ']' : '}');
	j->any = true;
}

void
sk_json_text(struct sk_json *j, const char *key, struct sk_span s)
{
	lead(j, key);
	quoted(j->out, s);
}

void
sk_json_string(struct sk_json *j, const char *key, const char *s)
{
	if (s == NULL)
		sk_json_null(j, key);
	else
		sk_json_text(j, key, sk_span_text(s));
}

void
sk_json_uint(struct sk_json *j, const char *key, uint64_t v)
{
	lead(j, key);
	put_number(j->out, false, v);
}

void
sk_json_int(struct sk_json *j, const char *key, int64_t v)
{
	lead(j, key);
	put_number(j->out, v < 0, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
}

/*
 * printf would write the decimal point of the locale, and so another "same
 * bytes" on another machine: the tenths are written as whole numbers.
 */
void
sk_json_tenth(struct sk_json *j, const char *key, double v)
{
	double tenths = round(v * 10);
	uint64_t t;

	if (!(fabs(tenths) < 1e18)) {	/* also false for NaN */
		sk_json_null(j, key);
		return;
	}
	lead(j, key);
	t = (uint64_t)fabs(tenths);
	put_number(j->out, tenths < 0, t / 10);
	(void)sk_buf_byte(j->out, '.');
	put_number(j->out, false, t % 10);
}

void
sk_json_bool(struct sk_json *j, const char *key, bool v)
{
	lead(j, key);
	(void)sk_buf_text(j->out, v ? "true" : "false");
}

void
sk_json_null(struct sk_json *j, const char *key)
{
	lead(j, key);
	(void)sk_buf_text(j->out, "null");
}
