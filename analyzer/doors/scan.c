#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/error.h"
#include "doors/feed.h"
#include "doors/scan.h"
#include "doors/site.h"
#include "say.h"

/*
 * Messages for each worker: so many under way, which may come back as records of any
 * size, and so many, with no more than those bytes, that wait for their turn.
 */
enum { ASKED_EACH = 3, WAITING_EACH = 32, WAITING_MAX = 192, KEPT_BYTES = 16 << 20 };

/* One message from its sending to its turn in the output. */
struct slot {
	enum { FREE, ASKED, ANSWERED, UNREADABLE } state;
	char			*source, *name;
	uint64_t		 index;
	struct sk_parcel	 parcel;
	struct sk_answer	 answer;
	int			 error;		/* errno, where it is UNREADABLE */
	const char		*why;		/* or this, if not NULL */
};

struct scan {
	const struct sk_scan_options	*o;
	const struct sk_judge_settings	*judge;
	const struct sk_report		*report;
	const char			*door;
	char				 weights[65];
	struct sk_ask			*ask;
	struct sk_feed			*feed;
	struct slot			*slot;
	size_t				 slots, least;	/* least: that wait whatever they take */
	uint64_t			 sent, printed;	/* messages so far */
	unsigned			 asked;		/* without an answer yet */
	bool				 color, bar, drawn;
	struct timespec			 begun, last;
	/* What the exit status is made of. */
	bool				 malicious, failed, doubtful;
};

/* --- progress, for long work at a terminal --- */

static double
seconds_since(const struct timespec *t, struct timespec *now)
{
	clock_gettime(CLOCK_MONOTONIC, now);
	return (double)(now->tv_sec - t->tv_sec) + (double)(now->tv_nsec - t->tv_nsec) / 1e9;
}

static void
clear_progress(struct scan *s)
{
	if (s->drawn)
		fputs("\r\033[K", stderr);
	s->drawn = false;
}

static void
draw_progress(struct scan *s)
{
	uint64_t known, read;
	struct timespec now;
	char bar[31];
	size_t full;

	if (!s->bar || seconds_since(&s->begun, &now) < 1.0 || seconds_since(&s->last, &now) < 0.2)
		return;
	s->last = now;
	sk_feed_progress(s->feed, &known, &read);
	full = known == 0 ? 0 : (size_t)((read < known ? read : known) * 30 / known);
	memset(bar, '.', 30);
	memset(bar, '#', full);
	bar[30] = '\0';
	fprintf(stderr, "\r\033[K[%s] %llu messages, %llu MB", bar,
	    (unsigned long long)s->printed, (unsigned long long)(read >> 20));
	s->drawn = true;
}

/* --- one message --- */

static void
note_result(struct scan *s, const struct sk_verdict *v)
{
	if (v->harm == SK_HARM_MALICIOUS)
		s->malicious = true;
	else if (v->harm == SK_HARM_SUSPICIOUS)
		s->doubtful = true;
	if (!v->complete)
		s->doubtful = true;
}

static int
judge(const struct scan *s, struct slot *t, struct sk_verdict **v_r)
{
	struct sk_record *r = t->answer.record;
	int e;

	if ((e = sk_ask_stamp(r, s->door, &t->parcel)) == 0 &&
	    (e = sk_site_stamp(&s->o->settings.site, r)) == 0)
		e = sk_judge_run(r, &sk_ask_hello(s->ask)->rules, s->judge, t->answer.arena, v_r);
	return e;
}

static int
judge_and_print(struct scan *s, struct slot *t)
{
	const struct sk_hello *hello = sk_ask_hello(s->ask);
	struct sk_verdict *v;
	int e = judge(s, t, &v);

	/* A record so full that it cannot be judged must not hide its message. */
	if (e != 0 && (e = sk_ask_spoil(&t->answer)) == 0)
		e = judge(s, t, &v);
	if (e != 0)
		return e;
	note_result(s, v);
	return s->report->write(stdout, &(struct sk_case_view){
	    .source = t->source, .index = t->index, .door = s->door,
	    .record = t->answer.record, .verdict = v, .rules = &hello->rules, .settings = s->judge,
	    .version = hello->version, .weights_sha256 = s->weights, .lang = s->o->lang,
	    .color = s->color, .observations = s->o->observations, .secrets = s->o->secrets });
}

