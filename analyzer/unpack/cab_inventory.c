#include <stdlib.h>
#include "cab.h"

enum {
	HEADER = 36, FOLDER = 8, FILE_HEAD = 16,	/* bytes, 2.1 to 2.3 */
	AT_SIZE = 8, AT_FILES = 16, AT_VERSION = 24, AT_MAJOR = 25, AT_NFOLDERS = 26,
	AT_NFILES = 28, AT_FLAGS = 30, AT_RESERVE = 36,
	NAME_MOST = 256		/* 2.3, szName with its zero */
};

bool
sk_cab_is(struct sk_span s, uint64_t at)
{
	uint32_t size, files;
	uint16_t nfolders, nfiles;
	uint8_t major;

	if (at > s.n || !sk_span_begins(sk_span_from(s, at), SK_SPAN("MSCF")))
		return false;
	return sk_span_u32le(s, at + AT_SIZE, &size) && sk_span_u32le(s, at + AT_FILES, &files) &&
	    sk_span_u8(s, at + AT_MAJOR, &major) && sk_span_u16le(s, at + AT_NFOLDERS, &nfolders) &&
	    sk_span_u16le(s, at + AT_NFILES, &nfiles) && major == 1 && nfolders > 0 &&
	    nfiles > 0 && files >= HEADER + FOLDER && files < size && files < s.n - at;
}

/* ---- the header ---- */

/* A text that ends in a zero; *at is then behind it. */
static bool
read_text(struct sk_span s, uint64_t *at, struct sk_span *text_r)
{
	struct sk_span rest = sk_span_head(sk_span_from(s, *at), NAME_MOST);
	size_t n = sk_span_chr(rest, 0, 0);

	*text_r = sk_span_head(rest, n == SK_SPAN_NONE ? rest.n : n);
	*at += text_r->n + 1;
	return n != SK_SPAN_NONE;
}

/*
 * Reserved sizes, 2.1, and the names of neighbours.  Authenticode keeps place and
 * length of a signature behind the cabinet in 20 reserved bytes: 00 00 10 00, where
 * it begins, its length (osslsigncode, cab.c).
 */
static uint64_t
read_optional(struct sk_cab *c, uint8_t *folder_extra)
{
	uint64_t at = c->at + HEADER;
	uint32_t magic = 0, place = 0, length = 0;
	uint16_t header = 0;
	struct sk_span text;

	*folder_extra = 0;
	if (c->flags & SK_CAB_RESERVE) {
		(void)sk_span_u16le(c->bytes, at, &header);
		(void)sk_span_u8(c->bytes, at + 2, folder_extra);
		(void)sk_span_u8(c->bytes, at + 3, &c->block_extra);
		at += 4;
		if (header >= 12 && sk_span_u32le(c->bytes, at, &magic) && magic == 0x00100000 &&
		    sk_span_u32le(c->bytes, at + 4, &place) &&
		    sk_span_u32le(c->bytes, at + 8, &length) && c->at + place == c->end)
			c->signature_end = c->end + length;
		at += header;
	}
	for (unsigned flag = SK_CAB_PREV; flag <= SK_CAB_NEXT; flag <<= 1)
		for (int i = 0; (c->flags & flag) && i < 2; i++)
			if (!read_text(c->bytes, &at, &text))
				c->damaged = true;
	return at;
}

static void
read_folders(struct sk_cab *c, uint64_t at, uint16_t n, uint8_t extra)
{
	if ((c->folder = sk_arena_array(c->arena, n, sizeof *c->folder)) == NULL) {
		c->no_memory = true;
		return;
	}
	for (; c->folders < n; c->folders++) {
		struct sk_cab_folder *f = &c->folder[c->folders];
		uint32_t start;

		if (!sk_span_u32le(c->bytes, at, &start) ||
		    !sk_span_u16le(c->bytes, at + 4, &f->blocks) ||
		    !sk_span_u16le(c->bytes, at + 6, &f->type)) {
			c->damaged = true;
			return;
		}
		f->at = c->at + start;
		at += FOLDER + extra;
	}
}

/* ---- files ---- */

static uint32_t
folder_of(const struct sk_cab *c, uint16_t index)
{
	if (c->folders == 0)
		return UINT32_MAX;
	if (index == SK_CAB_FROM_PREV || index == SK_CAB_PREV_AND_NEXT)
		return 0;
	if (index == SK_CAB_TO_NEXT)
		return (uint32_t)c->folders - 1;
	return index < c->folders ? index : UINT32_MAX;
}

static bool
read_file(struct sk_cab *c, uint64_t *at, struct sk_cab_file *f)
{
	if (!sk_span_u32le(c->bytes, *at, &f->size) || !sk_span_u32le(c->bytes, *at + 4, &f->off) ||
	    !sk_span_u16le(c->bytes, *at + 8, &f->index) ||
	    !sk_span_u16le(c->bytes, *at + 14, &f->attributes))
		return false;
	*at += FILE_HEAD;
	/* A name that does not end is one, as far as it goes. */
	if (!read_text(c->bytes, at, &f->name))
		c->damaged = true;
	f->folder = folder_of(c, f->index);
	if (f->folder == UINT32_MAX)
		c->damaged = true;
	else if (f->index == SK_CAB_FROM_PREV || f->index == SK_CAB_PREV_AND_NEXT)
		c->folder[f->folder].continued = true;
	return true;
}

