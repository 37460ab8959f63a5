#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include "base/error.h"
#include "engine.h"

enum {
	SEALS = F_SEAL_SHRINK | F_SEAL_GROW,
	TRIM = 16 << 20,	/* bytes in use from which on memory is given back; */
	OWN_MAPPING = 8 << 20,	/* a block of that size always is */
	SIGNAL_STACK = 64 << 10
};

/* Set by the first ring of the timer, at 4/5 of the CPU time. */
static volatile sig_atomic_t expired;
/* What a process must still get from the system unless it is out of memory. */
static size_t reserve;

struct worker {
	const struct sk_engine_settings *s;
	volatile struct sk_spot *at;	/* shared with the parent */
	struct sk_arena	*arena;		/* of the message */
	struct sk_arena	*out;		/* of its record's wire form */
};

static void
on_timer(int sig)
{
	(void)sig;
	if (expired)
		_exit(SK_EXIT_CPU);
	expired = 1;
}

#ifndef SK_SANITIZED
/*
 * Libraries answer a refused allocation with abort(3), a trap, or a NULL that
 * they follow.  Whether that is why we die shows in what the system still gives.
 */
static void
on_fault(int sig)
{
	if (mmap(NULL, reserve, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
	    -1, 0) == MAP_FAILED)
		_exit(SK_EXIT_MEMORY);
	(void)raise(sig);	/* SA_RESETHAND: dies of it now */
}
#endif

static void
handlers(void)
{
	struct sigaction timer = { .sa_handler = on_timer, .sa_flags = SA_RESTART };
#ifndef SK_SANITIZED
	static const int fault[] = { SIGSEGV, SIGBUS, SIGABRT, SIGTRAP, SIGFPE, SIGILL };
	static uint8_t stack[SIGNAL_STACK];
	const stack_t own = { .ss_sp = stack, .ss_size = sizeof stack };
	struct sigaction dying = { .sa_handler = on_fault,
		.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER };

	(void)sigaltstack(&own, NULL);
	for (size_t i = 0; i < sizeof fault / sizeof *fault; i++)
		(void)sigaction(fault[i], &dying, NULL);
#endif
	(void)sigaction(SIGPROF, &timer, NULL);
}

void
sk_worker_enter(int socket, const struct sk_engine_settings *s,
    struct sk_cage_report *report_r)
{
	/* The message and the encoded record lie beside what it may take. */
	const struct sk_cage_settings cage = {
		.memory_bytes = s->limit[SK_LIMIT_MEMORY_BYTES] +
		    s->limit[SK_LIMIT_MESSAGE_BYTES] + SK_RECORD_WIRE * UINT64_C(3) / 2 +
		    SK_WIRE_PASSWORDS,
		.file_bytes = !s->extract || s->limit[SK_LIMIT_EXTRACT_BYTES] < SK_RECORD_WIRE ?
		    SK_RECORD_WIRE : s->limit[SK_LIMIT_EXTRACT_BYTES], .readable = s->measure,
	};

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	(void)prctl(PR_SET_NAME, "sekisho-worker", 0, 0, 0);
	if (socket != SK_ENGINE_FD && dup2(socket, SK_ENGINE_FD) < 0)
		_exit(1);
	closefrom(SK_ENGINE_FD + 1);
#ifndef SK_SANITIZED	/* whose findings must be seen; a terminal takes commands */
	if (dup2(STDOUT_FILENO, STDERR_FILENO) < 0)
		_exit(1);
#endif
	/* Pages that stay need not be faulted in again for each message. */
	(void)mallopt(M_MMAP_THRESHOLD, OWN_MAPPING);
	(void)mallopt(M_TRIM_THRESHOLD, TRIM);
	reserve = (size_t)(s->limit[SK_LIMIT_MEMORY_BYTES] / 8);
	handlers();
	sk_cage_enter(&cage, report_r);
}

