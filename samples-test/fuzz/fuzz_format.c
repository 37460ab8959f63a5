/* Every format opens every input, whether it bids or not: open may not trust
 * what its bid has seen. */
#include <stdlib.h>
#include "base/error.h"
#include "unpack/unpack.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
open_by(struct sk_arena *arena, const struct sk_format *format, struct sk_span bytes)
{
	struct sk_budget budget = sk_budget_default();
	struct sk_object root = { .seen = true };
	struct sk_unpack u = { .arena = arena, .budget = &budget };

	sk_arena_reset(arena);
	budget.limit[SK_LIMIT_BYTES_OUT] = 8 << 20;
	budget.limit[SK_LIMIT_OBJECTS] = 100;
	budget.limit[SK_LIMIT_MEMBERS] = 50;
	if ((u.record = sk_record_new(arena, 5000)) == NULL ||
	    (u.object = sk_arena_array(arena, 1, sizeof root)) == NULL)
		abort();
	root.bytes = bytes;
	root.format = format;
	u.object[0] = root;
	u.n = u.room = 1;
	for (int type = 0; type < SK_TYPE_COUNT; type++)
		if (format->bid(bytes, (enum sk_type)type) < 0)
			abort();
	format->open(&u, 0);
	if (u.n != u.record->objects)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;

	if (arena == NULL) {
		if (sk_unpack_warm() != 0 || sk_mime_warm() != 0 ||
		    (arena = sk_arena_new(64 << 20)) == NULL)
			abort();
		(void)sk_charset_warm();
	}
	for (size_t i = 0; sk_fmt_table[i] != NULL; i++)
		open_by(arena, sk_fmt_table[i], (struct sk_span){ p, n });
	return 0;
}
