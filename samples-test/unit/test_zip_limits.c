/* Zip files that cost more than they weigh, and the methods of libarchive. */
#include <time.h>
#include "zipkit.h"

#define LIT(s)	{ (const uint8_t *)(s), sizeof(s) - 1 }

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

/* n zeros, deflated */
static struct zk
zeros(size_t n)
{
	struct sk_span s = { calloc(1, n), n };
	struct zk z;

	assert_non_null(s.p);
	z = zk_deflate(s);
	free((void *)(uintptr_t)s.p);
	return z;
}

/* ---- other methods, by libarchive, from bytes that 7-Zip wrote ---- */

static const struct { const char *what; unsigned method, flags; struct sk_span data; } packed[] = {
	{ "bzip2", 12, 0, LIT("\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xe4\xb7\xed\x1e\x00\x00"
	    "\x28\x11\x80\x40\x00\x20\x44\x40\x00\x20\x00\x30\xc0\xc1\x4a\x9a\x67\x84\xc1\x30"
	    "\x4d\x13\xe2\x68\x9c\x2e\xe4\x8a\x70\xa1\x21\xc9\x6f\xda\x3c") },
	{ "lzma", 14, 2, LIT("\x1a\x02\x05\x00\x5d\x00\x10\x00\x00\x00\x30\x9b\x0a\x67\x24\x8e"
	    "\xf2\xa6\xd8\x51\x09\xdf\xff\xff\xcd\xe2\x00\x00") },
	{ "ppmd", 98, 0, LIT("\x07\x00\x61\x0d\x3f\x62\xdd\x12\x8c\x5e\xde\x93\x06\xc0\x00\x00") },
	{ "xz", 95, 0, LIT("\xfd\x37\x7a\x58\x5a\x00\x00\x01\x69\x22\xde\x36\x02\x00\x21\x01\x00"
	    "\x00\x00\x00\x37\x27\x97\xd6\xe0\x00\xef\x00\x0d\x5d\x00\x30\x9b\x0a\x67\x24\x8e"
	    "\xf2\xa6\xd7\xe6\x70\x00\x00\x00\x00\x00\x00\x09\x3a\xf2\x54\x00\x01\x25\xf0\x01"
	    "\x00\x00\x00\x60\x77\xbc\x64\x3e\x30\x0d\x8b\x02\x00\x00\x00\x00\x01\x59\x5a") },
};

