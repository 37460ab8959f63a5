#include <stdlib.h>
#include "inflate.h"
#include "sevenzip.h"
#include "tree.h"
#include "unpack/pe.h"

enum {
	ARCHIVES = 16,		/* in one object, that are read */
	OVERLAY_SEARCHED = 1 << 20, /* bytes behind a program's sections, by fmt_pe */
	LEVELS = 4		/* of headers packed in headers */
};

struct job {
	struct sk_sevenzip_job	 take;
	struct sk_sevenzip	 z;
	struct sk_sevenzip_content content;	/* of the folder that is open */
	size_t			 folder;	/* it, or SK_SPAN_NONE */
	size_t			 next;		/* stream */
	uint64_t		 members;
	bool			 cut;		/* the last archive was */
	bool			 locked;	/* a header is; what it lists is counted later */
};

/* ---- bid ---- */

/* What a program of Windows carries is handed over by fmt_pe, which looks into its
 * sections and this far into what stands behind them. */
static bool
is_handed_over(struct sk_span bytes, size_t at)
{
	return sk_pe_is(bytes) &&
	    (at < OVERLAY_SEARCHED || !sk_pe_is_overlay(bytes, at - OVERLAY_SEARCHED));
}

/* 48 bits of the signature, 32 of a checksum.  Behind something else only with
 * both, and only where such things are made: a program that opens itself, a
 * picture or a document with an archive behind it, or what nobody knows. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	struct sk_sevenzip_start start;
	size_t at;

	if (sk_sevenzip_begin(bytes, &start))
		return start.fits ? 80 : 48;
	if (type != SK_TYPE_PE && type != SK_TYPE_UNKNOWN && type != SK_TYPE_IMAGE &&
	    type != SK_TYPE_PDF)
		return 0;
	return sk_sevenzip_find(bytes, 0, &at) && !is_handed_over(bytes, at) ? 80 : 0;
}

/* ---- names ---- */

static struct sk_name
name_of(struct job *j, struct sk_span raw)
{
	struct sk_name name = { .where = "7z", .declared = SK_CS_UTF16LE,
		.actual = SK_CS_UTF16LE };
	struct sk_buf b;

	raw = sk_span_head(raw, SK_RECORD_TEXT);
	b = sk_buf_new(j->take.u->arena, 2 * raw.n + 4);
	(void)sk_charset_to_utf8(SK_CS_UTF16LE, raw, &b, NULL);
	name.text = sk_buf_view(&b);
	return name;
}

static int
by_name(const void *a, const void *b)
{
	const struct sk_span *x = a, *y = b;

	return sk_span_order(*x, *y);
}

static void
judge_names(struct job *j)
{
	struct sk_span *name = sk_arena_array(j->take.u->arena, j->z.files + 1, sizeof *name);
	size_t n = 0;

	if (name == NULL)
		return;
	for (size_t i = 0; i < j->z.files; i++)
		if (!j->z.file[i].is_folder && j->z.file[i].name.n > 0)
			name[n++] = j->z.file[i].name;
	qsort(name, n, sizeof *name, by_name);
	for (size_t i = 1; i < n; i++)
		if (sk_span_same(name[i - 1], name[i])) {
			sk_unpack_defect(j->take.u, j->take.self, "duplicate_name");
			return;
		}
}

/* ---- members ---- */

/* The bytes of stream s, which its folder gives; false if none of them came.  Of a
 * locked one none, and no gap. */
static bool
slice(struct job *j, const struct sk_sevenzip_stream *s, struct sk_span *bytes_r,
    const char **why_r)
{
	if (j->folder != s->folder) {
		j->content = sk_sevenzip_take(&j->take, &j->z.main, s->folder);
		j->folder = s->folder;
	}
	*why_r = NULL;
	*bytes_r = (struct sk_span){ 0 };
	if (j->content.locked)
		return false;
	if (sk_span_cut(j->content.bytes, s->at, s->size, bytes_r)) {
		if (s->has_crc && sk_crc32(0, *bytes_r) != s->crc)
			sk_unpack_defect(j->take.u, j->take.self, "checksum");
		return true;
	}
	*why_r = j->content.why != NULL ? j->content.why : "damaged";
	*bytes_r = sk_span_from(j->content.bytes, s->at);
	return bytes_r->n > 0;
}

