#include "unpack/pe.h"

/* Source: Microsoft, "PE Format", the .rsrc section. */
enum {
	LEAVES = 4096, ENTRIES = 8192,	/* of all directories together */
	NAMED = 0x80000000u, BELOW = 0x80000000u,
	DIRECTORY = 16, ENTRY = 8
};

struct walk {
	struct sk_pe		*pe;
	struct sk_arena		*arena;
	struct sk_span		 root;
	size_t			 room, entries;
};

/* A type or a name: a number, or text. */
struct key {
	uint32_t	 id;
	struct sk_span	 text;
};

static bool
room_for_one(struct walk *w)
{
	struct sk_pe *pe = w->pe;
	size_t more = w->room == 0 ? 64 : w->room * 2;
	struct sk_pe_resource *p;

	if (pe->resources < w->room)
		return true;
	if (pe->resources == LEAVES)
		return false;
	p = sk_arena_grow(w->arena, pe->resource, w->room * sizeof *p, more * sizeof *p);
	if (p == NULL)
		return false;
	pe->resource = p;
	w->room = more;
	return true;
}

static void
leaf(struct walk *w, uint32_t off, const struct key *type, const struct key *name,
    uint32_t language)
{
	uint32_t rva, size;
	struct sk_span data;

	if (!sk_span_u32le(w->root, off, &rva) || !sk_span_u32le(w->root, (uint64_t)off + 4, &size) ||
	    !sk_span_cut(sk_pe_at(w->pe, rva), 0, size, &data)) {
		w->pe->defects |= SK_PE_BAD_RESOURCES;
		return;
	}
	if (room_for_one(w))
		w->pe->resource[w->pe->resources++] = (struct sk_pe_resource){ type->id, name->id,
		    language, type->text, name->text, data };
}

/* Entries of the directory at off, 0 if it is none. */
static unsigned
entries_of(struct walk *w, uint32_t off)
{
	uint16_t named, ids;

	if (!sk_span_u16le(w->root, (uint64_t)off + 12, &named) ||
	    !sk_span_u16le(w->root, (uint64_t)off + 14, &ids)) {
		w->pe->defects |= SK_PE_BAD_RESOURCES;
		return 0;
	}
	return (unsigned)named + ids;
}

/* A name: a number of UTF-16 units, and these. */
static struct sk_span
text_at(struct walk *w, uint32_t off)
{
	struct sk_span s = { 0 };
	uint16_t units;

	if (!sk_span_u16le(w->root, off, &units) ||
	    !sk_span_cut(w->root, (uint64_t)off + 2, (uint64_t)units * 2, &s))
		w->pe->defects |= SK_PE_BAD_RESOURCES;
	return s;
}

static bool
entry(struct walk *w, uint32_t dir, unsigned i, struct key *key_r, uint32_t *to_r)
{
	uint64_t at = (uint64_t)dir + DIRECTORY + (uint64_t)i * ENTRY;

	*key_r = (struct key){ 0 };
	if (++w->entries > ENTRIES || !sk_span_u32le(w->root, at, &key_r->id) ||
	    !sk_span_u32le(w->root, at + 4, to_r)) {
		w->pe->defects |= SK_PE_BAD_RESOURCES;
		return false;
	}
	if ((key_r->id & NAMED) != 0)
		*key_r = (struct key){ SK_RT_NAMED, text_at(w, key_r->id & ~NAMED) };
	return true;
}

/* The three levels are type, name and language; a program has no more. */
static void
walk_languages(struct walk *w, uint32_t dir, const struct key *type, const struct key *name)
{
	struct key language;
	uint32_t to;

	for (unsigned i = 0, n = entries_of(w, dir); i < n && entry(w, dir, i, &language, &to); i++)
		if ((to & BELOW) == 0)
			leaf(w, to, type, name, language.id);
		else
			w->pe->defects |= SK_PE_BAD_RESOURCES;
}

static void
walk_names(struct walk *w, uint32_t dir, const struct key *type)
{
	struct key name;
	uint32_t to;

	for (unsigned i = 0, n = entries_of(w, dir); i < n && entry(w, dir, i, &name, &to); i++)
		if ((to & BELOW) != 0)
			walk_languages(w, to & ~BELOW, type, &name);
		else
			leaf(w, to, type, &name, 0);
}

bool
sk_pe_is_own_data(const struct sk_pe_resource *r)
{
	/* Microsoft, "Resource Types": 24 is the last one with a meaning */
	return r->type == SK_RT_RCDATA || r->type == SK_RT_NAMED || r->type > 24 ||
	    r->type == 0;
}

void
sk_pe_read_resources(struct sk_pe *pe, struct sk_arena *arena)
{
	struct walk w = { .pe = pe, .arena = arena, .root = sk_pe_at(pe, pe->dir[2].rva) };
	const struct key none = { 0 };
	struct key type;
	uint32_t to;

	if (pe->dir[2].rva == 0)
		return;
	for (unsigned i = 0, n = entries_of(&w, 0); i < n && entry(&w, 0, i, &type, &to); i++)
		if ((to & BELOW) != 0)
			walk_names(&w, to & ~BELOW, &type);
		else
			leaf(&w, to, &type, &none, 0);
}