static void
methods(void **state)
{
	char content[241] = "";

	(void)state;
	for (size_t i = 0; i < 40; i++)
		memcpy(content + 6 * i, "alpha ", 7);
	for (size_t i = 0; i < sizeof packed / sizeof packed[0]; i++) {
		struct zk_member m = { .name = "a.txt", .content = content,
			.method = packed[i].method, .flags = packed[i].flags,
			.data = packed[i].data };
		struct zk z = { 0 };
		struct zk_run r;

		print_message("# %s\n", packed[i].what);
		zk_zip(&z, &m, 1, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.zip");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
		zk_expect(&r, zk_need(&r, "1/zip:a.txt"), SK_KEY_OBJECT_GAP, "");
		zk_content(&r, "1/zip:a.txt", content);
		zk_stop(&r);
		zk_free(&z);

		/* a lie about the size: what comes out counts, and is not lost */
		m.usize_add = m.local_usize_add = packed[i].method == 14 ? 0 : 40;
		m.crc_xor = 1;
		zk_zip(&z, &m, 1, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.zip");
		assert_true(sk_record_find(r.u.record, 1, SK_KEY_CONTAINER_DEFECT) != NULL ||
		    sk_record_find(r.u.record, 2, SK_KEY_OBJECT_GAP) != NULL);
		zk_content(&r, "1/zip:a.txt", content);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Some bytes that ask for 4 GiB of dictionary are not decoded. */
static void
dictionary(void **state)
{
	static const struct { unsigned method; size_t at; uint8_t byte; } table[] = {
		{ 14, 8, 0xF0 },	/* top byte of LZMA's size */
		{ 95, 12 + 4, 40 },	/* LZMA2 in xz: 4 GiB less one */
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct sk_span from = packed[table[i].method == 14 ? 1 : 3].data;
		struct zk_member m[2] = { { .name = "a.txt", .content = "x",
			.method = table[i].method, .flags = 2 }, { .name = "b.txt", .content = "beta" } };
		uint8_t copy[128];
		struct zk z = { 0 };
		struct zk_run r;

		memcpy(copy, from.p, from.n);
		copy[table[i].at] = table[i].byte;
		m[0].data = (struct sk_span){ copy, from.n };
		zk_zip(&z, m, 2, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.zip");
		zk_expect(&r, zk_need(&r, "1/zip:a.txt"), SK_KEY_OBJECT_GAP, "memory_bytes");
		zk_content(&r, "1/zip:b.txt", "beta");
		zk_stop(&r);
		zk_free(&z);
	}
}

/* ---- bombs ---- */

/* One member of 100 MiB zeros in about 100 KB. */
static void
ratio(void **state)
{
	struct zk data = zeros(100u << 20), z = { 0 };
	struct zk_member m = { .name = "a.bin", .content = "", .method = 8,
		.data = zk_span(&data), .usize_add = 100 << 20, .local_usize_add = 100 << 20 };
	struct zk_run r;
	size_t at;

	(void)state;
	zk_zip(&z, (struct zk_member[]){ m, { .name = "b.txt", .content = "beta" } }, 2,
	    (struct sk_span){ 0 });
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	at = zk_need(&r, "1/zip:a.bin");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "ratio");
	zk_expect(&r, at, SK_KEY_OBJECT_GAP, "ratio");
	zk_expect(&r, zk_need(&r, "1/zip:b.txt"), SK_KEY_OBJECT_GAP, "ratio");
	assert_true(r.u.object[at].bytes.n <= (33u << 20));
	assert_true(r.budget.bytes_out <= (33u << 20));
	zk_stop(&r);
	zk_free(&z);
	zk_free(&data);
}

static void
total_and_object(void **state)
{
	struct zk data = zeros(200000), z = { 0 };
	struct zk_member m = { .name = "a.bin", .content = "", .method = 8,
		.data = zk_span(&data), .usize_add = 200000, .local_usize_add = 200000 };
	static const struct { enum sk_limit limit; const char *self, *member; } table[] = {
		{ SK_LIMIT_BYTES_OUT, "bytes_out", "bytes_out" },
		{ SK_LIMIT_OBJECT_BYTES, "object_bytes", "object_bytes" },
	};

	(void)state;
	zk_zip(&z, &m, 1, (struct sk_span){ 0 });
	for (size_t i = 0; i < 2; i++) {
		struct zk_run r;

		zk_start(&r);
		r.budget.limit[table[i].limit] = 100000;
		zk_go(&r, zk_span(&z), "x.zip");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, table[i].self);
		zk_expect(&r, zk_need(&r, "1/zip:a.bin"), SK_KEY_OBJECT_GAP, table[i].member);
		assert_true(r.u.object[2].bytes.n <= 200000);
		zk_stop(&r);
	}
	zk_free(&z);
	zk_free(&data);
}

/* 2,000 lines of the directory to one local header: decoded once, no name lost. */
static void
overlap(void **state)
{
	enum { LINES = 2000 };
	struct zk_member *m = calloc(LINES, sizeof *m);
	char (*name)[16] = calloc(LINES, sizeof *name);
	const struct sk_observation *o;
	struct zk z = { 0 };
	struct zk_run r;
	size_t n = 0;

	(void)state;
	assert_true(m != NULL && name != NULL);
	for (int i = 0; i < LINES; i++) {
		(void)snprintf(name[i], sizeof name[i], "n%d.exe", i);
		m[i] = (struct zk_member){ .name = name[i], .content = "MZ", .method = 8,
			.same_local = true };
	}
	zk_zip(&z, m, LINES, (struct sk_span){ 0 });
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "overlap names_differ");
	assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS), LINES);
	assert_int_equal(r.u.n, 3);
	assert_int_equal(r.u.object[2].names, LINES);
	zk_expect(&r, 2, SK_KEY_OBJECT_NAME, "n0.exe");
	for (o = sk_record_find(r.u.record, 2, SK_KEY_OBJECT_NAME_READING); o != NULL;
	    o = sk_record_next(r.u.record, o))
		n++;
	assert_int_equal(n, LINES - 1);
	assert_int_equal(r.budget.bytes_out, 2);
	zk_stop(&r);
	zk_free(&z);
	free(m);
	free(name);
}

