#include "iso.h"
#include "tree.h"
#include <string.h>

enum { READINGS = 4 * SK_ISO_TREES };

struct content {
	struct sk_span	 bytes;
	bool		 seen;
	const char	*why;		/* gap, or NULL */
};

/* ---- names ---- */

static bool
is_wide(const struct sk_iso_tree *t)
{
	return t->joliet || t->udf;
}

/* What Joliet and UDF have is UTF-8 by now, and its charset no question. */
static struct sk_name
wide_name(const struct sk_iso *iso, const struct sk_iso_file *f)
{
	return (struct sk_name){ .text = f->path, .nul = f->nul,
		.where = iso->tree[f->tree].udf ? "udf" : "joliet" };
}

/* A reader that stops at a NUL sees less. */
static void
add_cut(const struct sk_iso *iso, const struct sk_iso_file *f, struct sk_name *list, size_t *n)
{
	struct sk_name name = wide_name(iso, f);
	size_t at = sk_span_find(name.text, SK_SPAN("\xEF\xBF\xBD"), f->leaf);

	if (!f->nul || at == SK_SPAN_NONE || at == f->leaf)
		return;
	name.text = sk_span_head(name.text, at);
	name.nul = false;
	sk_unpack_name_once(list, n, READINGS, name);
}

/* Windows shows UDF where it is, else Joliet, other systems Rock Ridge. */
static size_t
names_of(struct sk_iso *iso, struct sk_iso_file *const *f, size_t n, struct sk_name list[READINGS])
{
	struct sk_unpack *u = iso->u;
	size_t names = 0;

	for (unsigned k = 0; k < 2; k++)
		for (size_t i = 0; i < n; i++) {
			const struct sk_iso_tree *t = &iso->tree[f[i]->tree];

			if (k == 0 ? t->udf : t->joliet) {
				sk_unpack_name_once(list, &names, READINGS, wide_name(iso, f[i]));
				add_cut(iso, f[i], list, &names);
			}
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
		if (!is_wide(&iso->tree[f[i]->tree]))
			sk_unpack_name_once(list, &names, READINGS,
			    sk_unpack_name(u, f[i]->path, SK_CS_UNKNOWN, "tree"));
	return names;
}

/* True if the trees tell endings that no writer makes of one name. */
static bool
names_differ(const struct sk_iso *iso, struct sk_iso_file *const *f, size_t n)
{
	struct sk_span wide = { 0 };

	for (size_t i = 0; i < n; i++)
		if (is_wide(&iso->tree[f[i]->tree]))
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

/* Pieces of which a file system says only that they are empty. */
static void
put_zeros(struct sk_buf *b, uint64_t n)
{
	static const uint8_t zeros[4096];

	for (; n > 0 && !b->full; n -= n < sizeof zeros ? n : sizeof zeros)
		(void)sk_buf_put(b, zeros, n < sizeof zeros ? (size_t)n : sizeof zeros);
}

/* Where the pieces do not follow each other: a copy. */
static struct content
gather(struct sk_iso *iso, const struct sk_iso_file *f)
{
	const struct sk_iso_piece *p = &iso->piece[f->piece];
	struct sk_unpack *u = iso->u;
	struct sk_buf b = sk_buf_new(u->arena, (size_t)u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	struct content c = { .seen = true };

	for (size_t i = 0; i < f->pieces && !b.full; i++) {
		struct sk_span s = sk_span_from(iso->image, p[i].at);

		if (p[i].at == SK_ISO_ZEROS) {
			put_zeros(&b, p[i].n);
			continue;
		}
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
collect(struct sk_iso *iso, const struct sk_iso_file *f)
{
	const struct sk_iso_piece *p = &iso->piece[f->piece];
	struct content c = { .seen = true };
	uint64_t end = f->at, n;

	for (size_t i = 0; i < f->pieces && !f->sparse && p[i].at == end; i++)
		end += p[i].n;
	if (f->size == 0)
		return c;
	c.bytes = sk_span_from(iso->image, f->at);
	c.bytes = sk_span_head(c.bytes, f->size > c.bytes.n ? c.bytes.n : (size_t)f->size);
	n = end - f->at == f->size ? c.bytes.n : f->size;
	if ((c.why = sk_unpack_stop(iso->u, iso->self, iso->given, n)) != NULL)
		return (struct content){ .why = c.why };
	iso->given += n;
	return end - f->at == f->size ? c : gather(iso, f);
}

static struct content
take(struct sk_iso *iso, const struct sk_iso_file *f)
{
	struct content c = collect(iso, f);

	if (c.why != NULL)
		return c;
	if (c.bytes.n < f->size) {
		sk_unpack_defect(iso->u, iso->self, "damaged");
		c.why = "damaged";
		c.seen = c.bytes.n > 0;
	} else if (f->interleaved) {
		c.why = "unsupported";
	} else if (f->packed && f->size > 0) {
		c.why = sk_iso_unzip(iso, f, c.bytes, &iso->given, &c.bytes);
	}
	return c;
}

/* ---- objects ---- */

static bool
add_content(struct sk_iso *iso, const struct sk_name *name, size_t names, const struct content *c,
    const char *label, bool hidden)
{
	struct sk_unpack *u = iso->u;
	size_t index;

	if (!sk_unpack_add(u, iso->self, name, names, sk_span_text(names > 0 ? "" : label),
	    c->bytes, c->seen, &index))
		return false;
	iso->members++;
	if (c->why != NULL)
		sk_unpack_gap(u, index, c->why);
	if (hidden && sk_record_find(u->record, index, SK_KEY_OBJECT_HIDDEN) == NULL)
		(void)sk_record_number(u->record, index, SK_KEY_OBJECT_HIDDEN, 1);
	return true;
}

/* Readers of the other byte order look elsewhere (7.3.3: both stand). */
static bool
add_big(struct sk_iso *iso, const struct sk_iso_file *f, const struct sk_name *name, size_t names)
{
	struct content c = { .seen = true };

	if (!f->differs || f->pieces != 1 || f->big_size == 0 ||
	    (f->big_at == f->at && f->big_size == f->size) ||
	    !sk_span_cut(iso->image, f->big_at, f->big_size, &c.bytes))
		return true;
	if (!sk_unpack_may(iso->u, iso->self, iso->given, c.bytes.n))
		return false;
	iso->given += c.bytes.n;
	return add_content(iso, name, names, &c, "unnamed", f->hidden);
}

/* One content under its names, one of each tree that has it. */
static bool
add_file(struct sk_iso *iso, struct sk_iso_file *const *f, size_t n)
{
	struct sk_name name[READINGS];
	struct content c = take(iso, f[0]);
	size_t names = names_of(iso, f, n, name);
	bool hidden = false;

	for (size_t i = 0; i < n; i++)
		hidden = hidden || f[i]->hidden;
	if (f[0]->size > 0 && names_differ(iso, f, n))
		sk_unpack_defect(iso->u, iso->self, "names_differ");
	if (!add_content(iso, name, names, &c, "unnamed", hidden))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!add_big(iso, f[i], name, names))
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
add_group(struct sk_iso *iso, struct sk_iso_file *const *f, size_t n)
{
	size_t from[SK_ISO_TREES] = { 0 }, count[SK_ISO_TREES] = { 0 }, most = 0, least = n;

	for (size_t i = 0; i < n; i++)
		if (count[f[i]->tree]++ == 0)
			from[f[i]->tree] = i;
	for (unsigned t = 0; t < iso->trees; t++) {
		most = count[t] > most ? count[t] : most;
		least = count[t] < least ? count[t] : least;
	}
	if (f[0]->size > 0 && least < most && !is_list(f[0]) && !iso->stub)
		sk_unpack_defect(iso->u, iso->self, "hidden_member");
	for (size_t k = 0; k < most; k++) {
		struct sk_iso_file *one[SK_ISO_TREES];
		size_t all = 0;

		for (unsigned t = 0; t < iso->trees; t++)
			if (k < count[t])
				one[all++] = f[from[t] + k];
		if (!add_file(iso, one, all))
			return false;
	}
	return true;
}

/* Empty files have only names in common: those of folders that are alike when all
 * trees have as many, else those of one name. */
static bool
add_empty(struct sk_iso *iso, struct sk_iso_file **f, size_t n)
{
	size_t count[SK_ISO_TREES] = { 0 }, same;
	bool even = true;

	for (size_t i = 0; i < n; i++)
		count[f[i]->tree]++;
	for (unsigned t = 0; t < iso->trees; t++)
		even = even && count[t] == count[0];
	if (even)
		return add_group(iso, f, n);
	sk_iso_sort_leaves(f, n);
	for (size_t i = 0; i < n; i += same) {
		for (same = 1; i + same < n && sk_iso_same_leaf(f[i], f[i + same]); same++)
			;
		if (!add_group(iso, &f[i], same))
			return false;
	}
	return true;
}

/* Microsoft's writer puts one text into the trees of old, for readers that know no UDF
 * (oscdimg, option -u2). */
static bool
is_stub(const struct sk_iso *iso)
{
	bool udf = false;

	for (unsigned t = 0; t < iso->trees; t++)
		udf = udf || iso->tree[t].udf;
	for (size_t i = 0; i < iso->n && udf; i++) {
		const struct sk_iso_file *f = &iso->file[i];

		if (!iso->tree[f->tree].udf && (iso->tree[f->tree].files != 1 ||
		    !sk_span_is_nocase(f->path, "readme.txt")))
			return false;
	}
	return udf;
}

void
sk_iso_add_all(struct sk_iso *iso)
{
	struct sk_iso_file **f = sk_iso_sort(iso);
	uint64_t end = 0;
	size_t n;

	if (f == NULL) {
		sk_unpack_gap(iso->u, iso->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	iso->stub = is_stub(iso);
	for (size_t i = 0; i < iso->n; i += n) {
		uint64_t size = iso->piece[f[i]->piece].n;

		for (n = 1; i + n < iso->n && f[i + n]->at == f[i]->at &&
		    f[i + n]->size == f[i]->size; n++)
			;
		if (size > 0 && f[i]->at < end)
			sk_unpack_defect(iso->u, iso->self, "overlap");
		if (size > 0 && f[i]->at + size > end)
			end = f[i]->at + size;
		if (f[i]->size == 0 ? !add_empty(iso, &f[i], n) : !add_group(iso, &f[i], n))
			break;
	}
	if (sk_iso_twice(iso, f))
		sk_unpack_defect(iso->u, iso->self, "duplicate_name");
}

/* Data behind the volume; zeros there are what burning programs leave. */
void
sk_iso_note_suffix(struct sk_iso *iso)
{
	struct sk_span rest = sk_span_from(iso->image, iso->end);

	if (rest.n > 0 && (rest.p[0] != 0 || memcmp(rest.p, rest.p + 1, rest.n - 1) != 0))
		sk_unpack_defect(iso->u, iso->self, "suffix");
}
