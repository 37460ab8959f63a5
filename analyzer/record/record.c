#include <assert.h>
#include <string.h>
#include "base/charset.h"
#include "insert.h"
#include "record/record.h"

/* FNV-1a: paths are hostile, but a record has at most SK_RECORD_OBJECTS of
 * them, and the table is never more than half full. */
static uint64_t
hash(struct sk_span s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ s.p[i]) * 1099511628211u;
	return h;
}

/* The slot that holds path, or the free one where it belongs. */
static uint32_t *
slot_of(const struct sk_record *r, struct sk_span path)
{
	size_t i = (size_t)hash(path) & (r->slots - 1);

	while (r->slot[i] != 0 && !sk_span_same(r->object[r->slot[i] - 1].path, path))
		i = (i + 1) & (r->slots - 1);
	return &r->slot[i];
}

static bool
grow_slots(struct sk_record *r)
{
	size_t slots = r->slots == 0 ? 64 : r->slots * 2;
	uint32_t *slot = sk_arena_array(r->arena, slots, sizeof *slot);

	if (slot == NULL)
		return false;
	r->slot = slot;
	r->slots = slots;
	for (size_t i = 0; i < r->objects; i++)
		*slot_of(r, r->object[i].path) = (uint32_t)i + 1;
	return true;
}

/* Makes room for one more element of size bytes. */
static bool
room_for(struct sk_arena *a, void **p, size_t n, size_t *room, size_t size)
{
	size_t more = *room == 0 ? 32 : *room * 2;
	void *q;

	if (n < *room)
		return true;
	if ((q = sk_arena_grow(a, *p, *room * size, more * size)) == NULL)
		return false;
	memset((uint8_t *)q + *room * size, 0, (more - *room) * size);
	*p = q;
	*room = more;
	return true;
}

struct sk_record *
sk_record_new(struct sk_arena *arena, size_t max)
{
	struct sk_record *r = sk_arena_alloc(arena, sizeof *r);
	void *p;

	if (r == NULL)
		return NULL;
	r->arena = arena;
	r->observations_max = max < SK_RECORD_OBSERVATIONS ? max : SK_RECORD_OBSERVATIONS;
	p = NULL;
	if (!room_for(arena, &p, 0, &r->observations_room, sizeof *r->observation))
		return NULL;
	r->observation = p;
	p = NULL;
	if (!room_for(arena, &p, 0, &r->objects_room, sizeof *r->object))
		return NULL;
	r->object = p;
	r->observations = 1;	/* slot 0 stands for "none" */
	r->objects = 1;		/* the root, with an empty path */
	return grow_slots(r) ? r : NULL;
}

static void
adopt(struct sk_record *r, size_t parent, size_t child)
{
	struct sk_record_object *p = &r->object[parent];

	r->object[child].parent = parent;
	if (p->child == 0)
		p->child = (uint32_t)child;
	else
		r->object[p->last_child].sibling = (uint32_t)child;
	p->last_child = (uint32_t)child;
}

int
sk_record_insert(struct sk_record *r, size_t parent, struct sk_span path, size_t *object_r)
{
	void *p = r->object;
	struct sk_span copy;

	*object_r = 0;
	assert(parent < r->objects);
	if (r->objects >= SK_RECORD_OBJECTS)
		return SK_E_LIMIT;
	if (r->objects * 2 >= r->slots && !grow_slots(r))
		return SK_E_LIMIT;
	if (*slot_of(r, path) != 0)
		return SK_E_WIRE;
	if (!room_for(r->arena, &p, r->objects, &r->objects_room, sizeof *r->object))
		return SK_E_LIMIT;
	r->object = p;
	if (!sk_arena_copy(r->arena, path, &copy))
		return SK_E_LIMIT;
	*slot_of(r, path) = (uint32_t)r->objects + 1;
	r->object[r->objects] = (struct sk_record_object){ .path = copy };
	adopt(r, parent, r->objects);
	*object_r = r->objects++;
	return 0;
}

/* s as valid UTF-8 without NUL, at most SK_RECORD_TEXT bytes, in the arena or
 * as it is. */
static bool
repair(struct sk_arena *a, struct sk_span s, size_t max, struct sk_span *good_r)
{
	struct sk_buf b;
	uint32_t cp;

	*good_r = s;
	if (s.n <= max && sk_span_chr(s, 0, 0) == SK_SPAN_NONE && sk_utf8_valid(s))
		return true;
	b = sk_buf_new(a, max);
	while (sk_utf8_next(&s, &cp) && sk_buf_utf8(&b, cp == 0 ? 0xFFFD : cp))
		;
	*good_r = sk_buf_view(&b);
	return b.n > 0 || s.n == 0;
}

