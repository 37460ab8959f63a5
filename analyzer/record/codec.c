/*
 * codec - the wire form of a record, version 1.  Numbers are little endian.
 *
 *   "SKR" 0x01
 *   u16 keys, each: u8 length, name, u8 type       in order of first use
 *   u32 objects without the root, each: u32 parent, u16 length, path
 *   u32 observations, by object, each: u32 object, u16 key,
 *                     text: u16 length, bytes      number: u64
 *
 * Keys go by name, so that a record that was kept is read by later versions.
 */
#include "base/charset.h"
#include "insert.h"

static const uint8_t magic[] = { 'S', 'K', 'R', 1 };

/* Order in which keys appear: index on the wire, or -1. */
struct key_order {
	int		n;
	int		wire[SK_KEY_COUNT];
	enum sk_key	key[SK_KEY_COUNT];
};

static bool
sent(const struct sk_observation *o, bool secrets)
{
	return secrets || sk_key_table[o->key].cls != SK_SECRET;
}

/* Also counts the observations that are sent. */
static uint32_t
order_keys(const struct sk_record *r, bool secrets, struct key_order *k)
{
	uint32_t count = 0;

	k->n = 0;
	for (int i = 0; i < SK_KEY_COUNT; i++)
		k->wire[i] = -1;
	for (size_t o = 0; o < r->objects; o++)
		for (uint32_t i = r->object[o].first; i != 0; i = r->observation[i].next) {
			const struct sk_observation *x = &r->observation[i];

			if (!sent(x, secrets))
				continue;
			count++;
			if (k->wire[x->key] < 0) {
				k->key[k->n] = x->key;
				k->wire[x->key] = k->n++;
			}
		}
	return count;
}

static void
put_text(struct sk_buf *out, struct sk_span s)
{
	sk_buf_le(out, s.n, 2);
	sk_buf_span(out, s);
}

int
sk_record_encode(const struct sk_record *r, bool secrets, struct sk_buf *out)
{
	struct key_order k;
	uint32_t count = order_keys(r, secrets, &k);

	sk_buf_put(out, magic, sizeof magic);
	sk_buf_le(out, (uint64_t)k.n, 2);
	for (int i = 0; i < k.n; i++) {
		struct sk_span name = sk_span_text(sk_key_table[k.key[i]].name);

		sk_buf_le(out, name.n, 1);
		sk_buf_span(out, name);
		sk_buf_le(out, sk_key_table[k.key[i]].type, 1);
	}
	sk_buf_le(out, r->objects - 1, 4);
	for (size_t o = 1; o < r->objects; o++) {
		sk_buf_le(out, r->object[o].parent, 4);
		put_text(out, r->object[o].path);
	}
	sk_buf_le(out, count, 4);
	for (size_t o = 0; o < r->objects; o++)
		for (uint32_t i = r->object[o].first; i != 0; i = r->observation[i].next) {
			const struct sk_observation *x = &r->observation[i];

			if (!sent(x, secrets))
				continue;
			sk_buf_le(out, o, 4);
			sk_buf_le(out, (uint64_t)k.wire[x->key], 2);
			if (sk_key_table[x->key].type == SK_VALUE_TEXT)
				put_text(out, x->text);
			else
				sk_buf_le(out, x->number, 8);
		}
	return out->full ? SK_E_LIMIT : 0;
}

/* --- decoding --- */

/* What is still to be read.  A read past the end clears ok and gives zeros. */
struct reader {
	struct sk_span	rest;
	bool		ok;
};

static uint64_t
take(struct reader *in, size_t n)
{
	uint64_t v = 0;

	if (n > in->rest.n) {
		in->ok = false;
		return 0;
	}
	for (size_t i = n; i-- > 0;)
		v = v << 8 | in->rest.p[i];
	in->rest = (struct sk_span){ in->rest.p + n, in->rest.n - n };
	return v;
}

static struct sk_span
take_bytes(struct reader *in, size_t n)
{
	struct sk_span s;

	if (!sk_span_take(&in->rest, n, &s))
		in->ok = false;
	return s;
}

static bool
is_text(struct sk_span s)
{
	return s.n <= SK_RECORD_TEXT && sk_span_chr(s, 0, 0) == SK_SPAN_NONE && sk_utf8_valid(s);
}

enum {
	KEYS_MAX = 4096,		/* more than any version will declare */
	OBJECT = 7, OBSERVATION = 8,	/* bytes, the least that one takes */
	ADDED = 16			/* observations that our own side adds */
};

/* The keys of the wire: what they are here, or SK_KEY_COUNT to be dropped. */
struct key_table {
	size_t		 n, used;
	struct { enum sk_key key; uint8_t type; } *key;
};

