#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <locale.h>
#include <math.h>
#include "base/json.h"

static struct sk_arena *arena;

static struct sk_buf
fresh(void)
{
	sk_arena_reset(arena);
	return sk_buf_new(arena, 1 << 20);
}

static void
expect(const struct sk_buf *b, const char *text)
{
	struct sk_span s = sk_buf_view(b);

	if (!sk_span_is(s, text))
		fail_msg("%.*s\nis not\n%s", (int)s.n, (const char *)s.p, text);
}

static void
places_commas(void **state)
{
	struct sk_buf b = fresh();
	struct sk_json j = sk_json_new(&b);

	(void)state;
	sk_json_object(&j, NULL);
	sk_json_array(&j, "a");
	sk_json_end(&j);
	sk_json_object(&j, "b");
	sk_json_end(&j);
	sk_json_array(&j, "c");
	sk_json_uint(&j, NULL, UINT64_MAX);
	sk_json_int(&j, NULL, INT64_MIN);
	sk_json_object(&j, NULL);
	sk_json_bool(&j, "t", true);
	sk_json_bool(&j, "f", false);
	sk_json_end(&j);
	sk_json_array(&j, NULL);
	sk_json_null(&j, NULL);
	sk_json_end(&j);
	sk_json_string(&j, NULL, "x");
	sk_json_end(&j);
	sk_json_string(&j, "d", NULL);
	sk_json_end(&j);
	assert_int_equal(j.depth, 0);
	expect(&b, "{\"a\":[],\"b\":{},\"c\":[18446744073709551615,-9223372036854775808,"
	    "{\"t\":true,\"f\":false},[null],\"x\"],\"d\":null}");
}

static const struct {
	struct sk_span	 in;
	const char	*out;
} strings[] = {
	{ SK_LIT(""), "\"\"" },
	{ SK_LIT("請求書.zip"), "\"請求書.zip\"" },
	{ SK_LIT("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"" },
	{ SK_LIT("\0\x01\b\f\n\r\t\x1F\x7F"), "\"\\u0000\\u0001\\b\\f\\n\\r\\t\\u001f\\u007f\"" },
	{ SK_LIT("\x1B[31m\xC2\x9B"), "\"\\u001b[31m\\u009b\"" },
	/* U+202E, 2066, 200F, 061C; U+2028; 200B turns nothing around. */
	{ SK_LIT("\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8F\xD8\x9C"), "\"\\u202e\\u2066\\u200f\\u061c\"" },
	{ SK_LIT("\xE2\x80\xA8\xE2\x80\x8B"), "\"\\u2028\xE2\x80\x8B\"" },
	{ SK_LIT("\xFF" "a\xE3\x81"), "\"\xEF\xBF\xBD" "a\xEF\xBF\xBD\xEF\xBF\xBD\"" },
	{ SK_LIT("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"" },
	{ SK_LIT("\xF0\x9F\x98\x80"), "\"\xF0\x9F\x98\x80\"" },
};

static void
escapes_strings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
		struct sk_buf b = fresh();
		struct sk_json j = sk_json_new(&b);

		sk_json_text(&j, NULL, strings[i].in);
		expect(&b, strings[i].out);
	}
}

static const struct {
	double		 v;
	const char	*text;
} tenths[] = {
	{ -24, "-24.0" }, { 31.5, "31.5" }, { 0, "0.0" }, { -0.0, "0.0" }, { -0.04, "0.0" },
	{ -0.06, "-0.1" }, { 0.05, "0.1" }, { 9.96, "10.0" }, { 0.1 + 0.2, "0.3" },
	{ 1e300, "null" }, { NAN, "null" }, { -INFINITY, "null" },
	{ 99999999999.9, "99999999999.9" },
};

static void
writes_tenths(void **state)
{
	(void)state;
	(void)setlocale(LC_ALL, "de_DE.UTF-8");	/* has a decimal comma, if it is there */
	for (size_t i = 0; i < sizeof tenths / sizeof tenths[0]; i++) {
		struct sk_buf b = fresh();
		struct sk_json j = sk_json_new(&b);

		sk_json_tenth(&j, NULL, tenths[i].v);
		expect(&b, tenths[i].text);
	}
}

static void
tells_what_does_not_fit(void **state)
{
	struct sk_buf b = sk_buf_new(arena, 5);
	struct sk_json j = sk_json_new(&b);

	(void)state;
	sk_json_array(&j, NULL);
	sk_json_string(&j, NULL, "abcdef");
	sk_json_end(&j);
	assert_true(b.full);
	assert_int_equal(b.n, 5);
}

static int
setup(void **state)
{
	(void)state;
	return (arena = sk_arena_new(1 << 22)) == NULL;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_commas),
		cmocka_unit_test(escapes_strings),
		cmocka_unit_test(writes_tenths),
		cmocka_unit_test(tells_what_does_not_fit),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
