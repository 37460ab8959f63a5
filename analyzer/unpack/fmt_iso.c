#include "iso.h"
#include "tree.h"
#include <string.h>

enum { READINGS = 4 * SK_ISO_TREES };

struct job {
	struct sk_iso	 iso;
	uint64_t	 given, members;
};

struct content {
	struct sk_span	 bytes;
	bool		 seen;
	const char	*why;		/* gap, or NULL */
};

/* 40 bits of "CD001" where a volume descriptor stands, 96 more of the sync of a
 * raw sector before it. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	bool raw;

	(void)type;
	if (!sk_iso_is(bytes, &raw))
		return 0;
	return raw ? 136 : 40;
}

/* ---- names ---- */

/* What Joliet has is UTF-8 by now, and its charset no question. */
static struct sk_name
wide_name(const struct sk_iso_file *f)
{
	return (struct sk_name){ .text = f->path, .where = "joliet", .nul = f->nul };
}

/* A reader that stops at a NUL sees less. */
static void
add_cut(const struct sk_iso_file *f, struct sk_name *list, size_t *n)
{
	struct sk_name name = wide_name(f);
	size_t at = sk_span_find(name.text, SK_SPAN("\xEF\xBF\xBD"), f->leaf);

	if (!f->nul || at == SK_SPAN_NONE || at == f->leaf)
		return;
	name.text = sk_span_head(name.text, at);
	name.nul = false;
	sk_unpack_name_once(list, n, READINGS, name);
}

/* Windows shows Joliet where it is, other systems Rock Ridge. */
static size_t
names_of(struct job *j, struct sk_iso_file *const *f, size_t n, struct sk_name list[READINGS])
{
	struct sk_unpack *u = j->iso.u;
	size_t names = 0;

	for (size_t i = 0; i < n; i++)
		if (j->iso.tree[f[i]->tree].joliet) {
			sk_unpack_name_once(list, &names, READINGS, wide_name(f[i]));
			add_cut(f[i], list, &names);
		}
	for (size_t i = 0; i < n; i++)
		if (f[i]->rich.n > 0) {
			sk_unpack_name_once(list, &names, READINGS,
			    sk_unpack_name(u, f[i]->rich, SK_CS_UNKNOWN, "rock ridge"));
			/* 7-Zip does not go where the record goes on */
			if (f[i]->rich_first > f[i]->rich_leaf && f[i]->rich_first < f[i]->rich.n)
				sk_unpack_name_once(list, &names, READINGS, sk_unpack_name(u,
				    sk_span_head(f[i]->rich, f[i]->rich_first), SK_CS_UNKNOWN,
				    "cut"));
		}
	for (size_t i = 0; i < n; i++)
		if (!j->iso.tree[f[i]->tree].joliet)
			sk_unpack_name_once(list, &names, READINGS,
			    sk_unpack_name(u, f[i]->path, SK_CS_UNKNOWN, "tree"));
	return names;
}

/* True if the trees tell endings that no writer makes of one name. */
static bool
names_differ(const struct job *j, struct sk_iso_file *const *f, size_t n)
{
	struct sk_span wide = { 0 };

	for (size_t i = 0; i < n; i++)
		if (j->iso.tree[f[i]->tree].joliet)
			wide = sk_span_from(f[i]->path, f[i]->leaf);
	for (size_t i = 0; i < n; i++) {
		struct sk_span plain = sk_span_from(f[i]->path, f[i]->leaf),
		    rich = sk_span_from(f[i]->rich, f[i]->rich_leaf);

		if (f[i]->rich.n > 0 && !sk_iso_alike(rich, plain))
			return true;
		if (wide.n > 0 && (!sk_iso_alike(wide, plain) ||
		    (f[i]->rich.n > 0 && !sk_iso_alike(wide, rich))))
			return true;
	}
	return false;
}

/* ---- contents ---- */

