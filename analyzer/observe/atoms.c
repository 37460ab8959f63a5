#include <assert.h>
#include "atoms.h"

/*
 * A bit map of hashed pieces of three bytes stands before the table of atoms.  Both
 * such pieces of an atom are in it, so only every second place has to be looked at;
 * in bytes that have no atom nearly all of them end there, in memory that the
 * nearest cache holds.
 */
enum {
	BITS_MIN = 15, BITS_MAX = 20,	/* of the map's size in bits, as a power of 2 */
	BITS_EACH = 64			/* in the map, for one atom: few are set by chance */
};

struct sk_atoms {
	size_t		 n, max;
	unsigned	 map_bits, table_bits;
	uint64_t	*map;
	uint32_t	*table;		/* open addressing */
	uint8_t		*used;		/* an atom of zeros is one too */
	const void	**what;		/* that the atom in table stands for */
};

static uint32_t
load(const uint8_t *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* The top bits of a product with 2^32 divided by the golden ratio (Knuth, The Art
 * of Computer Programming, vol. 3, 6.4). */
static const uint32_t GOLDEN = UINT32_C(2654435769);

static uint32_t
hash(uint32_t v, unsigned bits)
{
	return (v * GOLDEN) >> (32 - bits);
}

/* The same of v's first three bytes: the multiplier's own place drops the fourth. */
static uint32_t
piece_hash(uint32_t v, unsigned shift)
{
	return (v * (GOLDEN << 8)) >> shift;
}

static unsigned
bits_for(size_t n, unsigned least, unsigned most)
{
	unsigned bits = least;

	while (bits < most && (size_t)1 << bits < n)
		bits++;
	return bits;
}

struct sk_atoms *
sk_atoms_new(struct sk_arena *arena, size_t n)
{
	struct sk_atoms *a = sk_arena_alloc(arena, sizeof *a);

	if (a == NULL || n > (size_t)1 << 26)
		return NULL;
	*a = (struct sk_atoms){ .max = n, .map_bits = bits_for(n * BITS_EACH, BITS_MIN, BITS_MAX),
		.table_bits = bits_for(n * 2, 8, 28) };
	a->map = sk_arena_array(arena, ((size_t)1 << a->map_bits) / 64, sizeof *a->map);
	a->table = sk_arena_array(arena, (size_t)1 << a->table_bits, sizeof *a->table);
	a->used = sk_arena_array(arena, (size_t)1 << a->table_bits, sizeof *a->used);
	a->what = sk_arena_array(arena, (size_t)1 << a->table_bits, sizeof *a->what);
	return a->map == NULL || a->table == NULL || a->used == NULL || a->what == NULL ? NULL : a;
}

/* Where v stands in the table, or would. */
static size_t
place(const struct sk_atoms *a, uint32_t v)
{
	size_t at = hash(v, a->table_bits), mask = ((size_t)1 << a->table_bits) - 1;

	while (a->used[at] != 0 && a->table[at] != v)
		at = (at + 1) & mask;
	return at;
}

static void
mark(struct sk_atoms *a, uint32_t piece)
{
	uint32_t h = piece_hash(piece, 32 - a->map_bits);

	a->map[h / 64] |= UINT64_C(1) << (h % 64);
}

void
sk_atoms_add(struct sk_atoms *a, const uint8_t p[SK_ATOM_BYTES], const void *what)
{
	size_t at = place(a, load(p));

	if (a->used[at] != 0)
		return;
	assert(a->n < a->max);
	a->n++;
	a->used[at] = 1;
	a->table[at] = load(p);
	a->what[at] = what;
	mark(a, load(p));
	mark(a, load(p) >> 8);
}

/* What is looked for, and where. */
struct quest {
	const struct sk_atoms	*a;
	struct sk_span		 b;
	sk_atom_sure		*sure;
	void			*user;
};

/* True if an atom begins at at, and is one to stop at. */
static bool
ends_at(const struct quest *q, size_t at)
{
	size_t slot;

	if (at > q->b.n - SK_ATOM_BYTES)
		return false;
	slot = place(q->a, load(q->b.p + at));
	return q->a->used[slot] != 0 &&
	    (q->sure == NULL || q->sure(q->user, q->a->what[slot], q->b, at));
}

static bool
marked(const uint64_t *map, uint32_t h)
{
	return (map[h / 64] >> (h % 64) & 1) != 0;
}

bool
sk_atoms_occur(const struct sk_atoms *a, struct sk_span b, sk_atom_sure *sure, void *user)
{
	const struct quest q = { a, b, sure, user };
	const uint64_t *map = a->map;
	unsigned shift = 32 - a->map_bits;
	size_t at = 0;

	if (a->n == 0 || b.n < SK_ATOM_BYTES)
		return false;
	for (; b.n - at >= 8; at += 4) {
		uint32_t here = piece_hash(load(b.p + at), shift);
		uint32_t there = piece_hash(load(b.p + at + 2), shift);

		if (marked(map, here) && (ends_at(&q, at) || (at > 0 && ends_at(&q, at - 1))))
			return true;
		if (marked(map, there) && (ends_at(&q, at + 2) || ends_at(&q, at + 1)))
			return true;
	}
	for (at = at > 0 ? at - 1 : 0; at + SK_ATOM_BYTES <= b.n; at++)
		if (ends_at(&q, at))
			return true;
	return false;
}
