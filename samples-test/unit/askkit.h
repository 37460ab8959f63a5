#ifndef SEKISHO_ASKKIT_H
#define SEKISHO_ASKKIT_H
/*
 * askkit - an engine that misbehaves as each message tells it to, and its client.
 * A test program is its own engine: started with "--workers ..." it is
 * sekisho-engine, with the work of this kit (askkit_is_engine).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/error.h"
#include "doors/ask.h"
#include "engine/pool.h"

/* --- the engine --- */

static volatile int forever = 1;

static volatile uintptr_t nowhere = 8;
static inline void do_crash(void) { *(volatile int *)nowhere = 1; }
static inline void do_abort(void) { abort(); }
static inline void do_loop(void) { while (forever); }
static inline void do_open(void) { (void)!open("/etc/passwd", O_RDONLY); }
static inline void do_socket(void) { (void)!socket(AF_INET, SOCK_STREAM, 0); }
static inline void do_exit(void) { _exit(0); }

/* Waits without using CPU time: reads its socket, where nothing comes. */
static inline void
do_wait(void)
{
	char c;

	while (forever)
		if (read(SK_ENGINE_FD, &c, 1) == 0)
			return;
}

static inline void
do_memory(void)
{
	for (;;) {
		volatile char *p = malloc(1 << 20);

		p[0] = 1;	/* NULL in the end, as a careless library would */
	}
}

/* Hangs up and goes on. */
static inline void
do_hang_up(void)
{
	close(SK_ENGINE_FD);
	while (forever);
}

/* An answer to somebody else's question. */
static inline void
do_lie(void)
{
	const struct sk_wire_packet p = { .version = SK_WIRE_VERSION, .kind = SK_WIRE_ANSWER,
		.tag = 0xBAD };

	(void)sk_wire_send(SK_ENGINE_FD, &p, NULL, 0);
	while (forever);
}

static inline void
do_noise(void)
{
	(void)!write(SK_ENGINE_FD, "noise", 5);
	while (forever);
}

/* A record with something before it. */
static inline void
do_spoil(void)
{
	for (int fd = SK_ENGINE_FD + 1; fd < SK_ENGINE_FD + 1 + SK_WIRE_FDS; fd++)
		(void)!write(fd, "spoiled", 7);
}

/* Answers its question and, without having read it, those that come next. */
static inline void
do_run_ahead(void)
{
	struct sk_wire_packet p = { .version = SK_WIRE_VERSION, .kind = SK_WIRE_ANSWER };

	for (p.tag = 0; p.tag < 100000; p.tag++)
		(void)sk_wire_send(SK_ENGINE_FD, &p, NULL, 0);
	while (forever);
}

/* As many observations as a record may hold: there is no room for ours. */
static inline struct sk_record *
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

static inline int
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
static inline void
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

/* Does what the message says, then tells its length, its name and the passwords. */
static inline struct sk_record *
bad_run(const struct sk_asked *asked, struct sk_arena *arena, struct sk_budget *budget)
{
	struct sk_span bytes = asked->bytes;
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
	sk_record_text(r, SK_RECORD_ROOT, SK_KEY_OBJECT_NAME, asked->name);
	for (struct sk_span rest = asked->passwords, one; rest.n > 0;
	    rest = sk_span_from(rest, one.n + 1)) {
		one = sk_span_head(rest, sk_span_chr(rest, 0, 0));
		sk_record_text(r, SK_RECORD_ROOT, SK_KEY_TEXT_PASSWORD, one);
	}
	sk_record_text(r, SK_RECORD_ROOT, SK_KEY_DOOR_NAME, SK_SPAN("forged"));
	return r;
}

/* --- the asker --- */

static inline struct sk_ask_settings
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

/* In berth, unless that is NULL. */
static inline struct sk_parcel
parcel(const char *text, struct sk_berth *berth)
{
	const struct sk_place at = sk_parcel_place(berth, NULL, 0);
	struct sk_parcel_writer *w;
	struct sk_parcel p;

	assert_int_equal(berth == NULL ? sk_parcel_begin(&w) : sk_parcel_begin_by(&at, &w), 0);
	assert_int_equal(sk_parcel_put(w, text, strlen(text)), 0);
	assert_int_equal(sk_parcel_end(w, &p), 0);
	return p;
}

/* Odd ones in a berth, where there is one. */
static inline void
ask(struct sk_ask *a, uint64_t tag, const char *text)
{
	struct sk_parcel p = parcel(text, tag % 2 == 0 ? NULL : sk_ask_berth(a));

	assert_int_equal(sk_ask_send(a, tag, &p, "name.txt"), 0);
	sk_parcel_close(&p);
}

static inline uint32_t
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

/* What main of a test program does first: false where it is to be the engine, whose
 * exit status is then in *status_r. */
static inline bool
askkit_is_engine(int argc, char **argv, int *status_r)
{
	static const struct sk_pool_work work = { .warm = bad_warm, .run = bad_run };

	if (argc < 2 || strcmp(argv[1], "--workers") != 0) {
		unsetenv("SEKISHO_ENGINE");
		return false;
	}
	*status_r = sk_pool_main(argc, argv, &work);
	return true;
}
#endif
