/* 7z archives, honest, lying and locked: what is found, and what is said of it. */
#include <lzma.h>
#include <time.h>
#include "sevenkit.h"

enum { FILES = 6 };

void
s7_lzma(struct zk *out, struct sk_span s, int coder)
{
	lzma_options_lzma opt;
	lzma_filter chain[2] = { { coder == S7_LZMA ? LZMA_FILTER_LZMA1 : LZMA_FILTER_LZMA2, &opt },
		{ LZMA_VLI_UNKNOWN, NULL } };
	size_t room = s.n + s.n / 2 + 1024, n = 0;
	uint8_t *p = malloc(room);

	assert_non_null(p);
	assert_false(lzma_lzma_preset(&opt, 6));
	opt.dict_size = 65536;
	assert_int_equal(lzma_raw_buffer_encode(chain, NULL, s.p, s.n, p, &n, room), LZMA_OK);
	zk_put(out, p, n);
	free(p);
}

/* ---- one archive each ---- */

struct row {
	const char	*what;
	struct s7	 o;
	struct s7_file	 f[FILES];
	const char	*defects, *container_gaps;
	const char	*path, *content, *gaps;	/* a member that must be there */
};

#define A	{ .name = "a.txt", .content = "alpha alpha alpha" }
#define B	{ .name = "請求書.exe", .content = "beta" }

static const struct row rows[] = {
	{ "copied", { .coder = S7_COPY }, { A, B }, "", "", "1/7z:請求書.exe", "beta", "" },
	{ "copied, solid", { .solid = true }, { A, B }, "", "", "1/7z:請求書.exe", "beta", "" },
	{ "lzma", { .coder = S7_LZMA }, { A, B }, "", "", "1/7z:a.txt", "alpha alpha alpha", "" },
	{ "lzma, solid", { .coder = S7_LZMA, .solid = true }, { A, B }, "", "", "1/7z:請求書.exe",
	    "beta", "" },
	{ "lzma2, solid", { .coder = S7_LZMA2, .solid = true }, { A, B }, "", "",
	    "1/7z:a.txt", "alpha alpha alpha", "" },
	{ "packed header", { .packed_header = true }, { A, B }, "", "", "1/7z:請求書.exe", "beta", "" },
	{ "padding", { .dummy = 9 }, { A }, "", "", "1/7z:a.txt", "alpha alpha alpha", "" },
	{ "empty file, folder, anti item", { 0 }, { { .name = "empty", .content = "" },
	    { .name = "folder" }, { .name = "gone", .content = "", .anti = true }, A }, "", "",
	    "1/7z:empty", "", "" },
	{ "wrong checksum", { .coder = S7_LZMA },
	    { { .name = "a.txt", .content = "alpha", .crc_xor = 1 } }, "checksum", "",
	    "1/7z:a.txt", "alpha", "" },
	{ "wrong checksum of the header", { .header_xor = 1 }, { A }, "checksum", "",
	    "1/7z:a.txt", "alpha alpha alpha", "" },
	{ "wrong checksum at the start", { .start_xor = 1 }, { A }, "damaged", "",
	    "1/7z:a.txt", "alpha alpha alpha", "" },
	{ "folder with content", { 0 },
	    { { .name = "a.exe", .content = "MZ", .attributes = 0x10 } }, "directory_with_data", "",
	    "1/7z:a.exe", "MZ", "" },
	{ "two of one name", { 0 }, { A, { .name = "a.txt", .content = "other" } },
	    "duplicate_name", "", "1/7z:a.txt#2", "other", "" },
	{ "content that the list of files leaves out", { .cut_files = 1 }, { A, B },
	    "hidden_member", "", "1/7z:unnamed", "beta", "" },
	{ "files without content", { .files_add = 1 }, { A }, "damaged", "damaged",
	    "1/7z:unnamed", NULL, "damaged" },
	{ "folder gives less than is said", { .coder = S7_LZMA, .size_add = 5 }, { A },
	    "damaged", "", "1/7z:a.txt", "alpha alpha alpha", "damaged" },
	{ "folder gives more than is said", { .coder = S7_LZMA, .size_add = -5 }, { A },
	    "checksum", "", "1/7z:a.txt", "alpha alpha ", "" },
	{ "huge size of a folder", { .coder = S7_LZMA, .size_add = 0x7FFFFFFFFFFFFFL }, { A },
	    "damaged", "", "1/7z:a.txt", "alpha alpha alpha", "damaged" },
	{ "dictionary of 4 GiB", { .coder = S7_LZMA, .dictionary = UINT32_MAX }, { A }, "", "",
	    "1/7z:a.txt", "alpha alpha alpha", "" },
	{ "names elsewhere", { .external = true }, { A }, "damaged", "unsupported",
	    "1/7z:unnamed", "alpha alpha alpha", "" },
	{ "coder that nobody knows", { .coder = S7_OTHER }, { A }, "", "", "1/7z:a.txt", NULL,
	    "unsupported" },
	{ "locked", { .coder = S7_AES }, { A, B }, "", "encrypted", "1/7z:請求書.exe", NULL, "encrypted" },
	{ "one locked, one not: the locked one", { .lock = 2 }, { A, B }, "", "encrypted",
	    "1/7z:請求書.exe", NULL, "encrypted" },
	{ "one locked, one not: the other", { .lock = 1 }, { A, B }, "", "encrypted",
	    "1/7z:請求書.exe", "beta", "" },
	{ "names locked", { .locked_header = true }, { A, B }, "", "encrypted", NULL, NULL, NULL },
};

