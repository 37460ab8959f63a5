/* Compiled help: directories that lie, pages that are not packed, and those of a file
 * that somebody else made. */
#include "zipkit.h"

struct row {
	const char	*what;
	struct sk_span	 entries;
	const char	*defects;
	size_t		 members;
	const char	*path, *content, *gaps;
};

static const struct row rows[] = {
	{ "a page", SK_LIT("\6/a.htm\0\0\4"), "", 1, "1/chm:a.htm", "page", "" },
	{ "a number of two bytes", SK_LIT("\6/a.htm\0\0\x80\4"), "", 1, "1/chm:a.htm", "page", "" },
	{ "a folder, and what is no page", SK_LIT("\3/d/\0\0\0\4::ab\0\0\4"), "", 0, NULL, NULL, NULL },
	{ "longer than the file", SK_LIT("\6/a.htm\0\0\x85\0"), "damaged", 1, "1/chm:a.htm", "page and more",
	    "damaged" },
	{ "behind the end", SK_LIT("\6/a.htm\0\x8F\xFF\xFF\xFF\x7F\4"), "damaged", 1, "1/chm:a.htm", NULL,
	    "damaged" },
	{ "packed, and nothing says how", SK_LIT("\6/a.htm\1\0\4"), "", 1, "1/chm:a.htm", NULL,
	    "unsupported" },
	{ "in a section that nobody has", SK_LIT("\6/a.htm\2\0\4"), "", 1, "1/chm:a.htm", NULL,
	    "unsupported" },
	{ "a number without end", SK_LIT("\6/a.htm\0\0\4\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), "damaged",
	    1, "1/chm:a.htm", "page", "" },
	{ "a name longer than all", SK_LIT("\x87\x7F/a"), "damaged", 0, NULL, NULL, NULL },
};

static void
put_help(struct zk *z, struct sk_span entries)
{
	enum { CHUNK = 256 };

	zk_text(z, "ITSF");
	zk_le(z, 3, 4);
	zk_le(z, 96, 48);
	zk_le(z, 0, 16);
	zk_le(z, 120, 8);
	zk_le(z, 84 + CHUNK, 8);
	zk_le(z, 120 + 84 + CHUNK, 8);
	zk_le(z, 0, 24);
	zk_text(z, "ITSP");
	zk_le(z, 1, 4);
	zk_le(z, 84, 4);
	zk_le(z, 10, 4);
	zk_le(z, CHUNK, 4);
	zk_le(z, 0, 64);
	zk_text(z, "PMGL");
	zk_le(z, CHUNK - 20 - entries.n, 4);
	zk_le(z, 0, 12);
	zk_put(z, entries.p, entries.n);
	zk_le(z, 0, CHUNK - 20 - entries.n);
	zk_text(z, "page and more");
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
		put_help(&z, t->entries);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.chm");
		zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, "chm");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, t->defects);
		assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS), t->members);
		if (t->path != NULL) {
			at = zk_need(&r, t->path);
			zk_expect(&r, at, SK_KEY_OBJECT_GAP, t->gaps);
			assert_int_equal(r.u.object[at].seen, t->content != NULL);
			if (t->content != NULL)
				zk_content(&r, t->path, t->content);
		}
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Pages that are packed (make foreign). */
static void
packed(void **state)
{
	const char *foreign = getenv("SEKISHO_FOREIGN");
	static uint8_t bytes[1 << 16];
	char path[512];
	struct zk_run r;
	size_t n, at;
	FILE *f;

	(void)state;
	(void)snprintf(path, sizeof path, "%s/clamav/clam.chm", foreign ? foreign : "build/foreign");
	if ((f = fopen(path, "rb")) == NULL) {
		print_message("# no %s (make foreign)\n", path);
		return;
	}
	n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	zk_start(&r);
	zk_go(&r, (struct sk_span){ bytes, n }, "clam.chm");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	at = zk_need(&r, "1/chm:clam.exe.txt");
	assert_int_equal(r.u.object[at].bytes.n, 544);
	assert_int_equal(r.u.object[at].type, SK_TYPE_PE);
	zk_stop(&r);
	/* cut: what there is of it */
	zk_start(&r);
	zk_go(&r, (struct sk_span){ bytes, n - 2000 }, "clam.chm");
	at = zk_need(&r, "1/chm:clam.exe.txt");
	assert_non_null(sk_record_find(r.u.record, at, SK_KEY_OBJECT_GAP));
	zk_stop(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(all_rows), cmocka_unit_test(packed) };

	if (sk_unpack_warm() != 0)
		return 1;
	(void)sk_charset_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