/* Rings at 4/5 of ms and then at all of it; 0 stops it.  ITIMER_PROF counts the
 * time of the process and of the system on its behalf (setitimer(2)). */
static void
timer(uint64_t ms)
{
	struct itimerval t = {
		.it_value = { (time_t)(ms * 4 / 5 / 1000), (suseconds_t)(ms * 4 / 5 % 1000) * 1000 },
		.it_interval = { (time_t)(ms / 5 / 1000), (suseconds_t)(ms / 5 % 1000) * 1000 },
	};

	expired = 0;
	(void)setitimer(ITIMER_PROF, &t, NULL);
}

/* A worker has one thread.  Its clock is exact, while that of a process with an
 * armed timer moves at the system's ticks only (kernel/time/posix-cpu-timers.c). */
static uint64_t
cpu_us(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t) != 0)
		return 0;
	return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

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

static void
lower(uint64_t *limit, uint64_t most)
{
	if (*limit > most)
		*limit = most;
}

/* What the packet asks for. */
static struct sk_record *
run(struct worker *w, const struct sk_wire_packet *ask, const struct sk_asked *asked,
    struct sk_extract *x, struct sk_budget *budget)
{
	const struct sk_pool_work *work = &w->s->work;

	if (ask->kind == SK_WIRE_EXTRACT)
		return work->extract(asked, w->arena, budget, x);
	return work->run(asked, w->arena, budget);
}

/* What the packet says to go around. */
static struct sk_trail
trail_of(const struct worker *w, const struct sk_wire_packet *ask)
{
	struct sk_trail t = { .at = w->at };

	for (; t.avoids < ask->avoids && t.avoids < SK_AVOID; t.avoids++) {
		t.avoid[t.avoids] = (struct sk_spot){ ask->avoid[t.avoids].what,
			ask->avoid[t.avoids].object };
		t.why[t.avoids] = sk_ended_text(ask->avoid[t.avoids].ended);
	}
	return t;
}

/* Looks at the message and writes what was seen. */
static void
look(struct worker *w, const struct sk_wire_packet *ask, const struct sk_asked *asked,
    int answer_fd, struct sk_extract *x, struct sk_wire_packet *answer)
{
	struct sk_budget budget = sk_budget_default();
	const struct sk_trail trail = trail_of(w, ask);
	struct sk_buf out = sk_buf_new(w->out, SK_RECORD_WIRE);
	struct sk_record *r;

	memcpy(budget.limit, w->s->limit, sizeof budget.limit);
	/* What is unpacked leaves room for what is said of it. */
	lower(&budget.limit[SK_LIMIT_BYTES_OUT], w->s->limit[SK_LIMIT_MEMORY_BYTES] / 2);
	budget.expired = &expired;
	budget.trail = &trail;
	r = run(w, ask, asked, x, &budget);
	if (r == NULL || sk_record_encode(r, true, &out) != 0) {
		answer->ended = SK_ENDED_MEMORY;
		answer->pss_kb = 1;
	} else if (put(answer_fd, sk_buf_view(&out)) != 0) {
		answer->ended = SK_ENDED_CRASH;
	} else {
		answer->bytes = out.n;
		answer->zip_bytes = x->bytes;
		answer->pss_kb = expired != 0 || sk_record_has(r, SK_RECORD_ROOT,
		    SK_KEY_OBJECT_GAP, "memory_bytes");
	}
}

/*
 * The message, the request or passwords, mapped; only if nobody can change it any more,
 * or nobody but the door, which then keeps the file for this worker's messages and has
 * made it longer than most of them.
 */
