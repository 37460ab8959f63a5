/* Zip files that readers disagree about: what is found, and what is said of it. */
#include "zipkit.h"

enum { MEMBERS = 6 };

/* ---- one zip each: members, defects of the container, content ---- */

struct row {
	const char	*what;
	struct zk_member m[MEMBERS];
	const char	*defects;	/* of the container */
	const char	*path, *content; /* a member that must be there */
	const char	*gaps;		/* of that member */
};

#define A(...)	{ .name = "a.txt", .content = "alpha alpha alpha", __VA_ARGS__ }
#define B(...)	{ .name = "b.txt", .content = "beta", __VA_ARGS__ }

static const struct row rows[] = {
	{ "plain stored", { A(.method = 0) }, "", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "plain deflated", { A(.method = 8), B(.method = 8) }, "", "1/zip:b.txt", "beta", "" },
	{ "descriptors", { A(.method = 8, .descriptor = true), B(.descriptor = true) }, "",
	    "1/zip:b.txt", "beta", "" },
	{ "names differ", { A(.method = 8, .local_name = "x.exe") }, "names_differ",
	    "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "not in the directory", { A(.method = 8), B(.method = 8, .no_central = true) },
	    "hidden_member", "1/zip:b.txt", "beta", "" },
	{ "hidden, stored, with descriptor",
	    { A(.method = 8), B(.descriptor = true, .no_central = true) },
	    "hidden_member", "1/zip:b.txt", "beta", "" },
	{ "directory lists nothing", { A(.method = 8, .no_central = true) }, "directory_empty",
	    "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "folder with data", { { .name = "a.exe/", .content = "MZ", .method = 8 } },
	    "directory_with_data", "1/zip:a.exe/", "MZ", "" },
	{ "packed size 0, stored", { A(.csize_add = -17) }, "size_lie", "1/zip:a.txt",
	    "alpha alpha alpha", "" },
	{ "packed size 0, deflated",
	    { { .name = "a.txt", .content = "alpha", .method = 8, .csize_add = -7 } },
	    "size_lie", "1/zip:a.txt", "alpha", "" },
	{ "unpacked size too small", { A(.method = 8, .usize_add = -10, .local_usize_add = -10) },
	    "size_lie", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "unpacked size too large",
	    { A(.method = 8, .usize_add = 1000000, .local_usize_add = 1000000) },
	    "size_lie", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "unpacked size of stored data too small", { A(.usize_add = -10, .local_usize_add = -10) },
	    "size_lie", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "sizes differ in the local header only", { A(.method = 8, .local_csize_add = 3) },
	    "size_lie", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "two lines to one local header", { A(.method = 8),
	    { .name = "b.exe", .content = "alpha alpha alpha", .method = 8, .same_local = true } },
	    "overlap names_differ", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "wrong checksum", { A(.method = 8, .crc_xor = 1) }, "checksum", "1/zip:a.txt",
	    "alpha alpha alpha", "" },
	{ "wrong checksum of stored data with descriptor", { A(.descriptor = true, .crc_xor = 1) },
	    "checksum", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "two of one name", { A(.method = 8), { .name = "a.txt", .content = "other" } },
	    "duplicate_name", "1/zip:a.txt#2", "other", "" },
	{ "method only in the directory unknown", { A(.method = 8, .local_method = 1 + 77) },
	    "method_differs", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "method of the local header is the right one",
	    { { .name = "a.txt", .content = "alpha", .method = 77, .local_method = 1 } },
	    "method_differs", "1/zip:a.txt", "alpha", "" },
	{ "encrypted only in the directory", { A(.method = 8, .central_flags = 1) },
	    "flags_differ", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "encrypted only in the local header", { A(.method = 8, .local_flags = 1) },
	    "flags_differ", "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "UTF-8 only in one header", { A(.local_flags = 1 << 11) }, "flags_differ",
	    "1/zip:a.txt", "alpha alpha alpha", "" },
	{ "deflate64", { A(.method = 9) }, "", "1/zip:a.txt", NULL, "unsupported" },
	{ "unknown method", { A(.method = 77) }, "", "1/zip:a.txt", NULL, "unsupported" },
	{ "leads out of its folder", { { .name = "..\\..\\a.txt", .content = "x" } }, "",
	    "1/zip:..\\..\\a.txt", "x", "" },
	{ "empty file", { { .name = "a.txt", .content = "" } }, "", "1/zip:a.txt", "", "" },
	{ "listed, but there is no such member", { A(.method = 8), B(.no_local = true) },
	    "damaged", "1/zip:b.txt", NULL, "damaged" },
};

