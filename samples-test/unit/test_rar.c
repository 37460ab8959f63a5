/* RAR archives, honest ones and those that readers disagree about. */
#include "rarkit.h"

enum { MEMBERS = 4 };

struct row {
	const char	*what;
	struct rk_member m[MEMBERS];
	const char	*defects;	/* of the container */
	const char	*path, *content; /* a member that must be there */
	const char	*gaps;		/* of that member */
	const char	*encryption;	/* of that member */
};

#define A(...)	{ .name = "a.txt", .content = "alpha alpha alpha", __VA_ARGS__ }
#define B(...)	{ .name = "b.txt", .content = "beta", __VA_ARGS__ }
#define ALL	"alpha alpha alpha"
/* Extra records: encryption (version 0, AES-256 ...), a hard link to a.txt, a
 * Unix link, an unknown one of size 0 before an encryption record. */
#define CRYPT	SK_LIT("\x30\1\0\0\x0F" "0123456789abcdef0123456789abcdef0123456789ab")
#define HARD	SK_LIT("\x09\5\4\0\5a.txt")
#define SYM	SK_LIT("\x09\5\1\0\5a.txt")
#define EMPTY_CRYPT SK_LIT("\0\x03\1\0\0")
#define STORED5	0
#define PACKED5	(3u << 7)

/* 16 times 'A': one block, its tables, a code of 1 bit for the letter; the same with
 * two filters that overlap, in two blocks. */
#define LETTERS "AAAAAAAAAAAAAAAA"
#define PACKED(how) .plain = LETTERS, .info = PACKED5 | (how), .data = SK_LIT("\xC7\x8A\x17\x33\x33\0\0\0\0\0\0" \
	"\x33\x33\xED\x8F\xFF\xD4\xA5\xD2\x9E\xD0\xF0\x87\xA0\0\0")
#define OVERLAP	.plain = LETTERS, .info = PACKED5, .data = SK_LIT("\x81\xC6\x1D\x33\x33\0\0\0\0\0\0" \
	"\x33\x33\xED\x8F\xFF\xD4\xA5\xD2\x9E\xD0\xF0\x87\xA0\x80\x00\x10\xC0\0\x84\0\0" \
	"\x47\x1C\1\0")
#define NO_BLAKE SK_LIT("\x22\2\0" "0123456789abcdef0123456789abcdef")
#define SOLID	0x40u