static void
release(struct slot *t)
{
	sk_parcel_close(&t->parcel);
	t->answer.arena = sk_arena_free(t->answer.arena);
	free(t->source);
	free(t->name);
	*t = (struct slot){ .parcel = { .fd = -1 } };
}

/* Prints what has its turn.  Below 0: standard output is broken. */
static int
print_ready(struct scan *s)
{
	while (s->printed < s->sent) {
		struct slot *t = &s->slot[s->printed % s->slots];
		int e = 0;

		if (t->state == ASKED)
			return 0;
		clear_progress(s);
		if (t->state == UNREADABLE) {
			sk_say(t->source == NULL ? "?" : t->source, t->why != NULL ? t->why :
			    strerror(t->error));
			s->failed = true;
		} else
			e = judge_and_print(s, t);
		if (e == 0 && (fflush(stdout) != 0 || ferror(stdout)))
			e = SK_E_IO;
		if (e == SK_E_IO) {
			sk_say("standard output", strerror(errno));
			return e;
		}
		if (e != 0) {
			sk_say(t->source, sk_error_text(e));
			s->failed = true;
		}
		release(t);
		s->printed++;
		draw_progress(s);
	}
	return 0;
}

/* What was asked is not answered any more: each message is said to be lost. */
static void
lose_asked(struct scan *s)
{
	for (size_t i = 0; i < s->slots; i++)
		if (s->slot[i].state == ASKED) {
			s->slot[i].state = UNREADABLE;
			s->slot[i].why = sk_error_text(SK_E_ENGINE);
		}
	s->asked = 0;
}

static void
take_answer(struct scan *s)
{
	struct sk_answer a;
	struct slot *t;

	if (sk_ask_next(s->ask, &a) != 0) {
		lose_asked(s);
		return;
	}
	t = &s->slot[a.tag % s->slots];
	t->answer = a;
	t->state = ANSWERED;
	s->asked--;
}

static void
send_item(struct scan *s, const struct sk_item *item)
{
	struct slot *t = &s->slot[s->sent % s->slots];
	int e;

	t->parcel = item->parcel;
	t->index = item->index;
	t->error = item->error;
	t->state = UNREADABLE;
	if ((t->source = strdup(item->source)) == NULL || (t->name = strdup(item->name)) == NULL)
		t->error = ENOMEM;
	s->sent++;
	if (t->error != 0)
		return;
	if ((e = sk_ask_send(s->ask, s->sent - 1, &t->parcel, t->name)) != 0) {
		t->why = sk_error_text(e);
		return;
	}
	/* The asker has it; of ours only its name and hash are still wanted. */
	if (t->parcel.fd >= 0)
		(void)close(t->parcel.fd);
	t->parcel.fd = -1;
	t->state = ASKED;
	s->asked++;
}

/* Bytes that are held for messages until their turn comes. */
static uint64_t
kept(const struct scan *s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s->slots; i++)
		if (s->slot[i].state == ASKED)
			n += s->slot[i].parcel.bytes;
		else if (s->slot[i].state == ANSWERED)
			n += sk_arena_used(s->slot[i].answer.arena);
	return n;
}

/*
 * True if another message is to be had.  One that takes long must not leave the other
 * workers idle, so there is room behind it; but where reading may have to wait for
 * somebody, what can be answered comes first.
 */
static bool
has_room(const struct scan *s)
{
	uint64_t waiting = s->sent - s->printed;

	if (waiting < s->least)
		return true;
	return s->asked < s->least && waiting < s->slots && !sk_feed_waits(s->feed) &&
	    kept(s) < KEPT_BYTES;
}

