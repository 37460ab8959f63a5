/* Disc images that readers disagree about, built sector by sector (ECMA-119). */
#include "zipkit.h"

enum {
	SECTOR = 2048, SECTORS = 48, DESCRIPTORS = 16, ROOT = 20, WIDE_ROOT = 21,
	FOLDER_A = 22, FOLDER_B = 23, MORE = 24 /* of system use */, FILES = 30, RECORDS = 8
};
#define EMPTY	(UINT32_MAX - 1)	/* a size */

struct disc {
	uint8_t	 p[(SECTORS + 2) * SECTOR];
	size_t	 end[SECTORS];		/* of what stands in a sector */
};

/* One directory record; what is 0 is filled in: a file of 6 bytes at FILES. */
struct rec {
	bool		 used;
	unsigned	 in;		/* sector of the folder; 0: ROOT */
	const char	*id;
	unsigned	 at, size;
	unsigned	 flags, more, unit;
	unsigned	 big_at, big_size;
	struct sk_span	 raw, use;	/* instead of id; system use */
};

static void
le(uint8_t *p, uint32_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static void
both(uint8_t *p, uint32_t v, uint32_t big)
{
	le(p, v, 4);
	for (size_t i = 0; i < 4; i++)
		p[4 + i] = (uint8_t)(big >> 8 * (3 - i));
}

static void
put_record(struct disc *d, const struct rec *r)
{
	unsigned in = r->in ? r->in : ROOT, at = r->at ? r->at : FILES,
	    size = r->size == EMPTY ? 0 : r->size ? r->size : 6;
	const char *id = r->id ? r->id : in == WIDE_ROOT ? "a.txt" : "A.TXT;1";
	uint8_t *p = d->p + in * SECTOR + d->end[in];
	size_t n = r->raw.n;

	if (r->raw.n > 0) {
		memcpy(p + 33, r->raw.p, n);
	} else {
		for (const char *s = id; *s; s++) {
			if (in == WIDE_ROOT)
				p[33 + n++] = 0;
			p[33 + n++] = (uint8_t)*s;
		}
	}
	p[32] = (uint8_t)n;
	p[1] = (uint8_t)r->more;
	both(p + 2, at, r->big_at ? r->big_at : at);
	both(p + 10, size, r->big_size ? r->big_size : size);
	p[25] = (uint8_t)r->flags;
	p[26] = (uint8_t)r->unit;
	n += 33 + (n % 2 == 0);
	if (r->use.n > 0)
		memcpy(p + n, r->use.p, r->use.n);
	n += r->use.n;
	n += n % 2;
	p[0] = (uint8_t)n;
	d->end[in] += n;
}

static void
put_volume(struct disc *d, size_t sector, unsigned type, const char *escapes, unsigned root,
    unsigned block)
{
	uint8_t *p = d->p + sector * SECTOR;

	p[0] = (uint8_t)type;
	memcpy(p + 1, "CD001\1", 6);
	memcpy(p + 88, escapes, strlen(escapes));
	both(p + 80, SECTORS * (SECTOR / block), SECTORS * (SECTOR / block));
	le(p + 128, block, 2);
	p[156] = 34;
	both(p + 158, root * (SECTOR / block), root * (SECTOR / block));
	both(p + 166, SECTOR, SECTOR);
	p[181] = 2;
	p[188] = 1;
}

static const struct sk_span susp = SK_LIT("SP\7\1\xBE\xEF\0");

/* Roots with their own records, and files of 6 bytes: "file30", "file31", ... */
static struct disc *
new_disc(bool wide, bool rock)
{
	struct disc *d = calloc(1, sizeof *d);

	assert_non_null(d);
	put_volume(d, DESCRIPTORS, 1, "", ROOT, SECTOR);
	if (wide)
		put_volume(d, DESCRIPTORS + 1, 2, "%/E", WIDE_ROOT, SECTOR);
	memcpy(d->p + (DESCRIPTORS + 2) * SECTOR, "\xFF" "CD001\1", 7);
	for (unsigned s = ROOT; s < MORE; s++) {
		put_record(d, &(struct rec){ .in = s, .raw = SK_SPAN("\0"), .at = s, .size = SECTOR,
		    .flags = 2, .use = rock && s == ROOT ? susp : (struct sk_span){ 0 } });
		put_record(d, &(struct rec){ .in = s, .raw = SK_SPAN("\1"), .at = ROOT,
		    .size = SECTOR, .flags = 2 });
	}
	for (unsigned s = FILES; s < SECTORS; s++) {
		char text[16];

		(void)snprintf(text, sizeof text, "file%u", s);
		memcpy(d->p + s * SECTOR, text, 6);
	}
	return d;
}

static struct sk_span
all(const struct disc *d)
{
	return (struct sk_span){ d->p, SECTORS * SECTOR };
}

/* ---- one image each ---- */

struct row {
	const char	*what;
	bool		 wide, rock;
	struct rec	 r[RECORDS];
	const char	*defects;
	size_t		 members;
	const char	*path, *content, *gaps;
};

#define A(...)	{ .used = true, __VA_ARGS__ }
#define WIDE(...) { .used = true, .in = WIDE_ROOT, __VA_ARGS__ }
#define NM(n, flags, s)	"NM" n "\1" flags s
/* continues in sector MORE at 0 with n bytes */
#define CE(n)	"CE\34\1\30\0\0\0\0\0\0\30\0\0\0\0\0\0\0\0" n "\0\0\0\0\0\0" n
#define USE(s)	.use = SK_LIT(s)

static const struct row rows[] = {
	{ "one tree", false, false, { A(.size = 6) }, "", 1, "1/iso:A.TXT", "file30", "" },
	{ "two trees, one file", true, false, { A(.size = 6), WIDE(.size = 6) }, "", 1,
	    "1/iso:a.txt", "file30", "" },
	{ "primary tree only", true, false, { A(.id = "C.TXT;1", .at = 31), A(.size = 6),
	    WIDE(.size = 6) }, "hidden_member", 2, "1/iso:C.TXT", "file31", "" },
	{ "Joliet tree only", true, false, { A(.size = 6), WIDE(.at = 31, .id = "x.exe"),
	    WIDE(.size = 6) }, "hidden_member", 2, "1/iso:x.exe", "file31", "" },
	{ "one content, two names in one tree only", true, false,
	    { A(.size = 6), WIDE(.id = "x.exe"), WIDE(.size = 6) }, "hidden_member", 2,
	    "1/iso:x.exe", "file30", "" },
	{ "empty files stand in both", true, false,
	    { A(.size = EMPTY, .at = 0), WIDE(.size = EMPTY, .at = 31), WIDE(.id = "b", .size = EMPTY) }, "", 2,
	    "1/iso:a.txt", "", "" },
	{ "a list of names in the primary tree", true, false,
	    { A(.id = "TRANS.TBL;1", .at = 31, .size = 6), A(.size = 6), WIDE(.size = 6) }, "", 2,
	    "1/iso:TRANS.TBL", "file31", "" },
	{ "a program under a document's name", true, false, { A(.size = 6), WIDE(.id = "a.exe") },
	    "names_differ", 1, "1/iso:a.exe", "file30", "" },
	{ "endings that writers shorten", true, false,
	    { A(.id = "A.TGZ;1", .at = 30, .size = 6), WIDE(.id = "a.tar.gz") }, "", 1,
	    "1/iso:a.tar.gz", "file30", "" },
	{ "a program's ending cut", true, false,
	    { A(.id = "A.APP;1", .at = 30, .size = 6), WIDE(.id = "a.application") }, "", 1,
	    "1/iso:a.application", "file30", "" },
	{ "a folder", false, false, { A(.id = "DIR", .at = FOLDER_A, .size = SECTOR, .flags = 2),
	    A(.in = FOLDER_A) }, "", 1, "1/iso:DIR/A.TXT", "file30", "" },
	{ "folders in a ring", false, false,
	    { A(.id = "DIR", .at = FOLDER_A, .size = SECTOR, .flags = 2),
	    A(.in = FOLDER_A, .id = "UP", .at = ROOT, .size = SECTOR, .flags = 2),
	    A(.in = FOLDER_A, .id = "SELF", .at = FOLDER_A, .size = SECTOR, .flags = 2),
	    A(.in = FOLDER_A) }, "overlap", 1, "1/iso:DIR/A.TXT", "file30", "" },
	{ "a folder of lying size", false, false,
	    { A(.id = "DIR", .at = FOLDER_A, .size = UINT32_MAX, .flags = 2), A(.in = FOLDER_A) },
	    "damaged", 1, "1/iso:DIR/A.TXT", "file30", "" },
	{ "begins behind the end", false, false, { A(.at = 99999) }, "damaged", 1,
	    "1/iso:A.TXT", NULL, "damaged" },
	{ "begins as far as a number goes", false, false, { A(.at = UINT32_MAX) }, "damaged", 1,
	    "1/iso:A.TXT", NULL, "damaged" },
	{ "ends behind the end", false, false, { A(.at = SECTORS - 1, .size = 9999) }, "damaged", 1,
	    "1/iso:A.TXT", NULL, "damaged" },
	{ "overlapping files", false, false,
	    { A(.size = 5000), A(.id = "B.TXT;1", .at = 31, .size = 6) }, "overlap", 2,
	    "1/iso:B.TXT", "file31", "" },
	{ "two of one name", false, false, { A(.size = 6), A(.at = 33) }, "duplicate_name", 2,
	    "1/iso:A.TXT#2", "file33", "" },
	{ "a file and what belongs to it", false, false, { A(.size = 6), A(.at = 33, .flags = 4) },
	    "", 2, "1/iso:A.TXT#2", "file33", "" },
	{ "two lengths", false, false, { A(.id = "B", .size = 4), A(.size = 6) }, "overlap", 2,
	    "1/iso:B", "file", "" },
	{ "the big-endian numbers lead elsewhere", false, false, { A(.big_at = 33) },
	    "orders_differ", 2, "1/iso:A.TXT#2", "file33", "" },
	{ "the big-endian size is none", false, false, { A(.big_size = UINT32_MAX) },
	    "orders_differ", 1, "1/iso:A.TXT", "file30", "" },
	{ "two pieces apart", false, false, { A(.flags = 0x80), A(.at = 33) }, "", 1,
	    "1/iso:A.TXT", "file30file33", "" },
	{ "pieces of two files", false, false,
	    { A(.flags = 0x80), A(.id = "B.TXT;1", .at = 33, .size = 6) }, "", 2,
	    "1/iso:B.TXT", "file33", "" },
	{ "with gaps between", false, false, { A(.unit = 1) }, "", 1, "1/iso:A.TXT", NULL,
	    "unsupported" },
	{ "extended attributes before it", false, false, { A(.more = 2) }, "", 1,
	    "1/iso:A.TXT", "file32", "" },
	{ "no version", false, false, { A(.id = "A.", .at = 30, .size = 6) }, "", 1,
	    "1/iso:A", "file30", "" },
	{ "CP932 by the tree's own name", false, false,
	    { A(.raw = SK_LIT("\x90\xBF\x8B\x81\x8F\x91.TXT;1"), .at = 30, .size = 6) }, "", 1,
	    "1/iso:請求書.TXT", "file30", "" },
	{ "Rock Ridge", false, true, { A(USE(NM("\12", "\0", "b.txt"))) }, "", 1,
	    "1/iso:b.txt", "file30", "" },
	{ "a name in two fields", false, true,
	    { A(USE(NM("\11", "\1", "long") NM("\12", "\0", "b.txt"))) }, "", 1,
	    "1/iso:longb.txt", "file30", "" },
	{ "Rock Ridge that the root does not announce", false, false,
	    { A(USE(NM("\12", "\0", "b.txt"))) }, "", 1, "1/iso:A.TXT", "file30", "" },
	{ "a link", false, true, { A(.size = EMPTY, USE("SL\5\1\0")), A(.at = 31) }, "", 1,
	    "1/iso:A.TXT", "file31", "" },
	{ "a link with content", false, true, { A(USE("SL\5\1\0")) }, "", 1, "1/iso:A.TXT",
	    "file30", "" },
	{ "a moved folder's place with content", false, true,
	    { A(.id = "B.TXT;1", USE("CL\14\1\26\0\0\0\0\0\0\26")), A(.in = FOLDER_A, .at = 31) }, "",
	    2, "1/iso:B.TXT", "file30", "" },
	{ "a field longer than its record", false, true, { A(USE("NM\xF0\1\0x")) }, "damaged", 1,
	    "1/iso:A.TXT", "file30", "" },
	{ "a field of no length", false, true, { A(USE("NM\0\1\0x")) }, "damaged", 1,
	    "1/iso:A.TXT", "file30", "" },
	{ "goes on behind the end", false, true, { A(USE("CE\34\1\xFF\xFF\xFF\xFF\0\0\0\0"
	    "\0\0\0\0\0\0\0\0\20\0\0\0\0\0\0\0")) }, "damaged", 1, "1/iso:A.TXT", "file30", "" },
	{ "a name that writers do not make of it", false, true,
	    { A(USE(NM("\12", "\0", "b.exe"))) }, "names_differ", 1, "1/iso:b.exe", "file30", "" },
	{ "a moved folder", false, true,
	    { A(.id = "DEEP", .size = EMPTY, USE("CL\14\1\26\0\0\0\0\0\0\26" NM("\11", "\0", "deep"))),
	    A(.id = "MOVED", .at = FOLDER_B, .size = SECTOR, .flags = 2),
	    A(.in = FOLDER_B, .id = "DEEP", .at = FOLDER_A, .size = SECTOR, .flags = 2,
	    USE("RE\4\1")), A(.in = FOLDER_A, USE(NM("\12", "\0", "b.txt"))) }, "", 1,
	    "1/iso:deep/b.txt", "file30", "" },
	{ "a moved folder that nothing leads to", false, true,
	    { A(.id = "DEEP", .at = FOLDER_A, .size = SECTOR, .flags = 2, USE("RE\4\1")),
	    A(.in = FOLDER_A) }, "", 1, "1/iso:DEEP/A.TXT", "file30", "" },
	{ "leads to a folder that stands nowhere else", false, true,
	    { A(.id = "DEEP", .size = EMPTY, USE("CL\14\1\26\0\0\0\0\0\0\26")), A(.in = FOLDER_A) }, "",
	    1, "1/iso:DEEP/A.TXT", "file30", "" },
	{ "leads behind the end", false, true,
	    { A(.id = "DEEP", .size = EMPTY, USE("CL\14\1\377\377\377\377\0\0\0\26")), A(.size = 6) },
	    "damaged", 1, "1/iso:A.TXT", "file30", "" },
	{ "packed, and it is not", false, true,
	    { A(USE("ZF\20\1pz\4\17\0\0\1\0\0\1\0\0")) }, "", 1, "1/iso:A.TXT", NULL, "damaged" },
};

static void
fill(struct disc *d, const struct rec *r)
{
	for (size_t i = 0; i < RECORDS && r[i].used; i++)
		put_record(d, &r[i]);
}

static void
all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *t = &rows[i];
		struct disc *d = new_disc(t->wide, t->rock);
		struct zk_run r;
		size_t at;

		print_message("# %s\n", t->what);
		fill(d, t->r);
		zk_start(&r);
		zk_go(&r, all(d), "x.iso");
		at = zk_need(&r, "1");
		assert_true(sk_record_has(r.u.record, at, SK_KEY_OBJECT_TYPE, "iso"));
		zk_expect(&r, at, SK_KEY_CONTAINER_DEFECT, t->defects);
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, "");
		assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_CONTAINER_MEMBERS), t->members);
		if (t->path != NULL)
			zk_expect(&r, zk_need(&r, t->path), SK_KEY_OBJECT_GAP, t->gaps);
		if (t->content != NULL)
			zk_content(&r, t->path, t->content);
		zk_stop(&r);
		free(d);
	}
}

