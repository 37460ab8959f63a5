#include <string.h>
#include "script_known.h"

enum {
	NAME = 40,		/* bytes of a name */
	NAMES = 1024,		/* names that are kept; later ones are not known */
	SLOTS = 2048,		/* a power of two, twice as many */
	TEXTS = 4096
};

struct entry {
	uint8_t			 name[NAME];
	size_t			 name_n;
	bool			 list;
	uint32_t		 first, n;	/* texts */
};

struct sk_known {
	uint16_t		 slot[SLOTS];	/* entry + 1, 0 is free */
	struct entry		 entry[NAMES];
	struct sk_known_text	 text[TEXTS];
	size_t			 entries, texts;
	struct entry		*open;		/* list that is being filled */
};

struct sk_known *
sk_known_new(struct sk_arena *a)
{
	return sk_arena_alloc(a, sizeof(struct sk_known));
}

/* The slot of name, or the free one where it would stand.  FNV-1a. */
static size_t
slot_of(const struct sk_known *k, struct sk_span name)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < name.n; i++)
		h = (h ^ name.p[i]) * 16777619u;
	for (size_t s = h % SLOTS;; s = (s + 1) % SLOTS) {
		const struct entry *e = &k->entry[k->slot[s] == 0 ? 0 : k->slot[s] - 1];

		if (k->slot[s] == 0 || (e->name_n == name.n &&
		    memcmp(e->name, name.p, name.n) == 0))
			return s;
	}
}

static struct entry *
entry_of(struct sk_known *k, struct sk_span name)
{
	size_t s;
	struct entry *e;

	if (k == NULL || name.n == 0 || name.n > NAME)
		return NULL;
	s = slot_of(k, name);
	if (k->slot[s] != 0)
		return &k->entry[k->slot[s] - 1];
	if (k->entries == NAMES)
		return NULL;
	e = &k->entry[k->entries++];
	k->slot[s] = (uint16_t)k->entries;
	memcpy(e->name, name.p, name.n);
	e->name_n = name.n;
	return e;
}

void
sk_known_set(struct sk_known *k, struct sk_span name, struct sk_known_text text)
{
	struct entry *e = entry_of(k, name);

	if (e == NULL || (k->texts == TEXTS && (e->n == 0 || e->list)))
		return;
	if (e->n == 0 || e->list)
		e->first = (uint32_t)k->texts++;
	e->list = false;
	e->n = 1;
	k->text[e->first] = text;
}

void
sk_known_list(struct sk_known *k, struct sk_span name)
{
	struct entry *e = entry_of(k, name);

	if (k != NULL)
		k->open = e;
	if (e != NULL) {
		e->list = true;
		e->first = (uint32_t)k->texts;
		e->n = 0;
	}
}

void
sk_known_add(struct sk_known *k, struct sk_known_text text)
{
	/* Texts of a list stand together, or it is at its end. */
	if (k == NULL || k->open == NULL || k->texts == TEXTS ||
	    k->open->first + k->open->n != k->texts)
		return;
	k->text[k->texts++] = text;
	k->open->n++;
}

bool
sk_known_find(const struct sk_known *k, struct sk_span name, long index,
    struct sk_known_text *text_r)
{
	const struct entry *e;
	size_t s;

	*text_r = (struct sk_known_text){ 0, 0 };
	if (k == NULL || name.n == 0 || name.n > NAME || k->slot[s = slot_of(k, name)] == 0)
		return false;
	e = &k->entry[k->slot[s] - 1];
	if (e->list != (index >= 0) || e->n == 0 || (index >= 0 && (unsigned long)index >= e->n))
		return false;
	*text_r = k->text[e->first + (index < 0 ? 0 : (uint32_t)index)];
	return true;
}
