/*
 * The client, its engine and the engine's workers as processes: who dies, who is
 * started again, what is left behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "askkit.h"

/* Process ids of the children of pid; the number of them. */
static size_t
children(pid_t pid, pid_t *child, size_t room)
{
	char path[64];
	size_t n = 0;
	int one;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)pid);
	if ((f = fopen(path, "r")) == NULL)
		return 0;
	while (n < room && fscanf(f, "%d", &one) == 1)
		child[n++] = one;
	fclose(f);
	return n;
}

/* The only child of pid: never 0 or below, which kill(2) would take for many. */
static pid_t
only_child(pid_t pid)
{
	pid_t child[4] = { 0 };

	assert_int_equal(children(pid, child, 4), 1);
	assert_true(child[0] > 1);
	return child[0];
}

static pid_t
engine_pid(void)
{
	return only_child(getpid());
}

static void
pause_ms(long ms)
{
	const struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

static size_t
descriptors(void)
{
	DIR *d = opendir("/proc/self/fd");
	size_t n = 0;

	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n;
}

/* A worker that answers without listening cannot make the pool wait for it. */
static void
running_ahead_stops_nobody(void **state)
{
	struct sk_ask_settings s = settings(1);
	struct sk_answer one;
	struct sk_ask *a;
	pid_t engine;

	(void)state;
	s.limit[SK_LIMIT_WALL_MS] = 3000;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	engine = engine_pid();
	ask(a, 0, "run-ahead");
	for (uint64_t i = 1; i < 400; i++)
		ask(a, i, "fine");
	for (int i = 0; i < 400; i++) {
		assert_int_equal(sk_ask_next(a, &one), 0);
		sk_arena_free(one.arena);
	}
	assert_int_equal(engine_pid(), engine);
	sk_ask_close(a);
}

static void
many_at_once(void **state)
{
	static const char *const text[] = { "fine", "crash", "also fine", "loop", "fine too",
		"exit", "lie" };
	enum { N = 120, WAY = 12 };
	struct sk_ask_settings s = settings(4);
	bool seen[N] = { false };
	size_t before = descriptors(), sent = 0, got = 0;
	struct sk_ask *a;

	(void)state;
	s.limit[SK_LIMIT_CPU_MS] = 100;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	while (got < N) {
		struct sk_answer one;

		if (sent < N && sent - got < WAY) {
			ask(a, sent, text[sent % 7]);
			sent++;
			continue;
		}
		assert_int_equal(sk_ask_next(a, &one), 0);
		assert_true(one.tag < N && !seen[one.tag]);
		seen[one.tag] = true;
		assert_int_equal(one.ended == SK_ENDED_DONE, one.tag % 7 % 2 == 0 &&
		    one.tag % 7 != 6);
		sk_arena_free(one.arena);
		got++;
	}
	sk_ask_close(a);
	assert_int_equal(descriptors(), before);
}

/* More than any queue or socket takes, without an answer being fetched. */
static void
a_flood_does_not_lock_up(void **state)
{
	enum { N = 300 };
	struct sk_ask_settings s = settings(2);
	struct sk_answer one;
	struct sk_ask *a;

	(void)state;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	for (size_t i = 0; i < N; i++)
		ask(a, i, "fine");
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(sk_ask_next(a, &one), 0);
		assert_int_equal(one.ended, SK_ENDED_DONE);
		sk_arena_free(one.arena);
	}
	sk_ask_close(a);
}

static void
a_killed_worker_costs_one_message(void **state)
{
	static const int signals[] = { SIGKILL, SIGSEGV };
	struct sk_ask_settings s = settings(1);
	struct sk_ask *a;

	(void)state;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	for (size_t i = 0; i < 2; i++) {
		ask(a, i, "wait");
		pause_ms(200);
		assert_int_equal(kill(only_child(engine_pid()), signals[i]), 0);
		assert_int_equal(answer(a, i), SK_ENDED_CRASH);
		/* And one that dies while it has nothing to do costs none. */
		ask(a, 10, "fine");
		assert_int_equal(answer(a, 10), SK_ENDED_DONE);
		assert_int_equal(kill(only_child(engine_pid()), SIGKILL), 0);
		ask(a, 11, "fine");
		(void)answer(a, 11);
	}
	sk_ask_close(a);
}

