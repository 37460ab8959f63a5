/* Containers whose members stand in them as they are: cpio, ar, tar's limits. */
#include "zipkit.h"

/* ---- cpio ---- */

enum { ODC, NEWC, CRC, LE, BE, FORMS };
static const char *const form_name[FORMS] = { "odc", "newc", "crc", "bin le", "bin be" };

struct entry {
	const char	*name, *content;
	unsigned	 mode;		/* 0: a file */
	unsigned	 ino, links;
	long		 size_add;
	unsigned	 check_add;
};

static void
put_short(struct zk *z, int form, unsigned v)
{
	uint8_t two[2] = { (uint8_t)v, (uint8_t)(v >> 8) };

	if (form == BE) {
		two[0] = (uint8_t)(v >> 8);
		two[1] = (uint8_t)v;
	}
	zk_put(z, two, 2);
}

static void
put_binary(struct zk *z, int form, const struct entry *e, unsigned mode, unsigned size)
{
	const unsigned field[13] = { 070707, 1, e->ino, mode, 0, 0, e->links, 0, 0, 0,
		(unsigned)strlen(e->name) + 1, size >> 16, size & 0xFFFF };

	for (size_t i = 0; i < 13; i++)
		put_short(z, form, field[i]);
}

static void
put_entry(struct zk *z, int form, const struct entry *e)
{
	static const size_t align[FORMS] = { 1, 4, 4, 2, 2 };
	unsigned mode = e->mode ? e->mode : 0100644, names = (unsigned)strlen(e->name) + 1, sum = 0,
	    size = (unsigned)((long)strlen(e->content) + e->size_add);
	char head[128];

	for (const char *c = e->content; *c; c++)
		sum += (uint8_t)*c;
	if (form == ODC)
		(void)snprintf(head, sizeof head, "070707%06o%06o%06o%06o%06o%06o%06o%011o%06o%011o",
		    1, e->ino, mode, 0, 0, e->links, 0, 0, names, size);
	else
		(void)snprintf(head, sizeof head, "07070%d%08X%08X%08X%08X%08X%08X%08x%08X%08X%08X%08X"
		    "%08X%08X", form, e->ino, mode, 0, 0, e->links, 0, size, 8, 1, 0, 0, names,
		    form == CRC ? sum + e->check_add : 0);
	if (form >= LE)
		put_binary(z, form, e, mode, size);
	else
		zk_text(z, head);
	zk_put(z, e->name, names);
	zk_le(z, 0, (align[form] - z->n % align[form]) % align[form]);
	zk_text(z, e->content);
	zk_le(z, 0, (align[form] - z->n % align[form]) % align[form]);
}

#define F(n, ...)	{ .name = n, .content = __VA_ARGS__ }
#define TRAILER	F("TRAILER!!!", "", .links = 1)
struct row {
	const char	*what;
	struct entry	 e[6];
	struct sk_span	 after;
	const char	*path, *content, *defects, *gaps;
	size_t		 objects;
	unsigned	 forms;		/* bits; 0: all */
};

#define LIT(s)	SK_LIT(s)
#define BAD	"no header of a member here, not at all, and long enough to be one, " \
		"which it is not either, so it goes on and on to its very last word."
