/* Documents of Office that are one file of XML. */
#include "zipkit.h"

#define PKG "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package " \
	"xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
#define W2003 "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">"

static const struct {
	const char	*what, *text;
	const char	*type, *path, *content, *gaps;	/* of a member; its gaps */
	uint64_t	 members;
} rows[] = {
	{ "a package", PKG "<pkg:part pkg:name=\"/word/a.xml\"><pkg:xmlData><a>x</a></pkg:xmlData></pkg:part>"
	    "<pkg:part pkg:name='/word/b.bin'><pkg:binaryData>YWxw\r\naGE=</pkg:binaryData></pkg:part></pkg:package>",
	    "ooxml-doc", "1/ooxml:word/b.bin", "alpha", "", 2 },
	{ "XML in it", PKG "<pkg:part pkg:name=\"/ppt/a.xml\"><pkg:xmlData><a>x</a></pkg:xmlData></pkg:part>",
	    "ooxml-ppt", "1/ooxml:ppt/a.xml", "<a>x</a>", "", 1 },
	{ "another prefix", "<p:package xmlns:p='http://schemas.microsoft.com/office/2006/xmlPackage'>"
	    "<p:part p:name='/word/b'><p:binaryData>YWxwaGE=</p:binaryData></p:part>", "ooxml-doc", "1/ooxml:word/b", "alpha", "", 1 },
	{ "junk in base64", PKG "<pkg:part pkg:name='/b'><pkg:binaryData>YWx*waGE=</pkg:binaryData></pkg:part>",
	    "ooxml-doc", "1/ooxml:b", "alpha", "damaged", 1 },
	{ "no end", PKG "<pkg:part pkg:name='/b'><pkg:binaryData>YWxwaGE=</pkg:binaryData><pkg:part pkg:name='/c'><pkg:xmlData><x>",
	    "ooxml-doc", "1/ooxml:b", "alpha", "", 1 },
	{ "no name", PKG "<pkg:part><pkg:binaryData>YWxwaGE=</pkg:binaryData></pkg:part>", "ooxml-doc", "1/ooxml:unnamed", "alpha", "", 1 },
	{ "Word 2003", W2003 "<w:docSuppData><w:binData w:name=\"editdata.mso\">YWxwaGE=</w:binData></w:docSuppData>"
	    "<w:body><w:p/></w:body></w:wordDocument>", "ooxml-doc", "1/ooxml:editdata.mso", "alpha", "", 2 },
	{ "its text", W2003 "<w:body><w:p>x</w:p></w:body></w:wordDocument>", "ooxml-doc", "1/ooxml:body.xml",
	    "<w:body><w:p>x</w:p></w:body></w:wordDocument>", "", 1 },
	{ "other XML", "<?xml version=\"1.0\"?><a><pkg:part pkg:name='/b'/></a>", "text", NULL, NULL, NULL, 0 },
	{ "a page that speaks of it", "<html><p>http://schemas.microsoft.com/office/2006/xmlPackage</p></html>", "html", NULL, NULL, NULL, 0 }
};

static void
flat(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int wide = 0; wide < 2; wide++) {
			struct zk z = { 0 };
			struct zk_run r;

			if (wide)
				zk_put(&z, "\xFF\xFE", 2);
			for (const char *c = rows[i].text; *c; c++)
				zk_le(&z, (uint8_t)*c, wide ? 2 : 1);
			zk_start(&r);
			zk_go(&r, zk_span(&z), "x.xml");
			if (rows[i].path == NULL) {
				assert_int_equal(r.u.n, 2);
			} else {
				zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, rows[i].type);
				zk_content(&r, rows[i].path, rows[i].content);
				zk_expect(&r, zk_need(&r, rows[i].path), SK_KEY_OBJECT_GAP, rows[i].gaps);
				zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, "");
				assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS), rows[i].members);
			}
			zk_stop(&r);
			zk_free(&z);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(flat) };

	if (sk_unpack_warm() != 0 || sk_charset_warm() != 0)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
