/* Projects of macros and sheets of macros in compound files, right and lying. */
#include "olekit.h"
#include "unpack/office.h"

/* ---- compressed containers ---- */

static const struct {
	const char	*what, *packed;
	size_t		 n;
	bool		 whole;
	const char	*text;
} containers[] = {
	/* The examples of [MS-OVBA] 3.2. */
	{ "literals", "\x01\x19\xB0\0abcdefgh\0ijklmnop\0qrstuv.", 29, true, "abcdefghijklmnopqrstuv." },
	{ "tokens", "\x01\x2F\xB0\0#aaabcde\x82" "f\0pagh" "ij\x01\x38\x08" "akl\0" "0mnop\x06q\x02p\x04\x10rstuv"
	    "\x10wxyz\0\x3C", 51, true, "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa" },
	{ "one letter", "\x01\x03\xB0\x02" "aE\0", 7, true,
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
	{ "nothing", "\x01", 1, true, "" },
	{ "no signature", "\x02\x03\xB0\x02" "aE\0", 7, false, "" },
	{ "no chunk", "\x01\x03\x90\x02" "aE\0", 7, false, "" },
	{ "a token before anything", "\x01\x02\xB0\x01\0\0", 6, false, "" },
	{ "a token that leads too far back", "\x01\x04\xB0\x02" "a\0\x10", 8, false, "a" },
	{ "cut in a chunk", "\x01\x19\xB0\0abc", 7, false, "abc" },
	{ "cut in a token", "\x01\x03\xB0\x02" "aE", 6, false, "a" },
	{ "cut in a head", "\x01\x03\xB0\x02" "aE\0\x03", 8, false,
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
	{ "stored, and cut", "\x01\xFF\x3F" "ab", 5, false, "ab" }
};

static void
containers_are_read_as_far_as_they_go(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof containers / sizeof *containers; i++) {
		struct sk_buf b = sk_buf_new(arena, 1 << 16);
		bool whole = sk_vba_decompress((struct sk_span){ (const uint8_t *)containers[i].packed,
		    containers[i].n }, &b);

		if (whole != containers[i].whole || !sk_span_is(sk_buf_view(&b), containers[i].text))
			fail_msg("%s: %d \"%.*s\"", containers[i].what, whole, SK_FMT(sk_buf_view(&b)));
	}
	(void)sk_arena_free(arena);
}

static void
no_chunk_is_longer_than_4096(void **state)
{
	struct sk_arena *arena = sk_arena_new(1 << 20);
	struct sk_buf b = sk_buf_new(arena, 1 << 16);

	(void)state;
	/* A letter, and 4095 copies of it: no room for one more. */
	assert_true(sk_vba_decompress(SK_SPAN("\x01\x03\xB0\x02" "a\xFC\x0F"), &b));
	assert_int_equal(b.n, 4096);
	b.n = 0;
	assert_false(sk_vba_decompress(SK_SPAN("\x01\x03\xB0\x02" "a\xFD\x0F"), &b));
	(void)sk_arena_free(arena);
}

static void
lines(void **state)
{
	size_t n;

	(void)state;
	assert_int_equal(sk_vba_code_lines(SK_SPAN("Attribute VB_Name = \"a\"\r\nOption Explicit\r\n\r\n"
	    "' note\r\n  Rem note\r\nSub a()\r\n\tattribute a.VB_Description = \"\"\r\n  x = 1\r\nEnd Sub\r\n\0\0"), &n), 3);
	assert_int_equal(n, 6);
	assert_int_equal(sk_vba_code_lines(SK_SPAN("Attribute VB_Name = \"a\"\r\n"), &n), 0);
	assert_int_equal(n, 0);
}

/* ---- projects ---- */

/* A container of literals, one chunk. */
static void
pack(struct zk *z, const void *text, size_t n)
{
	size_t from;

	zk_put(z, "\1", 1);
	from = z->n;
	zk_le(z, 0, 2);
	for (size_t i = 0; i < n; i += 8) {
		zk_le(z, 0, 1);
		zk_put(z, (const char *)text + i, n - i < 8 ? n - i : 8);
	}
	z->p[from] = (uint8_t)(z->n - from - 3);
	z->p[from + 1] = (uint8_t)(0xB0 | (z->n - from - 3) >> 8);
}

static void
record(struct zk *z, unsigned id, const void *data, size_t n)
{
	zk_le(z, id, 2);
	zk_le(z, n, 4);
	zk_put(z, data, n);
}

static void
put_module(struct zk *z, const char *name, uint32_t offset)
{
	uint8_t wide[64], le[4] = { (uint8_t)offset, (uint8_t)(offset >> 8) };
	size_t n = strlen(name);

	memset(wide, 0, sizeof wide);
	for (size_t i = 0; i < n; i++)
		wide[2 * i] = (uint8_t)name[i];
	record(z, 0x19, name, n);
	record(z, 0x1A, name, n);
	record(z, 0x32, wide, 2 * n);
	record(z, 0x31, le, 4);
	record(z, 0x2B, "", 0);
}

/* The stream "dir" of two modules that have their texts at these places. */
static struct zk
directory(uint32_t one, uint32_t two, bool cut)
{
	struct zk z = { 0 }, packed = { 0 };

	record(&z, 1, "\1\0\0\0", 4);
	zk_put(&z, "\x09\0\4\0\0\0\1\0\0\0\2\0", 12);	/* a size of 4 and six bytes */
	put_module(&z, "One", one);
	put_module(&z, "Two", two);
	record(&z, 0x10, "", 0);
	pack(&packed, z.p, z.n);
	if (cut)
		packed.n -= 20;
	zk_free(&z);
	return packed;
}

enum { CACHE = 0x60 };

/* A module: compiled lines, and a text. */
static struct zk
module(const char *text, unsigned compiled)
{
	struct zk z = { 0 };

	zk_le(&z, 0, 0x19);
	zk_le(&z, CACHE - 0x3C, 4);
	zk_le(&z, 0, CACHE - z.n);
	zk_put(&z, "\xFE\xCA\1\0", 4);
	zk_le(&z, compiled, 2);
	for (unsigned i = 0; i < compiled; i++) {
		zk_le(&z, 0, 4);
		zk_le(&z, 2, 4);
		zk_le(&z, 0, 4);
	}
	if (text != NULL)
		pack(&z, text, strlen(text));
	return z;
}

static uint32_t
text_at(unsigned compiled)
{
	return CACHE + 6 + 12 * compiled;
}

static void
run(struct zk_run *r, struct zk *dir, struct zk *one, struct zk *two)
{
	struct ok k = { .entry = {
		{ .name = "WordDocument", .content = SK_LIT("short") },
		{ .name = "Macros", .storage = true },
		{ .name = "VBA", .storage = true, .inside = 2 },
		{ .name = dir == NULL ? "none" : "dir", .content = { dir == NULL ? NULL : dir->p,
		    dir == NULL ? 0 : dir->n }, .inside = 3 },
		{ .name = "One", .content = { one->p, one->n }, .inside = 3 },
		{ .name = "Two", .content = { two->p, two->n }, .inside = 3 },
		{ .name = "_VBA_PROJECT", .content = SK_LIT("\xCC\x61"), .inside = 3 } } };
	struct zk z = ok_build(&k);

	zk_start(r);
	zk_go(r, ok_keep(&z), "x.doc");
	if (dir != NULL)
		zk_free(dir);
	zk_free(one);
	zk_free(two);
}

static const char code[] = "Attribute VB_Name = \"One\"\r\nSub AutoOpen()\r\nEnd Sub\r\n";
static const char empty[] = "Attribute VB_Name = \"Two\"\r\nAttribute VB_Exposed = True\r\n";

struct row {
	const char	*what;
	bool		 no_dir, cut_dir;
	int		 off;		/* by which the directory is wrong */
	const char	*text[2];
	unsigned	 compiled[2];
	const char	*modules;	/* "12": those that are objects */
	unsigned	 vba, stomped;
	const char	*gaps;
};

static const struct row rows[] = {
	{ "as Office writes it", false, false, 0, { code, empty }, { 2, 0 }, "1", 1, 0, "" },
	{ "both with code", false, false, 0, { code, code }, { 2, 2 }, "12", 2, 0, "" },
	{ "no directory", true, false, 0, { code, empty }, { 2, 0 }, "1", 1, 0, "damaged" },
	{ "a directory that is cut", false, true, 0, { code, empty }, { 2, 0 }, "1", 1, 0, "damaged" },
	{ "offsets that lie", false, false, 3, { code, code }, { 2, 2 }, "12", 2, 0, "" },
	{ "offsets beyond", false, false, 30000, { code, code }, { 2, 2 }, "12", 2, 0, "" },
	{ "the text is gone", false, false, 0, { NULL, empty }, { 5, 0 }, "", 0, 5, "" },
	{ "the text is empty", false, false, 0, { empty, empty }, { 5, 0 }, "", 0, 5, "" },
	{ "another text", false, false, 0, { code, empty }, { 40, 0 }, "1", 1, 38, "" },
	{ "lines that go on in the next", false, false, 0, { code, empty }, { 1, 0 }, "1", 1, 0, "" }
};

static void
projects(void **state)
{
	(void)state;
	for (const struct row *w = rows; w < rows + sizeof rows / sizeof *rows; w++) {
		struct zk one = module(w->text[0], w->compiled[0]), two = module(w->text[1], w->compiled[1]);
		struct zk dir = directory(text_at(w->compiled[0]) + (uint32_t)w->off,
		    text_at(w->compiled[1]) + (uint32_t)w->off, w->cut_dir);
		struct zk_run r;
		const struct sk_record *record;

		if (w->no_dir)
			zk_free(&dir);
		run(&r, w->no_dir ? NULL : &dir, &one, &two);
		record = r.u.record;
		if ((zk_find(&r, "1/ole:One") != 0) != (strchr(w->modules, '1') != NULL) ||
		    (zk_find(&r, "1/ole:Two") != 0) != (strchr(w->modules, '2') != NULL) ||
		    sk_record_count(record, 1, SK_KEY_OFFICE_VBA) != w->vba ||
		    sk_record_count(record, 1, SK_KEY_OFFICE_VBA_STOMPED) != w->stomped)
			fail_msg("%s: %zu objects, vba %u, stomped %u", w->what, r.u.n,
			    (unsigned)sk_record_count(record, 1, SK_KEY_OFFICE_VBA),
			    (unsigned)sk_record_count(record, 1, SK_KEY_OFFICE_VBA_STOMPED));
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, w->gaps);
		if (zk_find(&r, "1/ole:One") != 0) {
			zk_content(&r, "1/ole:One", code);
			assert_int_equal(r.u.object[zk_find(&r, "1/ole:One")].type, SK_TYPE_VBA);
		}
		zk_stop(&r);
	}
}

