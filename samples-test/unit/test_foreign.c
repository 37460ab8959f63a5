/* What is recognised and not opened is a gap, and what nobody opens is none. */
#include "zipkit.h"

struct row {
	const char	*what, *name;
	size_t		 off;		/* of head, zeros before it */
	struct sk_span	 head;
	const char	*type, *gap;
};

static const struct row rows[] = {
	{ "nothing known", "x.dat", 0, SK_LIT("\1\2\3\4"), "unknown", "" },
	{ "COMPRESS.EXE", "x.ex_", 0, SK_LIT("SZDD\x88\xF0\x27\x33" "Ae"), "unknown", "unsupported" },
	{ "compress", "x.Z", 0, SK_LIT("\x1F\x9D\x90\1"), "unknown", "unsupported" },
	{ "compress, impossible bits", "x.Z", 0, SK_LIT("\x1F\x9D\xFF\1"), "unknown", "" },
	{ "lz4", "x.lz4", 0, SK_LIT("\x04\x22\x4D\x18\x64\x40"), "unknown", "unsupported" },
	{ "lzip", "x.lz", 0, SK_LIT("LZIP\1\x0C"), "unknown", "unsupported" },
	{ "StuffIt", "x.sit", 0, SK_LIT("SIT!\0\1\0\0\1\0rLau\1"), "unknown", "unsupported" },
	{ "zoo", "x.zoo", 20, SK_LIT("\xDC\xA7\xC4\xFD"), "unknown", "unsupported" },
	{ "arc", "x.arc", 0, SK_LIT("\x1A\x08" "README.TXT\0\0\0\1"), "unknown", "unsupported" },
	{ "arc without a name", "x.arc", 0, SK_LIT("\x1A\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "unknown", "" },
	{ "arj", "x.arj", 0, SK_LIT("\x60\xEA\x29\0\x1E\x06\1\0\0\0\2\0"), "arj", "unsupported" },
	{ "ace", "x.ace", 7, SK_LIT("**ACE**\x14"), "ace", "unsupported" },
	{ "wim", "x.wim", 0, SK_LIT("MSWIM\0\0\0\xD0\0\0\0"), "wim", "unsupported" },
	{ "GCA", "x.gca", 0, SK_LIT("GCAX\0"), "unknown", "unsupported" },
	{ "BGA", "x.gza", 4, SK_LIT("GZIP\0"), "unknown", "unsupported" },
	{ "vmdk", "x.vmdk", 0, SK_LIT("KDMV\1\0\0\0"), "unknown", "unsupported" },
	{ "Apple disk image", "x.dmg", 4096, SK_LIT("koly\0\0\0\4"), "unknown", "unsupported" },
	{ "7-Zip's second piece", "a.7z.002", 0, SK_LIT("\1\2\3\4"), "unknown", "unsupported" },
	{ "zip's second piece", "a.z02", 0, SK_LIT("\1\2\3\4"), "unknown", "unsupported" },
	{ "RAR's third piece", "a.R01", 0, SK_LIT("\1\2\3\4"), "unknown", "unsupported" },
	{ "a year", "report.2016", 0, SK_LIT("\1\2\3\4"), "unknown", "" },
	{ "a number of no piece", "report.000", 0, SK_LIT("\1\2\3\4"), "unknown", "" },
	{ "text is no piece", "log.001", 0, SK_LIT("a line of text\n"), "text", "" },
};

static void
all_rows(void **state)
{
	static uint8_t bytes[4096 + 512];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *t = &rows[i];
		size_t n = t->off >= 4096 ? sizeof bytes :
		    t->off + t->head.n + (strcmp(t->type, "text") == 0 ? 0 : 16);
		struct zk_run r;
		size_t at;

		print_message("# %s\n", t->what);
		memset(bytes, 0, sizeof bytes);
		memcpy(bytes + t->off, t->head.p, t->head.n);
		zk_start(&r);
		zk_go(&r, (struct sk_span){ bytes, n }, t->name);
		at = zk_need(&r, "1");
		assert_true(sk_record_has(r.u.record, at, SK_KEY_OBJECT_TYPE, t->type));
		zk_expect(&r, at, SK_KEY_OBJECT_GAP, t->gap);
		zk_stop(&r);
	}
}

/* Boot sectors: the jump, the name of the file system, the end. */
static void
file_systems(void **state)
{
	static const struct { size_t at; const char *name; } table[] = {
		{ 3, "NTFS    " }, { 3, "EXFAT   " }, { 54, "FAT12   " }, { 82, "FAT32   " }
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		uint8_t sector[512] = { 0xEB, 0x3C, 0x90 };
		struct zk_run r;

		memcpy(sector + table[i].at, table[i].name, 8);
		for (int end = 0; end < 2; end++) {
			memcpy(sector + 510, end ? "\x55\xAA" : "\0\0", 2);
			zk_start(&r);
			zk_go(&r, (struct sk_span){ sector, sizeof sector }, "x.img");
			zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_GAP, end ? "unsupported" : "");
			zk_stop(&r);
		}
	}
}

/* ClamAV's test files: one program in every wrapping. */
static void
clamav(void **state)
{
	static const struct { const char *file, *path; } table[] = {
		{ "clam.arj", "1" }, { "clam.exe.szdd", "1" }, { "clam.sis", "1" },
		{ "clam.d64.zip", "1/zip:clam.exe" }, { "clam.impl.zip", "1/zip:CLAM.EXE" },
	};
	const char *dir = getenv("SEKISHO_FOREIGN");
	size_t found = 0;

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		static uint8_t bytes[65536];
		char path[4096];
		struct zk_run r;
		size_t n;
		FILE *f;

		(void)snprintf(path, sizeof path, "%s/clamav/%s", dir ? dir : "build/foreign",
		    table[i].file);
		if ((f = fopen(path, "rb")) == NULL)
			continue;
		n = fread(bytes, 1, sizeof bytes, f);
		(void)fclose(f);
		found++;
		zk_start(&r);
		zk_go(&r, (struct sk_span){ bytes, n }, table[i].file);
		zk_expect(&r, zk_need(&r, table[i].path), SK_KEY_OBJECT_GAP, "unsupported");
		zk_stop(&r);
	}
	if (found == 0) {
		print_message("# no foreign samples: make foreign, or SEKISHO_FOREIGN=FOLDER\n");
		return;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(file_systems), cmocka_unit_test(clamav)
	};

	assert_int_equal(sk_charset_warm(), 0);
	assert_int_equal(sk_unpack_warm(), 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
