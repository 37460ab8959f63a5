/* Nothing outside a span can be read, and what grows stops at its cap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <cmocka.h>
#include "base/budget.h"
#include "base/buf.h"

static void
cuts(void **state)
{
	struct sk_span s = SK_SPAN("abcdef"), sub;

	(void)state;
	assert_true(sk_span_cut(s, 2, 3, &sub));
	assert_true(sk_span_is(sub, "cde"));
	assert_true(sk_span_cut(s, 6, 0, &sub));
	assert_false(sk_span_cut(s, 6, 1, &sub));
	assert_false(sk_span_cut(s, 7, 0, &sub));
	assert_false(sk_span_cut(s, UINT64_MAX, 2, &sub));
	assert_false(sk_span_cut(s, 2, UINT64_MAX, &sub));
	assert_int_equal(sub.n, 0);
	assert_int_equal(sk_span_from(s, 100).n, 0);
	assert_int_equal(sk_span_head(s, 100).n, 6);
}

static void
numbers(void **state)
{
	struct sk_span s = SK_SPAN("\x01\x02\x03\x04\x05\x06\x07\x08");
	uint16_t a;
	uint32_t b;
	uint64_t c;

	(void)state;
	assert_true(sk_span_u16le(s, 0, &a));
	assert_int_equal(a, 0x0201);
	assert_true(sk_span_u16be(s, 6, &a));
	assert_int_equal(a, 0x0708);
	assert_false(sk_span_u16le(s, 7, &a));
	assert_int_equal(a, 0);
	assert_true(sk_span_u32le(s, 4, &b));
	assert_int_equal(b, 0x08070605);
	assert_false(sk_span_u32be(s, 5, &b));
	assert_true(sk_span_u64le(s, 0, &c));
	assert_true(c == 0x0807060504030201);
	assert_false(sk_span_u64le(s, 1, &c));
}

static void
digits(void **state)
{
	static const struct { const char *text; int base; uint64_t max; bool ok; uint64_t v; } t[] = {
		{ "0", 10, 9, true, 0 }, { "10", 10, 10, true, 10 }, { "11", 10, 10, false, 0 },
		{ "", 10, 9, false, 0 }, { "-1", 10, 9, false, 0 }, { " 1", 10, 9, false, 0 },
		{ "ff", 16, 255, true, 255 }, { "fg", 16, 255, false, 0 }, { "9a", 10, 99, false, 0 },
		{ "18446744073709551615", 10, UINT64_MAX, true, UINT64_MAX },
		{ "18446744073709551616", 10, UINT64_MAX, false, 0 },
		{ "5", 10, 4, false, 0 }, { "99999999999999999999999", 10, UINT64_MAX, false, 0 },
	};
	uint64_t v;

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		assert_int_equal(sk_span_number(sk_span_text(t[i].text), t[i].base, t[i].max, &v), t[i].ok);
		assert_true(v == t[i].v);
	}
}

static void
lines(void **state)
{
	struct sk_span s = SK_SPAN("a\r\nb\n\rc\n\nlast"), line;
	static const char *const want[] = { "a", "b", "\rc", "", "last" };
	static const size_t ends[] = { 2, 1, 1, 1, 0 };
	size_t end;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		assert_true(sk_span_line(&s, &line, &end));
		assert_true(sk_span_is(line, want[i]));
		assert_int_equal(end, ends[i]);
	}
	assert_false(sk_span_line(&s, &line, &end));
}

static void
finders(void **state)
{
	struct sk_span s = SK_SPAN("From: A; from: b");

	(void)state;
	assert_int_equal(sk_span_find(s, SK_SPAN("from"), 0), 9);
	assert_int_equal(sk_span_find_nocase(s, SK_SPAN("FROM"), 1), 9);
	assert_true(sk_span_find(s, SK_SPAN("from"), 10) == SK_SPAN_NONE);
	assert_true(sk_span_find(s, SK_SPAN("x"), 99) == SK_SPAN_NONE);
	assert_int_equal(sk_span_rchr(s, ':'), 13);
	assert_true(sk_span_rchr((struct sk_span){ 0 }, ':') == SK_SPAN_NONE);
	assert_true(sk_span_is(sk_span_trim(SK_SPAN(" \t x y\r\n")), "x y"));
	assert_true(sk_span_ends_nocase(s, SK_SPAN("B")));
	assert_false(sk_span_ends_nocase(SK_SPAN("b"), SK_SPAN("ab")));
}

static void
arena_has_a_budget(void **state)
{
	struct sk_arena *a = sk_arena_new(1 << 20);
	uint8_t *p, *q;

	(void)state;
	assert_null(sk_arena_alloc(a, 2 << 20));
	assert_null(sk_arena_array(a, SIZE_MAX / 2, 4));
	assert_null(sk_arena_alloc(a, SIZE_MAX));
	p = sk_arena_alloc(a, 100);
	assert_int_equal((uintptr_t)p % 16, 0);
	memset(p, 7, 100);
	q = sk_arena_grow(a, p, 100, 200000);
	assert_int_equal(q[99], 7);
	q = sk_arena_grow(a, q, 200000, 400000);
	assert_int_equal(q[0], 7);
	assert_null(sk_arena_grow(a, q, 400000, 2 << 20));
	sk_arena_reset(a);
	assert_int_equal(sk_arena_used(a), 0);
	p = sk_arena_alloc(a, 100);
	assert_int_equal(p[50], 0);	/* what is asked for zeroed is, after a reset too */
	sk_arena_free(a);
}

