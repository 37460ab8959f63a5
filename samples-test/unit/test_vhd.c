/* Virtual hard disks, right ones and lying ones. */
#include "zipkit.h"

enum { SECTOR = 512, BLOCK = 4096, BLOCKS = 4, MIB = 1 << 20 };

static void
be(uint8_t *p, uint64_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> 8 * (n - 1 - i));
}

static void
le(uint8_t *p, uint64_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static void
sum(uint8_t *p, size_t n, size_t at)
{
	uint32_t s = 0;

	be(p + at, 0, 4);
	for (size_t i = 0; i < n; i++)
		s += p[i];
	be(p + at, ~s, 4);
}

static void
footer(uint8_t *p, uint64_t size, unsigned type, uint64_t header)
{
	memset(p, 0, SECTOR);
	memcpy(p, "conectix", 8);
	be(p + 16, header, 8);
	be(p + 48, size, 8);
	be(p + 60, type, 4);
	sum(p, SECTOR, 64);
}

/* footer, header (2), table, two blocks with their maps, footer */
struct grown {
	uint8_t	 copy[SECTOR], header[2 * SECTOR], table[SECTOR];
	uint8_t	 map0[SECTOR], block0[BLOCK], map1[SECTOR], block1[BLOCK];
	uint8_t	 end[SECTOR];
};

static struct grown *
new_grown(void)
{
	struct grown *g = calloc(1, sizeof *g);

	assert_non_null(g);
	footer(g->copy, BLOCKS * BLOCK, 3, SECTOR);
	memcpy(g->end, g->copy, SECTOR);
	memcpy(g->header, "cxsparse", 8);
	be(g->header + 16, offsetof(struct grown, table), 8);
	be(g->header + 28, BLOCKS, 4);
	be(g->header + 32, BLOCK, 4);
	sum(g->header, sizeof g->header, 36);
	memset(g->table, 0xFF, SECTOR);
	be(g->table + 8, offsetof(struct grown, map0) / SECTOR, 4);
	be(g->table, offsetof(struct grown, map1) / SECTOR, 4);
	memset(g->block0, 'a', BLOCK);
	memset(g->block1, 'b', BLOCK);
	return g;
}

static struct zk_run
look(const void *p, size_t n, const char *name)
{
	struct zk_run r;

	zk_start(&r);
	zk_go(&r, (struct sk_span){ p, n }, name);
	return r;
}

static void
fixed(void **state)
{
	uint8_t *p = calloc(9, SECTOR);
	struct zk_run r;

	(void)state;
	assert_non_null(p);
	memset(p, 'x', 8 * SECTOR);
	footer(p + 8 * SECTOR, 8 * SECTOR, 2, UINT64_MAX);
	r = look(p, 9 * SECTOR, "x.vhd");
	zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, "vhd");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	assert_int_equal(r.u.object[zk_need(&r, "1/vhd:disk")].bytes.n, 8 * SECTOR);
	zk_stop(&r);
	/* one byte less, as old programs write it */
	r = look(p, 9 * SECTOR - 1, "x.vhd");
	assert_int_equal(r.u.object[zk_need(&r, "1/vhd:disk")].bytes.n, 8 * SECTOR);
	zk_stop(&r);
	p[8 * SECTOR + 100] ^= 1;
	r = look(p, 9 * SECTOR, "x.vhd");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "checksum");
	zk_stop(&r);
	footer(p + 8 * SECTOR, UINT64_MAX, 2, UINT64_MAX);
	r = look(p, 9 * SECTOR, "x.vhd");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_expect(&r, zk_need(&r, "1/vhd:disk"), SK_KEY_OBJECT_GAP, "damaged");
	zk_stop(&r);
	free(p);
}

