/* Volumes of FAT that lie, built sector by sector, and the disks around them. */
#include "zipkit.h"

enum { SECTOR = 512, SECTORS = 64, TABLE = 1, ROOT = 2, DATA = 3, ENTRIES = 6, CELLS = 6,
	CLUSTERS = SECTORS - DATA };

struct volume {
	uint8_t	 p[SECTORS * SECTOR];
	size_t	 entries;
};

/* One entry; wide: its long name in one piece, at most 12 characters. */
struct ent {
	const char	*brief;		/* 11 bytes; NULL ends */
	const char	*wide;
	unsigned	 attributes, first, size, sum_add, in /* cluster, 0: root */, at;
	unsigned	 lower;
};
struct cell {
	unsigned	 cluster, next;
};

static void
le(uint8_t *p, uint32_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static void
set_next(struct volume *v, unsigned c, unsigned next)
{
	uint8_t *p = v->p + TABLE * SECTOR + c + c / 2;

	if (c % 2)
		le(p, (p[0] & 15u) | next << 4, 2);
	else
		le(p, next | (p[1] & 0xF0u) << 8, 2);
}

static uint8_t *
place(struct volume *v, const struct ent *e, size_t more)
{
	size_t at = e->in ? e->at : v->entries++;

	return v->p + (e->in ? DATA + e->in - 2 : ROOT) * SECTOR + (at + more) * 32;
}

static void
put_wide(struct volume *v, const struct ent *e)
{
	static const uint8_t at[13] = { 1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30 };
	uint8_t *p = place(v, e, 0), sum = 0;
	bool end = false;

	for (size_t i = 0; i < 11; i++)
		sum = (uint8_t)((sum >> 1 | sum << 7) + (uint8_t)e->brief[i]);
	p[0] = 0x41;
	p[11] = 15;
	p[13] = (uint8_t)(sum + e->sum_add);
	for (size_t i = 0; i < 13; i++) {
		le(p + at[i], end ? 0xFFFF : (uint8_t)e->wide[i], 2);
		end = end || e->wide[i] == '\0';
	}
}

static void
put(struct volume *v, const struct ent *e)
{
	uint8_t *p;

	if (e->wide != NULL)
		put_wide(v, e);
	p = place(v, e, e->in && e->wide ? 1 : 0);
	memcpy(p, e->brief, 11);
	p[11] = (uint8_t)e->attributes;
	p[12] = (uint8_t)e->lower;
	le(p + 26, e->first, 2);
	le(p + 28, e->size, 4);
}

/* Clusters hold their number 512 times: "AAA", "BBB", ... from cluster 2 on. */
static struct volume *
new_volume(void)
{
	struct volume *v = calloc(1, sizeof *v);

	assert_non_null(v);
	memcpy(v->p, "\xEB\x3C\x90MSDOS5.0", 11);
	le(v->p + 11, SECTOR, 2);
	v->p[13] = 1;
	le(v->p + 14, TABLE, 2);
	v->p[16] = 1;
	le(v->p + 17, 16, 2);
	le(v->p + 19, SECTORS, 2);
	v->p[21] = 0xF8;
	le(v->p + 22, 1, 2);
	le(v->p + 510, 0xAA55, 2);
	memcpy(v->p + TABLE * SECTOR, "\xF8\xFF\xFF", 3);
	for (unsigned c = 10; c < CLUSTERS + 2; c++)
		memset(v->p + (DATA + c - 2) * SECTOR, 'A' + (int)c - 10, SECTOR);
	return v;
}

struct row {
	const char	*what;
	struct ent	 e[ENTRIES];
	struct cell	 cell[CELLS];
	const char	*defects;
	size_t		 members;
	const char	*path, *head;	/* what its content begins with, NULL: unseen */
	size_t		 bytes;
	const char	*gaps, *readings;
};

#define EOC	0xFFF
#define FILE1	"A       TXT"

static const struct row rows[] = {
	{ "a file", { { .brief = FILE1, .first = 10, .size = 5 } }, { { 10, EOC } }, "", 1, "1/fat:A.TXT",
	    "AAAAA", 5, "", "" },
	{ "a long name", { { .brief = FILE1, .wide = "a long.txt", .first = 10, .size = 5 } }, { { 10, EOC } }, "", 1,
	    "1/fat:a long.txt", "AAAAA", 5, "", "A.TXT" },
	{ "a long name of another entry", { { .brief = FILE1, .wide = "evil.exe", .first = 10, .size = 5, .sum_add = 1 } },
	    { { 10, EOC } }, "", 1, "1/fat:A.TXT", "AAAAA", 5, "", "" },
	{ "a program under a document's name", { { .brief = FILE1, .wide = "a.exe", .first = 10, .size = 5 } },
	    { { 10, EOC } }, "names_differ", 1, "1/fat:a.exe", "AAAAA", 5, "", "A.TXT" },
	{ "lower case as NT marks it", { { .brief = FILE1, .first = 10, .size = 5, .lower = 24 } },
	    { { 10, EOC } }, "", 1, "1/fat:a.txt", "AAAAA", 5, "", "" },
	{ "CP932", { { .brief = "\x90\xBF\x8B\x81\x8F\x91  TXT", .first = 10, .size = 5 } }, { { 10, EOC } }, "", 1,
	    "1/fat:請求書.TXT", "AAAAA", 5, "", "" },
	{ "a first byte that would mean deleted", { { .brief = "\x05\x6B\x90\xBF\x8B\x81  TXT", .first = 10, .size = 5 } },
	    { { 10, EOC } }, "", 1, "1/fat:虧請求.TXT", "AAAAA", 5, "", "" },
	{ "deleted, and a volume's name", { { .brief = "\xE5       TXT", .first = 10, .size = 5 },
	    { .brief = "VOLUME     ", .attributes = 8 }, { .brief = FILE1, .first = 11, .size = 1 } }, { { 11, EOC } },
	    "", 1, "1/fat:A.TXT", "B", 1, "", "" },
	{ "an empty file", { { .brief = FILE1 } }, { { 0, 0 } }, "", 1, "1/fat:A.TXT", "", 0, "", "" },
	{ "clusters in a row", { { .brief = FILE1, .first = 10, .size = 1024 } }, { { 10, 11 }, { 11, EOC } },
	    "", 1, "1/fat:A.TXT", "AAAAA", 1024, "", "" },
	{ "clusters apart", { { .brief = FILE1, .first = 12, .size = 1024 } }, { { 12, 10 }, { 10, EOC } }, "",
	    1, "1/fat:A.TXT", "CCCCC", 1024, "", "" },
	{ "a chain that is too short", { { .brief = FILE1, .first = 10, .size = 5000 } },
	    { { 10, 11 }, { 11, EOC } }, "damaged", 1, "1/fat:A.TXT", "AAAAA", 1024, "damaged", "" },
	{ "a chain in a ring", { { .brief = FILE1, .first = 10, .size = 9999 } }, { { 10, 11 }, { 11, 10 } },
	    "damaged", 1, "1/fat:A.TXT", "AAAAA", 1024, "damaged", "" },
	{ "a cluster that follows itself", { { .brief = FILE1, .first = 10, .size = 600 } }, { { 10, 10 } },
	    "damaged", 1, "1/fat:A.TXT", "AAAAA", 512, "damaged", "" },
	{ "two chains that meet", { { .brief = FILE1, .first = 10, .size = 1024 },
	    { .brief = "B       TXT", .first = 11, .size = 512 } }, { { 10, 11 }, { 11, EOC } }, "overlap", 2,
	    "1/fat:B.TXT", "BBBBB", 512, "", "" },
	{ "begins nowhere", { { .brief = FILE1, .first = 1, .size = 5 } }, { { 0, 0 } }, "damaged", 1,
	    "1/fat:A.TXT", NULL, 0, "damaged", "" },
	{ "begins behind the end", { { .brief = FILE1, .first = 0xFFF0, .size = 5 } }, { { 0, 0 } }, "damaged", 1,
	    "1/fat:A.TXT", NULL, 0, "damaged", "" },
	{ "a size without end", { { .brief = FILE1, .first = 10, .size = UINT32_MAX } }, { { 10, EOC } },
	    "damaged", 1, "1/fat:A.TXT", "AAAAA", 512, "damaged", "" },
	{ "a folder", { { .brief = "DIR        ", .attributes = 16, .first = 5 },
	    { .brief = FILE1, .wide = "in here.txt", .first = 10, .size = 5, .in = 5 } }, { { 5, EOC }, { 10, EOC } }, "",
	    1, "1/fat:DIR/in here.txt", "AAAAA", 5, "", "DIR/A.TXT" },
	{ "a folder in itself", { { .brief = "DIR        ", .attributes = 16, .first = 5 },
	    { .brief = "DIR        ", .attributes = 16, .first = 5, .in = 5 },
	    { .brief = FILE1, .first = 10, .size = 5, .in = 5, .at = 1 } }, { { 5, 5 }, { 10, EOC } }, "overlap",
	    1, "1/fat:DIR/A.TXT", "AAAAA", 5, "", "" },
	{ "a folder behind the end", { { .brief = "DIR        ", .attributes = 16, .first = 900 },
	    { .brief = FILE1, .first = 10, .size = 5 } }, { { 10, EOC } }, "damaged", 1, "1/fat:A.TXT", "AAAAA", 5,
	    "", "" },
};

static struct zk_run
look(struct sk_span s)
{
	struct zk_run r;

	zk_start(&r);
	zk_go(&r, s, "x.img");
	return r;
}

static struct sk_span
all(const struct volume *v)
{
	return (struct sk_span){ v->p, sizeof v->p };
}

static void
all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *t = &rows[i];
		struct volume *v = new_volume();
		struct zk_run r;
		size_t at;

		print_message("# %s\n", t->what);
		for (size_t k = 0; k < ENTRIES && t->e[k].brief; k++)
			put(v, &t->e[k]);
		for (size_t k = 0; k < CELLS && t->cell[k].cluster; k++)
			set_next(v, t->cell[k].cluster, t->cell[k].next);
		r = look(all(v));
		at = zk_need(&r, "1");
		zk_expect(&r, at, SK_KEY_OBJECT_TYPE, "unknown");
		zk_expect(&r, at, SK_KEY_CONTAINER_DEFECT, t->defects);
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, "");
		assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_CONTAINER_MEMBERS), t->members);
		at = zk_need(&r, t->path);
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, t->gaps);
		zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, t->readings);
		assert_int_equal(r.u.object[at].seen, t->head != NULL);
		assert_int_equal(r.u.object[at].bytes.n, t->bytes);
		if (t->head != NULL)
			assert_true(sk_span_begins(r.u.object[at].bytes, sk_span_text(t->head)));
		zk_stop(&r);
		free(v);
	}
}