static void
all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *t = &rows[i];
		struct zk z = { 0 };
		struct zk_run r;
		size_t n = 0, at;

		while (n < MEMBERS && t->m[n].name != NULL)
			n++;
		print_message("# %s\n", t->what);
		zk_zip(&z, t->m, n, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.zip");
		at = zk_need(&r, "1");
		assert_true(sk_record_has(r.u.record, at, SK_KEY_OBJECT_TYPE, "zip"));
		zk_expect(&r, at, SK_KEY_CONTAINER_DEFECT, t->defects);
		zk_expect(&r, at, SK_KEY_OBJECT_AMBIGUOUS, "");
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, "");
		assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_CONTAINER_MEMBERS), n);
		zk_expect(&r, zk_need(&r, t->path), SK_KEY_OBJECT_GAP, t->gaps);
		if (t->content != NULL)
			zk_content(&r, t->path, t->content);
		else
			assert_false(r.u.object[zk_need(&r, t->path)].seen);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* ---- encryption: the name stays, the gap says why ---- */

/* 4.5.12 for 0x0017; AE-x specification II.A for 0x9901: version, "AE",
 * strength, method. */
#define AES(n)	{ (const uint8_t *)"\x01\x99\7\0\2\0AE" n "\x08\0", 11 }

static void
encrypted(void **state)
{
	static const struct { struct zk_member m; const char *word; } table[] = {
		{ A(.method = 8, .flags = 1), "zipcrypto" },
		{ A(.method = 99, .flags = 1, .extra = AES("\1")), "aes-128" },
		{ A(.method = 99, .flags = 1, .extra = AES("\2")), "aes-192" },
		{ A(.method = 99, .flags = 1, .extra = AES("\3")), "aes-256" },
		{ A(.method = 99, .flags = 1, .extra = AES("\7")), "unknown" },
		{ A(.method = 99, .flags = 1), "unknown" },
		{ A(.method = 8, .flags = 1 | 1 << 6), "strong" },
		{ A(.method = 8, .flags = 1 | 1 << 6 | 1 << 13), "directory" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk z = { 0 };
		struct zk_run r;
		size_t at;

		zk_zip(&z, &table[i].m, 1, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.zip");
		at = zk_need(&r, "1/zip:a.txt");
		assert_false(r.u.object[at].seen);
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, "encrypted");
		zk_expect(&r, at, SK_KEY_OBJECT_ENCRYPTION, table[i].word);
		zk_expect(&r, at, SK_KEY_OBJECT_NAME, "a.txt");
		assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_OBJECT_ENCRYPTED), 1);
		assert_int_equal(sk_record_count(r.u.record, zk_need(&r, "1"),
		    SK_KEY_OBJECT_ENCRYPTED), 1);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* 7.3.4: a Zip64 end record of version 2 that names an algorithm. */
static void
encrypted_directory(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;
	size_t dir, end;

	(void)state;
	zk_text(&z, "PK\3\4nothing readable here at all");
	dir = z.n;
	zk_text(&z, "encrypted lines of a directory");
	end = z.n;
	zk_text(&z, "PK\6\6");
	zk_le(&z, 44 + 28, 8);
	zk_le(&z, 62, 2);
	zk_le(&z, 62, 2);
	zk_le(&z, 0, 8);
	zk_le(&z, 1, 8);
	zk_le(&z, 1, 8);
	zk_le(&z, end - dir, 8);
	zk_le(&z, dir, 8);
	zk_le(&z, 8, 2);	/* method, sizes, algorithm, bits, flags, hash */
	zk_le(&z, 30, 8);
	zk_le(&z, 30, 8);
	zk_le(&z, 0x6610, 2);
	zk_le(&z, 256, 2);
	zk_le(&z, 1, 2);
	zk_le(&z, 0, 4);
	zk_text(&z, "PK\6\7");
	zk_le(&z, 0, 4);
	zk_le(&z, end, 8);
	zk_le(&z, 1, 4);
	zk_end(&z, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, (struct sk_span){ 0 });
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_ENCRYPTION, "directory");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_GAP, "encrypted");
	zk_stop(&r);
	zk_free(&z);
}

