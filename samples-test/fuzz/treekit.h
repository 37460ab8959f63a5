#ifndef SEKISHO_FUZZ_TREEKIT_H
#define SEKISHO_FUZZ_TREEKIT_H
/*
 * treekit - bytes through the whole unpack room, and what must hold of any tree.
 * For targets that begin in one format and follow whatever lies inside.
 */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "unpack/unpack.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* One arena for all runs, empty at the begin of each. */
static inline struct sk_arena *
tree_arena(void)
{
	static struct sk_arena *arena;

	if (arena == NULL) {
		if (sk_unpack_warm() != 0 || (arena = sk_arena_new(64 << 20)) == NULL)
			abort();
		(void)sk_charset_warm();
	}
	sk_arena_reset(arena);
	return arena;
}

/* Objects of the tree and of the record are the same, parents first. */
static inline void
tree_check(const struct sk_unpack *u)
{
	if (u->n != u->record->objects)
		abort();
	for (size_t i = 1; i < u->n; i++)
		if (u->object[i].parent >= i || u->object[i].parent != u->record->object[i].parent)
			abort();
	if (u->budget->bytes_out > u->budget->limit[SK_LIMIT_BYTES_OUT])
		abort();
}

/* Opens bytes as a file called name; password (NULL: none) is one of the seeds'. */
static inline void
tree_open(struct sk_arena *arena, struct sk_span bytes, const char *name, const char *password)
{
	struct sk_budget budget = sk_budget_default();
	struct sk_password given = { .text = sk_span_text(password == NULL ? "" : password),
	    .from = SK_FROM_BODY };
	struct sk_unpack u = { .budget = &budget, .arena = arena, .password = &given,
	    .passwords = password != NULL };
	int rc;

	budget.limit[SK_LIMIT_BYTES_OUT] = 16 << 20;
	budget.limit[SK_LIMIT_OBJECTS] = 200;
	budget.limit[SK_LIMIT_MEMBERS] = 100;
	budget.limit[SK_LIMIT_PASSWORD_MS] = 2;
	rc = sk_unpack_run(&u, bytes, sk_span_text(name));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	if (rc == 0)
		tree_check(&u);
}

/* The same of what is given, behind n bytes at begin (NULL: zeros) that are always
 * there, so that no byte of it is wasted on them. */
static inline void
tree_open_behind(const void *begin, size_t n, struct sk_span given, const char *name)
{
	struct sk_arena *arena = tree_arena();
	uint8_t *image = calloc(1, n + given.n + 1);

	if (image == NULL)
		return;
	if (begin != NULL)
		memcpy(image, begin, n);
	if (given.n > 0)
		memcpy(image + n, given.p, given.n);
	tree_open(arena, (struct sk_span){ image, n + given.n }, name, NULL);
	free(image);
}
#endif
