/*
 * header - one header block to its fields, under the limits of the budget.
 *
 * RFC 5322 2.2.  Lines that are no field are passed over, as readers do, and
 * noted; a field beyond a limit is cut, and only Content-* fields are still
 * taken when there are too many, so that nobody hides one behind a crowd.
 */
#include <string.h>
#include "parts.h"

enum {
	LONG_LINE = 998,	/* RFC 5322 2.1.1 */
	MORE_CONTENT = 64	/* Content-* fields that are taken past the limit */
};

struct reading {
	struct sk_arena		*arena;
	const struct sk_budget	*budget;
	struct header		*h;
	size_t			 room, content;
	bool			 open;	/* the last field may go on */
	bool			 full;
};

static bool
name_ok(struct sk_span name)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] <= ' ' || name.p[i] > '~')
			return false;
	return name.n > 0;
}

/* A line that begins a field; the value may go on. */
static void
begin_field(struct reading *r, struct sk_span line)
{
	size_t colon = sk_span_chr(line, ':', 0);
	struct header *h = r->h;
	struct sk_field *f;
	struct sk_span name;

	r->open = false;
	if (colon == SK_SPAN_NONE || !name_ok(name = sk_span_trim(sk_span_head(line, colon)))) {
		h->bad_line = true;
		return;
	}
	if (h->n >= r->budget->limit[SK_LIMIT_HEADERS] || h->too_many) {
		h->too_many = true;
		if (!sk_span_begins_nocase(name, SK_SPAN("Content-")) || r->content++ >= MORE_CONTENT)
			return;
	}
	if (h->n == r->room) {
		size_t more = r->room == 0 ? 16 : r->room * 2;

		f = sk_arena_grow(r->arena, h->field, r->room * sizeof *f, more * sizeof *f);
		if (f == NULL) {
			r->full = true;
			return;
		}
		h->field = f;
		r->room = more;
	}
	h->field[h->n++] = (struct sk_field){ name, sk_span_from(line, colon + 1) };
	r->open = true;
}

static void
continue_field(struct reading *r, struct sk_span line)
{
	struct sk_span *raw;

	if (!r->open)
		return;
	raw = &r->h->field[r->h->n - 1].raw;
	raw->n = (size_t)(line.p + line.n - raw->p);
}

/* Cuts the last field to the limit. */
static void
cut_field(struct reading *r)
{
	struct sk_span *raw;

	if (!r->open)
		return;
	raw = &r->h->field[r->h->n - 1].raw;
	if (raw->n > r->budget->limit[SK_LIMIT_HEADER_LINE]) {
		raw->n = (size_t)r->budget->limit[SK_LIMIT_HEADER_LINE];
		r->h->cut = true;
	}
}

/* What can be told of the bytes of a whole block at once. */
static void
look_at_bytes(struct header *h, struct sk_span block)
{
	bool high = false;

	h->nul = sk_span_chr(block, 0, 0) != SK_SPAN_NONE;
	h->raw_escape = sk_span_find(block, SK_SPAN("\033$"), 0) != SK_SPAN_NONE;
	for (size_t i = 0; i < block.n && !high; i++)
		high = block.p[i] >= 0x80;
	h->raw_8bit = high && !sk_utf8_valid(block);
}

bool
header_read(struct sk_arena *arena, const struct sk_budget *budget, struct sk_span bytes,
    size_t begin, header_stop *stop, void *of, struct header *h_r)
{
	struct reading r = { .arena = arena, .budget = budget, .h = h_r };
	struct sk_span rest = sk_span_from(bytes, begin), line;
	size_t end;

	*h_r = (struct header){ .begin = begin, .end = bytes.n };
	while (!r.full) {
		struct sk_span here = rest;

		if (!sk_span_line(&rest, &line, &end))
			break;
		if (line.n == 0) {
			h_r->end = bytes.n - rest.n;
			break;
		}
		if (line.n > LONG_LINE)
			h_r->long_line = true;
		if (line.p[0] == ' ' || line.p[0] == '\t') {
			continue_field(&r, line);
			continue;
		}
		cut_field(&r);
		if (sk_span_begins(line, SK_SPAN("--")) && stop(of, h_r, line)) {
			h_r->end = bytes.n - here.n;
			break;
		}
		if (bytes.n - here.n - begin > budget->limit[SK_LIMIT_HEADER_BYTES])
			h_r->too_many = h_r->big = true;
		if (h_r->n == 0 && message_envelope(line))
			continue;
		begin_field(&r, line);
	}
	cut_field(&r);
	look_at_bytes(h_r, (struct sk_span){ bytes.p + begin, h_r->end - begin });
	return !r.full;
}
