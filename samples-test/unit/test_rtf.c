/* Rich Text Format: what is found in it, however it is written. */
#include "unpack/rtf.h"
#include "zipkit.h"

static void
run(struct zk_run *r, const char *rtf)
{
	zk_start(r);
	zk_go(r, sk_span_text(rtf), "x.doc");
}

/* OLE 1: embedded, class "P", 3 bytes "abc". */
#define HEAD "01050000" "02000000" "02000000" "5000" "00000000" "00000000"
#define OBJECT HEAD "03000000" "616263"

static void
readings(void **state)
{
	static const struct { const char *rtf, *content, *defects; } rows[] = {
		{ "{\\rtf1{\\object\\objemb{\\*\\objdata " OBJECT "}}}", "abc", "" },
		{ "{\\rtf1\\ansi{\\object{\\*\\objdata\r\n" OBJECT "\r\n}}}\r\n", "abc", "" },
		/* Never closed. */
		{ "{\\rtf1{\\object{\\*\\objdata " OBJECT, "abc", "" },
		{ "{\\rtf1{\\*\\zz{\\*\\objdata " OBJECT "}}}", "abc", "" },
		{ "{\\rt{\\*\\objdata " OBJECT "}}", "abc", "bad_begin" },
		{ "{\\rtf42{\\*\\objdata " OBJECT "}}", "abc", "bad_begin" },
		{ "{\\rtf1{\\objdata " HEAD "0300 00\t00{\\*\\q 4142}6162\\par 63}}", "abc", "hex_broken_up" },
		{ "{\\rtf1{\\objdata\\bin0 " HEAD "03000000\\bin3 abc}}", "abc", "hex_broken_up" },
		{ "{\\rtf1{\\objdata\\bin999999 " HEAD "03000000616263}}", "abc", "hex_broken_up size_lie" },
		{ "{\\rtf1{\\objdata{{{{" HEAD "}}}}03000000616263}}", "abc", "hex_broken_up" },
		/* A letter of a word is none of the digits; those of its number neither. */
		{ "{\\rtf1{\\objdata " HEAD "03\\abc000000000616263}}", "", "hex_broken_up damaged" },
		{ "{\\rtf1{\\objdata " HEAD "03\\abc0 000000616263}}", "abc", "hex_broken_up" },
		/* Word loses half a byte and the escape. */
		{ "{\\rtf1{\\objdata " HEAD "03000000616263f\\'ff}}", "abc", "hex_escaped" },
		{ "{\\rtf1{\\objdata " HEAD "030000006\\'4461" "6263}}", "abc", "hex_escaped" },
		{ "{\\rtf1{\\objdata " OBJECT "0}}", "abc", "hex_odd" },
		{ "{\\rtf1{\\objdata " OBJECT "}}" "more", "abc", "suffix" },
		/* No frame. */
		{ "{\\rtf1{\\objdata 414243}}", "ABC", "damaged" }
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct zk_run r;

		run(&r, rows[i].rtf);
		zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, "rtf");
		if (rows[i].content[0] != '\0')
			zk_content(&r, "1/rtf:object1", rows[i].content);
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, rows[i].defects);
		zk_stop(&r);
	}
}

/* Where readers differ on an escape, all that makes sense is kept. */
static void
escapes_differ(void **state)
{
	struct zk_run r;

	(void)state;
	run(&r, "{\\rtf1{\\objdata " HEAD "03000000\\'41" "616263}}");
	zk_content(&r, "1/rtf:object1", "abc");
	zk_content(&r, "1/rtf:object2", "Aab");
	zk_stop(&r);
}

static void
pictures_are_no_objects(void **state)
{
	struct zk_run r;

	(void)state;
	run(&r, "{\\rtf1{\\pict\\pngblip 89504e470d0a1a0a}{\\*\\themedata 504b0304}}");
	assert_int_equal(r.u.n, 2);
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	assert_null(sk_record_find(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS));
	zk_stop(&r);
}

static void
objects_in_objects(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	zk_text(&z, "{\\rtf1");
	for (int i = 0; i < 20000; i++)
		zk_text(&z, "{\\objdata ");
	zk_text(&z, OBJECT);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.rtf");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "depth");
	zk_stop(&r);
	zk_free(&z);
}

struct heard { char text[512]; };

static void
hear(void *to, enum sk_rtf_text kind, struct sk_span s)
{
	struct heard *h = to;
	size_t n = strlen(h->text);

	(void)snprintf(h->text + n, sizeof h->text - n, "%d:%.*s|", (int)kind, SK_FMT(s));
}

static void
texts(void **state)
{
	static const struct { const char *rtf, *heard; } rows[] = {
		{ "{\\rtf1{\\*\\template C:\\\\a\\\\b.dot}}", "1:C:\\a\\b.dot|" },
		{ "{\\rtf1{\\*\\template \\'41\\u66 ?C{\\*\\q D}{E}}}", "1:ABCE|" },
		{ "{\\rtf1{\\field{\\*\\fldinst{ LI}{\\b NK} X \"y\" }{\\fldrslt z}}}", "2:LINK X \"y\"|" },
		{ "{\\rtf1{\\object{\\*\\objclass Word.Document.8}{\\*\\objdata 00}}}", "0:Word.Document.8|" },
		{ "{\\rtf1{\\sp{\\sn pFragments}{\\sv 8;2;(0,0);(10,10)}}}", "" },
		{ "{\\rtf1{\\sp{\\sn pVerticies}{\\sv 8;2;4141414141414141414141}}}", "" },
		{ "{\\rtf1{\\sp{\\sn pFragments}{\\sv 8;2;4141414141414141414141}}}", "3:pFragments|" },
		{ "{\\rtf1\\bin9 {\\*\\template ", "" }
	};
	struct sk_arena *arena = sk_arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct heard h = { "" };
		struct sk_rtf_see see = { .to = &h, .text = hear };
		struct sk_rtf rtf;

		sk_rtf_read(sk_span_text(rows[i].rtf), arena, &see, &rtf);
		assert_string_equal(h.text, rows[i].heard);
	}
	sk_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readings), cmocka_unit_test(escapes_differ),
		cmocka_unit_test(pictures_are_no_objects), cmocka_unit_test(objects_in_objects),
		cmocka_unit_test(texts)
	};

	if (sk_unpack_warm() != 0)
		return 1;
	(void)sk_charset_warm();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
