#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/error.h"
#include "engine.h"

enum {
	QUEUED = 4,		/* messages that wait, for each worker */
	LOST_MAX = 20,		/* workers lost in a row before any answered */
	AGAIN_MS = 200,			/* until fork(2) is tried again */
	TRIES = 1 + SK_AVOID,		/* of one message */
	SHARES = 8			/* of its time: each further try has one, the first the rest */
};

/* A message that waits for a worker, or is with one. */
struct job {
	struct job		*next;		/* in its list, NULL: none */
	struct sk_wire_packet	ask;
	int			fds[SK_WIRE_FDS], n;
	unsigned		tried;
	uint64_t		begun_ms;	/* of the first try */
};

struct worker {
	pid_t		 pid;		/* 0: none */
	int		 fd;		/* -1: none */
	bool		 busy, overdue;
	unsigned	 served;
	uint64_t	 deadline_ms;
	struct job	*job;		/* while busy */
	volatile struct sk_spot *at;	/* shared with it: where in the message it is */
};

struct pool {
	const struct sk_engine_settings *s;
	int		 door;
	struct worker	 worker[SK_POOL_WORKERS];
	struct job	*job, *idle;	/* all, and those that hold no message */
	struct job	*first, **last;	/* those that wait, in their order */
	size_t		 n, most;	/* that wait, and that the door may let wait */
	unsigned	 lost;
	uint64_t	 fork_ms;	/* not before */
	bool		 over;
};

static uint64_t
now_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* --- the door --- */

static void
tell(struct pool *p, const struct sk_wire_packet *answer)
{
	if (sk_wire_send(p->door, answer, NULL, 0) != 0)
		p->over = true;
}

static void
close_all(const int *fds, int n)
{
	for (int i = 0; i < n; i++)
		(void)close(fds[i]);
}

/* Lets j wait, in front of all others or behind them. */
static void
put_job(struct pool *p, struct job *j, bool in_front)
{
	if (in_front) {
		j->next = p->first;
		p->first = j;
		if (j->next == NULL)
			p->last = &j->next;
	} else {
		j->next = NULL;
		*p->last = j;
		p->last = &j->next;
	}
	p->n++;
}

/* The first one that worker number lane may take, which waits no longer; NULL: none. */
static struct job *
get_job(struct pool *p, uint32_t lane)
{
	for (struct job **at = &p->first, *j; (j = *at) != NULL; at = &j->next) {
		if (j->ask.lane != 0 && j->ask.lane != lane)
			continue;
		*at = j->next;
		if (j->next == NULL)
			p->last = at;
		p->n--;
		return j;
	}
	return NULL;
}

static void
drop_job(struct pool *p, struct job *j)
{
	close_all(j->fds, j->n);
	j->next = p->idle;
	p->idle = j;
}

/* Takes the next message from the door; there is a job for it. */
static void
take(struct pool *p)
{
	struct job *j = p->idle;

	j->tried = 0;
	if (sk_wire_receive(p->door, &j->ask, j->fds, &j->n) != 0) {
		p->over = true;
	} else if ((j->ask.kind != SK_WIRE_ASK &&
	    (j->ask.kind != SK_WIRE_EXTRACT || !p->s->extract)) || j->ask.lane > p->s->workers) {
		close_all(j->fds, j->n);
		p->over = true;
	} else {
		p->idle = j->next;
		j->ask.avoids = 0;
		put_job(p, j, false);
	}
}

/* --- workers --- */

static void
forget(struct worker *w)
{
	if (w->at != NULL)
		(void)munmap((void *)(uintptr_t)w->at, sizeof *w->at);
	*w = (struct worker){ .fd = -1 };
}

static bool
start(struct pool *p, struct worker *w)
{
	struct sk_cage_report ignored;
	int fd[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fd) != 0)
		return false;
	*w = (struct worker){ .fd = fd[0], .at = mmap(NULL, sizeof *w->at,
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) };
	if (w->at == MAP_FAILED)
		w->at = NULL;
	/* A worker that does not take what it is sent must not hold us up. */
	(void)fcntl(fd[0], F_SETFL, O_NONBLOCK);
	if ((w->pid = fork()) == 0) {
		sk_worker_enter(fd[1], p->s, &ignored);
		sk_worker_run(p->s, w->at);
	}
	(void)close(fd[1]);
	if (w->pid > 0)
		return true;
	(void)close(fd[0]);
	forget(w);
	return false;
}

static void
start_missing(struct pool *p)
{
	if (now_ms() < p->fork_ms)
		return;
	for (unsigned i = 0; i < p->s->workers; i++) {
		if (p->worker[i].fd >= 0)
			continue;
		if (p->lost <= LOST_MAX && start(p, &p->worker[i]))
			continue;
		p->fork_ms = now_ms() + AGAIN_MS;
		if (++p->lost > LOST_MAX) {
			(void)fprintf(stderr, "sekisho-engine: workers die or cannot be started\n");
			p->over = true;
		}
		return;
	}
}