static const struct row rows5[] = {
	{ "packed", { { .name = "a.txt", PACKED(0) } }, "", "1/rar:a.txt", LETTERS, "", "" },
	{ "packed, wrong checksum", { { .name = "a.txt", PACKED(0), .crc_xor = 1 } }, "checksum",
	    "1/rar:a.txt", LETTERS, "damaged", "" },
	{ "packed, wrong BLAKE2", { { .name = "a.txt", PACKED(0), .no_crc = true, .extra = NO_BLAKE } },
	    "checksum", "1/rar:a.txt", LETTERS, "damaged", "" },
	{ "packed, size too small", { { .name = "a.txt", PACKED(0), .usize_add = -6, .no_crc = true } },
	    "size_lie", "1/rar:a.txt", "AAAAAAAAAA", "", "" },
	{ "packed, size too large, all there", { { .name = "a.txt", PACKED(0), .usize_add = 9 } },
	    "size_lie", "1/rar:a.txt", LETTERS, "", "" },
	{ "packed, size too large", { { .name = "a.txt", PACKED(0), .usize_add = 9, .no_crc = true } },
	    "", "1/rar:a.txt", LETTERS, "damaged", "" },
	{ "packed, size unknown", { { .name = "a.txt", PACKED(0), .file_flags = 8 } }, "",
	    "1/rar:a.txt", LETTERS, "", "" },
	{ "packed, window of 4 GiB", { { .name = "a.txt", PACKED(15u << 10) } }, "",
	    "1/rar:a.txt", LETTERS, "", "" },
	{ "solid", { { .name = "a.txt", PACKED(0) }, { .name = "b.txt", PACKED(SOLID) } }, "",
	    "1/rar:b.txt", LETTERS, "", "" },
	{ "solid, a stored one between", { { .name = "a.txt", PACKED(0) }, B(),
	    { .name = "c.txt", PACKED(SOLID) } }, "", "1/rar:c.txt", LETTERS, "", "" },
	{ "two solid runs", { { .name = "a.txt", PACKED(0) }, { .name = "b.txt", PACKED(SOLID) },
	    { .name = "c.txt", PACKED(0) }, { .name = "d.txt", PACKED(SOLID) } }, "",
	    "1/rar:d.txt", LETTERS, "", "" },
	{ "solid, the first is noise", { A(.info = PACKED5),
	    { .name = "b.txt", PACKED(SOLID) } }, "", "1/rar:b.txt", NULL, "damaged", "" },
	{ "solid, the second is noise", { { .name = "a.txt", PACKED(0) }, A(.info = PACKED5 | SOLID) }, "duplicate_name",
	    "1/rar:a.txt", LETTERS, "", "" },
	{ "solid, the second is locked", { { .name = "a.txt", PACKED(0) },
	    { .name = "b.txt", PACKED(SOLID), .extra = CRYPT } }, "", "1/rar:b.txt", NULL,
	    "encrypted", "aes-256" },
	{ "solid, behind filters that overlap", { { .name = "a.txt", OVERLAP },
	    { .name = "b.txt", PACKED(SOLID) } }, "size_lie checksum", "1/rar:b.txt", NULL, "damaged", "" },
	{ "stored", { A(), B() }, "", "1/rar:b.txt", "beta", "", "" },
	{ "wrong checksum", { A(.crc_xor = 1) }, "checksum", "1/rar:a.txt", ALL, "", "" },
	{ "locked data, not corrupt", { A(.extra = CRYPT), B() }, "", "1/rar:a.txt", NULL,
	    "encrypted", "aes-256" },
	{ "locked and packed", { A(.extra = CRYPT, .info = PACKED5) }, "", "1/rar:a.txt", NULL,
	    "encrypted", "aes-256" },
	{ "locked, behind an empty record", { A(.extra = EMPTY_CRYPT) }, "", "1/rar:a.txt", NULL,
	    "encrypted unsupported", "aes-256" },
	{ "locked beside open", { A(.extra = CRYPT), B() }, "", "1/rar:b.txt", "beta", "", "" },
	{ "hard link", { A(), { .name = "b.exe", .extra = HARD } }, "", "1/rar:b.exe", ALL, "", "" },
	{ "hard link to nothing", { { .name = "b.exe", .extra = HARD } }, "", "1/rar:b.exe", NULL,
	    "not_member", "" },
	{ "two of one name", { A(), { .name = "a.txt", .content = "other" } }, "duplicate_name",
	    "1/rar:a.txt#2", "other", "", "" },
	{ "folder with data", { { .name = "a.exe", .content = "MZ", .file_flags = 1 } },
	    "directory_with_data", "1/rar:a.exe", "MZ", "", "" },
	{ "stored, size too small", { A(.usize_add = -5) }, "size_lie", "1/rar:a.txt", ALL, "", "" },
	{ "header checksum wrong", { A(), B(.header_xor = 1) }, "damaged", "1/rar:b.txt", "beta",
	    "", "" },
	{ "goes on in the next volume", { A(.flags = 16) }, "", "1/rar:a.txt", ALL, "split", "" },
	{ "method 6", { A(.info = 6u << 7) }, "", "1/rar:a.txt", NULL, "unsupported", "" },
	{ "of RAR 7", { A(.info = PACKED5 | 1) }, "", "1/rar:a.txt", NULL, "unsupported", "" },
	{ "packed noise", { A(.info = PACKED5) }, "", "1/rar:a.txt", NULL, "damaged", "" },
	{ "packed, no data", { { .name = "a.txt", .content = "", .info = PACKED5,
	    .usize_add = 100 } }, "", "1/rar:a.txt", NULL, "damaged", "" },
	{ "packed, said to be empty", { A(.info = PACKED5, .usize_add = -17) }, "size_lie checksum",
	    "1/rar:a.txt", "", "damaged", "" },
	{ "window of 4 GiB, never needed", { A(.info = 15u << 10) }, "", "1/rar:a.txt", ALL, "", "" },
	{ "size unknown, packed noise", { A(.info = PACKED5, .file_flags = 8) }, "", "1/rar:a.txt",
	    NULL, "damaged", "" },
	{ "solid without a first", { A(.info = PACKED5 | SOLID) }, "", "1/rar:a.txt", NULL, "damaged",
	    "" },
	{ "empty file", { { .name = "a.txt", .content = "" } }, "", "1/rar:a.txt", "", "", "" },
	{ "data cut short", { A(), B(.csize_add = 400) }, "damaged size_lie", "1/rar:b.txt", NULL,
	    "truncated", "" },
};

