#include <string.h>
#include "disk.h"
#include "tree.h"
#include "walk.h"

/*
 * Source: Microsoft, "FAT32 File System Specification" 1.03 (fatgen103), whose
 * headings the names below mean.
 */
enum {
	ENTRY = 32,			/* "FAT Directory Structure" */
	WIDE_CHARS = 13, WIDE_MOST = 20,	/* "FAT Long Directory Entries" */
	LAST_WIDE = 0x40
};
enum { HIDDEN = 2, VOLUME = 8, FOLDER = 16, WIDE = 15, WIDE_MASK = 63 };	/* attributes */

/* The boot sector, "Boot Sector and BPB". */
struct boot {
	uint16_t sector, reserved, roots, total16, table16;
	uint8_t	 per_cluster, tables, media;
	uint32_t total32, table32;
};

static bool
power_of_two(unsigned v)
{
	return v != 0 && (v & (v - 1)) == 0;
}

static bool
read_boot(struct sk_span s, struct boot *b_r)
{
	return sk_span_u16le(s, 11, &b_r->sector) && sk_span_u8(s, 13, &b_r->per_cluster) &&
	    sk_span_u16le(s, 14, &b_r->reserved) && sk_span_u8(s, 16, &b_r->tables) &&
	    sk_span_u16le(s, 17, &b_r->roots) && sk_span_u16le(s, 19, &b_r->total16) &&
	    sk_span_u8(s, 21, &b_r->media) && sk_span_u16le(s, 22, &b_r->table16) &&
	    sk_span_u32le(s, 32, &b_r->total32) && sk_span_u32le(s, 36, &b_r->table32) &&
	    b_r->sector >= 512 && b_r->sector <= 4096 && power_of_two(b_r->sector) &&
	    power_of_two(b_r->per_cluster) && b_r->reserved > 0 && b_r->tables >= 1 &&
	    b_r->tables <= 2 && (b_r->media == 0xF0 || b_r->media >= 0xF8) &&
	    (b_r->total16 != 0 || b_r->total32 != 0) &&
	    (b_r->table16 != 0 ? b_r->roots > 0 : b_r->table32 != 0);
}

/* "FAT Data Structure": the first entry repeats the media byte, with ones above. */
bool
sk_fat_is(struct sk_span bytes)
{
	struct boot b;
	uint64_t at;
	uint16_t first;
	uint8_t jump, third;

	if (!read_boot(bytes, &b) || !sk_span_u8(bytes, 0, &jump) ||
	    (jump != 0xEB && jump != 0xE9 && jump != 0))
		return false;
	at = (uint64_t)b.reserved * b.sector;
	return sk_span_u16le(bytes, at, &first) && first == (0xFF00 | b.media) &&
	    sk_span_u8(bytes, at + 2, &third) && third == 0xFF;
}

static void
lay_out(struct sk_fat *f, const struct boot *b)
{
	uint64_t table = b->table16 != 0 ? b->table16 : b->table32,
	    total = b->total16 != 0 ? b->total16 : b->total32, have, entries, first;
	uint64_t roots = ((uint64_t)b->roots * ENTRY + b->sector - 1) / b->sector;
	uint16_t flags;

	f->sector = b->sector;
	f->cluster = (uint32_t)b->sector * b->per_cluster;
	f->table = (uint64_t)b->reserved * b->sector;
	first = b->reserved + b->tables * table;
	f->root = first * b->sector;
	f->root_size = (uint64_t)b->roots * ENTRY;
	f->data = (first + roots) * b->sector;
	f->end = total * b->sector;
	have = total > first + roots ? (total - first - roots) / b->per_cluster : 0;
	f->bits = b->table16 == 0 ? 32 : have < 4085 ? 12 : 16;	/* "FAT Type Determination" */
	entries = table * b->sector * 8 / f->bits;
	if (f->bits == 32) {
		(void)sk_span_u32le(f->image, 44, &f->root_cluster);
		/* BPB_ExtFlags: one table of several is the one in use */
		(void)sk_span_u16le(f->image, 40, &flags);
		if ((flags & 0x80) != 0 && (flags & 15) < b->tables)
			f->table += (flags & 15) * table * b->sector;
	}
	if (have + 2 > entries)
		have = entries < 2 ? 0 : entries - 2;
	if (f->data >= f->image.n)
		have = 0;
	else if (have > (f->image.n - f->data) / f->cluster + 1)
		have = (f->image.n - f->data) / f->cluster + 1;
	f->clusters = (uint32_t)have;
}

