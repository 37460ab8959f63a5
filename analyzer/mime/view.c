/*
 * view - a message as GMime is shown it.
 *
 * Header blocks are where parsers break: addresses that recurse, parameters in
 * their ten thousands, charsets that make the C library open files.  GMime
 * needs of a block only whether it is a multipart and with which boundary.  So
 * each block that can be one is read by our own code and stands in the view as
 * one clean Content-Type line; all other bytes are the message's own and are
 * never copied.  The limits on parts and depth are kept here, too.
 */
#include <string.h>
#include "parts.h"

enum {
	TYPES_MAX = 8,		/* Content-Type fields of one block that are read */
	BOUNDARY_MAX = 200	/* RFC 2046 5.1.1 says 70 */
};

/* A multipart that is open: its boundary, and what GMime is told it is. */
struct open {
	struct sk_span	boundary, shown;
};

struct walk {
	const struct view_job *job;
	struct view	*v;
	struct open	*open;
	size_t		 opens, open_max;
	size_t		 done;		/* up to here the message is in the view */
	size_t		 parts;
	unsigned	 tokens;	/* boundaries that had to be renamed */
	bool		 full;
	/* what head_stop knows of the block being read */
	size_t		 seen;
	struct sk_span	 own;
};

static bool
is_lwsp(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct sk_span
without_end_blanks(struct sk_span s)
{
	while (s.n > 0 && is_lwsp(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* Blanks may follow, RFC 2046 5.1.1. */
int
line_is(struct sk_span line, struct sk_span boundary)
{
	struct sk_span rest;

	if (boundary.n == 0 || line.n < boundary.n + 2 ||
	    memcmp(line.p + 2, boundary.p, boundary.n) != 0)
		return 0;
	rest = without_end_blanks(sk_span_from(line, boundary.n + 2));
	if (rest.n == 0)
		return 1;
	return sk_span_is(rest, "--") ? 2 : 0;
}

/* The innermost open multipart that line belongs to: its number + 1, or 0. */
static size_t
match(const struct walk *w, struct sk_span line, bool *close_r)
{
	for (size_t i = w->opens; i > 0; i--) {
		int is = line_is(line, w->open[i - 1].boundary);

		if (is != 0) {
			*close_r = is == 2;
			return i;
		}
	}
	return 0;
}

static struct sk_span
boundary_of(const struct value *v, struct sk_arena *arena)
{
	if (!value_multipart(v))
		return (struct sk_span){ 0 };
	return without_end_blanks(value_bytes(v, "boundary", arena));
}

/* A line that belongs to a multipart ends the header block even without an
 * empty line, also if that multipart is the block's own. */
static bool
head_stop(void *of, const struct header *h, struct sk_span line)
{
	struct walk *w = of;
	bool close;

	for (; w->seen < h->n; w->seen++)
		if (sk_span_is_nocase(h->field[w->seen].name, "Content-Type")) {
			struct value v;

			value_read(h->field[w->seen].raw, w->job->arena, w->job->budget, &v);
			w->own = boundary_of(&v, w->job->arena);
		}
	return match(w, line, &close) != 0 || line_is(line, w->own) != 0;
}

static void *
grow(struct walk *w, void *p, size_t n, size_t *room, size_t size)
{
	size_t more;

	if (n < *room)
		return p;
	more = *room == 0 ? 8 : *room * 2;
	if ((p = sk_arena_grow(w->job->arena, p, *room * size, more * size)) == NULL)
		w->full = true;
	else
		*room = more;
	return p;
}

static void
add_piece(struct walk *w, struct sk_span bytes, size_t from, bool ours)
{
	struct view *v = w->v;
	struct piece *p;

	if (bytes.n == 0 || w->full)
		return;
	if ((p = grow(w, v->piece, v->pieces, &v->piece_room, sizeof *p)) == NULL)
		return;
	v->piece = p;
	p[v->pieces++] = (struct piece){ v->n, bytes, from, ours };
	v->n += bytes.n;
}

/* Puts the message's own bytes up to offset to. */
static void
add_message(struct walk *w, size_t to)
{
	if (to > w->done)
		add_piece(w, (struct sk_span){ w->v->message.p + w->done, to - w->done },
		    w->done, false);
	w->done = to;
}

/* Boundaries that GMime would read in another way than they stand. */
static bool
odd(struct sk_span b)
{
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] < ' ' || b.p[i] > '~' || b.p[i] == '"' || b.p[i] == '\\')
			return true;
	return b.n > BOUNDARY_MAX || sk_span_find(b, SK_SPAN("=?"), 0) != SK_SPAN_NONE;
}

static struct sk_span
text(struct walk *w, const char *before, struct sk_span s, const char *behind)
{
	struct sk_buf b = sk_buf_new(w->job->arena, s.n + 128);

	sk_buf_text(&b, before);
	sk_buf_span(&b, s);
	sk_buf_text(&b, behind);
	w->full |= b.full;
	return sk_buf_view(&b);
}

/* Opens a multipart.  False if GMime cannot be told of it. */
static bool
open_multipart(struct walk *w, struct sk_span boundary)
{
	struct open o = { boundary, boundary };

	if (odd(boundary)) {	/* give it a name that stands nowhere */
		struct sk_buf b = sk_buf_new(w->job->arena, 32);

		if (sk_span_find(w->v->message, SK_SPAN("--sekisho-"), 0) != SK_SPAN_NONE)
			return false;
		sk_buf_printf(&b, "sekisho-%u", w->tokens++);
		o.shown = sk_buf_view(&b);
	}
	w->open[w->opens++] = o;
	return true;
}

/* All Content-Type fields; the last multipart among them counts. */
static void
read_types(struct walk *w, struct block *b)
{
	struct sk_arena *arena = w->job->arena;

	for (size_t i = 0; i < b->header.n && b->types < TYPES_MAX; i++) {
		struct sk_span boundary;

		if (!sk_span_is_nocase(b->header.field[i].name, "Content-Type"))
			continue;
		if (b->type == NULL &&
		    (b->type = sk_arena_array(arena, TYPES_MAX, sizeof *b->type)) == NULL) {
			w->full = true;
			return;
		}
		value_read(b->header.field[i].raw, arena, w->job->budget, &b->type[b->types]);
		boundary = boundary_of(&b->type[b->types++], arena);
		if (boundary.n > 0)
			b->boundary = boundary;
	}
}

/* Puts the clean line for block b, behind boundary line before. */
static void
add_block(struct walk *w, struct block b, struct sk_span before)
{
	struct view *v = w->v;
	struct sk_span line = SK_LIT("Content-Type: a/b\n\n");
	struct block *more;

	if (b.boundary.n > 0 && w->opens == w->open_max) {
		b.too_deep = true;
		b.boundary.n = 0;
	}
	if (b.boundary.n > 0 && !open_multipart(w, b.boundary))
		b.boundary.n = 0;
	if (b.boundary.n > 0)
		line = text(w, "Content-Type: multipart/mixed; boundary=\"",
		    w->open[w->opens - 1].shown, "\"\n\n");
	if (before.n == 0)
		add_message(w, b.header.begin);
	add_piece(w, before, w->done, true);
	b.at = v->n;
	add_piece(w, line, b.header.begin, true);
	w->done = b.header.end;
	if ((more = grow(w, v->block, v->blocks, &v->block_room, sizeof *more)) == NULL)
		return;
	v->block = more;
	more[v->blocks++] = b;
}

static void
read_block(struct walk *w, size_t begin, struct sk_span before)
{
	struct block b = { .at = 0 };

	w->seen = 0;
	w->own.n = 0;
	if (!header_read(w->job->arena, w->job->budget, w->v->message, begin, head_stop, w,
	    &b.header))
		w->full = true;
	read_types(w, &b);
	add_block(w, b, before);
}

size_t
next_dashes(struct sk_span s, size_t from)
{
	while ((from = sk_span_chr(s, '-', from)) != SK_SPAN_NONE) {
		if ((from == 0 || s.p[from - 1] == '\n') && from + 1 < s.n && s.p[from + 1] == '-')
			return from;
		from++;
	}
	return SK_SPAN_NONE;
}

/* Takes the delimiter line that begins at at; false if no more is looked at. */
static bool
delimiter(struct walk *w, size_t at, struct sk_span line, size_t end_n, size_t which, bool close)
{
	const struct open *o = &w->open[which - 1];
	bool renamed = o->shown.p != o->boundary.p;
	struct sk_span before = { 0 };

	if (!close && w->parts == w->job->parts) {
		w->v->too_many = true;
		add_message(w, at);
		return false;
	}
	w->parts += !close;
	w->opens = close ? which - 1 : which;
	if (renamed) {
		add_message(w, at);
		before = text(w, "--", o->shown, close ? "--" : "\n");
	}
	if (close) {
		add_piece(w, before, at, true);
		w->done = renamed ? at + line.n : w->done;
	} else if (end_n > 0) {
		read_block(w, at + line.n + end_n, before);
	}
	return true;
}

bool
view_build(const struct view_job *job, struct sk_span message, struct view *v_r)
{
	size_t depth = (size_t)job->budget->limit[SK_LIMIT_PART_DEPTH];
	struct walk w = { .job = job, .v = v_r };
	size_t at = 0;

	*v_r = (struct view){ .message = message };
	w.open_max = depth > job->depth ? depth - job->depth : 0;
	w.open = sk_arena_array(job->arena, w.open_max, sizeof *w.open);
	if (w.open == NULL)
		return false;
	if (job->boundary.n > 0)
		add_block(&w, (struct block){ .boundary = job->boundary }, (struct sk_span){ 0 });
	else
		read_block(&w, 0, (struct sk_span){ 0 });
	at = w.done;
	while (!w.full && w.opens > 0 && (at = next_dashes(message, at)) != SK_SPAN_NONE) {
		struct sk_span rest = sk_span_from(message, at), line;
		size_t end_n, which;
		bool close;

		(void)sk_span_line(&rest, &line, &end_n);
		if ((which = match(&w, line, &close)) == 0) {
			at += line.n + 1;
			continue;
		}
		if (!delimiter(&w, at, line, end_n, which, close))
			return !w.full;
		at = w.done > at ? w.done : at + line.n;
	}
	add_message(&w, message.n);
	return !w.full;
}

size_t
view_offset(const struct view *v, uint64_t at)
{
	size_t low = 0, high = v->pieces;
	const struct piece *p;

	while (high - low > 1) {	/* the last piece that begins at or before at */
		size_t mid = low + (high - low) / 2;

		if (v->piece[mid].at <= at)
			low = mid;
		else
			high = mid;
	}
	if (v->pieces == 0)
		return 0;
	p = &v->piece[low];
	if (p->ours)
		return p->from;
	return at - p->at < p->bytes.n ? p->from + (size_t)(at - p->at) : p->from + p->bytes.n;
}
