/*
 * xar_toc - the few elements of a xar's table of contents that tell where files
 * lie.  No general XML: what is not followed (entities of its own, CDATA) makes
 * it damaged, and is never expanded.
 */
#include <string.h>
#include "base/buf.h"
#include "mime/mime.h"
#include "record/record.h"
#include "xar.h"

enum { DEPTH = 128 };

enum element { OTHER, FILE_, NAME, TYPE, DATA, LENGTH, OFFSET, SIZE, ENCODING };

struct toc {
	struct sk_arena	*arena;
	struct sk_span	 rest;		/* behind the last tag */
	struct sk_xar_toc *out;
	size_t		 max, room;
	size_t		 current;	/* index of the file that is open, plus 1 */
	enum element	 open[DEPTH];
	size_t		 depth;
	struct sk_span	 text, tag;	/* text before the tag; the tag without < and > */
	bool		 base64;	/* of the name that is open */
};

static bool
is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct sk_span
name_of(struct sk_span tag)
{
	size_t n = 0;

	while (n < tag.n && !is_blank(tag.p[n]) && (n == 0 || tag.p[n] != '/'))
		n++;
	return sk_span_head(tag, n);
}

static enum element
element(struct sk_span name)
{
	static const struct { const char *name; enum element id; } table[] = {
		{ "file", FILE_ }, { "name", NAME }, { "type", TYPE }, { "data", DATA },
		{ "length", LENGTH }, { "offset", OFFSET }, { "size", SIZE },
		{ "encoding", ENCODING }
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (sk_span_is(name, table[i].name))
			return table[i].id;
	return OTHER;
}

/* The value of an attribute, empty if there is none. */
static struct sk_span
attribute(struct sk_span tag, const char *key)
{
	struct sk_span rest = sk_span_from(tag, name_of(tag).n), value = { 0 };

	while (rest.n > 0) {
		size_t eq = sk_span_chr(rest, '=', 0), end;
		struct sk_span name = sk_span_trim(sk_span_head(rest, eq));

		if (eq == SK_SPAN_NONE)
			break;
		rest = sk_span_from(rest, eq + 1);
		while (rest.n > 0 && is_blank(rest.p[0]))
			rest = sk_span_from(rest, 1);
		if (rest.n == 0 || (rest.p[0] != '"' && rest.p[0] != '\''))
			break;
		end = sk_span_chr(rest, rest.p[0], 1);
		if (end == SK_SPAN_NONE)
			break;
		if (sk_span_is(name, key))
			return sk_span_from(sk_span_head(rest, end), 1);
		rest = sk_span_from(rest, end + 1);
	}
	return value;
}

static uint64_t
number(struct sk_span s)
{
	uint64_t v;

	(void)sk_span_number(sk_span_trim(s), 10, INT64_MAX, &v);
	return v;
}

/* Where the tag at the start of s ends: quoted values may hold ">". */
static size_t
tag_end(struct sk_span s)
{
	uint8_t quote = 0;

	for (size_t i = 0; i < s.n; i++)
		if (quote != 0)
			quote = s.p[i] == quote ? 0 : quote;
		else if (s.p[i] == '"' || s.p[i] == '\'')
			quote = s.p[i];
		else if (s.p[i] == '>')
			return i;
	return SK_SPAN_NONE;
}

/* The next tag; false at the end.  Comments and processing instructions are
 * skipped, and the text around them is then not joined. */
static bool
next(struct toc *t)
{
	for (;;) {
		size_t at = sk_span_chr(t->rest, '<', 0), end;

		if (at == SK_SPAN_NONE)
			return false;
		t->text = sk_span_head(t->rest, at);
		t->rest = sk_span_from(t->rest, at + 1);
		if (sk_span_begins(t->rest, SK_SPAN("!--"))) {
			end = sk_span_find(t->rest, SK_SPAN("-->"), 3);
			if (end != SK_SPAN_NONE)
				end += 2;
		} else {
			end = tag_end(t->rest);
		}
		if (end == SK_SPAN_NONE) {
			t->out->damaged = true;
			return false;
		}
		t->tag = sk_span_head(t->rest, end);
		t->rest = sk_span_from(t->rest, end + 1);
		if (t->tag.n > 0 && t->tag.p[0] != '!' && t->tag.p[0] != '?')
			return true;
		t->out->damaged = t->out->damaged || sk_span_begins(t->tag, SK_SPAN("![")) ||
		    sk_span_begins(t->tag, SK_SPAN("!DOCTYPE"));
	}
}

/* ---- text ---- */

/* XML 1.0, 4.1 and 4.6: the five entities, and characters by number. */
static bool
entity(struct sk_span s, struct sk_buf *b)
{
	static const struct { const char *name; uint8_t c; } table[] = {
		{ "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }
	};
	bool hex = sk_span_begins(s, SK_SPAN("#x"));
	uint64_t cp;

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (sk_span_is(s, table[i].name))
			return sk_buf_byte(b, table[i].c);
	if (!sk_span_begins(s, SK_SPAN("#")) ||
	    !sk_span_number(sk_span_from(s, hex ? 2 : 1), hex ? 16 : 10, 0x10FFFF, &cp))
		return false;
	return sk_buf_utf8(b, (uint32_t)cp);
}

static struct sk_span
plain_text(struct toc *t, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(t->arena, SK_RECORD_TEXT);

	if (sk_span_chr(s, '&', 0) == SK_SPAN_NONE)
		return s;
	while (s.n > 0 && !b.full) {
		size_t at = sk_span_chr(s, '&', 0), end;

		(void)sk_buf_span(&b, sk_span_head(s, at));
		if (at == SK_SPAN_NONE)
			break;
		s = sk_span_from(s, at);
		end = sk_span_chr(sk_span_head(s, 12), ';', 0);
		if (end == SK_SPAN_NONE || !entity(sk_span_from(sk_span_head(s, end), 1), &b)) {
			(void)sk_buf_byte(&b, '&');
			end = 0;
		}
		s = sk_span_from(s, end + 1);
	}
	return sk_buf_view(&b);
}

static struct sk_span
base64_text(struct toc *t, struct sk_span s)
{
	struct sk_buf b = sk_buf_new(t->arena, SK_RECORD_TEXT);

	(void)sk_base64_decode_first(s, &b);
	return sk_buf_view(&b);
}

/* ---- files ---- */

static bool
new_file(struct toc *t)
{
	struct sk_xar_toc *out = t->out;
	size_t more = t->room == 0 ? 16 : 2 * t->room;
	struct sk_xar_file *grown;

	if (out->n >= t->max) {
		out->too_many = true;
		return false;
	}
	if (out->n == t->room) {
		grown = sk_arena_grow(t->arena, out->file, t->room * sizeof *grown,
		    more * sizeof *grown);
		if (grown == NULL) {
			out->no_memory = true;
			return false;
		}
		out->file = grown;
		t->room = more;
	}
	out->file[out->n] = (struct sk_xar_file){ .above = t->current,
		.id = number(attribute(t->tag, "id")) };
	t->current = ++out->n;
	return true;
}

/* True if the elements around the one that is n deep are those. */
static bool
lies_in(const struct toc *t, enum element parent, enum element grand)
{
	return t->current > 0 && t->depth >= 2 && t->open[t->depth - 2] == parent &&
	    (grand == OTHER || (t->depth >= 3 && t->open[t->depth - 3] == grand));
}

static bool
begin(struct toc *t)
{
	enum element e = element(name_of(t->tag));
	struct sk_xar_file *f;

	if (t->depth == DEPTH) {
		t->out->damaged = true;
		return false;
	}
	t->open[t->depth++] = e;
	if (e == FILE_)
		return new_file(t);
	if (t->current == 0)
		return true;
	f = &t->out->file[t->current - 1];
	if (e == NAME)
		t->base64 = sk_span_is(attribute(t->tag, "enctype"), "base64");
	else if (e == TYPE && lies_in(t, FILE_, OTHER))
		f->link = number(attribute(t->tag, "link"));
	else if (e == DATA && lies_in(t, FILE_, OTHER))
		f->data = true;
	else if (e == ENCODING && lies_in(t, DATA, FILE_))
		f->style = attribute(t->tag, "style");
	return true;
}

/* The end of the innermost element, whose text is t->text if it has no others. */
static void
end(struct toc *t)
{
	enum element e = t->open[t->depth - 1];
	struct sk_xar_file *f = t->current > 0 ? &t->out->file[t->current - 1] : NULL;

	if (e == FILE_ && f != NULL) {
		t->current = f->above;
	} else if (lies_in(t, FILE_, OTHER)) {
		if (e == NAME && f->name.n == 0)
			f->name = t->base64 ? base64_text(t, t->text) : plain_text(t, t->text);
		else if (e == TYPE)
			f->type = sk_span_trim(t->text);
	} else if (lies_in(t, DATA, FILE_)) {
		if (e == LENGTH)
			f->length = number(t->text);
		else if (e == OFFSET)
			f->offset = number(t->text);
		else if (e == SIZE)
			f->size = number(t->text);
	}
	t->depth--;
}

void
sk_xar_read(struct sk_arena *arena, struct sk_span text, size_t max, struct sk_xar_toc *toc_r)
{
	struct toc t = { .arena = arena, .rest = text, .out = toc_r, .max = max };

	*toc_r = (struct sk_xar_toc){ 0 };
	while (next(&t)) {
		bool closes = t.tag.p[0] == '/';

		if (closes && (t.depth == 0 || element(name_of(sk_span_from(t.tag, 1))) !=
		    t.open[t.depth - 1])) {
			toc_r->damaged = true;
			return;
		}
		if (!closes && !begin(&t))
			return;
		if (closes) {
			end(&t);
		} else if (t.tag.p[t.tag.n - 1] == '/') {
			t.text = (struct sk_span){ 0 };
			end(&t);
		}
	}
	toc_r->damaged = toc_r->damaged || t.depth > 0 ||
	    sk_span_find(text, SK_SPAN("<toc"), 0) == SK_SPAN_NONE;
}
