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
			sk_observe_table[i]->look(&l);
		}
	}
}
