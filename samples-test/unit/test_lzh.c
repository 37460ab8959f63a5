/* LZH archives that readers disagree about: what is found, and what is said of it. */
#include "zipkit.h"

enum { MEMBERS = 4 };

/* One member as its header tells it; what is 0 is filled in rightly. */
struct lk_member {
	struct sk_span	 name, content;
	unsigned	 level;
	const char	*method;	/* NULL: -lh0- */
	struct sk_span	 data;		/* instead of content */
	struct sk_span	 folder, wide, wide_folder;
	uint32_t	 codepage;
	long		 csize_add, usize_add;
	unsigned	 crc_xor, head_xor;
	bool		 no_head_crc;
};

static uint16_t
crc_of(const uint8_t *p, size_t n)
{
	uint16_t crc = 0;

	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		for (int k = 0; k < 8; k++)
			crc = (uint16_t)(crc >> 1 ^ (crc & 1 ? 0xA001 : 0));
	}
	return crc;
}

/* An extended header but for its size, which stands before it. */
static void
put_extended(struct zk *z, unsigned w, uint8_t type, struct sk_span s)
{
	if (s.n == 0)
		return;
	zk_le(z, s.n + 1 + w, w);
	zk_le(z, type, 1);
	zk_put(z, s.p, s.n);
}

static void
put_chain(struct zk *z, const struct lk_member *m, unsigned w)
{
	uint8_t page[4] = { (uint8_t)m->codepage, (uint8_t)(m->codepage >> 8),
		(uint8_t)(m->codepage >> 16), 0 };

	if (m->level >= 2 && !m->no_head_crc)
		put_extended(z, w, 0, SK_SPAN("\0\0"));
	put_extended(z, w, 1, m->level >= 2 ? m->name : (struct sk_span){ 0 });
	put_extended(z, w, 2, m->folder);
	put_extended(z, w, 0x44, m->wide);
	put_extended(z, w, 0x45, m->wide_folder);
	if (m->codepage != 0)
		put_extended(z, w, 0x46, (struct sk_span){ page, 4 });
	zk_le(z, 0, w);
}

static void
put_member(struct zk *z, const struct lk_member *m)
{
	struct sk_span data = m->data.n > 0 ? m->data : m->content;
	struct zk chain = { 0 }, b = { 0 };
	unsigned w = m->level == 3 ? 4 : 2;
	uint64_t csize = (uint64_t)((long)data.n + m->csize_add);

	if (m->level > 0)
		put_chain(&chain, m, w);
	zk_text(&b, m->method ? m->method : "-lh0-");
	zk_le(&b, csize + (m->level == 1 ? chain.n - 2 : 0), 4);
	zk_le(&b, (uint64_t)((long)m->content.n + m->usize_add), 4);
	zk_le(&b, 0, 4);
	zk_le(&b, 0x20, 1);
	zk_le(&b, m->level, 1);
	if (m->level <= 1) {
		zk_le(&b, m->name.n, 1);
		zk_put(&b, m->name.p, m->name.n);
	}
	zk_le(&b, crc_of(m->content.p, m->content.n) ^ m->crc_xor, 2);
	if (m->level > 0)
		zk_text(&b, "M");
	if (m->level == 1)
		zk_put(&b, chain.p, 2);
	if (m->level <= 1) {
		uint8_t sum = (uint8_t)m->head_xor;

		for (size_t i = 0; i < b.n; i++)
			sum = (uint8_t)(sum + b.p[i]);
		zk_le(z, b.n, 1);
		zk_le(z, sum, 1);
		zk_put(z, b.p, b.n);
		if (m->level == 1)
			zk_put(z, chain.p + 2, chain.n - 2);
	} else {
		size_t start = z->n, at = m->level == 2 ? 24 + 3 : 28 + 5;

		zk_le(z, m->level == 2 ? 2 + b.n + chain.n : 4, 2);
		zk_put(z, b.p, b.n);
		if (m->level == 3)
			zk_le(z, 6 + b.n + chain.n, 4);
		zk_put(z, chain.p, chain.n);
		if (!m->no_head_crc) {
			uint16_t crc = crc_of(z->p + start, z->n - start) ^ (uint16_t)m->head_xor;

			z->p[start + at] = (uint8_t)crc;
			z->p[start + at + 1] = (uint8_t)(crc >> 8);
		}
	}
	zk_put(z, data.p, data.n);
	zk_free(&chain);
	zk_free(&b);
}

