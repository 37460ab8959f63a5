#ifndef SEKISHO_TEST_LOOKKIT_H
#define SEKISHO_TEST_LOOKKIT_H
/* lookkit - one object in a tree of its own, for tests of one observer. */
#include "base/error.h"
#include "observe/observe.h"

struct lookkit {
	struct sk_arena		*arena;
	struct sk_budget	 budget;
	struct sk_unpack	 u;
	struct sk_object	 object[2];
	struct sk_look		 l;
};

/* Object 1, of type and bytes, below an empty root.  False past memory. */
static inline bool
lookkit_open(struct lookkit *k, enum sk_type type, struct sk_span bytes)
{
	size_t self;

	*k = (struct lookkit){ .arena = sk_arena_new((size_t)512 << 20) };
	k->budget = sk_budget_default();
	k->object[0].is_message = true;
	k->object[1] = (struct sk_object){ .bytes = bytes, .seen = true, .type = type };
	k->u = (struct sk_unpack){ .arena = k->arena, .budget = &k->budget, .n = 2, .room = 2,
	    .object = k->object };
	if (k->arena == NULL)
		return false;
	k->u.record = sk_record_new(k->arena, 50000);
	if (k->u.record == NULL || sk_record_object(k->u.record, 0, SK_SPAN("1"), &self) != 0)
		return false;
	k->l = (struct sk_look){ .u = &k->u, .self = self, .o = &k->object[1],
	    .r = k->u.record, .arena = k->arena, .budget = &k->budget };
	return true;
}

static inline void
lookkit_close(struct lookkit *k)
{
	k->arena = sk_arena_free(k->arena);
}
#endif