uint32_t
sk_fat_next(const struct sk_fat *f, uint32_t c)
{
	uint16_t v = 0;
	uint32_t next = 0;

	if (f->bits == 32) {
		(void)sk_span_u32le(f->image, f->table + (uint64_t)c * 4, &next);
		next &= 0x0FFFFFFF;
	} else if (f->bits == 16) {
		(void)sk_span_u16le(f->image, f->table + (uint64_t)c * 2, &v);
		next = v;
	} else {
		(void)sk_span_u16le(f->image, f->table + c + c / 2, &v);
		next = c % 2 ? v >> 4 : v & 0xFFF;
	}
	return next >= 2 && next - 2 < f->clusters ? next : 0;
}

bool
sk_fat_at(const struct sk_fat *f, uint32_t c, uint64_t *at_r)
{
	*at_r = f->data + (uint64_t)(c - 2) * f->cluster;
	return c >= 2 && c - 2 < f->clusters && *at_r < f->image.n;
}

/* ---- names ---- */

struct walk {
	struct sk_walk	 disk;
	struct sk_fat	*f;
	size_t		 in;
	bool		 end;
	uint8_t		 wide[WIDE_CHARS * WIDE_MOST * 2];
	unsigned	 next, of;	/* piece that must follow, and how many there are */
	uint8_t		 sum;
};

/* Places of the characters in an entry of a long name. */
static const uint8_t wide_at[WIDE_CHARS] = { 1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30 };

/* Pieces stand last first, each with the sum of the short name behind them. */
static void
wide_piece(struct walk *w, struct sk_span e)
{
	unsigned k = e.p[0] & 0x3F;

	if ((e.p[0] & LAST_WIDE) != 0 && k >= 1 && k <= WIDE_MOST) {
		w->of = w->next = k;
		w->sum = e.p[13];
	}
	if (w->of == 0 || k != w->next || k == 0 || e.p[13] != w->sum) {
		w->of = 0;
		return;
	}
	w->next = k - 1;
	for (size_t i = 0; i < WIDE_CHARS; i++)
		memcpy(w->wide + ((k - 1) * WIDE_CHARS + i) * 2, e.p + wide_at[i], 2);
}

/* The long name of the entry e, empty if there is none of it: pieces that belong to
 * another entry are left by programs that know none. */
static struct sk_span
wide_name(struct walk *w, struct sk_span e)
{
	struct sk_buf b = sk_buf_new(w->f->u->arena, 1024);
	struct sk_span s = { w->wide, (size_t)w->of * WIDE_CHARS * 2 };
	uint8_t sum = 0;
	uint16_t c, low;

	for (size_t i = 0; i < 11; i++)
		sum = (uint8_t)((sum >> 1 | sum << 7) + e.p[i]);	/* ChkSum() */
	if (w->of == 0 || w->next != 0 || sum != w->sum)
		return (struct sk_span){ 0 };
	for (size_t i = 0; sk_span_u16le(s, i, &c) && c != 0; i += 2) {
		uint32_t cp = c;

		if ((c & 0xFC00) == 0xD800 && sk_span_u16le(s, i + 2, &low) &&
		    (low & 0xFC00) == 0xDC00) {
			cp = 0x10000 + ((uint32_t)(c & 0x3FF) << 10) + (low & 0x3FF);
			i += 2;
		}
		(void)sk_buf_utf8(&b, cp);
	}
	return sk_buf_view(&b);
}

static void
put_part(struct sk_buf *b, struct sk_span part, bool lower, bool first)
{
	while (part.n > 0 && part.p[part.n - 1] == ' ')
		part.n--;
	for (size_t i = 0; i < part.n; i++) {
		uint8_t c = part.p[i];

		if (i == 0 && first && c == 5)		/* a lead byte of Japanese */
			c = 0xE5;
		(void)sk_buf_byte(b, lower && c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c);
	}
}

/* 8.3 without its padding; Windows NT marks what is all in lower case. */
static struct sk_span
brief_name(struct walk *w, struct sk_span e)
{
	struct sk_buf b = sk_buf_new(w->f->u->arena, 16);
	struct sk_span ext = sk_span_head(sk_span_from(e, 8), 3);

	(void)sk_buf_reserve(&b, 12);
	put_part(&b, sk_span_head(e, 8), (e.p[12] & 8) != 0, true);
	if (memcmp(ext.p, "   ", 3) != 0) {
		(void)sk_buf_byte(&b, '.');
		put_part(&b, ext, (e.p[12] & 16) != 0, false);
	}
	return sk_buf_view(&b);
}

