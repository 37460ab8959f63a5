#include <assert.h>
#include <string.h>
#include <sys/random.h>
#include "base/charset.h"
#include "insert.h"
#include "record/record.h"

/* Observations of one object that are searched one by one; from then on it has
 * an index.  Most objects have fewer. */
enum { FEW = 32 };

/* First and last observation of each key on one object, 0: none. */
struct sk_record_index {
	uint32_t	first[SK_KEY_COUNT], last[SK_KEY_COUNT];
};

/* So that nobody can choose a hundred thousand paths that meet in one slot.  No
 * order and no byte that leaves a record depends on it. */
static uint64_t
seed(void)
{
	static uint64_t s;

	if (s == 0 && getrandom(&s, sizeof s, 0) != (ssize_t)sizeof s)
		s = 14695981039346656037u;
	return s;
}

/* FNV-1a from a secret beginning; its high bits then mixed into the low ones
 * (the end of MurmurHash3), because those say which slot it is. */
static uint64_t
hash(struct sk_span s)
{
	uint64_t h = seed();

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ s.p[i]) * 1099511628211u;
	h = (h ^ h >> 33) * 0xFF51AFD7ED558CCDu;
	return h ^ h >> 33;
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

/* Makes room for more elements of size bytes behind the n there are. */
static bool
grow(struct sk_arena *a, void **p, size_t n, size_t *room, size_t size, size_t more)
{
	size_t want = *room == 0 ? 32 : *room * 2;
	void *q;

	if (want < n + more)
		want = n + more;
	if ((q = sk_arena_grow(a, *p, *room * size, want * size)) == NULL)
		return false;
	memset((uint8_t *)q + *room * size, 0, (want - *room) * size);
	*p = q;
	*room = want;
	return true;
}

/* The same for one more, which is nearly always there. */
static bool
room_for(struct sk_arena *a, void **p, size_t n, size_t *room, size_t size)
{
	return n < *room || grow(a, p, n, room, size, 1);
}

bool
sk_record_reserve(struct sk_record *r, size_t objects, size_t observations)
{
	void *o = r->object, *x = r->observation;
	bool ok = objects <= r->objects_room - r->objects ||
	    grow(r->arena, &o, r->objects, &r->objects_room, sizeof *r->object, objects);

	ok = ok && (observations <= r->observations_room - r->observations ||
	    grow(r->arena, &x, r->observations, &r->observations_room, sizeof *r->observation,
	    observations));
	r->object = o;
	r->observation = x;
	return ok;
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
	uint32_t *slot;

	*object_r = 0;
	assert(parent < r->objects);
	if (r->objects >= SK_RECORD_OBJECTS)
		return SK_E_LIMIT;
	if (r->objects * 2 >= r->slots && !grow_slots(r))
		return SK_E_LIMIT;
	if (*(slot = slot_of(r, path)) != 0)
		return SK_E_WIRE;
	if (!room_for(r->arena, &p, r->objects, &r->objects_room, sizeof *r->object))
		return SK_E_LIMIT;
	r->object = p;
	*slot = (uint32_t)r->objects + 1;
	r->object[r->objects] = (struct sk_record_object){ .path = path };
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

static int
insert_copy(struct sk_record *r, size_t parent, struct sk_span path, size_t *object_r)
{
	struct sk_span copy;

	return sk_arena_copy(r->arena, path, &copy) ? sk_record_insert(r, parent, copy, object_r) :
	    SK_E_LIMIT;
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
		return insert_copy(r, parent, wanted, object_r);
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

/* The last observation of key among those of on that are searched one by one. */
static uint32_t
last_of(const struct sk_record *r, const struct sk_record_object *on, enum sk_key key)
{
	uint32_t last = 0;

	if (!sk_key_set_has(&on->keys, key))
		return 0;
	for (uint32_t i = on->first; i != 0; i = r->observation[i].next)
		if (r->observation[i].key == key)
			last = i;
	return last;
}

static bool
make_index(struct sk_record *r, struct sk_record_object *on)
{
	struct sk_record_index *x = sk_arena_alloc(r->arena, sizeof *x);

	if (x == NULL)
		return false;
	for (uint32_t i = on->first; i != 0; i = r->observation[i].next) {
		enum sk_key key = r->observation[i].key;

		if (x->first[key] == 0)
			x->first[key] = i;
		x->last[key] = i;
	}
	on->index = x;
	return true;
}

/* What is asked so often that it is looked up once. */
static void
look_up(struct sk_record_object *on, const struct sk_observation *first)
{
	if (first->key == SK_KEY_OBJECT_TYPE)
		on->type = sk_type_find(first->text);
	else if (first->key == SK_KEY_NAME_EXTENSION)
		on->extension = sk_extension_find(first->text);
}

/* Hangs observation index behind the others of on, and of its key. */
static void
hang(struct sk_record *r, struct sk_record_object *on, uint32_t index)
{
	enum sk_key key = r->observation[index].key;
	uint32_t before = on->index != NULL ? on->index->last[key] : last_of(r, on, key);

	if (before != 0)
		r->observation[before].same = index;
	else
		look_up(on, &r->observation[index]);
	if (on->index != NULL) {
		on->index->last[key] = index;
		if (before == 0)
			on->index->first[key] = index;
	}
	if (on->first == 0)
		on->first = index;
	else
		r->observation[on->last].next = index;
	on->last = index;
	on->count++;
	on->keys.word[key / 64] |= UINT64_C(1) << key % 64;
	r->keys.word[key / 64] |= UINT64_C(1) << key % 64;
}

int
sk_record_observe(struct sk_record *r, size_t object, struct sk_observation o)
{
	struct sk_record_object *on = &r->object[object];
	void *p = r->observation;

	assert(object < r->objects);
	if (r->observations > r->observations_max)
		return SK_E_LIMIT;
	if (!room_for(r->arena, &p, r->observations, &r->observations_room,
	    sizeof *r->observation))
		return SK_E_LIMIT;
	r->observation = p;
	if (on->count == FEW && !make_index(r, on))
		return SK_E_LIMIT;
	r->observation[r->observations] = o;
	hang(r, on, (uint32_t)r->observations++);
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
	return sk_record_observe(r, object, o);
}

int
sk_record_number(struct sk_record *r, size_t object, enum sk_key key, uint64_t number)
{
	assert(key < SK_KEY_COUNT && sk_key_table[key].type == SK_VALUE_NUMBER);
	return sk_record_observe(r, object, (struct sk_observation){ .key = key, .number = number });
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

const struct sk_observation *
sk_record_first(const struct sk_record *r, size_t object, enum sk_key key)
{
	const struct sk_record_object *on = &r->object[object];
	uint32_t i = on->index != NULL ? on->index->first[key] : on->first;

	while (r->observation[i].key != key)
		i = r->observation[i].next;
	return &r->observation[i];
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
	for (int i = 0; i < SK_RECORD_CLIMB && object != SK_RECORD_ROOT; i++) {
		if (sk_record_find(r, object, SK_KEY_MESSAGE_PRESENT) != NULL)
			return object;
		object = r->object[object].parent;
	}
	return SK_RECORD_ROOT;
}
