/* xar: what its table of contents may say, and what is made of it. */
#include "zipkit.h"

#define HEAP	"alphabetaMZ"
#define DATA(off, len, size, style) "<data><length>" #len "</length><offset>" #off "</offset>" \
	"<size>" #size "</size>" style "</data>"
#define PLAIN	"<encoding style=\"application/octet-stream\"/>"
#define FILE_(id, name, more) "<file id=\"" #id "\"><name>" name "</name><type>file</type>" more "</file>"
#define XAR(body) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xar><toc>" \
	"<checksum style=\"sha1\"><offset>0</offset><size>20</size></checksum>" body "</toc></xar>"

static const struct {
	const char	*what, *toc;
	size_t		 objects;
	const char	*path, *content, *defects, *gaps, *own; /* gaps: of the member; own: of the xar */
} rows[] = {
	{ "one", XAR(FILE_(1, "a.txt", DATA(0, 5, 5, PLAIN))), 3, "a.txt", "alpha", "", "", "" },
	{ "no style", XAR(FILE_(1, "a.exe", DATA(9, 2, 2, ""))), 3, "a.exe", "MZ", "", "", "" },
	{ "Japanese and entities", XAR(FILE_(1, "請求&#x66F8;&amp;&lt;.exe", DATA(9, 2, 2, PLAIN))), 3,
	    "請求書&<.exe", "MZ", "", "", "" },
	{ "a name in base64", XAR("<file id='1'><name enctype='base64'>6KuL5rGC5pu4LmV4ZQ==</name>"
	    DATA(9, 2, 2, PLAIN) "</file>"), 3, "請求書.exe", "MZ", "", "", "" },
	{ "folders", XAR("<file id=\"1\"><name>d</name><type>directory</type><file id=\"2\"><name>e</name>"
	    "<type>directory</type>" FILE_(3, "a.txt", DATA(0, 5, 5, PLAIN)) "</file></file>"), 3,
	    "d/e/a.txt", "alpha", "", "", "" },
	{ "the folder's name behind what is in it", XAR("<file id=\"1\">" FILE_(3, "a.txt",
	    DATA(0, 5, 5, PLAIN)) "<name>d</name></file>"), 3, "d/a.txt", "alpha", "", "", "" },
	{ "extended attributes have names and places of their own", XAR("<file id=\"1\"><ea id=\"0\">"
	    "<name>com.apple</name><offset>5</offset><length>4</length><size>4</size></ea>"
	    "<name>a.txt</name>" DATA(0, 5, 5, PLAIN) "</file>"), 3, "a.txt", "alpha", "", "", "" },
	{ "a hard link", XAR(FILE_(7, "a.txt", DATA(0, 5, 5, PLAIN)) "<file id=\"8\"><name>b.exe</name>"
	    "<type link=\"7\">hardlink</type></file>"), 4, "b.exe", "alpha", "", "", "" },
	{ "a link by name has no content", XAR(FILE_(7, "a.txt", DATA(0, 5, 5, PLAIN))
	    "<file id=\"8\"><name>b</name><type>symlink</type></file>"), 3, "a.txt", "alpha", "", "", "" },
	{ "an empty file", XAR(FILE_(1, "a.txt", "")), 3, "a.txt", "", "", "", "" },
	{ "behind the heap", XAR(FILE_(1, "a.txt", DATA(5, 500, 500, PLAIN))), 3, "a.txt", "betaMZ",
	    "damaged", "damaged", "" },
	{ "far behind the heap", XAR(FILE_(1, "a.txt", DATA(9223372036854775807, 5, 5, PLAIN))), 3,
	    "a.txt", NULL, "damaged", "damaged", "" },
	{ "a size that lies", XAR(FILE_(1, "a.txt", DATA(0, 5, 50, PLAIN))), 3, "a.txt", "alpha",
	    "size_lie", "", "" },
	{ "packed in a way that is not known", XAR(FILE_(1, "a.txt", DATA(0, 5, 5,
	    "<encoding style=\"application/x-new\"/>"))), 3, "a.txt", NULL, "", "unsupported", "" },
	{ "zlib that is none", XAR(FILE_(1, "a.txt", DATA(0, 5, 5,
	    "<encoding style=\"application/x-gzip\"/>"))), 3, "a.txt", NULL, "damaged", "damaged", "" },
	{ "bzip2 that is none", XAR(FILE_(1, "a.txt", DATA(0, 5, 5,
	    "<encoding style=\"application/x-bzip2\"/>"))), 3, "a.txt", NULL, "damaged", "damaged", "" },
	{ "a comment with a file in it", XAR("<!-- " FILE_(1, "no", "") " -->"
	    FILE_(2, "a.txt", DATA(0, 5, 5, PLAIN))), 3, "a.txt", "alpha", "", "", "" },
	{ "it breaks off", "<xar><toc>" FILE_(2, "a.txt", DATA(0, 5, 5, PLAIN)) "<file id=\"3\"><na", 3,
	    "a.txt", "alpha", "damaged", "", "damaged" },
	{ "ends that do not fit", "<xar><toc>" FILE_(2, "a.txt", DATA(0, 5, 5, PLAIN))
	    "<file id='4'></xar></toc>", 3, "a.txt", "alpha", "damaged", "", "damaged" },
	{ "no XML", "nothing at all", 2, NULL, NULL, "damaged", "", "damaged" },
	{ "entities of its own are not expanded", "<!DOCTYPE x [<!ENTITY a \"b\">]>"
	    XAR(FILE_(1, "&a;.txt", DATA(0, 5, 5, PLAIN))), 3, "&a;.txt", "alpha", "damaged", "",
	    "damaged" }
};