static struct zk_run
look(const struct disc *d)
{
	struct zk_run r;

	zk_start(&r);
	zk_go(&r, all(d), "x.iso");
	return r;
}

/* ---- names ---- */

/* 7-Zip takes the first half of a name that goes on elsewhere. */
static void
every_reading(void **state)
{
	struct disc *d = new_disc(true, true);
	struct zk_run r;

	(void)state;
	put_record(d, &(struct rec)A(USE(NM("\12", "\1", "b.exe") CE("\11"))));
	memcpy(d->p + MORE * SECTOR, NM("\11", "\0", ".pdf"), 9);
	put_record(d, &(struct rec)WIDE(.raw = SK_LIT("\0c\x65\xE5\0.\0e\0x\0e")));
	r = look(d);
	zk_expect(&r, zk_need(&r, "1/iso:c日.exe"), SK_KEY_OBJECT_NAME_READING,
	    "b.exe.pdf b.exe A.TXT");
	zk_stop(&r);
	free(d);
}

static void
zero_in_a_name(void **state)
{
	struct disc *d = new_disc(true, false);
	struct zk_run r;
	size_t at;

	(void)state;
	put_record(d, &(struct rec){ .id = "A.EXE;1", .at = 30, .size = 6 });
	put_record(d, &(struct rec)WIDE(.raw = SK_LIT("\0a\0.\0e\0x\0e\0\0\0.\0p\0d\0f")));
	r = look(d);
	at = zk_need(&r, "1/iso:a.exe\xEF\xBF\xBD.pdf");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, "a.exe A.EXE");
	assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_NAME_NUL), 1);
	zk_stop(&r);
	free(d);
}