static const struct row rows[] = {
	{ "two files", { F("a.txt", "alpha"), F("請求書.exe", "MZ"), TRAILER },
	    .path = "請求書.exe", .content = "MZ", .objects = 4 },
	{ "zeros behind", { F("a.txt", "alpha"), TRAILER }, .after = LIT("\0\0\0\0\0\0\0\0"),
	    .path = "a.txt", .content = "alpha", .objects = 3 },
	{ "folders, devices and links are none", { F("d", "", .mode = 040755), F("l", "a.txt", .mode = 0120777),
	    F("null", "", .mode = 020666), F("a.txt", "alpha"), TRAILER }, .path = "a.txt", .content = "alpha",
	    .objects = 3 },
	{ "an empty file", { F("a.txt", ""), TRAILER }, .path = "a.txt", .content = "", .objects = 3 },
	{ "a folder with content", { F("d", "MZ", .mode = 040755), TRAILER }, .path = "d", .content = "MZ",
	    .defects = "directory_with_data", .objects = 3 },
	{ "links before their content", { F("a", "", .ino = 7, .links = 3),
	    F("b", "", .ino = 7, .links = 3), F("c", "body", .ino = 7, .links = 3), TRAILER },
	    .path = "a", .content = "body", .objects = 5 },
	{ "links behind their content", { F("c", "body", .ino = 7, .links = 2),
	    F("a", "", .ino = 7, .links = 2), TRAILER }, .path = "a", .content = "body",
	    .objects = 4 },
	{ "links to nothing", { F("a", "", .ino = 7, .links = 2), F("b", "body", .ino = 8), TRAILER },
	    .path = "a", .content = "", .objects = 4 },
	{ "no trailer", { F("a.txt", "alpha") }, .path = "a.txt", .content = "alpha",
	    .defects = "damaged", .objects = 3 },
	{ "a size that is too large", { F("a.txt", "alpha", .size_add = 1000000) }, .path = "a.txt",
	    .content = NULL, .defects = "damaged", .gaps = "damaged", .objects = 3 },
	{ "bytes behind the trailer", { F("a.txt", "alpha"), TRAILER }, .after = LIT("junk"),
	    .path = "a.txt", .content = "alpha", .defects = "suffix", .objects = 3 },
	{ "a second archive behind the first", { F("a.txt", "alpha"), TRAILER, F("b.exe", "MZ"),
	    TRAILER }, .path = "b.exe", .content = "MZ", .defects = "suffix", .objects = 4 },
	{ "a wrong sum", { F("a.txt", "alpha", .check_add = 1), TRAILER }, .path = "a.txt",
	    .content = "alpha", .defects = "checksum", .objects = 3, .forms = 1 << CRC }
};

static void
run(struct zk_run *r, const struct zk *z, const char *name)
{
	zk_start(r);
	zk_go(r, zk_span(z), name);
	zk_expect(r, 1, SK_KEY_OBJECT_AMBIGUOUS, "");
	assert_int_equal(r->budget.bytes_out <= z->n + 64, 1);
}

static void
cpio(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int form = 0; form < FORMS; form++) {
			const struct row *row = &rows[i];
			struct zk z = { 0 };
			struct zk_run r;
			char path[64];

			if (row->forms != 0 && (row->forms >> form & 1) == 0)
				continue;
			print_message("# cpio %s: %s\n", form_name[form], row->what);
			for (size_t k = 0; k < 6 && row->e[k].name != NULL; k++)
				put_entry(&z, form, &row->e[k]);
			zk_put(&z, row->after.p, row->after.n);
			run(&r, &z, "x.cpio");
			assert_int_equal(r.u.object[1].type, SK_TYPE_CPIO);
			(void)snprintf(path, sizeof path, "1/cpio:%s", row->path);
			if (row->content != NULL)
				zk_content(&r, path, row->content);
			zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, row->defects ? row->defects : "");
			zk_expect(&r, zk_need(&r, path), SK_KEY_OBJECT_GAP, row->gaps ? row->gaps : "");
			assert_int_equal(r.u.n, row->objects);
			zk_stop(&r);
			zk_free(&z);
		}
}