/* Ends w and tells how it had ended, if it had. */
static int
bury(struct worker *w)
{
	int status = 0;

	(void)close(w->fd);
	/* One that is dying keeps its status; one that only hung up dies now. */
	(void)kill(w->pid, SIGKILL);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	forget(w);
	return status;
}

static uint32_t
how_it_ended(int status, bool overdue)
{
	if (overdue)
		return SK_ENDED_WALL;
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGSYS ? SK_ENDED_REFUSED : SK_ENDED_CRASH;
	if (WEXITSTATUS(status) == SK_EXIT_CPU)
		return SK_ENDED_CPU;
	return WEXITSTATUS(status) == SK_EXIT_MEMORY ? SK_ENDED_MEMORY : SK_ENDED_CRASH;
}

/*
 * Puts j, over which a worker died at that step, in front of all others again, to be
 * looked at without that step; false if there is no use in it.  What a worker says
 * of its step may be a lie, which harms its own message only.
 */
static bool
try_again(struct pool *p, struct job *j, struct sk_spot at, uint32_t ended)
{
	uint32_t n = j->ask.avoids;

	if (j->tried >= TRIES || n >= SK_AVOID || at.what == SK_SPOT_NONE ||
	    at.what >= SK_SPOT_END || ftruncate(j->fds[1], 0) != 0 ||
	    lseek(j->fds[1], 0, SEEK_SET) != 0)
		return false;
	/* The same step again, at another object: then it is left out altogether. */
	if (n > 0 && j->ask.avoid[n - 1].what == at.what)
		at.object = SK_SPOT_ANY;
	j->ask.avoid[n].what = at.what;
	j->ask.avoid[n].object = at.object;
	j->ask.avoid[n].ended = ended;
	j->ask.avoids++;
	put_job(p, j, true);
	return true;
}

/* w is gone, or talks nonsense, or takes too long. */
static void
lose(struct pool *p, struct worker *w)
{
	struct worker was = *w;
	struct sk_spot at = { SK_SPOT_NONE, 0 };
	struct sk_wire_packet answer = { .version = SK_WIRE_VERSION, .kind = SK_WIRE_ANSWER };
	int status;

	if (w->at != NULL)
		at = (struct sk_spot){ w->at->what, w->at->object };
	status = bury(w);
	answer.ended = how_it_ended(status, was.overdue);
	answer.signal = WIFSIGNALED(status) ? (uint32_t)WTERMSIG(status) : 0;
	if (!was.busy) {
		p->lost++;
		return;
	}
	if (try_again(p, was.job, at, answer.ended))
		return;
	answer.tag = was.job->ask.tag;
	drop_job(p, was.job);
	tell(p, &answer);
}

/* KiB of memory that is w's own, shared pages counted in part; 0 if unknown. */
static uint32_t
pss_kb(const struct worker *w)
{
	char path[64], line[256];
	unsigned long kb = 0;
	FILE *f;

	(void)snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)w->pid);
	if ((f = fopen(path, "re")) == NULL)
		return 0;
	while (fgets(line, sizeof line, f) != NULL && sscanf(line, "Pss: %lu", &kb) != 1)
		;
	(void)fclose(f);
	return kb > UINT32_MAX ? UINT32_MAX : (uint32_t)kb;
}

static bool
is_answer(const struct worker *w, const struct sk_wire_packet *a)
{
	return a->kind == SK_WIRE_ANSWER && w->busy && a->tag == w->job->ask.tag &&
	    a->bytes <= SK_RECORD_WIRE && (a->ended == SK_ENDED_DONE ||
	    a->ended == SK_ENDED_MEMORY || a->ended == SK_ENDED_CRASH);
}

/* What the next try of j may cost. */
static void
give_time(const struct pool *p, struct job *j)
{
	uint64_t share = p->s->limit[SK_LIMIT_CPU_MS] / SHARES;

	if (j->tried == 0)
		j->begun_ms = now_ms();
	j->ask.cpu_ms = (uint32_t)(j->tried == 0 ? share * (SHARES - TRIES + 1) : share);
}

/* Gives waiting messages to idle workers. */
static void
hand_out(struct pool *p)
{
	for (unsigned i = 0; i < p->s->workers && p->n > 0; i++) {
		struct worker *w = &p->worker[i];
		struct job *j;

		if (w->fd < 0 || w->busy || (j = get_job(p, i + 1)) == NULL)
			continue;
		give_time(p, j);
		/* Its answer's file may have been another message's, whose worker is gone. */
		if (j->ask.lane != 0)
			(void)(ftruncate(j->fds[1], 0) == 0 && lseek(j->fds[1], 0, SEEK_SET) == 0);
		if (sk_wire_send(w->fd, &j->ask, j->fds, j->n) != 0) {
			put_job(p, j, true);
			lose(p, w);	/* it died idle, or is deaf; another gets it */
			continue;
		}
		w->busy = true;
		w->job = j;
		j->tried++;
		w->deadline_ms = j->begun_ms + p->s->limit[SK_LIMIT_WALL_MS] *
		    (SHARES - TRIES + 1 + j->tried) / SHARES;
	}
}