/* When doubling does not fit any more, what is left is taken in large steps: many
 * small ones would each copy, or move, all of it. */
static void
buf_in_a_full_arena(void **state)
{
	struct sk_arena *a = sk_arena_new(60000);
	struct sk_buf b = sk_buf_new(a, SIZE_MAX);

	(void)state;
	while (sk_buf_byte(&b, 'x'))
		;
	assert_true(b.full && b.n > 20000);
	a = sk_arena_free(a);
}

static void
buf_stops_at_its_cap(void **state)
{
	struct sk_arena *a = sk_arena_new(1 << 20);
	struct sk_buf b = sk_buf_new(a, 10);

	(void)state;
	assert_true(sk_buf_text(&b, "12345678"));
	assert_false(sk_buf_text(&b, "90ab"));
	assert_true(b.full);
	assert_true(sk_span_is(sk_buf_view(&b), "1234567890"));
	assert_false(sk_buf_byte(&b, 'x'));
	b = sk_buf_new(a, 4);
	assert_true(sk_buf_text(&b, "ab"));
	assert_false(sk_buf_utf8(&b, 0x3042));	/* never half a character */
	assert_int_equal(b.n, 2);
	b = sk_buf_new(a, 4096);
	assert_true(sk_buf_printf(&b, "%0600d", 7));
	assert_int_equal(b.n, 600);
	sk_arena_free(a);
}

static void
budgets(void **state)
{
	struct sk_budget b = sk_budget_default();
	volatile sig_atomic_t over = 0;

	(void)state;
	b.limit[SK_LIMIT_BYTES_OUT] = 100;
	assert_true(sk_budget_take(&b, 60));
	assert_false(sk_budget_take(&b, 41));
	assert_true(sk_budget_left(&b) == 40);
	assert_true(sk_budget_take(&b, 40));
	assert_true(sk_budget_time(&b));
	b.expired = &over;
	assert_true(sk_budget_time(&b));
	over = 1;
	assert_false(sk_budget_time(&b));
	assert_int_equal(sk_limit_find("depth"), SK_LIMIT_DEPTH);
	assert_int_equal(sk_limit_find("no"), SK_LIMIT_COUNT);
}

/* Against the plain way, with bytes that are rare, dense, at the ends. */
static void
finds_what_stands_there(void **state)
{
	static const struct sk_span lits[] = {
		SK_LIT("Rar!\x1A\x07"), SK_LIT("7z\xBC\xAF\x27\x1C"), SK_LIT("\x1A"), SK_LIT("\x1A\x1A"),
		SK_LIT("ab"), SK_LIT("MIME-Version:"), SK_LIT("<a"), SK_LIT("PK\5\6")
	};
	static const char alphabet[] = "Ra!\x1A\x1A\x07" "7z\x1CPK\5\6b<mime-:";
	uint32_t seed = 7;
	uint8_t b[600];

	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct sk_span s = { b, (size_t)round % sizeof b };
		struct sk_span lit = lits[(size_t)round % (sizeof lits / sizeof *lits)];
		size_t from = s.n == 0 ? 0 : (size_t)round / 7 % s.n, plain, nocase;

		for (size_t i = 0; i < s.n; i++) {
			seed = seed * 1664525u + 1013904223u;
			b[i] = (uint8_t)alphabet[(seed >> 16) % (round % 3 == 0 ? 6 : sizeof alphabet - 1)];
		}
		if (s.n > lit.n && round % 2 == 0)
			memcpy(b + (seed >> 8) % (s.n - lit.n + 1), lit.p, lit.n);
		for (plain = from; plain + lit.n <= s.n && memcmp(b + plain, lit.p, lit.n) != 0; plain++)
			;
		for (nocase = from; nocase + lit.n <= s.n && strncasecmp((char *)b + nocase,
		    (const char *)lit.p, lit.n) != 0; nocase++)
			;
		assert_int_equal(sk_span_find(s, lit, from), plain + lit.n <= s.n ? plain : SK_SPAN_NONE);
		assert_int_equal(sk_span_find_nocase(s, lit, from), nocase + lit.n <= s.n ? nocase : SK_SPAN_NONE);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_stands_there),
		cmocka_unit_test(cuts), cmocka_unit_test(numbers), cmocka_unit_test(digits),
		cmocka_unit_test(lines), cmocka_unit_test(finders),
		cmocka_unit_test(arena_has_a_budget), cmocka_unit_test(buf_stops_at_its_cap),
		cmocka_unit_test(buf_in_a_full_arena),
		cmocka_unit_test(budgets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
