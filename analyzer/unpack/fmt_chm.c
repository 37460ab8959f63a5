#include <string.h>
#include "members.h"
#include "tree.h"

/*
 * Compiled help: a directory of pages, most of which are packed as one.  Source: M. Russotto,
 * "Microsoft's HTML Help (.chm) format"; the packed bytes are those of a cabinet (MS-PATCH,
 * LZX), so a cabinet is written around each piece that can be unpacked by itself.
 */
enum {
	CHUNK_HEAD = 20, CHUNK_MOST = 1 << 16,
	FRAME = 32768,			/* of LZX: this much unpacked */
	CAB_HEAD = 62, CAB_FRAME = 8,
	NAME_MOST = 1024
};

struct entry {
	struct sk_span	 name;
	uint64_t	 section, at, n;
};
struct job {
	struct sk_unpack *u;
	size_t		 self, n, room;
	struct sk_span	 image;
	uint64_t	 content, given, members;
	struct entry	*entry;
	bool		 done;		/* the packed section was unpacked, or cannot be */
	struct sk_span	 unpacked;
	const char	*why;		/* and the gap of what is not in it */
};

/* Where the directory stands: its header, then chunks. */
static bool
directory(struct sk_span s, struct sk_span *chunks_r, uint32_t *size_r)
{
	uint64_t at;
	uint32_t head;

	return sk_span_begins(s, SK_SPAN("ITSF")) && sk_span_u64le(s, 72, &at) &&
	    sk_span_begins(sk_span_from(s, at), SK_SPAN("ITSP")) &&
	    sk_span_u32le(sk_span_from(s, at), 8, &head) &&
	    sk_span_u32le(sk_span_from(s, at), 16, size_r) && *size_r > CHUNK_HEAD &&
	    *size_r <= CHUNK_MOST && (*chunks_r = sk_span_from(sk_span_from(s, at), head)).n > 0;
}

/* 32 bits of the mark, 32 of the directory's. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	struct sk_span chunks;
	uint32_t size;

	return directory(bytes, &chunks, &size) ? 64 : type == SK_TYPE_CHM ? 16 : 0;
}

/* ---- the directory ---- */

/* Seven bits a byte, the highest first. */
static bool
number(struct sk_span *s, uint64_t *v_r)
{
	uint8_t c;

	*v_r = 0;
	for (unsigned i = 0; i < 9 && sk_span_u8(*s, 0, &c); i++) {
		*s = sk_span_from(*s, 1);
		*v_r = *v_r << 7 | (c & 0x7F);
		if (c < 0x80)
			return true;
	}
	return false;
}

static bool
add_entry(struct job *j, const struct entry *e)
{
	size_t want = j->room == 0 ? 64 : j->room * 2;
	enum sk_limit limit = SK_LIMIT_MEMBERS;
	void *p = j->entry;

	if (j->n < j->u->budget->limit[SK_LIMIT_MEMBERS]) {
		limit = SK_LIMIT_MEMORY_BYTES;
		if (j->n == j->room) {
			p = sk_arena_grow(j->u->arena, j->entry, j->room * sizeof *e, want * sizeof *e);
			j->room = p == NULL ? j->room : want;
		}
		if (p != NULL) {
			j->entry = p;
			j->entry[j->n++] = *e;
			return true;
		}
	}
	sk_unpack_gap(j->u, j->self, sk_limit_table[limit].name);
	return false;
}

static bool
read_chunk(struct job *j, struct sk_span chunk)
{
	uint32_t unused;
	struct entry e;
	uint64_t n;

	if (!sk_span_begins(chunk, SK_SPAN("PMGL")) || !sk_span_u32le(chunk, 4, &unused) ||
	    unused > chunk.n - CHUNK_HEAD)
		return true;		/* an index over the others */
	chunk = sk_span_from(sk_span_head(chunk, chunk.n - unused), CHUNK_HEAD);
	while (chunk.n > 0) {
		if (!number(&chunk, &n) || n > NAME_MOST || !sk_span_take(&chunk, (size_t)n, &e.name) ||
		    !number(&chunk, &e.section) || !number(&chunk, &e.at) || !number(&chunk, &e.n)) {
			sk_unpack_defect(j->u, j->self, "damaged");
			return true;
		}
		if (!add_entry(j, &e))
			return false;
	}
	return true;
}

