#include <string.h>
#include "base/budget.h"

#define SK_LIMIT_INFO(id, name, dflt, least, most, unit, meaning) \
	{ name, dflt, least, most, unit, meaning },
const struct sk_limit_info sk_limit_table[SK_LIMIT_COUNT] = { SK_LIMITS(SK_LIMIT_INFO) };

struct sk_budget
sk_budget_default(void)
{
	struct sk_budget b = { .bytes_out = 0 };

	for (int i = 0; i < SK_LIMIT_COUNT; i++)
		b.limit[i] = sk_limit_table[i].dflt;
	return b;
}

enum sk_limit
sk_limit_find(const char *name)
{
	int i = 0;

	while (i < SK_LIMIT_COUNT && strcmp(sk_limit_table[i].name, name) != 0)
		i++;
	return (enum sk_limit)i;
}

bool
sk_budget_time(const struct sk_budget *b)
{
	return b->expired == NULL || *b->expired == 0;
}

bool
sk_budget_take(struct sk_budget *b, uint64_t n)
{
	if (n > b->limit[SK_LIMIT_BYTES_OUT] - b->bytes_out)
		return false;
	b->bytes_out += n;
	return true;
}

uint64_t
sk_budget_left(const struct sk_budget *b)
{
	uint64_t left = b->limit[SK_LIMIT_BYTES_OUT] - b->bytes_out;

	return left < b->limit[SK_LIMIT_OBJECT_BYTES] ? left : b->limit[SK_LIMIT_OBJECT_BYTES];
}
