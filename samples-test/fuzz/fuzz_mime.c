#include <stdlib.h>
#include <string.h>
#include "mime/mime.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* Reads every byte, so that a span that lies outside is found. */
static size_t
touch(struct sk_span s)
{
	size_t sum = 0;

	for (size_t i = 0; i < s.n; i++)
		sum += s.p[i];
	return sum;
}

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static size_t
look_at(const struct sk_part *p)
{
	size_t sum = touch(p->raw) + touch(p->charset_label) + strlen(p->section);

	must(p->type.n > 0);
	must((p->parent == NULL) == (p->section[0] == '\0'));
	must(p->kind != SK_PART_LEAF || p->readings > 0 || p->note != NULL);
	must(p->child == NULL || p->child->parent == p);
	must(p->child == NULL || p->parent == NULL || p->kind == SK_PART_MULTIPART);
	must(p->next == NULL || p->next->parent == p->parent);
	for (size_t i = 0; i < p->fields; i++)
		sum += touch(p->field[i].name) + touch(p->field[i].raw);
	for (size_t i = 0; i < p->readings; i++)
		sum += touch(p->reading[i].bytes) + strlen(p->reading[i].how);
	for (size_t i = 0; i < p->names; i++) {
		must(sk_utf8_valid(p->name[i].text) && p->name[i].text.n > 0);
		must(sk_span_chr(p->name[i].text, 0, 0) == SK_SPAN_NONE);
	}
	for (const struct sk_note *k = p->note; k != NULL; k = k->next)
		must(k->text.n > 0 && k->key < SK_KEY_COUNT);
	return sum;
}

/* A whole message; the limits are low so that they are met. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	static volatile size_t sum;
	struct sk_budget budget = sk_budget_default();
	struct sk_mime *m;
	size_t parts = 0;

	if (arena == NULL && ((arena = sk_arena_new((size_t)1 << 28)) == NULL ||
	    sk_charset_warm() != 0 || sk_mime_warm() != 0))
		abort();
	sk_arena_reset(arena);
	budget.limit[SK_LIMIT_PARTS] = 40;
	budget.limit[SK_LIMIT_PART_DEPTH] = 6;
	budget.limit[SK_LIMIT_HEADERS] = 20;
	budget.limit[SK_LIMIT_HEADER_LINE] = 2000;
	budget.limit[SK_LIMIT_HEADER_PARAMS] = 20;
	if (sk_mime_parse((struct sk_span){ p, n }, arena, &budget, &m) != 0)
		return 0;
	for (const struct sk_part *q = m->root; q != NULL;) {
		sum += look_at(q);
		parts++;
		if (q->child != NULL) {
			q = q->child;
			continue;
		}
		while (q != NULL && q->next == NULL)
			q = q->parent;
		if (q != NULL)
			q = q->next;
	}
	must(parts <= 41 && parts >= 2);
	for (const struct sk_embedded *e = m->embedded; e != NULL; e = e->next)
		sum += touch(e->bytes) + touch(e->name.text);
	sum += sk_mime_is_message((struct sk_span){ p, n });
	return 0;
}