static bool
read_directory(struct job *j)
{
	struct sk_span chunks, chunk;
	uint64_t at, n, end;
	uint32_t size, version;

	if (!directory(j->image, &chunks, &size))
		return false;
	(void)sk_span_u32le(j->image, 4, &version);
	(void)sk_span_u64le(j->image, 72, &at);
	(void)sk_span_u64le(j->image, 80, &n);
	/* the second version has no field for it: content is behind the directory */
	if (version < 3 || !sk_span_u64le(j->image, 88, &j->content))
		j->content = at <= j->image.n && n <= j->image.n ? at + n : j->image.n;
	end = n;
	for (uint64_t off = 0; off < end && sk_span_take(&chunks, size, &chunk); off += size)
		if (!read_chunk(j, chunk))
			break;
	return true;
}

/* ---- the packed section ---- */

static struct sk_span
plain(struct job *j, const char *name)
{
	for (size_t i = 0; i < j->n; i++) {
		const struct entry *e = &j->entry[i];

		if (e->section == 0 && sk_span_is(e->name, name)) {
			struct sk_span s = sk_span_from(sk_span_from(j->image, j->content), e->at);

			return sk_span_head(s, e->n < s.n ? (size_t)e->n : s.n);
		}
	}
	return (struct sk_span){ 0 };
}

struct packed {
	struct sk_span	 bytes, table;	/* table: where each frame begins */
	uint64_t	 size, frames, reset;	/* unpacked; frames; of them in one piece */
	unsigned	 bits;		/* of the window */
};

#define STORAGE	"::DataSpace/Storage/MSCompressed/"

static bool
read_packed(struct job *j, struct packed *p_r)
{
	struct sk_span control = plain(j, STORAGE "ControlData"), table = plain(j, STORAGE
	    "Transform/{7FC28940-9D31-11D0-9B27-00A0C91E9C7C}/InstanceData/ResetTable");
	uint32_t version, reset, window, head, frames;
	uint64_t block;

	p_r->bytes = plain(j, STORAGE "Content");
	if (!sk_span_begins(sk_span_from(control, 4), SK_SPAN("LZXC")) ||
	    !sk_span_u32le(control, 8, &version) || !sk_span_u32le(control, 12, &reset) ||
	    !sk_span_u32le(control, 16, &window) || !sk_span_u32le(table, 4, &frames) ||
	    !sk_span_u32le(table, 12, &head) || !sk_span_u64le(table, 16, &p_r->size) ||
	    !sk_span_u64le(table, 32, &block) || block != FRAME)
		return false;
	if (version < 2) {		/* counted in bytes */
		reset /= FRAME;
		window /= FRAME;
	}
	p_r->table = sk_span_from(table, head);
	p_r->frames = frames < p_r->table.n / 8 ? frames : p_r->table.n / 8;
	p_r->reset = reset;
	for (p_r->bits = 15; p_r->bits < 21 && window > 1; window /= 2)
		p_r->bits++;
	return reset > 0 && window == 1 && p_r->size > 0;
}

/* A cabinet of frames first to last - 1, and the unpacked bytes that it is to give. */
static bool
cabinet(struct job *j, const struct packed *p, uint64_t first, uint64_t last, struct sk_buf *b)
{
	uint64_t size = 0, packed = 0, from, to;
	struct sk_buf data = sk_buf_new(j->u->arena, p->bytes.n + CAB_FRAME * (size_t)(last - first));

	for (uint64_t i = first; i < last; i++) {
		uint64_t n = p->size - i * FRAME < FRAME ? p->size - i * FRAME : FRAME;
		struct sk_span s;

		(void)sk_span_u64le(p->table, i * 8, &from);
		if (i + 1 >= p->frames || !sk_span_u64le(p->table, i * 8 + 8, &to))
			to = p->bytes.n;
		if (to < from || to - from > UINT16_MAX || !sk_span_cut(p->bytes, from, to - from, &s))
			return false;
		(void)sk_buf_le(&data, 0, 4);
		(void)sk_buf_le(&data, s.n, 2);
		(void)sk_buf_le(&data, n, 2);
		(void)sk_buf_span(&data, s);
		size += n;
	}
	packed = data.n;
	(void)sk_buf_put(b, "MSCF", 4);
	(void)sk_buf_le(b, 0, 4);
	(void)sk_buf_le(b, CAB_HEAD + packed, 4);
	(void)sk_buf_le(b, 0, 4);
	(void)sk_buf_le(b, 44, 4);		/* of the first file */
	(void)sk_buf_le(b, 0, 4);
	(void)sk_buf_le(b, 0x0103, 2);		/* version */
	(void)sk_buf_le(b, 1, 2);		/* folders, files */
	(void)sk_buf_le(b, 1, 2);
	(void)sk_buf_le(b, 0, 6);
	(void)sk_buf_le(b, CAB_HEAD, 4);	/* of the first block */
	(void)sk_buf_le(b, last - first, 2);
	(void)sk_buf_le(b, 3 | p->bits << 8, 2);
	(void)sk_buf_le(b, size, 4);
	(void)sk_buf_le(b, 0, 6);
	(void)sk_buf_le(b, 0x21, 2);		/* date: 1980-01-01 */
	(void)sk_buf_le(b, 0x200000, 4);
	(void)sk_buf_put(b, "m", 2);
	(void)sk_buf_span(b, sk_buf_view(&data));
	return !b->full && !data.full;
}

