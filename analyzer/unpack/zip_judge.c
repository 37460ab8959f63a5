#include <stdlib.h>
#include "zip.h"

/* Flags that change what a reader sees: locked, how, and in which charset. */
#define FLAGS_THAT_MATTER (SK_ZIP_ENCRYPTED | SK_ZIP_STRONG | SK_ZIP_UTF8 | SK_ZIP_MASKED)

static int
order_of(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* 0 if both accounts lead to the same content, where the local header is one and
 * the same.  A deflate stream tells its own end, whatever the sizes say. */
static int
account_order(const struct sk_zip_header *a, const struct sk_zip_header *b)
{
	int c = order_of(a->method, b->method);

	if (c == 0)
		c = order_of(a->flags & SK_ZIP_ENCRYPTED, b->flags & SK_ZIP_ENCRYPTED);
	if (c != 0 || a->method == SK_ZIP_DEFLATE)
		return c;
	if ((c = order_of(a->csize, b->csize)) != 0 || (c = order_of(a->usize, b->usize)) != 0)
		return c;
	return order_of(a->crc, b->crc);
}

static int
place_order(const void *a, const void *b, void *z)
{
	size_t i = *(const size_t *)a, j = *(const size_t *)b;
	const struct sk_zip_member *m = ((const struct sk_zip *)z)->member;
	int c = order_of(m[i].at, m[j].at);

	if (c == 0)
		c = account_order(sk_zip_best(&m[i]), sk_zip_best(&m[j]));
	return c != 0 ? c : order_of(i, j);
}

void
sk_zip_group(struct sk_zip *z)
{
	size_t first = 0;

	z->ordered = 0;
	if (z->n == 0)
		return;
	if ((z->order = sk_arena_array(z->arena, z->n, sizeof *z->order)) == NULL) {
		z->no_memory = true;
		return;
	}
	for (size_t i = 0; i < z->n; i++)
		z->order[i] = i;
	z->ordered = z->n;
	qsort_r(z->order, z->n, sizeof *z->order, place_order, z);
	for (size_t i = 0; i < z->n; i++) {
		struct sk_zip_member *m = &z->member[z->order[i]],
		    *last = i > 0 ? &z->member[z->order[i - 1]] : NULL;

		m->same = z->order[i];
		m->alike = 0;
		m->leads = m->found && (last == NULL || last->at != m->at);
		if (m->found && !m->leads &&
		    account_order(sk_zip_best(last), sk_zip_best(m)) == 0) {
			m->same = first;
			last->alike = z->order[i];
		}
		first = m->same;
	}
}

uint64_t
sk_zip_next(const struct sk_zip *z, uint64_t from)
{
	uint64_t next = z->bytes.n;
	size_t lo = 0, hi = z->ordered;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (z->member[z->order[mid]].at < from)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < z->ordered && z->member[z->order[lo]].at < next)
		next = z->member[z->order[lo]].at;
	for (size_t i = 0; i < z->starts; i++)
		if (z->start[i] >= from && z->start[i] < next)
			next = z->start[i];
	return next;
}

static bool
sizes_differ(const struct sk_zip_member *m)
{
	const struct sk_zip_header *l = &m->local, *c = &m->central;

	if ((l->flags & SK_ZIP_DESCRIPTOR) && l->csize == 0 && l->usize == 0)
		return false;
	return l->csize != c->csize || l->usize != c->usize;
}

/* What its two headers say of one member. */
static void
judge_headers(const struct sk_zip_member *m, struct sk_unpack *u, size_t self)
{
	if (!m->listed || !m->found)
		return;
	if (!((m->local.flags | m->central.flags) & SK_ZIP_MASKED)) {
		if (!sk_span_same(m->local.name, m->central.name))
			sk_unpack_defect(u, self, "names_differ");
		if (sizes_differ(m))
			sk_unpack_defect(u, self, "size_lie");
	}
	if ((m->local.flags ^ m->central.flags) & FLAGS_THAT_MATTER)
		sk_unpack_defect(u, self, "flags_differ");
	if (m->local.method != m->central.method)
		sk_unpack_defect(u, self, "method_differs");
}

static void
judge_places(const struct sk_zip *z, struct sk_unpack *u, size_t self)
{
	uint64_t end = 0, first = z->starts > 0 ? z->start[z->starts - 1] : 0;

	for (size_t i = 0; i < z->ordered; i++) {
		const struct sk_zip_member *m = &z->member[z->order[i]];
		uint64_t csize = sk_zip_best(m)->csize;

		if (!m->found)
			continue;
		if (m->at < end)
			sk_unpack_defect(u, self, "overlap");
		if (m->at < first)
			first = m->at;
		if (m->data > end)
			end = m->data;
		if (csize <= z->bytes.n && m->data + csize > end)
			end = m->data + csize;
	}
	/* "PK00" or "PK\7\10" alone is what a split archive that was not split
	 * begins with, 8.5.3 and 8.5.4 */
	if (first > 0 && !(first == 4 && (sk_span_begins(z->bytes, SK_SPAN("PK00")) ||
	    sk_span_begins(z->bytes, SK_SPAN("PK\7\10")))))
		sk_unpack_defect(u, self, "prefix");
	if (z->end > 0 && z->end < z->bytes.n)
		sk_unpack_defect(u, self, "suffix");
}

static int
name_order(const void *a, const void *b, void *z)
{
	const struct sk_zip_member *m = ((const struct sk_zip *)z)->member;

	return sk_span_order(sk_zip_best(&m[*(const size_t *)a])->name,
	    sk_zip_best(&m[*(const size_t *)b])->name);
}

/* Uses up the order by place. */
static void
judge_names(struct sk_zip z, struct sk_unpack *u, size_t self)
{
	qsort_r(z.order, z.ordered, sizeof *z.order, name_order, &z);
	for (size_t i = 1; i < z.ordered; i++) {
		const struct sk_zip_member *a = &z.member[z.order[i - 1]],
		    *b = &z.member[z.order[i]];

		if (a->same != b->same &&
		    sk_span_same(sk_zip_best(a)->name, sk_zip_best(b)->name)) {
			sk_unpack_defect(u, self, "duplicate_name");
			return;
		}
	}
}

void
sk_zip_judge(const struct sk_zip *z, struct sk_unpack *u, size_t self)
{
	bool hidden = false;

	for (size_t i = 0; i < z->n; i++) {
		judge_headers(&z->member[i], u, self);
		hidden = hidden || !z->member[i].listed;
	}
	if (z->directories > 1)
		sk_unpack_defect(u, self, "two_directories");
	if (hidden && z->directories > 0 && z->listed_none == z->directories)
		sk_unpack_defect(u, self, "directory_empty");
	else if (hidden && z->directories > 0 && !z->locked)
		sk_unpack_defect(u, self, "hidden_member");
	if (z->damaged || z->directories == 0)
		sk_unpack_defect(u, self, "damaged");
	judge_places(z, u, self);
	if (z->ordered > 0)
		judge_names(*z, u, self);
}