static const struct row rows4[] = {
	{ "stored", { A(), B() }, "", "1/rar:b.txt", "beta", "", "" },
	{ "wrong checksum", { A(.crc_xor = 1) }, "checksum", "1/rar:a.txt", ALL, "", "" },
	{ "locked data", { A(.flags = 4), B() }, "", "1/rar:a.txt", NULL, "encrypted", "aes-128" },
	{ "locked, its salt is missing", { A(.flags = 0x404) }, "", "1/rar:a.txt", NULL, "encrypted unsupported",
	    "aes-128" },
	{ "locked by RAR 2", { A(.flags = 4, .version = 20) }, "", "1/rar:a.txt", NULL, "encrypted unsupported",
	    "unknown" },
	{ "locked beside open", { A(.flags = 4), B() }, "", "1/rar:b.txt", "beta", "", "" },
	{ "two of one name", { A(), { .name = "a.txt", .content = "other" } }, "duplicate_name",
	    "1/rar:a.txt#2", "other", "", "" },
	{ "folder with data", { { .name = "a.exe", .content = "MZ", .flags = 0xE0 } },
	    "directory_with_data", "1/rar:a.exe", "MZ", "", "" },
	{ "folder of DOS with data", { { .name = "a.exe", .content = "MZ", .version = 15,
	    .attributes = 0x10 } }, "directory_with_data", "1/rar:a.exe", "MZ", "", "" },
	{ "header checksum wrong", { A(), B(.header_xor = 1) }, "damaged", "1/rar:b.txt", "beta",
	    "", "" },
	{ "begins in the volume before", { A(.flags = 1) }, "", "1/rar:a.txt", ALL, "split", "" },
	{ "packed by RAR 2", { A(.method = 3, .version = 20) }, "", "1/rar:a.txt", NULL,
	    "unsupported", "" },
	{ "solid, which libarchive cannot", { A(.method = 3, .flags = 0x10) }, "", "1/rar:a.txt",
	    NULL, "unsupported", "" },
	{ "packed noise", { A(.method = 3) }, "", "1/rar:a.txt", NULL, "damaged", "" },
	{ "packed, said to be empty", { A(.method = 3, .usize_add = -17) }, "size_lie checksum",
	    "1/rar:a.txt", "", "damaged", "" },
	{ "folders", { { .name = "d\\e\\a.txt", .content = "x" } }, "", "1/rar:d/e/a.txt", "x", "",
	    "" },
	{ "empty file", { { .name = "a.txt", .content = "" } }, "", "1/rar:a.txt", "", "", "" },
};

static void
run_row(const struct row *row, bool five)
{
	struct zk z = { 0 };
	struct zk_run r;
	size_t n = 0, at;

	print_message("# RAR %d: %s\n", five ? 5 : 4, row->what);
	while (n < MEMBERS && row->m[n].name != NULL)
		n++;
	rk_rar(&z, five, row->m, n);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.rar");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, row->defects);
	at = zk_need(&r, row->path);
	zk_expect(&r, at, SK_KEY_OBJECT_GAP, row->gaps);
	zk_expect(&r, at, SK_KEY_OBJECT_ENCRYPTION, row->encryption);
	assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_OBJECT_ENCRYPTED),
	    row->encryption[0] != '\0');
	if (row->content != NULL)
		zk_content(&r, row->path, row->content);
	else if (strcmp(row->gaps, "truncated") != 0)
		assert_false(r.u.object[at].seen);
	zk_stop(&r);
	zk_free(&z);
}

