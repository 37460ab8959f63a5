/*
 * parse - the parts of a message, and what is done where readers would not
 * agree on which there are.
 *
 * GMime's tree is taken first.  Then come the second looks: a multipart without
 * parts is tried with every boundary that its header names, decoded, and with
 * a boundary that stands in its content; what stands before the first and
 * behind the last part is tried where it looks like a part.
 */
#include "base/error.h"
#include "parts.h"

enum {
	REREADS_MAX = 32,	/* second looks at one message */
	GUESS_LINES = 16,	/* header lines that are looked at behind a delimiter */
	BOUNDARY_MAX = 200
};

/* The boundaries of the multiparts around a part. */
struct frame {
	struct sk_span	 boundary;
	const struct frame *up;
	size_t		 depth;
};

/* A tree that is being made into parts. */
struct source {
	struct sk_span	 bytes;
	const struct shape *shape;
	size_t		 n, next;
	bool		 cut;		/* it need not have an end */
};

static size_t	place(struct run *run, struct source *src, size_t self, struct sk_part *p,
		    const struct frame *up);

/* The first byte behind the line end at at, if one is there. */
static size_t
behind_line_end(struct sk_span s, size_t at)
{
	if (at < s.n && s.p[at] == '\r')
		at++;
	return at < s.n && s.p[at] == '\n' ? at + 1 : at;
}

/* s[from, to) without the line end before to, which belongs to a delimiter. */
static struct sk_span
region(struct sk_span s, size_t from, size_t to)
{
	if (to < s.n && to > from && s.p[to - 1] == '\n')
		to -= to - 1 > from && s.p[to - 2] == '\r' ? 2 : 1;
	return to > from ? (struct sk_span){ s.p + from, to - from } : (struct sk_span){ s.p, 0 };
}

/* Where the next delimiter of a multipart around begins, or the end. */
static size_t
next_delimiter(struct sk_span s, size_t from, const struct frame *f)
{
	size_t at = from;

	while (f != NULL && (at = next_dashes(s, at)) != SK_SPAN_NONE) {
		struct sk_span rest = sk_span_from(s, at), line;

		(void)sk_span_line(&rest, &line, NULL);
		for (const struct frame *g = f; g != NULL; g = g->up)
			if (line_is(line, g->boundary) != 0)
				return at;
		at += line.n;
	}
	return s.n;
}

/* True if header lines with a Content-* field stand at the begin of s. */
static bool
looks_like_part(struct sk_span s)
{
	struct sk_span line;

	for (int i = 0; i < GUESS_LINES && sk_span_line(&s, &line, NULL) && line.n > 0; i++) {
		size_t colon = sk_span_chr(sk_span_head(line, 80), ':', 0);

		if (line.p[0] == ' ' || line.p[0] == '\t')
			continue;
		if (colon == SK_SPAN_NONE)
			return false;
		if (sk_span_begins_nocase(line, SK_SPAN("Content-")))
			return true;
	}
	return false;
}

/* A line of s that could be a delimiter: its boundary and where it stands. */
static bool
guess_boundary(struct sk_span s, struct sk_span *boundary_r, size_t *at_r)
{
	size_t at = 0;

	while ((at = next_dashes(s, at)) != SK_SPAN_NONE) {
		struct sk_span rest = sk_span_from(s, at), line;

		(void)sk_span_line(&rest, &line, NULL);
		*boundary_r = sk_span_trim(sk_span_from(line, 2));
		*at_r = at;
		if (boundary_r->n > 0 && boundary_r->n <= BOUNDARY_MAX && looks_like_part(rest))
			return true;
		at += line.n;
	}
	return false;
}

/* How many parts a second look may give. */
static size_t
room(const struct run *run)
{
	size_t most = (size_t)run->budget->limit[SK_LIMIT_PARTS];
	size_t taken = run->parts + run->promised;

	return taken < most ? most - taken : 0;
}

static void
too_many_parts(struct run *run)
{
	part_gap(run, run->mime->root, "too_many_parts", "parts");
}

static bool
may_reread(struct run *run, struct sk_part *p)
{
	if (run->full)
		return false;
	if (room(run) == 0)
		too_many_parts(run);
	else if (run->rereads++ >= REREADS_MAX)
		part_gap(run, p, "nesting", "part_depth");
	else if (!sk_budget_time(run->budget))
		part_gap(run, p, "nesting", "cpu_ms");
	else
		return true;
	return false;
}