/* Where the pieces do not follow each other: a copy. */
static struct content
gather(struct job *j, const struct sk_iso_file *f)
{
	const struct sk_iso_piece *p = &j->iso.piece[f->piece];
	struct sk_unpack *u = j->iso.u;
	struct sk_buf b = sk_buf_new(u->arena, (size_t)u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	struct content c = { .seen = true };

	for (size_t i = 0; i < f->pieces && !b.full; i++) {
		struct sk_span s = sk_span_from(j->iso.image, p[i].at);

		(void)sk_buf_span(&b, sk_span_head(s, p[i].n > s.n ? s.n : (size_t)p[i].n));
	}
	c.bytes = sk_buf_view(&b);
	if (b.full)
		c.why = sk_limit_table[b.n == b.max ? SK_LIMIT_OBJECT_BYTES :
		    SK_LIMIT_MEMORY_BYTES].name;
	return c;
}

/* As it lies in the image; copied only if its pieces are apart. */
static struct content
collect(struct job *j, const struct sk_iso_file *f)
{
	const struct sk_iso_piece *p = &j->iso.piece[f->piece];
	struct content c = { .seen = true };
	uint64_t end = f->at, n;

	for (size_t i = 0; i < f->pieces && p[i].at == end; i++)
		end += p[i].n;
	if (f->size == 0)
		return c;
	c.bytes = sk_span_from(j->iso.image, f->at);
	c.bytes = sk_span_head(c.bytes, f->size > c.bytes.n ? c.bytes.n : (size_t)f->size);
	n = end - f->at == f->size ? c.bytes.n : f->size;
	if ((c.why = sk_unpack_stop(j->iso.u, j->iso.self, j->given, n)) != NULL)
		return (struct content){ .why = c.why };
	j->given += n;
	return end - f->at == f->size ? c : gather(j, f);
}

static struct content
take(struct job *j, const struct sk_iso_file *f)
{
	struct content c = collect(j, f);

	if (c.why != NULL)
		return c;
	if (c.bytes.n < f->size) {
		sk_unpack_defect(j->iso.u, j->iso.self, "damaged");
		c.why = "damaged";
		c.seen = c.bytes.n > 0;
	} else if (f->interleaved) {
		c.why = "unsupported";
	} else if (f->packed && f->size > 0) {
		c.why = sk_iso_unzip(&j->iso, f, c.bytes, &j->given, &c.bytes);
	}
	return c;
}

/* ---- objects ---- */

static bool
add(struct job *j, const struct sk_name *name, size_t names, const struct content *c,
    const char *label, bool hidden)
{
	struct sk_unpack *u = j->iso.u;
	size_t index;

	if (!sk_unpack_add(u, j->iso.self, name, names, sk_span_text(names > 0 ? "" : label),
	    c->bytes, c->seen, &index))
		return false;
	j->members++;
	if (c->why != NULL)
		sk_unpack_gap(u, index, c->why);
	if (hidden && sk_record_find(u->record, index, SK_KEY_OBJECT_HIDDEN) == NULL)
		(void)sk_record_number(u->record, index, SK_KEY_OBJECT_HIDDEN, 1);
	return true;
}

/* Readers of the other byte order look elsewhere (7.3.3: both stand). */
static bool
add_big(struct job *j, const struct sk_iso_file *f, const struct sk_name *name, size_t names)
{
	struct content c = { .seen = true };

	if (!f->differs || f->pieces != 1 || f->big_size == 0 ||
	    (f->big_at == f->at && f->big_size == f->size) ||
	    !sk_span_cut(j->iso.image, f->big_at, f->big_size, &c.bytes))
		return true;
	if (!sk_unpack_may(j->iso.u, j->iso.self, j->given, c.bytes.n))
		return false;
	j->given += c.bytes.n;
	return add(j, name, names, &c, "unnamed", f->hidden);
}

/* One content under its names, one of each tree that has it. */
static bool
add_file(struct job *j, struct sk_iso_file *const *f, size_t n)
{
	struct sk_name name[READINGS];
	struct content c = take(j, f[0]);
	size_t names = names_of(j, f, n, name);
	bool hidden = false;

	for (size_t i = 0; i < n; i++)
		hidden = hidden || f[i]->hidden;
	if (f[0]->size > 0 && names_differ(j, f, n))
		sk_unpack_defect(j->iso.u, j->iso.self, "names_differ");
	if (!add(j, name, names, &c, "unnamed", hidden))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!add_big(j, f[i], name, names))
			return false;
	/* a limit on all that comes out ends it */
	return c.why == NULL || c.seen || sk_span_is(sk_span_text(c.why), "damaged");
}

/* Lists of names that writers put into the primary tree only (mkisofs(8), -T). */
static bool
is_list(const struct sk_iso_file *f)
{
	return sk_span_is_nocase(sk_span_from(f->path, f->leaf), "trans.tbl");
}

/* n files of one content, by tree: the first of each tree together, the second
 * ones, ... */
static bool
add_group(struct job *j, struct sk_iso_file *const *f, size_t n)
{
	size_t from[SK_ISO_TREES] = { 0 }, count[SK_ISO_TREES] = { 0 }, most = 0, least = n;

	for (size_t i = 0; i < n; i++)
		if (count[f[i]->tree]++ == 0)
			from[f[i]->tree] = i;
	for (unsigned t = 0; t < j->iso.trees; t++) {
		most = count[t] > most ? count[t] : most;
		least = count[t] < least ? count[t] : least;
	}
	if (f[0]->size > 0 && least < most && !is_list(f[0]))
		sk_unpack_defect(j->iso.u, j->iso.self, "hidden_member");
	for (size_t k = 0; k < most; k++) {
		struct sk_iso_file *one[SK_ISO_TREES];
		size_t all = 0;

		for (unsigned t = 0; t < j->iso.trees; t++)
			if (k < count[t])
				one[all++] = f[from[t] + k];
		if (!add_file(j, one, all))
			return false;
	}
	return true;
}

