/* Compound files, right and lying: what is found, and what is said of it. */
#include "olekit.h"

static char big[5000], pe[1024];

static struct sk_span
big_text(void)
{
	memset(big, 'b', sizeof big);
	memcpy(big, "PK\3\4", 4);	/* enough for the typer to make it a member */
	memcpy(big + sizeof big - 3, "end", 3);
	return (struct sk_span){ (const uint8_t *)big, sizeof big };
}

/* A program without anything: headers only. */
static struct sk_span
program(void)
{
	memset(pe, 0, sizeof pe);
	memcpy(pe, "MZ", 2);
	pe[0x3C] = 0x40;
	memcpy(pe + 0x40, "PE\0\0\x4C\1\0\0", 8);
	pe[0x54] = (char)0xE0;
	pe[0x58] = 0x0B;
	pe[0x59] = 1;
	return (struct sk_span){ (const uint8_t *)pe, sizeof pe };
}

struct patch {
	size_t	 at;
	uint64_t v;
	size_t	 n;
};

static void
run(struct zk_run *r, const struct ok *k, const struct patch *p, size_t patches, size_t cut)
{
	struct zk z = ok_build(k);

	for (size_t i = 0; i < patches; i++) {
		assert_true(p[i].at + p[i].n <= z.n);
		ok_put_le(&z, p[i].at, p[i].v, p[i].n);
	}
	zk_start(r);
	zk_go(r, sk_span_head(ok_keep(&z), cut > 0 ? cut : z.n), "x.doc");
}

static struct ok
document(unsigned scatter)
{
	return (struct ok){ .entry = {
		{ .name = "WordDocument", .content = SK_LIT("short") },
		{ .name = "Pool", .storage = true },
		{ .name = "one", .content = program(), .inside = 2 },
		{ .name = "two", .content = big_text(), .inside = 2 } }, .scatter = scatter };
}

/* Directory of 5 entries: 2 sectors; so the small table is sector 3, and "two" begins
 * at sector 4, of 10. */
enum { TWO = 4 };

static void
streams_are_whole_wherever_they_lie(void **state)
{
	(void)state;
	for (unsigned scatter = 0; scatter < 3; scatter++) {
		struct ok k = document(scatter);
		struct zk_run r;
		size_t i;

		run(&r, &k, NULL, 0, 0);
		i = zk_need(&r, "1/ole:two");
		assert_int_equal(r.u.object[i].bytes.n, sizeof big);
		assert_memory_equal(r.u.object[i].bytes.p, big, sizeof big);
		i = zk_need(&r, "1/ole:one");
		assert_int_equal(r.u.object[i].type, SK_TYPE_PE);
		assert_int_equal(r.u.object[i].bytes.n, sizeof pe);
		assert_int_equal(zk_find(&r, "1/ole:WordDocument"), 0);
		assert_int_equal(r.u.object[1].type, SK_TYPE_OLE_DOC);
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
		zk_stop(&r);
	}
}

struct row {
	const char	*what;
	struct patch	 patch[3];
	size_t		 cut;
	const char	*defects, *gaps;
	const char	*there;		/* a path that must be there still */
};

static const struct row rows[] = {
	{ "a ring in a stream", { { 512 + 4 * (TWO + 3), TWO, 4 } }, 0, "overlap", "", "1/ole:two" },
	{ "a stream that ends early", { { 512 + 4 * (TWO + 3), 0xFFFFFFFE, 4 } }, 0, "damaged",
	    "damaged", "1/ole:two" },
	{ "a stream that leaves the file", { { 512 + 4 * (TWO + 3), 0x00FFFFFF, 4 } }, 0, "damaged",
	    "damaged", "1/ole:two" },
	{ "a stream longer than the file", { { 512 * 2 + 128 * 4 + 120, 0x7FFFFFFF, 4 } }, 0, "damaged",
	    "damaged", "1/ole:two" },
	{ "a stream that begins nowhere", { { 512 * 2 + 128 * 4 + 116, 0x7FFFFFFF, 4 } }, 0, "damaged",
	    "damaged", "1/ole:one" },
	{ "a stream on another's sectors", { { 512 * 2 + 128 * 1 + 116, TWO, 4 }, { 512 * 2 + 128 * 1 + 120, 4500, 4 } },
	    0, "overlap", "", "1/ole:two" },
	{ "a ring in the directory's chain", { { 512 + 4 * 2, 1, 4 } }, 0, "damaged", "", "1/ole:two" },
	{ "a ring in the directory's tree", { { 512 * 2 + 128 * 4 + 72, 3, 4 } }, 0, "damaged", "", "1/ole:two" },
	{ "an entry outside", { { 512 * 2 + 128 * 4 + 72, 4711, 4 } }, 0, "damaged", "", "1/ole:two" },
	{ "the storage is its own child", { { 512 * 2 + 128 * 2 + 76, 2, 4 } }, 0, "damaged", "", "1/ole:two" },
	{ "the root has no children", { { 512 * 2 + 76, 0xFFFFFFFF, 4 } }, 0, "", "", "1/ole:one" },
	{ "a list of tables in a ring", { { 68, 5, 4 }, { 72, 0xFFFFFFFF, 4 } }, 0, NULL, NULL, NULL },
	{ "no table", { { 76, 0xFFFFFFFF, 4 } }, 0, NULL, NULL, NULL },
	{ "cut in the last stream", { { 0, 0xE011CFD0, 4 } }, 512 * 8, "damaged", "damaged", "1/ole:two" },
	{ "cut behind the header", { { 0, 0xE011CFD0, 4 } }, 512, NULL, "damaged unsupported", NULL },
	{ "cut in the header", { { 0, 0xE011CFD0, 4 } }, 40, NULL, "damaged unsupported", NULL },
	{ "no sectors of such a size", { { 30, 31, 2 } }, 0, "damaged", "", "1/ole:two" }
};

