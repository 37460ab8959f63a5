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

/* True if the byte may stand in a string as it is, whatever follows. */
static bool
plain(uint8_t c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
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

static void
quoted(struct sk_buf *out, struct sk_span s)
{
	uint32_t cp;

	(void)sk_buf_byte(out, '"');
	for (;;) {
		size_t n = 0;

		while (n < s.n && plain(s.p[n]))
			n++;
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

/* What stands before a value: a comma, and the key where one belongs. */
static void
lead(struct sk_json *j, const char *key)
{
	assert(j->depth == 0 || j->array[j->depth - 1] == (key == NULL));
	assert(j->depth > 0 || (key == NULL && !j->any));
	if (j->any)
		(void)sk_buf_byte(j->out, ',');
	j->any = true;
	if (key != NULL) {
		quoted(j->out, sk_span_text(key));
		(void)sk_buf_byte(j->out, ':');
	}
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
	(void)sk_buf_printf(j->out, "%" PRIu64, v);
}

void
sk_json_int(struct sk_json *j, const char *key, int64_t v)
{
	lead(j, key);
	(void)sk_buf_printf(j->out, "%" PRId64, v);
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
	(void)sk_buf_printf(j->out, "%s%" PRIu64 ".%" PRIu64,
	    tenths < 0 ? "-" : "", t / 10, t % 10);
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