/* ---- folders ---- */

static bool
more_room(struct walk *w, void **p, size_t n, size_t *room, size_t size)
{
	return sk_walk_room(&w->disk, n >= w->f->u->budget->limit[SK_LIMIT_MEMBERS], p, n, room, size);
}

static void
add_folder(struct walk *w, const struct sk_fat_file *as)
{
	struct sk_fat *f = w->f;
	void *p = f->folder;

	if (more_room(w, &p, f->folders, &f->folders_room, sizeof *f->folder)) {
		f->folder = p;
		f->folder[f->folders++] = (struct sk_fat_folder){ .as = *as };
	}
}

static void
add_file(struct walk *w, const struct sk_fat_file *file)
{
	struct sk_fat *f = w->f;
	void *p = f->file;

	if (more_room(w, &p, f->files, &f->files_room, sizeof *f->file)) {
		f->file = p;
		f->file[f->files++] = *file;
	}
}

static void
entry(struct walk *w, struct sk_span e)
{
	uint8_t attributes = e.p[11];
	struct sk_fat_file file = { .folder = w->in };
	uint16_t high, low;

	if (e.p[0] == 0) {
		w->end = true;
		return;
	}
	if (e.p[0] != 0xE5 && (attributes & WIDE_MASK) == WIDE) {
		wide_piece(w, e);
		return;
	}
	if (e.p[0] != 0xE5 && e.p[0] != '.' && (attributes & VOLUME) == 0) {
		file.wide = wide_name(w, e);
		file.brief = brief_name(w, e);
		file.hidden = (attributes & HIDDEN) != 0 || w->f->folder[w->in].as.hidden;
		(void)sk_span_u16le(e, 20, &high);
		(void)sk_span_u16le(e, 26, &low);
		file.first = (w->f->bits == 32 ? (uint32_t)high << 16 : 0) | low;
		(void)sk_span_u32le(e, 28, &file.size);
		if (attributes & FOLDER)
			add_folder(w, &file);
		else
			add_file(w, &file);
	}
	w->of = 0;
}

static void
entries(struct walk *w, struct sk_span s)
{
	struct sk_span e;

	while (!w->disk.stop && !w->end && sk_span_take(&s, ENTRY, &e))
		entry(w, e);
}

/* Every cluster is read as a folder once: folders in a ring cost nothing. */
static void
chain(struct walk *w, uint32_t c)
{
	struct sk_fat *f = w->f;
	uint64_t at;

	for (; !w->disk.stop && !w->end && c != 0; c = sk_fat_next(f, c)) {
		if (!sk_fat_at(f, c, &at)) {
			sk_walk_damaged(&w->disk);
			return;
		}
		if (f->owner[c - 2] != 0) {
			sk_unpack_defect(f->u, f->self, "overlap");
			return;
		}
		if (!sk_budget_time(f->u->budget)) {
			sk_walk_halt(&w->disk, SK_LIMIT_CPU_MS);
			return;
		}
		f->owner[c - 2] = SK_FAT_FOLDER;
		entries(w, sk_span_head(sk_span_from(f->image, at), f->cluster));
	}
}

bool
sk_fat_read(struct sk_fat *f)
{
	struct walk w = { .disk = { .u = f->u, .self = f->self }, .f = f };
	struct boot b;

	if (!read_boot(f->image, &b))
		return false;
	lay_out(f, &b);
	if ((f->owner = sk_arena_array(f->u->arena, (size_t)f->clusters + 1,
	    sizeof *f->owner)) == NULL) {
		sk_walk_halt(&w.disk, SK_LIMIT_MEMORY_BYTES);
		return false;
	}
	add_folder(&w, &(struct sk_fat_file){ .first = f->root_cluster });
	for (w.in = 0; w.in < f->folders && !w.disk.stop; w.in++) {
		w.of = 0;
		w.end = false;
		if (w.in == 0 && f->bits != 32)
			entries(&w, sk_span_head(sk_span_from(f->image, f->root),
			    (size_t)f->root_size));
		else
			chain(&w, f->folder[w.in].as.first);
	}
	return true;
}