static void
all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows5 / sizeof rows5[0]; i++)
		run_row(&rows5[i], true);
	for (size_t i = 0; i < sizeof rows4 / sizeof rows4[0]; i++)
		run_row(&rows4[i], false);
}

/* A stored member is not copied; symbolic links and folders are no members. */
static void
in_place(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;
	struct rk_member m[] = { A(), { .name = "l", .extra = SYM }, { .name = "d", .content = "",
		.file_flags = 1 } };

	(void)state;
	rk_rar(&z, true, m, 3);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.rar");
	assert_int_equal(r.u.n, 3);
	assert_ptr_equal(r.u.object[2].bytes.p, memmem(z.p, z.n, "alpha", 5));
	assert_int_equal(sk_record_find(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS)->number, 3);
	zk_stop(&r);
	zk_free(&z);
}

/* ---- locked headers ---- */

static void
locked_headers(void **state)
{
	for (int five = 0; five < 2; five++) {
		struct zk z = { 0 }, h = { 0 };
		struct zk_run r;

		(void)state;
		if (five) {
			/* type, flags, version, flags, iterations, salt */
			zk_put(&z, "Rar!\x1A\x07\x01\0", 8);
			zk_put(&h, "\4\0\0\0\x0F" "0123456789abcdef", 21);
			rk_block5(&z, &h, 0);
		} else {
			rk_start4(&z, 0x80);
		}
		zk_text(&z, "ciphertext that has Rar!\x1A\x07 by chance and more and more of it");
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.rar");
		zk_expect(&r, 1, SK_KEY_OBJECT_ENCRYPTION, "directory");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "encrypted");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
		assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_OBJECT_ENCRYPTED), 1);
		assert_int_equal(r.u.n, 2);
		zk_stop(&r);
		zk_free(&z);
		zk_free(&h);
	}
}

/* ---- names ---- */

/* "請求書.exe" in CP932; encoded as RAR 3 does: high byte 0x8A of the second
 * character for mode 1, all others whole. */
static void
names4(void **state)
{
	static const char oem[] = "\x90\xBF\x8B\x81\x8F\x91.exe";
	/* 請 U+8ACB, 求 U+6C42, 書 U+66F8, '.', 'e', 'x', 'e' */
	static const char wide[] = "\x90\xBF\x8B\x81\x8F\x91.exe\0"
	    "\x8A\x68\xCB\x42\x6C\xF8\x66" /* modes 1 2 2 0: */ "."
	    "\0" "exe";
	struct rk_member m[] = {
		{ .raw_name = { (const uint8_t *)oem, sizeof oem - 1 }, .content = "1" },
		{ .raw_name = { (const uint8_t *)wide, sizeof wide - 1 }, .content = "2", .flags = 0x200 },
		{ .name = "請求書2.exe", .content = "3", .flags = 0x200 },
		{ .raw_name = SK_LIT("abcdef.txt\0\0\xC0\x04.ex\0" "e"), .content = "4", .flags = 0x200 },
		{ .raw_name = SK_LIT("a.txt\0.exe"), .content = "5" },
		{ .raw_name = SK_LIT("\x95\x5C\\\x95\x5C.txt"), .content = "6" },	/* 表\表 */
	};
	struct zk z = { 0 };
	struct zk_run r;
	size_t at;

	(void)state;
	rk_rar(&z, false, m, 6);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.rar");
	at = zk_need(&r, "1/rar:請求書.exe");
	zk_expect(&r, at, SK_KEY_NAME_CHARSET_TRUE, "shift_jis");
	at = zk_need(&r, "1/rar:請求書.exe#2");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, "");	/* the other one is the same */
	zk_need(&r, "1/rar:請求書2.exe");
	at = zk_need(&r, "1/rar:abcdef.exe");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, "abcdef.txt");
	at++;
	zk_expect(&r, at, SK_KEY_OBJECT_NAME, "a.txt\xEF\xBF\xBD.exe");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, "a.txt");
	zk_need(&r, "1/rar:表/表.txt");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "names_differ");
	zk_stop(&r);
	zk_free(&z);
}

