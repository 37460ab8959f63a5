/* Cabinets that readers disagree about: what is found, and what is said of it. */
#include "zipkit.h"

enum { FOLDERS = 3, FILES = 4 };

/* What is 0 is filled in rightly. */
struct ck_folder {
	unsigned	 type;		/* 0: stored */
	struct sk_span	 content;
	unsigned	 sum_xor;
	int		 blocks_add;
	long		 at_add;
	bool		 same_data;	/* of the folder before */
};

struct ck_file {
	const char	*name;
	unsigned	 off, size, folder, attributes;
};

struct row {
	const char	*what;
	struct ck_folder folder[FOLDERS];
	struct ck_file	 file[FILES];
	unsigned	 flags;
	struct sk_span	 neighbours, reserve;	/* reserve: sizes, then the header's bytes */
	long		 total_add;
	int		 files_add;
	struct sk_span	 behind;
	const char	*defects;	/* of the container */
	const char	*own_gaps;
	const char	*path, *content; /* a member that must be there; NULL: not seen */
	const char	*gaps;		/* of that member */
};

static uint32_t
sum_of(const uint8_t *p, size_t n, uint32_t sum)
{
	size_t i = 0;

	for (; i + 4 <= n; i += 4)
		sum ^= p[i] | (uint32_t)p[i + 1] << 8 | (uint32_t)p[i + 2] << 16 | (uint32_t)p[i + 3] << 24;
	for (size_t left = n - i; left > 0; left--, i++)
		sum ^= (uint32_t)p[i] << 8 * (left - 1);
	return sum;
}

/* One block, which is enough for a test. */
static void
put_data(struct zk *z, const struct ck_folder *f, unsigned extra)
{
	struct zk packed = { 0 }, head = { 0 };

	if ((f->type & 15) == 1) {
		struct zk d = zk_deflate(f->content);

		zk_text(&packed, "CK");
		zk_put(&packed, d.p, d.n);
		zk_free(&d);
	} else {
		zk_put(&packed, f->content.p, f->content.n);
	}
	zk_le(&head, packed.n, 2);
	zk_le(&head, f->content.n, 2);
	zk_le(&head, 0, extra);
	zk_le(z, sum_of(head.p, head.n, sum_of(packed.p, packed.n, 0)) ^ f->sum_xor, 4);
	zk_put(z, head.p, head.n);
	zk_put(z, packed.p, packed.n);
	zk_free(&packed);
	zk_free(&head);
}

static void
put_le(struct zk *z, size_t at, uint64_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		z->p[at + i] = (uint8_t)(v >> 8 * i);
}

static void
put_cab(struct zk *z, const struct row *w)
{
	size_t start = z->n, table, at = 0;
	unsigned folders = 0, files = 0, folder_extra = 0, block_extra = 0;

	while (folders < FOLDERS && w->folder[folders].content.n > 0)
		folders++;
	while (files < FILES && w->file[files].name != NULL)
		files++;
	if (w->reserve.n > 0) {
		folder_extra = w->reserve.p[2];
		block_extra = w->reserve.p[3];
	}
	zk_put(z, "MSCF\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\3\1", 26);
	zk_le(z, folders, 2);
	zk_le(z, (uint64_t)((int)files + w->files_add), 2);
	zk_le(z, w->flags | (w->reserve.n > 0 ? 4u : 0u), 2);
	zk_le(z, 0, 4);
	zk_put(z, w->reserve.p, w->reserve.n);
	zk_put(z, w->neighbours.p, w->neighbours.n);
	table = z->n;
	zk_le(z, 0, folders * (8 + folder_extra));
	put_le(z, start + 16, z->n - start, 4);
	for (unsigned i = 0; i < files; i++) {
		zk_le(z, w->file[i].size, 4);
		zk_le(z, w->file[i].off, 4);
		zk_le(z, w->file[i].folder, 2);
		zk_le(z, 0, 4);
		zk_le(z, 0x20 | w->file[i].attributes, 2);
		zk_put(z, w->file[i].name, strlen(w->file[i].name) + 1);
	}
	for (unsigned i = 0; i < folders; i++) {
		size_t line = table + i * (8 + folder_extra);

		if (!w->folder[i].same_data) {
			at = z->n;
			put_data(z, &w->folder[i], block_extra);
		}
		put_le(z, line, (uint64_t)((long)(at - start) + w->folder[i].at_add), 4);
		put_le(z, line + 4, (uint64_t)(1 + w->folder[i].blocks_add), 2);
		put_le(z, line + 6, w->folder[i].type, 2);
	}
	put_le(z, start + 8, (uint64_t)((long)(z->n - start) + w->total_add), 4);
	zk_put(z, w->behind.p, w->behind.n);
}