/* ---- more than one zip in a file ---- */

static const struct zk_member one = A(.method = 8), two = B(.method = 8);

static void
expect_both(struct zk *z, const char *name, const char *defects)
{
	struct zk_run r;

	zk_start(&r);
	zk_go(&r, zk_span(z), name);
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, defects);
	zk_content(&r, "1/zip:a.txt", "alpha alpha alpha");
	zk_content(&r, "1/zip:b.txt", "beta");
	zk_stop(&r);
	zk_free(z);
}

static void
concatenated(void **state)
{
	struct zk z = { 0 };

	(void)state;
	zk_zip(&z, &one, 1, (struct sk_span){ 0 });
	zk_zip(&z, &two, 1, (struct sk_span){ 0 });
	expect_both(&z, "x.zip", "two_directories");
}

static void
zip_in_comment(void **state)
{
	struct zk z = { 0 }, inner = { 0 };

	(void)state;
	zk_zip(&inner, &two, 1, (struct sk_span){ 0 });
	zk_zip(&z, &one, 1, zk_span(&inner));
	zk_free(&inner);
	expect_both(&z, "x.zip", "two_directories");
}

/* A zip that is a stored member is a member, and no second directory. */
static void
zip_in_zip(void **state)
{
	for (unsigned method = 0; method <= 8; method += 8) {
		struct zk z = { 0 }, inner = { 0 }, packed = { 0 };
		struct zk_member m = { .name = "i.zip", .content = "", .method = method };
		struct zk_run r;

		(void)state;
		zk_zip(&inner, &two, 1, (struct sk_span){ 0 });
		packed = zk_deflate(zk_span(&inner));
		m.data = zk_span(method == 8 ? &packed : &inner);
		m.usize_add = m.local_usize_add = (long)inner.n;
		m.crc_xor = (uint32_t)crc32(0, inner.p, (uInt)inner.n);
		zk_zip(&z, &m, 1, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.zip");
		zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, "");
		zk_content(&r, "1/zip:i.zip/zip:b.txt", "beta");
		assert_int_equal(r.u.n, 4);
		/* a stored member is not copied */
		if (method == 0)
			assert_ptr_equal(r.u.object[zk_need(&r, "1/zip:i.zip")].bytes.p,
			    memmem(z.p, z.n, inner.p, inner.n));
		zk_stop(&r);
		zk_free(&z);
		zk_free(&inner);
		zk_free(&packed);
	}
}

/* ---- bytes around it ---- */

