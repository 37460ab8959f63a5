#include <string.h>
#include "ole.h"
#include "tree.h"

enum {
	ENTRY = 128,		/* bytes, 2.6.1 */
	HEADER_FAT = 109,	/* sectors of the table that the header lists, 2.2 */
	NAME_MAX_BYTES = 62,
	ENTRIES = 65536		/* of a directory that are read */
};
#define LAST_SECTOR	0xFFFFFFFAu	/* MAXREGSECT, 2.1 */

bool
sk_ole_is(struct sk_span bytes)
{
	return sk_span_begins(bytes, SK_SPAN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* ---- chains ---- */

/* Where sectors lie, and what comes next: those of the file, or the small ones. */
struct space {
	const struct sk_ole *o;
	struct sk_span	 bytes;		/* sector 0 begins at its start */
	unsigned	 shift;
	uint32_t	 sectors;
	uint8_t		*used;
	bool		 mini;
};

static uint64_t
sector_at(const struct sk_ole *o, uint32_t n)
{
	return ((uint64_t)n + 1) << o->shift;
}

static struct space
space_of(const struct sk_ole *o, bool mini)
{
	struct space s = { o, sk_span_from(o->bytes, 1u << o->shift), o->shift, o->sectors,
		o->used, false };

	if (mini)
		s = (struct space){ o, o->mini, o->mini_shift,
			(uint32_t)((o->mini.n + (1u << o->mini_shift) - 1) >> o->mini_shift),
			o->mini_used, true };
	return s;
}

static bool
next_sector(const struct space *s, uint32_t n, uint32_t *next_r)
{
	const struct sk_ole *o = s->o;
	uint32_t per = 1u << (o->shift - 2);

	*next_r = SK_OLE_NONE;
	if (s->mini)
		return sk_span_u32le(o->minifat, 4ull * n, next_r);
	return n / per < o->fats && sk_span_u32le(o->bytes,
	    sector_at(o, o->fat[n / per]) + 4ull * (n % per), next_r);
}

/* What walking a chain found. */
struct chain {
	uint32_t	 first, n;	/* sectors, as far as they are there */
	bool		 straight;	/* one behind the other */
	bool		 ring;		/* it came to a sector that was taken */
};

/*
 * Walks at most want sectors.  Without known, a sector that is taken ends it: so
 * it ends for chains whose length is told nowhere.
 */
static struct chain
walk(const struct space *s, uint32_t start, uint64_t want, bool known)
{
	struct chain c = { .first = start, .straight = true };
	uint32_t at = start;

	while (c.n < want && c.n < s->sectors && at < s->sectors) {
		uint32_t next;
		uint8_t bit = (uint8_t)(1u << (at & 7));

		if (s->used[at >> 3] & bit) {
			c.ring = true;
			if (!known)
				break;
		}
		s->used[at >> 3] |= bit;
		c.n++;
		if (c.n == want || !next_sector(s, at, &next))
			break;
		if (next != at + 1 && next <= LAST_SECTOR)
			c.straight = false;
		at = next;
	}
	return c;
}

/* The bytes of a chain, at most size. */
static struct sk_span
gather(const struct space *s, struct chain c, uint64_t size, bool *memory)
{
	struct sk_span piece = sk_span_from(s->bytes, (uint64_t)c.first << s->shift);
	uint64_t n = (uint64_t)c.n << s->shift;
	uint8_t *out;
	size_t at = 0;
	uint32_t sector = c.first;

	n = n < size ? n : size;
	if (c.n == 0 || c.straight)
		return sk_span_head(piece, c.n == 0 ? 0 : (size_t)n);
	if ((out = sk_arena_raw(s->o->u->arena, (size_t)n)) == NULL) {
		*memory = false;
		return (struct sk_span){ 0 };
	}
	for (uint32_t i = 0; i < c.n && at < n; i++) {
		size_t left = (size_t)n - at;

		piece = sk_span_from(s->bytes, (uint64_t)sector << s->shift);
		piece = sk_span_head(piece, left < 1u << s->shift ? left : 1u << s->shift);
		if (piece.n > 0)
			memcpy(out + at, piece.p, piece.n);
		at += piece.n;
		if (!next_sector(s, sector, &sector))
			break;
	}
	return (struct sk_span){ out, at };
}

/* Pure, and told of the first FAT sectors only: what lies behind those that the
 * header lists counts as the file's own. */
uint64_t
sk_ole_end(struct sk_span bytes)
{
	uint16_t shift;
	uint32_t per, sector, next, last = 0;

	if (!sk_ole_is(bytes) || !sk_span_u16le(bytes, 30, &shift))
		return 0;
	shift = shift == 12 ? 12 : 9;
	per = 1u << (shift - 2);
	for (uint32_t i = 0; i < HEADER_FAT; i++) {
		if (!sk_span_u32le(bytes, 76 + 4ull * i, &sector) || sector > LAST_SECTOR)
			return (last + 1ull) << shift;
		for (uint32_t k = 0; k < per && sk_span_u32le(bytes,
		    ((uint64_t)sector + 1) << shift | 4ull * k, &next); k++)
			if (next != SK_OLE_NONE)
				last = i * per + k + 1;
	}
	return bytes.n;
}

/* ---- the tables ---- */

static void
add_fat(struct sk_ole *o, size_t room, uint32_t sector)
{
	if (sector > LAST_SECTOR)
		return;
	if (sector >= o->sectors || o->fats >= room)
		o->damaged = true;
	/* Its place counts even if it is not there. */
	if (o->fats < room)
		o->fat[o->fats++] = sector;
}

/* 2.2 and 2.5: the header's list, then a chain of sectors that list further. */
static bool
read_fat(struct sk_ole *o)
{
	uint32_t per = 1u << (o->shift - 2), next, sector;
	size_t room = o->sectors / per + 1 + HEADER_FAT;
	uint32_t left = o->sectors / per + 1;

	if ((o->fat = sk_arena_array(o->u->arena, room, sizeof *o->fat)) == NULL)
		return false;
	for (unsigned i = 0; i < HEADER_FAT; i++)
		if (sk_span_u32le(o->bytes, 76 + 4ull * i, &sector))
			add_fat(o, room, sector);
	(void)sk_span_u32le(o->bytes, 68, &next);
	for (; next <= LAST_SECTOR && next < o->sectors && left > 0; left--) {
		for (uint32_t i = 0; i + 1 < per; i++)
			if (sk_span_u32le(o->bytes, sector_at(o, next) + 4ull * i, &sector))
				add_fat(o, room, sector);
		(void)sk_span_u32le(o->bytes, sector_at(o, next) + 4ull * (per - 1), &next);
	}
	return true;
}

/* A chain whose length nothing tells. */
static bool
read_open(struct sk_ole *o, uint32_t start, uint64_t most, struct sk_span *out_r)
{
	struct space s = space_of(o, false);
	struct chain c = walk(&s, start, most >> s.shift, false);
	bool memory = true;

	o->damaged = o->damaged || c.ring || (start <= LAST_SECTOR && start >= o->sectors);
	*out_r = gather(&s, c, most, &memory);
	return memory;
}

static bool
read_mini(struct sk_ole *o)
{
	uint32_t start, first = SK_OLE_NONE, n;
	uint64_t size;

	(void)sk_span_u32le(o->bytes, 60, &start);
	(void)sk_span_u32le(o->bytes, 64, &n);
	if (n == 0)
		start = SK_OLE_NONE;
	if (o->entries > 0)
		first = o->entry[0].start;
	size = o->entries > 0 ? o->entry[0].size : 0;
	if (size > o->bytes.n) {
		o->damaged = true;
		size = o->bytes.n;
	}
	if (size == 0)
		first = SK_OLE_NONE;
	if (!read_open(o, start, o->bytes.n, &o->minifat) ||
	    !read_open(o, first, (size + ((1u << o->shift) - 1)) >> o->shift << o->shift, &o->mini))
		return false;
	o->mini = sk_span_head(o->mini, (size_t)size);
	o->mini_used = sk_arena_alloc(o->u->arena, (o->mini.n >> o->mini_shift) / 8 + 1);
	return o->mini_used != NULL;
}

/* ---- the directory ---- */

static void
read_entry(struct sk_ole *o, struct sk_span raw, struct sk_ole_entry *e)
{
	uint16_t n;
	uint32_t low, high;

	*e = (struct sk_ole_entry){ .parent = SK_OLE_NONE, .first = SK_OLE_NONE,
		.next = SK_OLE_NONE };
	(void)sk_span_u16le(raw, 64, &n);
	n = n > NAME_MAX_BYTES + 2 ? NAME_MAX_BYTES + 2 : n;
	e->name = sk_span_head(raw, n >= 2 ? n - 2u : 0);
	(void)sk_span_u8(raw, 66, &e->kind);
	(void)sk_span_u32le(raw, 116, &e->start);
	(void)sk_span_u32le(raw, 120, &low);
	(void)sk_span_u32le(raw, 124, &high);
	/* Writers of version 3 leave anything in the upper half, 2.6.1. */
	e->size = o->shift == 12 ? (uint64_t)high << 32 | low : low;
}

/* The entries below one storage, in order of their tree; storages go on todo. */
static void
read_tree(struct sk_ole *o, struct sk_span dir, uint32_t storage, uint32_t *stack, uint32_t *todo,
    size_t *todos)
{
	uint32_t at, *tail = &o->entry[storage].first;
	size_t n = 0;

	(void)sk_span_u32le(dir, (uint64_t)storage * ENTRY + 76, &at);
	for (;;) {
		while (at < o->entries && !o->entry[at].reached) {
			o->entry[at].reached = true;
			stack[n++] = at;
			(void)sk_span_u32le(dir, (uint64_t)at * ENTRY + 68, &at);
		}
		if (at != SK_OLE_NONE)
			o->damaged = true;	/* a ring, or outside */
		if (n == 0)
			return;
		at = stack[--n];
		o->entry[at].parent = storage;
		*tail = at;
		tail = &o->entry[at].next;
		if (o->entry[at].kind == SK_OLE_STORAGE)
			todo[(*todos)++] = at;
		(void)sk_span_u32le(dir, (uint64_t)at * ENTRY + 72, &at);
	}
}

/* Entries that stand in no tree: a damaged file's own, or what was deleted.  No
 * program shows them, but they cost nothing to look at. */
static void
add_hidden(struct sk_ole *o)
{
	uint32_t *tail = &o->entry[0].first;

	while (*tail != SK_OLE_NONE)
		tail = &o->entry[*tail].next;
	for (uint32_t i = 1; i < o->entries; i++) {
		struct sk_ole_entry *e = &o->entry[i];

		if (e->reached || e->kind != SK_OLE_STREAM || e->size == 0 || e->name.n == 0)
			continue;
		e->parent = 0;
		*tail = i;
		tail = &e->next;
	}
}

static bool
read_directory(struct sk_ole *o)
{
	struct sk_span dir;
	uint32_t start, *stack, *todo;
	size_t todos = 0;

	(void)sk_span_u32le(o->bytes, 48, &start);
	if (!read_open(o, start, (uint64_t)ENTRIES * ENTRY, &dir))
		return false;
	o->entries = (uint32_t)(dir.n / ENTRY);
	o->entry = sk_arena_array(o->u->arena, o->entries, sizeof *o->entry);
	stack = sk_arena_array(o->u->arena, o->entries, sizeof *stack);
	todo = sk_arena_array(o->u->arena, o->entries, sizeof *todo);
	if (o->entries == 0 || o->entry == NULL || stack == NULL || todo == NULL)
		return false;
	for (uint32_t i = 0; i < o->entries; i++)
		read_entry(o, sk_span_from(dir, (uint64_t)i * ENTRY), &o->entry[i]);
	if (o->entry[0].kind != SK_OLE_ROOT)
		o->damaged = true;
	o->entry[0].reached = true;
	todo[todos++] = 0;
	for (size_t i = 0; i < todos; i++)
		read_tree(o, dir, todo[i], stack, todo, &todos);
	add_hidden(o);
	return true;
}

bool
sk_ole_open(struct sk_unpack *u, size_t self, struct sk_span bytes, struct sk_ole *o_r)
{
	uint16_t shift, mini;
	uint64_t sectors;

	*o_r = (struct sk_ole){ .u = u, .self = self, .bytes = bytes };
	if (!sk_ole_is(bytes) || !sk_span_u16le(bytes, 30, &shift) ||
	    !sk_span_u16le(bytes, 32, &mini) || !sk_span_u32le(bytes, 56, &o_r->cutoff))
		return false;
	o_r->shift = shift == 12 ? 12 : 9;
	o_r->mini_shift = mini >= 4 && mini <= o_r->shift ? mini : 6;
	o_r->damaged = shift != o_r->shift || mini != 6 || o_r->cutoff != 4096;
	sectors = (bytes.n + (1u << o_r->shift) - 1) >> o_r->shift;
	o_r->sectors = sectors == 0 ? 0 : sectors > LAST_SECTOR ? LAST_SECTOR : (uint32_t)sectors - 1;
	o_r->used = sk_arena_alloc(u->arena, o_r->sectors / 8 + 1);
	return o_r->used != NULL && read_fat(o_r) && read_directory(o_r) && read_mini(o_r);
}

/* ---- names and streams ---- */

bool
sk_ole_begins(const struct sk_ole *o, uint32_t i, const char *name)
{
	struct sk_span have = o->entry[i].name;
	size_t n = sk_span_text(name).n;

	if (have.n / 2 < n)
		return false;
	for (size_t k = 0; k < n; k++) {
		uint8_t c = have.p[2 * k], want = (uint8_t)name[k];

		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		if (want >= 'A' && want <= 'Z')
			want |= 0x20;
		if (have.p[2 * k + 1] != 0 || c != want)
			return false;
	}
	return true;
}

bool
sk_ole_called(const struct sk_ole *o, uint32_t i, const char *name)
{
	return o->entry[i].name.n == 2 * sk_span_text(name).n && sk_ole_begins(o, i, name);
}

uint32_t
sk_ole_find(const struct sk_ole *o, uint32_t storage, const char *name)
{
	if (storage >= o->entries)
		return SK_OLE_NONE;
	for (uint32_t i = o->entry[storage].first; i != SK_OLE_NONE; i = o->entry[i].next)
		if (sk_ole_called(o, i, name))
			return i;
	return SK_OLE_NONE;
}

struct sk_span
sk_ole_read(struct sk_ole *o, uint32_t i)
{
	struct sk_ole_entry *e = i < o->entries ? &o->entry[i] : NULL;
	struct space s;
	struct chain c;
	uint64_t size;
	bool memory = true;

	if (e == NULL || e->kind != SK_OLE_STREAM)
		return (struct sk_span){ 0 };
	if (e->read || e->size == 0)
		return e->bytes;
	e->read = true;
	size = e->size < o->bytes.n ? e->size : o->bytes.n;
	if ((e->why = sk_unpack_stop(o->u, o->self, o->given, size)) != NULL)
		return e->bytes;
	o->given += size;
	s = space_of(o, e->size < o->cutoff);
	c = walk(&s, e->start, (size + (1u << s.shift) - 1) >> s.shift, true);
	o->overlap = o->overlap || c.ring;
	e->bytes = gather(&s, c, size, &memory);
	if (!memory) {
		e->why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	} else if (e->bytes.n < e->size) {
		e->why = "damaged";
		o->damaged = true;
	}
	return e->bytes;
}

bool
sk_ole_write(const struct sk_ole *o, uint32_t i, struct sk_span content, uint8_t *file)
{
	const struct sk_ole_entry *e = &o->entry[i];
	struct space s = space_of(o, e->size < o->cutoff);
	uint32_t sector = e->start;
	size_t base;

	/* Small sectors are found where all of them lie in one piece. */
	if (content.n == 0 || s.bytes.n == 0 || s.bytes.p < o->bytes.p ||
	    s.bytes.p >= o->bytes.p + o->bytes.n)
		return content.n == 0;
	base = (size_t)(s.bytes.p - o->bytes.p);
	for (size_t at = 0; at < content.n; at += 1u << s.shift) {
		uint64_t to = base + ((uint64_t)sector << s.shift);
		size_t n = content.n - at < 1u << s.shift ? content.n - at : 1u << s.shift;

		if (to >= o->bytes.n || n > o->bytes.n - to)
			return false;
		memcpy(file + to, content.p + at, n);
		if (!next_sector(&s, sector, &sector))
			return at + n == content.n;
	}
	return true;
}

struct sk_name
sk_ole_wide_name(struct sk_unpack *u, struct sk_span raw, const char *where)
{
	struct sk_name name = { .where = where };
	struct sk_buf b;

	raw = sk_span_head(raw, SK_RECORD_TEXT);
	b = sk_buf_new(u->arena, 2 * raw.n + 4);
	(void)sk_charset_to_utf8(SK_CS_UTF16LE, raw, &b, NULL);
	name.text = sk_buf_view(&b);
	if (sk_utf8_ascii(name.text) != name.text.n)
		name.declared = name.actual = SK_CS_UTF16LE;
	return name;
}

uint32_t
sk_ole_workbook(const struct sk_ole *o)
{
	uint32_t i = sk_ole_find(o, 0, "Workbook");

	return i != SK_OLE_NONE ? i : sk_ole_find(o, 0, "Book");
}

void
sk_ole_judge(const struct sk_ole *o)
{
	if (o->damaged)
		sk_unpack_defect(o->u, o->self, "damaged");
	if (o->overlap)
		sk_unpack_defect(o->u, o->self, "overlap");
}
