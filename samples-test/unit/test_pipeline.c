/*
 * The pipeline: what happens where there is no room, and that the rehearsal has
 * loaded everything that a caged worker needs.  This program is its own engine.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "../../analyzer/engine/engine.h"
#include "doors/ask.h"
#include "engine/pipeline.h"

static struct sk_arena *warm_arena;
static struct sk_rules_info rules;

static int
warm(void **state)
{
	const struct sk_warm w = { .arena = warm_arena = sk_arena_new(64 << 20), .info = &rules };

	(void)state;
	(void)sk_pipeline_warm(&w);	/* lists are not there */
	return 0;
}

static int
cool(void **state)
{
	(void)state;
	warm_arena = sk_arena_free(warm_arena);
	return 0;
}

static bool
has_gap(const struct sk_record *r, const char *why)
{
	return sk_record_has(r, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP, why);
}

static void
the_rehearsal_is_taken_apart(void **state)
{
	struct sk_arena *arena = sk_arena_new(64 << 20);
	struct sk_budget budget = sk_budget_default();
	struct sk_record *r;

	(void)state;
	r = sk_pipeline_run(&(struct sk_asked){ .bytes = sk_engine_rehearsal() }, arena,
	    &budget);
	assert_non_null(r);
	assert_true(r->objects > 30);
	assert_int_equal(sk_record_count(r, SK_RECORD_ROOT, SK_KEY_MESSAGE_PRESENT), 1);
	assert_null(sk_record_find(r, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP));
	sk_arena_free(arena);
}

/* Whatever memory there is: a record, and the gap if it was too little. */
static void
little_memory(void **state)
{
	bool complete = false;

	(void)state;
	for (size_t max = 64 << 10; max <= 32 << 20; max += max / 2) {
		struct sk_arena *arena = sk_arena_new(max);
		struct sk_budget budget = sk_budget_default();
		struct sk_record *r = sk_pipeline_run(&(struct sk_asked){
		    .bytes = sk_engine_rehearsal() }, arena, &budget);

		assert_non_null(r);
		if (has_gap(r, "memory_bytes"))
			assert_false(complete);		/* more never sees less */
		else
			complete = true;
		assert_true(complete || has_gap(r, "memory_bytes"));
		sk_arena_free(arena);
	}
	assert_true(complete);
}

static void
no_memory_at_all(void **state)
{
	struct sk_arena *arena = sk_arena_new(64);
	struct sk_budget budget = sk_budget_default();

	(void)state;
	assert_null(sk_pipeline_run(&(struct sk_asked){ .bytes = SK_SPAN("x") }, arena, &budget));
	sk_arena_free(arena);
}

static void
few_observations(void **state)
{
	struct sk_arena *arena = sk_arena_new(64 << 20);
	struct sk_budget budget = sk_budget_default();
	struct sk_record *r;

	(void)state;
	budget.limit[SK_LIMIT_OBSERVATIONS] = 100;
	r = sk_pipeline_run(&(struct sk_asked){ .bytes = sk_engine_rehearsal() }, arena,
	    &budget);
	assert_non_null(r);
	assert_true(has_gap(r, "observations"));
	/* And our own side can still add what it knows. */
	assert_int_equal(sk_record_text(r, 0, SK_KEY_DOOR_NAME, SK_SPAN("scan")), 0);
	sk_arena_free(arena);
}

static void
no_time(void **state)
{
	static volatile const sig_atomic_t up = 1;
	struct sk_arena *arena = sk_arena_new(64 << 20);
	struct sk_budget budget = sk_budget_default();
	struct sk_record *r;

	(void)state;
	budget.expired = &up;
	r = sk_pipeline_run(&(struct sk_asked){ .bytes = sk_engine_rehearsal() }, arena,
	    &budget);
	assert_non_null(r);
	assert_true(has_gap(r, "cpu_ms"));
	sk_arena_free(arena);
}

static void
nothing_and_noise(void **state)
{
	static const struct sk_span odd[] = { { NULL, 0 }, SK_LIT("\0"), SK_LIT("From: a"),
		SK_LIT("PK\3\4"), SK_LIT("\xff\xfe") };

	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		struct sk_arena *arena = sk_arena_new(64 << 20);
		struct sk_budget budget = sk_budget_default();

		assert_non_null(sk_pipeline_run(&(struct sk_asked){ .bytes = odd[i],
		    .name = SK_SPAN("a.exe") }, arena, &budget));
		sk_arena_free(arena);
	}
}

/* --- in the cage --- */

static struct sk_parcel
parcel(struct sk_span s)
{
	struct sk_parcel_writer *w;
	struct sk_parcel p;

	assert_int_equal(sk_parcel_begin(&w), 0);
	assert_int_equal(sk_parcel_put(w, s.p, s.n), 0);
	assert_int_equal(sk_parcel_end(w, &p), 0);
	return p;
}

/* The rehearsal whole, cut anywhere, and with bytes changed: whatever it then
 * is, no system call is refused over it and nobody dies. */
static void
the_cage_has_all_that_is_needed(void **state)
{
	enum { N = 200 };
	struct sk_ask_settings s = { .engine = "/proc/self/exe", .workers = 2,
		.signatures = "/nowhere" };
	struct sk_span whole = sk_engine_rehearsal();
	uint8_t *copy = malloc(whole.n);
	unsigned seed = 1;
	struct sk_ask *a;

	(void)state;
	for (int i = 0; i < SK_LIMIT_COUNT; i++)
		s.limit[i] = sk_limit_table[i].dflt;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	for (size_t i = 0; i < N; i++) {
		struct sk_answer got;
		struct sk_parcel p;
		size_t n = i % 2 == 0 ? whole.n : whole.n * i / N;

		memcpy(copy, whole.p, whole.n);
		for (size_t k = 0; k < i / 4; k++) {
			seed = seed * 1103515245u + 12345u;
			copy[(seed >> 8) % whole.n] = (uint8_t)(seed >> 3);
		}
		p = parcel((struct sk_span){ copy, n });
		assert_int_equal(sk_ask_send(a, i, &p, "a.bin"), 0);
		sk_parcel_close(&p);
		assert_int_equal(sk_ask_next(a, &got), 0);
		if (got.ended != SK_ENDED_DONE)
			fail_msg("message %zu: %s", i, sk_ended_text(got.ended));
		sk_arena_free(got.arena);
	}
	sk_ask_close(a);
	free(copy);
}

int
main(int argc, char **argv)
{
	static const struct sk_pool_work work = { .warm = sk_pipeline_warm,
		.run = sk_pipeline_run };
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rehearsal_is_taken_apart),
		cmocka_unit_test(little_memory),
		cmocka_unit_test(no_memory_at_all),
		cmocka_unit_test(few_observations),
		cmocka_unit_test(no_time),
		cmocka_unit_test(nothing_and_noise),
		cmocka_unit_test(the_cage_has_all_that_is_needed),
	};

	if (argc > 1 && strcmp(argv[1], "--workers") == 0)
		return sk_pool_main(argc, argv, &work);
	unsetenv("SEKISHO_ENGINE");
	return cmocka_run_group_tests(tests, warm, cool);
}
