#include <string.h>
#include "udf.h"

enum {
	ANCHOR = 256,			/* 3/8.4.2.1: and the last block, and 256 before it */
	AREA = 32768, SECTOR = 2048, RECOGNITION = 64,	/* 2/8.3.1 */
	RAW = 2352,
	SEQUENCE = 4096, POINTERS = 16	/* descriptors that are looked at; links */
};
enum { TAG_ANCHOR = 2, TAG_POINTER = 3, TAG_PARTITION = 5, TAG_LOGICAL = 6, TAG_END = 8,
	TAG_FILE_SET = 256, TAG_AREA = 258, TAG_ENTRY = 261, TAG_EXTENDED = 266 };
enum { TYPE_VAT_OLD = 0, TYPE_VAT = 248 };	/* of a file, 4/14.6.6; UDF 2.2.11 */

static bool
tag_at(struct sk_span image, uint64_t at, uint32_t block, uint16_t *tag_r, struct sk_span *bytes_r)
{
	struct sk_span s = sk_span_head(sk_span_from(image, at), block);
	uint8_t sum = 0;

	*tag_r = 0;
	*bytes_r = s;
	if (s.n < 32)
		return false;
	for (size_t i = 0; i < 16; i++)		/* 3/7.2.3 */
		sum = (uint8_t)(sum + (i == 4 ? 0 : s.p[i]));
	return sum == s.p[4] && sk_span_u16le(s, 0, tag_r) && *tag_r != 0;
}

bool
sk_udf_tag(const struct sk_udf *udf, uint64_t at, uint16_t *tag_r, struct sk_span *bytes_r)
{
	return tag_at(udf->image, at, udf->block, tag_r, bytes_r);
}

/* An anchor says where it stands itself. */
static bool
anchor_at(struct sk_span image, uint64_t number, uint32_t block, struct sk_span *s_r)
{
	uint32_t said;
	uint16_t tag;

	return tag_at(image, number * block, block, &tag, s_r) && tag == TAG_ANCHOR &&
	    sk_span_u32le(*s_r, 12, &said) && said == number;
}

static bool
anchor(struct sk_span image, uint32_t *block_r, struct sk_span *s_r)
{
	static const uint32_t sizes[] = { 2048, 512, 1024, 4096 };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		uint64_t n = image.n / sizes[i];

		*block_r = sizes[i];
		if (anchor_at(image, ANCHOR, sizes[i], s_r) ||
		    (n > ANCHOR && (anchor_at(image, n - 1, sizes[i], s_r) ||
		    anchor_at(image, n - 1 - ANCHOR, sizes[i], s_r))))
			return true;
	}
	return false;
}

static bool
recognised(struct sk_span s, size_t first, size_t step)
{
	struct sk_span id;

	for (size_t i = 0; i < RECOGNITION && sk_span_cut(s, first + i * step + 1, 5, &id); i++)
		if (sk_span_is(id, "NSR02") || sk_span_is(id, "NSR03"))
			return true;
	return false;
}

bool
sk_udf_is(struct sk_span bytes, bool *raw_r)
{
	struct sk_span s;
	uint32_t block;

	*raw_r = false;
	if (recognised(bytes, AREA, SECTOR) || anchor(bytes, &block, &s))
		return true;
	*raw_r = recognised(bytes, 16 * RAW + 16, RAW) || recognised(bytes, 16 * RAW + 24, RAW);
	return *raw_r;
}

/* ---- file entries ---- */