/* Stored members that each reach to the end of the file, so that each holds all
 * that follow, and they hold each other again. */
static void
stored_overlap(void **state)
{
	enum { N = 1000 };
	struct zk z = { 0 };
	struct zk_run r;
	size_t dir, each = 30 + 7;
	double t = seconds();

	(void)state;
	for (int central = 0; central < 2; central++) {
		dir = z.n;
		for (size_t i = 0; i < N; i++) {
			char name[32];
			size_t size = (N - 1 - i) * each;

			(void)snprintf(name, sizeof name, "%07zu", i);
			zk_text(&z, central ? "PK\1\2\24" : "PK\3\4\24");
			zk_le(&z, 0, central ? 11 : 9);
			zk_le(&z, 0, 4);
			zk_le(&z, size, 4);
			zk_le(&z, size, 4);
			zk_le(&z, 7, 2);
			zk_le(&z, 0, central ? 12 : 2);
			if (central)
				zk_le(&z, i * each, 4);
			zk_text(&z, name);
		}
	}
	zk_end(&z, N, z.n - dir, dir, (struct sk_span){ 0 });
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "overlap checksum");
	assert_true(sk_record_find(r.u.record, 1, SK_KEY_OBJECT_GAP) != NULL);
	print_message("# %zu objects, %.2f s\n", r.u.n, seconds() - t);
	assert_true(seconds() - t < 10);
	zk_stop(&r);
	zk_free(&z);
}

/* Headers of no member, each with an extra field of 64 KiB that they share. */
static void
extra_overlap(void **state)
{
	enum { N = 2000, ZONES = 32, ZEROS = 66000 };
	struct zk z = { 0 };
	struct zk_run r;
	double t;

	(void)state;
	for (int zone = 0; zone < ZONES; zone++) {
		for (size_t i = 0; i < N; i++) {
			zk_text(&z, "PK\3\4");
			zk_le(&z, 20, 4);
			zk_le(&z, 77, 2);	/* no method */
			zk_le(&z, 0, 16);
			zk_le(&z, (N - 1 - i) * 30, 2);
			zk_le(&z, UINT16_MAX, 2);
		}
		zk_le(&z, 0, ZEROS);
	}
	zk_start(&r);
	t = seconds();
	zk_go(&r, zk_span(&z), "x.zip");
	print_message("# %zu bytes, %.2f s\n", z.n, seconds() - t);
	assert_true(seconds() - t < 1);
	zk_stop(&r);
	zk_free(&z);
}

/* 16 zips in each of 16 zips in each of ...: ends at the limit of objects. */
static void
nest(void **state)
{
	enum { WIDE = 16, DEEP = 5 };
	struct zk inner = { 0 }, z = { 0 };
	struct zk_member leaf = { .name = "0.bin", .content = "x", .method = 8 };
	struct zk_run r;
	double t = seconds();
	size_t gaps = 0;

	(void)state;
	zk_zip(&inner, &leaf, 1, (struct sk_span){ 0 });
	for (int d = 0; d < DEEP; d++) {
		struct zk data = zk_deflate(zk_span(&inner));
		struct zk_member m[WIDE];
		char name[WIDE][8];

		for (int i = 0; i < WIDE; i++) {
			(void)snprintf(name[i], sizeof name[i], "%d.zip", i);
			m[i] = (struct zk_member){ .name = name[i], .content = "", .method = 8,
				.data = zk_span(&data), .usize_add = (long)inner.n,
				.local_usize_add = (long)inner.n,
				.crc_xor = (uint32_t)crc32(0, inner.p, (uInt)inner.n) };
		}
		z = (struct zk){ 0 };
		zk_zip(&z, m, WIDE, (struct sk_span){ 0 });
		zk_free(&inner);
		zk_free(&data);
		inner = z;
	}
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	for (size_t i = 0; i < r.u.n; i++)
		gaps += sk_record_has(r.u.record, i, SK_KEY_OBJECT_GAP, "objects");
	assert_int_equal(r.u.n, r.budget.limit[SK_LIMIT_OBJECTS]);
	assert_true(gaps > 0);
	print_message("# %.2f s\n", seconds() - t);
	assert_true(seconds() - t < 10);
	zk_stop(&r);
	zk_free(&z);
}