/* A name outside the basic plane, half of one, and one of an odd number of bytes. */
static void
strange_utf16(void **state)
{
	static const struct { struct sk_span raw; const char *path; } table[] = {
		{ SK_LIT("\xD8\x3D\xDE\0\0.\0a"), "1/iso:\xF0\x9F\x98\x80.a" },
		{ SK_LIT("\xD8\x3D\0.\0a"), "1/iso:\xEF\xBF\xBD.a" },
		{ SK_LIT("\0b\0.\0a\0"), "1/iso:b.a" },
		{ SK_LIT("\x20\x2E\0g\0p\0j\0.\0e\0x\0e"), NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct disc *d = new_disc(true, false);
		struct zk_run r;

		put_record(d, &(struct rec)WIDE(.raw = table[i].raw));
		r = look(d);
		if (table[i].path != NULL)
			(void)zk_need(&r, table[i].path);
		else
			assert_int_equal(r.u.object[2].name[0].text.n, 3 + 7);
		zk_stop(&r);
		free(d);
	}
}

static void
hidden_flag(void **state)
{
	struct disc *d = new_disc(true, false);
	struct zk_run r;

	(void)state;
	put_record(d, &(struct rec)A(.size = 6));
	put_record(d, &(struct rec)WIDE(.flags = 1));
	put_record(d, &(struct rec)A(.id = "B", .at = 31));
	put_record(d, &(struct rec)WIDE(.id = "b", .at = 31));
	r = look(d);
	assert_int_equal(sk_record_count(r.u.record, zk_need(&r, "1/iso:a.txt"),
	    SK_KEY_OBJECT_HIDDEN), 1);
	assert_null(sk_record_find(r.u.record, zk_need(&r, "1/iso:b"), SK_KEY_OBJECT_HIDDEN));
	zk_stop(&r);
	free(d);
}

/* ---- the volume ---- */

static void
smaller_blocks(void **state)
{
	struct disc *d = new_disc(false, false);
	struct zk_run r;

	(void)state;
	put_volume(d, DESCRIPTORS, 1, "", ROOT, 512);
	put_record(d, &(struct rec)A(.at = 30 * 4));
	r = look(d);
	zk_content(&r, "1/iso:A.TXT", "file30");
	zk_stop(&r);
	free(d);
}

/* ISO 9660:1999 leads to the same folders; and the same folders as Joliet are
 * other names. */
static void
same_root_twice(void **state)
{
	struct disc *d = new_disc(false, false);
	struct zk_run r;

	(void)state;
	put_volume(d, DESCRIPTORS + 1, 2, "", ROOT, SECTOR);
	put_record(d, &(struct rec)A(.size = 6));
	r = look(d);
	zk_expect(&r, zk_need(&r, "1/iso:A.TXT"), SK_KEY_OBJECT_NAME_READING, "");
	zk_stop(&r);
	put_volume(d, DESCRIPTORS + 1, 2, "%/@", ROOT, SECTOR);
	r = look(d);
	assert_true(sk_record_find(r.u.record, 2, SK_KEY_OBJECT_NAME_READING) != NULL);
	zk_stop(&r);
	free(d);
}

static void
beside_the_files(void **state)
{
	struct disc *d = new_disc(false, false);
	struct zk_run r;
	size_t at;

	(void)state;
	put_record(d, &(struct rec)A(.size = 6));
	memcpy(d->p + 17 * SECTOR, "\0CD001\1EL TORITO SPECIFICATION", 30);
	d->p[17 * SECTOR + 0x47] = 40;
	memcpy(d->p + 40 * SECTOR, "\1\0", 2);
	memcpy(d->p + 40 * SECTOR + 30, "\x55\xAA\x88\0\0\0\0\0\1\0\x29\0\0\0", 14);
	memcpy(d->p + 19 * SECTOR, "\0NSR02\1", 7);
	r = look(d);
	at = zk_need(&r, "1");
	/* a second file system is announced, and there is none */
	zk_expect(&r, at, SK_KEY_OBJECT_GAP, "damaged");
	assert_int_equal(r.u.object[zk_need(&r, "1/iso:boot")].bytes.n, 512);
	zk_expect(&r, at, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_stop(&r);
	/* listed: no object of its own */
	put_record(d, &(struct rec)A(.id = "BOOT.IMG;1", .at = 41));
	r = look(d);
	assert_int_equal(zk_find(&r, "1/iso:boot"), 0);
	zk_stop(&r);
	free(d);
}

static void
behind_the_end(void **state)
{
	struct disc *d = new_disc(false, false);
	struct zk_run r;

	(void)state;
	put_record(d, &(struct rec)A(.size = 6));
	zk_start(&r);
	zk_go(&r, (struct sk_span){ d->p, (SECTORS + 2) * SECTOR }, "x.iso");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, "");
	zk_stop(&r);
	d->p[(SECTORS + 1) * SECTOR] = 'x';
	zk_start(&r);
	zk_go(&r, (struct sk_span){ d->p, (SECTORS + 2) * SECTOR }, "x.iso");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_CONTAINER_DEFECT, "suffix");
	zk_stop(&r);
	free(d);
}

