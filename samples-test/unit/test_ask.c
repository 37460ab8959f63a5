/*
 * The client against the real pool and cage.  This program is its own engine:
 * started with "--workers ..." it is sekisho-engine, with work that misbehaves
 * as each message tells it to.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "../../analyzer/doors/engine.h"
#include "base/error.h"
#include "doors/ask.h"
#include "doors/scan.h"
#include "engine/pool.h"

/* --- the engine --- */

static volatile int forever = 1;

static volatile uintptr_t nowhere = 8;
static void do_crash(void) { *(volatile int *)nowhere = 1; }
static void do_abort(void) { abort(); }
static void do_loop(void) { while (forever); }
static void do_open(void) { (void)!open("/etc/passwd", O_RDONLY); }
static void do_socket(void) { (void)!socket(AF_INET, SOCK_STREAM, 0); }
static void do_exit(void) { _exit(0); }

/* Waits without using CPU time: reads its socket, where nothing comes. */
static void
do_wait(void)
{
	char c;

	while (forever)
		if (read(SK_ENGINE_FD, &c, 1) == 0)
			return;
}

static void
do_memory(void)
{
	for (;;) {
		volatile char *p = malloc(1 << 20);

		p[0] = 1;	/* NULL in the end, as a careless library would */
	}
}

/* Hangs up and goes on. */
static void
do_hang_up(void)
{
	close(SK_ENGINE_FD);
	while (forever);
}

/* An answer to somebody else's question. */
static void
do_lie(void)
{
	const struct sk_wire_packet p = { .version = SK_WIRE_VERSION, .kind = SK_WIRE_ANSWER,
		.tag = 0xBAD };

	(void)sk_wire_send(SK_ENGINE_FD, &p, NULL, 0);
	while (forever);
}

static void
do_noise(void)
{
	(void)!write(SK_ENGINE_FD, "noise", 5);
	while (forever);
}

/* A record with something before it. */
static void
do_spoil(void)
{
	for (int fd = SK_ENGINE_FD + 1; fd < 8; fd++)
		(void)!write(fd, "spoiled", 7);
}

/* Answers its question and, without having read it, those that come next. */
static void
do_run_ahead(void)
{
	struct sk_wire_packet p = { .version = SK_WIRE_VERSION, .kind = SK_WIRE_ANSWER };

	for (p.tag = 0; p.tag < 100000; p.tag++)
		(void)sk_wire_send(SK_ENGINE_FD, &p, NULL, 0);
	while (forever);
}

/* As many observations as a record may hold: there is no room for ours. */
static struct sk_record *
flood(struct sk_arena *arena)
{
	struct sk_record *r = sk_record_new(arena, SK_RECORD_OBSERVATIONS);

	while (r != NULL && sk_record_number(r, 0, SK_KEY_NAME_INVISIBLE, 1) == 0)
		;
	return r;
}

/* ended in a build with and without seccomp and RLIMIT_AS; -1: not to be tried. */
static const struct deed {
	const char	*word;
	void		(*run)(void);
	int		 ended, ended_sanitized;
	int		 cpu_ms, wall_ms;
} deeds[] = {
	{ "crash", do_crash, SK_ENDED_CRASH, SK_ENDED_CRASH, 2000, 10000 },
	{ "abort", do_abort, SK_ENDED_CRASH, SK_ENDED_CRASH, 2000, 10000 },
	{ "loop", do_loop, SK_ENDED_CPU, SK_ENDED_CPU, 100, 10000 },
	{ "wait", do_wait, SK_ENDED_WALL, SK_ENDED_WALL, 2000, 500 },
	{ "memory", do_memory, SK_ENDED_MEMORY, -1, 5000, 20000 },
	{ "open", do_open, SK_ENDED_REFUSED, SK_ENDED_DONE, 2000, 10000 },
	{ "socket", do_socket, SK_ENDED_REFUSED, SK_ENDED_DONE, 2000, 10000 },
	{ "exit", do_exit, SK_ENDED_CRASH, SK_ENDED_CRASH, 2000, 10000 },
	{ "hang-up", do_hang_up, SK_ENDED_CRASH, SK_ENDED_CRASH, 5000, 10000 },
	{ "lie", do_lie, SK_ENDED_CRASH, SK_ENDED_CRASH, 5000, 10000 },
	{ "noise", do_noise, SK_ENDED_CRASH, SK_ENDED_CRASH, 5000, 10000 },
	{ "spoil", do_spoil, SK_ENDED_CRASH, SK_ENDED_CRASH, 2000, 10000 },
};

static int
bad_warm(const struct sk_warm *w)
{
	static struct sk_rule rule = { "r", "f", 3, -3, "", "", "", "", "", "f.yar" };

	w->info->rule = &rule;
	w->info->n = 1;
	return 0;
}

/*
 * "go 5:3:crash 5:4:loop ...": goes into each step in turn and does there what is
 * said, unless it is to go around it: then there is a gap.
 */