int
sk_record_object(struct sk_record *r, size_t parent, struct sk_span path, size_t *object_r)
{
	struct sk_span wanted;
	struct sk_buf b;
	uint32_t first;

	*object_r = 0;
	if (!repair(r->arena, path, SK_RECORD_TEXT - 16, &wanted))
		return SK_E_LIMIT;
	if (wanted.n == 0)
		wanted = SK_SPAN("?");
	if ((first = *slot_of(r, wanted)) == 0)
		return sk_record_insert(r, parent, wanted, object_r);
	for (;;) {	/* "#2" itself may be somebody's name, so try on */
		b = sk_buf_new(r->arena, SK_RECORD_TEXT);
		sk_buf_span(&b, wanted);
		sk_buf_printf(&b, "#%u", (unsigned)r->object[first - 1].copies++ + 2);
		if (b.full)
			return SK_E_LIMIT;
		if (*slot_of(r, sk_buf_view(&b)) == 0)
			return sk_record_insert(r, parent, sk_buf_view(&b), object_r);
	}
}

static int
observe(struct sk_record *r, size_t object, struct sk_observation o)
{
	struct sk_record_object *on = &r->object[object];
	void *p = r->observation;
	uint32_t index = (uint32_t)r->observations;

	assert(object < r->objects);
	if (r->observations > r->observations_max)
		return SK_E_LIMIT;
	if (!room_for(r->arena, &p, r->observations, &r->observations_room,
	    sizeof *r->observation))
		return SK_E_LIMIT;
	r->observation = p;
	r->observation[r->observations++] = o;
	if (on->first == 0)
		on->first = index;
	else
		r->observation[on->last].next = index;
	on->last = index;
	return 0;
}

int
sk_record_text(struct sk_record *r, size_t object, enum sk_key key, struct sk_span text)
{
	struct sk_observation o = { .key = key };
	struct sk_span good;

	assert(key < SK_KEY_COUNT && sk_key_table[key].type == SK_VALUE_TEXT);
	if (!repair(r->arena, text, SK_RECORD_TEXT, &good))
		return SK_E_LIMIT;
	if (good.p != text.p || text.n == 0)
		o.text = good;
	else if (!sk_arena_copy(r->arena, good, &o.text))
		return SK_E_LIMIT;
	return observe(r, object, o);
}

int
sk_record_number(struct sk_record *r, size_t object, enum sk_key key, uint64_t number)
{
	assert(key < SK_KEY_COUNT && sk_key_table[key].type == SK_VALUE_NUMBER);
	return observe(r, object, (struct sk_observation){ .key = key, .number = number });
}

int
sk_record_text_once(struct sk_record *r, size_t object, enum sk_key key, struct sk_span text)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	for (; o != NULL; o = sk_record_next(r, o))
		if (sk_span_same(o->text, sk_span_head(text, SK_RECORD_TEXT)))
			return 0;
	return sk_record_text(r, object, key, text);
}

static const struct sk_observation *
from(const struct sk_record *r, uint32_t i, enum sk_key key)
{
	while (i != 0 && r->observation[i].key != key)
		i = r->observation[i].next;
	return i == 0 ? NULL : &r->observation[i];
}

const struct sk_observation *
sk_record_find(const struct sk_record *r, size_t object, enum sk_key key)
{
	return from(r, r->object[object].first, key);
}

const struct sk_observation *
sk_record_next(const struct sk_record *r, const struct sk_observation *o)
{
	return from(r, o->next, o->key);
}

struct sk_span
sk_record_get(const struct sk_record *r, size_t object, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	return o == NULL ? (struct sk_span){ 0 } : o->text;
}

uint64_t
sk_record_count(const struct sk_record *r, size_t object, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	return o == NULL ? 0 : o->number;
}

bool
sk_record_has(const struct sk_record *r, size_t object, enum sk_key key, const char *text)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	for (; o != NULL; o = sk_record_next(r, o))
		if (sk_span_is(o->text, text))
			return true;
	return false;
}

size_t
sk_record_message_of(const struct sk_record *r, size_t object)
{
	while (object != SK_RECORD_ROOT &&
	    sk_record_find(r, object, SK_KEY_MESSAGE_PRESENT) == NULL)
		object = r->object[object].parent;
	return object;
}