static size_t
files_of(const struct s7_file *f)
{
	size_t n = 0;

	while (n < FILES && f[n].name != NULL)
		n++;
	return n;
}

static void
all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *t = &rows[i];
		struct zk z = { 0 };
		struct zk_run r;
		size_t at;

		print_message("# %s\n", t->what);
		s7_archive(&z, &t->o, t->f, files_of(t->f));
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.7z");
		at = zk_need(&r, "1");
		assert_true(sk_record_has(r.u.record, at, SK_KEY_OBJECT_TYPE, "7z"));
		zk_expect(&r, at, SK_KEY_CONTAINER_DEFECT, t->defects);
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, t->container_gaps);
		zk_expect(&r, at, SK_KEY_OBJECT_AMBIGUOUS, "");
		if (t->path == NULL)
			assert_int_equal(r.u.n, 2);
		else
			zk_expect(&r, zk_need(&r, t->path), SK_KEY_OBJECT_GAP, t->gaps);
		if (t->content != NULL)
			zk_content(&r, t->path, t->content);
		else if (t->path != NULL)
			assert_false(r.u.object[zk_need(&r, t->path)].seen);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* What is no member: folders, and what says that a file shall go away. */
static void
no_members(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	s7_archive(&z, &rows[7].o, rows[7].f, files_of(rows[7].f));
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.7z");
	assert_int_equal(r.u.n, 4);
	assert_int_equal(zk_find(&r, "1/7z:folder"), 0);
	assert_int_equal(zk_find(&r, "1/7z:gone"), 0);
	zk_stop(&r);
	zk_free(&z);
}

static void
locks(void **state)
{
	static const struct { struct s7 o; const char *self, *member; } table[] = {
		{ { .coder = S7_AES }, "", "aes-256" }, { { .lock = 1 }, "", "aes-256" },
		{ { .locked_header = true }, "directory", NULL }
	};
	static const struct s7_file f[] = { A, B };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk z = { 0 };
		struct zk_run r;

		s7_archive(&z, &table[i].o, f, 2);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.7z");
		assert_non_null(sk_record_find(r.u.record, 1, SK_KEY_OBJECT_ENCRYPTED));
		zk_expect(&r, 1, SK_KEY_OBJECT_ENCRYPTION, table[i].self);
		if (table[i].member != NULL) {
			size_t at = zk_need(&r, "1/7z:a.txt");

			assert_non_null(sk_record_find(r.u.record, at, SK_KEY_OBJECT_ENCRYPTED));
			zk_expect(&r, at, SK_KEY_OBJECT_ENCRYPTION, table[i].member);
		}
		zk_stop(&r);
		zk_free(&z);
	}
}

