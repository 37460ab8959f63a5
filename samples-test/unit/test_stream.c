/* bzip2 and zstd: one file in one stream, in several, cut, wrong, and bombs. */
#include <bzlib.h>
#include <zstd.h>
#include "zipkit.h"

enum { BZIP2, ZSTD, CODECS };

/* Appends s packed by codec; zstd with a checksum. */
static void
pack(struct zk *z, int codec, struct sk_span s)
{
	size_t room = s.n + s.n / 8 + 1024, n = 0;
	uint8_t *p = malloc(room);

	assert_non_null(p);
	if (codec == BZIP2) {
		unsigned out = (unsigned)room;

		assert_int_equal(BZ2_bzBuffToBuffCompress((char *)p, &out,
		    (char *)(uintptr_t)s.p, (unsigned)s.n, 1, 0, 0), BZ_OK);
		n = out;
	} else {
		ZSTD_CCtx *c = ZSTD_createCCtx();

		assert_non_null(c);
		ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
		n = ZSTD_compress2(c, p, room, s.p, s.n);
		assert_false(ZSTD_isError(n));
		ZSTD_freeCCtx(c);
	}
	zk_put(z, p, n);
	free(p);
}

/* A text that packs badly, as blocks should come out before the end. */
static struct sk_span
noise(size_t n)
{
	static uint8_t p[400000];
	uint32_t x = 1;

	assert_true(n <= sizeof p);
	for (size_t i = 0; i < n; i++) {
		x = x * 1664525u + 1013904223u;
		p[i] = (uint8_t)('!' + (x >> 25) % 80);
	}
	return (struct sk_span){ p, n };
}

struct row {
	const char	*what;
	int		 codec;
	const char	*name;		/* of the container */
	const char	*content[3];	/* one stream each */
	struct sk_span	 before, after;
	const char	*path, *all;	/* the member, and its content */
	const char	*defects, *gaps; /* of the container */
	size_t		 streams, objects;
};

#define LIT(s)	SK_LIT(s)
#define SKIPPED	"\x50\x2A\x4D\x18\x04\0\0\0abcd"
static const struct row rows[] = {
	{ "one", BZIP2, "請求書.exe.bz2", { "MZ" }, .path = "1/bzip2:請求書.exe", .all = "MZ",
	    .streams = 1, .objects = 3 },
	{ "one", ZSTD, "a.log.ZST", { "beta" }, .path = "1/zstd:a.log", .all = "beta", .streams = 1,
	    .objects = 3 },
	{ "a tar's ending", BZIP2, "a.tbz", { "x" }, .path = "1/bzip2:a.tar", .all = "x", .streams = 1,
	    .objects = 3 },
	{ "a tar's ending", ZSTD, "a.tzst", { "x" }, .path = "1/zstd:a.tar", .all = "x", .streams = 1,
	    .objects = 3 },
	{ "no name", ZSTD, "", { "x" }, .path = "1/zstd:content", .all = "x", .streams = 1,
	    .objects = 3 },
	{ "empty", BZIP2, "a.bz2", { "" }, .path = "1/bzip2:a", .all = "", .streams = 1, .objects = 3 },
	{ "empty", ZSTD, "a.zst", { "" }, .path = "1/zstd:a", .all = "", .streams = 1, .objects = 3 },
	{ "two streams", BZIP2, "a.bz2", { "MZ one", "two" }, .path = "1/bzip2:a", .all = "MZ onetwo",
	    .streams = 2, .objects = 4 },
	{ "the first of two", BZIP2, "a.bz2", { "MZ one", "two" }, .path = "1/bzip2:first",
	    .all = "MZ one", .streams = 2, .objects = 4 },
	{ "three frames", ZSTD, "a.zst", { "one", "two", "three" }, .path = "1/zstd:a",
	    .all = "onetwothree", .streams = 3, .objects = 4 },
	{ "an empty one first", BZIP2, "a.bz2", { "", "two" }, .path = "1/bzip2:a", .all = "two",
	    .streams = 2, .objects = 3 },
	{ "bytes behind", BZIP2, "a.bz2", { "one" }, .after = LIT("junk"), .path = "1/bzip2:a",
	    .all = "one", .defects = "suffix", .streams = 1, .objects = 3 },
	{ "bytes behind", ZSTD, "a.zst", { "one" }, .after = LIT("junk"), .path = "1/zstd:a",
	    .all = "one", .defects = "suffix", .streams = 1, .objects = 3 },
	{ "half a second stream", BZIP2, "a.bz2", { "one" }, .after = LIT("BZh91AY&SY\0\0"),
	    .path = "1/bzip2:a", .all = "one", .defects = "damaged", .streams = 2, .objects = 3 },
	{ "skippable frames around", ZSTD, "a.zst", { "one" }, LIT(SKIPPED SKIPPED), LIT(SKIPPED),
	    .path = "1/zstd:a", .all = "one", .streams = 1, .objects = 3 },
	{ "a skippable frame that is longer than the file", ZSTD, "a.zst", { "one" },
	    .after = LIT("\x5F\x2A\x4D\x18\xFF\xFF\xFF\xFF"), .path = "1/zstd:a", .all = "one",
	    .defects = "suffix", .streams = 1, .objects = 3 }
};

