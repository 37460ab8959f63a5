#include <string.h>
#include "disk.h"
#include "tree.h"

/* Source: Microsoft, "Virtual Hard Disk Image Format Specification" 1.0 (2006): "Hard
 * Disk Footer Format", "Dynamic Disk Header Format", "Block Allocation Table". */
enum { FOOTER = 512, OLD_FOOTER = 511, SECTOR = 512 };
enum { FIXED = 2, DYNAMIC = 3, DIFFERENCING = 4 };
#define WHOLE	(32u << 20)
#define SHARE	4	/* a disk may be one part in so many of all that may come out */

struct footer {
	uint64_t header, size;
	uint32_t type;
	bool	 fits;			/* its checksum */
};

static bool
u64be(struct sk_span s, uint64_t off, uint64_t *v_r)
{
	uint32_t high, low;
	bool ok = sk_span_u32be(s, off, &high) && sk_span_u32be(s, off + 4, &low);

	*v_r = ok ? (uint64_t)high << 32 | low : 0;
	return ok;
}

/* The ones' complement of the sum of all bytes but these four. */
static bool
fits(struct sk_span s, uint64_t off)
{
	uint32_t sum = 0, said;

	if (!sk_span_u32be(s, off, &said))
		return false;
	for (size_t i = 0; i < s.n; i++)
		sum += i >= off && i < off + 4 ? 0 : s.p[i];
	return said == ~sum;
}

static bool
read_footer(struct sk_span s, struct footer *f_r)
{
	*f_r = (struct footer){ 0 };
	if (!sk_span_begins(s, SK_SPAN("conectix")) || !u64be(s, 16, &f_r->header) ||
	    !u64be(s, 48, &f_r->size) || !sk_span_u32be(s, 60, &f_r->type))
		return false;
	f_r->fits = fits(sk_span_head(s, FOOTER), 64);
	return true;
}

/* The footer at the end; *data_r is what stands before it. */
static bool
last_footer(struct sk_span s, struct footer *f_r, struct sk_span *data_r)
{
	for (size_t n = FOOTER; n >= OLD_FOOTER; n--)
		if (s.n > n && read_footer(sk_span_from(s, s.n - n), f_r)) {
			*data_r = sk_span_head(s, s.n - n);
			return true;
		}
	return false;
}

bool
sk_disk_is_fixed(struct sk_span bytes)
{
	struct sk_span data;
	struct footer f;

	return last_footer(bytes, &f, &data);
}

/* 64 bits of the mark, at the start or in the last sector. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)type;
	if (sk_span_begins(bytes, SK_SPAN("vhdxfile")))
		return 64;
	return sk_span_begins(bytes, SK_SPAN("conectix")) || sk_disk_is_fixed(bytes) ? 64 : 0;
}

/* ---- a disk whose blocks lie anywhere ---- */

bool
sk_disk_blocks(struct sk_disk *d, uint64_t entry)
{
	uint64_t n = d->block == 0 ? 0 : d->size / d->block + (d->size % d->block != 0);

	if (n == 0 || n > d->image.n / entry) {
		sk_unpack_defect(d->u, d->self, "damaged");
		sk_unpack_gap(d->u, d->self, "damaged");
		return false;
	}
	d->blocks = (size_t)n;
	if ((d->at = sk_arena_array(d->u->arena, d->blocks, sizeof *d->at)) == NULL) {
		sk_unpack_gap(d->u, d->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return false;
	}
	for (size_t i = 0; i < d->blocks; i++)
		d->at[i] = SK_DISK_HOLE;
	return true;
}

/* Blocks up to the last one that is there and that max bytes have room for; *more_r:
 * there are others behind. */
static size_t
used(const struct sk_disk *d, uint64_t max, bool *more_r)
{
	size_t last = 0, n = 0;

	for (size_t i = 0; i < d->blocks; i++)
		if (d->at[i] != SK_DISK_HOLE) {
			last = i + 1;
			if (last <= max / d->block)
				n = last;
		}
	*more_r = last > n;
	return n;
}

static void
add(struct sk_unpack *u, size_t self, struct sk_span bytes, const char *why)
{
	size_t index;

	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, 1);
	if (sk_unpack_add(u, self, NULL, 0, SK_SPAN("disk"), bytes, true, &index) && why != NULL)
		sk_unpack_gap(u, index, why);
}