/* ---- where it lies ---- */

static void
behind(void **state)
{
	static const struct { const char *head; size_t stub; bool found; } table[] = {
		{ "MZ and text of no program at all, \x01\x02\x03", 0, true },
		{ "MZ and text of no program at all, \x01\x02\x03", 60000, true },
		{ "MZ and text of no program at all, \x01\x02\x03", 3000000, true },
		{ "\xFF\xD8\xFF\xE0", 5000, true }, { "%PDF-1.4\n", 5000, true },
		{ "GIF89a", 100, true }, { "\xED\xAB\xEE\xDB", 100, true },
		{ "From a letter: plain text.\n", 0, false },
	};
	static const struct s7_file f[] = { A, B };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct s7 o = { .coder = S7_LZMA };
		struct zk z = { 0 };
		struct zk_run r;
		uint32_t x = 1;

		zk_text(&z, table[i].head);
		for (size_t k = 0; k < table[i].stub; k++, x = x * 1664525u + 1013904223u)
			zk_le(&z, x >> 24, 1);
		/* a signature of nothing before the true one */
		zk_text(&z, "7z\xBC\xAF\x27\x1C");
		zk_text(&z, table[i].found ? "no archive begins here\0" : "\n");
		if (table[i].found)
			s7_archive(&z, &o, f, 2);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x");
		if (table[i].found) {
			zk_content(&r, "1/7z:請求書.exe", "beta");
			zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "prefix");
		} else {
			assert_int_equal(r.u.n, 2);
		}
		zk_stop(&r);
		zk_free(&z);
	}
}

/* A second archive, or other bytes, behind the first. */
static void
in_front(void **state)
{
	static const struct s7_file a[] = { A }, b[] = { B };
	struct s7 o = { .coder = S7_LZMA };
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	s7_archive(&z, &o, a, 1);
	zk_text(&z, "between");
	s7_archive(&z, &o, b, 1);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.7z");
	zk_content(&r, "1/7z:a.txt", "alpha alpha alpha");
	zk_content(&r, "1/7z:請求書.exe", "beta");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	zk_stop(&r);
	zk_text(&z, "and behind");
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.7z");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "suffix");
	zk_stop(&r);
	zk_free(&z);
}

/* 7-Zip finds the header of an archive that was never finished; so do we. */
static void
never_finished(void **state)
{
	static const struct s7_file f[] = { A, B };
	struct s7 o = { .coder = S7_LZMA };
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	s7_archive(&z, &o, f, 2);
	memset(z.p + 8, 0, 24);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.7z");
	zk_content(&r, "1/7z:請求書.exe", "beta");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_stop(&r);
	zk_free(&z);
}

/* Cut anywhere, as the first of several volumes is: said, and nothing else. */
static void
cut(void **state)
{
	static const struct s7_file f[] = { A, B };
	struct s7 o = { .coder = S7_LZMA };
	struct zk z = { 0 };

	(void)state;
	s7_archive(&z, &o, f, 2);
	for (size_t n = 32; n < z.n; n++) {
		struct zk_run r;

		zk_start(&r);
		zk_go(&r, sk_span_head(zk_span(&z), n), "x.7z.001");
		assert_int_equal(r.u.n, 2);
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "truncated");
		zk_stop(&r);
	}
	zk_free(&z);
}

/* ---- lies ---- */

/* No byte of a header, whatever it says, makes us take memory for what is not
 * there. */
