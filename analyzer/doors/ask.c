#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/error.h"
#include "berth.h"
#include "engine.h"

enum {
	HELLO_MS = 300000,	/* compiling many thousand rules takes a while */
	SLACK_MS = 30000,	/* beyond a message's time: then the engine itself hangs */
	LIVES = 2,		/* engines that may die over one message */
	FALLS = 3,		/* engines that may die in a row, without an answer */
	BERTHS = 3,		/* for each worker, */
	BERTHS_ALL = 48 << 20,	/* bytes of all of them, */
	BERTH_LEAST = 256 << 10, BERTH_MOST = 4 << 20,	/* and of each one */
	ANSWER_KEPT = 1 << 20,	/* bytes of a record beyond which its file is let go */
	HELLO_MEMORY = 256 << 20
};

/* A message under way. */
struct item {
	uint64_t	 tag, bytes;
	int		 message, answer;	/* our own descriptors, -1: none */
	int		 zip, wanted;		/* the same, where objects are wanted */
	uint64_t	 wanted_bytes;
	struct sk_berth	*berth;			/* not NULL: message and answer are its own */
	unsigned	 died;			/* engines that died over it */
	bool		 sent;
	uint32_t	 name_n;
	char		*name;
};

struct sk_ask {
	struct sk_ask_settings	 settings;
	struct sk_arena		*arena;		/* of hello and settings */
	struct sk_engine	 engine;
	struct sk_hello		 hello;
	struct sk_parcel	 passwords;	/* for every message; fd -1: none */
	struct item		*item;
	size_t			 items, items_room;
	struct sk_berth		*berth;		/* BERTHS for each worker, in a row */
	size_t			 berths;
	struct sk_answer	*ready;		/* oldest first */
	size_t			 readies, readies_room;
	uint64_t		 heard_ms;	/* last sign of life, or of being asked */
	unsigned		 falls;
	bool			 dead;
};

static uint64_t
now_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* Waits for events on fd, until the time of deadline at most; 0: it came first.
 * What is there already counts even then: it may be we who came late, kept from
 * it by a slow reader of our output or a slow writer of our input. */
static int
await(int fd, short events, uint64_t deadline_ms)
{
	for (;;) {
		uint64_t now = now_ms(), left = now < deadline_ms ? deadline_ms - now : 0;
		struct pollfd p = { .fd = fd, .events = events };
		int n = poll(&p, 1, left > 60000 ? 60000 : (int)left);

		if (n > 0)
			return p.revents;
		if ((n == 0 && left == 0) || (n < 0 && errno != EINTR))
			return 0;
	}
}

/* --- answers --- */

static bool
put_ready(struct sk_ask *a, const struct sk_answer *answer)
{
	if (a->readies == a->readies_room) {
		size_t room = a->readies_room == 0 ? 16 : a->readies_room * 2;
		struct sk_answer *p = reallocarray(a->ready, room, sizeof *p);

		if (p == NULL)
			return false;
		a->ready = p;
		a->readies_room = room;
	}
	a->ready[a->readies++] = *answer;
	return true;
}

/* The record in the answer memfd, into memory of our own first: the worker may
 * still write to the file.  NULL if it is none. */
static struct sk_record *
read_record(int fd, uint64_t bytes, struct sk_arena *arena)
{
	struct sk_record *r = NULL;
	struct stat st;
	uint8_t *wire;

	if (fstat(fd, &st) != 0 || st.st_size < 0 || (uint64_t)st.st_size != bytes ||
	    bytes > SK_RECORD_WIRE || (wire = sk_arena_raw(arena, (size_t)bytes)) == NULL)
		return NULL;
	if (pread(fd, wire, (size_t)bytes, 0) == (ssize_t)bytes)
		(void)sk_record_decode((struct sk_span){ wire, (size_t)bytes }, arena, false, &r,
		    NULL);
	return r;
}

/* An empty record that says so. */
static struct sk_record *
not_finished(struct sk_arena *arena)
{
	struct sk_record *r;

	sk_arena_reset(arena);
	r = sk_record_new(arena, SK_RECORD_OBSERVATIONS);
	if (r == NULL || sk_record_text(r, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP,
	    SK_SPAN("not_finished")) != 0)
		return NULL;
	return r;
}