#define STORED	{ .content = SK_LIT("alpha alpha beta") }
#define MSZIP	{ .type = 1, .content = SK_LIT("alpha alpha beta") }
#define A	{ .name = "a.txt", .size = 12 }
#define B	{ .name = "b.txt", .off = 12, .size = 4 }
#define BETA	.path = "1/cab:b.txt", .content = "beta", .gaps = ""

static const struct row rows[] = {
	{ "stored", { STORED }, { A, B }, .defects = "", .own_gaps = "", BETA },
	{ "MSZIP", { MSZIP }, { A, B }, .defects = "", .own_gaps = "", BETA },
	{ "two folders", { STORED, MSZIP }, { A, { .name = "b.txt", .off = 12, .size = 4, .folder = 1 } },
	    .defects = "", .own_gaps = "", BETA },
	{ "files not in order of place", { MSZIP }, { B, A }, .defects = "", .own_gaps = "", BETA },
	{ "reserved bytes everywhere", { MSZIP, STORED }, { A, B }, .reserve = SK_LIT("\5\0\4\3abcde"),
	    .defects = "", .own_gaps = "", BETA },
	{ "raw CP932 with 0x5C", { MSZIP }, { { .name = "\x95\x5C\x83\x5C.txt", .size = 5 } },
	    .defects = "", .own_gaps = "", .path = "1/cab:表ソ.txt", .content = "alpha", .gaps = "" },
	{ "UTF-8", { MSZIP }, { { .name = "読.txt", .size = 5, .attributes = 0x80 } },
	    .defects = "", .own_gaps = "", .path = "1/cab:読.txt", .content = "alpha", .gaps = "" },
	{ "UTF-8 that is CP932", { MSZIP }, { { .name = "\x93\xC7\x82\xDD.txt", .size = 5, .attributes = 0x80 } },
	    .defects = "", .own_gaps = "", .path = "1/cab:読み.txt", .content = "alpha", .gaps = "" },
	{ "below folders", { MSZIP }, { { .name = "x\\y.txt", .size = 5 } },
	    .defects = "", .own_gaps = "", .path = "1/cab:x\\y.txt", .content = "alpha", .gaps = "" },
	{ "Quantum", { { .type = 0x1472, .content = SK_LIT("xxxx") } }, { A, B }, .defects = "",
	    .own_gaps = "", .path = "1/cab:a.txt", .gaps = "unsupported" },
	{ "a packing that nobody knows", { { .type = 5, .content = SK_LIT("xxxx") } }, { A, B },
	    .defects = "", .own_gaps = "", .path = "1/cab:a.txt", .gaps = "unsupported" },
	{ "empty file in it", { { .type = 0x1472, .content = SK_LIT("xxxx") } }, { { .name = "e" } },
	    .defects = "", .own_gaps = "", .path = "1/cab:e", .content = "", .gaps = "" },
	{ "LZX that is none", { { .type = 0x1503, .content = SK_LIT("xxxxxxxxxxxxxxxxxxxxxx") } }, { A, B },
	    .defects = "damaged", .own_gaps = "", .path = "1/cab:a.txt", .gaps = "damaged" },
	{ "files that share bytes", { MSZIP }, { A, { .name = "b.txt", .off = 6, .size = 5 } },
	    .defects = "overlap", .own_gaps = "", .path = "1/cab:b.txt", .content = "alpha", .gaps = "" },
	{ "file past its folder", { MSZIP }, { A, { .name = "b.txt", .off = 12, .size = 400 } },
	    .defects = "damaged size_lie", .own_gaps = "", .path = "1/cab:b.txt", .content = "beta",
	    .gaps = "damaged" },
	{ "file of no folder", { STORED }, { { .name = "x", .size = 4, .folder = 7 }, B },
	    .defects = "damaged", .own_gaps = "damaged", BETA },
	{ "from the cabinet before", { STORED }, { { .name = "x", .size = 4, .folder = 0xFFFD } },
	    .flags = 1, .neighbours = SK_LIT("a.cab\0disk\0"), .defects = "", .own_gaps = "unsupported",
	    .path = "1/cab:x", .gaps = "unsupported" },
	{ "to the cabinet behind", { STORED }, { { .name = "x", .size = 400, .folder = 0xFFFE } },
	    .flags = 2, .neighbours = SK_LIT("a.cab\0disk\0"), .defects = "", .own_gaps = "unsupported",
	    .path = "1/cab:x", .content = "alpha alpha beta", .gaps = "unsupported" },
	{ "wrong checksum, stored", { { .content = SK_LIT("alpha alpha beta"), .sum_xor = 1 } }, { B },
	    .defects = "checksum", .own_gaps = "", BETA },
	{ "wrong checksum, MSZIP", { { .type = 1, .content = SK_LIT("alpha alpha beta"), .sum_xor = 1 } },
	    { B }, .defects = "checksum", .own_gaps = "", BETA },
	{ "more blocks than there are", { { .type = 1, .content = SK_LIT("alpha alpha beta"),
	    .blocks_add = 7 } }, { B }, .defects = "", .own_gaps = "", BETA },
	{ "data elsewhere", { { .content = SK_LIT("alpha alpha beta"), .at_add = 100000 } }, { B },
	    .defects = "damaged", .own_gaps = "", .path = "1/cab:b.txt", .gaps = "damaged" },
	{ "longer than the file", { STORED }, { A, B }, .total_add = 50, .defects = "damaged",
	    .own_gaps = "damaged", BETA },
	{ "fewer files than told", { STORED }, { A, B }, .files_add = 30, .defects = "damaged",
	    .own_gaps = "damaged", BETA },
	{ "data behind it", { STORED }, { A, B }, .behind = SK_LIT("more"), .defects = "suffix",
	    .own_gaps = "", BETA },
	{ "filling behind it", { STORED }, { A, B }, .behind = SK_LIT("\0\0\0"), .defects = "",
	    .own_gaps = "", BETA },
	{ "folders of the same data", { STORED, { .content = SK_LIT("alpha alpha beta"), .same_data = true } },
	    { A, { .name = "b.txt", .off = 12, .size = 4, .folder = 1 } }, .defects = "", .own_gaps = "", BETA },
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
		put_cab(&z, w);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.cab");
		at = zk_need(&r, w->path);
		zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, w->defects);
		zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_GAP, w->own_gaps);
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, w->gaps);
		if (w->content != NULL)
			zk_content(&r, w->path, w->content);
		else
			assert_false(r.u.object[at].seen);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Authenticode stands behind the cabinet, and its header tells so. */