static void
raw_sectors(void **state)
{
	struct disc *d = new_disc(true, false);
	uint8_t *raw = calloc(SECTORS, 2352);

	(void)state;
	assert_non_null(raw);
	put_record(d, &(struct rec)A(.size = 5000));
	put_record(d, &(struct rec)WIDE(.size = 5000));
	for (unsigned mode = 1; mode <= 2; mode++) {
		struct zk_run r;
		size_t at;

		for (size_t i = 0; i < SECTORS; i++) {
			memcpy(raw + i * 2352, "\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0", 12);
			raw[i * 2352 + 15] = (uint8_t)mode;
			memcpy(raw + i * 2352 + (mode == 1 ? 16 : 24), d->p + i * SECTOR, SECTOR);
		}
		zk_start(&r);
		zk_go(&r, (struct sk_span){ raw, SECTORS * 2352 - (mode == 1 ? 288 : 280) }, "x.bin");
		at = zk_need(&r, "1/iso:a.txt");
		assert_memory_equal(r.u.object[at].bytes.p, d->p + 30 * SECTOR, 5000);
		zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_GAP, "");
		zk_stop(&r);
	}
	free(raw);
	free(d);
}

/* ---- zisofs ---- */

enum { BLOCK = 32768 };

/* Packs a block of x, a block of zeros, and 6 bytes more; the size of it. */
static unsigned
pack(uint8_t *to, uint32_t claim)
{
	static uint8_t block[BLOCK];
	uLongf n;
	unsigned at = 16 + 4 * 4;

	memcpy(to, "\x37\xE4\x53\x96\xC9\xDB\xD6\x07", 8);
	le(to + 8, claim, 4);
	to[12] = 4;
	to[13] = 15;
	le(to + 16, at, 4);
	memset(block, 'x', sizeof block);
	n = 4096;
	assert_int_equal(compress2(to + at, &n, block, BLOCK, 9), Z_OK);
	at += (unsigned)n;
	le(to + 20, at, 4);
	le(to + 24, at, 4);
	n = 4096;
	assert_int_equal(compress2(to + at, &n, (const uint8_t *)"packed", 6, 9), Z_OK);
	at += (unsigned)n;
	le(to + 28, at, 4);
	return at;
}

