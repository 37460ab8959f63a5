/* A section of a notebook: what is given stands behind the GUID of its type. */
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "unpack/unpack.h"


static const char section[] = "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3";

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
	before = sizeof section - 1;
	if ((image = calloc(1, before + n)) == NULL)
		return 0;
	memcpy(image, section, before);
	memcpy(image + before, p, n);
	rc = sk_unpack_run(&u, (struct sk_span){ image, before + n }, SK_SPAN("x.one"));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	if (rc == 0)
		check(&u);
	free(image);
	return 0;
}
