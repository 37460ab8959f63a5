/*
 * embedded - files that stand inside the text of a part: uuencode (POSIX) and
 * yEnc (yEnc draft 1.3, yenc.org).  Readers of their time show them as attachments.
 */
#include <string.h>
#include "parts.h"

enum { UU_LINE_MAX = 96, EMBEDDED_MAX = 64 };

struct search {
	struct sk_part	*p;
	struct sk_arena	*arena;
	struct sk_budget *budget;
	struct sk_embedded **end;
	size_t		 n;
};

static bool
at_line_start(struct sk_span s, size_t at)
{
	return at == 0 || s.p[at - 1] == '\n' || s.p[at - 1] == '\r';
}

static struct sk_buf
room(const struct search *h)
{
	uint64_t left = sk_budget_left(h->budget);

	return sk_buf_new(h->arena, left < SIZE_MAX / 2 ? (size_t)left : SIZE_MAX / 2);
}

static void
add(struct search *h, struct sk_span name, const struct sk_buf *out, const char *how,
    const char *word)
{
	struct sk_embedded *e;

	note_add(&h->p->note, h->arena, SK_KEY_MIME_DEFECT, word);
	if (out->full)
		note_add(&h->p->note, h->arena, SK_KEY_OBJECT_GAP, "bytes_out");
	(void)sk_budget_take(h->budget, out->n);
	if ((e = sk_arena_alloc(h->arena, sizeof *e)) == NULL)
		return;
	e->part = h->p;
	e->name = name_text(sk_span_trim(name), h->arena, how);
	e->bytes = sk_buf_view(out);
	e->how = how;
	*h->end = e;
	h->end = &e->next;
	h->n++;
}

/* A line of data has as many letters as its length says, give or take a lost
 * blank and a checksum. */
static bool
is_uu_line(struct sk_span line)
{
	size_t want;

	if (line.n < 2 || line.n > UU_LINE_MAX || line.p[0] <= ' ' || line.p[0] > '`')
		return false;
	want = (((size_t)(line.p[0] - 32) & 63) + 2) / 3 * 4;
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] < ' ' || line.p[i] > '`')
			return false;
	return want > 0 && line.n - 1 <= want + 2 && line.n + 3 >= want;
}

/* "begin 644 name" (or begin-base64) at at; gives the name and the first line. */
static bool
uu_head(struct sk_span s, size_t at, bool *base64_r, struct sk_span *name_r,
    struct sk_span *rest_r)
{
	struct sk_span line, rest = sk_span_from(s, at);
	size_t n = 0;

	(void)sk_span_line(&rest, &line, NULL);
	*base64_r = sk_span_begins(line, SK_SPAN("begin-base64 "));
	line = sk_span_from(line, *base64_r ? 13 : 6);
	while (n < line.n && line.p[n] >= '0' && line.p[n] <= '7')
		n++;
	if (n < 3 || n > 4 || n + 1 >= line.n || line.p[n] != ' ')
		return false;
	*name_r = sk_span_from(line, n + 1);
	*rest_r = rest;
	return true;
}

/* Where the data of a uuencoded file ends that begins with rest. */
static size_t
uu_end(struct sk_span s, struct sk_span rest, bool base64)
{
	struct sk_span line;
	size_t good = s.n - rest.n;

	if (base64) {
		size_t end = sk_span_find(s, SK_SPAN("\n===="), good);

		return end == SK_SPAN_NONE ? s.n : end + 5;
	}
	while (sk_span_line(&rest, &line, NULL)) {
		if (sk_span_is(line, "end"))
			return s.n - rest.n;
		if (!is_uu_line(line) && !sk_span_is(line, "`") && sk_span_trim(line).n != 0)
			break;
		good = s.n - rest.n;
	}
	return good;
}

/* Takes the file at at, if it is one; gives where to go on. */
static size_t
take_uu(struct search *h, struct sk_span s, size_t at)
{
	struct sk_span name, rest, first, look;
	struct sk_decode_facts f;
	struct sk_buf out;
	bool base64;
	size_t end;

	if (!uu_head(s, at, &base64, &name, &rest))
		return at + 6;
	look = rest;
	if (!sk_span_line(&look, &first, NULL) || (!base64 && !is_uu_line(first)))
		return at + 6;
	end = uu_end(s, rest, base64);
	out = room(h);
	(void)sk_uu_decode((struct sk_span){ s.p + at, end - at }, &out, &f);
	if (f.broken || f.cut)
		note_add(&h->p->note, h->arena, SK_KEY_MIME_DEFECT, "uu_broken");
	add(h, name, &out, "uuencode", "uuencode_inline");
	return end;
}

static void
decode_yenc(struct sk_span s, struct sk_buf *out)
{
	bool escaped = false;

	for (size_t i = 0; i < s.n && !out->full; i++) {
		uint8_t c = s.p[i];

		if (c == '\r' || c == '\n')
			continue;
		if (c == '=' && !escaped) {
			escaped = true;
			continue;
		}
		sk_buf_byte(out, (uint8_t)(c - 42 - (escaped ? 64 : 0)));
		escaped = false;
	}
}

/* The same for "=ybegin line=128 size=123 name=x". */
static size_t
take_yenc(struct search *h, struct sk_span s, size_t at)
{
	struct sk_span rest = sk_span_from(s, at), line, name;
	size_t name_at, end;
	struct sk_buf out;

	(void)sk_span_line(&rest, &line, NULL);
	name_at = sk_span_find(line, SK_SPAN(" name="), 0);
	if (name_at == SK_SPAN_NONE || sk_span_find(line, SK_SPAN(" size="), 0) == SK_SPAN_NONE)
		return at + 8;
	name = sk_span_from(line, name_at + 6);
	if (sk_span_begins(rest, SK_SPAN("=ypart ")))
		(void)sk_span_line(&rest, &line, NULL);
	end = sk_span_find(rest, SK_SPAN("\n=yend"), 0);
	if (end == SK_SPAN_NONE)
		end = rest.n;
	out = room(h);
	decode_yenc(sk_span_head(rest, end), &out);
	add(h, name, &out, "yenc", "yenc_inline");
	return s.n - rest.n + end;
}

static void
search_for(struct search *h, struct sk_span s, struct sk_span mark,
    size_t (*take)(struct search *, struct sk_span, size_t))
{
	size_t at = 0;

	while (h->n < EMBEDDED_MAX && (at = sk_span_find(s, mark, at)) != SK_SPAN_NONE)
		at = at_line_start(s, at) ? take(h, s, at) : at + mark.n;
}

struct sk_embedded **
embedded_find(struct sk_part *p, struct sk_span text, struct sk_arena *arena,
    struct sk_budget *budget, struct sk_embedded **end)
{
	struct search h = { .p = p, .arena = arena, .budget = budget, .end = end };

	search_for(&h, text, SK_SPAN("begin "), take_uu);
	search_for(&h, text, SK_SPAN("begin-base64 "), take_uu);
	search_for(&h, text, SK_SPAN("=ybegin "), take_yenc);
	return h.end;
}