static void
zisofs(void **state)
{
	static const struct { uint32_t claim, field; size_t n, wrong_at; const char *gap, *defects; } table[] = {
		{ 2 * BLOCK + 6, 2 * BLOCK + 6, 2 * BLOCK + 6, 0, "", "" },
		{ 2 * BLOCK + 6, 7, 2 * BLOCK + 6, 0, "", "size_lie" },
		{ 2 * BLOCK + 9, 2 * BLOCK + 9, 2 * BLOCK + 6, 0, "damaged", "" },
		{ 9 * BLOCK, 9 * BLOCK, 2 * BLOCK + 6, 0, "damaged", "" },
		{ 2 * BLOCK + 6, 2 * BLOCK + 6, 2 * BLOCK, 31, "damaged", "" },
		{ 2 * BLOCK + 6, 2 * BLOCK + 6, 0, 16, "damaged", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct disc *d = new_disc(false, true);
		uint8_t use[16] = "ZF\20\1pz\4\17";
		struct zk_run r;
		unsigned n = pack(d->p + 30 * SECTOR, table[i].claim);
		size_t at;

		d->p[30 * SECTOR + table[i].wrong_at] ^= table[i].wrong_at ? 0x80 : 0;
		le(use + 8, table[i].field, 4);
		put_record(d, &(struct rec)A(.size = n, .use = { use, sizeof use }));
		r = look(d);
		at = zk_need(&r, "1/iso:A.TXT");
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, table[i].gap);
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, table[i].defects);
		assert_int_equal(r.u.object[at].bytes.n, table[i].n);
		if (table[i].n > 2 * BLOCK)
			assert_memory_equal(r.u.object[at].bytes.p + 2 * BLOCK, "packed", 6);
		zk_stop(&r);
		free(d);
	}
}

