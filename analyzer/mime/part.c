/*
 * part - what a part is by its header: type, names, whether it is a file.
 */
#include "parts.h"

enum { FIELDS_MAX = 8 };	/* Content-Disposition fields that are read */

void
part_note(struct run *run, struct sk_part *p, const char *word)
{
	if (!run->quiet)
		note_add(&p->note, run->arena, SK_KEY_MIME_DEFECT, word);
}

void
part_gap(struct run *run, struct sk_part *p, const char *word, const char *why)
{
	part_note(run, p, word);
	if (!run->quiet)
		note_add(&p->note, run->arena, SK_KEY_OBJECT_GAP, why);
}

static bool
is_message_type(struct sk_span type)
{
	return sk_span_is(type, "message/rfc822") || sk_span_is(type, "message/rfc2822") ||
	    sk_span_is(type, "message/news") || sk_span_is(type, "message/global");
}

/* RFC 2045 5.2, and RFC 2046 5.1.5 for the parts of a digest. */
static struct sk_span
default_type(const struct sk_part *p)
{
	if (p->parent != NULL && sk_span_is(p->parent->type, "multipart/digest"))
		return SK_SPAN("message/rfc822");
	return SK_SPAN("text/plain");
}

static void
read_type(struct run *run, struct sk_part *p, const struct block *b)
{
	bool differ = false, invalid = false;

	for (size_t i = 0; i < b->types; i++) {
		const struct value *v = &b->type[i];

		if (v->too_many)
			part_gap(run, p, "too_many_params", "header_params");
		if (!type_valid(v->token))
			invalid = true;
		else if (p->type.n == 0)
			p->type = v->token;
		if (p->charset_label.n == 0)
			p->charset_label = sk_span_trim(value_bytes(v, "charset", run->arena));
		differ |= i > 0 && (!sk_span_same(v->token, b->type[0].token) ||
		    !sk_span_same(value_bytes(v, "boundary", run->arena),
		    value_bytes(&b->type[0], "boundary", run->arena)));
	}
	if (invalid)
		part_note(run, p, "invalid_type");
	if (differ)
		part_note(run, p, "duplicate_type");
	if (p->type.n == 0)
		p->type = invalid ? SK_SPAN("application/octet-stream") : default_type(p);
	if (b->types == 0 && b->header.n > 0 && p->parent != NULL &&
	    (sk_field_find(p, "Content-Disposition", 0) >= 0 ||
	    sk_field_find(p, "Content-Transfer-Encoding", 0) >= 0))
		part_note(run, p, "no_type");
}

/* Readers offer what is called an attachment, what has a name, and what they
 * cannot show. */
static bool
is_attached(const struct sk_part *p, const struct value *d, size_t dispositions)
{
	for (size_t i = 0; i < dispositions; i++)
		if (sk_span_is(d[i].token, "attachment"))
			return true;
	if (p->names > 0)
		return true;
	if (sk_span_begins(p->type, SK_SPAN("text/")) ||
	    sk_span_begins(p->type, SK_SPAN("multipart/")))
		return false;
	return !(sk_span_begins(p->type, SK_SPAN("image/")) &&
	    sk_field_find(p, "Content-ID", 0) >= 0);
}

static void
read_names(struct run *run, struct sk_part *p, const struct block *b)
{
	struct value d[FIELDS_MAX];
	size_t n = 0;

	for (int i = -1; n < FIELDS_MAX &&
	    (i = sk_field_find(p, "Content-Disposition", (size_t)(i + 1))) >= 0; n++) {
		value_read(p->field[i].raw, run->arena, run->budget, &d[n]);
		if (d[n].too_many)
			part_gap(run, p, "too_many_params", "header_params");
	}
	names_read(d, n, b->type, b->types, run->arena, &p->name, &p->names);
	if (p->names > 1)
		part_note(run, p, "conflicting_name");
	if (p->parent != NULL)
		p->attached = is_attached(p, d, n);
}

/* The parameter called name of the first field that has it. */
static struct sk_span
type_param(struct run *run, const struct block *b, const char *name)
{
	struct sk_span s = { 0 };

	for (size_t i = 0; i < b->types && s.n == 0; i++)
		s = sk_span_trim(value_bytes(&b->type[i], name, run->arena));
	return s;
}

/* RFC 2046 5.2.2: the pieces are joined in order of number; the first one begins
 * with the header of what was sent, and a single one is all of it. */
