#include "record/rule.h"

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
