/* Names of any bytes, one reading a line, through the observers of names. */
#include <stdlib.h>
#include "observe/observe.h"

extern const struct sk_observer sk_observe_name, sk_observe_type;
int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct sk_arena *arena;
	struct sk_budget budget = sk_budget_default();
	struct sk_name name[4] = { { .nul = false } };
	struct sk_object object[2] = { { .seen = false }, { .seen = true, .name = name } };
	struct sk_span rest = { data, size };
	struct sk_unpack u = { .budget = &budget, .n = 2, .room = 2, .object = object };
	struct sk_look l = { &u, 1, &object[1], NULL, NULL, &budget };
	size_t index;

	if (arena == NULL && (arena = sk_arena_new(1 << 24)) == NULL)
		return 0;
	sk_arena_reset(arena);
	u.arena = l.arena = arena;
	u.record = l.r = sk_record_new(arena, 1000);
	if (size < 1 || l.r == NULL || sk_record_object(l.r, 0, SK_SPAN("1"), &index) != 0)
		return 0;
	object[1].type = (enum sk_type)(data[0] % SK_TYPE_COUNT);
	object[1].member = (data[0] & 0x80) != 0;
	rest = sk_span_from(rest, 1);
	while (object[1].names < 4 && sk_span_line(&rest, &name[object[1].names].text, NULL))
		object[1].names++;
	sk_observe_name.look(&l);
	sk_observe_type.look(&l);
	return 0;
}