/* Copies blocks of d to p, of n bytes; blocks that lie outside are damage. */
static const char *
copy_blocks(const struct sk_disk *d, uint8_t *p, uint64_t n)
{
	const char *why = NULL;

	for (size_t i = 0; i < d->blocks && (uint64_t)i * d->block < n; i++) {
		uint64_t want = n - i * d->block;
		struct sk_span s;

		if (d->at[i] == SK_DISK_HOLE)
			continue;
		if (want > d->block)
			want = d->block;
		s = sk_span_from(d->image, d->at[i]);
		if (s.n < want)
			why = "damaged";
		s = sk_span_head(s, (size_t)want);
		if (s.n > 0)
			memcpy(p + i * d->block, s.p, s.n);
	}
	if (why != NULL)
		sk_unpack_defect(d->u, d->self, why);
	return why;
}

/* What is empty at the end is left out, for a disk says to be as large as it likes;
 * small ones come whole. */
void
sk_disk_add(struct sk_disk *d)
{
	const uint64_t *limit = d->u->budget->limit;
	uint64_t max = limit[SK_LIMIT_BYTES_OUT] / SHARE, n;
	const char *why;
	bool more;
	uint8_t *p;

	if (max > limit[SK_LIMIT_OBJECT_BYTES])
		max = limit[SK_LIMIT_OBJECT_BYTES];
	n = (uint64_t)used(d, max, &more) * d->block;
	if (n > d->size || d->size <= WHOLE)
		n = d->size;
	if (sk_unpack_stop(d->u, d->self, 0, n) != NULL)
		return;
	if ((p = sk_arena_alloc(d->u->arena, (size_t)n)) == NULL) {
		sk_unpack_gap(d->u, d->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return;
	}
	why = copy_blocks(d, p, n);
	if (more)
		why = sk_limit_table[SK_LIMIT_OBJECT_BYTES].name;
	add(d->u, d->self, (struct sk_span){ p, (size_t)n }, why);
}

/* ---- the first version ---- */

static void
open_dynamic(struct sk_unpack *u, size_t self, const struct footer *f)
{
	struct sk_disk d = { .u = u, .self = self, .image = u->object[self].bytes,
		.size = f->size };
	struct sk_span h = sk_span_head(sk_span_from(d.image, f->header), 1024);
	uint64_t table, map;
	uint32_t block, at, entries;

	if (!sk_span_begins(h, SK_SPAN("cxsparse")) || !u64be(h, 16, &table) ||
	    !sk_span_u32be(h, 28, &entries) || !sk_span_u32be(h, 32, &block) ||
	    block % SECTOR != 0) {
		sk_unpack_defect(u, self, "damaged");
		sk_unpack_gap(u, self, "damaged");
		return;
	}
	if (!fits(h, 36))
		sk_unpack_defect(u, self, "checksum");
	if (f->type == DIFFERENCING)	/* the rest is in another file */
		sk_unpack_gap(u, self, "unsupported");
	d.block = block;
	if (!sk_disk_blocks(&d, 4))
		return;
	/* before each block: one bit for each of its sectors */
	map = ((uint64_t)block / SECTOR / 8 + SECTOR - 1) / SECTOR * SECTOR;
	for (size_t i = 0; i < d.blocks && i < entries; i++)
		if (sk_span_u32be(sk_span_from(d.image, table), (uint64_t)i * 4, &at) &&
		    at != UINT32_MAX)
			d.at[i] = (uint64_t)at * SECTOR + map;
	sk_disk_add(&d);
}

static void
open_by_footer(struct sk_unpack *u, size_t self, const struct footer *f, struct sk_span data)
{
	if (!f->fits)
		sk_unpack_defect(u, self, "checksum");
	if (f->type == DYNAMIC || f->type == DIFFERENCING) {
		open_dynamic(u, self, f);
		return;
	}
	if (f->type != FIXED)
		sk_unpack_defect(u, self, "damaged");
	if (f->size > data.n)
		sk_unpack_defect(u, self, "damaged");
	if (sk_unpack_may(u, self, 0, data.n))
		add(u, self, data, f->size > data.n ? "damaged" : NULL);
}

/* Disks that grow have a copy of the footer at their start, for when the end is
 * lost.  Where they differ, so do readers. */
static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_span image = u->object[self].bytes, data = image;
	struct footer last, first;
	bool at_end, at_start;

	if (sk_span_begins(image, SK_SPAN("vhdxfile"))) {
		sk_vhdx_open(u, self);
		return;
	}
	at_end = last_footer(image, &last, &data);
	at_start = read_footer(image, &first);
	if (at_end)
		open_by_footer(u, self, &last, data);
	else
		sk_unpack_defect(u, self, "damaged");
	if (at_start && at_end && (first.type != last.type || first.header != last.header ||
	    first.size != last.size))
		sk_unpack_defect(u, self, "two_directories");
	else if (at_end)
		return;
	if (at_start)
		open_by_footer(u, self, &first, data);
}

const struct sk_format sk_fmt_vhd = { "vhd",
	"Microsoft Virtual Hard Disk Image Format Specification 1.0; MS-VHDX", bid, open };
