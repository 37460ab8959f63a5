#include <string.h>
#include "disk.h"
#include "iso.h"
#include "tree.h"

enum { NAMES = 2, PATH = SK_RECORD_TEXT };

struct job {
	struct sk_fat	 f;
	uint64_t	 given, members;
};

/* Fields of the boot sector that have a meaning in a few values only, about 30 bits,
 * and 24 of the table's first entry. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)type;
	return sk_fat_is(bytes) && !sk_disk_is_fixed(bytes) ? 54 : 0;
}

/* ---- names ---- */

/* above/leaf, as much of it as a path may have. */
static struct sk_span
join(struct job *j, struct sk_span above, struct sk_span leaf)
{
	struct sk_buf b = sk_buf_new(j->f.u->arena, PATH);

	if (above.n == 0)
		return leaf;
	(void)sk_buf_reserve(&b, above.n + leaf.n + 1);
	(void)sk_buf_span(&b, sk_span_head(above, PATH - 1024));
	(void)sk_buf_byte(&b, '/');
	(void)sk_buf_span(&b, leaf);
	return sk_buf_view(&b);
}

static struct sk_name
brief(struct job *j, const struct sk_fat_file *e)
{
	return sk_unpack_name(j->f.u, e->brief, SK_CS_UNKNOWN, "short");
}

/* Windows shows the long name; what knows none, the short one. */
static size_t
names_of(struct job *j, const struct sk_fat_file *e, struct sk_name list[NAMES])
{
	struct sk_span above = j->f.folder[e->folder].path;
	struct sk_name name = brief(j, e);
	size_t n = 0;

	if (e->wide.n > 0) {
		sk_unpack_name_once(list, &n, NAMES,
		    (struct sk_name){ .text = join(j, above, e->wide), .where = "long" });
		if (!sk_iso_alike(e->wide, name.text))
			sk_unpack_defect(j->f.u, j->f.self, "names_differ");
	}
	name.text = join(j, above, name.text);
	sk_unpack_name_once(list, &n, NAMES, name);
	return n;
}

static void
name_ahead(struct job *j, const struct sk_fat_file *e)
{
	if (sk_utf8_ascii(e->brief) < e->brief.n)
		sk_unpack_name_ahead(j->f.u, e->brief);
}

/* Folders stand parents first. */
static void
name_folders(struct job *j)
{
	struct sk_fat *f = &j->f;

	for (size_t i = 1; i < f->folders; i++)
		name_ahead(j, &f->folder[i].as);
	for (size_t i = 0; i < f->files; i++)
		name_ahead(j, &f->file[i]);
	for (size_t i = 1; i < f->folders; i++) {
		const struct sk_fat_file *e = &f->folder[i].as;

		f->folder[i].path = join(j, f->folder[e->folder].path,
		    e->wide.n > 0 ? e->wide : brief(j, e).text);
	}
}

/* ---- contents ---- */

/* Marks cluster c as one of file i: false if it has it already, and goes in a ring. */
static bool
own(struct job *j, uint32_t c, size_t i)
{
	uint32_t *owner = &j->f.owner[c - 2];

	if (*owner == (uint32_t)i + 1)
		return false;
	if (*owner != 0)
		sk_unpack_defect(j->f.u, j->f.self, "overlap");
	*owner = (uint32_t)i + 1;
	return true;
}

/* The clusters from *c on that follow each other in the image too, at most n bytes;
 * *c is then the one behind them, 0 at the end. */
static struct sk_span
run(struct job *j, uint32_t *c, uint64_t n, size_t i)
{
	const struct sk_fat *f = &j->f;
	uint32_t last = *c, next;
	uint64_t at, have = f->cluster;

	if (!sk_fat_at(f, *c, &at) || !own(j, *c, i)) {
		*c = 0;
		return (struct sk_span){ 0 };
	}
	while ((next = sk_fat_next(f, last)) == last + 1 && have < n && own(j, next, i)) {
		have += f->cluster;
		last = next;
	}
	*c = next;
	return sk_span_head(sk_span_from(f->image, at), (size_t)(have < n ? have : n));
}

/* As it lies in the image; copied only if its clusters are apart. */
static const char *
collect(struct job *j, size_t i, struct sk_span *bytes_r)
{
	const struct sk_fat_file *e = &j->f.file[i];
	struct sk_unpack *u = j->f.u;
	struct sk_buf b = sk_buf_new(u->arena, (size_t)u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	uint64_t most = (uint64_t)j->f.clusters * j->f.cluster;
	uint32_t c = e->first;
	const char *why;

	*bytes_r = (struct sk_span){ 0 };
	if (e->size == 0)
		return NULL;
	if ((why = sk_unpack_stop(u, j->f.self, j->given, e->size < most ? e->size : most)) != NULL)
		return why;
	j->given += e->size < most ? e->size : most;
	*bytes_r = run(j, &c, e->size, i);
	if (bytes_r->n < e->size && c != 0) {
		(void)sk_buf_reserve(&b, (size_t)(e->size < most ? e->size : most));
		(void)sk_buf_span(&b, *bytes_r);
		while (c != 0 && b.n < e->size && !b.full)
			(void)sk_buf_span(&b, run(j, &c, e->size - b.n, i));
		*bytes_r = sk_buf_view(&b);
	}
	if (b.full)
		return sk_limit_table[b.n == b.max ? SK_LIMIT_OBJECT_BYTES :
		    SK_LIMIT_MEMORY_BYTES].name;
	return bytes_r->n < e->size ? "damaged" : NULL;
}

static bool
add(struct job *j, size_t i)
{
	const struct sk_fat_file *e = &j->f.file[i];
	struct sk_unpack *u = j->f.u;
	struct sk_name name[NAMES];
	size_t names = names_of(j, e, name), index;
	struct sk_span bytes;
	const char *why = collect(j, i, &bytes);

	if (why != NULL && strcmp(why, "damaged") == 0)
		sk_unpack_defect(u, j->f.self, "damaged");
	if (!sk_unpack_add(u, j->f.self, name, names, (struct sk_span){ 0 }, bytes,
	    why == NULL || bytes.n > 0, &index))
		return false;
	j->members++;
	if (why != NULL)
		sk_unpack_gap(u, index, why);
	if (e->hidden && sk_record_find(u->record, index, SK_KEY_OBJECT_HIDDEN) == NULL)
		(void)sk_record_number(u->record, index, SK_KEY_OBJECT_HIDDEN, 1);
	return why == NULL || bytes.n > 0 || strcmp(why, "damaged") == 0;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct job j = { .f = { .u = u, .self = self, .image = u->object[self].bytes } };
	struct sk_span rest;

	if (!sk_fat_read(&j.f))
		return;
	name_folders(&j);
	for (size_t i = 0; i < j.f.files; i++)
		if (!add(&j, i))
			break;
	/* A partition has room behind its volume, but nothing stands there. */
	rest = sk_span_from(j.f.image, j.f.end);
	if (rest.n > 0 && memcmp(rest.p, rest.p + 1, rest.n - 1) != 0)
		sk_unpack_defect(u, self, "suffix");
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j.members);
}

const struct sk_format sk_fmt_fat = { "fat", "Microsoft FAT32 File System Specification 1.03",
	bid, open };
