#include "disk.h"
#include "tree.h"

/* Source: MS-VHDX, whose sections the numbers mean. */
enum {
	MIB = 1 << 20,
	HEADER = 64 << 10, REGIONS = 192 << 10, APART = 64 << 10,	/* 2.1: each stands twice */
	ROWS = 2047,			/* of a table, 2.2.3.1, 2.6.1.1 */
	HAS_PARENT = 2			/* 2.6.2.1 */
};
enum { PRESENT = 6, PARTLY = 7 };	/* 2.5.1.1, states of a block */

static const struct sk_span
    bat = SK_LIT("\x66\x77\xC2\x2D\x23\xF6\x00\x42\x9D\x64\x11\x5E\x9B\xFD\x4A\x08"),
    metadata = SK_LIT("\x06\xA2\x7C\x8B\x90\x47\x9A\x4B\xB8\xFE\x57\x5F\x05\x0F\x88\x6E"),
    parameters = SK_LIT("\x37\x67\xA1\xCA\x36\xFA\x43\x4D\xB3\xB6\x33\xF0\xAA\x44\xE7\x6B"),
    disk_size = SK_LIT("\x24\x42\xA5\x2F\x1B\xCD\x76\x48\xB2\x11\x5D\xBE\xD8\x3B\xF4\xB8"),
    sector_size = SK_LIT("\x1D\xBF\x41\x81\x6F\xA9\x09\x47\xBA\x47\xF2\x33\xA8\xFA\xAB\x5F");

/* The region of that name, 2.2.3. */
static bool
region(struct sk_span image, struct sk_span guid, uint64_t *at_r)
{
	for (uint64_t table = REGIONS; table <= REGIONS + APART; table += APART) {
		struct sk_span s = sk_span_from(image, table);
		uint32_t rows;

		if (!sk_span_begins(s, SK_SPAN("regi")) || !sk_span_u32le(s, 8, &rows))
			continue;
		for (uint64_t i = 0; i < rows && i < ROWS; i++)
			if (sk_span_begins(sk_span_from(s, 16 + i * 32), guid))
				return sk_span_u64le(s, 16 + i * 32 + 16, at_r);
	}
	return false;
}

/* The item of that name in the region of metadata, 2.6.1. */
static struct sk_span
item(struct sk_span s, struct sk_span guid)
{
	uint16_t rows;
	uint32_t at;

	if (!sk_span_begins(s, SK_SPAN("metadata")) || !sk_span_u16le(s, 10, &rows))
		return (struct sk_span){ 0 };
	for (uint64_t i = 0; i < rows && i < ROWS; i++)
		if (sk_span_begins(sk_span_from(s, 32 + i * 32), guid) &&
		    sk_span_u32le(s, 32 + i * 32 + 16, &at))
			return sk_span_from(s, at);
	return (struct sk_span){ 0 };
}

/* What was written last may stand in the log only, 2.3: who mounts the disk sees
 * it, and we do not. */
static bool
has_log(struct sk_span image)
{
	struct sk_span best = { 0 };
	uint64_t sequence, highest = 0;

	for (uint64_t at = HEADER; at <= HEADER + APART; at += APART) {
		struct sk_span h = sk_span_from(image, at);

		if (sk_span_begins(h, SK_SPAN("head")) && sk_span_u64le(h, 8, &sequence) &&
		    (best.n == 0 || sequence > highest)) {
			highest = sequence;
			best = h;
		}
	}
	for (uint64_t i = 48; i < 64; i++)	/* LogGuid */
		if (i < best.n && best.p[i] != 0)
			return true;
	return false;
}

/* 2.5: after so many blocks stands one entry of their bitmap. */
static void
fill(struct sk_disk *d, uint64_t table, uint64_t chunk)
{
	struct sk_span s = sk_span_from(d->image, table);
	uint64_t entry;

	for (size_t i = 0; i < d->blocks; i++)
		if (sk_span_u64le(s, (i + i / chunk) * 8, &entry) && ((entry & 7) == PRESENT ||
		    (entry & 7) == PARTLY))
			d->at[i] = entry >> 20 << 20;
}

void
sk_vhdx_open(struct sk_unpack *u, size_t self)
{
	struct sk_disk d = { .u = u, .self = self, .image = u->object[self].bytes };
	uint64_t table, about;
	uint32_t block, flags, sector;
	struct sk_span m;

	m = region(d.image, metadata, &about) ? sk_span_from(d.image, about) : (struct sk_span){ 0 };
	if (!sk_span_u32le(item(m, parameters), 0, &block) ||
	    !sk_span_u32le(item(m, parameters), 4, &flags) ||
	    !sk_span_u64le(item(m, disk_size), 0, &d.size) ||
	    !sk_span_u32le(item(m, sector_size), 0, &sector) ||
	    (sector != 512 && sector != 4096) || block < MIB || (block & (block - 1)) != 0 ||
	    !region(d.image, bat, &table)) {
		sk_unpack_defect(u, self, "damaged");
		sk_unpack_gap(u, self, "damaged");
		return;
	}
	if ((flags & HAS_PARENT) != 0 || has_log(d.image))
		sk_unpack_gap(u, self, "unsupported");
	d.block = block;
	if (!sk_disk_blocks(&d, 8))
		return;
	fill(&d, table, ((uint64_t)1 << 23) * sector / block);
	sk_disk_add(&d);
}