/* ---- comments ---- */

static void
comments(void **state)
{
	for (int five = 0; five < 2; five++) {
		struct rk_member m[] = { { .name = "CMT", .content = "案内: hello",
			.type = five ? 3 : 0x7A }, A() };
		struct zk z = { 0 };
		struct zk_run r;

		(void)state;
		rk_rar(&z, five, m, 2);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.rar");
		assert_true(sk_record_has(r.u.record, 1, SK_KEY_CONTAINER_COMMENT, "案内: hello"));
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
		assert_int_equal(r.u.n, 3);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* An NTFS stream is a member of its own, called by its file. */
static void
streams(void **state)
{
	for (int five = 0; five < 2; five++) {
		struct rk_member m[] = { A(), { .name = "STM", .content = "MZ hidden",
			.type = five ? 3 : 0x7A } };
		struct zk z = { 0 };
		struct zk_run r;

		(void)state;
		rk_rar(&z, five, m, 2);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.rar");
		zk_content(&r, "1/rar:a.txt:stream", "MZ hidden");
		zk_stop(&r);
		zk_free(&z);
	}
}

/* ---- what stands around ---- */

struct around {
	const char	*before;
	size_t		 stub;		/* zeros behind it */
	const char	*behind;
	const char	*defects, *ambiguous;
};

static void
around(void **state)
{
	static const struct around table[] = {
		{ "", 0, "", "", "" },
		{ "MZ", 60 << 10, "", "prefix", "rar" },
		{ "MZ", 200 << 10, "", "prefix", "rar" },
		{ "MZ", 300 << 10, "", "prefix", "rar" },
		{ "MZ", (300 << 10) + 5, "", "prefix", "rar" },
		{ "\xff\xd8\xff\xe0 a picture Rar!\x1A\x07\1", 100, "", "prefix", "rar" },
		{ "%PDF-1.4\n%%EOF\n", 20, "", "prefix", "rar" },
		{ "", 0, "something else", "suffix", "" },
	};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof table / sizeof table[0]; i++) {
		const struct around *t = &table[i / 2];
		struct zk z = { 0 };
		struct zk_run r;
		struct rk_member m = A();

		print_message("# row %zu\n", i);
		zk_text(&z, t->before);
		for (size_t k = 0; k < t->stub; k++)
			zk_le(&z, k * 2654435761u >> 13 & 0x7F, 1);
		rk_rar(&z, i % 2, &m, 1);
		zk_text(&z, t->behind);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.bin");
		zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, t->defects);
		if (!sk_record_has(r.u.record, 1, SK_KEY_OBJECT_TYPE, "unknown"))
			zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, t->ambiguous);
		zk_content(&r, "1/rar:a.txt", ALL);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Files behind the end block, and a second archive: readers stop before both. */
static void
hidden(void **state)
{
	for (int i = 0; i < 4; i++) {
		struct rk_member a = A(), b = B();
		struct zk z = { 0 };
		struct zk_run r;

		(void)state;
		rk_rar(&z, i & 1, &a, 1);
		if (i & 2)
			rk_rar(&z, !(i & 1), &b, 1);
		else if (i & 1)
			rk_file5(&z, &b);
		else
			rk_file4(&z, &b);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.rar");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "hidden_member");
		zk_content(&r, "1/rar:b.txt", "beta");
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Quick open shows another name than the header: some readers list by it. */
static void
quick_open(void **state)
{
	struct rk_member a = A(), other = { .name = "a.exe", .content = "alpha alpha alpha" };
	struct zk z = { 0 }, copy = { 0 }, cache = { 0 }, record = { 0 };
	struct zk_run r;
	size_t at, block;

	(void)state;
	rk_start5(&z, 0);
	at = z.n;
	rk_file5(&z, &a);
	block = z.n;
	rk_file5(&copy, &other);
	copy.n -= 17;		/* headers only */
	rk_vint(&record, 0);
	rk_vint(&record, block - at);
	rk_vint(&record, copy.n);
	zk_put(&record, copy.p, copy.n);
	zk_le(&cache, 0, 4);
	rk_vint(&cache, record.n);
	zk_put(&cache, record.p, record.n);
	rk_file5(&z, &(struct rk_member){ .name = "QO", .data = zk_span(&cache), .type = 3 });
	rk_end5(&z);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.rar");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "names_differ damaged");
	zk_expect(&r, zk_need(&r, "1/rar:a.txt"), SK_KEY_OBJECT_NAME_READING, "a.exe");
	zk_stop(&r);
	zk_free(&z);
	zk_free(&copy);
	zk_free(&cache);
	zk_free(&record);
}

static void
old_format(void **state)
{
	struct zk_run r;

	(void)state;
	zk_start(&r);
	zk_go(&r, SK_SPAN("RE~^\x07\0\0\0\0\0\0\0"), "x.rar");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "unsupported");
	assert_int_equal(r.u.n, 2);
	zk_stop(&r);
}

/* Signatures without a header are none. */
static void
no_rar(void **state)
{
	static const char *const table[] = {
		"\xff\xd8\xff\xe0 picture Rar!\x1A\x07\1 and then more of the picture",
		"MZ Rar!\x1A\x07\1 and no header 000000000000000000000000000000000000",
		"%PDF-1.4 Rar!\x1A\x07",
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk_run r;

		zk_start(&r);
		zk_go(&r, sk_span_text(table[i]), "x.jpg");
		assert_int_equal(r.u.n, 2);
		zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, "");
		zk_stop(&r);
	}
}

/* Cut anywhere: no crash, and what is whole comes out. */
static void
cut(void **state)
{
	for (int five = 0; five < 2; five++) {
		struct rk_member m[] = { A(), B(.extra = CRYPT) };
		struct zk z = { 0 };

		(void)state;
		rk_rar(&z, five, m, 2);
		for (size_t n = 0; n < z.n; n++) {
			uint8_t *copy = malloc(n + 1);
			struct zk_run r;

			assert_non_null(copy);
			memcpy(copy, z.p, n);
			zk_start(&r);
			zk_go(&r, (struct sk_span){ copy, n }, "x.rar");
			if (n >= 80)
				zk_content(&r, "1/rar:a.txt", ALL);
			zk_stop(&r);
			free(copy);
		}
		zk_free(&z);
	}
}

static void
many_members(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;
	struct rk_member m = { .name = "x", .content = "" };

	(void)state;
	rk_start5(&z, 0);
	for (int i = 0; i < 50; i++)
		rk_file5(&z, &m);
	rk_end5(&z);
	zk_start(&r);
	r.budget.limit[SK_LIMIT_MEMBERS] = 10;
	zk_go(&r, zk_span(&z), "x.rar");
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_OBJECT_GAP, "members"));
	assert_int_equal(r.u.n, 12);
	zk_stop(&r);
	zk_free(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(in_place),
		cmocka_unit_test(locked_headers), cmocka_unit_test(names4),
		cmocka_unit_test(comments), cmocka_unit_test(streams), cmocka_unit_test(around),
		cmocka_unit_test(hidden), cmocka_unit_test(quick_open),
		cmocka_unit_test(old_format), cmocka_unit_test(no_rar), cmocka_unit_test(cut),
		cmocka_unit_test(many_members),
	};

	return sk_unpack_warm() != 0 || sk_charset_warm() != 0 ? 1 :
	    cmocka_run_group_tests(tests, NULL, NULL);
}