static void
grows(void **state)
{
	struct grown *g = new_grown();
	struct sk_span disk;
	struct zk_run r = look(g, sizeof *g, "x.vhd");

	(void)state;
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	disk = r.u.object[zk_need(&r, "1/vhd:disk")].bytes;
	assert_int_equal(disk.n, BLOCKS * BLOCK);
	assert_int_equal(disk.p[0], 'b');
	assert_int_equal(disk.p[BLOCK], 0);
	assert_int_equal(disk.p[2 * BLOCK], 'a');
	assert_int_equal(disk.p[3 * BLOCK - 1], 'a');
	assert_int_equal(disk.p[3 * BLOCK], 0);
	zk_stop(&r);
	/* the end is lost */
	r = look(g, offsetof(struct grown, end), "x.vhd");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	assert_int_equal(r.u.object[zk_need(&r, "1/vhd:disk")].bytes.p[0], 'b');
	zk_stop(&r);
	/* a block that lies nowhere */
	be(g->table + 4, UINT32_MAX - 1, 4);
	r = look(g, sizeof *g, "x.vhd");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_expect(&r, zk_need(&r, "1/vhd:disk"), SK_KEY_OBJECT_GAP, "damaged");
	zk_stop(&r);
	free(g);
}

/* Which footer counts?  Both. */
static void
two_footers(void **state)
{
	struct grown *g = new_grown();
	struct zk_run r;

	(void)state;
	footer(g->end, offsetof(struct grown, end), 2, UINT64_MAX);
	r = look(g, sizeof *g, "x.vhd");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "two_directories");
	assert_int_equal(r.u.object[zk_need(&r, "1/vhd:disk")].bytes.p[0], 'c');
	assert_int_equal(r.u.object[zk_need(&r, "1/vhd:disk#2")].bytes.p[0], 'b');
	zk_stop(&r);
	free(g);
}

static void
lies(void **state)
{
	static const struct {
		const char *what; size_t at, n; uint64_t value; unsigned type;
		const char *defects, *gaps; bool disk;
	} table[] = {
		{ "rests on another", 0, 0, 0, 4, "", "unsupported", true },
		{ "blocks of no size", 32, 4, 0, 3, "damaged", "damaged", false },
		{ "blocks of half a sector", 32, 4, 256, 3, "damaged", "damaged", false },
		{ "tiny blocks of a huge disk", 32, 4, 512, 3, "damaged", "damaged", false },
		{ "a table outside", 16, 8, UINT64_MAX - 8, 3, "", "", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct grown *g = new_grown();
		uint64_t size = table[i].value == 512 ? UINT64_MAX : BLOCKS * BLOCK;
		struct zk_run r;

		print_message("# %s\n", table[i].what);
		be(g->header + table[i].at, table[i].value, table[i].n);
		if (table[i].n == 0)
			memcpy(g->header, "cxsparse", 8);
		sum(g->header, sizeof g->header, 36);
		footer(g->copy, size, table[i].type, SECTOR);
		memcpy(g->end, g->copy, SECTOR);
		r = look(g, sizeof *g, "x.vhd");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, table[i].defects);
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, table[i].gaps);
		assert_int_equal(zk_find(&r, "1/vhd:disk") != 0, table[i].disk);
		zk_stop(&r);
		free(g);
	}
}

/* The last block of a large disk is too far away to be looked at. */
static void
far_away(void **state)
{
	enum { LARGE = 64 << 20, N = 16 };
	uint64_t size = (uint64_t)LARGE * N;
	struct grown *g = new_grown();
	struct zk_run r;

	(void)state;
	footer(g->copy, size, 3, SECTOR);
	memcpy(g->end, g->copy, SECTOR);
	be(g->header + 28, N, 4);
	be(g->header + 32, LARGE, 4);
	sum(g->header, sizeof g->header, 36);
	be(g->table + 4 * (N - 1), 0, 4);
	memset(g->table + 8, 0xFF, 4);
	r = look(g, sizeof *g, "x.vhd");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "ratio");
	assert_int_equal(r.u.n, 2);
	zk_stop(&r);
	zk_start(&r);
	r.budget.limit[SK_LIMIT_RATIO] = 100000;
	zk_go(&r, (struct sk_span){ (const uint8_t *)g, sizeof *g }, "x.vhd");
	zk_expect(&r, zk_need(&r, "1/vhd:disk"), SK_KEY_OBJECT_GAP, "object_bytes");
	zk_stop(&r);
	free(g);
}