static void
whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *row = &rows[i];
		const struct sk_observation *o;
		struct zk z = { 0 };
		struct zk_run r;

		print_message("# %s, %s\n", row->codec == BZIP2 ? "bzip2" : "zstd", row->what);
		zk_put(&z, row->before.p, row->before.n);
		for (size_t k = 0; k < 3 && row->content[k] != NULL; k++)
			pack(&z, row->codec, sk_span_text(row->content[k]));
		zk_put(&z, row->after.p, row->after.n);
		zk_start(&r);
		zk_go(&r, zk_span(&z), row->name);
		zk_content(&r, row->path, row->all);
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, row->defects ? row->defects : "");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, row->gaps ? row->gaps : "");
		zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, "");
		o = sk_record_find(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS);
		assert_non_null(o);
		assert_int_equal(o->number, row->streams);
		assert_int_equal(r.u.n, row->objects);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* What came out before the end of the bytes is kept, and it is said. */
static void
cut(void **state)
{
	static const char *const path[CODECS] = { "1/bzip2:a", "1/zstd:a" };
	struct sk_span s = noise(400000);

	(void)state;
	for (int codec = 0; codec < CODECS; codec++) {
		struct zk z = { 0 };

		pack(&z, codec, s);
		for (size_t part = 1; part < 4; part++) {
			struct sk_span content;
			struct zk_run r;
			size_t at;

			zk_start(&r);
			zk_go(&r, sk_span_head(zk_span(&z), z.n / 4 * part), codec ? "a.zst" : "a.bz2");
			zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
			at = zk_need(&r, path[codec]);
			zk_expect(&r, at, SK_KEY_OBJECT_GAP, "damaged");
			content = r.u.object[at].bytes;
			assert_true(part == 1 || content.n >= 100000 * (part - 1));
			assert_true(content.n < s.n);
			assert_true(sk_span_begins(s, content));
			zk_stop(&r);
		}
		zk_free(&z);
	}
}

/* A wrong checksum takes nothing away; behind a frame that has one it goes on. */
static void
checksum(void **state)
{
	static const char *const path[CODECS] = { "1/bzip2:a", "1/zstd:a" };
	static const char *const content[CODECS] = { "alpha beta gamma", "alpha beta gamma delta" };
	static const char *const defect[CODECS] = { "damaged", "checksum" };

	(void)state;
	for (int codec = 0; codec < CODECS; codec++) {
		struct zk z = { 0 };
		struct zk_run r;

		pack(&z, codec, SK_SPAN("alpha beta gamma"));
		z.p[z.n - 2] ^= 0x10;
		if (codec == ZSTD)
			pack(&z, codec, SK_SPAN(" delta"));
		zk_start(&r);
		zk_go(&r, zk_span(&z), codec ? "a.zst" : "a.bz2");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, defect[codec]);
		zk_content(&r, path[codec], content[codec]);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Frames that would cost memory, and those that nobody can read without more. */
static void
refused(void **state)
{
	/* RFC 8878, 3.1.1.1: descriptor, window of 2^10 * 2^21 bytes, an empty last block */
	static const struct { struct sk_span bytes; const char *why; } table[] = {
		{ LIT("\x28\xB5\x2F\xFD\x00\xA8\x01\0\0"), "memory_bytes" },
		{ LIT("\x28\xB5\x2F\xFD\x01\x58\x07\x09\0\0a"), "unsupported" }	/* dictionary 7 */
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk_run r;
		size_t at;

		zk_start(&r);
		zk_go(&r, table[i].bytes, "a.zst");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, table[i].why);
		at = zk_need(&r, "1/zstd:a");
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, table[i].why);
		assert_false(r.u.object[at].seen);
		zk_stop(&r);
	}
}

