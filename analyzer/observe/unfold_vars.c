#include <string.h>
#include "unfold_value.h"

enum {
	NAME = 40,		/* bytes of a name */
	NAMES = 1024,		/* names that are kept; later ones are not known */
	SLOTS = 2048,		/* a power of two, twice as many */
	GROWN = 1048576		/* bytes of one text that is put together */
};

struct entry {
	uint8_t		 name[NAME];
	size_t		 name_n;
	bool		 known, grown;
	struct sk_value	 value;
	struct sk_buf	 text;		/* if grown */
	size_t		 given;		/* bytes of it */
};

struct sk_vars {
	struct sk_arena	*arena;
	uint16_t	 slot[SLOTS];	/* entry + 1, 0 is free */
	struct entry	*entry;
	size_t		 entries, room;
};

struct sk_vars *
sk_vars_new(struct sk_arena *a)
{
	struct sk_vars *k = sk_arena_alloc(a, sizeof *k);

	if (k != NULL)
		k->arena = a;
	return k;
}

bool
sk_vars_any(const struct sk_vars *k)
{
	return k != NULL && k->entries > 0;
}

static bool
fold_name(struct sk_span name, uint8_t out[NAME])
{
	if (name.n == 0 || name.n > NAME)
		return false;
	for (size_t i = 0; i < name.n; i++)
		out[i] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? name.p[i] | 0x20 : name.p[i];
	return true;
}

/* The slot of name, or the free one where it would stand.  FNV-1a. */
static size_t
slot_of(const struct sk_vars *k, const uint8_t *name, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ name[i]) * 16777619u;
	for (size_t s = h % SLOTS;; s = (s + 1) % SLOTS) {
		const struct entry *e = k->slot[s] == 0 ? NULL : &k->entry[k->slot[s] - 1];

		if (e == NULL || (e->name_n == n && memcmp(e->name, name, n) == 0))
			return s;
	}
}

static struct entry *
entry_of(struct sk_vars *k, struct sk_span name)
{
	uint8_t low[NAME];
	size_t s;
	struct entry *e;

	if (k == NULL || !fold_name(name, low))
		return NULL;
	s = slot_of(k, low, name.n);
	if (k->slot[s] != 0)
		return &k->entry[k->slot[s] - 1];
	if (k->entries == NAMES)
		return NULL;
	if (k->entries == k->room) {
		size_t room = k->room == 0 ? 16 : 2 * k->room;

		e = sk_arena_array(k->arena, room, sizeof *e);
		if (e == NULL)
			return NULL;
		if (k->entries > 0)
			memcpy(e, k->entry, k->entries * sizeof *e);
		k->entry = e;
		k->room = room;
	}
	e = &k->entry[k->entries++];
	k->slot[s] = (uint16_t)k->entries;
	memcpy(e->name, low, name.n);
	e->name_n = name.n;
	return e;
}

void
sk_vars_set(struct sk_vars *k, struct sk_span name, const struct sk_value *v)
{
	struct entry *e;

	if (v == NULL && !sk_vars_any(k))
		return;
	if ((e = entry_of(k, name)) == NULL)
		return;
	e->known = v != NULL;
	if (v != NULL)
		e->value = *v;
	e->grown = false;
}

void
sk_vars_add(struct sk_vars *k, struct sk_span name, struct sk_span s)
{
	struct entry *e = entry_of(k, name);

	if (e == NULL)
		return;
	if (!e->grown) {
		e->text = sk_buf_new(k->arena, GROWN);
		if (e->known && e->value.kind != SK_IS_LIST)
			(void)sk_buf_span(&e->text, e->value.text);
		e->given = 0;
	}
	(void)sk_buf_span(&e->text, s);
	e->known = e->grown = true;
	e->value = (struct sk_value){ .kind = SK_IS_TEXT, .text = sk_buf_view(&e->text),
		.done = true };
}

bool
sk_vars_get(const struct sk_vars *k, struct sk_span name, struct sk_value *v_r)
{
	uint8_t low[NAME];
	size_t s;

	*v_r = (struct sk_value){ .n = 0 };
	if (!sk_vars_any(k) || !fold_name(name, low) ||
	    k->slot[s = slot_of(k, low, name.n)] == 0 || !k->entry[k->slot[s] - 1].known)
		return false;
	*v_r = k->entry[k->slot[s] - 1].value;
	return true;
}

bool
sk_vars_grown(struct sk_vars *k, size_t *at_io, struct sk_span *text_r)
{
	for (; k != NULL && *at_io < k->entries; ++*at_io) {
		struct entry *e = &k->entry[*at_io];

		if (!e->grown || e->text.n == e->given)
			continue;
		*text_r = sk_buf_view(&e->text);
		e->given = e->text.n;
		++*at_io;
		return true;
	}
	*text_r = (struct sk_span){ 0 };
	return false;
}
