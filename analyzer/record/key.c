#include <string.h>
#include "record/key.h"

#define SK_KEY_INFO(id, name, type, cls, unit, meaning) \
	{ name, SK_VALUE_##type, SK_##cls, unit, meaning, sizeof name - 1 },
const struct sk_key_info sk_key_table[SK_KEY_COUNT] = { SK_KEYS(SK_KEY_INFO) };

/* Most names that are as long begin alike and end differently. */
enum sk_key
sk_key_find(struct sk_span name)
{
	int i = 0;

	while (i < SK_KEY_COUNT && (name.n != sk_key_table[i].name_n ||
	    name.p[name.n - 1] != (uint8_t)sk_key_table[i].name[name.n - 1] ||
	    memcmp(name.p, sk_key_table[i].name, name.n) != 0))
		i++;
	return (enum sk_key)i;
}