static void
big(struct zk *z, uint64_t v, size_t n)
{
	while (n-- > 0) {
		uint8_t c = (uint8_t)(v >> 8 * n);

		zk_put(z, &c, 1);
	}
}

static struct zk
build(const char *toc)
{
	struct zk packed = zk_deflate(sk_span_text(toc)), z = { 0 };

	zk_text(&z, "xar!");
	big(&z, 28, 2);
	big(&z, 1, 2);
	big(&z, packed.n + 6, 8);
	big(&z, strlen(toc), 8);
	big(&z, 0, 4);
	zk_text(&z, "\x78\x9C");
	zk_put(&z, packed.p, packed.n);
	big(&z, adler32(1, (const Bytef *)toc, (uInt)strlen(toc)), 4);
	zk_text(&z, HEAP);
	zk_free(&packed);
	return z;
}

static void
tables(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct zk z = build(rows[i].toc);
		struct zk_run r;
		char path[64];

		print_message("# %s\n", rows[i].what);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.xar");
		assert_int_equal(r.u.object[1].type, SK_TYPE_XAR);
		zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, "");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, rows[i].defects);
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, rows[i].own);
		assert_int_equal(r.u.n, rows[i].objects);
		if (rows[i].path != NULL) {
			(void)snprintf(path, sizeof path, "1/xar:%s", rows[i].path);
			zk_expect(&r, zk_need(&r, path), SK_KEY_OBJECT_GAP, rows[i].gaps);
			if (rows[i].content != NULL)
				zk_content(&r, path, rows[i].content);
		}
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Every length of what is cut: no reading behind the end, and it is said. */
static void
cut(void **state)
{
	struct zk z = build(rows[0].toc);

	(void)state;
	for (size_t n = 28; n < z.n - strlen(HEAP) - 6; n++) {
		struct zk_run r;

		zk_start(&r);
		zk_go(&r, sk_span_head(zk_span(&z), n), "x.xar");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
		zk_stop(&r);
	}
	zk_free(&z);
}

/* Elements inside each other, and files without end. */
static void
bombs(void **state)
{
	static const struct { const char *begin; size_t n; const char *gap; } table[] = {
		{ "<x>", 100000, "damaged" }, { "<file>", 100000, "damaged" },
		{ "<file/>", 100000, "members" }
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk toc = { 0 }, z;
		struct zk_run r;

		zk_text(&toc, "<xar><toc>");
		for (size_t k = 0; k < table[i].n; k++)
			zk_text(&toc, table[i].begin);
		zk_le(&toc, 0, 1);
		z = build((const char *)toc.p);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.xar");
		assert_true(sk_record_has(r.u.record, 1, SK_KEY_OBJECT_GAP, table[i].gap));
		zk_stop(&r);
		zk_free(&z);
		zk_free(&toc);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables), cmocka_unit_test(cut), cmocka_unit_test(bombs)
	};

	assert_int_equal(sk_unpack_warm(), 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
