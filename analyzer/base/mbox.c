#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/mbox.h"

#define ROOM	65536
#define LOOK	1024	/* a line is told by as many bytes, or it is text */

struct sk_mbox {
	FILE	*in;
	size_t	 pos, end;	/* what is read and not yet given, in mem */
	bool	 eof, failed;
	bool	 open;		/* an envelope line has been read, its message not */
	uint8_t	 mem[ROOM];
};

/* Where a message goes, and how much of it still may. */
struct sink {
	int	(*put)(void *to, const void *p, size_t n);
	void	*to;
	uint64_t left;
	bool	 cut, failed;
};

struct sk_mbox *
sk_mbox_new(FILE *in)
{
	struct sk_mbox *m = malloc(sizeof *m);

	if (m == NULL)
		return NULL;
	m->in = in;
	m->pos = m->end = 0;
	m->eof = m->failed = m->open = false;
	return m;
}

struct sk_mbox *
sk_mbox_free(struct sk_mbox *m)
{
	free(m);
	return NULL;
}

/* Cuts a word off *line; empty at the end of it. */
static struct sk_span
word(struct sk_span *line)
{
	struct sk_span w = { 0 };
	size_t n = 0;

	*line = sk_span_trim(*line);
	while (n < line->n && line->p[n] != ' ' && line->p[n] != '\t')
		n++;
	(void)sk_span_take(line, n, &w);
	return w;
}

/* True if w is one of the names of three letters in list. */
static bool
one_of(struct sk_span w, const char *list)
{
	size_t at = sk_span_find_nocase(sk_span_text(list), w, 0);

	return w.n == 3 && at != SK_SPAN_NONE && at % 3 == 0;
}

static bool
is_clock(struct sk_span w)
{
	size_t colon = sk_span_chr(w, ':', 0);
	uint64_t hour, minute;

	return (colon == 1 || colon == 2) && w.n >= colon + 3 &&
	    sk_span_number(sk_span_head(w, colon), 10, 23, &hour) &&
	    sk_span_number(sk_span_head(sk_span_from(w, colon + 1), 2), 10, 59, &minute);
}

/*
 * "From " address, weekday, and behind it in any order a month, a time and a
 * year: asctime of RFC 4155, with the zone, the seconds left out, or the order of
 * RFC 5322 that some writers use.  An address with blanks is quoted.
 */
static bool
is_envelope(struct sk_span line)
{
	struct sk_span w;
	bool month = false, clock = false, year = false;
	uint64_t number;

	if (!sk_span_begins(line, SK_SPAN("From ")))
		return false;
	line = sk_span_from(line, 5);
	w = word(&line);
	if (w.n > 0 && w.p[0] == '"')
		while (w.n > 0 && sk_span_chr(w, '@', 0) == SK_SPAN_NONE)
			w = word(&line);
	w = word(&line);
	if (w.n == 4 && w.p[3] == ',')
		w.n = 3;
	if (!one_of(w, "SunMonTueWedThuFriSat"))
		return false;
	while ((w = word(&line)).n > 0) {
		month = month || one_of(w, "JanFebMarAprMayJunJulAugSepOctNovDec");
		clock = clock || is_clock(w);
		year = year || (w.n == 4 && sk_span_number(w, 10, 9999, &number) &&
		    number >= 1970);
	}
	return month && clock && year;
}

bool
sk_mbox_is(struct sk_span head)
{
	struct sk_span line;

	head = sk_span_head(head, LOOK);
	while (sk_span_line(&head, &line, NULL))
		if (line.n > 0)
			return is_envelope(line);
	return false;
}

/* Makes LOOK bytes ready, or all that there are. */
static void
fill(struct sk_mbox *m)
{
	if (m->end - m->pos >= LOOK || m->eof)
		return;
	memmove(m->mem, m->mem + m->pos, m->end - m->pos);
	m->end -= m->pos;
	m->pos = 0;
	while (m->end < LOOK && !m->eof) {
		size_t n = fread(m->mem + m->end, 1, ROOM - m->end, m->in);

		m->end += n;
		if (n > 0)
			continue;
		m->eof = true;
		m->failed = ferror(m->in) != 0;
	}
}

static struct sk_span
ready(const struct sk_mbox *m)
{
	return (struct sk_span){ m->mem + m->pos, m->end - m->pos };
}

static void
give(struct sink *s, const void *p, size_t n)
{
	if (n > s->left) {
		s->cut = true;
		n = (size_t)s->left;
	}
	s->left -= n;
	if (n > 0 && !s->failed)
		s->failed = s->put(s->to, p, n) != 0;
}

/* Bytes of the envelope line at the head of s with its end; 0 if it is none. */
static size_t
envelope_length(struct sk_span s)
{
	struct sk_span rest = sk_span_head(s, LOOK), line;
	size_t n = rest.n, end;

	if (s.n == 0 || s.p[0] != 'F' || !sk_span_line(&rest, &line, &end))
		return 0;
	/* A line that goes on behind what is looked at is no envelope. */
	if ((end == 0 && n == LOOK) || !is_envelope(line))
		return 0;
	return line.n + end;
}

/* 1 if s begins with ">From " or with more of ">" before it, else 0. */
static size_t
quote_length(struct sk_span s)
{
	size_t n = 0;

	while (n < s.n && n < LOOK && s.p[n] == '>')
		n++;
	return n > 0 && sk_span_begins(sk_span_from(s, n), SK_SPAN("From ")) ? 1 : 0;
}