static void
damage_is_told_and_the_rest_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *w = &rows[i];
		struct ok k = document(0);
		struct zk_run r;
		size_t patches = 0;

		while (patches < 3 && w->patch[patches].n > 0)
			patches++;
		print_message("# %s\n", w->what);
		run(&r, &k, w->patch, patches, w->cut);
		if (w->there != NULL)
			zk_need(&r, w->there);
		if (w->defects != NULL)
			zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, w->defects);
		if (w->gaps != NULL)
			zk_expect(&r, 1, SK_KEY_OBJECT_GAP, w->gaps);
		zk_stop(&r);
	}
}

/* 20 streams that all claim the same sectors, where the budget holds three. */
static void
shared_sectors_are_counted(void **state)
{
	struct ok k = document(0);
	struct zk_run r;
	struct zk z;

	(void)state;
	for (size_t i = 4; i < 24; i++)
		k.entry[i] = (struct ok_entry){ .name = "copy", .content = SK_LIT("x") };
	z = ok_build(&k);
	for (size_t i = 5; i <= 24; i++) {
		/* where "two" begins now: 7 sectors of directory */
		ok_put_le(&z, ok_entry_at(i) + 116, 9, 4);
		ok_put_le(&z, ok_entry_at(i) + 120, 4500, 4);
	}
	zk_start(&r);
	r.budget.limit[SK_LIMIT_BYTES_OUT] = 3 * 5000;
	zk_go(&r, zk_span(&z), "x.doc");
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_OBJECT_GAP, "bytes_out"));
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_CONTAINER_DEFECT, "overlap"));
	assert_true(r.budget.bytes_out <= 3 * 5000);
	zk_stop(&r);
	zk_free(&z);
}

static void
packaged_files_have_all_their_names(void **state)
{
	static const char native[] = "\0\0\0\0\2\0a.txt\0C:\\x\\b.exe\0\0\0\3\0\x0B\0\0\0C:\\t\\c.scr\0"
	    "\4\0\0\0text\4\0\0\0d\0.\0j\0s\0\0\0\0\0";
	struct ok k = { .entry = { { .name = "Workbook", .content = SK_LIT("x") },
	    { .name = "\1Ole10Native", .content = { (const uint8_t *)native, sizeof native - 1 } } } };
	struct zk_run r;
	size_t i;

	(void)state;
	run(&r, &k, NULL, 0, 0);
	i = zk_need(&r, "1/ole:d.js");
	assert_true(sk_span_is(r.u.object[i].bytes, "text"));
	zk_expect(&r, i, SK_KEY_OBJECT_NAME_READING, "a.txt b.exe c.scr");
	zk_stop(&r);
}

/* A zip in a stream is found there, one behind all sectors by those who search. */
static void
zips_are_found_once(void **state)
{
	static const struct zk_member a = { .name = "a.txt", .content = "alpha" };
	struct zk zip = { 0 }, z;
	struct ok k;
	struct zk_run r;

	(void)state;
	zk_zip(&zip, &a, 1, (struct sk_span){ 0 });
	k = (struct ok){ .entry = { { .name = "WordDocument", .content = SK_LIT("x") },
	    { .name = "Package", .content = zk_span(&zip) } } };
	run(&r, &k, NULL, 0, 0);
	zk_content(&r, "1/ole:Package/zip:a.txt", "alpha");
	zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, "");
	zk_stop(&r);
	k.entry[1].name = NULL;
	z = ok_build(&k);
	zk_put(&z, zip.p, zip.n);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.doc");
	zk_content(&r, "1/zip:a.txt", "alpha");
	zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, "zip");
	zk_stop(&r);
	zk_free(&z);
	zk_free(&zip);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(streams_are_whole_wherever_they_lie),
		cmocka_unit_test(damage_is_told_and_the_rest_read),
		cmocka_unit_test(shared_sectors_are_counted),
		cmocka_unit_test(packaged_files_have_all_their_names),
		cmocka_unit_test(zips_are_found_once)
	};

	if (sk_unpack_warm() != 0 || sk_charset_warm() != 0)
		return 1;
	return cmocka_run_group_tests(tests, NULL, ok_forget);
}
