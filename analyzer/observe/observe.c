#include "observe/observe.h"

int
sk_observe_warm(const struct sk_warm *w)
{
	int first = 0;

	for (size_t i = 0; sk_observe_table[i] != NULL; i++) {
		int rc = sk_observe_table[i]->warm == NULL ? 0 : sk_observe_table[i]->warm(w);

		if (first == 0)
			first = rc;
	}
	return first;
}

/* Lets observer i look, unless it has brought a worker down. */
static void
look(const struct sk_look *l, size_t i)
{
	uint32_t step = SK_SPOT_OBSERVER + (uint32_t)i;
	const char *why = sk_trail_avoid(l->budget->trail, step, l->self);
	struct sk_spot before;

	if (why != NULL) {
		sk_unpack_gap(l->u, l->self, why);
		return;
	}
	before = sk_trail_enter(l->budget->trail, step, l->self);
	sk_observe_table[i]->look(l);
	sk_trail_leave(l->budget->trail, before);
}

void
sk_observe_run(struct sk_unpack *u)
{
	struct sk_look l = { .u = u, .r = u->record, .arena = u->arena, .budget = u->budget };

	/* An observer adds no objects, but u->object might move if one did. */
	for (size_t self = 0; self < u->n; self++) {
		if (!sk_budget_time(u->budget)) {
			sk_unpack_gap(u, SK_RECORD_ROOT, "cpu_ms");
			return;
		}
		l.self = self;
		for (size_t i = 0; sk_observe_table[i] != NULL; i++) {
			l.o = &u->object[self];
			look(&l, i);
		}
	}
}
