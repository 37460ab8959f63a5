#include <stdlib.h>
#include "rar.h"
#include "tree.h"
#include "unpack/pe.h"

enum {
	READINGS = 4,
	COMMENT_MOST = 256 << 10	/* "The maximum comment size", WinRAR manual */
};

/* ---- bid ---- */

/* What may have a RAR behind it: a self-extractor's program (SFX modules of RAR
 * have 60 to 300 KB) other than one of Windows, or something that only looks like
 * a picture. */
static bool
may_carry(enum sk_type type)
{
	static const enum sk_type types[] = {
		SK_TYPE_PE, SK_TYPE_ELF, SK_TYPE_MACHO, SK_TYPE_UNKNOWN, SK_TYPE_IMAGE,
		SK_TYPE_PDF, SK_TYPE_AUDIO, SK_TYPE_VIDEO
	};

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (type == types[i])
			return true;
	return false;
}

/* 32 bits of "RE~^", 56 and 64 of the later signatures; 16 and 32 more for the
 * checksum of the header behind one that does not stand at the start. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	static const int bits[] = { [SK_RAR_NONE] = 0, [SK_RAR_OLD] = 32, [SK_RAR_FOUR] = 56,
		[SK_RAR_FIVE] = 64 };
	size_t at;
	int n = bits[sk_rar_signature(bytes, true)];

	if (n > 0 || !may_carry(type) || sk_pe_is(bytes) ||
	    (at = sk_rar_find(bytes, 1)) == SK_SPAN_NONE)
		return n;
	n = bits[sk_rar_signature(sk_span_from(bytes, at), true)];
	return n + (n == bits[SK_RAR_FIVE] ? 32 : 16);
}

/* ---- names ---- */

/* In RAR 4 a backslash parts folders, and only after decoding: it is the second
 * byte of many characters of CP932. */
static struct sk_span
with_slashes(struct sk_unpack *u, struct sk_span name)
{
	struct sk_span copy;

	if (sk_span_chr(name, '\\', 0) == SK_SPAN_NONE || !sk_arena_copy(u->arena, name, &copy))
		return name;
	for (size_t i = 0; i < copy.n; i++)
		if (copy.p[i] == '\\')
			((uint8_t *)(uintptr_t)copy.p)[i] = '/';
	return copy;
}

static struct sk_span
extension(struct sk_span name)
{
	size_t dot = sk_span_rchr(name, '.');

	return dot == SK_SPAN_NONE ? (struct sk_span){ 0 } : sk_span_from(name, dot + 1);
}

/* True if two readings would have Windows do different things: letters that one
 * charset lacks become '?' or '_', so only an extension in ASCII counts. */
static bool
names_differ(struct sk_span a, struct sk_span b)
{
	a = extension(a);
	b = extension(b);
	return sk_utf8_ascii(a) == a.n && sk_utf8_ascii(b) == b.n && !sk_span_same_nocase(a, b);
}

static size_t
names_of(struct sk_rar_job *j, const struct sk_rar_member *m, struct sk_name list[READINGS])
{
	enum sk_charset cs = m->utf8 ? SK_CS_UTF8 : SK_CS_UNKNOWN;
	struct sk_name name = { .where = "unicode" };
	size_t n = 0;

	if (m->wide.n > 1) {
		name.text = sk_rar_wide_name(j->u->arena, m->raw, m->wide);
		name.text = with_slashes(j->u, name.text);
		name.actual = SK_CS_UTF16LE;
		sk_unpack_name_once(list, &n, READINGS, name);
	}
	name = sk_unpack_name(j->u, m->raw, cs, "header");
	if (!m->five)
		name.text = with_slashes(j->u, name.text);
	if (n > 0 && names_differ(list[0].text, name.text))
		sk_unpack_defect(j->u, j->self, "names_differ");
	sk_unpack_name_once(list, &n, READINGS, name);
	if (sk_unpack_name_cut(j->u, m->raw, cs, &name))
		sk_unpack_name_once(list, &n, READINGS, name);
	if (m->cached.n > 0) {
		sk_unpack_defect(j->u, j->self, "names_differ");
		sk_unpack_name_once(list, &n, READINGS,
		    sk_unpack_name(j->u, m->cached, SK_CS_UTF8, "quick-open"));
	}
	return n;
}

/* A stream is called by the file that it belongs to. */
static struct sk_name
stream_name(struct sk_rar_job *j, struct sk_span owner)
{
	struct sk_buf b = sk_buf_new(j->u->arena, owner.n + 16);

	(void)sk_buf_span(&b, owner);
	(void)sk_buf_text(&b, ":stream");
	return (struct sk_name){ .text = sk_buf_view(&b), .where = "stream",
		.actual = SK_CS_UTF8 };
}

