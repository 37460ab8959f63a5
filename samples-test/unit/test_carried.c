#include "zipkit.h"
#include "pekit.h"

/* What a program carries becomes members, each once. */

#define PDF "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
#define RTF "{\\rtf1\\ansi a plain text, long enough to be shown to a person, and no more}"
#define SIXTY "0123456789012345678901234567890123456789012345678901234567890123456789"

struct expected {
	const char	*path, *type;
};

static struct sk_arena *made;

static int
setup(void **state)
{
	(void)state;
	made = sk_arena_new((size_t)1 << 30);
	return made == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	made = sk_arena_free(made);
	return 0;
}

/* Objects below the program are these and no others. */
static void
check(const char *what, struct sk_span pe, const struct expected *e, size_t n)
{
	struct zk_run r;
	size_t below = 0;

	zk_start(&r);
	zk_go(&r, pe, "a.exe");
	assert_true(sk_record_has(r.u.record, 1, SK_KEY_OBJECT_TYPE, "pe"));
	for (size_t i = 2; i < r.u.n; i++)
		below++;
	for (size_t i = 0; i < n; i++) {
		size_t at = zk_find(&r, e[i].path);

		if (!sk_record_has(r.u.record, at, SK_KEY_OBJECT_TYPE, e[i].type))
			fail_msg("%s: %s is no %s, but %.*s", what, e[i].path, e[i].type,
			    SK_FMT(sk_record_get(r.u.record, at, SK_KEY_OBJECT_TYPE)));
	}
	for (size_t i = 2; below != n && i < r.u.n; i++)
		print_message("# %.*s: %.*s\n", SK_FMT(r.u.record->object[i].path),
		    SK_FMT(sk_record_get(r.u.record, i, SK_KEY_OBJECT_TYPE)));
	if (below != n)
		fail_msg("%s: %zu objects, not %zu", what, below, n);
	zk_stop(&r);
}

#define CHECK(pe, ...) do { \
	const struct expected e_[] = { __VA_ARGS__ }; \
	check(__func__, pe, e_, sizeof e_ / sizeof *e_); \
} while (0)
#define CHECK_NONE(pe) check(__func__, pe, NULL, 0)

static struct sk_span
zip_of(const char *name, struct sk_span before, struct sk_span comment)
{
	const struct zk_member m[] = { { .name = name, .content = SIXTY, .method = 8 } };
	struct sk_buf b = sk_buf_new(made, 4 << 20);
	struct zk z = { 0 };

	zk_zip(&z, m, 1, comment);
	(void)sk_buf_span(&b, before);
	(void)sk_buf_span(&b, zk_span(&z));
	zk_free(&z);
	return sk_buf_view(&b);
}

static struct sk_span
with_overlay(struct sk_span overlay, bool certificate)
{
	struct pekit p = { .overlay = overlay, .certificate = certificate };

	return pekit_build(made, &p);
}

static void
nothing_is_carried(void **state)
{
	static const struct pekit_resource res[] = {
		{ 3, 1, SK_LIT(PDF) }, { 10, 1, SK_LIT("\xFF\xD8\xFF\xE0\0\x10JFIF\0" SIXTY) },
		{ 10, 2, SK_LIT("a text for the program itself " SIXTY) },
		{ 10, 3, SK_LIT("<html><body>its own window" SIXTY "</body></html>") },
		{ 10, 4, SK_LIT("%PDF-1.4 too short") },
	};
	struct pekit p = { .resource = res, .resources = 5, .data = SK_SPAN(PDF) };

	(void)state;
	CHECK_NONE(pekit_build(made, &p));
	CHECK_NONE(with_overlay(SK_SPAN("NullsoftInst, and so on " SIXTY), false));
	CHECK_NONE(with_overlay(SK_SPAN("MZ, two letters that say nothing " SIXTY), true));
}

static void
overlay_is_handed_over(void **state)
{
	struct pekit inner = { 0 };
	struct sk_span program = pekit_build(made, &inner);
	struct sk_buf both = sk_buf_new(made, 1 << 20);

	(void)state;
	CHECK(with_overlay(SK_SPAN(PDF), false), { "1/pe:overlay", "pdf" });
	CHECK(with_overlay(SK_SPAN(PDF), true), { "1/pe:overlay", "pdf" });
	CHECK(with_overlay(SK_SPAN("\x10\x02\0\0\0\0\0\0" RTF), false), { "1/pe:overlay", "rtf" });
	CHECK(with_overlay(program, false), { "1/pe:overlay", "pe" });
	/* readers of documents do not mind what follows */
	(void)sk_buf_span(&both, SK_SPAN(PDF));
	(void)sk_buf_span(&both, program);
	CHECK(with_overlay(sk_buf_view(&both), false), { "1/pe:overlay", "pdf" },
	    { "1/pe:overlay#2", "pe" });
}