/* False if there is nothing more to be had. */
static bool
feed(struct scan *s)
{
	struct sk_item item;
	int got = sk_feed_next(s->feed, sk_ask_berth(s->ask), &item);

	if (got > 0)
		send_item(s, &item);
	if (got < 0) {	/* what is under way is still judged */
		sk_say("input", sk_error_text(got));
		s->failed = true;
	}
	return got > 0;
}

static int
loop(struct scan *s)
{
	bool more = true;
	int e = 0;

	while (e == 0 && (more || s->printed < s->sent)) {
		if (more && has_room(s))
			more = feed(s);
		else if (s->asked > 0)
			take_answer(s);
		e = print_ready(s);
	}
	return e;
}

/* --- the whole --- */

static bool
use_color(const struct sk_scan_options *o)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (o->color >= 0)
		return o->color == 1;
	return isatty(STDOUT_FILENO) && (no == NULL || *no == '\0') &&
	    (term == NULL || strcmp(term, "dumb") != 0);
}

static unsigned
workers(const struct sk_settings *s)
{
	long n = s->workers != 0 ? (long)s->workers : sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > 64 ? 64 : (unsigned)n;
}

static void
say_aside(const struct sk_rule_aside *x)
{
	char where[600];

	snprintf(where, sizeof where, "%.500s:%u: set aside", x->file, x->line);
	sk_say(where, x->why);
}

static int
open_engine(struct scan *s)
{
	const struct sk_settings *set = &s->o->settings;
	struct sk_ask_settings a = { .workers = workers(set), .rules = set->rules.text,
	    .rules_n = set->rules.n, .passwords = set->passwords.text,
	    .passwords_n = set->passwords.n, .password_list = set->password_list.text,
	    .password_list_n = set->password_list.n };
	int e;

	a.words = sk_site_words(&set->site, set->arena);
	memcpy(a.limit, set->limit, sizeof a.limit);
	if ((e = sk_ask_open(&a, &s->ask)) != 0)
		return e;
	for (size_t i = 0; i < sk_ask_hello(s->ask)->rules.asides; i++) {
		const struct sk_rule_aside *x = &sk_ask_hello(s->ask)->rules.aside[i];

		say_aside(x);
	}
	if (sk_ask_hello(s->ask)->rules.n == 0)
		sk_say("no rules are loaded", "known malware is not looked for; see sekisho doctor");
	s->least = (size_t)a.workers * ASKED_EACH;
	s->slots = (size_t)a.workers * WAITING_EACH;
	if (s->slots > WAITING_MAX)
		s->slots = WAITING_MAX;
	if (s->slots < s->least)
		s->slots = s->least;
	s->slot = calloc(s->slots, sizeof *s->slot);
	s->feed = sk_feed_new(s->o->paths, s->o->n, set->limit[SK_LIMIT_MESSAGE_BYTES]);
	if (s->slot == NULL || s->feed == NULL)
		return SK_E_MEMORY;
	for (size_t i = 0; i < s->slots; i++)
		s->slot[i].parcel.fd = -1;
	return 0;
}

int
sk_scan_run(const struct sk_scan_options *o, const char *door)
{
	struct scan s = { .o = o, .door = door, .judge = sk_settings_judge(&o->settings, door),
	    .report = sk_report_find(o->report) };
	int e;

	s.color = use_color(o);
	s.bar = isatty(STDERR_FILENO);
	clock_gettime(CLOCK_MONOTONIC, &s.begun);
	sk_judge_weights_sha256(s.judge, s.weights);
	if ((e = open_engine(&s)) == 0)
		e = loop(&s);
	clear_progress(&s);
	if (e != 0)
		s.failed = true;
	for (size_t i = 0; s.slot != NULL && i < s.slots; i++)
		release(&s.slot[i]);
	free(s.slot);
	sk_feed_free(s.feed);
	sk_ask_close(s.ask);
	return s.malicious ? 1 : s.failed ? 2 : s.doubtful ? 3 : 0;
}