/* What its folder hides is hidden. */
static void
hidden(void **state)
{
	struct volume *v = new_volume();
	struct zk_run r;

	(void)state;
	put(v, &(struct ent){ .brief = "DIR        ", .attributes = 18, .first = 5 });
	put(v, &(struct ent){ .brief = FILE1, .in = 5 });
	put(v, &(struct ent){ .brief = FILE1, .attributes = 2 });
	put(v, &(struct ent){ .brief = "B       TXT", .attributes = 4 });
	r = look(all(v));
	assert_int_equal(sk_record_count(r.u.record, zk_need(&r, "1/fat:DIR/A.TXT"),
	    SK_KEY_OBJECT_HIDDEN), 1);
	assert_int_equal(sk_record_count(r.u.record, zk_need(&r, "1/fat:A.TXT"),
	    SK_KEY_OBJECT_HIDDEN), 1);
	assert_null(sk_record_find(r.u.record, zk_need(&r, "1/fat:B.TXT"), SK_KEY_OBJECT_HIDDEN));
	zk_stop(&r);
	free(v);
}

/* One changed byte of what makes a boot sector, and it is none. */
static void
no_volume(void **state)
{
	static const struct { size_t at; uint8_t to; } change[] = {
		{ 0, 0x4D }, { 12, 0 }, { 12, 3 }, { 13, 3 }, { 14, 0 }, { 16, 0 }, { 16, 9 },
		{ 21, 0x10 }, { TABLE * SECTOR, 0xF9 }, { TABLE * SECTOR + 2, 0xF0 }
	};

	(void)state;
	for (size_t i = 0; i < sizeof change / sizeof change[0]; i++) {
		struct volume *v = new_volume();
		struct zk_run r;

		put(v, &(struct ent){ .brief = FILE1, .first = 10, .size = 5 });
		v->p[change[i].at] = change[i].to;
		r = look(all(v));
		assert_int_equal(r.u.n, 2);
		zk_stop(&r);
		free(v);
	}
}

