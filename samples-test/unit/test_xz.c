/* xz and lzma files: streams, filters, checks, and what is wrong with them. */
#include <lzma.h>
#include <time.h>
#include "zipkit.h"

enum { ALONE = -1 };	/* instead of a check */

/* Appends s as an .xz stream with that check, or as an .lzma file. */
static void
pack(struct zk *z, struct sk_span s, int check)
{
	size_t room = s.n + s.n / 8 + 4096;
	uint8_t *p = malloc(room);
	lzma_stream st = LZMA_STREAM_INIT;
	lzma_options_lzma opt;

	assert_non_null(p);
	assert_false(lzma_lzma_preset(&opt, 1));
	assert_int_equal(check == ALONE ? lzma_alone_encoder(&st, &opt) :
	    lzma_easy_encoder(&st, 1, (lzma_check)check), LZMA_OK);
	st.next_in = s.p;
	st.avail_in = s.n;
	st.next_out = p;
	st.avail_out = room;
	assert_int_equal(lzma_code(&st, LZMA_FINISH), LZMA_STREAM_END);
	zk_put(z, p, room - st.avail_out);
	lzma_end(&st);
	free(p);
}

struct row {
	const char	*what, *name;
	int		 check;
	const char	*content[2];	/* one stream each */
	size_t		 zeros;		/* between them, or behind */
	const char	*after;
	const char	*path, *all;	/* the member, and its content */
	const char	*first;		/* the other one, or NULL */
	const char	*defects;
};

static const struct row rows[] = {
	{ "one stream", "a.log.xz", LZMA_CHECK_CRC64, { "alpha" }, 0, "", "1/xz:a.log", "alpha", NULL, "" },
	{ "no check", "a.xz", LZMA_CHECK_NONE, { "alpha" }, 0, "", "1/xz:a", "alpha", NULL, "" },
	{ "SHA-256", "a.xz", LZMA_CHECK_SHA256, { "alpha" }, 0, "", "1/xz:a", "alpha", NULL, "" },
	{ "tar", "a.TXZ", LZMA_CHECK_CRC32, { "alpha" }, 0, "", "1/xz:a.tar", "alpha", NULL, "" },
	{ "no name", "", LZMA_CHECK_CRC32, { "alpha" }, 0, "", "1/xz:content", "alpha", NULL, "" },
	{ "nothing in it", "a.xz", LZMA_CHECK_CRC32, { "" }, 0, "", "1/xz:a", "", NULL, "" },
	{ "two streams", "a.xz", LZMA_CHECK_CRC64, { "alpha ", "beta" }, 0, "", "1/xz:a", "alpha beta",
	    "alpha ", "" },
	{ "padding", "a.xz", LZMA_CHECK_CRC64, { "alpha ", "beta" }, 8, "", "1/xz:a", "alpha beta",
	    "alpha ", "" },
	{ "padding of a wrong length", "a.xz", LZMA_CHECK_CRC64, { "alpha ", "beta" }, 7, "",
	    "1/xz:a", "alpha beta", "alpha ", "damaged" },
	{ "other bytes behind", "a.xz", LZMA_CHECK_CRC64, { "alpha" }, 0, "and more", "1/xz:a", "alpha",
	    NULL, "suffix" },
	{ "lzma", "a.txt.lzma", ALONE, { "alpha" }, 0, "", "1/xz:a.txt", "alpha", NULL, "" },
	{ "lzma, tar", "a.tlz", ALONE, { "alpha" }, 0, "", "1/xz:a.tar", "alpha", NULL, "" },
	{ "lzma without a name", "", ALONE, { "alpha" }, 0, "", "1/xz:content", "alpha", NULL, "" },
	{ "lzma, other bytes behind", "a.lzma", ALONE, { "alpha" }, 0, "more", "1/xz:a", "alpha", NULL,
	    "suffix" },
};

static void
all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *t = &rows[i];
		struct zk z = { 0 };
		struct zk_run r;

		print_message("# %s\n", t->what);
		pack(&z, sk_span_text(t->content[0]), t->check);
		zk_le(&z, 0, t->zeros);
		if (t->content[1] != NULL)
			pack(&z, sk_span_text(t->content[1]), t->check);
		zk_text(&z, t->after);
		zk_start(&r);
		zk_go(&r, zk_span(&z), t->name);
		zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, t->check == ALONE ? "unknown" : "xz");
		zk_content(&r, t->path, t->all);
		if (t->first != NULL)
			zk_content(&r, "1/xz:first", t->first);
		assert_int_equal(r.u.n, t->first != NULL ? 4 : 3);
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, t->defects);
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
		zk_expect(&r, 2, SK_KEY_OBJECT_GAP, "");
		zk_stop(&r);
		zk_free(&z);
	}
}