static bool
add(struct job *j, struct sk_span raw, struct sk_span bytes, bool seen, const char *why,
    size_t *index_r)
{
	struct sk_unpack *u = j->take.u;
	struct sk_name name = name_of(j, raw);

	if (!sk_unpack_add(u, j->take.self, &name, name.text.n > 0, (struct sk_span){ 0 }, bytes,
	    seen, index_r))
		return false;
	if (why != NULL)
		sk_unpack_gap(u, *index_r, why);
	return true;
}

static bool
add_stream(struct job *j, struct sk_span name)
{
	const char *why = "damaged";
	struct sk_span bytes = { 0 };
	bool seen = false;
	size_t stream = j->next, index;

	if (stream < j->z.main.streams) {
		seen = slice(j, &j->z.main.stream[stream], &bytes, &why);
		j->next++;
	}
	if (why != NULL && sk_span_is(sk_span_text(why), "damaged"))
		sk_unpack_defect(j->take.u, j->take.self, "damaged");
	if (!add(j, name, bytes, seen, why, &index))
		return false;
	if (!seen && why == NULL)
		sk_sevenzip_lock_member(&j->take, &j->z.main, stream, index);
	return true;
}

/* Windows' FILE_ATTRIBUTE_DIRECTORY (MS-FSCC 2.6) on what has content. */
static void
judge_attributes(struct job *j, const struct sk_sevenzip_file *f)
{
	if ((f->attributes & 0x10) != 0)
		sk_unpack_defect(j->take.u, j->take.self, "directory_with_data");
}

static void
take_members(struct job *j)
{
	bool more = true;
	size_t index;

	for (size_t i = 0; i < j->z.files && more; i++) {
		const struct sk_sevenzip_file *f = &j->z.file[i];

		if (f->has_stream) {
			judge_attributes(j, f);
			more = add_stream(j, f->name);
		} else if (!f->is_folder && !f->is_anti) {
			more = add(j, f->name, (struct sk_span){ 0 }, true, NULL, &index);
		}
	}
	if (j->z.claimed > j->z.files || j->next >= j->z.main.streams || !more)
		return;
	sk_unpack_defect(j->take.u, j->take.self, "hidden_member");
	while (more && j->next < j->z.main.streams)
		more = add_stream(j, (struct sk_span){ 0 });
}

/* ---- headers ---- */

static sk_sevenzip_go_on go_on;

/* What the packed header in j->z gives; false if it cannot be had (yet). */
static bool
unpack_header(struct job *j, struct sk_span *header_r)
{
	struct sk_sevenzip_content c;
	const struct sk_sevenzip_folder *f = j->z.main.folder;

	if (j->z.main.folders == 0)
		return false;
	c = sk_sevenzip_take(&j->take, &j->z.main, 0);
	*header_r = c.bytes;
	if (c.locked) {
		sk_sevenzip_lock_header(&j->take, &j->z.main, go_on);
		j->locked = true;
		return false;
	}
	if (c.why != NULL)
		sk_unpack_gap(j->take.u, j->take.self, c.why);
	else if (f->has_crc && sk_crc32(0, c.bytes) != f->crc)
		sk_unpack_defect(j->take.u, j->take.self, "checksum");
	return c.bytes.n > 0;
}

