/* Any bytes as a script of any language, and what it hides; the first byte says which. */
#include <stdlib.h>
#include "observe/observe.h"
#include "../../analyzer/observe/unfold.h"

extern const struct sk_observer sk_observe_script;
int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sk_arena *arena;
	struct sk_budget budget = sk_budget_default();
	struct sk_object object[2] = { { .seen = false }, { .seen = true } };
	struct sk_unpack u = { .budget = &budget, .n = 2, .room = 2, .object = object };
	struct sk_look l = { &u, 1, &object[1], NULL, NULL, &budget };
	struct sk_unfolded hides;
	size_t index;

	if (arena == NULL && (arena = sk_arena_new(1 << 26)) == NULL)
		return 0;
	sk_arena_reset(arena);
	u.arena = l.arena = arena;
	u.record = l.r = sk_record_new(arena, 1000);
	if (size < 1 || l.r == NULL || sk_record_object(l.r, 0, SK_SPAN("1"), &index) != 0)
		return 0;
	object[1].type = (enum sk_type)(SK_TYPE_SCRIPT_JS + data[0] % 6);
	object[1].bytes = (struct sk_span){ data + 1, size - 1 };
	sk_observe_script.look(&l);
	if (sk_record_count(l.r, 1, SK_KEY_SCRIPT_OBFUSCATED) > 100)
		abort();
	sk_unfold(object[1].bytes, object[1].type, size, arena, &hides);
	if (hides.hidden > 100 || hides.data > 100 || hides.text.n > size)
		abort();
	return 0;
}