/* A wrong check takes nothing away, nor what stands behind its block. */
static void
checksum(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;
	size_t at;

	(void)state;
	pack(&z, SK_SPAN("alpha alpha alpha "), LZMA_CHECK_CRC32);
	/* index: 8 bytes and its checksum; footer: 12; the check before them */
	at = z.n - 12 - 4 - 4 - 1;
	z.p[at] ^= 0x10;
	pack(&z, SK_SPAN("beta"), LZMA_CHECK_CRC32);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "a.xz");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "checksum");
	zk_content(&r, "1/xz:a", "alpha alpha alpha beta");
	zk_expect(&r, 2, SK_KEY_OBJECT_GAP, "");
	zk_stop(&r);
	zk_free(&z);
}

/* Cut anywhere behind its head: what came is there, and that it is not all. */
static void
cut(void **state)
{
	struct zk z = { 0 };

	(void)state;
	pack(&z, SK_SPAN("alpha alpha alpha"), LZMA_CHECK_CRC64);
	for (size_t n = 12; n < z.n; n++) {
		struct zk_run r;

		zk_start(&r);
		zk_go(&r, sk_span_head(zk_span(&z), n), "a.xz");
		assert_int_equal(r.u.n, 3);
		zk_expect(&r, 2, SK_KEY_OBJECT_GAP, "damaged");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
		zk_stop(&r);
	}
	zk_free(&z);
}

/* Headers that are nearly those of an .lzma file, and are none. */
static void
look_alikes(void **state)
{
	static const struct { const char *what; struct sk_span head; bool opened; } table[] = {
		{ "8 MiB, unknown size", SK_LIT("\x5D\0\0\x80\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0"), true },
		{ "64 KiB, 16 bytes", SK_LIT("\x5D\0\0\1\0\x10\0\0\0\0\0\0\0\0"), true },
		{ "petabytes", SK_LIT("\x5D\0\0\x80\0\1\1\1\1\1\1\1\1\0"), false },
		{ "no such properties", SK_LIT("\xE1\0\0\x80\0\x10\0\0\0\0\0\0\0\0"), false },
		{ "dictionary of no size", SK_LIT("\x5D\1\2\3\4\x10\0\0\0\0\0\0\0\0"), false },
		{ "no range coder", SK_LIT("\x5D\0\0\x80\0\x10\0\0\0\0\0\0\0\1"), false },
		{ "zeros", SK_LIT("\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), false },
		{ "cut", SK_LIT("\x5D\0\0\x80\0\x10\0\0\0\0\0\0"), false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk_run r;

		print_message("# %s\n", table[i].what);
		zk_start(&r);
		zk_go(&r, table[i].head, "x");
		assert_int_equal(r.u.n, table[i].opened ? 3 : 2);
		zk_stop(&r);
	}
}

/* A dictionary of 4 GiB in some bytes of input is a limit, not an allocation. */
static void
dictionary(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	pack(&z, SK_SPAN("alpha"), LZMA_CHECK_CRC32);
	/* the block header: size, flags, LZMA2, one property, and a checksum of it */
	z.p[12 + 4] = 40;
	z.n = 12 + 8;
	zk_le(&z, lzma_crc32(z.p + 12, 8, 0), 4);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "a.xz");
	zk_expect(&r, 2, SK_KEY_OBJECT_GAP, "memory_bytes");
	assert_false(r.u.object[2].seen);
	zk_stop(&r);
	zk_free(&z);
}

static void
bomb(void **state)
{
	for (int check = ALONE; check <= LZMA_CHECK_CRC32; check++) {
		struct sk_span s = { calloc(1, 200u << 20), 200u << 20 };
		struct zk z = { 0 };
		struct zk_run r;

		(void)state;
		assert_non_null(s.p);
		pack(&z, s, check);
		free((void *)(uintptr_t)s.p);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "a.xz");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "ratio");
		zk_expect(&r, 2, SK_KEY_OBJECT_GAP, "ratio");
		assert_true(r.budget.bytes_out < 40 << 20);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Ten thousand streams and more in one file: no time, and a limit with a name. */
static void
many(void **state)
{
	struct zk one = { 0 }, z = { 0 };
	clock_t began;
	struct zk_run r;

	(void)state;
	pack(&one, SK_SPAN("a"), LZMA_CHECK_CRC32);
	for (size_t i = 0; i < 11000; i++)
		zk_put(&z, one.p, one.n);
	zk_start(&r);
	began = clock();
	zk_go(&r, zk_span(&z), "a.xz");
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_OBJECT_GAP, "members"));
	assert_int_equal(r.u.n, 4);
	assert_true((double)(clock() - began) / CLOCKS_PER_SEC < 10);
	zk_stop(&r);
	zk_free(&one);
	zk_free(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(checksum), cmocka_unit_test(cut),
		cmocka_unit_test(look_alikes), cmocka_unit_test(dictionary), cmocka_unit_test(bomb),
		cmocka_unit_test(many),
	};

	return sk_unpack_warm() != 0 || sk_charset_warm() != 0 ? 1 :
	    cmocka_run_group_tests(tests, NULL, NULL);
}
