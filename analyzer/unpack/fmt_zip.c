#include "ole.h"
#include "tree.h"
#include "unpack/pe.h"
#include "zip.h"

enum { READINGS = 6 };		/* of the names of one member */

/* ---- bid ---- */

/* 32 bits for a local header or an end record at the start, 64 for a directory
 * that its end record leads to; that one counts wherever the zip begins, so a
 * picture with a zip behind it is found.  One that is wholly behind a program is
 * handed over by fmt_pe, one in a stream of a compound file by fmt_ole. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	uint64_t base;
	int bits = 0;

	if (sk_span_begins(bytes, SK_SPAN("PK\3\4")) || sk_span_begins(bytes, SK_SPAN("PK\5\6")) ||
	    sk_span_begins(bytes, SK_SPAN("PK00PK\3\4")) ||
	    sk_span_begins(bytes, SK_SPAN("PK\7\10PK\3\4")))
		bits += 32;
	else if (type == SK_TYPE_ZIP)
		bits += 16;
	if (sk_zip_base(bytes, &base) && !sk_pe_is_overlay(bytes, base) &&
	    base >= sk_ole_end(bytes))
		bits += 64;
	return bits;
}

/* ---- names ---- */

/* Info-ZIP Unicode path, 4.6.9: a version, the CRC of the name it belongs to,
 * the name in UTF-8.  One with another CRC is stale: some readers check that,
 * others do not. */
static void
add_unicode(struct sk_zip_job *j, const struct sk_zip_header *h, struct sk_name *list, size_t *n)
{
	struct sk_span block;

	if (!sk_zip_extra(h->extra, 0x7075, &block) || block.n <= 5)
		return;
	sk_unpack_name_once(list, n, READINGS, sk_unpack_name(j->u, sk_span_from(block, 5),
	    SK_CS_UTF8, "unicode"));
}

static void
add_names(struct sk_zip_job *j, const struct sk_zip_header *h, const char *where,
    struct sk_name *list, size_t *n)
{
	enum sk_charset cs = h->flags & SK_ZIP_UTF8 ? SK_CS_UTF8 : SK_CS_UNKNOWN;
	struct sk_name cut;

	sk_unpack_name_once(list, n, READINGS, sk_unpack_name(j->u, h->name, cs, where));
	if (sk_unpack_name_cut(j->u, h->name, cs, &cut))
		sk_unpack_name_once(list, n, READINGS, cut);
	add_unicode(j, h, list, n);
}

/* Names of member i, and of all that have its content. */
static bool
names_of(struct sk_zip_job *j, size_t i, struct sk_name **list_r, size_t *n_r)
{
	const struct sk_zip_member *m = &j->z.member[i];
	size_t alike = 0;

	*n_r = 0;
	for (size_t k = m->alike; k != 0; k = j->z.member[k].alike)
		alike++;
	*list_r = sk_arena_array(j->u->arena, READINGS + alike, sizeof **list_r);
	if (*list_r == NULL)
		return false;
	if (m->listed)
		add_names(j, &m->central, "central", *list_r, n_r);
	if (m->found)
		add_names(j, &m->local, "local", *list_r, n_r);
	for (size_t k = m->alike; k != 0; k = j->z.member[k].alike) {
		const struct sk_zip_header *h = &j->z.member[k].central;

		if (!sk_span_same(h->name, sk_zip_best(m)->name))
			(*list_r)[(*n_r)++] = sk_unpack_name(j->u, h->name,
			    h->flags & SK_ZIP_UTF8 ? SK_CS_UTF8 : SK_CS_UNKNOWN, "central");
	}
	return true;
}

static bool
is_folder(struct sk_span name)
{
	return name.n > 0 && (name.p[name.n - 1] == '/' || name.p[name.n - 1] == '\\');
}

/* ---- members ---- */

