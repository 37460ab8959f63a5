#include "record/key.h"

#define SK_KEY_INFO(id, name, type, cls, unit, meaning) \
	{ name, SK_VALUE_##type, SK_##cls, unit, meaning },
const struct sk_key_info sk_key_table[SK_KEY_COUNT] = { SK_KEYS(SK_KEY_INFO) };

enum sk_key
sk_key_find(struct sk_span name)
{
	int i = 0;

	while (i < SK_KEY_COUNT && !sk_span_is(name, sk_key_table[i].name))
		i++;
	return (enum sk_key)i;
}
