#include <string.h>
#include "iso.h"
#include "tree.h"
#include "walk.h"

enum {
	UNIT = 512,		/* the least that extents are counted in */
	RECORD = 34,		/* bytes of a directory record, 9.1 */
	PATH = SK_RECORD_TEXT,
	PIECES = 1 << 20
};
enum { HIDDEN = 1, FOLDER = 2, ASSOCIATED = 4, GOES_ON = 0x80 };	/* flags, 9.1.6 */

struct folder {
	uint64_t	 at, size;
	struct sk_span	 path, rich;
	bool		 done;
};

struct folders {
	struct folder	*p;
	size_t		 n, room;
};

struct walk {
	struct sk_walk		 disk;
	struct sk_iso		*iso;
	struct sk_iso_tree	*t;
	unsigned		 tree;
	uint8_t			*seen;		/* one bit for each unit read */
	struct folders		 queue, moved, child;
	uint32_t		*child_at;	/* by sector: number in child, plus 1 */
	size_t			 next, folders;
	const struct folder	*in;
	struct sk_span		 last;		/* name of the record before, if it goes on */
};

/* One directory record. */
struct entry {
	uint64_t	 at, size, big_at, big_size;
	uint8_t		 flags;
	bool		 differs, interleaved, nul;
	struct sk_span	 id;
	struct sk_iso_rock rock;
};

static void
push(struct walk *w, struct folders *list, struct folder f)
{
	bool full = w->folders >= w->iso->u->budget->limit[SK_LIMIT_MEMBERS];
	void *p = list->p;

	if (!sk_walk_room(&w->disk, full, &p, list->n, &list->room, sizeof f))
		return;
	list->p = p;
	list->p[list->n++] = f;
	w->folders++;
}

/* ---- names ---- */

/* above/name, *leaf_r where name begins; as much of it as a path may have. */
static struct sk_span
join(struct walk *w, struct sk_span above, struct sk_span name, bool wide, bool *nul,
    size_t *leaf_r)
{
	struct sk_buf b = sk_buf_new(w->iso->u->arena, PATH);
	size_t most = PATH - 3 * 256;

	if (above.n > 0) {
		(void)sk_buf_reserve(&b, (above.n < most ? above.n : most) + name.n + 1);
		(void)sk_buf_span(&b, sk_span_head(above, most));
		(void)sk_buf_byte(&b, '/');
	}
	*leaf_r = b.n;
	if (wide)
		sk_walk_utf16be(&b, name, nul);	/* Joliet, "Allowed Character Set" */
	else
		(void)sk_buf_span(&b, name);
	return sk_buf_view(&b);
}

struct sk_span
sk_iso_unversioned(struct sk_span name)
{
	size_t i = name.n;

	while (i > 0 && name.p[i - 1] >= '0' && name.p[i - 1] <= '9')
		i--;
	if (i > 1 && name.p[i - 1] == ';')
		name = sk_span_head(name, i - 1);
	if (name.n > 1 && name.p[name.n - 1] == '.')	/* 7.5.1: the dot always stands */
		name = sk_span_head(name, name.n - 1);
	return name;
}

/* ---- records ---- */

static void
add_piece(struct walk *w, struct sk_iso_file *f, const struct entry *e)
{
	struct sk_iso *iso = w->iso;
	void *p = iso->piece;

	if (!sk_walk_room(&w->disk, iso->pieces >= PIECES, &p, iso->pieces, &iso->pieces_room,
	    sizeof *iso->piece))
		return;
	iso->piece = p;
	iso->piece[iso->pieces++] = (struct sk_iso_piece){ e->at, e->size };
	f->pieces++;
	f->size += e->size;
	f->interleaved = f->interleaved || e->interleaved;
	if (iso->end < e->at + e->size)
		iso->end = e->at + e->size;
}

static void
new_file(struct walk *w, struct entry *e)
{
	struct sk_iso *iso = w->iso;
	bool full = w->t->files >= iso->u->budget->limit[SK_LIMIT_MEMBERS];
	void *p = iso->file;
	struct sk_iso_file *f;

	if (!sk_walk_room(&w->disk, full, &p, iso->n, &iso->room, sizeof *iso->file))
		return;
	iso->file = p;
	f = &iso->file[iso->n];
	*f = (struct sk_iso_file){ .tree = w->tree, .at = e->at, .order = iso->n,
		.piece = iso->pieces, .hidden = e->flags & HIDDEN,
		.beside = e->flags & ASSOCIATED, .differs = e->differs,
		.big_at = e->big_at, .big_size = e->big_size, .packed = e->rock.packed,
		.pack_head = e->rock.pack_head, .pack_block = e->rock.pack_block,
		.pack_size = e->rock.pack_size };
	f->path = sk_iso_unversioned(join(w, w->in->path, e->id, w->t->joliet, &f->nul, &f->leaf));
	if (w->t->susp)
		f->rich = join(w, w->in->rich, e->rock.name.n > 0 ? e->rock.name :
		    sk_iso_unversioned(e->id), false, &f->nul, &f->rich_leaf);
	f->rich_first = e->rock.first < e->rock.name.n ? f->rich_leaf + e->rock.first : f->rich.n;
	iso->n++;
	w->t->files++;
	add_piece(w, f, e);
}

