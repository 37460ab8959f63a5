#include <string.h>
#include "tree.h"
#include "udf.h"
#include "walk.h"

enum { UNIT = 512, PATH = SK_RECORD_TEXT, PIECES = 1 << 20, FILE_ID = 38, TIMES = 2 };
enum { TAG_FILE_ID = 257 };
enum { HIDDEN = 1, FOLDER = 2, DELETED = 4, PARENT = 8 };	/* 4/14.4.3 */
enum { TYPE_FOLDER = 4, TYPE_LINK = 12 };			/* 4/14.6.6 */

struct folder {
	struct sk_udf_address at;
	struct sk_span	 path;
	bool		 hidden;
};
struct walk {
	struct sk_walk	 disk;
	struct sk_iso	*iso;
	struct sk_udf	*udf;
	unsigned	 tree;
	struct folder	*queue;
	size_t		 n, room, files;
	uint8_t		*seen;		/* one bit for each unit with a folder's entry */
	uint64_t	 read;		/* bytes of folders */
};

static void
push(struct walk *w, struct folder f)
{
	bool full = w->n >= w->iso->u->budget->limit[SK_LIMIT_MEMBERS];
	void *p = w->queue;

	if (!sk_walk_room(&w->disk, full, &p, w->n, &w->room, sizeof f))
		return;
	w->queue = p;
	w->queue[w->n++] = f;
}

/* ---- names ---- */

/* OSTA compressed Unicode, UDF 2.1.1: 8 or 16 bits each. */
static struct sk_span
join(struct walk *w, struct sk_span above, struct sk_span id, bool *nul, size_t *leaf_r)
{
	struct sk_buf b = sk_buf_new(w->iso->u->arena, PATH);
	uint8_t form = 0, c8;

	if (above.n > 0) {
		(void)sk_buf_span(&b, sk_span_head(above, PATH - 1024));
		(void)sk_buf_byte(&b, '/');
	}
	*leaf_r = b.n;
	(void)sk_span_u8(id, 0, &form);
	id = sk_span_from(id, 1);
	for (size_t i = 0; form != 16 && sk_span_u8(id, i, &c8); i++) {
		*nul = *nul || c8 == 0;
		(void)sk_buf_utf8(&b, c8 == 0 ? 0xFFFD : c8);
	}
	if (form == 16)
		sk_walk_utf16be(&b, id, nul);
	return sk_buf_view(&b);
}

/* ---- files ---- */

static void
add_piece(struct walk *w, struct sk_iso_file *f, uint64_t at, uint64_t n)
{
	struct sk_iso *iso = w->iso;
	struct sk_iso_piece *last = f->pieces > 0 ? &iso->piece[iso->pieces - 1] : NULL;
	void *p = iso->piece;

	if (n == 0 && (f->pieces > 0 || at > 0))
		return;
	if (f->pieces == 0)
		f->at = at;
	f->size += n;
	if (at != SK_ISO_ZEROS && iso->end < at + n)
		iso->end = at + n;
	if (last != NULL && at != SK_ISO_ZEROS && last->at != SK_ISO_ZEROS && last->at + last->n == at) {
		last->n += n;
		return;
	}
	if (!sk_walk_room(&w->disk, iso->pieces >= PIECES, &p, iso->pieces, &iso->pieces_room,
	    sizeof *iso->piece))
		return;
	iso->piece = p;
	iso->piece[iso->pieces++] = (struct sk_iso_piece){ at, n };
	f->pieces++;
}

/* Where the content of e lies, piece by piece. */
static void
find_pieces(struct walk *w, struct sk_iso_file *f, struct sk_udf_entry *e)
{
	struct sk_udf_address a;
	uint64_t left = e->size, n, at, run;
	unsigned kind;

	if (e->form == 3) {
		add_piece(w, f, e->at, e->rest.n < left ? e->rest.n : left);
		left -= e->rest.n < left ? e->rest.n : left;
	}
	while (!w->disk.stop && left > 0 && sk_udf_extent(w->udf, e, &a, &n, &kind)) {
		n = n < left ? n : left;
		left -= n;
		if (kind != 0) {
			f->sparse = true;
			add_piece(w, f, SK_ISO_ZEROS, n);
			continue;
		}
		for (; n > 0 && !w->disk.stop; n -= run) {
			run = sk_udf_at(w->udf, a, n, &at);
			if (run == 0 || at >= w->iso->image.n) {	/* nowhere */
				left += n;
				n = run = 0;
				break;
			}
			add_piece(w, f, at, run);
			a.block += (uint32_t)(run / w->udf->block);
		}
	}
	if (left > 0 && f->pieces > 0)
		f->size += left;		/* more than there is: damaged */
	else if (left > 0)
		add_piece(w, f, w->iso->image.n, left);
}

static void
add_file(struct walk *w, const struct folder *in, struct sk_span id, bool hidden,
    struct sk_udf_entry *e)
{
	struct sk_iso *iso = w->iso;
	bool full = w->files >= iso->u->budget->limit[SK_LIMIT_MEMBERS];
	void *p = iso->file;
	struct sk_iso_file *f;

	if (!sk_walk_room(&w->disk, full, &p, iso->n, &iso->room, sizeof *iso->file))
		return;
	iso->file = p;
	f = &iso->file[iso->n];
	*f = (struct sk_iso_file){ .tree = w->tree, .order = iso->n, .piece = iso->pieces,
		.hidden = hidden };
	f->path = join(w, in->path, id, &f->nul, &f->leaf);
	find_pieces(w, f, e);
	if (f->pieces == 0)
		add_piece(w, f, 0, 0);		/* every file has one */
	if (f->pieces == 0)
		return;
	iso->n++;
	w->files++;
	iso->tree[w->tree].files++;
}

