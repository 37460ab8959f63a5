/* The record keeps what is put into it, and its wire form accepts nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/error.h"
#include "record/record.h"
#include "record/rule.h"

static struct sk_arena *arena;

static int
setup(void **state)
{
	(void)state;
	arena = sk_arena_new(64 << 20);
	return arena == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	arena = sk_arena_free(arena);
	return 0;
}

static struct sk_record *
small(void)
{
	struct sk_record *r = sk_record_new(arena, 1000);
	size_t zip, exe;

	assert_non_null(r);
	assert_int_equal(sk_record_text(r, 0, SK_KEY_HEADER_SUBJECT, SK_SPAN("請求書の件")), 0);
	assert_int_equal(sk_record_object(r, 0, SK_SPAN("2"), &zip), 0);
	assert_int_equal(sk_record_object(r, zip, SK_SPAN("2/zip:a.exe"), &exe), 0);
	assert_int_equal(sk_record_text(r, exe, SK_KEY_OBJECT_TYPE, SK_SPAN("pe")), 0);
	assert_int_equal(sk_record_text(r, zip, SK_KEY_OBJECT_TYPE, SK_SPAN("zip")), 0);
	assert_int_equal(sk_record_number(r, zip, SK_KEY_OBJECT_BYTES, 1u << 31), 0);
	assert_int_equal(sk_record_text(r, 0, SK_KEY_TEXT_PASSWORD, SK_SPAN("ab12")), 0);
	assert_int_equal(sk_record_text(r, 0, SK_KEY_DOOR_NAME, SK_SPAN("scan")), 0);
	return r;
}

static struct sk_span
encode(const struct sk_record *r, bool secrets)
{
	struct sk_buf b = sk_buf_new(arena, SK_RECORD_WIRE);

	assert_int_equal(sk_record_encode(r, secrets, &b), 0);
	return sk_buf_view(&b);
}

static void
finds(void **state)
{
	struct sk_record *r = small();

	(void)state;
	assert_true(sk_record_has(r, 2, SK_KEY_OBJECT_TYPE, "pe"));
	assert_false(sk_record_has(r, 1, SK_KEY_OBJECT_TYPE, "pe"));
	assert_int_equal(sk_record_count(r, 1, SK_KEY_OBJECT_BYTES), 1u << 31);
	assert_int_equal(r->object[2].parent, 1);
	assert_int_equal(r->object[0].child, 1);
	assert_int_equal(r->object[1].child, 2);
	assert_int_equal(sk_record_message_of(r, 2), 0);
	assert_int_equal(sk_record_get(r, 2, SK_KEY_OBJECT_SHA256).n, 0);
}

static void
repeats(void **state)
{
	struct sk_record *r = small();
	const struct sk_observation *o;

	(void)state;
	sk_record_text(r, 2, SK_KEY_YARA_MATCH, SK_SPAN("a"));
	sk_record_text_once(r, 2, SK_KEY_YARA_MATCH, SK_SPAN("a"));
	sk_record_text_once(r, 2, SK_KEY_YARA_MATCH, SK_SPAN("b"));
	o = sk_record_find(r, 2, SK_KEY_YARA_MATCH);
	assert_true(sk_span_is(o->text, "a"));
	o = sk_record_next(r, o);
	assert_true(sk_span_is(o->text, "b"));
	assert_null(sk_record_next(r, o));
}

static void
same_paths(void **state)
{
	struct sk_record *r = small();
	size_t o;

	(void)state;
	for (int i = 0; i < 3000; i++)
		assert_int_equal(sk_record_object(r, 1, SK_SPAN("2/zip:a.exe"), &o), 0);
	assert_true(sk_span_is(r->object[3].path, "2/zip:a.exe#2"));
	assert_true(sk_span_is(r->object[4].path, "2/zip:a.exe#3"));
}

static void
repairs(void **state)
{
	struct sk_record *r = small();
	char big[SK_RECORD_TEXT + 10];
	struct sk_span v;

	(void)state;
	sk_record_text(r, 1, SK_KEY_OBJECT_NAME, SK_SPAN("a\0b\xff"));
	assert_true(sk_span_is(sk_record_get(r, 1, SK_KEY_OBJECT_NAME), "a\uFFFDb\uFFFD"));
	memset(big, 'x', sizeof big);
	memcpy(big + SK_RECORD_TEXT - 1, "あ", 3);	/* would be cut in its middle */
	sk_record_text(r, 2, SK_KEY_OBJECT_NAME, (struct sk_span){ (uint8_t *)big, sizeof big });
	v = sk_record_get(r, 2, SK_KEY_OBJECT_NAME);
	assert_int_equal(v.n, SK_RECORD_TEXT - 1);
}

static void
limits(void **state)
{
	struct sk_record *r = sk_record_new(arena, 3);

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(sk_record_number(r, 0, SK_KEY_PE_DLL, 1), 0);
	assert_int_equal(sk_record_number(r, 0, SK_KEY_PE_DLL, 1), SK_E_LIMIT);
}