/* A claimed size of 2^62 bytes is not believed. */
static void
claim(void **state)
{
	static const struct sk_span s = LIT("\x28\xB5\x2F\xFD\xC0\x58\0\0\0\0\0\0\0\x40\x09\0\0a");
	struct zk_run r;

	(void)state;
	zk_start(&r);
	zk_go(&r, s, "a.zst");
	(void)zk_need(&r, "1/zstd:a");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	assert_true(sk_arena_used(r.arena) < 1u << 20);
	zk_stop(&r);
}

/* 64 MiB of zeros ends at 32 MiB with the ratio's name, however small it is. */
static void
bombs(void **state)
{
	struct sk_span zeros = { calloc(1, 64 << 20), 64 << 20 };

	(void)state;
	assert_non_null(zeros.p);
	for (int codec = 0; codec < CODECS; codec++) {
		static const struct { enum sk_limit limit; uint64_t n; const char *why; } table[] = {
			{ SK_LIMIT_COUNT, 0, "ratio" }, { SK_LIMIT_BYTES_OUT, 1 << 20, "bytes_out" },
			{ SK_LIMIT_OBJECT_BYTES, 1 << 20, "object_bytes" }
		};
		struct zk z = { 0 };

		pack(&z, codec, zeros);
		for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
			struct zk_run r;
			size_t at;

			zk_start(&r);
			if (table[i].limit != SK_LIMIT_COUNT)
				r.budget.limit[table[i].limit] = table[i].n;
			zk_go(&r, zk_span(&z), "a.bz2");
			at = zk_need(&r, codec ? "1/zstd:a" : "1/bzip2:a");
			zk_expect(&r, at, SK_KEY_OBJECT_GAP, table[i].why);
			zk_expect(&r, 1, SK_KEY_OBJECT_GAP, table[i].why);
			assert_true(r.u.object[at].bytes.n > 0);
			assert_true(r.budget.bytes_out <= 33u << 20);
			zk_stop(&r);
		}
		zk_free(&z);
	}
	free((void *)(uintptr_t)zeros.p);
}

/* Streams of nothing, one behind the other, count as members. */
static void
many(void **state)
{
	(void)state;
	for (int codec = 0; codec < CODECS; codec++) {
		struct zk z = { 0 };
		struct zk_run r;

		for (int i = 0; i < 3000; i++)
			pack(&z, codec, SK_SPAN(""));
		zk_start(&r);
		r.budget.limit[SK_LIMIT_MEMBERS] = 1000;
		zk_go(&r, zk_span(&z), "a.bz2");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "members");
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Bytes that only begin like one are none. */
static void
look_alikes(void **state)
{
	static const char *const table[] = { "BZh9 is no bzip2 file", "BZh91AY&SX and more", "BZh" };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk_run r;

		zk_start(&r);
		zk_go(&r, sk_span_text(table[i]), "a.txt");
		assert_int_equal(r.u.n, 2);
		zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, "");
		zk_stop(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole), cmocka_unit_test(cut), cmocka_unit_test(checksum),
		cmocka_unit_test(refused), cmocka_unit_test(claim), cmocka_unit_test(bombs),
		cmocka_unit_test(many), cmocka_unit_test(look_alikes)
	};

	assert_int_equal(sk_unpack_warm(), 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