static void
shut(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

/* The zip in the answer, if one is there. */
static void
take_zip(struct item *it, const struct sk_wire_packet *p, struct sk_answer *answer)
{
	struct stat st;

	if (it->zip < 0 || p->ended != SK_ENDED_DONE || p->zip_bytes == 0 ||
	    fstat(it->zip, &st) != 0 || st.st_size < 0 || (uint64_t)st.st_size < p->zip_bytes)
		return;
	answer->zip = it->zip;
	answer->zip_bytes = p->zip_bytes;
	it->zip = -1;
}

/* Lets go what belongs to an item, once it is answered. */
static void
leave(struct item *it, uint64_t answer_bytes)
{
	if (it->berth == NULL) {
		shut(&it->message);
		shut(&it->answer);
	} else {
		it->berth->taken = false;
		if (answer_bytes > ANSWER_KEPT)
			shut(&it->berth->answer);
	}
	shut(&it->zip);
	shut(&it->wanted);
	free(it->name);
}

/* Ends item i with what the packet says. */
static void
settle(struct sk_ask *a, size_t i, const struct sk_wire_packet *p)
{
	struct item it = a->item[i];
	struct sk_answer answer = { .tag = it.tag, .ended = p->ended, .cpu_us = p->cpu_us,
		.pss_kb = p->pss_kb, .arena = sk_arena_new(SK_RECORD_MEMORY), .zip = -1 };

	if (answer.arena != NULL && p->ended == SK_ENDED_DONE) {
		answer.record = read_record(it.berth == NULL ? it.answer : it.berth->answer, p->bytes,
		    answer.arena);
		if (answer.record == NULL)
			answer.ended = SK_ENDED_CRASH;	/* what it sent is no record */
	}
	if (answer.arena != NULL && answer.record == NULL)
		answer.record = not_finished(answer.arena);
	if (answer.ended == SK_ENDED_DONE)
		take_zip(&it, p, &answer);
	leave(&it, p->bytes);
	a->item[i] = a->item[--a->items];
	if (answer.record == NULL || !put_ready(a, &answer)) {
		sk_arena_free(answer.arena);	/* not even memory for that */
		shut(&answer.zip);
		a->dead = true;
	}
}

/* --- the engine's life --- */

static int
greet(struct sk_ask *a)
{
	struct sk_wire_packet p;
	struct sk_hello h;
	int fds[SK_WIRE_FDS], n, e;

	if (await(a->engine.fd, POLLIN, now_ms() + HELLO_MS) == 0)
		return SK_E_ENGINE;
	if (sk_wire_receive(a->engine.fd, &p, fds, &n) != 0)
		return SK_E_ENGINE;
	e = p.kind == SK_WIRE_HELLO ? sk_hello_read(fds[0], p.bytes, a->arena, &h) : SK_E_ENGINE;
	for (int i = 0; i < n; i++)
		(void)close(fds[i]);
	if (e == 0)
		a->hello = h;
	return e;
}

static int
start(struct sk_ask *a)
{
	int e = sk_engine_start(&a->settings, &a->engine);

	if (e == 0 && (e = greet(a)) != 0) {
		(void)fprintf(stderr, "sekisho: the engine did not start\n");
		sk_engine_end(&a->engine, false);
	}
	a->heard_ms = now_ms();
	return e;
}

static void
give_up(struct sk_ask *a)
{
	static const struct sk_wire_packet gone = { .ended = SK_ENDED_CRASH };

	a->dead = true;
	while (a->items > 0)
		settle(a, a->items - 1, &gone);
}

/* The engine is gone, or must go: messages that it had are asked once more. */
static void
fall(struct sk_ask *a)
{
	static const struct sk_wire_packet gone = { .ended = SK_ENDED_CRASH };

	sk_engine_end(&a->engine, false);
	for (size_t i = a->items; i-- > 0;) {
		struct item *it = &a->item[i];

		if (it->sent && ++it->died >= LIVES) {
			settle(a, i, &gone);
			continue;
		}
		if (it->sent) {		/* the old engine's worker may have them */
			shut(it->berth == NULL ? &it->answer : &it->berth->answer);
			shut(&it->zip);
		}
		it->sent = false;
	}
	if (++a->falls > FALLS || start(a) != 0)
		give_up(a);
}

/* --- packets --- */

/* A file of a fixed size: a worker gone wild cannot fill more memory with it. */
static int
zip_file(uint64_t bytes)
{
	int fd = memfd_create("sekisho-zip", MFD_CLOEXEC | MFD_ALLOW_SEALING);

	if (fd >= 0 && (ftruncate(fd, (off_t)bytes) != 0 ||
	    fcntl(fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0))
		shut(&fd);
	return fd;
}

static int
send_item(struct sk_ask *a, struct item *it)
{
	struct sk_wire_packet p = { .version = SK_WIRE_VERSION,
		.kind = it->wanted < 0 ? SK_WIRE_ASK : SK_WIRE_EXTRACT,
		.tag = it->tag, .bytes = it->bytes, .zip_bytes = it->wanted_bytes,
		.password_bytes = a->passwords.bytes, .name_n = it->name_n,
		.lane = it->berth == NULL ? 0 : it->berth->lane };
	int *answer = it->berth == NULL ? &it->answer : &it->berth->answer;
	int fds[SK_WIRE_FDS], n = 2;

	if (*answer < 0)
		*answer = memfd_create("sekisho-record", MFD_CLOEXEC);
	if (it->wanted >= 0 && it->zip < 0)
		it->zip = zip_file(a->settings.limit[SK_LIMIT_EXTRACT_BYTES]);
	if (*answer < 0 || (it->wanted >= 0 && it->zip < 0))
		return SK_E_IO;
	memcpy(p.name, it->name, it->name_n);
	fds[0] = it->message;
	fds[1] = *answer;
	if (it->wanted >= 0) {
		fds[n++] = it->zip;
		fds[n++] = it->wanted;
	}
	if (a->passwords.bytes > 0)
		fds[n++] = a->passwords.fd;
	if (sk_wire_send(a->engine.fd, &p, fds, n) != 0)
		return SK_E_IO;
	it->sent = true;
	a->heard_ms = now_ms();
	return 0;
}

static bool
all_sent(const struct sk_ask *a)
{
	for (size_t i = 0; i < a->items; i++)
		if (!a->item[i].sent)
			return false;
	return true;
}

/* Sends what still waits, as far as the socket takes it; false if it is broken. */
static bool
send_waiting(struct sk_ask *a)
{
	for (size_t i = 0; i < a->items; i++)
		if (!a->item[i].sent && send_item(a, &a->item[i]) != 0)
			return errno == EAGAIN || errno == EWOULDBLOCK || errno == ETOOMANYREFS;
	return true;
}

/* Takes one answer; false if the engine is gone or talks nonsense. */
static bool
receive(struct sk_ask *a)
{
	struct sk_wire_packet p;
	int fds[SK_WIRE_FDS], n, e = sk_wire_receive(a->engine.fd, &p, fds, &n);

	if (e == SK_E_IO && (errno == EAGAIN || errno == EWOULDBLOCK))
		return true;
	for (int i = 0; i < n; i++)
		(void)close(fds[i]);
	if (e != 0 || p.kind != SK_WIRE_ANSWER)
		return false;
	for (size_t i = 0; i < a->items; i++) {
		if (a->item[i].tag != p.tag || !a->item[i].sent)
			continue;
		a->falls = 0;
		a->heard_ms = now_ms();
		settle(a, i, &p);
		return true;
	}
	return false;
}

/* Sends and receives once, waiting until one of both is possible. */
static void
turn(struct sk_ask *a)
{
	uint64_t hung = a->heard_ms + 2 * a->settings.limit[SK_LIMIT_WALL_MS] + SLACK_MS;
	int got = await(a->engine.fd, (short)(all_sent(a) ? POLLIN : POLLIN | POLLOUT), hung);
	bool fine = got != 0;

	if ((got & POLLIN) != 0)
		fine = receive(a);
	else if ((got & POLLOUT) != 0)
		fine = send_waiting(a);
	else
		fine = false;	/* hung up, or hung */
	if (!fine && !a->dead)
		fall(a);
}

/* --- what callers see --- */

static int
keep_settings(struct sk_ask *a, const struct sk_ask_settings *s)
{
	const char **rules = sk_arena_array(a->arena, s->rules_n, sizeof *rules);
	bool kept = rules != NULL;

	a->settings = *s;
	a->settings.rules = rules;
	for (size_t i = 0; kept && i < s->rules_n; i++) {
		rules[i] = sk_arena_text(a->arena, sk_span_text(s->rules[i]));
		kept = rules[i] != NULL;
	}
	if (s->engine != NULL)
		a->settings.engine = sk_arena_text(a->arena, sk_span_text(s->engine));
	if (s->words != NULL)
		a->settings.words = sk_arena_text(a->arena, sk_span_text(s->words));
	if (s->signatures != NULL)
		a->settings.signatures = sk_arena_text(a->arena, sk_span_text(s->signatures));
	a->settings.passwords = a->settings.password_list = NULL;	/* in a parcel, see below */
	return kept ? 0 : SK_E_MEMORY;
}

static void
put_passwords(struct sk_parcel_writer *w, char whose, const char *const *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		(void)sk_parcel_put(w, &whose, 1);
		(void)sk_parcel_put(w, text[i], strlen(text[i]) + 1);
	}
}

/* The passwords in the form of record/wire.h. */
static int
keep_passwords(struct sk_ask *a, const struct sk_ask_settings *s)
{
	struct sk_parcel_writer *w;
	int e;

	if (s->passwords_n + s->password_list_n == 0)
		return 0;
	if ((e = sk_parcel_begin(&w)) != 0)
		return e;
	put_passwords(w, SK_WIRE_OPERATOR, s->passwords, s->passwords_n);
	put_passwords(w, SK_WIRE_LIST, s->password_list, s->password_list_n);
	if ((e = sk_parcel_end(w, &a->passwords)) == 0 && a->passwords.bytes > SK_WIRE_PASSWORDS)
		e = SK_E_LIMIT;
	return e;
}

int
sk_ask_open(const struct sk_ask_settings *s, struct sk_ask **ask_r)
{
	struct sk_ask *a = calloc(1, sizeof *a);
	int e = SK_E_MEMORY;

	*ask_r = NULL;
	if (a == NULL)
		return e;
	a->engine.fd = a->passwords.fd = -1;
	if ((a->arena = sk_arena_new(HELLO_MEMORY)) != NULL && (e = keep_settings(a, s)) == 0 &&
	    (e = keep_passwords(a, s)) == 0)
		e = start(a);
	if (e != 0)
		a = sk_ask_close(a);
	*ask_r = a;
	return e;
}

struct sk_ask *
sk_ask_close(struct sk_ask *a)
{
	if (a == NULL)
		return NULL;
	sk_engine_end(&a->engine, true);
	give_up(a);
	for (size_t i = 0; i < a->readies; i++) {
		sk_arena_free(a->ready[i].arena);
		shut(&a->ready[i].zip);
	}
	sk_parcel_close(&a->passwords);
	for (size_t i = 0; i < a->berths; i++)
		sk_berth_free(&a->berth[i]);
	free(a->berth);
	free(a->ready);
	free(a->item);
	sk_arena_free(a->arena);
	free(a);
	return NULL;
}

const struct sk_hello *
sk_ask_hello(const struct sk_ask *a)
{
	return &a->hello;
}

/* As many as there are workers for, each of them made when it is needed first. */
static bool
plan_berths(struct sk_ask *a)
{
	size_t n = (size_t)a->settings.workers * BERTHS, room = BERTHS_ALL / n;

	room = room < BERTH_LEAST ? BERTH_LEAST : room > BERTH_MOST ? BERTH_MOST : room;
	if (a->berth == NULL && (a->berth = calloc(n, sizeof *a->berth)) == NULL)
		return false;
	for (size_t i = a->berths; i < n; i++)
		a->berth[i] = (struct sk_berth){ .room = room, .fd = -1, .answer = -1,
			.lane = (unsigned)(i / BERTHS) + 1 };
	a->berths = n;
	return true;
}

/* One of the worker that has the fewest messages. */
struct sk_berth *
sk_ask_berth(struct sk_ask *a)
{
	struct sk_berth *best = NULL;
	size_t least = BERTHS;

	if (a->dead || !plan_berths(a))
		return NULL;
	for (size_t i = 0; i < a->berths; i += BERTHS) {
		struct sk_berth *idle = NULL;
		size_t taken = 0;

		for (size_t k = i; k < i + BERTHS; k++)
			if (a->berth[k].taken)
				taken++;
			else if (idle == NULL)
				idle = &a->berth[k];
		if (taken < least) {
			least = taken;
			best = idle;
		}
	}
	return best == NULL || best->p != NULL || sk_berth_make(best) ? best : NULL;
}

/* A copy of ours of the parcel's descriptor; -1 where there is none. */
static int
copy_of(const struct sk_parcel *p)
{
	return p == NULL ? -1 : fcntl(p->fd, F_DUPFD_CLOEXEC, 3);
}

static int
add_item(struct sk_ask *a, uint64_t tag, const struct sk_parcel *p, const char *name,
    const struct sk_parcel *wanted)
{
	struct sk_span n = sk_span_head(sk_span_text(name), SK_WIRE_NAME);
	struct item it = { .tag = tag, .bytes = p->bytes, .answer = -1, .zip = -1,
		.wanted_bytes = wanted == NULL ? 0 : wanted->bytes, .name_n = (uint32_t)n.n };

	if (a->items == a->items_room) {
		size_t room = a->items_room == 0 ? 16 : a->items_room * 2;
		struct item *more = reallocarray(a->item, room, sizeof *more);

		if (more == NULL)
			return SK_E_IO;
		a->item = more;
		a->items_room = room;
	}
	if ((it.name = strndup(name, n.n)) == NULL)
		return SK_E_IO;
	it.berth = p->berth;
	it.message = p->berth != NULL ? p->berth->fd : copy_of(p);
	it.wanted = copy_of(wanted);
	if (it.message < 0 || (wanted != NULL && it.wanted < 0)) {
		leave(&it, 0);
		return SK_E_IO;
	}
	if (it.berth != NULL)
		it.berth->taken = true;
	a->item[a->items++] = it;
	return 0;
}

static int
ask(struct sk_ask *a, uint64_t tag, const struct sk_parcel *p, const char *name,
    const struct sk_parcel *wanted)
{
	int e;

	if (a->dead)
		return SK_E_ENGINE;
	if ((e = add_item(a, tag, p, name, wanted)) != 0)
		return e;
	if (!send_waiting(a))
		fall(a);
	/* Answers are taken meanwhile, so that both sides never wait for each other. */
	while (!a->dead && !all_sent(a))
		turn(a);
	return 0;
}

int
sk_ask_send(struct sk_ask *a, uint64_t tag, const struct sk_parcel *p, const char *name)
{
	return ask(a, tag, p, name, NULL);
}

int
sk_ask_extract(struct sk_ask *a, uint64_t tag, const struct sk_parcel *p, const char *name,
    struct sk_span wanted)
{
	struct sk_parcel_writer *w;
	struct sk_parcel request;
	int e;

	if ((e = sk_parcel_begin(&w)) != 0)
		return e;
	(void)sk_parcel_put(w, wanted.p, wanted.n);
	if ((e = sk_parcel_end(w, &request)) != 0)
		return e;
	e = ask(a, tag, p, name, &request);
	sk_parcel_close(&request);
	return e;
}

int
sk_ask_next(struct sk_ask *a, struct sk_answer *answer_r)
{
	*answer_r = (struct sk_answer){ .zip = -1 };
	while (a->readies == 0 && a->items > 0 && !a->dead)
		turn(a);
	if (a->readies == 0)
		return SK_E_ENGINE;
	*answer_r = a->ready[0];
	a->readies--;
	memmove(a->ready, a->ready + 1, a->readies * sizeof *a->ready);
	return 0;
}

int
sk_ask_spoil(struct sk_answer *answer)
{
	answer->record = not_finished(answer->arena);
	return answer->record == NULL ? SK_E_MEMORY : 0;
}

int
sk_ask_stamp(struct sk_record *r, const char *door, const struct sk_parcel *p)
{
	int e = sk_record_text(r, SK_RECORD_ROOT, SK_KEY_DOOR_NAME, sk_span_text(door));

	if (e == 0)
		e = sk_record_text(r, SK_RECORD_ROOT, SK_KEY_DOOR_SHA256, sk_span_text(p->sha256));
	if (e == 0)
		e = sk_record_number(r, SK_RECORD_ROOT, SK_KEY_DOOR_BYTES, p->bytes);
	if (e == 0 && p->cut)	/* the engine cannot know that there were more */
		e = sk_record_text_once(r, SK_RECORD_ROOT, SK_KEY_OBJECT_GAP,
		    SK_SPAN("message_bytes"));
	return e;
}