/* One piece; what comes out is appended to out. */
static bool
unpack_piece(struct job *j, const struct packed *p, uint64_t first, struct sk_buf *out)
{
	uint64_t last = p->frames - first > p->reset ? first + p->reset : p->frames;
	struct sk_archived got = { .broken = true };
	struct sk_buf b = sk_buf_new(j->u->arena, SIZE_MAX / 2);
	struct sk_archive *a;
	struct sk_span whole, name;

	if (last - first > 4096 || !cabinet(j, p, first, last, &b)) {
		j->why = "damaged";
		return false;
	}
	whole = sk_buf_view(&b);
	if ((a = sk_archive_open(j->u, SK_ARCHIVE_CAB, &whole, 1)) == NULL) {
		j->why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
		return false;
	}
	if (sk_archive_next(a, &name) == 1)
		sk_archive_read(a, j->self, &j->given, &got);
	sk_archive_free(a);
	if (got.stopped != NULL)
		j->why = got.stopped;
	else if (got.broken)
		j->why = "damaged";
	if (!sk_buf_span(out, got.bytes))
		j->why = sk_limit_table[SK_LIMIT_OBJECT_BYTES].name;
	return j->why == NULL;
}

static void
unpack_section(struct job *j)
{
	struct sk_buf out = sk_buf_new(j->u->arena,
	    (size_t)j->u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	struct packed p = { .frames = 0 };

	j->done = true;
	j->why = NULL;
	if (!read_packed(j, &p)) {
		j->why = "unsupported";
		return;
	}
	if (p.frames > p.size / FRAME + 1)
		p.frames = p.size / FRAME + 1;
	for (uint64_t i = 0; i < p.frames && i * FRAME < p.size; i += p.reset)
		if (!unpack_piece(j, &p, i, &out))
			break;
	j->unpacked = sk_buf_view(&out);
	if (j->why == NULL)
		j->why = "damaged";	/* what is not there should be */
}

/* ---- files ---- */

static bool
add(struct job *j, const struct entry *e)
{
	struct sk_span raw = sk_span_begins(e->name, SK_SPAN("/")) ? sk_span_from(e->name, 1) : e->name,
	    bytes;
	struct sk_name name = sk_unpack_name(j->u, raw, SK_CS_UTF8, "chm");
	const char *why = NULL;
	size_t index;

	if (raw.n == 0 || raw.p[raw.n - 1] == '/' || sk_span_begins(raw, SK_SPAN("::")))
		return true;
	if (e->section == 1 && !j->done && e->n > 0)
		unpack_section(j);
	bytes = e->section == 0 ? sk_span_from(j->image, j->content) :
	    e->section == 1 ? j->unpacked : (struct sk_span){ 0 };
	bytes = sk_span_from(bytes, e->at);
	bytes = sk_span_head(bytes, e->n < bytes.n ? (size_t)e->n : bytes.n);
	if (bytes.n < e->n)
		why = e->section == 1 ? j->why : e->section == 0 ? "damaged" : "unsupported";
	if (!sk_unpack_may(j->u, j->self, j->given, bytes.n))
		return false;
	j->given += bytes.n;
	if (!sk_unpack_add(j->u, j->self, &name, name.text.n > 0, (struct sk_span){ 0 }, bytes,
	    why == NULL || bytes.n > 0, &index))
		return false;
	j->members++;
	if (why != NULL) {
		sk_unpack_gap(j->u, index, why);
		if (strcmp(why, "damaged") == 0)
			sk_unpack_defect(j->u, j->self, why);
	}
	return true;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct job j = { .u = u, .self = self, .image = u->object[self].bytes };

	if (!read_directory(&j)) {
		sk_unpack_defect(u, self, "damaged");
		sk_unpack_gap(u, self, "damaged");
		return;
	}
	for (size_t i = 0; i < j.n; i++)
		if (!add(&j, &j.entry[i]))
			break;
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, j.members);
}

const struct sk_format sk_fmt_chm = { "chm", "Russotto, Microsoft's HTML Help (.chm) format; LZX",
	bid, open };