/* Remembers where the first delimiter of a multipart stands. */
static void
remember(struct run *run, const uint8_t *at)
{
	if (run->firsts < sizeof run->first / sizeof *run->first)
		run->first[run->firsts++] = at;
}

/* True if the parts behind the first delimiter with boundary in s are there already. */
static bool
known(const struct run *run, struct sk_span s, struct sk_span boundary)
{
	size_t at = 0;

	while ((at = next_dashes(s, at)) != SK_SPAN_NONE) {
		struct sk_span rest = sk_span_from(s, at), line;

		(void)sk_span_line(&rest, &line, NULL);
		if (line_is(line, boundary) == 1)
			break;
		at += line.n;
	}
	for (size_t i = 0; at != SK_SPAN_NONE && i < run->firsts; i++)
		if (run->first[i] == s.p + at)
			return true;
	return false;
}

/* Reads bytes as the content of a multipart with that boundary; its parts
 * become further children of p.  False if there are none. */
static bool
adopt(struct run *run, struct sk_part *p, struct sk_span bytes, struct sk_span boundary,
    const struct frame *up, bool cut)
{
	struct view_job job = { .arena = run->arena, .budget = run->budget, .boundary = boundary,
		.depth = up == NULL ? 0 : up->depth };
	struct source src = { .bytes = bytes, .next = 1 };
	struct shape *shape;
	struct view v;

	if (known(run, bytes, boundary) || !may_reread(run, p))
		return false;
	job.parts = room(run);
	if (!view_build(&job, bytes, &v) || !structure_read(&v, run->arena, &shape, &src.n)) {
		run->full = true;
		return false;
	}
	if (v.too_many)
		too_many_parts(run);
	if (src.n < 2)
		return false;
	src.shape = shape;
	src.cut = cut || v.too_many;
	run->promised += src.n - 1;
	(void)place(run, &src, 0, p, up);
	return true;
}

/* Looks for parts in what stands before or behind the parts of p. */
static void
look_outside(struct run *run, struct sk_part *p, struct sk_span s, const struct frame *up,
    const char *word)
{
	struct sk_part *last = ((struct node *)p)->last, *c;
	struct sk_span boundary;
	size_t at;

	if (!guess_boundary(s, &boundary, &at) ||
	    !adopt(run, p, sk_span_from(s, at), boundary, up, true))
		return;
	for (c = last == NULL ? p->child : last->next; c != NULL; c = c->next)
		part_note(run, c, word);
}

/* Every boundary that the header of p names but skip.  True if one has parts. */
static bool
try_declared(struct run *run, struct sk_part *p, const struct block *b, struct sk_span bytes,
    struct sk_span skip, const struct frame *up, bool *named_r)
{
	bool found = false;

	*named_r = skip.n > 0;
	for (size_t i = 0; i < b->types; i++) {
		struct sk_span boundary = sk_span_trim(value_bytes(&b->type[i], "boundary",
		    run->arena));

		if (boundary.n == 0 || !value_multipart(&b->type[i]))
			continue;
		*named_r = true;
		if (!sk_span_same(boundary, skip))
			found |= adopt(run, p, bytes, boundary, up, false);
	}
	return found;
}

/* A multipart in which no part was found.  True if there are some after all. */
static bool
rescue(struct run *run, struct sk_part *p, const struct block *b, struct sk_span bytes,
    const struct frame *up)
{
	struct sk_span decoded, boundary;
	bool named, found;
	size_t at;

	if (b->too_deep)
		return false;
	if (try_declared(run, p, b, bytes, b->boundary, up, &named))
		return true;
	if (guess_boundary(bytes, &boundary, &at) &&
	    adopt(run, p, sk_span_from(bytes, at), boundary, up, false)) {
		part_note(run, p, named ? "wrong_boundary" : "no_boundary");
		return true;
	}
	if (leaf_decoded(p, bytes, run->arena, run->budget, &decoded)) {
		found = try_declared(run, p, b, decoded, (struct sk_span){ 0 }, up, &named);
		if (!found && guess_boundary(decoded, &boundary, &at))
			found = adopt(run, p, sk_span_from(decoded, at), boundary, up, false);
		if (found) {
			part_note(run, p, "encoded_multipart");
			return true;
		}
	}
	part_note(run, p, named ? "wrong_boundary" : "no_boundary");
	return false;
}

static bool
has_type(const struct block *b)
{
	for (size_t i = 0; i < b->types; i++)
		if (type_valid(b->type[i].token))
			return true;
	return false;
}