static void
round_trip(void **state)
{
	struct sk_record *r = small(), *back;
	struct sk_span wire = encode(r, true), again;
	size_t dropped;

	(void)state;
	assert_int_equal(sk_record_decode(wire, arena, true, &back, &dropped), 0);
	assert_int_equal(dropped, 0);
	again = encode(back, true);
	assert_true(sk_span_same(wire, again));
}

static void
ours_are_dropped(void **state)
{
	struct sk_record *back;
	size_t dropped;

	(void)state;
	assert_int_equal(sk_record_decode(encode(small(), true), arena, false, &back, &dropped), 0);
	assert_int_equal(dropped, 1);
	assert_null(sk_record_find(back, 0, SK_KEY_DOOR_NAME));
}

static void
secrets_stay(void **state)
{
	struct sk_record *back;

	(void)state;
	assert_int_equal(sk_record_decode(encode(small(), false), arena, true, &back, NULL), 0);
	assert_null(sk_record_find(back, 0, SK_KEY_TEXT_PASSWORD));
	assert_non_null(sk_record_find(back, 0, SK_KEY_HEADER_SUBJECT));
}

/* Every prefix, and every wire with one byte changed, is refused or is again a
 * record that encodes; never a crash. */
static void
damaged(void **state)
{
	struct sk_span wire = encode(small(), true);
	uint8_t *copy = sk_arena_raw(arena, wire.n);
	struct sk_record *back;

	(void)state;
	for (size_t n = 0; n < wire.n; n++)
		assert_int_not_equal(sk_record_decode(sk_span_head(wire, n), arena, true, &back, NULL), 0);
	for (size_t i = 0; i < wire.n; i++) {
		memcpy(copy, wire.p, wire.n);
		copy[i] ^= 0x41;
		if (sk_record_decode((struct sk_span){ copy, wire.n }, arena, true, &back, NULL) == 0)
			(void)encode(back, true);
	}
}

/* The message of an object, also in a record that is one long chain. */
static void
messages(void **state)
{
	struct sk_record *r = sk_record_new(arena, 10);
	size_t at = 0, mail;

	(void)state;
	assert_int_equal(sk_record_object(r, 0, SK_SPAN("m"), &mail), 0);
	sk_record_number(r, mail, SK_KEY_MESSAGE_PRESENT, 1);
	at = mail;
	for (int i = 0; i < 3; i++)
		assert_int_equal(sk_record_object(r, at, SK_SPAN("x"), &at), 0);
	assert_int_equal(sk_record_message_of(r, mail), mail);
	assert_int_equal(sk_record_message_of(r, at), mail);
	for (int i = 0; i < 2 * SK_RECORD_CLIMB; i++)
		assert_int_equal(sk_record_object(r, at, SK_SPAN("x"), &at), 0);
	assert_int_equal(sk_record_message_of(r, at), SK_RECORD_ROOT);
}

static void
keys(void **state)
{
	(void)state;
	for (int i = 0; i < SK_KEY_COUNT; i++) {
		assert_int_equal(sk_key_find(sk_span_text(sk_key_table[i].name)), i);
		assert_true(*sk_key_table[i].meaning != '\0');
	}
	assert_int_equal(sk_key_find(SK_SPAN("no.such")), SK_KEY_COUNT);
}

static void
rules(void **state)
{
	struct sk_rule rule[] = { { .name = "a" }, { .name = "b" }, { .name = "bb" } };
	struct sk_rules_info t = { .rule = rule, .n = 3 };

	(void)state;
	assert_ptr_equal(sk_rule_find(&t, SK_SPAN("bb")), &rule[2]);
	assert_ptr_equal(sk_rule_find(&t, SK_SPAN("a")), &rule[0]);
	assert_null(sk_rule_find(&t, SK_SPAN("c")));
	assert_null(sk_rule_find(NULL, SK_SPAN("c")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(finds, setup, teardown),
		cmocka_unit_test_setup_teardown(repeats, setup, teardown),
		cmocka_unit_test_setup_teardown(same_paths, setup, teardown),
		cmocka_unit_test_setup_teardown(repairs, setup, teardown),
		cmocka_unit_test_setup_teardown(limits, setup, teardown),
		cmocka_unit_test_setup_teardown(round_trip, setup, teardown),
		cmocka_unit_test_setup_teardown(ours_are_dropped, setup, teardown),
		cmocka_unit_test_setup_teardown(secrets_stay, setup, teardown),
		cmocka_unit_test_setup_teardown(damaged, setup, teardown),
		cmocka_unit_test_setup_teardown(messages, setup, teardown),
		cmocka_unit_test_setup_teardown(keys, setup, teardown),
		cmocka_unit_test_setup_teardown(rules, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
