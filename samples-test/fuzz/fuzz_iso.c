/* A disc image that may be anything.  What is given stands behind a system area
 * of zeros, so that no byte of it is wasted; its first byte says how. */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "unpack/unpack.h"

enum { SYSTEM = 32768, RAW_SYSTEM = 16 * 2352 };

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
check(const struct sk_unpack *u)
{
	/* objects of the tree and of the record are the same, parents first */
	if (u->n != u->record->objects)
		abort();
	for (size_t i = 1; i < u->n; i++)
		if (u->object[i].parent >= i || u->object[i].parent != u->record->object[i].parent)
			abort();
	if (u->budget->bytes_out > u->budget->limit[SK_LIMIT_BYTES_OUT])
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_budget budget = sk_budget_default();
	struct sk_unpack u = { .budget = &budget };
	size_t before;
	uint8_t *image;
	int rc;

	if (n == 0)
		return 0;
	if (arena == NULL) {
		if (sk_unpack_warm() != 0 || (arena = sk_arena_new(64 << 20)) == NULL)
			abort();
		(void)sk_charset_warm();
	}
	sk_arena_reset(arena);
	budget.limit[SK_LIMIT_BYTES_OUT] = 16 << 20;
	budget.limit[SK_LIMIT_OBJECTS] = 200;
	budget.limit[SK_LIMIT_MEMBERS] = 100;
	u.arena = arena;
	before = p[0] & 1 ? RAW_SYSTEM : SYSTEM;
	if ((image = calloc(1, before + n - 1)) == NULL)
		return 0;
	memcpy(image + before, p + 1, n - 1);
	rc = sk_unpack_run(&u, (struct sk_span){ image, before + n - 1 }, SK_SPAN("x.iso"));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	if (rc == 0)
		check(&u);
	free(image);
	return 0;
}
