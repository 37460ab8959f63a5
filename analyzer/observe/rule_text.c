#include <stdlib.h>
#include "base/buf.h"
#include "rule_text.h"

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

bool
sk_rule_token(struct sk_span t, size_t *off, struct sk_span *token_r)
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

struct sk_rule_place *
sk_rule_places(struct sk_span t, struct sk_arena *arena, size_t *n_r)
{
	struct sk_rule_place *place = NULL, *r = NULL;
	struct sk_span token, before = { 0 };
	size_t room = 0;
	int depth = 0;

	*n_r = 0;
	for (size_t off = 0; sk_rule_token(t, &off, &token); before = token) {
		if (sk_span_is(token, "rule")) {
			/* A word of YARA's own, never inside a rule: the one before it was
			 * not closed. */
			if (r != NULL && depth > 0)
				r->end = off - token.n;
			depth = 0;
			if (*n_r == room) {
				place = sk_arena_grow(arena, place, room * sizeof *place,
				    (room * 2 + 16) * sizeof *place);
				if (place == NULL)
					return NULL;
				room = room * 2 + 16;
			}
			r = &place[(*n_r)++];
			*r = (struct sk_rule_place){ .start = off - token.n, .end = off,
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

static int
by_place_name(const void *a, const void *b)
{
	return sk_span_order(((const struct sk_rule_place *)a)->name,
	    ((const struct sk_rule_place *)b)->name);
}

/* How often each name stands in the file; place is in order of name. */
static void
count_names(struct sk_span t, struct sk_rule_place *place, size_t n)
{
	struct sk_rule_place *r, wanted;

	for (size_t off = 0; sk_rule_token(t, &off, &wanted.name);)
		if ((r = bsearch(&wanted, place, n, sizeof *place, by_place_name)) != NULL)
			r->stands++;
}

size_t
sk_rule_blank(char *text, size_t n, unsigned needs, bool (*may)(struct sk_span name, void *user),
    void *user, struct sk_arena *arena)
{
	struct sk_span t = { (const uint8_t *)text, n };
	size_t rules, blanked = 0;
	struct sk_rule_place *place = sk_rule_places(t, arena, &rules);

	if (place == NULL)
		return 0;
	qsort(place, rules, sizeof *place, by_place_name);
	count_names(t, place, rules);
	/* Whether, for all rules, before the first is blanked: names point into text. */
	for (size_t i = 0; i < rules; i++) {
		const struct sk_rule_place *r = &place[i];

		place[i].open = r->open && r->stands == 1 && r->condition != 0 &&
		    (sk_rule_needs(sk_span_head(t, r->end - 1), r->condition) & needs) == needs &&
		    (may == NULL || may(r->name, user));
	}
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
