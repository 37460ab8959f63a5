#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "doors/check.h"
#include "engine.h"
#include "record/wire.h"
#include "say.h"

enum {
	REPORT_MS = 3600000,		/* many thousand files, some of which hang */
	REPORT_BYTES = 512 << 20,
	FIELDS = 6
};

struct reader {
	struct sk_arena		*arena;
	struct sk_checked	*c;
	struct sk_span		 file;
	size_t			 rules_room, findings_room;
};

/* --- lines; see observe/rule_check.h --- */

/* Cuts line at its tabs. */
static size_t
split(struct sk_span line, struct sk_span field[FIELDS])
{
	size_t n = 0;

	while (n < FIELDS) {
		size_t tab = sk_span_chr(line, '\t', 0);

		field[n++] = sk_span_head(line, tab);
		if (tab == SK_SPAN_NONE)
			break;
		line = sk_span_from(line, tab + 1);
	}
	return n;
}

static void *
one_more(struct sk_arena *a, void *list, size_t n, size_t *room, size_t size)
{
	size_t more = *room == 0 ? 64 : *room * 2;

	if (n < *room)
		return list;
	list = sk_arena_grow(a, list, n * size, more * size);
	if (list != NULL)
		*room = more;
	return list;
}

static int
add_rule(struct reader *in, const struct sk_span *f)
{
	struct sk_checked *c = in->c;
	struct sk_checked_rule *r = one_more(in->arena, c->rule, c->rules, &in->rules_room,
	    sizeof *r);

	if (r == NULL)
		return SK_E_MEMORY;
	c->rule = r;
	r = &c->rule[c->rules++];
	*r = (struct sk_checked_rule){ .file = in->file, .name = f[2],
		.open = sk_span_is(f[3], "rule") };
	(void)sk_span_number(f[1], 10, UINT32_MAX, &r->line);
	return 0;
}

static int
add_finding(struct reader *in, const struct sk_span *f)
{
	struct sk_checked *c = in->c;
	struct sk_finding *x = one_more(in->arena, c->finding, c->findings, &in->findings_room,
	    sizeof *x);

	if (x == NULL)
		return SK_E_MEMORY;
	c->finding = x;
	x = &c->finding[c->findings++];
	*x = (struct sk_finding){ .file = in->file, .code = f[3], .rule = f[4], .text = f[5],
		.level = sk_span_is(f[1], "error") ? SK_FINDING_ERROR :
		    sk_span_is(f[1], "warning") ? SK_FINDING_WARNING : SK_FINDING_NOTE };
	(void)sk_span_number(f[2], 10, UINT32_MAX, &x->line);
	c->count[x->level]++;
	return 0;
}

static int
read_line(struct reader *in, struct sk_span line)
{
	struct sk_span f[FIELDS];
	size_t n = split(line, f);

	if (n == 2 && sk_span_is(f[0], "F")) {
		/* Where a worker had died, the file is named a second time. */
		in->c->files += !sk_span_same(in->file, f[1]);
		in->file = f[1];
		return 0;
	}
	if (n == 4 && sk_span_is(f[0], "R"))
		return add_rule(in, f);
	if (n == 6 && sk_span_is(f[0], "X"))
		return add_finding(in, f);
	return 0;	/* a line of which the end is missing, or a blank one */
}

/* --- names that stand in more than one file --- */

static int
by_name(const void *a, const void *b)
{
	const struct sk_checked_rule *x = a, *y = b;
	int c = sk_span_order(x->name, y->name);

	return c != 0 ? c : sk_span_order(x->file, y->file);
}

static int
find_doubles(struct reader *in)
{
	struct sk_checked *c = in->c;

	if (c->rules > 0)
		qsort(c->rule, c->rules, sizeof *c->rule, by_name);
	for (size_t i = 1; i < c->rules; i++) {
		const struct sk_checked_rule *r = &c->rule[i], *first = r - 1;
		struct sk_buf b = sk_buf_new(in->arena, 8192);
		char line[24];

		if (!r->open || !first->open || !sk_span_same(r->name, first->name))
			continue;
		(void)snprintf(line, sizeof line, "%llu", (unsigned long long)r->line);
		(void)sk_buf_text(&b, "a rule of that name stands in ");
		(void)sk_buf_span(&b, first->file);
		(void)sk_buf_text(&b, " too; reports call the later one name#2");
		in->file = r->file;
		if (add_finding(in, (struct sk_span[FIELDS]){ { 0 }, SK_SPAN("warning"),
		    sk_span_text(line), SK_SPAN("duplicate"), r->name, sk_buf_view(&b) }) != 0)
			return SK_E_MEMORY;
	}
	return 0;
}

/* --- the engine --- */

static int
read_report(int fd, uint64_t bytes, struct sk_arena *arena, struct sk_checked *c_r)
{
	struct reader in = { .arena = arena, .c = c_r };
	struct sk_span text, line;
	struct stat st;
	uint8_t *p;
	int e = 0;

	if (fstat(fd, &st) != 0 || st.st_size < 0 || (uint64_t)st.st_size != bytes ||
	    bytes > REPORT_BYTES)
		return SK_E_ENGINE;
	if ((p = sk_arena_raw(arena, (size_t)bytes + 1)) == NULL)
		return SK_E_MEMORY;
	text = (struct sk_span){ p, (size_t)bytes };
	for (size_t off = 0; off < text.n;) {
		ssize_t n = pread(fd, p + off, text.n - off, (off_t)off);

		if (n <= 0)
			return SK_E_ENGINE;
		off += (size_t)n;
	}
	while (e == 0 && sk_span_line(&text, &line, NULL))
		e = read_line(&in, line);
	return e != 0 ? e : find_doubles(&in);
}

static int
take_report(int fd, struct sk_arena *arena, struct sk_checked *c_r)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	struct sk_wire_packet p;
	int fds[SK_WIRE_FDS], n, e, got;

	do {
		got = poll(&wait, 1, REPORT_MS);
	} while (got < 0 && errno == EINTR);
	if (got <= 0 || sk_wire_receive(fd, &p, fds, &n) != 0)
		return SK_E_ENGINE;
	e = p.kind == SK_WIRE_REPORT ? read_report(fds[0], p.bytes, arena, c_r) : SK_E_ENGINE;
	for (int i = 0; i < n; i++)
		(void)close(fds[i]);
	return e;
}

int
sk_check(const char *const *paths, size_t n, struct sk_arena *arena, struct sk_checked *c_r)
{
	struct sk_ask_settings s = { .workers = 1, .rules = paths, .rules_n = n, .check = true };
	struct sk_engine engine;
	int e;

	memset(c_r, 0, sizeof *c_r);
	for (int i = 0; i < SK_LIMIT_COUNT; i++)
		s.limit[i] = sk_limit_table[i].dflt;
	if ((e = sk_engine_start(&s, &engine)) != 0)
		return e;
	if ((e = take_report(engine.fd, arena, c_r)) != 0)
		sk_say("rules", sk_error_text(e));
	sk_engine_end(&engine, true);
	return e;
}
