#include <string.h>
#include "record/key.h"

#define SK_KEY_INFO(id, name, type, cls, unit, meaning) \
	{ name, SK_VALUE_##type, SK_##cls, unit, meaning },
const struct sk_key_info sk_key_table[SK_KEY_COUNT] = { SK_KEYS(SK_KEY_INFO) };

/* Lengths of the names. */
#define SK_KEY_LENGTH(id, name, type, cls, unit, meaning) sizeof name - 1,
static const uint8_t length[SK_KEY_COUNT] = { SK_KEYS(SK_KEY_LENGTH) };

/* Goes by length; most names that are as long begin alike and end differently. */
enum sk_key
sk_key_find(struct sk_span name)
{
	const uint8_t *at = length, *end = length + SK_KEY_COUNT;

	if (name.n == 0 || name.n > UINT8_MAX)
		return SK_KEY_COUNT;
	while ((at = memchr(at, (int)name.n, (size_t)(end - at))) != NULL) {
		const char *known = sk_key_table[at - length].name;

		if (name.p[name.n - 1] == (uint8_t)known[name.n - 1] &&
		    memcmp(name.p, known, name.n) == 0)
			return (enum sk_key)(at - length);
		at++;
	}
	return SK_KEY_COUNT;
}
