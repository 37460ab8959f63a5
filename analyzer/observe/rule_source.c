#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/buf.h"
#include "base/error.h"
#include "base/hash.h"
#include "rule_source.h"

enum {
	DEPTH = 8,			/* folders inside each other: stops loops of links */
	FILES = 100000,			/* rule files in all */
	FILE_BYTES = 64 * 1024 * 1024	/* one rule file */
};

struct list {
	struct sk_arena		*arena;
	struct sk_rule_source	*source;
	size_t			 n, room;
};

static struct sk_rule_source *
list_add(struct list *l, const char *path)
{
	struct sk_rule_source *s;

	if (l->n == l->room) {
		size_t room = l->room == 0 ? 64 : l->room * 2;

		s = l->n >= FILES ? NULL : sk_arena_grow(l->arena, l->source,
		    l->room * sizeof *s, room * sizeof *s);
		if (s == NULL)
			return NULL;
		l->source = s;
		l->room = room;
	}
	s = &l->source[l->n];
	*s = (struct sk_rule_source){ 0 };
	if ((s->path = sk_arena_text(l->arena, sk_span_text(path))) == NULL)
		return NULL;
	l->n++;
	return s;
}

/* Drops a byte order mark, which editors add and YARA refuses. */
static void
skip_mark(struct sk_rule_source *s)
{
	if (sk_span_begins((struct sk_span){ (const uint8_t *)s->text, s->n },
	    SK_SPAN("\xEF\xBB\xBF"))) {
		s->text += 3;
		s->n -= 3;
	}
}

static int
read_file(struct sk_rule_source *s, struct sk_arena *arena, uint64_t size)
{
	FILE *f;

	if (size > FILE_BYTES) {
		s->why = "the file is too large";
		return 0;
	}
	if ((f = fopen(s->path, "rbe")) == NULL) {
		s->why = "the file cannot be read";
		return 0;
	}
	if ((s->text = sk_arena_alloc(arena, (size_t)size + 1)) == NULL) {
		fclose(f);
		return SK_E_MEMORY;
	}
	s->n = fread(s->text, 1, (size_t)size, f);
	if (ferror(f))
		s->why = "the file cannot be read";
	fclose(f);
	s->text[s->n] = '\0';
	if (memchr(s->text, '\0', s->n) != NULL)
		s->why = "the file holds a NUL byte and is no text";
	skip_mark(s);
	return sk_hash_sha256((struct sk_span){ (const uint8_t *)s->text, s->n }, s->sha256);
}