static void
a_module_that_is_cut_has_a_gap(void **state)
{
	struct zk one = module(code, 2), two = module(empty, 0), dir = directory(text_at(2), text_at(0), false);
	struct zk_run r;

	(void)state;
	one.n -= 6;
	run(&r, &dir, &one, &two);
	zk_expect(&r, zk_need(&r, "1/ole:One"), SK_KEY_OBJECT_GAP, "damaged");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	zk_stop(&r);
}

/* ---- sheets of macros ---- */

static void
biff(struct zk *z, unsigned id, const void *data, size_t n)
{
	zk_le(z, id, 2);
	zk_le(z, n, 2);
	zk_put(z, data, n);
}

static const char bof8[] = "\0\6\5\0", bof8m[] = "\0\6\x40\0", bof5[] = "\0\5\5\0", bof5m[] = "\0\5\x40\0";

/* A workbook with one macro sheet of that state whose cells hold the tokens. */
static void
workbook(struct zk_run *r, bool wide, unsigned state, const char *name, size_t name_n,
    const char *tokens, size_t n)
{
	struct zk z = { 0 }, cell = { 0 }, book, sheet = { 0 }, lbl = { 0 };
	struct ok k = { .entry = { { .name = wide ? "Workbook" : "Book" } } };

	zk_le(&sheet, 0, 4);
	zk_le(&sheet, state | 1 << 8, 2);
	zk_put(&sheet, wide ? "\2\0M1" : "\2M1", wide ? 4 : 3);
	zk_le(&lbl, name_n == 1 ? 0x20 : 0, 3);
	zk_le(&lbl, name_n, 1);
	zk_le(&lbl, 0, 10 + wide);
	zk_put(&lbl, name, name_n);
	zk_le(&cell, 0, 20);
	zk_le(&cell, n, 2);
	zk_put(&cell, tokens, n);
	biff(&z, 0x809, wide ? bof8 : bof5, 4);
	biff(&z, 0x85, sheet.p, sheet.n);
	if (name_n > 0)
		biff(&z, 0x18, lbl.p, lbl.n);
	biff(&z, 0x0A, "", 0);
	z.p[4 + 4 + 4] = (uint8_t)z.n;
	biff(&z, 0x809, wide ? bof8m : bof5m, 4);
	biff(&z, 6, cell.p, cell.n);
	biff(&z, 0x0A, "", 0);
	k.entry[0].content = zk_span(&z);
	book = ok_build(&k);
	zk_start(r);
	zk_go(r, ok_keep(&book), "x.xls");
	zk_free(&z);
	zk_free(&cell);
	zk_free(&sheet);
	zk_free(&lbl);
}