/* Behind bytes that are no header the next one is looked for. */
static void
cpio_searched(void **state)
{
	(void)state;
	for (int form = 0; form < FORMS; form++) {
		struct zk z = { 0 };
		struct zk_run r;

		put_entry(&z, form, &(struct entry)F("a.txt", "alpha"));
		zk_text(&z, BAD);
		zk_le(&z, 0, (4 - z.n % 4) % 4);
		put_entry(&z, form, &(struct entry)F("b.exe", "MZ"));
		put_entry(&z, form, &(struct entry)TRAILER);
		run(&r, &z, "x.cpio");
		zk_content(&r, "1/cpio:b.exe", "MZ");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Many names of one content give it many times: that is counted. */
static void
cpio_link_bomb(void **state)
{
	struct sk_span s = { calloc(1, 4 << 20), 4 << 20 };
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	assert_non_null(s.p);
	memset((void *)(uintptr_t)s.p, 'a', s.n - 1);
	for (unsigned i = 0; i < 2000; i++)
		put_entry(&z, NEWC, &(struct entry)F("a", "", .ino = 7, .links = 2000));
	put_entry(&z, NEWC, &(struct entry)F("b", (const char *)s.p, .ino = 7, .links = 2000));
	put_entry(&z, NEWC, &(struct entry)TRAILER);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.cpio");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "bytes_out");
	assert_true(r.u.n < 200);
	zk_stop(&r);
	zk_free(&z);
	free((void *)(uintptr_t)s.p);
}

/* Two bytes of magic are not enough, and neither is text. */
static void
look_alikes(void **state)
{
	static const struct sk_span table[] = {
		LIT("\xC7\x71 bytes that only begin like a binary cpio"), LIT("0707070707070707070707"),
		LIT("\x71\xC7\1\0\1\0\xA4\x81\0\0\0\0\1\0\0\0\0\0\0\0\x06\0\0\0\5\0abcde!"),
		/* what libarchive takes for a listing of files, and what its raw reader takes */
		LIT("#mtree\n./a.exe type=file size=4 contents=/etc/passwd\n"),
		LIT("TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"),
		LIT("070701 is the beginning of a phone number\n"), LIT("!<arch> is not all\n"),
		LIT("xar!\0\x1c\0\x09 not of a version that there is, and so on and so on.......")
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		enum sk_type t = sk_typer(table[i], (struct sk_span){ 0 });

		assert_true(t == SK_TYPE_UNKNOWN || t == SK_TYPE_TEXT);
		for (size_t k = 0; sk_fmt_table[k] != NULL; k++)
			assert_int_equal(sk_fmt_table[k]->bid(table[i], t), 0);
	}
}

/* ---- ar ---- */

struct ar_row {
	const char	*what;
	const char	*member[6];	/* 16 bytes of name, '=', content */
	const char	*after, *path, *content, *defects, *gaps;
	size_t		 objects;
	long		 size_add;	/* of the last */
};

#define LONG_NAMES "//              =a_rather_long_name_of_an_object.o/\nzweiter/"
static const struct ar_row ar_rows[] = {
	{ "GNU", { "a.o/            =alpha", "b.o/            =MZ" }, .path = "b.o", .content = "MZ",
	    .objects = 4 },
	{ "BSD and deb", { "debian-binary   =2.0\n", "control.tar     =x" }, .path = "debian-binary",
	    .content = "2.0\n", .objects = 4 },
	{ "GNU long names", { "/               =\0", LONG_NAMES, "/0              =alpha",
	    "/35             =MZ" }, .path = "a_rather_long_name_of_an_object.o", .content = "alpha",
	    .objects = 4 },
	{ "the second long name", { LONG_NAMES, "/35             =MZ" }, .path = "zweiter",
	    .content = "MZ", .objects = 3 },
	{ "a long name that is not there", { LONG_NAMES, "/999            =MZ" }, .path = "/999",
	    .content = "MZ", .objects = 3 },
	{ "BSD long name", { "#1/20           =a name with blanks.oalpha" },
	    .path = "a name with blanks.o", .content = "alpha", .objects = 3 },
	{ "BSD long name longer than the member", { "#1/200          =short" }, .path = "#1/200",
	    .content = "short", .objects = 3 },
	{ "symbol tables", { "/               =abcd", "/SYM64/         =abcd", "__.SYMDEF       =abcd",
	    "__.SYMDEF SORTED=abcd", "#1/12           =__.SYMDEF_64abcd", "a.o/            =x" },
	    .path = "a.o", .content = "x", .objects = 3 },
	{ "Japanese", { "請求書/      =x" }, .path = "請求書", .content = "x", .objects = 3 },
	{ "a size too large", { "a.o/            =alpha" }, .size_add = 5000, .path = "a.o",
	    .content = NULL, .defects = "damaged", .gaps = "damaged", .objects = 3 },
	{ "bytes behind", { "a.o/            =alpha!" }, .after = "junk", .path = "a.o",
	    .content = "alpha!", .defects = "suffix", .objects = 3 }
};

static void
put_ar(struct zk *z, const char *member, long add)
{
	const char *content = strchr(member, '=') + 1;
	size_t n = strlen(content);
	char head[80];

	(void)snprintf(head, sizeof head, "%.16s%-12d%-6d%-6d%-8o%-10ld`\n", member, 0, 0, 0, 0100644,
	    (long)n + add);
	assert_int_equal(strlen(head), 60);
	zk_text(z, head);
	zk_text(z, content);
	if (n % 2 == 1)
		zk_text(z, "\n");
}

static void
ar(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ar_rows / sizeof ar_rows[0]; i++) {
		const struct ar_row *row = &ar_rows[i];
		struct zk z = { 0 };
		struct zk_run r;
		char path[64];

		print_message("# ar: %s\n", row->what);
		zk_text(&z, "!<arch>\n");
		for (size_t k = 0; k < 6 && row->member[k] != NULL; k++)
			put_ar(&z, row->member[k], k == 5 || row->member[k + 1] == NULL ? row->size_add : 0);
		if (row->after != NULL)
			zk_text(&z, row->after);
		run(&r, &z, "x.a");
		assert_int_equal(r.u.object[1].type, SK_TYPE_AR);
		(void)snprintf(path, sizeof path, "1/ar:%s", row->path);
		if (row->content != NULL)
			zk_content(&r, path, row->content);
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, row->defects ? row->defects : "");
		zk_expect(&r, zk_need(&r, path), SK_KEY_OBJECT_GAP, row->gaps ? row->gaps : "");
		assert_int_equal(r.u.n, row->objects);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* A thin archive holds names only: that nothing of it was seen is said. */
static void
thin(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	zk_text(&z, "!<thin>\n");
	put_ar(&z, "//              =../a.o/\n", 0);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.a");
	assert_int_equal(r.u.object[1].type, SK_TYPE_AR);
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "unsupported");
	zk_stop(&r);
	zk_free(&z);
}

/* No more members than the limit says, and no empty loop at the end of the time. */
static void
limits(void **state)
{
	struct zk z = { 0 }, c = { 0 };
	volatile sig_atomic_t late = 1;

	(void)state;
	zk_text(&z, "!<arch>\n");
	for (int i = 0; i < 100; i++) {
		put_ar(&z, "a.o/            =alpha", 0);
		put_entry(&c, NEWC, &(struct entry)F("a.o", "alpha"));
	}
	for (int i = 0; i < 4; i++) {
		struct zk_run r;

		zk_start(&r);
		r.budget.limit[SK_LIMIT_MEMBERS] = 50;
		if (i >= 2)
			r.budget.expired = &late;
		zk_go(&r, zk_span(i % 2 ? &c : &z), "x");
		if (i < 2) {
			zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "members");
			assert_int_equal(r.u.n, 52);
		}
		zk_stop(&r);
	}
	zk_free(&z);
	zk_free(&c);
}