/* ---- folders ---- */

static void
listed(struct walk *w, const struct folder *in, struct sk_span id, uint8_t flags,
    struct sk_udf_address at)
{
	bool hidden = in->hidden || (flags & HIDDEN) != 0, nul = false;
	struct sk_udf_entry e;
	uint64_t where;
	size_t leaf;

	if (sk_udf_at(w->udf, at, w->udf->block, &where) == 0 || !sk_udf_entry(w->udf, where, &e)) {
		sk_walk_damaged(&w->disk);
		return;
	}
	e.map = at.map;
	if ((flags & FOLDER) != 0 || e.type == TYPE_FOLDER)
		push(w, (struct folder){ at, join(w, in->path, id, &nul, &leaf), hidden });
	else if (e.type != TYPE_LINK)
		add_file(w, in, id, hidden, &e);
}

/* 4/14.4: names, each with where its entry is. */
static void
read_names(struct walk *w, const struct folder *in, struct sk_span s)
{
	while (!w->disk.stop && s.n >= FILE_ID) {
		struct sk_udf_address at;
		struct sk_span id;
		uint16_t tag, use;
		uint8_t flags, n;
		size_t size;

		if (!sk_span_u16le(s, 0, &tag) || tag != TAG_FILE_ID || !sk_span_u8(s, 18, &flags) ||
		    !sk_span_u8(s, 19, &n) || !sk_span_u32le(s, 24, &at.block) ||
		    !sk_span_u16le(s, 28, &at.map) || !sk_span_u16le(s, 36, &use) ||
		    !sk_span_cut(s, (uint64_t)FILE_ID + use, n, &id)) {
			if (tag != 0)
				sk_walk_damaged(&w->disk);
			return;
		}
		if ((flags & (DELETED | PARENT)) == 0)
			listed(w, in, id, flags, at);
		size = (FILE_ID + (size_t)use + n + 3) / 4 * 4;
		s = sk_span_from(s, size);
	}
}

/* A folder's content in one piece; copied only if it lies apart. */
static struct sk_span
content(struct walk *w, struct sk_udf_entry *e)
{
	struct sk_buf b = sk_buf_new(w->iso->u->arena, w->iso->image.n);
	struct sk_span whole = { 0 };
	struct sk_udf_address a;
	uint64_t n, at, run, left = e->size;
	unsigned kind, runs = 0;

	if (e->form == 3)
		return sk_span_head(e->rest, e->size < e->rest.n ? (size_t)e->size : e->rest.n);
	while (left > 0 && w->read <= TIMES * (uint64_t)w->iso->image.n && !b.full &&
	    sk_udf_extent(w->udf, e, &a, &n, &kind)) {
		for (n = n < left ? n : left; n > 0 && kind == 0; n -= run, left -= run) {
			struct sk_span s;

			run = sk_udf_at(w->udf, a, n, &at);
			s = sk_span_from(w->iso->image, at);
			if (run == 0 || s.n < run)
				return sk_buf_view(&b);
			s = sk_span_head(s, (size_t)run);
			w->read += run;
			if (runs++ == 0 && run == left)
				return s;
			if (!sk_buf_span(&b, s))
				break;
			a.block += (uint32_t)(run / w->udf->block);
			whole = sk_buf_view(&b);
		}
		if (kind != 0)
			break;
	}
	return whole;
}

static void
read_folder(struct walk *w, struct folder f)
{
	struct sk_udf_entry e;
	struct sk_span s;
	uint64_t at, unit;

	if (sk_udf_at(w->udf, f.at, w->udf->block, &at) == 0 || !sk_udf_entry(w->udf, at, &e)) {
		sk_walk_damaged(&w->disk);
		return;
	}
	unit = at / UNIT;
	if (w->seen[unit / 8] & 1u << unit % 8) {
		sk_unpack_defect(w->iso->u, w->iso->self, "overlap");
		return;
	}
	w->seen[unit / 8] |= (uint8_t)(1u << unit % 8);
	e.map = f.at.map;
	s = content(w, &e);
	if (s.n < e.size)
		sk_walk_damaged(&w->disk);
	read_names(w, &f, s);
	if (w->read > TIMES * (uint64_t)w->iso->image.n) {
		sk_walk_damaged(&w->disk);
		w->disk.stop = true;
	}
}

bool
sk_udf_walk(struct sk_iso *iso)
{
	struct sk_udf udf = { .image = iso->image };
	struct walk w = { .disk = { .u = iso->u, .self = iso->self }, .iso = iso,
		.udf = &udf, .tree = iso->trees };
	uint64_t end;

	if (iso->trees == SK_ISO_TREES || !sk_udf_volume(&udf, iso->u->arena, &end)) {
		sk_walk_damaged(&w.disk);
		sk_unpack_gap(iso->u, iso->self, "damaged");
		return false;
	}
	/* an anchor may stand in the last block */
	iso->end = iso->end < end ? end + 256 * (uint64_t)udf.block : iso->end;
	iso->tree[iso->trees++] = (struct sk_iso_tree){ .udf = true };
	if ((w.seen = sk_arena_alloc(iso->u->arena, iso->image.n / UNIT / 8 + 1)) == NULL) {
		sk_walk_halt(&w.disk, SK_LIMIT_MEMORY_BYTES);
		return false;
	}
	push(&w, (struct folder){ .at = udf.root });
	for (size_t i = 0; i < w.n && !w.disk.stop; i++) {
		if (!sk_budget_time(iso->u->budget)) {
			sk_walk_halt(&w.disk, SK_LIMIT_CPU_MS);
			return false;
		}
		read_folder(&w, w.queue[i]);
	}
	return true;
}