static void
stumble(struct sk_span bytes, struct sk_record *r, const struct sk_budget *budget)
{
	unsigned what, object;
	const char *why;
	char word[20], text[200];
	int n, off = 3;

	if (!sk_span_begins(bytes, SK_SPAN("go ")) || bytes.n >= sizeof text)
		return;
	memcpy(text, bytes.p, bytes.n);
	text[bytes.n] = 0;
	for (; sscanf(text + off, "%u:%u:%19s%n", &what, &object, word, &n) == 3; off += n) {
		struct sk_spot before = sk_trail_enter(budget->trail, what, object);

		if ((why = sk_trail_avoid(budget->trail, what, object)) != NULL)
			sk_record_text(r, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP, sk_span_text(why));
		for (size_t i = 0; why == NULL && i < sizeof deeds / sizeof *deeds; i++)
			if (strcmp(word, deeds[i].word) == 0)
				deeds[i].run();
		sk_trail_leave(budget->trail, before);
	}
}

/* Does what the message says, then tells its length and its name. */
static struct sk_record *
bad_run(struct sk_span bytes, struct sk_span name, struct sk_arena *arena,
    struct sk_budget *budget)
{
	struct sk_record *r = sk_record_new(arena, 100);

	stumble(bytes, r, budget);
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
		if (sk_span_is(bytes, deeds[i].word))
			deeds[i].run();
	if (sk_span_is(bytes, "nothing"))
		return NULL;
	if (sk_span_is(bytes, "flood"))
		return flood(arena);
	if (sk_span_is(bytes, "run-ahead"))
		do_run_ahead();
	sk_record_number(r, SK_RECORD_ROOT, SK_KEY_OBJECT_BYTES, bytes.n);
	sk_record_text(r, SK_RECORD_ROOT, SK_KEY_OBJECT_NAME, name);
	sk_record_text(r, SK_RECORD_ROOT, SK_KEY_DOOR_NAME, SK_SPAN("forged"));
	return r;
}

/* --- the asker --- */

static struct sk_ask_settings
settings(unsigned workers)
{
	struct sk_ask_settings s = { .engine = "/proc/self/exe", .workers = workers,
		.signatures = "/nowhere" };

	for (int i = 0; i < SK_LIMIT_COUNT; i++)
		s.limit[i] = sk_limit_table[i].dflt;
	s.limit[SK_LIMIT_MEMORY_BYTES] = 64 << 20;
	s.limit[SK_LIMIT_MESSAGE_BYTES] = 1 << 20;
	return s;
}

static struct sk_parcel
parcel(const char *text)
{
	struct sk_parcel_writer *w;
	struct sk_parcel p;

	assert_int_equal(sk_parcel_begin(&w), 0);
	assert_int_equal(sk_parcel_put(w, text, strlen(text)), 0);
	assert_int_equal(sk_parcel_end(w, &p), 0);
	return p;
}

static void
ask(struct sk_ask *a, uint64_t tag, const char *text)
{
	struct sk_parcel p = parcel(text);

	assert_int_equal(sk_ask_send(a, tag, &p, "name.txt"), 0);
	sk_parcel_close(&p);
}

static uint32_t
answer(struct sk_ask *a, uint64_t tag)
{
	struct sk_answer got;
	bool gap;

	assert_int_equal(sk_ask_next(a, &got), 0);
	assert_int_equal(got.tag, tag);
	assert_non_null(got.record);
	gap = sk_record_has(got.record, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP, "not_finished");
	assert_int_equal(gap, got.ended != SK_ENDED_DONE);
	sk_arena_free(got.arena);
	return got.ended;
}

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

/* --- tests --- */

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
	struct sk_ask_settings s = settings(2);
	struct sk_ask *a;

	(void)state;
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
	assert_int_equal(answer(a, 2), SK_ENDED_DONE);
	sk_ask_close(a);
}

/* In a second process that kills every engine of its parent for a while. */
static void
an_engine_that_always_dies_is_given_up(void **state)
{
	struct sk_ask_settings s = settings(1);
	struct sk_parcel p = parcel("wait");
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
		struct sk_parcel p = parcel(t[i].json);
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
	static const struct sk_pool_work work = { .warm = bad_warm, .run = bad_run };
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hellos_are_read_strictly),
		cmocka_unit_test(the_hello_tells_all),
		cmocka_unit_test(the_record_comes_back),
		cmocka_unit_test(no_record_is_memory),
		cmocka_unit_test(measured_on_request),
		cmocka_unit_test(a_full_record_is_not_finished),
		cmocka_unit_test(running_ahead_stops_nobody),
		cmocka_unit_test(each_way_to_end),
		cmocka_unit_test(a_second_try_goes_around),
		cmocka_unit_test(many_at_once),
		cmocka_unit_test(a_flood_does_not_lock_up),
		cmocka_unit_test(a_killed_worker_costs_one_message),
		cmocka_unit_test(a_killed_engine_is_started_again),
		cmocka_unit_test(an_engine_that_always_dies_is_given_up),
		cmocka_unit_test(nothing_is_left_behind),
		cmocka_unit_test(what_is_no_engine),
	};

	if (argc > 1 && strcmp(argv[1], "--workers") == 0)
		return sk_pool_main(argc, argv, &work);
	unsetenv("SEKISHO_ENGINE");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