/* Empty files have only names in common: those of folders that are alike when all
 * trees have as many, else those of one name. */
static bool
add_empty(struct job *j, struct sk_iso_file **f, size_t n)
{
	size_t count[SK_ISO_TREES] = { 0 }, same;
	bool even = true;

	for (size_t i = 0; i < n; i++)
		count[f[i]->tree]++;
	for (unsigned t = 0; t < j->iso.trees; t++)
		even = even && count[t] == count[0];
	if (even)
		return add_group(j, f, n);
	sk_iso_sort_leaves(f, n);
	for (size_t i = 0; i < n; i += same) {
		for (same = 1; i + same < n && sk_iso_same_leaf(f[i], f[i + same]); same++)
			;
		if (!add_group(j, &f[i], same))
			return false;
	}
	return true;
}

static void
add_all(struct job *j)
{
	struct sk_iso_file **f = sk_iso_sort(&j->iso);
	uint64_t end = 0;
	size_t n;

	if (f == NULL) {
		sk_unpack_gap(j->iso.u, j->iso.self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	for (size_t i = 0; i < j->iso.n; i += n) {
		uint64_t size = j->iso.piece[f[i]->piece].n;

		for (n = 1; i + n < j->iso.n && f[i + n]->at == f[i]->at &&
		    f[i + n]->size == f[i]->size; n++)
			;
		if (size > 0 && f[i]->at < end)
			sk_unpack_defect(j->iso.u, j->iso.self, "overlap");
		if (size > 0 && f[i]->at + size > end)
			end = f[i]->at + size;
		if (f[i]->size == 0 ? !add_empty(j, &f[i], n) : !add_group(j, &f[i], n))
			break;
	}
	if (sk_iso_twice(&j->iso, f))
		sk_unpack_defect(j->iso.u, j->iso.self, "duplicate_name");
}

/* ---- what stands beside the files ---- */

/* The first image to boot from, if no tree lists it (El Torito 1.0, figures 2, 3). */
static void
add_boot(struct job *j)
{
	struct sk_span catalogue = sk_span_from(j->iso.image, j->iso.boot);
	struct content c = { .seen = true };
	uint16_t key, sectors;
	uint64_t n;
	uint8_t media;
	uint32_t at;

	if (!sk_span_u16le(catalogue, 30, &key) || key != 0xAA55 ||
	    !sk_span_u8(catalogue, 33, &media) || !sk_span_u16le(catalogue, 38, &sectors) ||
	    !sk_span_u32le(catalogue, 40, &at))
		return;
	for (size_t i = 0; i < j->iso.n; i++)
		if (j->iso.file[i].at == (uint64_t)at * SK_ISO_SECTOR)
			return;
	media &= 15;
	n = media == 1 ? 1200 * 1024 : media == 2 ? 1440 * 1024 : media == 3 ? 2880 * 1024 :
	    sectors * 512u;
	if (!sk_span_cut(j->iso.image, (uint64_t)at * SK_ISO_SECTOR, n, &c.bytes) || n == 0 ||
	    !sk_unpack_may(j->iso.u, j->iso.self, j->given, n))
		return;
	j->given += n;
	(void)add(j, NULL, 0, &c, "boot", false);
}

/* Data behind the volume; zeros there are what burning programs leave. */
static void
note_suffix(struct job *j)
{
	struct sk_span rest = sk_span_from(j->iso.image, j->iso.end);

	if (rest.n > 0 && (rest.p[0] != 0 || memcmp(rest.p, rest.p + 1, rest.n - 1) != 0))
		sk_unpack_defect(j->iso.u, j->iso.self, "suffix");
}

/* The other side of a bridge disc, until there is a format that reads it. */
static void
note_udf(struct job *j)
{
	for (size_t i = 0; sk_fmt_table[i] != NULL; i++)
		if (strcmp(sk_fmt_table[i]->name, "udf") == 0)
			return;
	sk_unpack_gap(j->iso.u, j->iso.self, "unsupported");
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct job j = { .iso = { .u = u, .self = self, .image = u->object[self].bytes } };
	bool raw;

	if (sk_iso_is(j.iso.image, &raw) && raw && !sk_iso_gather(&j.iso, j.iso.image))
		return;
	sk_iso_volume(&j.iso);
	for (unsigned t = 0; t < j.iso.trees; t++)
		if (!sk_iso_walk(&j.iso, t))
			break;
	add_all(&j);
	if (j.iso.boots)
		add_boot(&j);
	if (j.iso.udf)
		note_udf(&j);
	note_suffix(&j);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j.members);
}

const struct sk_format sk_fmt_iso = { "iso", "ECMA-119 (ISO 9660), Joliet, RRIP 1.12", bid, open };