static const struct {
	const char	*what, *tokens;
	size_t		 n;
	bool		 wide;
	const char	*text;
} formulas[] = {
	{ "a command", "\x17\3\0cmd\x42\1\x6E\0", 10, true, "=\"cmd\" EXEC(1) \n" },
	{ "joined", "\x17\1\0a\x17\1\0b\x08\x17\1\0c\x08", 14, true, "=\"abc\" \n" },
	{ "a letter by number", "\x1E\x41\0\x41\x6F\0\x17\1\0b\x08", 11, true, "=\"Ab\" \n" },
	{ "in UTF-16, with a quote", "\x17\2\1\x42\x30\x22\0", 7, true, "=\"\xE3\x81\x82\"\"\" \n" },
	{ "of Excel 5", "\x17\3cmd\x42\1\x6E\0", 9, false, "=\"cmd\" EXEC(1) \n" },
	{ "a command of the menu", "\x42\0\x08\x80", 4, true, "=C8(0) \n" },
	{ "hints and references", "\x19\x08\0\0\x44\0\0\0\0\x1E\1\0\x03", 13, true, "=? 1 + \n" },
	{ "cut in a text", "\x17\x09\0cm", 5, true, "=\"cm\" \n" },
	{ "an unknown token", "\x1E\1\0\x1A\x1E\2\0", 7, true, "=1 \n" },
	{ "joined with nothing", "\x08\x08", 2, true, "=& & \n" }
};

