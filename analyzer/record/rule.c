#include <string.h>
#include "base/error.h"
#include "record/rule.h"

int
sk_rule_set_aside(struct sk_rules_info *t, struct sk_arena *arena, const char *file,
    unsigned line, const char *why)
{
	if (t == NULL)
		return 0;
	for (size_t i = 0; i < t->asides; i++)	/* a list may have several readers */
		if (line != 0 && t->aside[i].line == line && strcmp(t->aside[i].file, file) == 0)
			return 0;
	if (t->asides == t->asides_room) {
		size_t room = t->asides_room == 0 ? 16 : t->asides_room * 2;
		void *p = sk_arena_grow(arena, t->aside, t->asides_room * sizeof *t->aside,
		    room * sizeof *t->aside);

		if (p == NULL)
			return SK_E_MEMORY;
		t->aside = p;
		t->asides_room = room;
	}
	t->aside[t->asides] = (struct sk_rule_aside){ file, line,
	    sk_arena_text(arena, sk_span_text(why)) };
	if (t->aside[t->asides].why == NULL)
		return SK_E_MEMORY;
	t->asides++;
	return 0;
}

const struct sk_rule *
sk_rule_find(const struct sk_rules_info *t, struct sk_span name)
{
	size_t low = 0, high = t == NULL ? 0 : t->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = sk_span_order(name, sk_span_text(t->rule[mid].name));

		if (c == 0)
			return &t->rule[mid];
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}
