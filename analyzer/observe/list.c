#include <stdio.h>
#include <stdlib.h>
#include "base/error.h"
#include "list.h"

enum { FILE_BYTES = 1 << 20 };

static int
order(const void *a, const void *b)
{
	return sk_span_order(*(const struct sk_span *)a, *(const struct sk_span *)b);
}

/* The whole file, at most FILE_BYTES, in the arena. */
static struct sk_span
slurp(struct sk_arena *arena, FILE *f)
{
	struct sk_buf b = sk_buf_new(arena, FILE_BYTES);
	char block[4096];
	size_t n;

	while ((n = fread(block, 1, sizeof block, f)) > 0 && sk_buf_put(&b, block, n))
		;
	return sk_buf_view(&b);
}

static struct sk_span
word_of(struct sk_span line)
{
	return sk_span_trim(sk_span_head(line, sk_span_chr(line, '#', 0)));
}

int
sk_list_read(const struct sk_warm *w, const char *name, struct sk_list *list_r)
{
	char path[4096];
	struct sk_span text, rest, line;
	size_t lines = 0;
	FILE *f;

	*list_r = (struct sk_list){ 0 };
	if (w->lists == NULL || snprintf(path, sizeof path, "%s/%s", w->lists, name) >=
	    (int)sizeof path || (f = fopen(path, "re")) == NULL)
		return SK_E_ABSENT;
	text = slurp(w->arena, f);
	(void)fclose(f);
	for (rest = text; sk_span_line(&rest, &line, NULL); lines++)
		;
	if ((list_r->word = sk_arena_array(w->arena, lines + 1, sizeof *list_r->word)) == NULL)
		return SK_E_MEMORY;
	for (rest = text; sk_span_line(&rest, &line, NULL);)
		if ((line = word_of(line)).n > 0)
			list_r->word[list_r->n++] = line;
	if (list_r->n > 0)
		qsort(list_r->word, list_r->n, sizeof *list_r->word, order);
	return 0;
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
