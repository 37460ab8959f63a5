/* The client against the real pool and cage: what is asked, and how it ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "../../analyzer/doors/engine.h"
#include "askkit.h"
#include "doors/scan.h"

static void
each_way_to_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
		const struct deed *d = &deeds[i];
		struct sk_ask_settings s = settings(1);
		struct sk_ask *a;
		uint32_t ended;
#ifdef SK_SANITIZED
		int want = d->ended_sanitized;
#else
		int want = d->ended;
#endif

		if (want < 0)
			continue;
		s.limit[SK_LIMIT_CPU_MS] = (uint64_t)d->cpu_ms;
		s.limit[SK_LIMIT_WALL_MS] = (uint64_t)d->wall_ms;
		assert_int_equal(sk_ask_open(&s, &a), 0);
		ask(a, 7, d->word);
		if ((ended = answer(a, 7)) != (uint32_t)want)
			fail_msg("%s: %s", d->word, sk_ended_text(ended));
		/* The next one does not suffer. */
		ask(a, 8, "fine");
		assert_int_equal(answer(a, 8), SK_ENDED_DONE);
		sk_ask_close(a);
	}
}

/* What a message says it does, how it ends after all, its gaps, and the most that
 * its tries may take together. */
static void
a_second_try_goes_around(void **state)
{
	static const struct {
		const char	*message;
		uint32_t	 ended;
		const char	*gaps;
		int		 cpu_ms, wall_ms;
	} t[] = {
		{ "go 5:3:fine", SK_ENDED_DONE, "", 2000, 10000 },
		{ "go 5:3:crash", SK_ENDED_DONE, " crash", 2000, 10000 },
		{ "go 5:3:crash 1002:4:abort", SK_ENDED_DONE, " crash crash", 2000, 10000 },
		{ "go 5:3:loop 5:4:fine", SK_ENDED_DONE, " cpu", 800, 20000 },
		{ "go 5:3:wait", SK_ENDED_DONE, " wall", 2000, 1600 },
		/* One format, many objects: it is left out altogether. */
		{ "go 5:3:crash 5:4:crash 5:5:crash 5:6:crash", SK_ENDED_DONE,
		    " crash crash crash crash", 2000, 10000 },
		/* Three steps are too many. */
		{ "go 5:3:crash 6:3:crash 7:3:crash", SK_ENDED_CRASH, NULL, 2000, 10000 },
		{ "go 5:3:wait 6:3:wait 7:3:wait", SK_ENDED_WALL, NULL, 2000, 1600 },
		/* No step, or none that there is. */
		{ "go 0:0:crash", SK_ENDED_CRASH, NULL, 2000, 10000 },
		{ "go 4000000000:0:crash", SK_ENDED_CRASH, NULL, 2000, 10000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_ask_settings s = settings(1);
		struct timespec begun, now;
		struct sk_answer got;
		char gaps[100] = "";
		struct sk_ask *a;
		int64_t ms;

		s.limit[SK_LIMIT_CPU_MS] = (uint64_t)t[i].cpu_ms;
		s.limit[SK_LIMIT_WALL_MS] = (uint64_t)t[i].wall_ms;
		assert_int_equal(sk_ask_open(&s, &a), 0);
		clock_gettime(CLOCK_MONOTONIC, &begun);
		ask(a, 7, t[i].message);
		assert_int_equal(sk_ask_next(a, &got), 0);
		clock_gettime(CLOCK_MONOTONIC, &now);
		ms = (now.tv_sec - begun.tv_sec) * 1000 + (now.tv_nsec - begun.tv_nsec) / 1000000;
		if (got.ended != t[i].ended)
			fail_msg("%s: %s", t[i].message, sk_ended_text(got.ended));
		for (const struct sk_observation *o = sk_record_find(got.record, 0,
		    SK_KEY_OBJECT_GAP); o != NULL; o = sk_record_next(got.record, o))
			(void)snprintf(gaps + strlen(gaps), sizeof gaps - strlen(gaps), " %.*s",
			    SK_FMT(o->text));
		if (t[i].gaps != NULL)
			assert_string_equal(gaps, t[i].gaps);
		if (ms > t[i].wall_ms + 2000)
			fail_msg("%s took %d ms", t[i].message, (int)ms);
		sk_arena_free(got.arena);
		ask(a, 8, "fine");
		assert_int_equal(answer(a, 8), SK_ENDED_DONE);
		sk_ask_close(a);
	}
}

static void
no_record_is_memory(void **state)
{
	struct sk_ask_settings s = settings(1);
	struct sk_ask *a;

	(void)state;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	ask(a, 1, "nothing");
	assert_int_equal(answer(a, 1), SK_ENDED_MEMORY);
	sk_ask_close(a);
}

static void
the_record_comes_back(void **state)
{
	struct sk_ask_settings s = settings(2);
	struct sk_answer got;
	struct sk_ask *a;

	(void)state;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	ask(a, 42, "twelve bytes");
	assert_int_equal(sk_ask_next(a, &got), 0);
	assert_int_equal(got.tag, 42);
	assert_int_equal(got.ended, SK_ENDED_DONE);
	assert_int_equal(sk_record_count(got.record, 0, SK_KEY_OBJECT_BYTES), 12);
	assert_true(sk_record_has(got.record, 0, SK_KEY_OBJECT_NAME, "name.txt"));
	/* What only our side may say is not believed. */
	assert_null(sk_record_find(got.record, 0, SK_KEY_DOOR_NAME));
	assert_int_equal(got.pss_kb, 0);
	assert_true(got.cpu_us > 0);
	sk_arena_free(got.arena);
	/* Nobody is asked any more. */
	assert_int_equal(sk_ask_next(a, &got), SK_E_ENGINE);
	sk_ask_close(a);
}

static void
passwords_go_along(void **state)
{
	static const char *const own[] = { "one", "ひらけ" }, *const list[] = { "two" };
	struct sk_ask_settings s = settings(1);
	struct sk_answer got;
	struct sk_ask *a;

	(void)state;
	s.passwords = own;
	s.passwords_n = 2;
	s.password_list = list;
	s.password_list_n = 1;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	/* Again after a worker's death, too, and to a second engine, see test_ask_life. */
	for (int i = 0; i < 3; i++) {
		ask(a, 1, i == 1 ? "go 5:3:crash" : "fine");
		assert_int_equal(sk_ask_next(a, &got), 0);
		assert_int_equal(got.ended, SK_ENDED_DONE);
		assert_true(sk_record_has(got.record, 0, SK_KEY_TEXT_PASSWORD, "oone"));
		assert_true(sk_record_has(got.record, 0, SK_KEY_TEXT_PASSWORD, "oひらけ"));
		assert_true(sk_record_has(got.record, 0, SK_KEY_TEXT_PASSWORD, "ltwo"));
		sk_arena_free(got.arena);
	}
	sk_ask_close(a);
}

/* As many messages as there are berths, then none more; each answer frees one, however
 * its message ended, and nothing of it is left for the next one. */
static void
berths_are_used_again(void **state)
{
	static const char *const text[] = { "fine", "spoil", "crash", "go 5:3:crash", "exit",
		"a longer text that is fine" };
	enum { WORKERS = 2, N = 60 };
	struct sk_ask_settings s = settings(WORKERS);
	size_t ways = 0, sent = 0, done = 0;
	struct sk_answer got;
	struct sk_berth *b;
	struct sk_ask *a;

	(void)state;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	while (done < N) {
		while (sent < N && (b = sk_ask_berth(a)) != NULL) {
			struct sk_parcel p = parcel(text[sent % 6], b);

			assert_ptr_equal(p.berth, b);
			assert_int_equal(sk_ask_send(a, sent++, &p, "name.txt"), 0);
		}
		if (ways == 0)
			ways = sent;
		assert_int_equal(sk_ask_next(a, &got), 0);
		switch (got.tag % 6) {
		case 0: case 3: case 5:
			assert_int_equal(got.ended, SK_ENDED_DONE);
			assert_int_equal(sk_record_count(got.record, 0, SK_KEY_OBJECT_BYTES),
			    strlen(text[got.tag % 6]));
			assert_int_equal(sk_record_has(got.record, 0, SK_KEY_OBJECT_GAP, "crash"),
			    got.tag % 6 == 3);
			break;
		default:
			assert_int_equal(got.ended, SK_ENDED_CRASH);
		}
		sk_arena_free(got.arena);
		done++;
	}
	assert_int_equal(ways, 3 * WORKERS);
	sk_ask_close(a);
}

/* A record that has no room for what the door adds is no reason to say nothing
 * of its message. */
static void
a_full_record_is_not_finished(void **state)
{
	char path[] = "/tmp/sekisho-test-XXXXXX", out[] = "/tmp/sekisho-test-XXXXXX", line[8192] = "";
	struct sk_arena *arena = sk_arena_new(1 << 20);
	const char *const paths[] = { path };
	struct sk_scan_options o = { .report = "json", .paths = paths, .n = 1 };
	int fd = mkstemp(path), to = mkstemp(out), was = dup(STDOUT_FILENO);

	(void)state;
	assert_int_equal(write(fd, "flood", 5), 5);
	close(fd);
	assert_int_equal(sk_settings_default(arena, &o.settings), 0);
	o.settings.workers = 1;
	setenv("SEKISHO_ENGINE", "/proc/self/exe", 1);
	fflush(stdout);
	assert_true(dup2(to, STDOUT_FILENO) >= 0);
	fd = sk_scan_run(&o, "scan");
	assert_true(dup2(was, STDOUT_FILENO) >= 0);
	unsetenv("SEKISHO_ENGINE");
	assert_true(pread(to, line, sizeof line - 1, 0) > 0);
	unlink(path);
	unlink(out);
	close(was);
	close(to);
	sk_arena_free(arena);
	assert_int_equal(fd, 3);
	assert_non_null(strstr(line, "\"complete\":false"));
	assert_non_null(strstr(line, "not_finished"));
}

static void
measured_on_request(void **state)
{
	struct sk_ask_settings s = settings(1);
	struct sk_answer got;
	struct sk_ask *a;

	(void)state;
	setenv("SEKISHO_MEASURE", "1", 1);
	assert_int_equal(sk_ask_open(&s, &a), 0);
	unsetenv("SEKISHO_MEASURE");
	ask(a, 1, "fine");
	assert_int_equal(sk_ask_next(a, &got), 0);
	assert_true(got.pss_kb > 0);
	sk_arena_free(got.arena);
	sk_ask_close(a);
}

static void
the_hello_tells_all(void **state)
{
	struct sk_ask_settings s = settings(1);
	const struct sk_hello *h;
	struct sk_ask *a;

	(void)state;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	h = sk_ask_hello(a);
	assert_string_equal(h->version, SK_VERSION);
	assert_int_equal(h->rules.n, 1);
	assert_string_equal(h->rules.rule[0].name, "r");
	assert_int_equal(h->rules.rule[0].harm_db, 3);
	assert_int_equal(h->rules.rule[0].targeting_db, -3);
	assert_int_equal(h->layers, 8);
	assert_string_equal(h->layer[0].name, "no_new_privs");
	assert_true(h->layer[0].holds);
	assert_true(h->libraries > 0);
	sk_ask_close(a);
}

#define RULE(more) "{\"name\":\"a\",\"family\":\"\",\"harm_db\":1,\"targeting_db\":0,\"author\":\"\"," \
	"\"reference\":\"\",\"source\":\"\",\"date\":\"\",\"types\":\"\"" more "}"
#define HELLO(rules, more) "{\"schema\":\"sekisho.hello/1\",\"version\":\"1\",\"rules_sha256\":\"\"," \
	"\"rules\":[" rules "],\"aside\":[],\"layers\":[]" more "}"

static void
hellos_are_read_strictly(void **state)
{
	static const struct { const char *json; int e; } t[] = {
		{ HELLO("", ",\"libraries\":[]"), 0 },
		{ HELLO(RULE(",\"file\":\"f\""), ",\"libraries\":[\"x\"]"), 0 },
		{ HELLO(RULE(",\"file\":\"f\""), ",\"libraries\":[\"x\"],\"new\":1"), 0 },
		{ HELLO("", ""), SK_E_ENGINE },
		{ HELLO("", ",\"libraries\":[1]"), SK_E_ENGINE },
		{ HELLO("", ",\"libraries\":{}"), SK_E_ENGINE },
		{ HELLO("1", ",\"libraries\":[]"), SK_E_ENGINE },
		{ HELLO(RULE(""), ",\"libraries\":[]"), SK_E_ENGINE },
		{ HELLO(RULE(",\"file\":\"a\\u0000b\""), ",\"libraries\":[]"), SK_E_ENGINE },
		{ HELLO(RULE(",\"file\":\"\",\"file\":\"\""), ",\"libraries\":[]"), SK_E_ENGINE },
		{ HELLO("", ",\"libraries\":[]") "x", SK_E_ENGINE },
		{ "[]", SK_E_ENGINE }, { "{", SK_E_ENGINE }, { "null", SK_E_ENGINE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_arena *arena = sk_arena_new(1 << 20);
		struct sk_parcel p = parcel(t[i].json, NULL);
		struct sk_hello h;

		if (sk_hello_read(p.fd, p.bytes, arena, &h) != t[i].e)
			fail_msg("%s", t[i].json);
		assert_int_equal(sk_hello_read(p.fd, p.bytes + 1, arena, &h), SK_E_ENGINE);
		sk_parcel_close(&p);
		sk_arena_free(arena);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hellos_are_read_strictly),
		cmocka_unit_test(the_hello_tells_all),
		cmocka_unit_test(the_record_comes_back),
		cmocka_unit_test(passwords_go_along),
		cmocka_unit_test(berths_are_used_again),
		cmocka_unit_test(no_record_is_memory),
		cmocka_unit_test(measured_on_request),
		cmocka_unit_test(a_full_record_is_not_finished),
		cmocka_unit_test(each_way_to_end),
		cmocka_unit_test(a_second_try_goes_around),
	};
	int status;

	if (askkit_is_engine(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