static int
read_keys(struct reader *in, struct sk_arena *arena, bool ours, struct key_table *t)
{
	bool seen[SK_KEY_COUNT] = { false };

	t->used = 0;
	t->n = (size_t)take(in, 2);
	if (t->n > KEYS_MAX || t->n * 2 > in->rest.n)
		return SK_E_WIRE;
	if ((t->key = sk_arena_array(arena, t->n, sizeof *t->key)) == NULL)
		return SK_E_LIMIT;
	for (size_t i = 0; i < t->n; i++) {
		struct sk_span name = take_bytes(in, (size_t)take(in, 1));
		enum sk_key key = sk_key_find(name);

		t->key[i].type = (uint8_t)take(in, 1);
		if (!in->ok || t->key[i].type > SK_VALUE_NUMBER)
			return SK_E_WIRE;
		if (key < SK_KEY_COUNT) {
			if (seen[key] || t->key[i].type != sk_key_table[key].type)
				return SK_E_WIRE;
			seen[key] = true;
			if (sk_key_table[key].cls == SK_OURS && !ours)
				key = SK_KEY_COUNT;
		}
		t->key[i].key = key;
	}
	return 0;
}

static int
read_objects(struct reader *in, struct sk_record *r)
{
	uint64_t n = take(in, 4);

	if (n >= SK_RECORD_OBJECTS)
		return SK_E_LIMIT;
	if (!sk_record_reserve(r, (size_t)n < in->rest.n / OBJECT ? (size_t)n : in->rest.n / OBJECT, 0))
		return SK_E_LIMIT;
	for (uint64_t i = 0; i < n; i++) {
		uint64_t parent = take(in, 4);
		struct sk_span path = take_bytes(in, (size_t)take(in, 2));
		size_t at;
		int e;

		if (!in->ok || parent >= r->objects || path.n == 0 || !is_text(path))
			return SK_E_WIRE;
		if ((e = sk_record_insert(r, (size_t)parent, path, &at)) != 0)
			return e;
	}
	return 0;
}

static int
read_observation(struct reader *in, struct sk_record *r, struct key_table *t,
    uint64_t *object, size_t *dropped)
{
	uint64_t on = take(in, 4), key = take(in, 2), number = 0;
	struct sk_span text = { 0 };
	enum sk_key k;

	if (!in->ok || on < *object || on >= r->objects || key >= t->n || key > t->used)
		return SK_E_WIRE;
	if (key == t->used)
		t->used++;
	*object = on;
	if (t->key[key].type == SK_VALUE_TEXT)
		text = take_bytes(in, (size_t)take(in, 2));
	else
		number = take(in, 8);
	if (!in->ok || !is_text(text))
		return SK_E_WIRE;
	if ((k = t->key[key].key) == SK_KEY_COUNT) {
		(*dropped)++;
		return 0;
	}
	return sk_record_observe(r, (size_t)on,
	    (struct sk_observation){ .key = k, .number = number, .text = text });
}

static int
read_record(struct reader *in, struct sk_record *r, bool ours, size_t *dropped)
{
	struct key_table t;
	uint64_t n, object = 0;
	int e;

	if ((e = read_keys(in, r->arena, ours, &t)) != 0 || (e = read_objects(in, r)) != 0)
		return e;
	n = take(in, 4);
	if (n > SK_RECORD_OBSERVATIONS)
		return SK_E_LIMIT;
	if (!sk_record_reserve(r, 0, ADDED + ((size_t)n < in->rest.n / OBSERVATION ? (size_t)n :
	    in->rest.n / OBSERVATION)))
		return SK_E_LIMIT;
	for (uint64_t i = 0; i < n && e == 0; i++)
		e = read_observation(in, r, &t, &object, dropped);
	if (e == 0 && (!in->ok || in->rest.n != 0 || t.used != t.n))
		e = SK_E_WIRE;
	return e;
}

int
sk_record_decode(struct sk_span wire, struct sk_arena *arena, bool ours,
    struct sk_record **record_r, size_t *dropped_r)
{
	struct reader in = { wire, true };
	struct sk_record *r;
	size_t dropped = 0;
	int e;

	*record_r = NULL;
	if (dropped_r != NULL)
		*dropped_r = 0;
	if (wire.n > SK_RECORD_WIRE)
		return SK_E_LIMIT;
	if (!sk_span_begins(wire, (struct sk_span){ magic, sizeof magic }))
		return SK_E_WIRE;
	(void)take_bytes(&in, sizeof magic);
	if ((r = sk_record_new(arena, SK_RECORD_OBSERVATIONS)) == NULL)
		return SK_E_LIMIT;
	if ((e = read_record(&in, r, ours, &dropped)) != 0)
		return e;
	if (dropped_r != NULL)
		*dropped_r = dropped;
	*record_r = r;
	return 0;
}