static void
around(void **state)
{
	static const struct { const char *before; size_t behind; const char *defects, *ambiguous; }
	table[] = {
		{ "junk junk", 0, "prefix", "zip" },
		{ "", 100, "suffix", "" },
		{ "", 70000, "suffix", "" },
		{ "\xff\xd8\xff\xe0 a picture ", 0, "prefix", "zip" },
		{ "%PDF-1.4\n%%EOF\n", 20, "prefix suffix", "zip" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk z = { 0 };
		struct zk_run r;
		size_t at;

		zk_text(&z, table[i].before);
		zk_zip(&z, &one, 1, (struct sk_span){ 0 });
		for (size_t k = 0; k < table[i].behind; k++)
			zk_le(&z, ' ', 1);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.bin");
		at = zk_need(&r, "1");
		zk_expect(&r, at, SK_KEY_CONTAINER_DEFECT, table[i].defects);
		if (!sk_record_has(r.u.record, at, SK_KEY_OBJECT_TYPE, "zip"))
			zk_expect(&r, at, SK_KEY_OBJECT_AMBIGUOUS, table[i].ambiguous);
		zk_content(&r, "1/zip:a.txt", "alpha alpha alpha");
		zk_stop(&r);
		zk_free(&z);
	}
}

/* End records that are none, behind the right one of a zip behind a picture. */
static void
false_ends(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	zk_text(&z, "\xff\xd8\xff\xe0 a picture ");
	zk_zip(&z, &one, 1, (struct sk_span){ 0 });
	for (int i = 0; i < 200; i++)
		zk_text(&z, "PK\5\6 and no more than words that follow");
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.jpg");
	zk_content(&r, "1/zip:a.txt", "alpha alpha alpha");
	zk_stop(&r);
	zk_free(&z);
}

/* Offsets that count from the start of the file, not of the zip. */
static void
damaged_signature(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	zk_zip(&z, (struct zk_member[]){ one, two }, 2, (struct sk_span){ 0 });
	z.p[0] = 'X';
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_content(&r, "1/zip:a.txt", "alpha alpha alpha");
	zk_content(&r, "1/zip:b.txt", "beta");
	zk_stop(&r);
	zk_free(&z);
}

/* Cut anywhere: never more than there is, and no crash; with the directory gone
 * the first member still comes out. */
static void
cut(void **state)
{
	struct zk z = { 0 };

	(void)state;
	zk_zip(&z, (struct zk_member[]){ one, two }, 2, SK_SPAN("comment"));
	for (size_t n = 0; n < z.n; n++) {
		uint8_t *copy = malloc(n + 1);
		struct zk_run r;

		assert_non_null(copy);
		memcpy(copy, z.p, n);
		zk_start(&r);
		zk_go(&r, (struct sk_span){ copy, n }, "x.zip");
		if (n > 100) {
			zk_content(&r, "1/zip:a.txt", "alpha alpha alpha");
			assert_true(sk_record_find(r.u.record, 1, SK_KEY_CONTAINER_DEFECT) != NULL);
		}
		zk_stop(&r);
		free(copy);
	}
	zk_free(&z);
}

/* ---- two accounts of one place ---- */

#define ALL	SK_LIT("alpha alpha alpha")

/* Lines of the directory to one local header that tell other contents: each is
 * what some reader takes out. */
static void
accounts(void **state)
{
	static const struct { struct zk_member first; const char *path, *content; } table[] = {
		{ { .name = "a.txt", .content = "alpha", .data = ALL, .csize_add = -12,
		    .local_usize_add = 12 }, "1/zip:a.txt", "alpha" },
		{ { .name = "d/", .content = "", .data = ALL, .csize_add = -17,
		    .local_usize_add = 17 }, NULL, NULL },
		{ { .name = "a.txt", .content = "", .data = ALL, .method = 8, .local_method = 1,
		    .local_usize_add = 17 }, "1/zip:a.txt", "" },
		{ { .name = "a.txt", .content = "", .data = ALL, .central_flags = 1,
		    .local_flags = 1, .local_usize_add = 17 }, "1/zip:a.txt", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk_member m[2] = { table[i].first, { .name = "b.exe",
			.content = "alpha alpha alpha", .same_local = true } };
		struct zk z = { 0 };
		struct zk_run r;

		print_message("# row %zu\n", i);
		zk_zip(&z, m, 2, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.zip");
		zk_content(&r, "1/zip:b.exe", "alpha alpha alpha");
		if (table[i].content != NULL && table[i].content[0] != '\0')
			zk_content(&r, table[i].path, table[i].content);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* The local header alone tells another content: a reader of streams, which sees
 * no directory, takes that one out. */
static void
streams(void **state)
{
	struct zk packed = zk_deflate(SK_SPAN("alpha alpha alpha"));
	uint32_t crc = (uint32_t)crc32(0, packed.p, (uInt)packed.n);
	struct zk_member table[2] = {
		{ .name = "a.txt", .content = "", .data = zk_span(&packed), .crc_xor = crc,
		    .usize_add = (long)packed.n, .local_method = 8 + 1, .local_usize_add = 17 },
		{ .name = "a.txt", .content = "alpha", .data = ALL, .csize_add = -12,
		    .local_usize_add = 12 },
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct zk z = { 0 };
		struct zk_run r;

		table[i].local_name = "b.exe";
		zk_zip(&z, &table[i], 1, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.zip");
		zk_need(&r, "1/zip:a.txt");
		zk_content(&r, "1/zip:b.exe", "alpha alpha alpha");
		assert_int_equal(r.u.n, 4);
		zk_stop(&r);
		zk_free(&z);
	}
	zk_free(&packed);
}

/* The end record leads to one directory, and another stands right before it. */
static void
two_places(void **state)
{
	struct zk z = { 0 };
	struct zk_member m = B();
	struct zk_run r;
	size_t dir[2], end;

	(void)state;
	zk_zip(&z, (struct zk_member[]){ A() }, 1, (struct sk_span){ 0 });
	z.n -= 22;		/* the end record */
	dir[0] = (size_t)((uint8_t *)memmem(z.p, z.n, "PK\1\2", 4) - z.p);
	m.no_central = true;
	end = z.n;
	zk_local(&z, &m, &dir[1]);
	/* nothing that is looked for without a directory */
	memcpy(z.p + end + 4, "\xff\xff", 2);
	dir[1] = z.n;
	zk_central(&z, &m, 4, end);
	zk_end(&z, 1, z.n - dir[1], dir[0], (struct sk_span){ 0 });
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_content(&r, "1/zip:b.txt", "beta");
	zk_content(&r, "1/zip:a.txt", "alpha alpha alpha");
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_CONTAINER_DEFECT, "two_directories"));
	zk_stop(&r);
	memcpy(z.p + 4, "\xff\xff", 2);	/* the same for the other one */
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_content(&r, "1/zip:b.txt", "beta");
	zk_content(&r, "1/zip:a.txt", "alpha alpha alpha");
	zk_stop(&r);
	zk_free(&z);
}

/* ---- names ---- */

static void
names(void **state)
{
	/* "請求書.exe" in CP932 and UTF-8; the Unicode path with its CRC */
	static const char sjis[] = "\x90\xBF\x8B\x81\x8F\x91.exe", utf8[] = "請求書.exe";
	char extra[64];
	struct zk_member m[4] = {
		{ .raw_name = { (const uint8_t *)sjis, sizeof sjis - 1 }, .name = "", .content = "1" },
		{ .name = utf8, .content = "2", .flags = 1 << 11 },
		{ .raw_name = SK_LIT("a.txt\0.exe"), .name = "", .content = "3" },
		{ .name = "plain.txt", .content = "4" },
	};
	uint32_t crc = (uint32_t)crc32(0, (const Bytef *)"plain.txt", 9);
	struct zk z = { 0 };
	struct zk_run r;
	size_t at;

	(void)state;
	memcpy(extra, "\x75\x70\x13\0\1", 5);
	memcpy(extra + 5, &crc, 4);
	memcpy(extra + 9, utf8, sizeof utf8);
	extra[2] = (char)(5 + sizeof utf8 - 1);
	m[3].extra = (struct sk_span){ (uint8_t *)extra, 9 + sizeof utf8 - 1 };
	zk_zip(&z, m, 4, (struct sk_span){ 0 });
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");

	at = zk_need(&r, "1/zip:請求書.exe");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME, utf8);
	zk_expect(&r, at, SK_KEY_NAME_CHARSET_TRUE, "shift_jis");
	zk_expect(&r, at, SK_KEY_NAME_CHARSET_DECLARED, "");
	at = zk_need(&r, "1/zip:請求書.exe#2");
	zk_expect(&r, at, SK_KEY_NAME_CHARSET_TRUE, "utf-8");
	zk_expect(&r, at, SK_KEY_NAME_CHARSET_DECLARED, "utf-8");
	at = at + 1;
	assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_NAME_NUL), 1);
	zk_expect(&r, at, SK_KEY_OBJECT_NAME, "a.txt\xEF\xBF\xBD.exe");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, "a.txt");
	at = zk_need(&r, "1/zip:plain.txt");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME, "plain.txt");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, utf8);
	zk_stop(&r);
	zk_free(&z);
}

