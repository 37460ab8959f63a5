#include <string.h>
#include "iso.h"
#include "tree.h"

enum {
	FIRST = 16,			/* sector of the first descriptor, 8.1 */
	RAW = 2352,			/* ECMA-130, 14: a sector with all that is on the disc */
	RAW_MODE1 = 16, RAW_MODE2 = 24,	/* where its user data begins */
	AT_ESCAPES = 88, AT_SPACE = 80, AT_BLOCK = 128, AT_ROOT = 156, /* 8.4 */
	AT_CATALOGUE = 0x47		/* El Torito 1.0, figure 7 */
};
static const struct sk_span sync_bytes = SK_LIT("\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0");

static bool
described(struct sk_span s, size_t first, size_t step)
{
	struct sk_span id;

	for (size_t i = 0; i < SK_ISO_DESCRIPTORS; i++) {
		if (!sk_span_cut(s, first + i * step + 1, 5, &id))
			return false;
		if (sk_span_is(id, "CD001"))
			return true;
	}
	return false;
}

bool
sk_iso_is(struct sk_span bytes, bool *raw_r)
{
	*raw_r = false;
	if (described(bytes, FIRST * SK_ISO_SECTOR, SK_ISO_SECTOR))
		return true;
	*raw_r = sk_span_begins(sk_span_from(bytes, FIRST * RAW), sync_bytes) &&
	    (described(bytes, FIRST * RAW + RAW_MODE1, RAW) ||
	    described(bytes, FIRST * RAW + RAW_MODE2, RAW));
	return *raw_r;
}

/* Mode 2, form 2 has 2324 bytes of data: films and sound, of which the first 2048
 * keep what follows in its place. */
bool
sk_iso_gather(struct sk_iso *iso, struct sk_span raw)
{
	struct sk_buf b = sk_buf_new(iso->u->arena,
	    (size_t)iso->u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	size_t sectors = raw.n / RAW + (raw.n % RAW > RAW_MODE2);
	struct sk_span data;
	uint8_t mode;

	if (sk_unpack_stop(iso->u, iso->self, 0, (uint64_t)sectors * SK_ISO_SECTOR) != NULL)
		return false;
	if (!sk_buf_reserve(&b, sectors * SK_ISO_SECTOR)) {
		sk_unpack_gap(iso->u, iso->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return false;
	}
	for (size_t i = 0; i < sectors; i++) {
		struct sk_span sector = sk_span_head(sk_span_from(raw, (uint64_t)i * RAW), RAW);

		(void)sk_span_u8(sector, 15, &mode);
		data = sk_span_head(sk_span_from(sector, mode == 2 ? RAW_MODE2 : RAW_MODE1),
		    SK_ISO_SECTOR);
		(void)sk_buf_span(&b, data);
	}
	iso->image = sk_buf_view(&b);
	return true;
}

/* Joliet Specification, "SVD Escape Sequences Field": levels 1, 2 and 3. */
static bool
is_joliet(struct sk_span d)
{
	struct sk_span e = sk_span_head(sk_span_from(d, AT_ESCAPES), 32);

	return sk_span_find(e, SK_SPAN("%/@"), 0) != SK_SPAN_NONE ||
	    sk_span_find(e, SK_SPAN("%/C"), 0) != SK_SPAN_NONE ||
	    sk_span_find(e, SK_SPAN("%/E"), 0) != SK_SPAN_NONE;
}

static void
find_susp(struct sk_iso *iso, struct sk_iso_tree *t)
{
	struct sk_span dot, area;
	uint8_t n, id;

	if (sk_span_u8(iso->image, t->at, &n) && sk_span_cut(iso->image, t->at, n, &dot) &&
	    sk_span_u8(dot, 32, &id)) {
		area = sk_span_from(dot, 33u + id + (id % 2 == 0));
		t->susp = sk_iso_susp(area, &t->skip);
	}
}

static void
add_tree(struct sk_iso *iso, struct sk_span d, bool joliet)
{
	struct sk_iso_tree t = { .joliet = joliet };
	uint32_t extent, size, other, space;
	uint16_t block;
	uint8_t more;

	(void)sk_span_u16le(d, AT_BLOCK, &block);
	if (block != 512 && block != 1024 && block != SK_ISO_SECTOR) {
		sk_unpack_defect(iso->u, iso->self, "damaged");
		block = SK_ISO_SECTOR;
	}
	t.block = block;
	(void)sk_span_u8(d, AT_ROOT + 1, &more);
	(void)sk_span_u32le(d, AT_ROOT + 2, &extent);
	(void)sk_span_u32be(d, AT_ROOT + 6, &other);
	(void)sk_span_u32le(d, AT_ROOT + 10, &size);
	(void)sk_span_u32le(d, AT_SPACE, &space);
	if (extent != other)
		sk_unpack_defect(iso->u, iso->self, "orders_differ");
	t.at = ((uint64_t)extent + more) * block;
	t.size = size;
	if (iso->end < (uint64_t)space * block)
		iso->end = (uint64_t)space * block;
	for (unsigned i = 0; i < iso->trees; i++)
		if (iso->tree[i].at == t.at && iso->tree[i].joliet == joliet)
			return;
	if (iso->trees == SK_ISO_TREES) {
		sk_unpack_gap(iso->u, iso->self, "unsupported");
		return;
	}
	find_susp(iso, &t);
	iso->tree[iso->trees++] = t;
}

/* Types of descriptors, 8.1.1. */
static void
descriptor(struct sk_iso *iso, struct sk_span d)
{
	uint32_t at;
	uint8_t type;

	(void)sk_span_u8(d, 0, &type);
	if (type == 1 || type == 2) {
		add_tree(iso, d, type == 2 && is_joliet(d));
	} else if (type == 0 && !iso->boots &&
	    sk_span_begins(sk_span_from(d, 7), SK_SPAN("EL TORITO SPECIFICATION"))) {
		iso->boots = sk_span_u32le(d, AT_CATALOGUE, &at);
		iso->boot = (uint64_t)at * SK_ISO_SECTOR;
	}
}

/* Those behind the terminator count too: not all readers stop there. */
void
sk_iso_volume(struct sk_iso *iso)
{
	static const char *const others[] = { "BEA01", "TEA01", "BOOT2", "NSR02", "NSR03" };
	struct sk_span d, id;

	for (size_t i = 0; i < SK_ISO_DESCRIPTORS; i++) {
		size_t k = 0;

		d = sk_span_head(sk_span_from(iso->image, (FIRST + i) * SK_ISO_SECTOR),
		    SK_ISO_SECTOR);
		id = sk_span_head(sk_span_from(d, 1), 5);
		if (sk_span_is(id, "CD001")) {
			descriptor(iso, d);
			continue;
		}
		while (k < sizeof others / sizeof *others && !sk_span_is(id, others[k]))
			k++;
		iso->udf = iso->udf || (k >= 3 && k < sizeof others / sizeof *others);
	}
	if (iso->trees == 0) {
		sk_unpack_defect(iso->u, iso->self, "damaged");
		sk_unpack_gap(iso->u, iso->self, "damaged");
	}
}