/* ---- the second version ---- */

static void
put_vhdx(uint8_t *p)
{
	static const char guid[5][17] = {
		"\x66\x77\xC2\x2D\x23\xF6\x00\x42\x9D\x64\x11\x5E\x9B\xFD\x4A\x08",
		"\x06\xA2\x7C\x8B\x90\x47\x9A\x4B\xB8\xFE\x57\x5F\x05\x0F\x88\x6E",
		"\x37\x67\xA1\xCA\x36\xFA\x43\x4D\xB3\xB6\x33\xF0\xAA\x44\xE7\x6B",
		"\x24\x42\xA5\x2F\x1B\xCD\x76\x48\xB2\x11\x5D\xBE\xD8\x3B\xF4\xB8",
		"\x1D\xBF\x41\x81\x6F\xA9\x09\x47\xBA\x47\xF2\x33\xA8\xFA\xAB\x5F"
	};
	uint8_t *q = p + (192 << 10), *m = p + (256 << 10) + 65536;

	memcpy(p, "vhdxfile", 8);
	memcpy(q, "regi", 4);
	le(q + 8, 2, 4);
	memcpy(q + 16, guid[0], 16);
	le(q + 32, 448 << 10, 8);
	memcpy(q + 48, guid[1], 16);
	le(q + 64, (uint64_t)(m - p), 8);
	memcpy(m, "metadata", 8);
	le(m + 10, 3, 2);
	for (size_t i = 0; i < 3; i++) {
		memcpy(m + 32 + i * 32, guid[2 + i], 16);
		le(m + 48 + i * 32, 1024 + i * 8, 4);
	}
	le(m + 1024, MIB, 4);
	le(m + 1032, 2 * MIB, 8);
	le(m + 1040, 512, 4);
	le(p + (448 << 10), 0, 8);
	le(p + (448 << 10) + 8, MIB | 6, 8);
	memset(p + MIB, 'v', MIB);
}

static void
second_version(void **state)
{
	uint8_t *p = calloc(2, MIB), *m = p + (256 << 10) + 65536;
	struct sk_span disk;
	struct zk_run r;

	(void)state;
	assert_non_null(p);
	put_vhdx(p);
	r = look(p, 2 * MIB, "x.vhdx");
	zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, "vhd");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	disk = r.u.object[zk_need(&r, "1/vhd:disk")].bytes;
	assert_int_equal(disk.n, 2 * MIB);
	assert_int_equal(disk.p[MIB - 1], 0);
	assert_int_equal(disk.p[MIB], 'v');
	zk_stop(&r);
	/* something in the log, or in another file */
	memcpy(p + 65536, "head", 4);
	p[65536 + 50] = 1;
	r = look(p, 2 * MIB, "x.vhdx");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "unsupported");
	zk_stop(&r);
	p[65536 + 50] = 0;
	m[1028] = 2;
	r = look(p, 2 * MIB, "x.vhdx");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "unsupported");
	zk_stop(&r);
	m[1028] = 0;
	m[1024 + 3] = 0x12;	/* a block of no power of two */
	r = look(p, 2 * MIB, "x.vhdx");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "damaged");
	assert_int_equal(r.u.n, 2);
	zk_stop(&r);
	free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fixed), cmocka_unit_test(grows), cmocka_unit_test(two_footers),
		cmocka_unit_test(lies), cmocka_unit_test(far_away), cmocka_unit_test(second_version)
	};

	if (sk_unpack_warm() != 0)
		return 1;
	(void)sk_charset_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