static bool
add_member(struct sk_zip_job *j, size_t i, const struct sk_zip_content *c, const char *lock)
{
	struct sk_zip_member *m = &j->z.member[i];
	struct sk_name *name;
	size_t names, index;
	bool folder = is_folder(sk_zip_best(m)->name);

	if (folder && c->bytes.n == 0 && c->why == NULL)
		return true;
	if (folder)
		sk_unpack_defect(j->u, j->self, "directory_with_data");
	if (!names_of(j, i, &name, &names)) {
		sk_unpack_gap(j->u, j->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return false;
	}
	if (!sk_unpack_add(j->u, j->self, name, names, (struct sk_span){ 0 }, c->bytes, c->seen,
	    &index))
		return false;
	m->object = index;
	if (lock != NULL)
		sk_zip_lock_member(j, m, index, lock);
	else if (c->why != NULL)
		sk_unpack_gap(j->u, index, c->why);
	return true;
}

/* True if a reader that goes by the local header alone does something else than
 * one that goes by the directory and found c. */
static bool
tells_other(const struct sk_zip_member *m, const struct sk_zip_content *c)
{
	const struct sk_zip_header *l = &m->local;

	if (!m->listed || !m->leads)
		return false;
	if (l->method != m->central.method)
		return true;
	return l->method == SK_ZIP_STORED && l->csize != c->bytes.n &&
	    !((l->flags & SK_ZIP_DESCRIPTOR) && l->csize == 0);
}

/* Member i as readers of streams see it, if that is another content than c. */
static bool
add_other(struct sk_zip_job *j, size_t i, const struct sk_zip_content *c)
{
	struct sk_zip_member m = j->z.member[i];
	struct sk_name name[READINGS];
	struct sk_zip_content other;
	size_t names = 0;

	if (!tells_other(&m, c))
		return true;
	m.listed = false;
	other = sk_zip_take(j, &m);
	if (!other.seen || other.why != NULL || other.bytes.n == 0 ||
	    sk_span_same(other.bytes, c->bytes))
		return true;
	add_names(j, &m.local, "local", name, &names);
	add_names(j, &m.central, "central", name, &names);
	return sk_unpack_add(j->u, j->self, name, names, (struct sk_span){ 0 }, other.bytes,
	    true, NULL);
}

/* Takes member i out.  False if a limit ends it all. */
static bool
take_member(struct sk_zip_job *j, size_t i, uint64_t *end_r)
{
	struct sk_zip_member *m = &j->z.member[i];
	struct sk_zip_content c;
	const char *lock;

	*end_r = m->data;
	if (m->same != i) {	/* the name went to the first of them */
		size_t first = j->z.member[m->same].object;
		struct sk_name name = sk_unpack_name(j->u, m->central.name,
		    m->central.flags & SK_ZIP_UTF8 ? SK_CS_UTF8 : SK_CS_UNKNOWN, "central");

		if (first != 0 && m->same < j->from)
			(void)sk_record_text_once(j->u->record, first,
			    SK_KEY_OBJECT_NAME_READING, name.text);
		return true;
	}
	if ((lock = sk_zip_lock(j, m, &c)) == NULL && !c.seen)
		c = sk_zip_take(j, m);
	if (c.why != NULL)
		c.taken = sk_zip_best(m)->csize;
	/* What should decode and does not may hide other members. */
	if (c.taken <= j->z.bytes.n - m->data &&
	    (c.why == NULL || !sk_span_is(sk_span_text(c.why), "damaged")))
		*end_r = m->data + c.taken;
	return add_member(j, i, &c, lock) && (lock != NULL || add_other(j, i, &c));
}

static bool
take_listed(struct sk_zip_job *j, size_t from)
{
	bool more = true;

	j->from = from;
	for (size_t i = from; i < j->z.n && more; i++) {
		uint64_t end;

		/* Names that go to an object which is there cost time too. */
		if (!sk_budget_time(j->u->budget)) {
			sk_unpack_gap(j->u, j->self, sk_limit_table[SK_LIMIT_CPU_MS].name);
			return false;
		}
		more = take_member(j, i, &end);
		if (j->z.member[i].found)
			sk_zip_cover(&j->z, j->z.member[i].at, end);
	}
	return more;
}

static void
take_hidden(struct sk_zip_job *j)
{
	uint64_t at = 0, end;

	while (sk_zip_hidden(&j->z, &at)) {
		if (!take_member(j, j->z.n - 1, &end))
			return;
		at = end > at ? end : at;
	}
}

static void
note_container(struct sk_zip_job *j)
{
	const struct sk_zip *z = &j->z;

	(void)sk_record_number(j->u->record, j->self, SK_KEY_CONTAINER_MEMBERS, z->n);
	if (z->comment.n > 0)
		(void)sk_record_text_once(j->u->record, j->self, SK_KEY_CONTAINER_COMMENT,
		    sk_unpack_name(j->u, z->comment, SK_CS_UNKNOWN, "comment").text);
	if (z->locked) {
		sk_unpack_encrypted(j->u, j->self, "directory");
		sk_unpack_gap(j->u, j->self, "encrypted");
	}
	if (z->too_many)
		sk_unpack_gap(j->u, j->self, sk_limit_table[SK_LIMIT_MEMBERS].name);
	if (z->no_memory)
		sk_unpack_gap(j->u, j->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
	sk_zip_judge(z, j->u, j->self);
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_zip_job j = { .u = u, .self = self };
	size_t done = 0;
	bool more = true;

	j.z = sk_zip_new(u->object[self].bytes, u->arena,
	    (size_t)u->budget->limit[SK_LIMIT_MEMBERS]);
	while (more && sk_zip_directory(&j.z)) {
		for (size_t i = done; i < j.z.n; i++)
			if ((j.z.member[i].central.flags & SK_ZIP_UTF8) == 0)
				sk_unpack_name_ahead(u, j.z.member[i].central.name);
		more = take_listed(&j, done);
		done = j.z.n;
	}
	if (more)
		take_hidden(&j);
	sk_zip_group(&j.z);
	note_container(&j);
}

const struct sk_format sk_fmt_zip = { "zip", "PKWARE APPNOTE.TXT 6.3.10", bid, open };