/* Reads the header, however often it is packed.  False if there is none to go by. */
static bool
read_header(struct job *j, struct sk_span header)
{
	struct sk_unpack *u = j->take.u;

	for (int level = 0; header.n > 0 && level < LEVELS; level++) {
		j->z = (struct sk_sevenzip){ .arena = u->arena,
			.max = (size_t)u->budget->limit[SK_LIMIT_MEMBERS] };
		sk_sevenzip_read(&j->z, header);
		if (!j->z.encoded)
			return true;
		if (!unpack_header(j, &header))
			break;
	}
	if (j->z.encoded)
		j->z.main.streams = 0;
	return false;
}

/* What the inventory itself came to. */
static void
note_inventory(struct job *j)
{
	struct sk_unpack *u = j->take.u;
	size_t self = j->take.self;

	if (j->z.external)
		sk_unpack_gap(u, self, "unsupported");
	if (j->z.no_memory)
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
	if (j->z.claimed > j->z.max)
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMBERS].name);
	if (j->z.names_differ)
		sk_unpack_defect(u, self, "names_differ");
}

static void
note_archive(struct job *j, const struct sk_sevenzip_start *st)
{
	struct sk_unpack *u = j->take.u;
	size_t self = j->take.self;

	note_inventory(j);
	if (st->cut && st->fits) {	/* the first of several volumes, too */
		sk_unpack_gap(u, self, "truncated");
	} else if (j->z.damaged || st->found || !st->fits) {
		sk_unpack_defect(u, self, "damaged");
		if ((j->z.damaged || st->cut) && !j->z.external)
			sk_unpack_gap(u, self, "damaged");
	}
	if (!st->cut && !st->found && !st->header_fits)
		sk_unpack_defect(u, self, "checksum");
}

/* All that a header lists. */
static bool
take_header(struct job *j, struct sk_span header)
{
	if (!read_header(j, header))
		return false;
	j->members += j->z.claimed;
	take_members(j);
	judge_names(j);
	return true;
}

static void
go_on(struct sk_unpack *u, size_t self, struct sk_span archive, struct sk_span header)
{
	struct job j = { .take = { .u = u, .self = self, .bytes = archive },
		.folder = SK_SPAN_NONE };

	if (!take_header(&j, header) || j.z.damaged) {
		sk_unpack_defect(u, self, "damaged");
		sk_unpack_gap(u, self, "damaged");
	}
	note_inventory(&j);
	if (!j.locked)
		(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j.members);
}

/* One archive that begins where j->take.bytes does; where it ends in them. */
static uint64_t
take_archive(struct job *j)
{
	struct sk_sevenzip_start st;

	j->z = (struct sk_sevenzip){ .max = 1 };
	j->folder = SK_SPAN_NONE;
	j->next = 0;
	j->take.vault = NULL;
	if (!sk_sevenzip_begin(j->take.bytes, &st))
		return j->take.bytes.n;
	if (!st.cut && st.header.n > 0 && !take_header(j, st.header) && !j->z.encoded)
		j->z.damaged = true;
	note_archive(j, &st);
	j->cut = st.cut;
	return st.end;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_span bytes = u->object[self].bytes;
	struct job j = { .take = { .u = u, .self = self } };
	struct sk_sevenzip_start start;
	uint64_t end = 0;
	size_t at = 0, n = 0;

	/* one that begins at the start may be broken */
	if (!sk_sevenzip_begin(bytes, &start) && !sk_sevenzip_find(bytes, 0, &at))
		return;
	if (at > 0)
		sk_unpack_defect(u, self, "prefix");
	do {
		j.take.bytes = sk_span_from(bytes, at);
		end = at + take_archive(&j);
	} while (++n < ARCHIVES && sk_sevenzip_find(bytes, end, &at));
	if (end < bytes.n && !j.cut)
		sk_unpack_defect(u, self, "suffix");
	if (!j.locked || j.members > 0)
		(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j.members);
}

const struct sk_format sk_fmt_7z = { "7z", "7-Zip 26.02, DOC/7zFormat.txt", bid, open };