/* ---- members in order of their names ---- */

static int
name_order(const void *a, const void *b, void *members)
{
	const struct sk_rar_member *m = members, *x = &m[*(const size_t *)a],
	    *y = &m[*(const size_t *)b];
	int c = sk_span_order(x->raw, y->raw);

	return c != 0 ? c : (x > y) - (x < y);
}

static size_t *
in_order(struct sk_rar_job *j)
{
	size_t *order = sk_arena_array(j->u->arena, j->z.n + 1, sizeof *order);

	if (order == NULL)
		return NULL;
	for (size_t i = 0; i < j->z.n; i++)
		order[i] = i;
	qsort_r(order, j->z.n, sizeof *order, name_order, j->z.member);
	return order;
}

/* The first member of that name, or z.n. */
static size_t
find_name(const struct sk_rar *z, const size_t *order, struct sk_span name)
{
	size_t lo = 0, hi = z->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (sk_span_order(z->member[order[mid]].raw, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < z->n && sk_span_same(z->member[order[lo]].raw, name) ? order[lo] : z->n;
}

static bool
is_file(const struct sk_rar_member *m)
{
	return !m->folder && !m->stream && m->link != SK_RAR_SYMLINK;
}

static void
note_duplicates(struct sk_rar_job *j, const size_t *order)
{
	for (size_t i = 1; i < j->z.n; i++) {
		const struct sk_rar_member *a = &j->z.member[order[i - 1]],
		    *b = &j->z.member[order[i]];

		if (is_file(a) && is_file(b) && !b->before && sk_span_same(a->raw, b->raw) &&
		    sk_span_same(a->wide, b->wide)) {
			sk_unpack_defect(j->u, j->self, "duplicate_name");
			return;
		}
	}
}

/* ---- members ---- */

static const char *
lock_of(const struct sk_rar_member *m)
{
	if (m->five)
		return "aes-256";	/* "Encryption" of the RAR 5.0 format */
	return m->version >= 29 ? "aes-128" : "unknown";	/* RAR 3; older ciphers of its own */
}

/* A hard link or a copy has the content of its target, which stands before it. */
static struct sk_rar_content
take_copy(struct sk_rar_job *j, const size_t *order, const struct sk_rar_member *m)
{
	size_t target = order == NULL ? j->z.n : find_name(&j->z, order, m->target), object = 0;

	if (target < j->z.n)
		object = j->z.member[target].object;
	if (object != 0 && j->z.member[target].encrypted && !j->u->object[object].seen)
		return (struct sk_rar_content){ .copied = object };
	if (object == 0 || !j->u->object[object].seen)
		return (struct sk_rar_content){ .why = "not_member" };
	return (struct sk_rar_content){ .bytes = j->u->object[object].bytes, .seen = true };
}

static struct sk_rar_content
content_of(struct sk_rar_job *j, const size_t *order, size_t i)
{
	const struct sk_rar_member *m = &j->z.member[i];

	if (m->link == SK_RAR_COPY)
		return take_copy(j, order, m);
	if (m->encrypted)	/* an empty one has nothing that could be locked */
		return (struct sk_rar_content){ .seen = m->csize == 0 && m->usize_known && m->usize == 0 };
	return sk_rar_take(j, i);
}

static void
note_member(struct sk_rar_job *j, size_t i, const struct sk_rar_content *c, size_t index)
{
	const struct sk_rar_member *m = &j->z.member[i];

	if (c->why != NULL)
		sk_unpack_gap(j->u, index, c->why);
	else if (m->before || m->after)
		sk_unpack_gap(j->u, index, "split");
	if (c->lie)
		sk_unpack_defect(j->u, j->self, "size_lie");
	if (c->sum_wrong)
		sk_unpack_defect(j->u, j->self, "checksum");
	if (c->copied != 0)
		sk_rar_lock_copy(j, c->copied, index, lock_of(m));
	else if (m->encrypted && !c->seen)
		sk_rar_lock_member(j, i, index, lock_of(m));
	if (m->behind || (m->archive > 0 && !j->z.after_damage &&
	    j->u->object[j->self].type == SK_TYPE_RAR))
		sk_unpack_defect(j->u, j->self, "hidden_member");
}

/* Member i; owner is the object of the file before it.  False to stop. */
static bool
add_member(struct sk_rar_job *j, const size_t *order, size_t i, size_t *owner)
{
	struct sk_rar_member *m = &j->z.member[i];
	struct sk_rar_content c;
	struct sk_name name[READINGS];
	size_t names, index;

	if (m->link == SK_RAR_SYMLINK || (m->folder && m->csize == 0))
		return true;
	if (m->folder)
		sk_unpack_defect(j->u, j->self, "directory_with_data");
	c = content_of(j, order, i);
	names = names_of(j, m, name);
	if (m->stream) {
		struct sk_object *o = &j->u->object[*owner];

		name[0] = stream_name(j, *owner != 0 && o->names > 0 ? o->name[0].text :
		    (struct sk_span){ 0 });
		names = 1;
	}
	if (!sk_unpack_add(j->u, j->self, name, names, (struct sk_span){ 0 }, c.bytes, c.seen,
	    &index))
		return false;
	m->object = index;
	if (!m->stream)
		*owner = index;
	note_member(j, i, &c, index);
	return true;
}

/* ---- the container ---- */

static void
note_comment(struct sk_rar_job *j)
{
	const struct sk_rar_member *m = &j->z.comment;
	struct sk_rar_content c;
	struct sk_span text;

	if (j->z.comments == 0)
		return;
	if (m->encrypted || m->csize > COMMENT_MOST || m->usize > COMMENT_MOST)
		return;
	c = sk_rar_take_alone(j, m);
	if (!c.seen)
		return;
	text = sk_unpack_name(j->u, c.bytes, j->z.wide_comment ? SK_CS_UTF16LE :
	    m->five ? SK_CS_UTF8 : SK_CS_UNKNOWN, "comment").text;
	(void)sk_record_text_once(j->u->record, j->self, SK_KEY_CONTAINER_COMMENT, text);
}

static bool
is_zero(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != 0)
			return false;
	return true;
}

static sk_rar_go_on go_on;

static void
note_container(struct sk_rar_job *j)
{
	const struct sk_rar *z = &j->z;
	struct sk_unpack *u = j->u;

	if (!z->locked || z->n > 0)
		(void)sk_record_number(u->record, j->self, SK_KEY_CONTAINER_MEMBERS, z->n);
	if (z->locked)
		sk_rar_lock_headers(j, go_on);
	if (z->stopped != NULL)
		sk_unpack_gap(u, j->self, z->stopped);
	if (z->volume)
		sk_unpack_gap(u, j->self, "split");
	if (z->damaged || z->cache_differs)
		sk_unpack_defect(u, j->self, "damaged");
	if (z->damaged && !z->volume)
		sk_unpack_gap(u, j->self, "damaged");
	if (z->start > 0)
		sk_unpack_defect(u, j->self, "prefix");
	/* Some senders pad with zeros. */
	if (z->end < z->bytes.n && !is_zero(sk_span_from(z->bytes, z->end)))
		sk_unpack_defect(u, j->self, "suffix");
}

/* Takes apart the archives in bytes, from start on. */
static void
take_all(struct sk_unpack *u, size_t self, struct sk_span bytes, size_t start)
{
	struct sk_rar_job j = { .u = u, .self = self, .z = { .bytes = bytes, .arena = u->arena,
		.budget = u->budget, .max = (size_t)u->budget->limit[SK_LIMIT_MEMBERS] } };
	size_t owner = 0, *order;
	bool more = true;

	sk_rar_read(&j.z, start);
	order = in_order(&j);
	for (size_t i = 0; i < j.z.n; i++)
		if (!j.z.member[i].utf8)
			sk_unpack_name_ahead(u, j.z.member[i].raw);
	for (size_t i = 0; i < j.z.n && more; i++)
		more = add_member(&j, order, i, &owner);
	sk_rar_take_end(&j);
	note_comment(&j);
	if (order != NULL)
		note_duplicates(&j, order);
	note_container(&j);
}

static void
go_on(struct sk_unpack *u, size_t self, struct sk_span bytes)
{
	take_all(u, self, bytes, 0);
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_span bytes = u->object[self].bytes;
	size_t start = 0;

	switch (sk_rar_signature(bytes, true)) {
	case SK_RAR_OLD:	/* RAR 1.4 */
		sk_unpack_gap(u, self, "unsupported");
		return;
	case SK_RAR_NONE:
		start = sk_rar_find(bytes, 1);
		break;
	default:
		break;
	}
	if (start == SK_SPAN_NONE)
		return;
	take_all(u, self, bytes, start);
}

const struct sk_format sk_fmt_rar = { "rar", "RAR 5.0 archive format (RARLAB); TechNote.txt of RAR 4",
	bid, open };
