#include <stdlib.h>
#include "tar.h"
#include "tree.h"

/*
 * Header of 512 bytes, POSIX.1-2017, pax, "ustar Interchange Format"; the types
 * 'L' and 'K' and numbers in base 256 are GNU's (tar manual, "Basic Tar Format").
 */
enum {
	BLOCK = SK_TAR_BLOCK, AT_SIZE = 124, AT_SUM = 148, AT_KIND = 156, AT_LINK = 157,
	AT_MAGIC = 257, AT_PREFIX = 345,
	NAME_MOST = 65536	/* of a long name or a pax header */
};

/* A file, or a hard link to one. */
struct file {
	struct sk_span	 name, target;	/* target: of a link */
	struct sk_span	 bytes;
	bool		 link;
};

/* What extended headers say of the next member. */
struct tar {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 rest;		/* from the next header on */
	struct sk_span	 long_name, long_link, pax_name, pax_link, sparse_name, pax;
	bool		 pax_sized;
	uint64_t	 pax_size, members, given;
	uint64_t	 brief_size;	/* what the header says where pax says another size */
	struct file	*file;
	size_t		 files, room;
};

/* Octal, with blanks around it; or base 256 with the top bit set.  Readers take
 * the digits before what is none: so *v_r is that, though it is false. */
bool
sk_tar_number(struct sk_span head, size_t at, size_t n, uint64_t *v_r)
{
	struct sk_span s;
	uint64_t v = 0;

	*v_r = 0;
	if (!sk_span_cut(head, at, n, &s))
		return false;
	if (s.p[0] & 0x80) {
		for (size_t i = 1; i < s.n; i++) {
			if (v >> 55)
				return false;
			v = v << 8 | s.p[i];
		}
		*v_r = v;
		return s.p[0] == 0x80;
	}
	s = sk_span_trim(sk_span_head(s, sk_span_chr(s, 0, 0)));
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '7' || v >> 60)
			return false;
		*v_r = v = v << 3 | (uint64_t)(s.p[i] - '0');
	}
	return true;
}

/* The sum of all bytes, its own field taken as blanks.  Some old writers added
 * signed bytes. */
static bool
sum_fits(struct sk_span head)
{
	uint64_t want, sum = 0;
	int64_t other = 0;

	if (head.n < BLOCK)
		return false;
	(void)sk_tar_number(head, AT_SUM, 8, &want);	/* no sum of 512 bytes with 8 blanks is 0 */
	for (size_t i = 0; i < BLOCK; i++) {
		uint8_t c = i >= AT_SUM && i < AT_SUM + 8 ? ' ' : head.p[i];

		sum += c;
		other += (int8_t)c;
	}
	return want == sum || (other >= 0 && want == (uint64_t)other);
}

/* 17 bits of a checksum that fits, 40 of the magic word. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	bool magic = bytes.n >= BLOCK && sk_span_begins(sk_span_from(bytes, AT_MAGIC),
	    SK_SPAN("ustar"));

	if ((!magic && type != SK_TYPE_TAR) || !sum_fits(bytes))
		return 0;
	return magic ? 57 : 17;
}

/* A field of text, without what stands behind its zero. */
static struct sk_span
text_at(struct sk_span head, size_t at, size_t n)
{
	struct sk_span s;

	(void)sk_span_cut(head, at, n, &s);
	return sk_span_head(s, sk_span_chr(s, 0, 0));
}

static struct sk_span
name_of(struct tar *t, struct sk_span head)
{
	struct sk_span name = text_at(head, 0, 100), prefix = text_at(head, AT_PREFIX, 155);
	struct sk_buf b = sk_buf_new(t->u->arena, 512);

	if (!sk_span_begins(sk_span_from(head, AT_MAGIC), SK_SPAN("ustar\0")) || prefix.n == 0)
		return name;
	(void)sk_buf_span(&b, prefix);
	(void)sk_buf_byte(&b, '/');
	(void)sk_buf_span(&b, name);
	return sk_buf_view(&b);
}

static void
read_pax(struct tar *t, struct sk_span s)
{
	struct sk_span key, value;

	t->pax = s = sk_span_head(s, NAME_MOST);
	while (sk_tar_record(&s, &key, &value))
		if (sk_span_is(key, "path"))
			t->pax_name = value;
		else if (sk_span_is(key, "linkpath"))
			t->pax_link = value;
		else if (sk_span_is(key, "GNU.sparse.name"))
			t->sparse_name = value;
		else if (sk_span_is(key, "size"))
			t->pax_sized = sk_span_number(value, 10, INT64_MAX, &t->pax_size);
}

/* The bytes of the name that counts. */
static struct sk_span
best_name(struct tar *t, struct sk_span head)
{
	return t->sparse_name.n > 0 ? t->sparse_name : t->pax_name.n > 0 ? t->pax_name :
	    t->long_name.n > 0 ? t->long_name : name_of(t, head);
}