/* p has content bytes and no parts: a leaf; the root has one below it. */
static void
place_leaf(struct run *run, struct sk_part *p, const struct block *b, struct sk_span bytes,
    const struct frame *up)
{
	struct sk_part *child;

	if (block_multipart(b) && rescue(run, p, b, bytes, up)) {
		p->kind = SK_PART_MULTIPART;
		p->raw = bytes;
		return;
	}
	if (p->parent != NULL) {
		part_leaf(run, p, bytes);
		return;
	}
	if ((child = part_new(run, p, b)) == NULL)
		return;
	part_leaf(run, child, bytes);
	if (!has_type(b))	/* its Content-Type may have been lost on the way, or on purpose */
		look_outside(run, p, bytes, up, "no_boundary");
}

/* The begin of the delimiter line that stands before offset at. */
static size_t
line_before(struct sk_span s, size_t at)
{
	size_t lf;

	if (at == 0)
		return 0;
	lf = sk_span_rchr(sk_span_head(s, at - 1), '\n');
	return lf == SK_SPAN_NONE ? 0 : lf + 1;
}

/* What stands before the first part of p, whose block is b. */
static void
place_first(struct run *run, struct source *src, struct sk_part *p, size_t begin,
    const struct block *b, const struct frame *f)
{
	size_t end = line_before(src->bytes, b->header.begin);

	remember(run, src->bytes.p + end);
	if (end > begin)
		look_outside(run, p, region(src->bytes, begin, end), f, "parts_before_begin");
}

/* What follows the last part of p at pos: its closing line, and behind it what
 * readers pass over.  Gives where the multipart ends. */
static size_t
place_end(struct run *run, struct source *src, struct sk_part *p, size_t pos,
    const struct frame *f)
{
	struct sk_span rest = sk_span_from(src->bytes, pos), line;
	size_t begin, end;

	(void)sk_span_line(&rest, &line, NULL);
	if (line_is(line, f->boundary) != 2) {
		if (!src->cut)
			part_note(run, p, "truncated");
		return pos;
	}
	begin = src->bytes.n - rest.n;
	end = next_delimiter(src->bytes, begin, f->up);
	look_outside(run, p, region(src->bytes, begin, end), f, "parts_after_end");
	return end;
}

/*
 * Makes the children of multipart self of src and puts them below p.  Gives
 * where it ends: the begin of the line that ended it.
 */
static size_t
place(struct run *run, struct source *src, size_t self, struct sk_part *p, const struct frame *up)
{
	const struct block *b = src->shape[self].block;
	struct frame f = { b->boundary, up, up == NULL ? 1 : up->depth + 1 };
	size_t begin = b->header.end, pos = begin, end;
	bool any = false, named;

	while (src->next < src->n && src->shape[src->next].parent == self) {
		const struct shape *s = &src->shape[src->next];
		struct sk_part *child;

		if (!any)
			place_first(run, src, p, begin, s->block, &f);
		any = true;
		if ((child = part_new(run, p, s->block)) == NULL) {
			run->promised -= src->n - src->next;
			src->next = src->n;
			src->cut = true;
			break;
		}
		src->next++;
		run->promised--;
		if (s->multipart) {
			pos = place(run, src, (size_t)(s - src->shape), child, &f);
		} else {
			place_leaf(run, child, s->block, (struct sk_span){ src->bytes.p + s->begin,
			    s->end - s->begin }, &f);
			pos = behind_line_end(src->bytes, s->end);
		}
	}
	if (!any) {
		end = next_delimiter(src->bytes, begin, up);
		place_leaf(run, p, b, region(src->bytes, begin, end), up);
		return end;
	}
	p->kind = SK_PART_MULTIPART;
	end = place_end(run, src, p, pos, &f);
	if (b->types > 1)
		(void)try_declared(run, p, b, region(src->bytes, begin, end), b->boundary, up,
		    &named);
	p->raw = region(src->bytes, begin, end);
	return end;
}

/* --- the message --- */

static void
root_defect(struct run *run, const char *word)
{
	note_add(&run->mime->root->note, run->arena, SK_KEY_HEADER_DEFECT, word);
}