static void
signed_one(void **state)
{
	static const struct row plain = { .what = "", .folder = { STORED }, .file = { A, B } };
	struct zk z = { 0 };
	struct zk_run r;
	struct row w = plain;
	uint8_t reserve[24] = { 20, 0, 0, 0, 0, 0, 0x10, 0 };

	(void)state;
	w.reserve = (struct sk_span){ reserve, sizeof reserve };
	put_cab(&z, &w);
	reserve[8] = (uint8_t)z.n;
	reserve[12] = 9;
	z.n = 0;
	w.behind = SK_SPAN("signature");
	put_cab(&z, &w);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.cab");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	zk_stop(&r);
	z.n = 0;
	w.behind = SK_SPAN("signature and more");
	put_cab(&z, &w);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.cab");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "suffix");
	zk_stop(&r);
	zk_free(&z);
}

/* cabextract goes on behind the first cabinet. */
static void
two_cabinets(void **state)
{
	static const struct row first = { .what = "", .folder = { STORED }, .file = { A } },
	    second = { .what = "", .folder = { MSZIP }, .file = { B } };
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	put_cab(&z, &first);
	zk_text(&z, "between MSCF");
	put_cab(&z, &second);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.cab");
	zk_content(&r, "1/cab:a.txt", "alpha alpha ");
	zk_content(&r, "1/cab:b.txt", "beta");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "hidden_member");
	zk_stop(&r);
	zk_free(&z);
}

/* Every file the whole folder, ten thousand times: what they share is counted. */
static void
many_that_share(void **state)
{
	enum { SIZE = 32768, N = 20000 };
	static const uint8_t zeros[SIZE];
	struct row w = { .folder = { { .type = 1, .content = { zeros, SIZE } } } };
	struct zk z = { 0 }, all = { 0 };
	struct zk_run r;
	size_t files;

	(void)state;
	w.file[0] = (struct ck_file){ .name = "n", .size = SIZE };
	put_cab(&z, &w);
	files = 36 + 8;
	zk_put(&all, z.p, files);
	for (int i = 0; i < N; i++)
		zk_put(&all, z.p + files, 18);
	zk_put(&all, z.p + files + 18, z.n - files - 18);
	put_le(&all, 8, all.n, 4);
	put_le(&all, 28, N, 2);
	put_le(&all, 36, all.n - (z.n - files - 18), 4);
	zk_start(&r);
	zk_go(&r, zk_span(&all), "x.cab");
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_OBJECT_GAP, "ratio") ||
	    sk_record_has(r.u.record, 1, SK_KEY_OBJECT_GAP, "members"));
	assert_true(r.budget.bytes_out < 128u << 20);
	zk_stop(&r);
	zk_free(&z);
	zk_free(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(signed_one),
		cmocka_unit_test(two_cabinets), cmocka_unit_test(many_that_share),
	};

	(void)sk_charset_warm();
	(void)sk_unpack_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