static bool
map(int fd, uint64_t bytes, struct sk_span *message_r)
{
	int seals = fcntl(fd, F_GET_SEALS);
	off_t size = lseek(fd, 0, SEEK_END);
	void *p;

	*message_r = (struct sk_span){ 0 };
	if (seals < 0 || (seals & SEALS) != SEALS ||
	    (seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) == 0 || bytes > SIZE_MAX / 2)
		return false;
	if (size != (off_t)bytes && ((seals & F_SEAL_WRITE) != 0 || size < (off_t)bytes))
		return false;
	if (bytes == 0)
		return true;
	p = mmap(NULL, (size_t)bytes, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return false;
	*message_r = (struct sk_span){ p, (size_t)bytes };
	return true;
}

static void
unmap(struct sk_span s)
{
	if (s.n > 0)
		(void)munmap((void *)(uintptr_t)s.p, s.n);
}

/* Which asks this engine answers at all. */
static bool
may_serve(const struct worker *w, const struct sk_wire_packet *ask)
{
	return ask->kind == SK_WIRE_ASK || (ask->kind == SK_WIRE_EXTRACT && w->s->extract &&
	    w->s->work.extract != NULL && ask->zip_bytes <= SK_EXTRACT_REQUEST);
}

static void
serve(struct worker *w, const struct sk_wire_packet *ask, const int *fds, int n,
    struct sk_wire_packet *answer)
{
	struct sk_extract x = { .most = w->s->limit[SK_LIMIT_EXTRACT_BYTES] };
	struct sk_asked asked = { .name = { (const uint8_t *)ask->name, ask->name_n } };
	uint64_t start = cpu_us(), spent;
	bool whole = true;

	memset(answer, 0, sizeof *answer);
	answer->version = SK_WIRE_VERSION;
	answer->kind = SK_WIRE_ANSWER;
	answer->tag = ask->tag;
	if (w->at != NULL)
		w->at->what = SK_SPOT_NONE;
	timer(ask->cpu_ms);
	if (ask->kind == SK_WIRE_EXTRACT) {
		x.fd = fds[2];
		whole = map(fds[3], ask->zip_bytes, &x.request);
	}
	if (whole && ask->password_bytes > 0)	/* they come last */
		whole = map(fds[n - 1], ask->password_bytes, &asked.passwords);
	if (whole && map(fds[0], ask->bytes, &asked.bytes))
		look(w, ask, &asked, fds[1], &x, answer);
	else
		answer->ended = SK_ENDED_CRASH;
	timer(0);
	unmap(asked.bytes);
	unmap(asked.passwords);
	unmap(x.request);
	for (int i = 0; i < n; i++)
		(void)close(fds[i]);
	spent = cpu_us() - start;
	answer->cpu_us = spent > UINT32_MAX ? UINT32_MAX : (uint32_t)spent;
}

static void
forget(struct worker *w)
{
	bool large = sk_arena_used(w->arena) > TRIM || sk_arena_used(w->out) > TRIM;

	sk_arena_reset(w->arena);
	sk_arena_reset(w->out);
	if (large)
		(void)malloc_trim(0);
}

void
sk_worker_run(const struct sk_engine_settings *s, volatile struct sk_spot *at)
{
	/* A quarter is left for what libraries take beside the arena. */
	uint64_t most = s->limit[SK_LIMIT_MEMORY_BYTES];
	struct worker w = { .s = s, .at = at, .arena = sk_arena_new((size_t)(most - most / 4)),
		.out = sk_arena_new(SK_RECORD_WIRE + (1u << 20)) };
	struct sk_wire_packet ask, answer;
	int fds[SK_WIRE_FDS], n;

	if (w.arena == NULL || w.out == NULL)
		_exit(SK_EXIT_MEMORY);
	while (sk_wire_receive(SK_ENGINE_FD, &ask, fds, &n) == 0 && may_serve(&w, &ask)) {
		if (s->measure)		/* the last one's memory has been seen by now */
			forget(&w);
		serve(&w, &ask, fds, n, &answer);
		if (sk_wire_send(SK_ENGINE_FD, &answer, NULL, 0) != 0)
			break;
		if (!s->measure)
			forget(&w);
	}
	_exit(0);
}