bool
sk_udf_entry(const struct sk_udf *udf, uint64_t at, struct sk_udf_entry *e_r)
{
	uint32_t attributes, descriptors;
	uint64_t head;
	struct sk_span s;
	uint16_t tag, flags;

	*e_r = (struct sk_udf_entry){ .type = 0 };
	if (!sk_udf_tag(udf, at, &tag, &s) || (tag != TAG_ENTRY && tag != TAG_EXTENDED))
		return false;
	head = tag == TAG_ENTRY ? 176 : 216;
	if (!sk_span_u8(s, 27, &e_r->type) || !sk_span_u16le(s, 34, &flags) ||
	    !sk_span_u64le(s, 56, &e_r->size) || !sk_span_u32le(s, head - 8, &attributes) ||
	    !sk_span_u32le(s, head - 4, &descriptors) ||
	    !sk_span_cut(s, head + attributes, descriptors, &e_r->rest))
		return false;
	e_r->form = flags & 7;
	e_r->at = at + head + attributes;
	return e_r->form <= 3;
}

/* 4/14.5: what had no room in the entry goes on in another block. */
static bool
more_area(const struct sk_udf *udf, struct sk_udf_entry *e, struct sk_udf_address a)
{
	struct sk_span s;
	uint32_t n;
	uint64_t at;
	uint16_t tag;

	return ++e->areas < SK_UDF_PIECES && sk_udf_at(udf, a, udf->block, &at) > 0 &&
	    sk_udf_tag(udf, at, &tag, &s) && tag == TAG_AREA && sk_span_u32le(s, 20, &n) &&
	    sk_span_cut(s, 24, n, &e->rest);
}

bool
sk_udf_extent(const struct sk_udf *udf, struct sk_udf_entry *e, struct sk_udf_address *a_r,
    uint64_t *n_r, unsigned *kind_r)
{
	static const uint8_t sizes[] = { 8, 16, 20 };	/* 4/14.14 */
	struct sk_span d;
	uint32_t n;

	if (e->form > 2)
		return false;
	for (;;) {
		if (!sk_span_take(&e->rest, sizes[e->form], &d) || !sk_span_u32le(d, 0, &n) || n == 0)
			return false;
		a_r->map = e->map;
		(void)sk_span_u32le(d, e->form == 2 ? 12 : 4, &a_r->block);
		if (e->form > 0)
			(void)sk_span_u16le(d, e->form == 2 ? 16 : 8, &a_r->map);
		*kind_r = n >> 30;
		*n_r = n & 0x3FFFFFFF;
		if (*kind_r != 3)
			return true;
		if (!more_area(udf, e, *a_r))
			return false;
	}
}

/* ---- partitions ---- */

static uint64_t
virtual_at(const struct sk_udf *udf, const struct sk_udf_map *m, uint32_t block, uint64_t want,
    uint64_t *at_r)
{
	uint32_t to;

	if (!sk_span_u32le(m->table, (uint64_t)block * 4, &to))
		return 0;
	*at_r = m->start + (uint64_t)to * udf->block;
	return want < udf->block ? want : udf->block;
}

static uint64_t
metadata_at(const struct sk_udf_map *m, uint64_t off, uint64_t want, uint64_t *at_r)
{
	for (size_t i = 0; i < m->pieces; i++) {
		if (off < m->piece[i].n) {
			*at_r = m->piece[i].at + off;
			return want < m->piece[i].n - off ? want : m->piece[i].n - off;
		}
		off -= m->piece[i].n;
	}
	return 0;
}

uint64_t
sk_udf_at(const struct sk_udf *udf, struct sk_udf_address a, uint64_t want, uint64_t *at_r)
{
	const struct sk_udf_map *m;

	*at_r = 0;
	if (a.map >= udf->maps)
		return 0;
	m = &udf->map[a.map];
	if (m->kind == SK_UDF_VIRTUAL)
		return virtual_at(udf, m, a.block, want, at_r);
	if (m->kind == SK_UDF_METADATA)
		return metadata_at(m, (uint64_t)a.block * udf->block, want, at_r);
	*at_r = m->start + (uint64_t)a.block * udf->block;
	return want;
}