/* A file, or one more piece of it (9.1.6, bit 7). */
static void
file(struct walk *w, struct entry *e)
{
	if (w->last.n > 0 && sk_span_same(w->last, e->id))
		add_piece(w, &w->iso->file[w->iso->n - 1], e);
	else
		new_file(w, e);
	w->last = e->flags & GOES_ON ? e->id : (struct sk_span){ 0 };
}

/* RRIP 4.1.5: a folder too deep for the tree stands elsewhere, and here a file
 * that leads there. */
static void
child(struct walk *w, struct folder f)
{
	uint64_t sector = f.at / SK_ISO_SECTOR, sectors = w->iso->image.n / SK_ISO_SECTOR;
	uint32_t size;

	if (sector >= sectors || !sk_span_u32le(w->iso->image, f.at + 10, &size)) {
		sk_walk_damaged(&w->disk);
		return;
	}
	f.size = size;
	if (w->child_at == NULL &&
	    (w->child_at = sk_arena_array(w->iso->u->arena, sectors, sizeof *w->child_at)) == NULL) {
		sk_walk_halt(&w->disk, SK_LIMIT_MEMORY_BYTES);
		return;
	}
	push(w, &w->child, f);
	if (!w->disk.stop)
		w->child_at[sector] = (uint32_t)w->child.n;
}

static void
folder(struct walk *w, const struct entry *e)
{
	struct folder f = { .at = e->at, .size = e->size };
	bool nul = false;
	size_t leaf;

	f.path = join(w, w->in->path, e->id, w->t->joliet, &nul, &leaf);
	if (w->t->susp)
		f.rich = join(w, w->in->rich, e->rock.name.n > 0 ? e->rock.name : e->id, false,
		    &nul, &leaf);
	if (e->rock.child) {
		f.at = (uint64_t)e->rock.child_block * w->t->block;
		child(w, f);
	} else {
		push(w, e->rock.moved ? &w->moved : &w->queue, f);
	}
}

static bool
read_entry(struct walk *w, struct sk_span r, struct entry *e_r)
{
	uint32_t at, big_at, size, big_size;
	uint8_t more, unit, gap, n;

	*e_r = (struct entry){ .flags = 0 };
	if (!sk_span_u8(r, 1, &more) || !sk_span_u32le(r, 2, &at) || !sk_span_u32be(r, 6, &big_at) ||
	    !sk_span_u32le(r, 10, &size) || !sk_span_u32be(r, 14, &big_size) ||
	    !sk_span_u8(r, 25, &e_r->flags) || !sk_span_u8(r, 26, &unit) ||
	    !sk_span_u8(r, 27, &gap) || !sk_span_u8(r, 32, &n) ||
	    !sk_span_cut(r, 33, n, &e_r->id) || n == 0)
		return false;
	e_r->at = ((uint64_t)at + more) * w->t->block;
	e_r->big_at = ((uint64_t)big_at + more) * w->t->block;
	e_r->size = size;
	e_r->big_size = big_size;
	e_r->differs = at != big_at || size != big_size;
	e_r->interleaved = unit != 0 || gap != 0;
	if (w->t->susp)
		sk_iso_system_use(w->iso, w->t, sk_span_from(r, 33u + n + (n % 2 == 0)), &e_r->rock);
	return true;
}

static void
record(struct walk *w, struct sk_span r)
{
	struct entry e;

	if (!read_entry(w, r, &e)) {
		sk_walk_damaged(&w->disk);
		return;
	}
	/* 6.8.2.2: the folder itself and the one above it */
	if (e.id.n == 1 && e.id.p[0] <= 1 && (e.flags & FOLDER) != 0)
		return;
	if (e.differs)
		sk_unpack_defect(w->iso->u, w->iso->self, "orders_differ");
	if (e.rock.broken)
		sk_walk_damaged(&w->disk);
	if ((e.flags & FOLDER) != 0 || e.rock.child) {
		w->last = (struct sk_span){ 0 };
		folder(w, &e);
	}
	/* Links have no content; if there is some, systems that know no Rock Ridge
	 * show it. */
	if ((e.flags & FOLDER) == 0 && ((!e.rock.child && !e.rock.link) || e.size > 0))
		file(w, &e);
}