static void
formulas_become_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
		struct zk_run r;
		size_t m;

		workbook(&r, formulas[i].wide, 0, "", 0, formulas[i].tokens, formulas[i].n);
		m = zk_need(&r, "1/ole:M1");
		if (!sk_span_is(r.u.object[m].bytes, formulas[i].text))
			fail_msg("%s: \"%.*s\"", formulas[i].what, SK_FMT(r.u.object[m].bytes));
		assert_int_equal(r.u.object[m].type, SK_TYPE_XLM);
		zk_stop(&r);
	}
}

static const struct {
	unsigned	 state;
	const char	*name;
	size_t		 n;
	const char	*words;
} sheets[] = {
	{ 0, "", 0, "visible" }, { 1, "", 0, "hidden" }, { 2, "", 0, "veryhidden" },
	{ 2, "\1", 1, "veryhidden auto_open" }, { 0, "\2", 1, "visible auto_open" },
	{ 1, "\5", 1, "hidden" }, { 0, "Auto_Open21", 11, "visible auto_open" },
	{ 0, "a\0uTo\1_open", 11, "visible auto_open" }, { 0, "Autumn", 6, "visible" }
};

static void
who_sees_a_sheet_and_what_starts_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		struct zk_run r;

		workbook(&r, i % 2 == 0, sheets[i].state, sheets[i].name, sheets[i].n, "\x1E\1\0", 3);
		zk_expect(&r, 1, SK_KEY_OFFICE_XLM, sheets[i].words);
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
		zk_stop(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(containers_are_read_as_far_as_they_go),
		cmocka_unit_test(no_chunk_is_longer_than_4096),
		cmocka_unit_test(lines),
		cmocka_unit_test(projects),
		cmocka_unit_test(a_module_that_is_cut_has_a_gap),
		cmocka_unit_test(formulas_become_text),
		cmocka_unit_test(who_sees_a_sheet_and_what_starts_it),
	};

	return cmocka_run_group_tests(tests, NULL, ok_forget);
}
