#include "cab.h"
#include "members.h"
#include "tree.h"

enum {
	CABINETS = 16,		/* in one file */
	TIMES_READ = 4		/* how often the bytes of a file may be decoded */
};
#define READ_FROM (16u << 20)	/* bytes decoded, from here on that counts */

struct cab {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_cab	 c;
	uint64_t	 given, read;	/* bytes decoded, and read for that */
	const char	*stopped;	/* the limit that ended decoding, or NULL */
};

/* ---- bid ---- */

/* 32 bits for the signature, 24 for version, counts and places that fit together;
 * 16 where only the typer says so.  What a program carries behind its sections
 * comes here as a member of it. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	return sk_cab_is(bytes, 0) ? 56 : type == SK_TYPE_CAB ? 16 : 0;
}

/* ---- folders ---- */

/* The blocks of a folder, one behind the other. */
static void
join_stored(struct cab *j, struct sk_cab_folder *f)
{
	struct sk_buf b = sk_buf_new(j->u->arena, (size_t)j->u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	uint64_t at = f->at;
	struct sk_span data;
	uint16_t unpacked;
	bool fits;

	for (unsigned i = 0; i < f->blocks && f->why == NULL; i++) {
		if (!sk_cab_block(&j->c, &at, &data, &unpacked, &fits)) {
			f->why = "damaged";
			/* what is there of the last one */
			data = sk_span_from(j->c.bytes, at + SK_CAB_BLOCK + j->c.block_extra);
			data = sk_span_head(data, unpacked);
		} else if (!fits) {
			sk_unpack_defect(j->u, j->self, "checksum");
		}
		j->stopped = sk_unpack_stop(j->u, j->self, j->given, data.n);
		if (j->stopped != NULL) {
			f->why = j->stopped;
			break;
		}
		j->given += data.n;
		if (!sk_buf_span(&b, data))
			f->why = sk_limit_table[b.n == b.max ? SK_LIMIT_OBJECT_BYTES :
			    SK_LIMIT_MEMORY_BYTES].name;
	}
	f->bytes = sk_buf_view(&b);
}

/* Blocks as libarchive is to see them: no reserved bytes, no checksums (ours are
 * looked at here, and a wrong one hides nothing).  *unpacked_r counts bytes. */
static struct sk_span
put_blocks(struct cab *j, struct sk_cab_folder *f, uint32_t *blocks_r, uint64_t *unpacked_r)
{
	struct sk_buf b = sk_buf_new(j->u->arena, j->c.bytes.n + SK_CAB_BLOCK);
	uint64_t at = f->at;
	struct sk_span data;
	uint16_t unpacked;
	bool fits;

	*unpacked_r = *blocks_r = 0;
	for (; *blocks_r < f->blocks; ++*blocks_r) {
		if (!sk_cab_block(&j->c, &at, &data, &unpacked, &fits)) {
			f->why = "damaged";
			break;
		}
		if (!fits)
			sk_unpack_defect(j->u, j->self, "checksum");
		(void)sk_buf_le(&b, 0, 4);
		(void)sk_buf_le(&b, data.n, 2);
		(void)sk_buf_le(&b, unpacked, 2);
		(void)sk_buf_span(&b, data);
		*unpacked_r += unpacked;
	}
	if (b.full)
		f->why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	return sk_buf_view(&b);
}

/* A cabinet of this one folder, all of it one file. */
static struct sk_span
put_head(struct cab *j, const struct sk_cab_folder *f, uint32_t blocks, uint64_t unpacked, size_t packed)
{
	struct sk_buf b = sk_buf_new(j->u->arena, 64);

	(void)sk_buf_put(&b, "MSCF", 4);
	(void)sk_buf_le(&b, 0, 4);
	(void)sk_buf_le(&b, 62 + packed, 4);	/* of it all */
	(void)sk_buf_le(&b, 0, 4);
	(void)sk_buf_le(&b, 44, 4);		/* of the first file */
	(void)sk_buf_le(&b, 0, 4);
	(void)sk_buf_le(&b, 0x0103, 2);		/* version */
	(void)sk_buf_le(&b, 1, 2);		/* folders */
	(void)sk_buf_le(&b, 1, 2);		/* files */
	(void)sk_buf_le(&b, 0, 6);		/* flags, set, number in it */
	(void)sk_buf_le(&b, 62, 4);		/* of the first block */
	(void)sk_buf_le(&b, blocks, 2);
	(void)sk_buf_le(&b, f->type, 2);
	(void)sk_buf_le(&b, unpacked, 4);
	(void)sk_buf_le(&b, 0, 4);		/* place in the folder */
	(void)sk_buf_le(&b, 0, 2);		/* folder */
	(void)sk_buf_le(&b, 0x21, 2);		/* date: 1980-01-01 */
	(void)sk_buf_le(&b, 0x200000, 4);	/* time, attributes: archive */
	(void)sk_buf_put(&b, "m", 2);
	return sk_buf_view(&b);
}

static void
decode_packed(struct cab *j, struct sk_cab_folder *f)
{
	uint32_t blocks;
	uint64_t unpacked;
	struct sk_span piece[2], name;
	struct sk_archived out = { .broken = true };
	struct sk_archive *a;

	piece[1] = put_blocks(j, f, &blocks, &unpacked);
	if (blocks == 0 || unpacked > UINT32_MAX || piece[1].n > UINT32_MAX - 62) {
		f->why = f->why != NULL || blocks == 0 ? "damaged" : "unsupported";
		return;
	}
	piece[0] = put_head(j, f, blocks, unpacked, piece[1].n);
	if ((a = sk_archive_open(j->u, SK_ARCHIVE_CAB, piece, 2)) == NULL) {
		f->why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
		return;
	}
	if (sk_archive_next(a, &name) == 1)
		sk_archive_read(a, j->self, &j->given, &out);
	sk_archive_free(a);
	f->bytes = out.bytes;
	if (out.stopped != NULL)
		f->why = out.stopped;
	else if (out.broken)
		f->why = "damaged";
	if (out.stopped != sk_limit_table[SK_LIMIT_OBJECT_BYTES].name)
		j->stopped = out.stopped;
}

/* Packed bytes of a folder, and those of its block headers. */
static uint64_t
cost_of(struct cab *j, const struct sk_cab_folder *f)
{
	uint64_t at = f->at, n = 0;

	for (unsigned i = 0; i < f->blocks; i++) {
		uint16_t packed;

		if (!sk_span_u16le(j->c.bytes, at + 4, &packed))
			break;
		n += SK_CAB_BLOCK + packed;
		at += (uint64_t)SK_CAB_BLOCK + j->c.block_extra + packed;
	}
	return n;
}

static void
decode(struct cab *j, struct sk_cab_folder *f)
{
	unsigned type = f->type & 15;

	f->done = true;
	if (f->continued || (type != SK_CAB_NONE && type != SK_CAB_MSZIP && type != SK_CAB_LZX)) {
		f->why = "unsupported";
		return;
	}
	if (j->stopped == NULL && j->read > READ_FROM && j->read / TIMES_READ > j->c.bytes.n) {
		j->stopped = sk_limit_table[SK_LIMIT_RATIO].name;
		sk_unpack_gap(j->u, j->self, j->stopped);
	}
	if (j->stopped != NULL) {
		f->why = j->stopped;
		return;
	}
	j->read += cost_of(j, f);
	if (type == SK_CAB_NONE)
		join_stored(j, f);
	else
		decode_packed(j, f);
}

/* ---- files ---- */

struct content {
	struct sk_span	 bytes;
	bool		 seen;
	const char	*why;
};

static struct content
take(struct cab *j, const struct sk_cab_file *f)
{
	struct sk_cab_folder *d = f->folder == UINT32_MAX ? NULL : &j->c.folder[f->folder];
	struct content c = { .seen = true };

	if (d == NULL)
		return (struct content){ .why = "damaged" };
	if (f->size == 0 && f->off == 0)
		return c;
	if (!d->done)
		decode(j, d);
	c.bytes = sk_span_head(sk_span_from(d->bytes, f->off), f->size);
	if (c.bytes.n < f->size && d->why != NULL) {
		c.seen = c.bytes.n > 0;
		c.why = d->why;
	} else if (c.bytes.n < f->size && f->index == SK_CAB_TO_NEXT) {
		c.why = "unsupported";
	} else if (c.bytes.n < f->size) {
		c.why = "damaged";
		j->c.beyond = true;
	}
	/* Decoded bytes are counted once; what files share is looked at again. */
	if (f->shared > 0 && c.bytes.n > 0) {
		const char *why = sk_unpack_stop(j->u, j->self, j->given, f->shared);

		if (why != NULL)
			return (struct content){ .why = j->stopped = why };
		j->given += f->shared;
	}
	return c;
}

enum { UTF8 = 0x80 };	/* 2.3, attribute _A_NAME_IS_UTF */

static bool
add(struct cab *j, const struct sk_cab_file *f)
{
	struct sk_name name = sk_unpack_name(j->u, f->name,
	    f->attributes & UTF8 ? SK_CS_UTF8 : SK_CS_UNKNOWN, "cab");
	struct content c = take(j, f);
	size_t index;

	if (c.why != NULL && sk_span_is(sk_span_text(c.why), "damaged"))
		sk_unpack_defect(j->u, j->self, "damaged");
	if (!sk_unpack_add(j->u, j->self, &name, name.text.n > 0, (struct sk_span){ 0 }, c.bytes,
	    c.seen, &index))
		return false;
	if (c.why != NULL)
		sk_unpack_gap(j->u, index, c.why);
	return true;
}

/* ---- cabinets ---- */

static void
note(struct cab *j)
{
	if (j->c.damaged) {
		sk_unpack_defect(j->u, j->self, "damaged");
		sk_unpack_gap(j->u, j->self, "damaged");
	}
	if (j->c.overlap)
		sk_unpack_defect(j->u, j->self, "overlap");
	if (j->c.beyond)
		sk_unpack_defect(j->u, j->self, "size_lie");
	if (j->c.flags & (SK_CAB_PREV | SK_CAB_NEXT))
		sk_unpack_gap(j->u, j->self, "unsupported");	/* the other cabinets of the set */
	if (j->c.too_many)
		sk_unpack_gap(j->u, j->self, sk_limit_table[SK_LIMIT_MEMBERS].name);
	if (j->c.no_memory)
		sk_unpack_gap(j->u, j->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
}

/* What stands behind the last cabinet: a signature that its header tells of may. */
static void
note_suffix(struct cab *j, uint64_t end, uint64_t signature)
{
	struct sk_span rest = sk_span_from(j->c.bytes, signature > end ? signature : end);

	for (size_t i = 0; i < rest.n; i++)
		if (rest.p[i] != 0) {
			sk_unpack_defect(j->u, j->self, "suffix");
			return;
		}
}

/* The next cabinet at or behind at, s.n if there is none. */
static uint64_t
find_cabinet(struct sk_span s, uint64_t at)
{
	size_t i = at < s.n ? (size_t)at : s.n;

	while ((i = sk_span_find(s, SK_SPAN("MSCF"), i)) != SK_SPAN_NONE)
		if (sk_cab_is(s, i++))
			return i - 1;
	return s.n;
}

/* Some readers look for further cabinets behind the first one. */
static void
open(struct sk_unpack *u, size_t self)
{
	struct cab j = { .u = u, .self = self };
	struct sk_span bytes = u->object[self].bytes;
	uint64_t members = 0, at = 0;
	bool more = true;
	unsigned n = 0;

	do {
		sk_cab_read(bytes, at, (size_t)u->budget->limit[SK_LIMIT_MEMBERS], u->arena, &j.c);
		if (n++ == 1)
			sk_unpack_defect(u, self, "hidden_member");
		for (size_t i = 0; i < j.c.files; i++)
			if ((j.c.file[i].attributes & UTF8) == 0)
				sk_unpack_name_ahead(u, j.c.file[i].name);
		for (size_t i = 0; i < j.c.files && more; i++)
			more = add(&j, &j.c.file[i]);
		members += j.c.files;
		note(&j);
		at = j.c.end > at + 4 ? j.c.end : at + 4;
		at = find_cabinet(bytes, at);
	} while (more && n < CABINETS && at < bytes.n);
	note_suffix(&j, j.c.end, j.c.signature_end);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, members);
}

const struct sk_format sk_fmt_cab = { "cab", "MS-CAB, Cabinet File Format, section 2", bid, open };