static void
behind_the_end(void **state)
{
	struct volume *v = new_volume();
	uint8_t *p = calloc(1, sizeof v->p + SECTOR);
	struct zk_run r;

	(void)state;
	assert_non_null(p);
	memcpy(p, v->p, sizeof v->p);
	r = look((struct sk_span){ p, sizeof v->p + SECTOR });
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, "");
	zk_stop(&r);
	p[sizeof v->p + 100] = 'x';
	r = look((struct sk_span){ p, sizeof v->p + SECTOR });
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, "suffix");
	zk_stop(&r);
	free(p);
	free(v);
}

/* ---- partitions ---- */

enum { DISK = 200 };

static void
put_row(uint8_t *disk, size_t sector, unsigned i, unsigned kind, uint32_t at, uint32_t n)
{
	uint8_t *p = disk + sector * SECTOR + 446 + i * 16;

	p[4] = (uint8_t)kind;
	le(p + 8, at, 4);
	le(p + 12, n, 4);
	le(disk + sector * SECTOR + 510, 0xAA55, 2);
}

static uint8_t *
new_disk(const size_t *at, size_t n)
{
	struct volume *v = new_volume();
	uint8_t *disk = calloc(DISK, SECTOR);

	assert_non_null(disk);
	put(v, &(struct ent){ .brief = FILE1, .first = 10, .size = 5 });
	set_next(v, 10, EOC);
	for (size_t i = 0; i < n; i++)
		memcpy(disk + at[i] * SECTOR, v->p, sizeof v->p);
	free(v);
	return disk;
}