/* UDF 2.2.10: a file says where the blocks of this partition lie in the one below. */
static void
read_metadata(struct sk_udf *udf, struct sk_udf_map *m, struct sk_arena *arena, struct sk_span map)
{
	struct sk_udf below = { .image = udf->image, .block = udf->block, .maps = 1 };
	struct sk_udf_entry e;
	struct sk_udf_address a;
	uint64_t n;
	unsigned kind;

	below.map[0] = (struct sk_udf_map){ .start = m->start };
	if ((m->piece = sk_arena_array(arena, SK_UDF_PIECES, sizeof *m->piece)) == NULL)
		return;
	for (unsigned mirror = 0; mirror < 2 && m->pieces == 0; mirror++) {
		uint32_t block;

		(void)sk_span_u32le(map, 40 + mirror * 4, &block);
		if (!sk_udf_entry(&below, m->start + (uint64_t)block * udf->block, &e))
			continue;
		while (m->pieces < SK_UDF_PIECES && sk_udf_extent(&below, &e, &a, &n, &kind))
			m->piece[m->pieces++] = (struct sk_iso_piece){
			    m->start + (uint64_t)a.block * udf->block, n };
	}
}

/* UDF 2.2.11: the table stands in the last file of a disc that is written once.  The
 * older one ends, the newer one begins with what it is. */
static void
read_virtual(struct sk_udf *udf, struct sk_udf_map *m)
{
	struct sk_udf below = { .image = udf->image, .block = udf->block, .maps = 1 };
	uint64_t last = udf->image.n / udf->block, n, at;
	struct sk_udf_entry e;
	struct sk_udf_address a;
	unsigned kind;
	uint16_t head;

	below.map[0] = (struct sk_udf_map){ .start = m->start };
	for (uint64_t i = 1; i <= 64 && i < last; i++) {
		if (!sk_udf_entry(&below, (last - i) * udf->block, &e) ||
		    (e.type != TYPE_VAT && e.type != TYPE_VAT_OLD))
			continue;
		if (e.form == 3)
			at = e.at;
		else if (!sk_udf_extent(&below, &e, &a, &n, &kind) || sk_udf_at(&below, a, n, &at) == 0)
			continue;
		m->table = sk_span_from(udf->image, at);
		m->table = sk_span_head(m->table, e.size > m->table.n ? m->table.n : (size_t)e.size);
		if (e.type == TYPE_VAT && sk_span_u16le(m->table, 0, &head))
			m->table = sk_span_from(m->table, head);
		return;
	}
}

struct volume {
	struct sk_span	 logical;	/* the descriptor that prevails, 3/8.4.3 */
	uint32_t	 sequence;
	struct { uint16_t number; uint32_t sequence; uint64_t start, size; } partition[SK_UDF_MAPS];
	unsigned	 partitions;
};

static void
add_map(struct sk_udf *udf, const struct volume *v, struct sk_span map, struct sk_arena *arena)
{
	struct sk_udf_map m = { .kind = SK_UDF_PLAIN };
	struct sk_span name = sk_span_from(map, 5);
	uint16_t number;
	uint8_t type;

	(void)sk_span_u8(map, 0, &type);
	(void)sk_span_u16le(map, type == 1 ? 4 : 38, &number);
	for (unsigned i = 0; i < v->partitions; i++)
		if (v->partition[i].number == number) {
			m.start = v->partition[i].start;
			m.size = v->partition[i].size;
		}
	/* one with spare blocks is read as it is */
	if (type == 2 && sk_span_begins(name, SK_SPAN("*UDF Virtual Partition"))) {
		m.kind = SK_UDF_VIRTUAL;
		read_virtual(udf, &m);
	} else if (type == 2 && sk_span_begins(name, SK_SPAN("*UDF Metadata Partition"))) {
		m.kind = SK_UDF_METADATA;
		read_metadata(udf, &m, arena, map);
	}
	udf->map[udf->maps++] = m;
}