static void
a_killed_engine_is_started_again(void **state)
{
	static const char *const own[] = { "one" };
	struct sk_ask_settings s = settings(2);
	struct sk_answer got;
	struct sk_ask *a;

	(void)state;
	s.passwords = own;
	s.passwords_n = 1;
	s.limit[SK_LIMIT_WALL_MS] = 1500;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	/* Killed once: the message is asked again, and ends in its own way. */
	ask(a, 1, "wait");
	pause_ms(200);
	kill(engine_pid(), SIGKILL);
	assert_int_equal(answer(a, 1), SK_ENDED_WALL);
	/* Killed while nothing is under way: not noticed. */
	kill(engine_pid(), SIGKILL);
	pause_ms(50);
	ask(a, 2, "fine");
	assert_int_equal(sk_ask_next(a, &got), 0);
	assert_int_equal(got.ended, SK_ENDED_DONE);
	assert_true(sk_record_has(got.record, 0, SK_KEY_TEXT_PASSWORD, "oone"));
	sk_arena_free(got.arena);
	sk_ask_close(a);
}

/* In a second process that kills every engine of its parent for a while. */
static void
an_engine_that_always_dies_is_given_up(void **state)
{
	struct sk_ask_settings s = settings(1);
	struct sk_parcel p = parcel("wait", NULL);
	struct sk_answer got;
	struct sk_ask *a;
	pid_t killer, me = getpid();

	(void)state;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	assert_int_equal(sk_ask_send(a, 1, &p, ""), 0);
	if ((killer = fork()) == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;) {
			pid_t pid[4];
			size_t n = children(me, pid, 4);

			for (size_t i = 0; i < n; i++)
				if (pid[i] != getpid())
					kill(pid[i], SIGKILL);
			pause_ms(20);
		}
	}
	assert_int_equal(sk_ask_next(a, &got), 0);
	assert_int_equal(got.tag, 1);
	assert_int_equal(got.ended, SK_ENDED_CRASH);
	assert_true(sk_record_has(got.record, 0, SK_KEY_OBJECT_GAP, "not_finished"));
	sk_arena_free(got.arena);
	kill(killer, SIGKILL);
	sk_parcel_close(&p);
	sk_ask_close(a);
	while (children(me, &killer, 1) > 0)
		pause_ms(10 + 0 * waitpid(-1, NULL, WNOHANG));
}

/* False for a process that is gone, or dead though nobody has asked how. */
static bool
runs(pid_t pid)
{
	char path[64], state = 'Z';
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	if ((f = fopen(path, "r")) == NULL)
		return false;
	if (fscanf(f, "%*d %*[^)]) %c", &state) != 1)
		state = 'Z';
	fclose(f);
	return state != 'Z' && state != 'X';
}

static void
nothing_is_left_behind(void **state)
{
	struct sk_ask_settings s = settings(3);
	struct sk_ask *a;
	pid_t worker[3] = { 0 }, engine;
	size_t n;

	(void)state;
	assert_int_equal(sk_ask_open(&s, &a), 0);
	ask(a, 1, "loop");	/* it will not see that the socket is closed */
	pause_ms(200);
	engine = engine_pid();
	n = children(engine, worker, 3);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++)
		assert_true(runs(worker[i]));
	kill(engine, SIGKILL);	/* it cannot tidy up */
	pause_ms(300);
	for (size_t i = 0; i < n; i++)
		assert_false(runs(worker[i]));
	sk_ask_close(a);
	assert_int_equal(children(getpid(), worker, 3), 0);
}

static void
what_is_no_engine(void **state)
{
	static const char *const engine[] = { "/bin/true", "/bin/cat", "/nowhere/engine", "/etc/passwd" };
	struct sk_ask *a;
	int quiet = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	(void)state;
	dup2(null, STDERR_FILENO);
	for (size_t i = 0; i < sizeof engine / sizeof *engine; i++) {
		struct sk_ask_settings s = settings(1);

		s.engine = engine[i];
		assert_int_equal(sk_ask_open(&s, &a), SK_E_ENGINE);
		assert_null(a);
	}
	dup2(quiet, STDERR_FILENO);
	close(quiet);
	close(null);
	assert_null(sk_ask_close(NULL));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(running_ahead_stops_nobody),
		cmocka_unit_test(many_at_once),
		cmocka_unit_test(a_flood_does_not_lock_up),
		cmocka_unit_test(a_killed_worker_costs_one_message),
		cmocka_unit_test(a_killed_engine_is_started_again),
		cmocka_unit_test(an_engine_that_always_dies_is_given_up),
		cmocka_unit_test(nothing_is_left_behind),
		cmocka_unit_test(what_is_no_engine),
	};
	int status;

	if (askkit_is_engine(argc, argv, &status))
		return status;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
