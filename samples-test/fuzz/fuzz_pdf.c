/* A PDF, behind a beginning that is always there. */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "unpack/unpack.h"

static const char begin[] = "%PDF-1.4\n";

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
	uint8_t *image;
	int rc;

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
	if ((image = malloc(sizeof begin - 1 + n)) == NULL)
		return 0;
	memcpy(image, begin, sizeof begin - 1);
	if (n > 0)
		memcpy(image + sizeof begin - 1, p, n);
	rc = sk_unpack_run(&u, (struct sk_span){ image, sizeof begin - 1 + n }, SK_SPAN("x.pdf"));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	if (rc == 0)
		check(&u);
	free(image);
	return 0;
}