static void
read_partial(struct run *run, struct sk_part *p, const struct block *b)
{
	struct sk_span number = type_param(run, b, "number");

	((struct node *)p)->first_piece = number.n == 0 || sk_span_is(number, "1");
	if (!((struct node *)p)->first_piece || !sk_span_is(type_param(run, b, "total"), "1"))
		part_gap(run, p, "fragment", "fragment");
}

/* Where the content is to be had: RFC 2017 section 3 (URL), RFC 2046 5.2.3.2 (FTP). */
static void
read_external(struct run *run, struct sk_part *p, const struct block *b)
{
	struct sk_span url = type_param(run, b, "url"), site = type_param(run, b, "site");
	struct sk_buf out = sk_buf_new(run->arena, 4096);

	if (url.n > 0) {	/* long ones are folded by blanks that do not belong to it */
		for (size_t i = 0; i < url.n; i++)
			if (url.p[i] > ' ')
				(void)sk_buf_byte(&out, url.p[i]);
	} else if (site.n > 0) {
		struct sk_span folder = type_param(run, b, "directory");

		(void)sk_buf_text(&out, "ftp://");
		(void)sk_buf_span(&out, site);
		if (folder.n == 0 || folder.p[0] != '/')
			(void)sk_buf_byte(&out, '/');
		(void)sk_buf_span(&out, folder);
		if (folder.n > 0 && folder.p[folder.n - 1] != '/')
			(void)sk_buf_byte(&out, '/');
		(void)sk_buf_span(&out, type_param(run, b, "name"));
	}
	(void)sk_buf_byte(&out, 0);
	if (!out.full && out.n > 1)
		note_add(&p->note, run->arena, SK_KEY_INDICATOR_URL, (const char *)out.p);
}

void
part_header(struct run *run, struct sk_part *p, const struct block *b)
{
	const struct header *h = &b->header;

	p->field = h->field;
	p->fields = h->n;
	if (p->parent == NULL || b != run->root_block) {
		if (h->nul)
			part_note(run, p, "nul_in_header");
		if (h->too_many)
			part_gap(run, p, "too_many_headers", h->big ? "header_bytes" : "headers");
		if (h->cut)
			part_gap(run, p, "long_header", "header_line");
	}
	/* A message of one part shares its header with the part: that has the rest. */
	run->quiet = p->parent == NULL && b->boundary.n == 0 && !block_multipart(b);
	read_type(run, p, b);
	read_names(run, p, b);
	if (sk_span_is(p->type, "message/partial"))
		read_partial(run, p, b);
	if (sk_span_is(p->type, "message/external-body")) {
		part_gap(run, p, "external", "external");
		if (!run->quiet)
			read_external(run, p, b);
	}
	if (b->too_deep)
		part_gap(run, p, "nesting", "part_depth");
	run->quiet = false;
}

bool
block_multipart(const struct block *b)
{
	for (size_t i = 0; i < b->types; i++)
		if (value_multipart(&b->type[i]))
			return true;
	return false;
}

static const char *
section(struct run *run, const struct sk_part *parent, size_t n)
{
	struct sk_buf b = sk_buf_new(run->arena, 8192);

	sk_buf_text(&b, parent->section);
	if (b.n > 0)
		sk_buf_byte(&b, '.');
	sk_buf_printf(&b, "%zu", n);
	sk_buf_byte(&b, '\0');
	return b.full ? "" : (const char *)b.p;
}

struct sk_part *
part_new(struct run *run, struct sk_part *parent, const struct block *b)
{
	struct node *above = (struct node *)parent, *node;
	struct sk_part *p;
	uint64_t most = run->budget->limit[SK_LIMIT_PARTS];

	if (run->parts >= most) {
		part_gap(run, run->mime->root, "too_many_parts", "parts");
		return NULL;
	}
	if ((node = sk_arena_alloc(run->arena, sizeof *node)) == NULL) {
		run->full = true;
		return NULL;
	}
	p = &node->part;
	run->parts++;
	p->parent = parent;
	p->section = section(run, parent, ++above->children);
	if (above->last == NULL)
		parent->child = p;
	else
		above->last->next = p;
	above->last = p;
	part_header(run, p, b);
	return p;
}

void
part_leaf(struct run *run, struct sk_part *p, struct sk_span raw)
{
	p->raw = raw;
	p->kind = is_message_type(p->type) || ((struct node *)p)->first_piece ?
	    SK_PART_MESSAGE : SK_PART_LEAF;
	leaf_read(p, run->arena, run->budget);
	if (p->kind == SK_PART_LEAF && p->readings > 0 &&
	    sk_span_begins(p->type, SK_SPAN("text/")))
		run->embedded_end = embedded_find(p, p->reading[0].bytes, run->arena, run->budget,
		    run->embedded_end);
}