/* True if brief, which is not cut, has another extension than whole. */
static bool
ends_otherwise(struct sk_span whole, struct sk_span brief)
{
	size_t dot = brief.n;

	if (brief.n == 0 || brief.n >= 100)
		return false;
	while (dot > 0 && brief.p[dot - 1] != '.' && brief.p[dot - 1] != '/')
		dot--;
	if (dot == 0 || brief.p[dot - 1] != '.')
		return false;
	brief = sk_span_from(brief, dot - 1);
	return whole.n < brief.n || !sk_span_same(sk_span_from(whole, whole.n - brief.n), brief);
}

static bool
add(struct tar *t, struct sk_span head, struct sk_span bytes)
{
	struct sk_name name[3];
	size_t n = 0, index;

	if (t->pax_name.n > 0)
		sk_unpack_name_once(name, &n, 3, sk_unpack_name(t->u, t->pax_name, SK_CS_UTF8, "pax"));
	if (t->long_name.n > 0)
		sk_unpack_name_once(name, &n, 3,
		    sk_unpack_name(t->u, t->long_name, SK_CS_UNKNOWN, "long"));
	/* The short name is a cut one where a long one stands, but for one that ends
	 * otherwise before its field does: readers that know no pax go by that. */
	if (n == 0 || ends_otherwise(best_name(t, head), text_at(head, 0, 100)))
		sk_unpack_name_once(name, &n, 3,
		    sk_unpack_name(t->u, name_of(t, head), SK_CS_UNKNOWN, "header"));
	return sk_unpack_plain(t->u, t->self, name, n, bytes, &t->given, &index);
}

/* A member with holes: as it comes out, and as readers show it that take all pax
 * members for whole ones. */
static bool
add_sparse(struct tar *t, const struct sk_tar_sparse *s)
{
	struct sk_name name = sk_unpack_name(t->u, best_name(t, s->head), SK_CS_UNKNOWN, "header");
	struct sk_span content;
	const char *why = sk_tar_expand(t->u, t->self, s, &t->given, &content);
	size_t index;

	if (!sk_unpack_add(t->u, t->self, &name, name.text.n > 0, (struct sk_span){ 0 }, content,
	    why == NULL, &index))
		return false;
	if (why != NULL)
		sk_unpack_gap(t->u, index, why);
	/* a claim that is too large says nothing of the members behind it */
	if (why == NULL && (s->pax.n == 0 || sk_span_same(content, s->data)))
		return true;
	t->sparse_name = (struct sk_span){ 0 };
	return add(t, s->head, s->data);
}

/* ---- hard links ---- */