/* ---- folders ---- */

/* Every unit of the image is read as a folder once, so folders inside themselves
 * and folders of any size cost no more than the image has bytes. */
static bool
first_time(struct walk *w, uint64_t at)
{
	uint64_t unit = at / UNIT;
	uint8_t bit = (uint8_t)(1u << unit % 8);

	if (w->seen[unit / 8] & bit)
		return false;
	w->seen[unit / 8] |= bit;
	return true;
}

static void
read_sector(struct walk *w, struct sk_span s)
{
	struct sk_span r;
	uint8_t n;

	while (!w->disk.stop && sk_span_u8(s, 0, &n) && n != 0) {
		if (n < RECORD || !sk_span_take(&s, n, &r)) {
			sk_walk_damaged(&w->disk);
			return;
		}
		record(w, r);
	}
}

static void
read_folder(struct walk *w, struct folder f)
{
	struct sk_span bytes = sk_span_from(w->iso->image, f.at), s;

	w->in = &f;
	w->last = (struct sk_span){ 0 };
	if (f.size > bytes.n)
		sk_walk_damaged(&w->disk);
	bytes = sk_span_head(bytes, f.size > bytes.n ? bytes.n : (size_t)f.size);
	for (uint64_t off = 0; off < bytes.n && !w->disk.stop; off += SK_ISO_SECTOR) {
		if (!first_time(w, f.at + off)) {
			sk_unpack_defect(w->iso->u, w->iso->self, "overlap");
			break;
		}
		if (!sk_budget_time(w->iso->u->budget)) {
			sk_walk_halt(&w->disk, SK_LIMIT_CPU_MS);
			break;
		}
		s = sk_span_head(sk_span_from(bytes, off), SK_ISO_SECTOR);
		read_sector(w, s);
	}
	w->in = NULL;
	if (w->iso->end < f.at + f.size)
		w->iso->end = f.at + f.size;
}

static void
drain(struct walk *w)
{
	while (w->next < w->queue.n && !w->disk.stop)
		read_folder(w, w->queue.p[w->next++]);
}

/* Moves to the queue what was moved and is known where to, by Rock Ridge; without
 * strict what is not known as well.  False if there was nothing. */
static bool
take_moved(struct walk *w, bool strict)
{
	size_t kept = 0, before = w->queue.n;

	for (size_t i = 0; i < w->moved.n && !w->disk.stop; i++) {
		struct folder f = w->moved.p[i];
		uint64_t sector = f.at / SK_ISO_SECTOR;
		uint32_t k = w->child_at == NULL || sector >= w->iso->image.n / SK_ISO_SECTOR ? 0 :
		    w->child_at[sector];

		if (k == 0 && strict) {
			w->moved.p[kept++] = f;
			continue;
		}
		if (k > 0) {
			f.rich = w->child.p[k - 1].rich;
			w->child.p[k - 1].done = true;
		}
		push(w, &w->queue, f);
	}
	w->moved.n = kept;
	return w->queue.n > before;
}

static bool
take_children(struct walk *w)
{
	size_t before = w->queue.n;

	for (size_t i = 0; i < w->child.n && !w->disk.stop; i++)
		if (!w->child.p[i].done) {
			w->child.p[i].done = true;
			push(w, &w->queue, w->child.p[i]);
		}
	return w->queue.n > before;
}

bool
sk_iso_walk(struct sk_iso *iso, unsigned t)
{
	struct walk w = { .disk = { .u = iso->u, .self = iso->self }, .iso = iso,
		.t = &iso->tree[t], .tree = t };

	w.seen = sk_arena_alloc(iso->u->arena, iso->image.n / UNIT / 8 + 1);
	if (w.seen == NULL) {
		sk_walk_halt(&w.disk, SK_LIMIT_MEMORY_BYTES);
		return false;
	}
	push(&w, &w.queue, (struct folder){ .at = w.t->at, .size = w.t->size });
	do
		drain(&w);
	while (!w.disk.stop && (take_moved(&w, true) || take_moved(&w, false) || take_children(&w)));
	/* its members may be many, the next tree's are then not less wanted */
	return sk_budget_time(iso->u->budget);
}
