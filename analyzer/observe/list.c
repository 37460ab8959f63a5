#include <stdio.h>
#include <stdlib.h>
#include "base/charset.h"
#include "base/error.h"
#include "list.h"

enum { FILE_BYTES = 1 << 20, LINE_BYTES = 1000 };

/* A list on its way in. */
struct reading {
	const struct sk_warm	*w;
	struct sk_list		*list;
	struct entry		{ struct sk_span word; unsigned line; } *entry;
};

static int
order(const void *a, const void *b)
{
	return sk_span_order(*(const struct sk_span *)a, *(const struct sk_span *)b);
}

/* By word; words that stand twice by line, so that each run sorts alike. */
static int
order_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int c = sk_span_order(a->word, b->word);

	return c != 0 ? c : a->line < b->line ? -1 : a->line > b->line;
}

/* The whole file, in the arena; all of it or *whole_r is false. */
static struct sk_span
slurp(struct sk_arena *arena, FILE *f, bool *whole_r)
{
	struct sk_buf b = sk_buf_new(arena, FILE_BYTES);
	char block[4096];
	size_t n;

	while ((n = fread(block, 1, sizeof block, f)) > 0 && sk_buf_put(&b, block, n))
		;
	*whole_r = !b.full && !ferror(f);
	return sk_buf_view(&b);
}

static struct sk_span
word_of(struct sk_span line)
{
	return sk_span_trim(sk_span_head(line, sk_span_chr(line, '#', 0)));
}

/* What is wrong with a line, NULL if nothing. */
static const char *
fault_of(struct sk_span line)
{
	if (line.n > LINE_BYTES)
		return "this line of the list is too long";
	if (!sk_utf8_valid(line))
		return "this line of the list is not UTF-8";
	for (size_t i = 0; i < line.n; i++)
		if ((line.p[i] < ' ' && line.p[i] != '\t') || line.p[i] == 0x7F)
			return "a control character stands in this line of the list";
	return NULL;
}

static void
set_aside(const struct reading *r, unsigned line, const char *why)
{
	(void)sk_rule_set_aside(r->w->info, r->w->arena, r->list->file, line, why);
}

static size_t
read_lines(struct reading *r, struct sk_span text)
{
	struct sk_span line;
	unsigned number = 0;
	size_t n = 0;

	while (sk_span_line(&text, &line, NULL)) {
		const char *fault = fault_of(line);

		number++;
		if (fault != NULL)
			set_aside(r, number, fault);
		else if ((line = word_of(line)).n > 0)
			r->entry[n++] = (struct entry){ line, number };
	}
	return n;
}

/* Sorts the entries into the list. */
static int
keep(struct reading *r, size_t n)
{
	struct sk_list *list = r->list;

	list->word = sk_arena_array(r->w->arena, n + 1, sizeof *list->word);
	list->line = sk_arena_array(r->w->arena, n + 1, sizeof *list->line);
	if (list->word == NULL || list->line == NULL)
		return SK_E_MEMORY;
	if (n > 0)
		qsort(r->entry, n, sizeof *r->entry, order_entries);
	for (size_t i = 0; i < n; i++) {
		list->word[i] = r->entry[i].word;
		list->line[i] = r->entry[i].line;
	}
	list->n = n;
	return 0;
}

int
sk_list_read(const struct sk_warm *w, const char *name, struct sk_list *list_r)
{
	struct reading r = { .w = w, .list = list_r };
	char path[4096];
	struct sk_span text, rest, line;
	size_t lines = 0;
	bool whole;
	FILE *f;

	*list_r = (struct sk_list){ 0 };
	if (w->lists == NULL || snprintf(path, sizeof path, "%s/%s", w->lists, name) >=
	    (int)sizeof path || (f = fopen(path, "re")) == NULL)
		return SK_E_ABSENT;
	text = slurp(w->arena, f, &whole);
	(void)fclose(f);
	for (rest = text; sk_span_line(&rest, &line, NULL); lines++)
		;
	list_r->file = sk_arena_text(w->arena, sk_span_text(path));
	r.entry = sk_arena_array(w->arena, lines + 1, sizeof *r.entry);
	if (list_r->file == NULL || r.entry == NULL)
		return SK_E_MEMORY;
	if (!whole)
		set_aside(&r, (unsigned)lines, "the list is too long: what follows was not read");
	return keep(&r, read_lines(&r, text));
}

void
sk_list_aside(const struct sk_warm *w, const struct sk_list *list, size_t i, const char *why)
{
	(void)sk_rule_set_aside(w->info, w->arena, list->file, list->line[i], why);
}

bool
sk_list_has(const struct sk_list *list, struct sk_span word)
{
	return list->n > 0 && bsearch(&word, list->word, list->n, sizeof word, order) != NULL;
}

struct sk_span
sk_list_domain(const struct sk_list *list, struct sk_span host)
{
	size_t dot;

	while (host.n > 0) {
		if (sk_list_has(list, host))
			return host;
		if ((dot = sk_span_chr(host, '.', 0)) == SK_SPAN_NONE)
			break;
		host = sk_span_from(host, dot + 1);
	}
	return (struct sk_span){ 0 };
}