static void
read_files(struct sk_cab *c, uint64_t at, size_t n, size_t max)
{
	c->too_many = n > max;
	n = n > max ? max : n;
	/* each takes 17 bytes at least */
	if (n > (c->bytes.n - at) / (FILE_HEAD + 1)) {
		c->damaged = true;
		n = (size_t)((c->bytes.n - at) / (FILE_HEAD + 1)) + 1;
	}
	if ((c->file = sk_arena_array(c->arena, n, sizeof *c->file)) == NULL) {
		c->no_memory = true;
		return;
	}
	while (c->files < n && read_file(c, &at, &c->file[c->files]))
		c->files++;
	if (c->files < n)
		c->damaged = true;
}

/* ---- files that share bytes ---- */

static int
place_order(const void *a, const void *b)
{
	const struct sk_cab_file *x = *(struct sk_cab_file *const *)a,
	    *y = *(struct sk_cab_file *const *)b;

	if (x->folder != y->folder)
		return (x->folder > y->folder) - (x->folder < y->folder);
	if (x->off != y->off)
		return (x->off > y->off) - (x->off < y->off);
	return (x->size > y->size) - (x->size < y->size);
}

static void
find_shared(struct sk_cab *c)
{
	struct sk_cab_file **order = sk_arena_array(c->arena, c->files, sizeof *order);
	uint64_t end = 0;

	if (order == NULL) {
		c->no_memory = true;
		return;
	}
	for (size_t i = 0; i < c->files; i++)
		order[i] = &c->file[i];
	if (c->files > 0)
		qsort(order, c->files, sizeof *order, place_order);
	for (size_t i = 0; i < c->files; i++) {
		struct sk_cab_file *f = order[i];
		uint64_t stop = (uint64_t)f->off + f->size;

		if (i == 0 || order[i - 1]->folder != f->folder)
			end = 0;
		if (end > f->off)
			f->shared = (uint32_t)((end < stop ? end : stop) - f->off);
		c->overlap = c->overlap || f->shared > 0;
		end = stop > end ? stop : end;
	}
}

void
sk_cab_read(struct sk_span s, uint64_t at, size_t max, struct sk_arena *arena,
    struct sk_cab *c_r)
{
	uint32_t size = 0, files = 0;
	uint16_t nfolders = 0, nfiles = 0;
	uint8_t extra;
	uint64_t folders;

	*c_r = (struct sk_cab){ .bytes = s, .at = at, .arena = arena };
	(void)sk_span_u32le(s, at + AT_SIZE, &size);
	(void)sk_span_u32le(s, at + AT_FILES, &files);
	(void)sk_span_u16le(s, at + AT_NFOLDERS, &nfolders);
	(void)sk_span_u16le(s, at + AT_NFILES, &nfiles);
	(void)sk_span_u16le(s, at + AT_FLAGS, &c_r->flags);
	c_r->end = at + size;
	if (size < HEADER || c_r->end > s.n || nfolders == 0 || nfiles == 0)
		c_r->damaged = true;
	folders = read_optional(c_r, &extra);
	read_folders(c_r, folders, nfolders, extra);
	if (files > s.n - at)
		c_r->damaged = true;
	else
		read_files(c_r, at + files, nfiles, max);
	find_shared(c_r);
}

/* ---- blocks ---- */

/* 3.1 of the older specification, "CSUMCompute": words by exclusive or, the last
 * one to three bytes the other way round. */
static uint32_t
csum(struct sk_span s, uint32_t sum)
{
	size_t i = 0;

	for (; s.n - i >= 4; i += 4)
		sum ^= s.p[i] | (uint32_t)s.p[i + 1] << 8 | (uint32_t)s.p[i + 2] << 16 |
		    (uint32_t)s.p[i + 3] << 24;
	for (uint32_t shift = (uint32_t)(s.n - i) * 8; i < s.n; i++) {
		shift -= 8;
		sum ^= (uint32_t)s.p[i] << shift;
	}
	return sum;
}

bool
sk_cab_block(const struct sk_cab *c, uint64_t *at, struct sk_span *data_r, uint16_t *unpacked_r,
    bool *fits_r)
{
	struct sk_span summed;
	uint32_t want;
	uint16_t n;

	*data_r = (struct sk_span){ 0 };
	*fits_r = false;
	*unpacked_r = 0;
	if (!sk_span_u32le(c->bytes, *at, &want) || !sk_span_u16le(c->bytes, *at + 4, &n) ||
	    !sk_span_u16le(c->bytes, *at + 6, unpacked_r) ||
	    !sk_span_cut(c->bytes, *at + SK_CAB_BLOCK + c->block_extra, n, data_r))
		return false;
	(void)sk_span_cut(c->bytes, *at + 4, 4u + c->block_extra, &summed);
	*fits_r = want == 0 || csum(summed, csum(*data_r, 0)) == want;
	*at += (uint64_t)SK_CAB_BLOCK + c->block_extra + n;
	return true;
}