/* ---- tar: links, folders of old, holes ---- */

struct tar_entry {
	const char	*name, *content, *target;
	char		 kind;
	const char	*map;		/* "offset length real": octal, of an old GNU member */
};

static void
put_tar(struct zk *z, const struct tar_entry *e)
{
	char head[512] = "";
	unsigned sum = 0, off, len, real;

	(void)snprintf(head, 100, "%s", e->name);
	(void)snprintf(head + 100, 8, "%07o", 0644);
	(void)snprintf(head + 124, 12, "%011o", (unsigned)strlen(e->content));
	memset(head + 148, ' ', 8);
	head[156] = e->kind;
	if (e->target != NULL)
		(void)snprintf(head + 157, 100, "%s", e->target);
	(void)snprintf(head + 257, 9, "ustar  ");
	if (e->map != NULL && sscanf(e->map, "%o %o %o", &off, &len, &real) == 3) {
		(void)snprintf(head + 386, 12, "%011o", off);
		(void)snprintf(head + 398, 12, "%011o", len);
		(void)snprintf(head + 483, 12, "%011o", real);
	}
	for (size_t i = 0; i < 512; i++)
		sum += (uint8_t)head[i];
	(void)snprintf(head + 148, 8, "%06o", sum);
	zk_put(z, head, 512);
	zk_text(z, e->content);
	zk_le(z, 0, (512 - z->n % 512) % 512);
}