/* Something came from w: its answer, its end, or nonsense. */
static void
hear(struct pool *p, struct worker *w)
{
	struct sk_wire_packet a;
	struct job *done;
	int fds[SK_WIRE_FDS], n;
	bool replace;

	if (sk_wire_receive(w->fd, &a, fds, &n) != 0 || !is_answer(w, &a)) {
		close_all(fds, n);
		lose(p, w);
		return;
	}
	replace = a.pss_kb != 0 || ++w->served >= SK_POOL_SERVES;
	/* Only what is meant to be there goes on to the door. */
	a = (struct sk_wire_packet){ .version = SK_WIRE_VERSION, .kind = SK_WIRE_ANSWER,
		.tag = a.tag, .ended = a.ended, .cpu_us = a.cpu_us,
		.bytes = a.ended == SK_ENDED_DONE ? a.bytes : 0,
		.zip_bytes = a.ended == SK_ENDED_DONE && p->s->extract ? a.zip_bytes : 0,
		.pss_kb = p->s->measure ? pss_kb(w) : 0 };
	w->busy = false;
	p->lost = 0;
	done = w->job;
	if (!replace)	/* it need not wait until the door has been told */
		hand_out(p);
	tell(p, &a);
	drop_job(p, done);
	if (replace)
		(void)bury(w);
}

/* Ends those whose time is up; ms until the next one's is, -1: none is waited for. */
static int
watch(struct pool *p)
{
	uint64_t now = now_ms(), next = UINT64_MAX;

	for (unsigned i = 0; i < p->s->workers; i++) {
		struct worker *w = &p->worker[i];

		if (w->fd >= 0 && w->busy && w->deadline_ms <= now) {
			w->overdue = true;
			lose(p, w);
		}
		if (w->fd < 0)
			next = now > p->fork_ms ? now : p->fork_ms;
		else if (w->busy && w->deadline_ms < next)
			next = w->deadline_ms;
	}
	if (next == UINT64_MAX)
		return -1;
	return next - now > INT_MAX - 1 ? INT_MAX : (int)(next - now) + 1;
}

/*
 * True if a worker would have nothing to do next.  Until then messages of the door are
 * left where they are: they are no reason to wake up.
 */
static bool
is_hungry(const struct pool *p)
{
	uint64_t own = 0;	/* lanes for which something waits */
	size_t any = 0, served;

	if (p->n >= p->most)	/* a full queue is not added to: the door waits then */
		return false;
	for (const struct job *j = p->first; j != NULL; j = j->next)
		if (j->ask.lane == 0)
			any++;
		else
			own |= UINT64_C(1) << (j->ask.lane - 1);
	served = any;
	for (unsigned i = 0; i < p->s->workers; i++)
		served += own >> i & 1;
	return served < p->s->workers;
}

static void
turn(struct pool *p)
{
	struct pollfd f[1 + SK_POOL_WORKERS];
	unsigned n = p->s->workers;
	int wait;

	start_missing(p);
	hand_out(p);
	wait = watch(p);
	f[0] = (struct pollfd){ .fd = p->door, .events = is_hungry(p) ? POLLIN : 0 };
	for (unsigned i = 0; i < n; i++)
		f[1 + i] = (struct pollfd){ .fd = p->worker[i].fd, .events = POLLIN };
	if (p->over || poll(f, 1 + n, wait) <= 0)
		return;
	for (unsigned i = 0; i < n; i++)
		if (f[1 + i].revents != 0 && p->worker[i].fd == f[1 + i].fd)
			hear(p, &p->worker[i]);
	if ((f[0].revents & POLLIN) != 0)
		take(p);
	else if (f[0].revents != 0)
		p->over = true;
}

/* One for each message that waits, and one for each worker's. */
static bool
make_jobs(struct pool *p)
{
	size_t n = p->most + p->s->workers;

	if ((p->job = calloc(n, sizeof *p->job)) == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		p->job[i].next = p->idle;
		p->idle = &p->job[i];
	}
	return true;
}

int
sk_pool_run(const struct sk_engine_settings *s, int door)
{
	struct pool p = { .s = s, .door = door, .most = (size_t)s->workers * QUEUED };

	p.last = &p.first;
	for (unsigned i = 0; i < SK_POOL_WORKERS; i++)
		p.worker[i].fd = -1;
	if (!make_jobs(&p))
		return 1;
	while (!p.over)
		turn(&p);
	for (unsigned i = 0; i < s->workers; i++)
		if (p.worker[i].fd >= 0)
			(void)bury(&p.worker[i]);
	free(p.job);
	return p.lost > LOST_MAX ? 1 : 0;
}