static void
keep(struct tar *t, const struct file *f)
{
	size_t more = t->room == 0 ? 16 : 2 * t->room;
	struct file *grown;

	if (t->files == t->room) {
		grown = sk_arena_grow(t->u->arena, t->file, t->room * sizeof *grown,
		    more * sizeof *grown);
		if (grown == NULL) {
			sk_unpack_gap(t->u, t->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
			return;
		}
		t->file = grown;
		t->room = more;
	}
	t->file[t->files++] = *f;
}

static int
by_name(const void *a, const void *b)
{
	const struct file *const *x = a, *const *y = b;

	return sk_span_order((*x)->name, (*y)->name);
}

/* Another name of a file that stands in the archive has its content. */
static bool
add_links(struct tar *t)
{
	const struct file **full = sk_arena_array(t->u->arena, t->files + 1, sizeof *full), **found;
	size_t n = 0, index;
	bool more = true;

	if (full == NULL)
		return false;
	for (size_t i = 0; i < t->files; i++)
		if (!t->file[i].link)
			full[n++] = &t->file[i];
	if (n > 0)
		qsort(full, n, sizeof *full, by_name);
	for (size_t i = 0; i < t->files && n > 0 && more; i++) {
		struct file key = { .name = t->file[i].target };
		const struct file *k = &key;
		struct sk_name name;

		if (!t->file[i].link ||
		    (found = bsearch(&k, full, n, sizeof *full, by_name)) == NULL)
			continue;
		name = sk_unpack_name(t->u, t->file[i].name, SK_CS_UNKNOWN, "link");
		more = sk_unpack_plain(t->u, t->self, &name, name.text.n > 0, (*found)->bytes,
		    &t->given, &index);
	}
	return more;
}

/* ---- members ---- */

/* True if that is a folder, though V7 tar has no kind for one. */
static bool
is_folder(struct sk_span name)
{
	return name.n > 0 && name.p[name.n - 1] == '/';
}

/* One member, with what was said of it before. */
/* What a reader that knows no pax takes out. */
static bool
add_brief(struct tar *t, struct sk_span head)
{
	uint64_t n = t->brief_size < t->rest.n ? t->brief_size : t->rest.n;

	sk_unpack_defect(t->u, t->self, "size_lie");
	return add(t, head, sk_span_head(t->rest, (size_t)n));
}

static bool
take_member(struct tar *t, struct sk_span head, struct sk_span bytes, struct sk_span blocks,
    uint8_t kind)
{
	struct sk_tar_sparse s = { head, blocks, t->pax, bytes };
	struct file f = { .name = best_name(t, head), .bytes = bytes };
	bool regular = kind == '0' || kind == 0 || kind == '7' || kind == 'S', more = true;

	t->members++;
	if (kind == '1' && bytes.n == 0) {
		f.link = true;
		f.target = t->pax_link.n > 0 ? t->pax_link : t->long_link.n > 0 ? t->long_link :
		    text_at(head, AT_LINK, 100);
		keep(t, &f);
	} else if (regular && sk_tar_is_sparse(&s, kind)) {
		more = add_sparse(t, &s);
	} else if (bytes.n > 0 || (regular && !is_folder(f.name))) {
		/* links, devices and folders have no content of their own */
		more = add(t, head, bytes);
		keep(t, &f);
	}
	if (more && t->brief_size > 0 && !sk_tar_is_sparse(&s, kind))
		more = add_brief(t, head);
	t->long_name = t->long_link = t->pax_name = t->pax_link = t->sparse_name = t->pax =
	    (struct sk_span){ 0 };
	t->pax_sized = false;
	t->brief_size = 0;
	return more;
}

/* What one header says, and the bytes behind it.  False to stop. */
static bool
take(struct tar *t, struct sk_span head, uint64_t size, uint8_t kind)
{
	struct sk_span blocks = { 0 }, bytes;
	bool more = true;

	if (kind == 'S')
		blocks = sk_tar_more(head, t->rest);
	t->rest = sk_span_from(t->rest, blocks.n);
	bytes = sk_span_head(t->rest, size > t->rest.n ? t->rest.n : (size_t)size);
	if (size > t->rest.n)
		sk_unpack_defect(t->u, t->self, "damaged");
	if (kind == 'L')
		t->long_name = sk_span_head(bytes, sk_span_chr(bytes, 0, 0));
	else if (kind == 'K')
		t->long_link = sk_span_head(bytes, sk_span_chr(bytes, 0, 0));
	else if (kind == 'x' || kind == 'X')
		read_pax(t, bytes);
	else if (kind != 'g')
		more = take_member(t, head, bytes, blocks, kind);
	size = size > UINT64_MAX - BLOCK ? size : (size + BLOCK - 1) / BLOCK * BLOCK;
	t->rest = sk_span_from(t->rest, size);
	return more;
}

static bool
is_zero(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != 0)
			return false;
	return true;
}

/* The size that the header at head gives the bytes behind it. */
static uint64_t
size_of(struct tar *t, struct sk_span head, uint8_t kind)
{
	uint64_t size;

	if (!sk_tar_number(head, AT_SIZE, 12, &size))
		sk_unpack_defect(t->u, t->self, "damaged");
	if (kind >= '1' && kind <= '6' && kind != '5')
		size = 0;	/* a link's size is that of its target */
	/* what is said of the next member is not said of what describes it */
	if (t->pax_sized && sk_span_chr(SK_SPAN("LKxXg"), kind, 0) == SK_SPAN_NONE) {
		t->brief_size = size == t->pax_size ? 0 : size;
		size = t->pax_size;
	}
	return size;
}

/*
 * Two blocks of zeros are the end, and most stop at one; but some readers go on
 * behind them, and most look for the next header behind one that is broken: so
 * every block that can be a header is one.
 */
static void
open(struct sk_unpack *u, size_t self)
{
	struct tar t = { .u = u, .self = self, .rest = u->object[self].bytes };
	struct sk_span head;
	unsigned zeros = 0;
	bool more = true;
	uint8_t kind;

	while (sk_span_take(&t.rest, BLOCK, &head)) {
		bool header = sum_fits(head);

		if (!header && is_zero(head)) {
			zeros++;
			continue;
		}
		if (zeros > 0)
			sk_unpack_defect(u, self, "suffix");
		else if (!header)
			sk_unpack_defect(u, self, "damaged");
		if (!header)
			continue;
		if (t.members >= u->budget->limit[SK_LIMIT_MEMBERS]) {
			sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMBERS].name);
			break;
		}
		(void)sk_span_u8(head, AT_KIND, &kind);
		if (!(more = take(&t, head, size_of(&t, head, kind), kind)))
			break;
	}
	if (more)
		(void)add_links(&t);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, t.members);
}

const struct sk_format sk_fmt_tar = { "tar", "POSIX.1-2017, pax, ustar Interchange Format", bid,
	open };
