#include <stdlib.h>
#include <string.h>
#include "base/arena.h"

enum {
	CHUNK = 256 * 1024,	/* bytes taken from the system at a time */
	LARGE = 64 * 1024,	/* from here on a block is its own allocation */
	ALIGN = 16
};

/* Stands before every allocation from the system.  A chunk has many blocks,
 * a large one exactly one. */
struct chunk {
	struct chunk	*next, **back;
	size_t		 size, used;	/* bytes behind this header */
	_Alignas(ALIGN) uint8_t data[];
};

struct sk_arena {
	size_t		 max, used;
	struct chunk	*small;		/* head is the one being filled */
	struct chunk	*large;
};

static struct chunk *
chunk_new(struct chunk **list, size_t size, bool cleared)
{
	struct chunk *c = cleared ? calloc(1, sizeof *c + size) : malloc(sizeof *c + size);

	if (c == NULL)
		return NULL;
	c->size = size;
	c->used = 0;
	c->next = *list;
	c->back = list;
	if (c->next != NULL)
		c->next->back = &c->next;
	*list = c;
	return c;
}

static void
list_free(struct chunk *c)
{
	while (c != NULL) {
		struct chunk *next = c->next;

		free(c);
		c = next;
	}
}

struct sk_arena *
sk_arena_new(size_t max)
{
	struct sk_arena *a = calloc(1, sizeof *a);

	if (a != NULL)
		a->max = max;
	return a;
}

struct sk_arena *
sk_arena_free(struct sk_arena *a)
{
	if (a != NULL) {
		list_free(a->small);
		list_free(a->large);
		free(a);
	}
	return NULL;
}

void
sk_arena_reset(struct sk_arena *a)
{
	list_free(a->large);
	a->large = NULL;
	if (a->small != NULL) {
		list_free(a->small->next);
		a->small->next = NULL;
		a->small->back = &a->small;
		a->small->used = 0;
	}
	a->used = 0;
}

static void *
block(struct sk_arena *a, size_t n, bool cleared)
{
	struct chunk *c;
	void *p;

	if (n == 0)
		n = 1;
	if (n > SIZE_MAX / 2 || a->used > a->max || n > a->max - a->used)
		return NULL;
	n = (n + ALIGN - 1) / ALIGN * ALIGN;
	if (n >= LARGE) {
		if ((c = chunk_new(&a->large, n, cleared)) == NULL)
			return NULL;
		c->used = n;
		a->used += n;
		return c->data;
	}
	c = a->small;
	if (c == NULL || n > c->size - c->used)
		if ((c = chunk_new(&a->small, CHUNK, false)) == NULL)
			return NULL;
	p = c->data + c->used;
	c->used += n;
	a->used += n;
	if (cleared)
		memset(p, 0, n);
	return p;
}

void *
sk_arena_alloc(struct sk_arena *a, size_t n)
{
	return block(a, n, true);
}

void *
sk_arena_raw(struct sk_arena *a, size_t n)
{
	return block(a, n, false);
}

void *
sk_arena_array(struct sk_arena *a, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		return NULL;
	return block(a, count * size, true);
}

/* A large block that stays large moves with realloc, which remaps pages
 * instead of copying them. */
static void *
grow_large(struct sk_arena *a, uint8_t *p, size_t n)
{
	struct chunk *c = (struct chunk *)(void *)(p - offsetof(struct chunk, data)), *moved;

	if (n > SIZE_MAX / 2 || n - c->size > a->max - a->used)
		return NULL;
	if ((moved = realloc(c, sizeof *c + n)) == NULL)
		return NULL;
	a->used += n - moved->size;
	moved->size = moved->used = n;
	*moved->back = moved;
	if (moved->next != NULL)
		moved->next->back = &moved->next;
	return moved->data;
}

void *
sk_arena_grow(struct sk_arena *a, void *p, size_t old, size_t n)
{
	void *q;

	if (p != NULL && old >= LARGE && n > old && a->used <= a->max)
		return grow_large(a, p, (n + ALIGN - 1) / ALIGN * ALIGN);
	if (p != NULL && n <= old)
		return p;
	if ((q = block(a, n, false)) != NULL && old > 0)
		memcpy(q, p, old);
	return q;
}

char *
sk_arena_text(struct sk_arena *a, struct sk_span s)
{
	char *t = s.n == SIZE_MAX ? NULL : block(a, s.n + 1, false);

	if (t != NULL) {
		if (s.n > 0)
			memcpy(t, s.p, s.n);
		t[s.n] = '\0';
	}
	return t;
}

bool
sk_arena_copy(struct sk_arena *a, struct sk_span s, struct sk_span *copy_r)
{
	uint8_t *p = block(a, s.n, false);

	*copy_r = (struct sk_span){ 0 };
	if (p == NULL)
		return false;
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	*copy_r = (struct sk_span){ p, s.n };
	return true;
}

size_t
sk_arena_used(const struct sk_arena *a)
{
	return a->used;
}