/* A document at the start, and the image behind it: opened as both. */
static void
two_formats(void **state)
{
	struct disc *d = new_disc(false, false);
	struct zk_run r;

	(void)state;
	put_record(d, &(struct rec)A(.size = 6));
	memcpy(d->p, "%PDF-1.4\n", 9);
	r = look(d);
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_TYPE, "pdf");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_AMBIGUOUS, "iso");
	zk_content(&r, "1/iso:A.TXT", "file30");
	zk_stop(&r);
	free(d);
}

/* ---- limits ---- */

static void
limits(void **state)
{
	static volatile const sig_atomic_t expired = 1;
	struct disc *d = new_disc(false, false);
	struct zk_run r;

	(void)state;
	for (unsigned i = 0; i < 30; i++)
		put_record(d, &(struct rec)A(.at = 30 + i % 10));
	zk_start(&r);
	r.budget.limit[SK_LIMIT_MEMBERS] = 20;
	zk_go(&r, all(d), "x.iso");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_GAP, "members");
	assert_int_equal(r.u.n, 2 + 20);
	zk_stop(&r);
	zk_start(&r);
	r.budget.limit[SK_LIMIT_BYTES_OUT] = 60;
	zk_go(&r, all(d), "x.iso");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_GAP, "bytes_out");
	assert_int_equal(r.budget.bytes_out, 60);
	zk_stop(&r);
	free(d);
	/* pieces that are copied count as what they come to */
	d = new_disc(false, false);
	for (unsigned i = 0; i < 30; i++)
		put_record(d, &(struct rec)A(.at = 30 + i % 2 * 2, .size = SECTOR, .flags = 0x80));
	zk_start(&r);
	r.budget.limit[SK_LIMIT_BYTES_OUT] = 29 * SECTOR;
	zk_go(&r, all(d), "x.iso");
	zk_expect(&r, zk_need(&r, "1/iso:A.TXT"), SK_KEY_OBJECT_GAP, "bytes_out");
	assert_int_equal(r.budget.bytes_out, 0);
	zk_stop(&r);
	zk_start(&r);
	r.budget.expired = &expired;
	zk_go(&r, all(d), "x.iso");
	assert_true(r.u.n <= 2);
	zk_stop(&r);
	free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(every_reading),
		cmocka_unit_test(zero_in_a_name), cmocka_unit_test(strange_utf16),
		cmocka_unit_test(hidden_flag), cmocka_unit_test(smaller_blocks),
		cmocka_unit_test(same_root_twice), cmocka_unit_test(beside_the_files),
		cmocka_unit_test(behind_the_end), cmocka_unit_test(raw_sectors),
		cmocka_unit_test(zisofs), cmocka_unit_test(two_formats), cmocka_unit_test(limits)
	};

	assert_int_equal(sk_charset_warm(), 0);
	assert_int_equal(sk_unpack_warm(), 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