/* ---- one archive each ---- */

struct row {
	const char	*what;
	struct sk_span	 before;
	struct lk_member m[MEMBERS];
	struct sk_span	 behind;	/* instead of the zero at the end */
	const char	*defects;	/* of the container */
	const char	*path, *content; /* a member that must be there; NULL: not seen */
	const char	*gaps;		/* of that member */
};

#define NAMED(n, ...)	{ .name = SK_LIT(n), .content = SK_LIT("alpha alpha"), __VA_ARGS__ }
#define A(...)		NAMED("a.txt", __VA_ARGS__)
#define B(...)		{ .name = SK_LIT("b.txt"), .content = SK_LIT("beta"), __VA_ARGS__ }
#define ALPHA		"1/lzh:a.txt", "alpha alpha"

static const struct row rows[] = {
	{ .what = "level 0", .m = { A() }, .defects = "", ALPHA, "" },
	{ .what = "level 1", .m = { A(.level = 1), B() }, .defects = "", ALPHA, "" },
	{ .what = "level 2", .m = { A(.level = 2), B() }, .defects = "", ALPHA, "" },
	{ .what = "level 3", .m = { A(.level = 3), B() }, .defects = "", ALPHA, "" },
	{ .what = "level 2 without checksum", .m = { A(.level = 2, .no_head_crc = true), B() },
	    .defects = "", ALPHA, "" },
	{ .what = "the second of them", .m = { A(.level = 1), B(.level = 2) }, .defects = "",
	    .path = "1/lzh:b.txt", .content = "beta", .gaps = "" },
	{ .what = "other words for stored", .m = { A(.method = "-lz4-"), B(.method = "-pm0-") },
	    .defects = "", .path = "1/lzh:b.txt", .content = "beta", .gaps = "" },
	{ .what = "folders of levels 1 to 3", .m = { A(.level = 1, .folder = SK_LIT("x\xFFy\xFF")) },
	    .defects = "", .path = "1/lzh:x/y/a.txt", .content = "alpha alpha", .gaps = "" },
	{ .what = "folder that does not end", .m = { A(.level = 2, .folder = SK_LIT("x\xFFy")) },
	    .defects = "", .path = "1/lzh:x/y/a.txt", .content = "alpha alpha", .gaps = "" },
	{ .what = "CP932 with 0x5C, level 0", .m = { NAMED("\x95\x5C\x83\x5C\x94\x5C.txt") },
	    .defects = "", .path = "1/lzh:表ソ能.txt", .content = "alpha alpha", .gaps = "" },
	{ .what = "CP932 with 0x5C below a folder", .m = { NAMED("\x94\x5C.txt", .level = 2,
	    .folder = SK_LIT("\x95\x5C\xFF\x83\x5C\xFF")) }, .defects = "",
	    .path = "1/lzh:表/ソ/能.txt", .content = "alpha alpha", .gaps = "" },
	{ .what = "half-width kana", .m = { NAMED("\xC3\xDE\xB0\xC0.txt", .level = 1) },
	    .defects = "", .path = "1/lzh:ﾃﾞｰﾀ.txt", .content = "alpha alpha", .gaps = "" },
	{ .what = "EUC-JP", .m = { NAMED("\xC0\xC1\xB5\xE1\xBD\xF1\xA4\xCE\xB7\xEF.txt") },
	    .defects = "", .path = "1/lzh:請求書の件.txt", .content = "alpha alpha", .gaps = "" },
	{ .what = "code page UTF-8", .m = { NAMED("\xE8\xA1\xA8.txt", .level = 2, .codepage = 65001) },
	    .defects = "", .path = "1/lzh:表.txt", .content = "alpha alpha", .gaps = "" },
	{ .what = "code page EUC-JP", .m = { NAMED("\xC9\xBD.txt", .level = 2, .codepage = 20932) },
	    .defects = "", .path = "1/lzh:表.txt", .content = "alpha alpha", .gaps = "" },
	{ .what = "UTF-16 names", .m = { NAMED("_.txt", .level = 2,
	    .wide = SK_LIT("\x68\x88.\0t\0"), .wide_folder = SK_LIT("\xFD\x80\xFF\xFF")) },
	    .defects = "", .path = "1/lzh:能/表.t", .content = "alpha alpha", .gaps = "" },
	{ .what = "empty, packed by whatever", .m = { { .name = SK_LIT("a"), .method = "-lh5-" },
	    { .name = SK_LIT("b"), .method = "-lh1-" } }, .defects = "", .path = "1/lzh:b",
	    .content = "", .gaps = "" },
	/* two letters, then a copy of what stands at the place where the ring began */
	{ .what = "-lzs-", .m = { { .name = SK_LIT("a.txt"), .content = SK_LIT("abab"), .method = "-lzs-",
	    .data = SK_LIT("\xB0\xD8\x9F\xBC\x00") } }, .defects = "", .path = "1/lzh:a.txt",
	    .content = "abab", .gaps = "" },
	{ .what = "-lz5-", .m = { { .name = SK_LIT("a.txt"), .content = SK_LIT("ababa"), .method = "-lz5-",
	    .data = SK_LIT("\x03" "ab\xEE\xF0") } }, .defects = "", .path = "1/lzh:a.txt",
	    .content = "ababa", .gaps = "" },
	{ .what = "-lz5-, what the ring has at first", .m = { { .name = SK_LIT("a.txt"),
	    .content = SK_LIT("\x01\x01\x01"), .method = "-lz5-", .data = SK_LIT("\0\x0D\0") } },
	    .defects = "", .path = "1/lzh:a.txt", .content = "\x01\x01\x01", .gaps = "" },
	{ .what = "-lh1-", .m = { { .name = SK_LIT("a.txt"), .content = SK_LIT("a"), .method = "-lh1-",
	    .data = SK_LIT("\xF6\x80") } }, .defects = "", .path = "1/lzh:a.txt", .content = "a", .gaps = "" },
	{ .what = "-lh1-, cut short", .m = { { .name = SK_LIT("a.txt"), .content = SK_LIT("aaaaaaaaaaaaaaaa"),
	    .method = "-lh1-", .data = SK_LIT("\xF6\x80") } }, .defects = "damaged", .path = "1/lzh:a.txt",
	    .content = "a", .gaps = "damaged" },
	{ .what = "method that nobody knows", .m = { A(.method = "-lhz-"), B() }, .defects = "",
	    .path = "1/lzh:a.txt", .gaps = "unsupported" },
	{ .what = "folder with data", .m = { NAMED("a.txt", .method = "-lhd-") },
	    .defects = "directory_with_data", ALPHA, "" },
	{ .what = "unpacked size too small", .m = { A(.usize_add = -6) },
	    .defects = "size_lie", ALPHA, "" },
	{ .what = "unpacked size too large", .m = { A(.usize_add = 600) },
	    .defects = "size_lie", ALPHA, "" },
	{ .what = "bytes that the size does not tell of", .m = { { .name = SK_LIT("a.txt"),
	    .content = SK_LIT("alpha"), .data = SK_LIT("alpha and more") } },
	    .defects = "size_lie", .path = "1/lzh:a.txt", .content = "alpha", .gaps = "" },
	{ .what = "packed size 0", .m = { A(.csize_add = -11), B() },
	    .defects = "size_lie checksum damaged", .path = "1/lzh:b.txt", .content = "beta", .gaps = "" },
	{ .what = "packed size past the end", .m = { A(.csize_add = 1000), B() },
	    .defects = "damaged hidden_member", .path = "1/lzh:b.txt", .content = "beta", .gaps = "" },
	{ .what = "wrong checksum", .m = { A(.crc_xor = 1) }, .defects = "checksum", ALPHA, "" },
	{ .what = "wrong checksum of header 0", .m = { A(.head_xor = 1), B() },
	    .defects = "damaged", ALPHA, "" },
	{ .what = "wrong checksum of header 2", .m = { A(.level = 2, .head_xor = 1), B() },
	    .defects = "damaged", ALPHA, "" },
	{ .what = "two of one name", .m = { A(), A(.level = 1) }, .defects = "duplicate_name",
	    .path = "1/lzh:a.txt#2", .content = "alpha alpha", .gaps = "" },
	{ .what = "data behind the end", .m = { A() }, .behind = SK_LIT("\0more of it"),
	    .defects = "suffix", ALPHA, "" },
	{ .what = "filling behind the end", .m = { A() }, .behind = SK_LIT("\0\x1A\x1A\x1A"),
	    .defects = "", ALPHA, "" },
	{ .what = "no end", .m = { A() }, .behind = SK_LIT("junk instead of it"),
	    .defects = "damaged", ALPHA, "" },
	{ .what = "something before", .before = SK_LIT("\x01\x02\x80\xFF\x00-lh5- \x90\x90"),
	    .m = { A(), B(.level = 2) }, .defects = "prefix", ALPHA, "" },
	{ .what = "out of its folder", .m = { NAMED("..\\..\\a.txt") }, .defects = "",
	    .path = "1/lzh:..\\..\\a.txt", .content = "alpha alpha", .gaps = "" },
};

