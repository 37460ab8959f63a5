#include <string.h>
#include "pe.h"

/* Source: Microsoft, "PE Format", the .rsrc section; "VS_VERSIONINFO structure". */
enum {
	LEAVES = 4096, ENTRIES = 8192,	/* of all directories together */
	NAMED = 0x80000000u, BELOW = 0x80000000u,
	DIRECTORY = 16, ENTRY = 8,
	TABLES = 8, STRINGS = 64	/* of version information */
};

struct walk {
	struct sk_pe		*pe;
	struct sk_span		 root;
	struct sk_pe_resource	*out;
	size_t			 n, entries;
};

static void
leaf(struct walk *w, uint32_t off, uint32_t type, uint32_t id)
{
	uint32_t rva, size;
	struct sk_span data;

	if (w->n == LEAVES)
		return;
	if (!sk_span_u32le(w->root, off, &rva) || !sk_span_u32le(w->root, (uint64_t)off + 4, &size) ||
	    !sk_span_cut(sk_pe_at(w->pe, rva), 0, size, &data)) {
		w->pe->defects |= SK_PE_BAD_RESOURCES;
		return;
	}
	w->out[w->n++] = (struct sk_pe_resource){ type, id, data };
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

static bool
entry(struct walk *w, uint32_t dir, unsigned i, uint32_t *name_r, uint32_t *to_r)
{
	uint64_t at = (uint64_t)dir + DIRECTORY + (uint64_t)i * ENTRY;

	if (++w->entries > ENTRIES || !sk_span_u32le(w->root, at, name_r) ||
	    !sk_span_u32le(w->root, at + 4, to_r)) {
		w->pe->defects |= SK_PE_BAD_RESOURCES;
		return false;
	}
	if ((*name_r & NAMED) != 0)
		*name_r = SK_RT_NAMED;
	return true;
}

/* The three levels are type, name and language; a program has no more. */
static void
walk_languages(struct walk *w, uint32_t dir, uint32_t type, uint32_t id)
{
	uint32_t name, to;

	for (unsigned i = 0, n = entries_of(w, dir); i < n && entry(w, dir, i, &name, &to); i++)
		if ((to & BELOW) == 0)
			leaf(w, to, type, id);
		else
			w->pe->defects |= SK_PE_BAD_RESOURCES;
}

static void
walk_names(struct walk *w, uint32_t dir, uint32_t type)
{
	uint32_t id, to;

	for (unsigned i = 0, n = entries_of(w, dir); i < n && entry(w, dir, i, &id, &to); i++)
		if ((to & BELOW) != 0)
			walk_languages(w, to & ~BELOW, type, id);
		else
			leaf(w, to, type, id);
}

size_t
sk_pe_resources(struct sk_pe *pe, struct sk_arena *arena, struct sk_pe_resource **resource_r)
{
	struct walk w = { .pe = pe, .root = sk_pe_at(pe, pe->dir[2].rva) };
	uint32_t type, to;

	*resource_r = NULL;
	if (pe->dir[2].rva == 0)
		return 0;
	if ((w.out = sk_arena_array(arena, LEAVES, sizeof *w.out)) == NULL)
		return 0;
	for (unsigned i = 0, n = entries_of(&w, 0); i < n && entry(&w, 0, i, &type, &to); i++)
		if ((to & BELOW) != 0)
			walk_names(&w, to & ~BELOW, type);
		else
			leaf(&w, to, type, 0);
	*resource_r = w.out;
	return w.n;
}

/* --- version information: nodes of {length, value length, type, key, pad,
 * value, pad, nodes} --- */

struct node {
	struct sk_span	 key;		/* UTF-16LE */
	struct sk_span	 rest;		/* behind the key and its padding */
	size_t		 value_n;	/* as claimed; bytes, or units for text */
};

/* Offset of the UTF-16 zero at or behind off, or where s ends. */
static size_t
wide_end(struct sk_span s, size_t off)
{
	while (off + 1 < s.n && (s.p[off] != 0 || s.p[off + 1] != 0))
		off += 2;
	return off < s.n ? off : s.n;
}

/* Cuts a node off *s, whose first byte stands on a multiple of 4. */
static bool
take_node(struct sk_span *s, struct node *node_r)
{
	uint16_t length, value_n;
	struct sk_span whole;
	size_t end;

	if (!sk_span_u16le(*s, 0, &length) || length < 6)
		return false;
	(void)sk_span_u16le(*s, 2, &value_n);
	whole = sk_span_head(*s, length);
	end = wide_end(whole, 6);
	(void)sk_span_cut(whole, 6, end > 6 ? end - 6 : 0, &node_r->key);
	node_r->rest = sk_span_from(whole, (end + 2 + 3) / 4 * 4);
	node_r->value_n = value_n;
	*s = sk_span_from(*s, ((size_t)length + 3) / 4 * 4);
	return true;
}

static bool
key_is(const struct node *n, const char *ascii)
{
	size_t len = strlen(ascii);

	if (n->key.n != len * 2)
		return false;
	for (size_t i = 0; i < len; i++)
		if (n->key.p[i * 2] != (uint8_t)ascii[i] || n->key.p[i * 2 + 1] != 0)
			return false;
	return true;
}

size_t
sk_pe_version(struct sk_span data, struct sk_pe_string *string_r, size_t max)
{
	struct node root, info, table, text;
	size_t n = 0;

	if (!take_node(&data, &root))
		return 0;
	root.rest = sk_span_from(root.rest, (root.value_n + 3) / 4 * 4);
	while (take_node(&root.rest, &info)) {
		if (!key_is(&info, "StringFileInfo"))
			continue;
		for (int t = 0; t < TABLES && take_node(&info.rest, &table); t++)
			for (int i = 0; i < STRINGS && n < max && take_node(&table.rest, &text); i++) {
				struct sk_span value = text.rest;

				value.n = wide_end(value, 0);
				string_r[n++] = (struct sk_pe_string){ text.key, value };
			}
	}
	return n;
}
