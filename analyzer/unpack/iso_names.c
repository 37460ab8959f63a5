#include <stdlib.h>
#include <string.h>
#include "iso.h"

enum { JOLIET_NAME = 60 };	/* bytes, from where on writers cut a name (64 characters) */

/* What writers of images make of a character, 7.4.1: a letter in upper case, a
 * digit, or "_".  -1 for the rest of a character in UTF-8. */
static int
folded(uint8_t c)
{
	if (c >= 'a' && c <= 'z')
		return c - 32;
	if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.')
		return c;
	return c >= 0x80 && c < 0xC0 ? -1 : '_';
}

static int
order_folded(struct sk_span a, struct sk_span b)
{
	size_t i = 0, k = 0;

	for (;;) {
		int c, d;

		while (i < a.n && folded(a.p[i]) < 0)
			i++;
		while (k < b.n && folded(b.p[k]) < 0)
			k++;
		if (i == a.n || k == b.n)
			return (i < a.n) - (k < b.n);
		c = folded(a.p[i++]);
		d = folded(b.p[k++]);
		if (c != d)
			return c < d ? -1 : 1;
	}
}

static struct sk_span
leaf(const struct sk_iso_file *f)
{
	return f->rich.n > 0 ? sk_span_from(f->rich, f->rich_leaf) : sk_span_from(f->path, f->leaf);
}

static int
order_leaves(const void *a, const void *b)
{
	const struct sk_iso_file *f = *(struct sk_iso_file *const *)a,
	    *g = *(struct sk_iso_file *const *)b;
	int o = order_folded(leaf(f), leaf(g));

	if (o != 0)
		return o;
	if (f->tree != g->tree)
		return f->tree < g->tree ? -1 : 1;
	return f->order < g->order ? -1 : f->order > g->order;
}

void
sk_iso_sort_leaves(struct sk_iso_file **f, size_t n)
{
	qsort(f, n, sizeof *f, order_leaves);
}

bool
sk_iso_same_leaf(const struct sk_iso_file *f, const struct sk_iso_file *g)
{
	return order_folded(leaf(f), leaf(g)) == 0;
}

static int
order(const void *a, const void *b)
{
	const struct sk_iso_file *f = *(struct sk_iso_file *const *)a,
	    *g = *(struct sk_iso_file *const *)b;

	if (f->at != g->at && (f->size > 0 || g->size > 0))
		return f->at < g->at ? -1 : 1;
	if (f->size != g->size)
		return f->size < g->size ? -1 : 1;
	if (f->tree != g->tree)
		return f->tree < g->tree ? -1 : 1;
	return order_leaves(a, b);
}

struct sk_iso_file **
sk_iso_sort(struct sk_iso *iso)
{
	struct sk_iso_file **list = sk_arena_array(iso->u->arena, iso->n + 1, sizeof *list);

	if (list == NULL)
		return NULL;
	for (size_t i = 0; i < iso->n; i++) {
		if (iso->file[i].size == 0)
			iso->file[i].at = 0;	/* where nothing lies says nothing */
		list[i] = &iso->file[i];
	}
	qsort(list, iso->n, sizeof *list, order);
	return list;
}

static int
order_paths(const void *a, const void *b)
{
	const struct sk_iso_file *f = *(struct sk_iso_file *const *)a,
	    *g = *(struct sk_iso_file *const *)b;

	if (f->tree != g->tree)
		return f->tree < g->tree ? -1 : 1;
	return sk_span_order(f->path, g->path);
}

/* Associated files (9.1.6, bit 2) share the name of theirs. */
bool
sk_iso_twice(struct sk_iso *iso, struct sk_iso_file **list)
{
	size_t n = 0;

	for (size_t i = 0; i < iso->n; i++)
		if (!iso->file[i].beside)
			list[n++] = &iso->file[i];
	qsort(list, n, sizeof *list, order_paths);
	for (size_t i = 1; i < n; i++)
		if (list[i]->tree == list[i - 1]->tree &&
		    sk_span_same(list[i]->path, list[i - 1]->path))
			return true;
	return false;
}

/* One of both begins with the other. */
static bool
begins_alike(struct sk_span a, struct sk_span b)
{
	size_t i = 0;

	while (i < a.n && i < b.n && folded(a.p[i]) == folded(b.p[i]))
		i++;
	return i > 0 && (i == a.n || i == b.n);
}

static bool
runs(struct sk_span name)
{
	size_t dot = sk_span_rchr(name, '.');
	struct sk_span ending = sk_span_from(name, dot == SK_SPAN_NONE ? name.n : dot + 1);
	uint8_t low[16];

	for (size_t i = 0; i < ending.n && i < sizeof low; i++)
		low[i] = (uint8_t)(ending.p[i] >= 'A' && ending.p[i] <= 'Z' ? ending.p[i] + 32 :
		    ending.p[i]);
	return ending.n <= sizeof low && sk_extension_runs((struct sk_span){ low, ending.n });
}

/*
 * Only the endings are compared, for the rest of a name is cut and numbered in
 * many ways: that of less is the beginning of one of the words behind the dots
 * in name ("a.tar.gz" becomes "A.TAR" or "A_TAR.GZ").  Some writers have shorter
 * words ("TGZ") or none, so only those count that Windows would run.
 */
bool
sk_iso_alike(struct sk_span name, struct sk_span less)
{
	size_t dot = sk_span_rchr(less, '.'), at;
	struct sk_span ending;

	if ((!runs(name) && !runs(less)) || dot == SK_SPAN_NONE || dot + 1 == less.n ||
	    name.n >= JOLIET_NAME)
		return true;
	ending = sk_span_from(less, dot + 1);
	at = sk_span_chr(name, '.', 0);
	while (at != SK_SPAN_NONE) {
		if (begins_alike(sk_span_from(name, at + 1), ending))
			return true;
		at = sk_span_chr(name, '.', at + 1);
	}
	return false;
}