static bool
is_rule_name(const char *name)
{
	struct sk_span s = sk_span_text(name);

	return sk_span_ends_nocase(s, SK_SPAN(".yar")) ||
	    sk_span_ends_nocase(s, SK_SPAN(".yara"));
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
not_hidden(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static int	walk(struct list *l, const char *path, unsigned depth);

static int
walk_folder(struct list *l, const char *path, unsigned depth)
{
	struct dirent **entry;
	struct sk_rule_source *s;
	int n = scandir(path, &entry, not_hidden, by_bytes), e = 0;

	if (n < 0) {
		if ((s = list_add(l, path)) == NULL)
			return SK_E_MEMORY;
		s->why = "the folder cannot be read";
		return 0;
	}
	for (int i = 0; i < n; i++) {
		struct sk_buf b = sk_buf_new(l->arena, 4096);

		sk_buf_printf(&b, "%s/%s", path, entry[i]->d_name);
		sk_buf_byte(&b, 0);
		free(entry[i]);
		if (e == 0 && !b.full)
			e = walk(l, (const char *)b.p, depth + 1);
	}
	free(entry);
	return e;
}

static int
walk(struct list *l, const char *path, unsigned depth)
{
	struct sk_rule_source *s;
	struct stat st;
	bool there = stat(path, &st) == 0;

	if (there && S_ISDIR(st.st_mode))
		return depth >= DEPTH ? 0 : walk_folder(l, path, depth);
	if (depth > 0 && !is_rule_name(path))
		return 0;
	if ((s = list_add(l, path)) == NULL)
		return SK_E_MEMORY;
	if (there && S_ISREG(st.st_mode))
		return read_file(s, l->arena, (uint64_t)st.st_size);
	s->why = there ? "it is no regular file" : "the file is not there";
	return 0;
}

int
sk_rule_sources(const char *const *root, size_t roots, struct sk_arena *arena,
    struct sk_rule_source **source_r, size_t *n_r)
{
	struct list l = { .arena = arena };
	int e = 0;

	for (size_t i = 0; i < roots && e == 0; i++)
		e = walk(&l, root[i], 0);
	*source_r = l.source;
	*n_r = l.n;
	return e;
}

/* --- lexical form --- */

static bool
is_word(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_';
}

/* End of what is quoted from off on by mark: a string or a regular expression.
 * Neither goes over a line end. */
static size_t
skip_quoted(struct sk_span t, size_t off, uint8_t mark)
{
	for (off++; off < t.n && t.p[off] != mark && t.p[off] != '\n'; off++)
		if (t.p[off] == '\\')
			off++;
	return off < t.n ? off + 1 : t.n;
}

static size_t
skip_to(struct sk_span t, size_t off, struct sk_span end)
{
	size_t hit = sk_span_find(t, end, off);

	return hit == SK_SPAN_NONE ? t.n : hit + end.n;
}

/* A slash begins a comment or a regular expression: YARA divides with "\". */
static size_t
skip_slash(struct sk_span t, size_t off)
{
	uint8_t next;

	(void)sk_span_u8(t, off + 1, &next);
	if (next == '/')
		return skip_to(t, off, SK_SPAN("\n"));
	if (next == '*')
		return skip_to(t, off + 2, SK_SPAN("*/"));
	return skip_quoted(t, off, '/');
}

/* End of the word at off, with the sign before the name of a string. */
static size_t
skip_word(struct sk_span t, size_t off)
{
	for (off++; off < t.n && is_word(t.p[off]); off++)
		;
	return off;
}

/* The module named behind the word import that ends at off. */
static bool
import_at(struct sk_span t, size_t start, size_t off, struct sk_rule_import *i_r)
{
	size_t end;

	while (off < t.n && (t.p[off] == ' ' || t.p[off] == '\t' || t.p[off] == '\r' ||
	    t.p[off] == '\n'))
		off++;
	if (off >= t.n || t.p[off] != '"')
		return false;
	end = skip_quoted(t, off, '"');
	*i_r = (struct sk_rule_import){ .off = start, .len = end - start };
	return end > off + 1 && sk_span_cut(t, off + 1, end - off - 2, &i_r->module);
}

size_t
sk_rule_imports(struct sk_span t, struct sk_rule_import *import_r, size_t max)
{
	size_t n = 0, off = 0;

	while (off < t.n && n < max) {
		uint8_t c = t.p[off];
		size_t start = off;

		if (c == '"') {
			off = skip_quoted(t, off, '"');
		} else if (c == '/') {
			off = skip_slash(t, off);
		} else if (is_word(c) || c == '$' || c == '#' || c == '@' || c == '!') {
			struct sk_span word;

			off = skip_word(t, off);
			if (sk_span_cut(t, start, off - start, &word) &&
			    sk_span_is(word, "import") &&
			    import_at(t, start, off, &import_r[n])) {
				off = import_r[n].off + import_r[n].len;
				n++;
			}
		} else {
			off++;
		}
	}
	return n;
}

/* --- what a condition asks for --- */

/* The next token at *off: a word, a quoted thing or one byte; comments and blanks
 * are none.  False at the end. */
static bool
next_token(struct sk_span t, size_t *off, struct sk_span *token_r)
{
	size_t start;
	uint8_t c;

	for (;;) {
		if (*off >= t.n)
			return false;
		c = t.p[*off];
		start = *off;
		if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
			++*off;
			continue;
		}
		if (c == '"')
			*off = skip_quoted(t, start, '"');
		else if (c == '/')
			*off = skip_slash(t, start);
		else if (is_word(c) || c == '$' || c == '#' || c == '@' || c == '!')
			*off = skip_word(t, start);
		else
			++*off;
		if (c == '/' && start + 1 < t.n &&
		    (t.p[start + 1] == '/' || t.p[start + 1] == '*'))
			continue;
		return sk_span_cut(t, start, *off - start, token_r);
	}
}

/* One rule of a file. */
struct rule_place {
	struct sk_span	name;
	size_t		start, end;	/* from "rule" to behind its last brace */
	size_t		condition;	/* behind that word, 0 until it has come */
	unsigned	stands;		/* how often the name stands in the file */
	bool		open;		/* neither private nor global */
};

/* Finds the rules of t, in order; *n_r of them. */
static struct rule_place *
rule_places(struct sk_span t, struct sk_arena *arena, size_t *n_r)
{
	struct rule_place *place = NULL, *r = NULL;
	struct sk_span token, before = { 0 };
	size_t room = 0;
	int depth = 0;

	*n_r = 0;
	for (size_t off = 0; next_token(t, &off, &token); before = token) {
		if (depth == 0 && sk_span_is(token, "rule")) {
			if (*n_r == room) {
				place = sk_arena_grow(arena, place, room * sizeof *place,
				    (room * 2 + 16) * sizeof *place);
				if (place == NULL)
					return NULL;
				room = room * 2 + 16;
			}
			r = &place[(*n_r)++];
			*r = (struct rule_place){ .start = off - token.n, .end = off,
				.open = !sk_span_is(before, "private") &&
				    !sk_span_is(before, "global") };
		} else if (r != NULL && r->name.n == 0) {
			r->name = token;
		} else if (r != NULL && depth == 1 && sk_span_is(token, "condition")) {
			r->condition = off;
		}
		depth += sk_span_is(token, "{") - sk_span_is(token, "}");
		if (r != NULL && depth == 0 && sk_span_is(token, "}"))
			r->end = off;
	}
	return place;
}

/* True if the condition that begins at off is a chain of "and" with the test for
 * "MZ" in it. */
static bool
wants_mz(struct sk_span text, size_t off, size_t end)
{
	static const char *const chain[] = { "uint16", "(", "0", ")", "=", "=", "0x5a4d" };
	enum { CHAIN = sizeof chain / sizeof *chain };
	struct sk_span token, before = SK_SPAN("and");
	bool wants = false;
	size_t step = 0;
	int depth = 0;

	text = sk_span_head(text, end - 1);
	if (!next_token(text, &off, &token))
		return false;		/* the colon */
	while (next_token(text, &off, &token)) {
		if (step == CHAIN)	/* what stands behind it must be nothing or "and" */
			wants = wants || sk_span_is(token, "and");
		if (step > 0 && step < CHAIN && sk_span_is_nocase(token, chain[step]))
			step++;
		else
			step = depth == 0 && sk_span_is(token, chain[0]) && sk_span_is(before, "and");
		depth += sk_span_is(token, "(") - sk_span_is(token, ")");
		if (depth == 0 && (sk_span_is(token, "or") || sk_span_is(token, "for")))
			return false;
		before = token;
	}
	return wants || step == CHAIN;
}

static int
by_place_name(const void *a, const void *b)
{
	return sk_span_order(((const struct rule_place *)a)->name,
	    ((const struct rule_place *)b)->name);
}

size_t
sk_rule_blank_programs(char *text, size_t n, struct sk_arena *arena)
{
	struct sk_span t = { (const uint8_t *)text, n }, token;
	size_t rules, blanked = 0;
	struct rule_place *place = rule_places(t, arena, &rules), *r, wanted;

	if (place == NULL)
		return 0;
	qsort(place, rules, sizeof *place, by_place_name);
	for (size_t off = 0; next_token(t, &off, &token);) {
		wanted.name = token;
		if ((r = bsearch(&wanted, place, rules, sizeof *place, by_place_name)) != NULL)
			r->stands++;
	}
	/* Whether, for all rules, before the first is blanked: names point into text. */
	for (size_t i = 0; i < rules; i++)
		place[i].open = place[i].open && place[i].stands == 1 && place[i].condition != 0 &&
		    wants_mz(t, place[i].condition, place[i].end);
	for (size_t i = 0; i < rules; i++) {
		if (!place[i].open)
			continue;
		for (size_t k = place[i].start; k < place[i].end; k++)
			if (text[k] != '\n')
				text[k] = ' ';
		blanked++;
	}
	return blanked;
}