/* What tells its size ends there, and the next load follows. */
static void
what_follows_a_cabinet_is_found(void **state)
{
	struct pekit inner = { 0 };
	struct sk_buf both = sk_buf_new(made, 1 << 20);

	(void)state;
	(void)sk_buf_put(&both, "MSCF\0\0\0\0\x50\0\0\0\0\0\0\0\x2C\0\0\0\0\0\0\0\3\1\0\0\0\0", 30);
	(void)sk_buf_span(&both, SK_SPAN(SIXTY));	/* past its 0x50 bytes */
	(void)sk_buf_span(&both, SK_SPAN("setup.ini"));
	(void)sk_buf_span(&both, pekit_build(made, &inner));
	CHECK(with_overlay(sk_buf_view(&both), true), { "1/pe:overlay", "cab" },
	    { "1/pe:overlay#2", "pe" });
}

static void
zip_is_opened_once(void **state)
{
	struct sk_span none = { 0 };
	struct pekit p = { .tail = zip_of("a.txt", none, none), .certificate = true };
	struct sk_buf far = sk_buf_new(made, 4 << 20);

	(void)state;
	CHECK(with_overlay(zip_of("a.txt", none, none), false), { "1/pe:overlay", "zip" },
	    { "1/pe:overlay/zip:a.txt", "text" });
	/* the padding before the certificates is not the zip's end */
	CHECK(with_overlay(zip_of("a.txt", none, none), true), { "1/pe:overlay", "zip" },
	    { "1/pe:overlay/zip:a.txt", "text" });
	CHECK(pekit_build(made, &p), { "1/pe:overlay", "zip" },
	    { "1/pe:overlay/zip:a.txt", "text" });
	/* further than anything is searched: found from its end */
	for (size_t i = 0; i < (1 << 20) + 77; i++)
		(void)sk_buf_byte(&far, (uint8_t)(i * i >> 3));
	CHECK(with_overlay(zip_of("a.txt", sk_buf_view(&far), none), false),
	    { "1/pe:overlay", "zip" }, { "1/pe:overlay/zip:a.txt", "text" });
}

/* Offsets that count from the program's first byte, as "zip -A" makes them; and a
 * zip that begins in a section: fmt_zip reads the whole. */
static void
zip_of_the_whole_is_opened_once(void **state)
{
	struct sk_span none = { 0 }, zip = zip_of("a.txt", none, none);
	struct sk_span whole = with_overlay(zip, false);
	uint8_t *b = (uint8_t *)(uintptr_t)whole.p;
	size_t start = whole.n - zip.n;
	uint32_t dir, v;

	(void)state;
	assert_true(sk_span_u32le(whole, whole.n - 6, &dir));
	for (int i = 0; i < 4; i++) {
		b[whole.n - 6 + (size_t)i] = (uint8_t)((dir + start) >> 8 * i);
		b[start + dir + 42 + (size_t)i] = (uint8_t)(start >> 8 * i);
	}
	assert_true(sk_span_u32le(whole, whole.n - 6, &v) && v == dir + start);
	CHECK(whole, { "1/zip:a.txt", "text" });
}

static void
resources_are_named(void **state)
{
	static const struct pekit_resource res[] = {
		{ 10, 101, SK_LIT(PDF) }, { 10, 102, SK_LIT("MSCF\0\0\0\0" SIXTY) },
		{ 400, 7, SK_LIT(RTF) },
		{ 400, 8, SK_LIT("Set s = CreateObject(\"WScript.Shell\")\r\nWScript.Echo s.CurrentDirectory\r\n") },
	};
	struct pekit p = { .resource = res, .resources = 4 };

	(void)state;
	CHECK(pekit_build(made, &p), { "1/pe:resource RCDATA/101", "pdf" },
	    { "1/pe:resource RCDATA/102", "cab" }, { "1/pe:resource 400/7", "rtf" },
	    { "1/pe:resource 400/8", "script-vbs" });
}

/* A section may claim the archive; signatures that programs know are none. */
static void
archives_in_sections_are_found(void **state)
{
	static const struct pekit_resource res[] = { { 10, 5, SK_LIT("MSCF\0\0\0\0\x50\0\0\0\0\0\0\0"
	    "\x2C\0\0\0\0\0\0\0\3\1\0\0\0\0" SIXTY) } };
	struct pekit p = { .data = SK_SPAN("7z\xBC\xAF\x27\x1C\0 MSCF\0\0\0\0 Rar!\x1A\7\0") };
	struct pekit seven = { .data = SK_SPAN("its data 7z\xBC\xAF\x27\x1C\0\4"
	    "\0\0\0\0\x10\0\0\0\0\0\0\0\x10\0\0\0\0\0\0\0\0\0\0\0" SIXTY) };
	struct pekit cab = { .data = res[0].data }, once = { .resource = res, .resources = 1 };

	(void)state;
	CHECK_NONE(pekit_build(made, &p));
	CHECK(pekit_build(made, &seven), { "1/pe:section", "7z" });
	CHECK(pekit_build(made, &cab), { "1/pe:section", "cab" });
	CHECK(pekit_build(made, &once), { "1/pe:resource RCDATA/5", "cab" });
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_carried),
		cmocka_unit_test(overlay_is_handed_over),
		cmocka_unit_test(what_follows_a_cabinet_is_found),
		cmocka_unit_test(zip_is_opened_once),
		cmocka_unit_test(zip_of_the_whole_is_opened_once),
		cmocka_unit_test(resources_are_named),
		cmocka_unit_test(archives_in_sections_are_found),
	};

	return cmocka_run_group_tests_name("carried", tests, setup, teardown);
}