static void
partitions(void **state)
{
	uint8_t *disk = new_disk((const size_t[]){ 1, 70, 135 }, 3);
	struct sk_span s = { disk, DISK * SECTOR };
	struct zk_run r;

	(void)state;
	put_row(disk, 0, 0, 6, 1, SECTORS);
	put_row(disk, 0, 1, 5, 66, 130);
	put_row(disk, 66, 0, 6, 4, SECTORS);
	put_row(disk, 66, 1, 5, 68, 64);
	put_row(disk, 134, 0, 6, 1, SECTORS);
	put_row(disk, 134, 1, 5, 0, 64);	/* back to where it began */
	r = look(s);
	zk_content(&r, "1/disk:partition1/fat:A.TXT", "AAAAA");
	zk_content(&r, "1/disk:partition2/fat:A.TXT", "AAAAA");
	zk_content(&r, "1/disk:partition3/fat:A.TXT", "AAAAA");
	assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS), 3);
	zk_stop(&r);
	/* one that is cut, one that nobody has */
	put_row(disk, 0, 1, 6, 70, UINT32_MAX);
	r = look(s);
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_expect(&r, zk_need(&r, "1/disk:partition2"), SK_KEY_OBJECT_GAP, "damaged");
	zk_stop(&r);
	put_row(disk, 0, 2, 6, DISK + 1, 5);
	r = look(s);
	assert_int_equal(r.u.n, 2);
	zk_stop(&r);
	free(disk);
}

static void
gpt(void **state)
{
	uint8_t *disk = new_disk((const size_t[]){ 40 }, 1);
	struct zk_run r;

	(void)state;
	put_row(disk, 0, 0, 0xEE, 1, DISK - 1);
	memcpy(disk + SECTOR, "EFI PART", 8);
	le(disk + SECTOR + 72, 2, 4);
	le(disk + SECTOR + 80, UINT32_MAX, 4);
	le(disk + SECTOR + 84, 128, 4);
	le(disk + 2 * SECTOR + 128 + 32, 40, 4);
	le(disk + 2 * SECTOR + 128 + 40, 40 + SECTORS - 1, 4);
	le(disk + 2 * SECTOR + 256 + 32, 0xFFFFFFF0, 4);
	memset(disk + 2 * SECTOR + 256 + 40, 0xFF, 8);
	r = look((struct sk_span){ disk, DISK * SECTOR });
	zk_content(&r, "1/disk:partition1/fat:A.TXT", "AAAAA");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_stop(&r);
	free(disk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(hidden), cmocka_unit_test(no_volume),
		cmocka_unit_test(behind_the_end), cmocka_unit_test(partitions), cmocka_unit_test(gpt)
	};

	if (sk_unpack_warm() != 0)
		return 1;
	(void)sk_charset_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