static void
all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *w = &rows[i];
		struct zk z = { 0 };
		struct zk_run r;
		size_t at;

		print_message("# %s\n", w->what);
		zk_put(&z, w->before.p, w->before.n);
		for (size_t k = 0; k < MEMBERS && w->m[k].name.n > 0; k++)
			put_member(&z, &w->m[k]);
		zk_put(&z, w->behind.n > 0 ? w->behind.p : (const uint8_t *)"",
		    w->behind.n > 0 ? w->behind.n : 1);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.lzh");
		at = zk_need(&r, w->path);
		zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, w->defects);
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, w->gaps);
		if (w->content != NULL)
			zk_content(&r, w->path, w->content);
		else
			assert_false(r.u.object[at].seen);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* A header is not seen in every text that speaks of methods, nor in any program. */
static void
no_archive(void **state)
{
	static const struct sk_span table[] = {
		SK_LIT("usage: lha [-lh0- -lh5- -lh7-] archive files, and more words of that kind\n"),
		SK_LIT("\x01\x00\x80\xFF  -lh5-\0\0\0\0\0\0\0\0\0\0\0\0\x20\0\x01xxxxxxxxxxxx"),
		SK_LIT("\x80\x02-lh5-"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk_run r;

		zk_start(&r);
		zk_go(&r, table[i], "x");
		assert_int_equal(r.u.n, 2);
		zk_stop(&r);
	}
}

/* Both names stand in the header, and readers take either. */
static void
two_names(void **state)
{
	static const struct lk_member m = NAMED("a.txt", .level = 1, .wide = SK_LIT("b\0.\0e\0x\0e\0"));
	struct zk z = { 0 };
	struct zk_run r;
	size_t at;

	(void)state;
	put_member(&z, &m);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.lzh");
	at = zk_need(&r, "1/lzh:b.exe");
	assert_true(sk_record_has(r.u.record, at, SK_KEY_OBJECT_NAME_READING, "a.txt"));
	zk_stop(&r);
	zk_free(&z);
}

/* Member after member that reaches to the end: each is decoded, but not for ever. */
static void
many_that_overlap(void **state)
{
	const struct lk_member m = { .name = SK_SPAN("a.gif"), .content = SK_SPAN("GIF89a"),
	    .csize_add = 1 << 30 }, b = B();
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		put_member(&z, &m);
		put_member(&z, &b);
	}
	zk_le(&z, 0, 1u << 20);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.lzh");
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_OBJECT_GAP, "ratio"));
	assert_true(r.budget.bytes_out < 256u << 20);
	zk_stop(&r);
	zk_free(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(no_archive),
		cmocka_unit_test(two_names), cmocka_unit_test(many_that_overlap),
	};

	(void)sk_charset_warm();
	(void)sk_unpack_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