static size_t
empty_line_length(struct sk_span s)
{
	if (sk_span_begins(s, SK_SPAN("\n")))
		return 1;
	return sk_span_begins(s, SK_SPAN("\r\n")) ? 2 : 0;
}

/* Gives the line at the head, however long it is, and all plain ones that follow
 * it in what is ready, at once. */
static void
give_lines(struct sk_mbox *m, struct sink *s)
{
	for (;;) {
		struct sk_span all = ready(m);
		size_t from = 0, lf = SK_SPAN_NONE;

		while (from < all.n && (lf = sk_span_chr(all, '\n', from)) != SK_SPAN_NONE) {
			from = lf + 1;
			/* The next one must be looked at first. */
			if (all.n - from < LOOK || strchr("F>\r\n", all.p[from]) != NULL)
				break;
		}
		if (lf != SK_SPAN_NONE)
			all.n = from;
		give(s, all.p, all.n);
		m->pos += all.n;
		if (lf != SK_SPAN_NONE)
			return;
		fill(m);
		if (m->pos == m->end)
			return;
	}
}

/*
 * Gives one message.  The last empty line is held back until it is clear that no
 * envelope line follows: then it belongs to the mailbox, not to the message.
 */
static void
give_message(struct sk_mbox *m, struct sink *s)
{
	uint8_t held[2] = { '\r', '\n' };
	size_t held_n = 0, n;

	while (!s->failed) {
		fill(m);
		if (m->pos == m->end)
			break;
		if (held_n > 0 && (n = envelope_length(ready(m))) > 0) {
			m->pos += n;
			m->open = true;
			return;
		}
		give(s, held + 2 - held_n, held_n);
		held_n = empty_line_length(ready(m));
		m->pos += held_n;
		if (held_n > 0)
			continue;
		m->pos += quote_length(ready(m));
		give_lines(m, s);
	}
	m->open = false;
}

static void
skip_empty_lines(struct sk_mbox *m)
{
	size_t n;

	do {
		fill(m);
		n = empty_line_length(ready(m));
		m->pos += n;
	} while (n > 0);
}

int
sk_mbox_next(struct sk_mbox *m, uint64_t max,
    int (*put)(void *to, const void *p, size_t n), void *to, bool *cut_r)
{
	struct sink s = { .put = put, .to = to, .left = max };

	*cut_r = false;
	if (!m->open) {
		size_t n;

		skip_empty_lines(m);
		n = envelope_length(ready(m));
		m->pos += n;
		m->open = n > 0;
		if (n == 0 && m->pos == m->end)
			return m->failed ? SK_E_IO : 0;
	}
	give_message(m, &s);
	*cut_r = s.cut;
	return m->failed || s.failed ? SK_E_IO : 1;
}

/* --- in memory --- */

/* Bytes of the empty line whose LF stands at lf, 0 if that line is not empty. */
static size_t
empty_line_before(struct sk_span s, size_t lf)
{
	size_t from = lf > 0 && s.p[lf - 1] == '\r' ? lf - 1 : lf;

	return from == 0 || s.p[from - 1] == '\n' ? lf + 1 - from : 0;
}

bool
sk_mbox_cut(struct sk_span *rest, struct sk_span *message_r)
{
	struct sk_span s = *rest;
	size_t at, n;

	*message_r = (struct sk_span){ 0 };
	while ((n = empty_line_length(s)) > 0)
		s = sk_span_from(s, n);
	if (s.n == 0)
		return false;
	s = sk_span_from(s, envelope_length(s));
	for (at = sk_span_find(s, SK_SPAN("\nFrom "), 0); at != SK_SPAN_NONE;
	    at = sk_span_find(s, SK_SPAN("\nFrom "), at + 1))
		if (empty_line_before(s, at) > 0 && envelope_length(sk_span_from(s, at + 1)) > 0)
			break;
	n = at == SK_SPAN_NONE ? s.n : at + 1;
	*rest = sk_span_from(s, n);
	*message_r = sk_span_head(s, n);
	if (n > 0 && s.p[n - 1] == '\n')
		message_r->n -= empty_line_before(s, n - 1);
	return true;
}

/* Where the next line of s begins with ">From " or more of ">", from at on. */
static size_t
next_quote(struct sk_span s, size_t at)
{
	if (at == 0 && quote_length(s) > 0)
		return 0;
	while ((at = sk_span_find(s, SK_SPAN("\n>"), at)) != SK_SPAN_NONE)
		if (quote_length(sk_span_from(s, ++at)) > 0)
			return at;
	return SK_SPAN_NONE;
}

size_t
sk_mbox_quotes(struct sk_span message)
{
	size_t n = 0;

	for (size_t at = next_quote(message, 0); at != SK_SPAN_NONE;
	    at = next_quote(message, at + 1))
		n++;
	return n;
}

size_t
sk_mbox_unquote(struct sk_span message, uint8_t *out)
{
	size_t from = 0, n = 0, at;

	do {
		at = next_quote(message, from);
		if (at == SK_SPAN_NONE)
			at = message.n;
		if (at > from)
			memcpy(out + n, message.p + from, at - from);
		n += at - from;
		from = at + 1;
	} while (at < message.n);
	return n;
}