/* A zip in a zip, deeper than the limit. */
static void
deep(void **state)
{
	struct zk inner = { 0 };
	struct zk_member leaf = { .name = "a.txt", .content = "x" };
	struct zk_run r;
	size_t last;

	(void)state;
	zk_zip(&inner, &leaf, 1, (struct sk_span){ 0 });
	for (int d = 0; d < 30; d++) {
		struct zk_member m = { .name = "i.zip", .content = "", .data = zk_span(&inner),
			.usize_add = (long)inner.n, .local_usize_add = (long)inner.n,
			.crc_xor = (uint32_t)crc32(0, inner.p, (uInt)inner.n) };
		struct zk z = { 0 };

		zk_zip(&z, &m, 1, (struct sk_span){ 0 });
		zk_free(&inner);
		inner = z;
	}
	zk_start(&r);
	zk_go(&r, zk_span(&inner), "x.zip");
	last = r.u.n - 1;
	assert_int_equal(r.u.object[last].depth, r.budget.limit[SK_LIMIT_DEPTH]);
	zk_expect(&r, last, SK_KEY_OBJECT_GAP, "depth");
	zk_expect(&r, last, SK_KEY_OBJECT_TYPE, "zip");
	zk_stop(&r);
	zk_free(&inner);
}

static volatile sig_atomic_t expired;

static void
members_and_time(void **state)
{
	struct zk_member m[4] = { { .name = "a", .content = "1" }, { .name = "b", .content = "2" },
		{ .name = "c", .content = "3" }, { .name = "d", .content = "4" } };
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	zk_zip(&z, m, 4, (struct sk_span){ 0 });
	zk_start(&r);
	r.budget.limit[SK_LIMIT_MEMBERS] = 3;
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "members");
	assert_int_equal(r.u.n, 5);
	zk_stop(&r);

	zk_start(&r);
	r.budget.limit[SK_LIMIT_OBJECTS] = 4;
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "objects");
	zk_stop(&r);

	expired = 1;
	zk_start(&r);
	r.budget.expired = &expired;
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, 0, SK_KEY_OBJECT_GAP, "cpu_ms");
	assert_int_equal(r.u.n, 1);
	zk_stop(&r);
	zk_free(&z);
}

/* Whatever the arena allows: an answer, never a crash. */
static void
memory(void **state)
{
	struct zk data = zeros(3000000), z = { 0 };
	struct zk_member m[2] = { { .name = "a", .content = "", .method = 8,
		.data = zk_span(&data), .usize_add = 3000000, .local_usize_add = 3000000 },
		{ .name = "b", .content = "beta", .method = 8 } };

	(void)state;
	zk_zip(&z, m, 2, (struct sk_span){ 0 });
	for (size_t max = 0; max < 6000000; max += max < 20000 ? 97 : 300007) {
		struct sk_arena *arena = sk_arena_new(max);
		struct sk_budget budget = sk_budget_default();
		struct sk_unpack u = { .arena = arena, .budget = &budget };
		int rc = sk_unpack_run(&u, zk_span(&z), SK_SPAN("x.zip"));

		assert_true(rc == 0 || rc == SK_E_LIMIT);
		assert_true(max > 1000 || rc == SK_E_LIMIT);
		(void)sk_arena_free(arena);
	}
	zk_free(&z);
	zk_free(&data);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(methods), cmocka_unit_test(dictionary), cmocka_unit_test(ratio),
		cmocka_unit_test(total_and_object), cmocka_unit_test(overlap),
		cmocka_unit_test(stored_overlap), cmocka_unit_test(extra_overlap),
		cmocka_unit_test(nest), cmocka_unit_test(deep),
		cmocka_unit_test(members_and_time), cmocka_unit_test(memory),
	};

	return sk_unpack_warm() != 0 || sk_charset_warm() != 0 ? 1 :
	    cmocka_run_group_tests(tests, NULL, NULL);
}