static void
no_lie_allocates(void **state)
{
	static const struct s7_file f[] = { A, B, { .name = "empty", .content = "" } };
	static const uint8_t values[] = { 0, 1, 0x7F, 0x80, 0xFE, 0xFF };
	static const struct s7 how[] = { { .coder = S7_LZMA }, { .solid = true },
		{ .packed_header = true } };

	(void)state;
	for (size_t i = 0; i < sizeof how / sizeof how[0]; i++) {
		struct zk z = { 0 }, lie = { 0 };
		size_t packed;

		s7_archive(&z, &how[i], f, 3);
		packed = z.p[12];
		for (size_t k = 0; k < (z.n - 32 - packed) * sizeof values; k++) {
			struct sk_span all = zk_span(&z), header = sk_span_from(all, 32 + packed);
			struct zk h = { 0 };
			struct zk_run r;

			zk_put(&h, header.p, header.n);
			h.p[k / sizeof values] = values[k % sizeof values];
			s7_wrap(&lie, sk_span_head(sk_span_from(all, 32), packed), zk_span(&h), &how[i]);
			zk_start(&r);
			zk_go(&r, zk_span(&lie), "x.7z");
			assert_true(sk_arena_used(r.arena) < 4 << 20);
			assert_true(r.u.n <= 200);
			zk_stop(&r);
			zk_free(&h);
			lie.n = 0;
		}
		zk_free(&z);
		zk_free(&lie);
	}
}

/* ---- limits ---- */

static void
bomb(void **state)
{
	struct s7 o = { .coder = S7_LZMA };
	size_t n = 200u << 20;
	char *zeros = malloc(n + 1);
	struct s7_file f[] = { { .name = "zeros", .content = zeros }, B };
	struct zk z = { 0 };
	struct zk_run r;
	double began;

	(void)state;
	assert_non_null(zeros);
	memset(zeros, '0', n);
	zeros[n] = 0;
	s7_archive(&z, &o, f, 2);
	free(zeros);
	zk_start(&r);
	began = (double)clock();
	zk_go(&r, zk_span(&z), "x.7z");
	/* the names count, decoding has ended */
	zk_expect(&r, zk_need(&r, "1/7z:zeros"), SK_KEY_OBJECT_GAP, "ratio");
	zk_expect(&r, zk_need(&r, "1/7z:請求書.exe"), SK_KEY_OBJECT_GAP, "ratio");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "ratio");
	assert_true(r.budget.bytes_out < 40 << 20);
#ifndef SK_SANITIZED
	assert_true(((double)clock() - began) / CLOCKS_PER_SEC < 2);
#else
	(void)began;
#endif
	zk_stop(&r);
	zk_free(&z);
}

static void
many(void **state)
{
	struct zk z = { 0 }, h = { 0 }, p = { 0 };
	struct s7 o = { 0 };
	struct zk_run r;
	size_t n = 30000;

	/* a header of nothing but empty files */
	(void)state;
	zk_put(&h, "\1\5", 2);
	s7_number(&h, n);
	for (size_t i = 0; i < n / 8; i++)
		zk_le(&p, 0xFF, 1);
	s7_property(&h, 14, &p);
	for (size_t i = 0; i < n / 8; i++)
		zk_le(&p, 0xFF, 1);
	s7_property(&h, 15, &p);
	zk_put(&h, "\0\0", 2);
	s7_wrap(&z, (struct sk_span){ 0 }, zk_span(&h), &o);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.7z");
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_OBJECT_GAP, "members"));
	assert_true(r.u.n <= r.budget.limit[SK_LIMIT_OBJECTS]);
	zk_stop(&r);
	zk_free(&z);
	zk_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(no_members), cmocka_unit_test(locks),
		cmocka_unit_test(behind), cmocka_unit_test(in_front),
		cmocka_unit_test(never_finished), cmocka_unit_test(cut),
		cmocka_unit_test(no_lie_allocates), cmocka_unit_test(bomb), cmocka_unit_test(many),
	};

	return sk_unpack_warm() != 0 || sk_charset_warm() != 0 ? 1 :
	    cmocka_run_group_tests(tests, NULL, NULL);
}