static void
partition(struct volume *v, struct sk_span s, uint32_t block)
{
	uint32_t sequence, start, size;
	uint16_t number;
	unsigned i = 0;

	if (!sk_span_u32le(s, 16, &sequence) || !sk_span_u16le(s, 22, &number) ||
	    !sk_span_u32le(s, 188, &start) || !sk_span_u32le(s, 192, &size))
		return;
	while (i < v->partitions && v->partition[i].number != number)
		i++;
	if (i == SK_UDF_MAPS || (i < v->partitions && v->partition[i].sequence >= sequence))
		return;
	v->partitions += i == v->partitions;
	v->partition[i].number = number;
	v->partition[i].sequence = sequence;
	v->partition[i].start = (uint64_t)start * block;
	v->partition[i].size = (uint64_t)size * block;
}

/* 3/8.4.2: descriptors one after the other, up to their end or a link. */
static void
read_sequence(const struct sk_udf *udf, uint32_t at, uint32_t n, struct volume *v)
{
	uint32_t sequence;
	unsigned links = 0;
	uint16_t tag;
	struct sk_span s;

	for (unsigned i = 0; i < SEQUENCE && n >= udf->block; i++, at++, n -= udf->block) {
		if (!sk_udf_tag(udf, (uint64_t)at * udf->block, &tag, &s) || tag == TAG_END)
			return;
		(void)sk_span_u32le(s, 16, &sequence);
		if (tag == TAG_PARTITION) {
			partition(v, s, udf->block);
		} else if (tag == TAG_LOGICAL && (v->logical.n == 0 || sequence > v->sequence)) {
			v->logical = s;
			v->sequence = sequence;
		} else if (tag == TAG_POINTER) {
			if (++links > POINTERS || !sk_span_u32le(s, 20, &n) || !sk_span_u32le(s, 24, &at))
				return;
			at--;
			n += n <= UINT32_MAX - udf->block ? udf->block : 0;
		}
	}
}

/* 3/10.6, 4/14.1 */
static bool
read_logical(struct sk_udf *udf, const struct volume *v, struct sk_arena *arena)
{
	struct sk_udf_address a;
	uint32_t maps, bytes;
	struct sk_span table, map, s;
	uint64_t at;
	uint16_t tag;
	uint8_t n;

	if (!sk_span_u32le(v->logical, 264, &bytes) || !sk_span_u32le(v->logical, 268, &maps))
		return false;
	table = sk_span_head(sk_span_from(v->logical, 440), bytes);
	while (udf->maps < SK_UDF_MAPS && udf->maps < maps && sk_span_u8(table, 1, &n) && n >= 6 &&
	    sk_span_take(&table, n, &map))
		add_map(udf, v, map, arena);
	if (!sk_span_u32le(v->logical, 252, &a.block) || !sk_span_u16le(v->logical, 256, &a.map) ||
	    sk_udf_at(udf, a, udf->block, &at) == 0 || !sk_udf_tag(udf, at, &tag, &s) ||
	    tag != TAG_FILE_SET)
		return false;
	return sk_span_u32le(s, 404, &udf->root.block) && sk_span_u16le(s, 408, &udf->root.map);
}

bool
sk_udf_volume(struct sk_udf *udf, struct sk_arena *arena, uint64_t *end_r)
{
	struct sk_span s;

	*end_r = 0;
	if (!anchor(udf->image, &udf->block, &s))
		return false;
	for (uint64_t i = 0; i < 2; i++) {	/* the second is a copy of the first */
		struct volume v = { .sequence = 0 };
		uint32_t n, at;

		if (!sk_span_u32le(s, 16 + i * 8, &n) || !sk_span_u32le(s, 20 + i * 8, &at))
			return false;
		read_sequence(udf, at, n, &v);
		for (unsigned k = 0; k < v.partitions; k++)
			if (*end_r < v.partition[k].start + v.partition[k].size)
				*end_r = v.partition[k].start + v.partition[k].size;
		udf->maps = 0;
		if (read_logical(udf, &v, arena))
			return true;
	}
	return false;
}
