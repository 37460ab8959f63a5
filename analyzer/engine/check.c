/*
 * check - examining rule files: the parent reads them, a caged child gives them to
 * libyara one after the other, and where a child dies or does not come to an end,
 * the file that it had is named and another child goes on behind it.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/error.h"
#include "engine.h"
#include "observe/rule_check.h"

enum {
	FILE_MS = 20000,		/* one file may take on the clock */
	STEP_MS = 5,
	OUT_BYTES = 32 << 20,		/* lines of one file */
	SCRATCH_BYTES = 256 << 20
};

struct checking {
	const struct sk_engine_settings *s;
	struct sk_rule_files	 files;
	int			 out;		/* memfd of the lines */
	volatile uint32_t	*at;		/* shared: file that is being examined */
};

static int
put(int fd, struct sk_span s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return SK_E_IO;
		s = sk_span_from(s, (uint64_t)n);
	}
	return 0;
}

/* In the child, until all are done. */
static _Noreturn void
examine(const struct checking *c, size_t first)
{
	struct sk_cage_report ignored;
	struct sk_arena *scratch, *lines;

	sk_worker_enter(c->out, c->s, &ignored);	/* the file is SK_ENGINE_FD now */
	scratch = sk_arena_new(SCRATCH_BYTES);
	lines = sk_arena_new(2 * OUT_BYTES);
	if (scratch == NULL || lines == NULL)
		_exit(1);
	for (size_t i = first; i < c->files.n; i++) {
		struct sk_buf b = sk_buf_new(lines, OUT_BYTES);

		*c->at = (uint32_t)i;
		sk_rule_check_file(&c->files, i, scratch, &b);
		if (b.full || put(SK_ENGINE_FD, sk_buf_view(&b)) != 0)
			_exit(1);
		sk_arena_reset(scratch);
		sk_arena_reset(lines);
	}
	*c->at = (uint32_t)c->files.n;
	_exit(0);
}

static uint64_t
now_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* Waits for the child; true if one file took too long, and the child was ended. */
static bool
watch(const struct checking *c, pid_t child)
{
	const struct timespec step = { 0, STEP_MS * 1000000 };
	uint64_t since = now_ms();
	uint32_t at = *c->at;
	int status;

	while (waitpid(child, &status, WNOHANG) == 0) {
		if (at != *c->at) {
			at = *c->at;
			since = now_ms();
		}
		if (now_ms() - since > FILE_MS) {
			(void)kill(child, SIGKILL);
			(void)waitpid(child, &status, 0);
			return true;
		}
		(void)nanosleep(&step, NULL);
	}
	return false;
}

/* Says of file i that it was too much; on a line of its own. */
static int
lose(const struct checking *c, size_t i, bool too_slow)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_buf b = sk_buf_new(arena, 1 << 16);
	int e = SK_E_MEMORY;

	(void)sk_buf_byte(&b, '\n');
	sk_rule_check_lost(&c->files, i, too_slow, &b);
	if (arena != NULL && !b.full)
		e = put(c->out, sk_buf_view(&b));
	(void)sk_arena_free(arena);
	return e;
}

static int
examine_all(const struct checking *c)
{
	size_t first = 0;

	while (first < c->files.n) {
		bool too_slow;
		pid_t child;
		size_t at;
		int e;

		*c->at = (uint32_t)first;
		if ((child = fork()) < 0)
			return SK_E_IO;
		if (child == 0)
			examine(c, first);
		too_slow = watch(c, child);
		at = *c->at;		/* written by the child: it may say anything */
		if (at >= c->files.n)
			break;
		if (at < first)
			at = first;
		if ((e = lose(c, at, too_slow)) != 0)
			return e;
		first = at + 1;
	}
	return 0;
}

int
sk_check_run(const struct sk_engine_settings *s, struct sk_arena *arena, int door)
{
	struct sk_wire_packet p = { .version = SK_WIRE_VERSION, .kind = SK_WIRE_REPORT };
	struct checking c = { .s = s, .out = memfd_create("sekisho-rules", MFD_CLOEXEC) };
	void *page = mmap(NULL, sizeof *c.at, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	    -1, 0);
	off_t bytes;
	int e = c.out < 0 || page == MAP_FAILED ? SK_E_IO : 0;

	c.at = page;
	if (e == 0)
		e = sk_rule_check_read(s->rules, s->rules_n, arena, &c.files);
	if (e == 0)
		e = examine_all(&c);
	if (e == 0 && (bytes = lseek(c.out, 0, SEEK_END)) >= 0) {
		p.bytes = (uint64_t)bytes;
		e = sk_wire_send(door, &p, &c.out, 1);
	}
	if (c.out >= 0)
		(void)close(c.out);
	return e == 0 ? 0 : 2;
}