static void
comment_of_container(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	zk_zip(&z, &one, 1, SK_SPAN("hello"));
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, 1, SK_KEY_CONTAINER_COMMENT, "hello");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	zk_stop(&r);
	zk_free(&z);
}

/* Zip64: sizes in the extra field, 4.5.3. */
static void
zip64(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;
	size_t dir;

	(void)state;
	for (int central = 0; central < 2; central++) {
		dir = z.n;
		zk_text(&z, central ? "PK\1\2" : "PK\3\4");
		if (central)
			zk_le(&z, 45, 2);
		zk_le(&z, 45, 2);
		zk_le(&z, 0, 8);
		zk_le(&z, crc32(0, (const Bytef *)"beta", 4), 4);
		zk_le(&z, 0xFFFFFFFF, 4);
		zk_le(&z, 0xFFFFFFFF, 4);
		zk_le(&z, 5, 2);
		zk_le(&z, 20, 2);
		if (central) {
			zk_le(&z, 0, 8);
			zk_le(&z, 0, 2);
			zk_le(&z, 0, 4);
		}
		zk_text(&z, "b.txt");
		zk_le(&z, 1, 2);
		zk_le(&z, 16, 2);
		zk_le(&z, 4, 8);
		zk_le(&z, 4, 8);
		if (!central)
			zk_text(&z, "beta");
	}
	zk_end(&z, 1, z.n - dir, dir, (struct sk_span){ 0 });
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.zip");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	zk_content(&r, "1/zip:b.txt", "beta");
	zk_stop(&r);
	zk_free(&z);
}

/* A picture whose data has the signature bytes by chance stays a picture. */
static void
no_zip(void **state)
{
	static const char *const table[] = {
		"\xff\xd8\xff\xe0 picture PK\3\4 and PK\5\6 and more of it until the end ...",
		"only text, PK\5\6 0000000000000000000000000000000",
		"PK", "P", "PK\5\6",
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(encrypted),
		cmocka_unit_test(encrypted_directory), cmocka_unit_test(concatenated),
		cmocka_unit_test(zip_in_comment), cmocka_unit_test(zip_in_zip),
		cmocka_unit_test(around), cmocka_unit_test(false_ends),
		cmocka_unit_test(damaged_signature),
		cmocka_unit_test(cut), cmocka_unit_test(accounts),
		cmocka_unit_test(streams), cmocka_unit_test(two_places), cmocka_unit_test(names),
		cmocka_unit_test(comment_of_container), cmocka_unit_test(zip64),
		cmocka_unit_test(no_zip),
	};

	return sk_unpack_warm() != 0 || sk_charset_warm() != 0 ? 1 :
	    cmocka_run_group_tests(tests, NULL, NULL);
}