#define T(n, ...)	{ .name = n, .content = __VA_ARGS__ }
static const struct {
	const char	*what;
	struct tar_entry e[4];
	const char	*path, *content, *gaps;
	size_t		 objects;
} tars[] = {
	{ "a hard link", { T("a.txt", "MZ", .kind = '0'), T("b.exe", "", .kind = '1', .target = "a.txt") },
	    "b.exe", "MZ", "", 4 },
	{ "a link to what is not there", { T("a.txt", "x", .kind = '0'), T("b", "", .kind = '1',
	    .target = "c") }, "a.txt", "x", "", 3 },
	{ "a link by name", { T("a.txt", "x", .kind = '0'), T("b", "", .kind = '2', .target = "a.txt") },
	    "a.txt", "x", "", 3 },
	{ "a folder without a kind", { T("d/", "", .kind = 0), T("d/a", "x", .kind = 0) }, "d/a", "x", "", 3 },
	{ "an old hole", { T("a.exe", "Z", .kind = 'S', .map = "1 1 3") }, "a.exe", NULL, "", 3 },
	{ "an old hole that is too large", { T("a.exe", "MZ", .kind = 'S', .map = "0 2 7777777777") },
	    "a.exe", NULL, "object_bytes", 4 },
	{ "holes by pax 0.1", { T("x", "26 GNU.sparse.map=1,1,4,1\n21 GNU.sparse.size=5\n"
	    "25 GNU.sparse.name=b.exe\n", .kind = 'x'), T("G/b.exe", "MZ", .kind = '0') }, "b.exe",
	    NULL, "", 4 },
	{ "holes by pax 1.0", { T("x", "22 GNU.sparse.major=1\n25 GNU.sparse.name=b.exe\n"
	    "25 GNU.sparse.realsize=6\n", .kind = 'x'), T("G/b.exe", "# why\n1\n2\n2\n", .kind = '0') },
	    "b.exe", NULL, "", 4 }
};

static void
tar(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof tars / sizeof tars[0]; i++) {
		struct zk z = { 0 };
		struct zk_run r;
		char path[64];

		print_message("# tar: %s\n", tars[i].what);
		for (size_t k = 0; k < 4 && tars[i].e[k].name != NULL; k++)
			put_tar(&z, &tars[i].e[k]);
		zk_le(&z, 0, 1024);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.tar");
		(void)snprintf(path, sizeof path, "1/tar:%s", tars[i].path);
		zk_expect(&r, zk_need(&r, path), SK_KEY_OBJECT_GAP, tars[i].gaps);
		if (tars[i].content != NULL)
			zk_content(&r, path, tars[i].content);
		else if (tars[i].gaps[0] == 0)
			assert_int_equal(r.u.object[zk_need(&r, path)].bytes.p[0], 0);
		assert_int_equal(r.u.n, tars[i].objects);
		zk_stop(&r);
		zk_free(&z);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cpio), cmocka_unit_test(cpio_searched), cmocka_unit_test(cpio_link_bomb),
		cmocka_unit_test(look_alikes), cmocka_unit_test(ar), cmocka_unit_test(thin),
		cmocka_unit_test(limits), cmocka_unit_test(tar)
	};

	assert_int_equal(sk_unpack_warm(), 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
