/* PDF without its table of references: objects, streams, actions, files. */
#include "zipkit.h"

static void
run(struct zk_run *r, struct sk_span s)
{
	zk_start(r);
	zk_go(r, s, "x.pdf");
	zk_expect(r, 1, SK_KEY_OBJECT_TYPE, "pdf");
}

#define PDF "%PDF-1.4\n1 0 obj<</Type/Catalog"

static void
what_it_does(void **state)
{
	static const struct { const char *pdf; enum sk_key key; const char *words; } rows[] = {
		{ PDF "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj", SK_KEY_PDF_JAVASCRIPT, "app.alert(1)" },
		{ PDF "/OpenAction<</S/JavaScript/JS(a)>>>>endobj", SK_KEY_PDF_OPEN_ACTION, "javascript" },
		{ PDF "/Open#41ction<</#53/J#61vaScript/J#53(a)>>>>endobj", SK_KEY_PDF_OPEN_ACTION, "javascript" },
		{ PDF "/OpenAction 2 0 R>>endobj 2 0 obj<</S/Launch/F(a.exe)>>endobj", SK_KEY_PDF_OPEN_ACTION, "launch" },
		{ PDF "/OpenAction 2 0 R>>endobj 2 0 obj<</S/Launch/F(a.exe)>>endobj", SK_KEY_PDF_LAUNCH, "a.exe" },
		{ PDF "/OpenAction[3 0 R/Fit]>>endobj", SK_KEY_PDF_OPEN_ACTION, "goto" },
		{ PDF ">>endobj 2 0 obj<</S/URI/URI(http://a.example/)>>endobj", SK_KEY_PDF_URI, "http://a.example/" },
		{ PDF ">>endobj 2 0 obj<</S/URI/URI<687474703a2f2f612F>>>endobj", SK_KEY_PDF_URI, "http://a/" },
		{ PDF ">>endobj 2 0 obj<</S/URI/URI 3 0 R>>endobj 3 0 obj(http:\\057\\\n/a)endobj", SK_KEY_PDF_URI, "http://a" },
		{ PDF ">>endobj 2 0 obj[[[[<</A<</URI(x:)/S/URI>>>>]]]]endobj", SK_KEY_PDF_URI, "x:" },
		/* The later one counts for who refers to it; both are told. */
		{ PDF ">>endobj 2 0 obj<</S/URI/URI 3 0 R>>endobj 3 0 obj(a)endobj 3 0 obj(b)endobj", SK_KEY_PDF_URI, "b" },
		{ PDF ">>endobj 2 0 obj<</S/URI/URI(a)>>endobj 2 0 obj<</S/URI/URI(b)>>endobj", SK_KEY_PDF_URI, "a b" },
		/* Not ended, not closed, not begun. */
		{ PDF ">>2 0 obj<</S/URI/URI(a)", SK_KEY_PDF_URI, "a" },
		{ PDF "/X(((>>endobj 2 0 obj<</S/URI/URI(a)>>endobj", SK_KEY_PDF_URI, "a" },
		{ PDF ">>endobj 2 0 obj<</Names<</JavaScript 3 0 R>>>>endobj", SK_KEY_PDF_OPEN_ACTION, "javascript" },
		{ PDF ">>endobj 2 0 obj<</Length 20>>stream\n3 0 obj<</S/URI/URI(no)>>\nendstream endobj", SK_KEY_PDF_URI, "" },
		{ PDF ">>endobj 2 0 obj<</S/JavaScript/JS 3 0 R>>endobj 3 0 obj<</Filter[/AHx]>>stream\n61 62>\nendstream", SK_KEY_PDF_JAVASCRIPT, "ab" },
		{ PDF ">>endobj 2 0 obj<</S/JavaScript/JS 3 0 R>>endobj 3 0 obj<</Filter/A85>>stream\n@:E^~>\nendstream", SK_KEY_PDF_JAVASCRIPT, "abc" },
		{ PDF ">>endobj trailer<</Encrypt 9 0 R>>", SK_KEY_OBJECT_GAP, "encrypted" },
		{ PDF ">>endobj trailer<</Encrypt null>>", SK_KEY_OBJECT_GAP, "" },
		{ PDF ">>endobj 2 0 obj<</Type/XRef/Encrypt 3 0 R>>stream\nx\nendstream", SK_KEY_OBJECT_GAP, "encrypted" },
		{ PDF ">>endobj 2 0 obj<</S/JavaScript/JS 3 0 R>>endobj 3 0 obj<</Filter/LZWDecode>>stream\nx\nendstream", SK_KEY_OBJECT_GAP, "unsupported" },
		{ "%PDF-1.4\nnothing", SK_KEY_OBJECT_GAP, "damaged" }
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct zk_run r;

		run(&r, sk_span_text(rows[i].pdf));
		zk_expect(&r, 1, rows[i].key, rows[i].words);
		zk_stop(&r);
	}
}