/* Words of header.defect that can be told without knowing what fields are for. */
static void
header_defects(struct run *run, const struct header *h)
{
	const struct { bool is; const char *word; } facts[] = {
		{ h->nul, "nul" }, { h->raw_8bit, "raw_8bit" }, { h->raw_escape, "raw_escape" },
		{ h->bad_line, "bad_line" }, { h->long_line, "long_line" },
		{ h->too_many, "too_many" },
	};

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (facts[i].is)
			root_defect(run, facts[i].word);
}

/* And those that the fields of a mail give. */
static void
field_defects(struct run *run)
{
	static const char *const decoded[] = { "Subject", "From", "To", "Cc", "Reply-To", "Sender" };
	struct sk_part *root = run->mime->root;
	int64_t seconds;
	int i, offset;

	if (sk_field_find(root, "From", 0) < 0)
		root_defect(run, "no_from");
	if ((i = sk_field_find(root, "Date", 0)) >= 0 &&
	    !sk_field_date(root->field[i].raw, &seconds, &offset))
		root_defect(run, "bad_date");
	for (size_t k = 0; k < sizeof decoded / sizeof *decoded; k++) {
		struct sk_buf b = sk_buf_new(run->arena, SIZE_MAX / 2);

		i = sk_field_find(root, decoded[k], 0);
		if (i >= 0 && sk_span_find(root->field[i].raw, SK_SPAN("=?"), 0) != SK_SPAN_NONE)
			sk_field_text(root->field[i].raw, run->arena, &b, NULL, NULL, &root->note);
	}
}

/* Everything below the root. */
static void
place_root(struct run *run, struct sk_span bytes, const struct view *v, const struct shape *shape,
    size_t n)
{
	struct sk_part *root = run->mime->root;
	const struct block *b = &v->block[0];
	struct source src = { .bytes = bytes, .shape = shape, .n = n, .next = 1, .cut = v->too_many };

	part_header(run, root, b);
	if (v->too_many)
		too_many_parts(run);
	run->promised = n > 0 ? n - 1 : 0;
	if (n > 0 && shape[0].multipart)
		(void)place(run, &src, 0, root, NULL);
	else
		place_leaf(run, root, b, sk_span_from(bytes, b->header.end), NULL);
	root->kind = SK_PART_MESSAGE;
	root->raw = sk_span_from(bytes, b->header.end);
	header_defects(run, &b->header);
	field_defects(run);
}

static int
parse(struct run *run, struct sk_span message)
{
	struct view_job job = { .arena = run->arena, .budget = run->budget,
		.parts = (size_t)run->budget->limit[SK_LIMIT_PARTS] };
	struct sk_span bytes;
	struct shape *shape;
	struct view v;
	bool bom, lines;
	size_t n;

	bytes = sk_span_from(message, message_begin(message, &bom));
	lines = message_lines(bytes, run->arena, &bytes);
	if (bytes.p == NULL)
		bytes.p = (const uint8_t *)"";
	if (!view_build(&job, bytes, &v) || v.blocks == 0 ||
	    !structure_read(&v, run->arena, &shape, &n))
		return SK_E_LIMIT;
	run->root_block = &v.block[0];
	if (bom)
		root_defect(run, "bom");
	if (lines)
		part_note(run, run->mime->root, "line_ends");
	place_root(run, bytes, &v, shape, n);
	return run->full ? SK_E_LIMIT : 0;
}

int
sk_mime_warm(void)
{
	static const char first[] = "From: a@example.org\nContent-Type: multipart/mixed; "
	    "boundary=b\n\n--b\n\nx\n--b--\n";
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_budget budget = sk_budget_default();
	struct sk_mime *m;
	int e;

	if (arena == NULL)
		return SK_E_ABSENT;
	structure_warm();
	e = sk_mime_parse(sk_span_text(first), arena, &budget, &m);
	sk_arena_free(arena);
	return e == 0 ? 0 : SK_E_ABSENT;
}

int
sk_mime_parse(struct sk_span message, struct sk_arena *arena, struct sk_budget *budget,
    struct sk_mime **mime_r)
{
	struct run run = { .arena = arena, .budget = budget };
	struct node *root;
	int e;

	*mime_r = NULL;
	structure_warm();
	run.mime = sk_arena_alloc(arena, sizeof *run.mime);
	root = sk_arena_alloc(arena, sizeof *root);
	if (run.mime == NULL || root == NULL)
		return SK_E_LIMIT;
	run.mime->root = &root->part;
	root->part.section = "";
	run.embedded_end = &run.mime->embedded;
	if ((e = parse(&run, message)) == 0)
		*mime_r = run.mime;
	return e;
}
