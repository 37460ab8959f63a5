/* A compound file that may be anything: documents, locked ones, installers. */
#include <stdlib.h>
#include "base/error.h"
#include "unpack/unpack.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_password password = { SK_SPAN("pw"), SK_FROM_OPERATOR };
	struct sk_budget budget = sk_budget_default();
	struct sk_unpack u = { .budget = &budget, .password = &password, .passwords = 1 };
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
	budget.limit[SK_LIMIT_PASSWORD_MS] = 2;
	u.arena = arena;
	rc = sk_unpack_run(&u, (struct sk_span){ p, n }, SK_SPAN("x.doc"));
	if (rc != 0 && rc != SK_E_LIMIT)
		abort();
	/* objects of the tree and of the record are the same, parents first */
	if (rc == 0 && u.n != u.record->objects)
		abort();
	for (size_t i = 1; i < u.n; i++)
		if (u.object[i].parent >= i || u.object[i].parent != u.record->object[i].parent)
			abort();
	if (budget.bytes_out > budget.limit[SK_LIMIT_BYTES_OUT])
		abort();
	return 0;
}