static void
files(void **state)
{
	struct zk_run r;

	(void)state;
	run(&r, SK_SPAN(PDF ">>endobj 2 0 obj<</Type/Filespec/F(a.txt)/EF<</F 3 0 R/UF 3 0 R>>>>endobj\n"
	    "3 0 obj<</Type/EmbeddedFile/Length 5>>stream\r\nhello\r\nendstream endobj\n"
	    "4 0 obj<</Type/EmbeddedFile/Length 4 0 R>>stream\nlone\nendstream endobj"));
	zk_content(&r, "1/pdf:a.txt", "hello");
	zk_content(&r, "1/pdf:file2", "lone");
	zk_expect(&r, 1, SK_KEY_PDF_EMBEDDED, "a.txt");
	assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS), 2);
	zk_stop(&r);
}

/* Objects in a packed stream, as writers of today have them. */
static void
object_streams(void **state)
{
	static const char inner[] = "7 0 8 13 (http://x.y/)<</S/URI/URI 7 0 R>>";
	struct zk z = { 0 }, packed = zk_deflate(SK_SPAN(inner));
	struct zk_run r;

	(void)state;
	zk_text(&z, PDF ">>endobj 5 0 obj<</Type/ObjStm/N 2/First 9/Filter/FlateDecode>>stream\n\x78\x9C");
	zk_put(&z, packed.p, packed.n);
	zk_text(&z, "\nendstream endobj");
	run(&r, zk_span(&z));
	zk_expect(&r, 1, SK_KEY_PDF_URI, "http://x.y/");
	zk_stop(&r);
	zk_free(&z);
	zk_free(&packed);
}

static void
sparse_pages(void **state)
{
	static const struct { const char *content; uint64_t n; } rows[] = {
		{ "q /I Do Q", 1 }, { "BT (Click \\(me\\)) Tj ET", 11 }, { "[<41 42>-3(c)]TJ", 6 }
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct zk z = { 0 };
		struct zk_run r;

		zk_text(&z, PDF ">>endobj 2 0 obj<</Type/Page/Contents[3 0 R]/A<</S/URI/URI(http://a.example/)>>>>endobj\n"
		    "3 0 obj<<>>stream\n");
		zk_text(&z, rows[i].content);
		zk_text(&z, "\nendstream");
		run(&r, zk_span(&z));
		assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_PDF_PAGES), 1);
		assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_PDF_TEXT_SPARSE), rows[i].n);
		zk_stop(&r);
		zk_free(&z);
	}
}

/* What would cost more than its length ends with a gap. */
static void
no_text_costs_more(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	zk_text(&z, "%PDF-1.4\n");
	for (int i = 0; i < 200000; i++)
		zk_text(&z, "1 0 obj<<(");
	run(&r, zk_span(&z));
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "damaged");
	zk_stop(&r);
	z.n = 0;
	zk_text(&z, "%PDF-1.4\n1 0 obj");
	for (int i = 0; i < 500000; i++)
		zk_text(&z, "<</A[");
	run(&r, zk_span(&z));
	zk_stop(&r);
	zk_free(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_does), cmocka_unit_test(files), cmocka_unit_test(object_streams),
		cmocka_unit_test(sparse_pages), cmocka_unit_test(no_text_costs_more)
	};

	if (sk_unpack_warm() != 0)
		return 1;
	(void)sk_charset_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
