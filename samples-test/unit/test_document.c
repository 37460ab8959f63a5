/* The language of the machine that a document was made on. */
#include "look.h"

static const char *
language(enum sk_type type, struct sk_span bytes)
{
	size_t self;

	look_new();
	self = look_part(type, "application/octet-stream", "", bytes, false);
	(void)look_with("document", self);
	return look_all(self, SK_KEY_DOCUMENT_LANGUAGE);
}

/* The same of a part of a package. */
static const char *
part_language(enum sk_type package, const char *name, const char *text)
{
	struct sk_name n = { .text = sk_span_text(name) };
	size_t whole, self;

	look_new();
	whole = look_part(package, "application/octet-stream", "", SK_SPAN("PK"), false);
	self = look_part(SK_TYPE_TEXT, "text/xml", "", sk_span_text(text), false);
	object[self].parent = whole;
	object[self].member = true;
	object[self].name = &n;
	object[self].names = 1;
	(void)look_with("document", self);
	return look_all(whole, SK_KEY_DOCUMENT_LANGUAGE);
}

static void
rtf(void **state)
{
	static const struct { const char *text, *word; } t[] = {
		{ "{\\rtf1\\ansi\\ansicpg936\\deflang1033\\deflangfe2052", "zh" },
		{ "{\\rtf1\\ansi\\ansicpg932\\deflangfe1041", "ja" },
		{ "{\\rtf1\\ansi\\ansicpg949", "ko" }, { "{\\rtf1\\ansi\\ansicpg1251\\deflangfe1033", "ru" },
		{ "{\\rtf1\\ansi\\ansicpg1252\\deflangfe1033", "" }, { "{\\rtf1\\ansicpg", "" },
		{ "{\\rtf1\\deflangfe99999999", "" }, { "{\\rtf1", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		assert_string_equal(language(SK_TYPE_RTF, sk_span_text(t[i].text)), t[i].word);
}

static void
packages(void **state)
{
	static const struct { enum sk_type type; const char *name, *text, *word; } t[] = {
		{ SK_TYPE_OOXML_DOC, "word/styles.xml",
		    "<w:rPrDefault><w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/>", "ja" },
		{ SK_TYPE_OOXML_DOC, "word/styles.xml", "<w:rPrDefault><w:lang w:eastAsia=\"zh-TW\"/>", "zh" },
		{ SK_TYPE_OOXML_DOC, "word/styles.xml",	/* LibreOffice, where nothing is set */
		    "<w:rPrDefault><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"hi-IN\"/>", "" },
		{ SK_TYPE_OOXML_DOC, "word/styles.xml", "<w:rPrDefault><w:rPr/><w:lang w:eastAsia=\"zh", "zh" },
		{ SK_TYPE_OOXML_DOC, "word/styles.xml", "<w:rPrDefault><w:lang", "" },
		{ SK_TYPE_OOXML_DOC, "word/styles.xml", "", "" },
		{ SK_TYPE_OOXML_DOC, "word/document.xml", "<w:rPrDefault><w:lang w:eastAsia=\"zh-CN\"/>", "" },
		{ SK_TYPE_OOXML_PPT, "ppt/presentation.xml", "<a:defPPr><a:defRPr lang=\"ko-KR\"/>", "ko" },
		{ SK_TYPE_OOXML_XLS, "xl/styles.xml", "<font><charset val=\"128\"/></font><charset val=\"134\"/>", "ja" },
		{ SK_TYPE_OOXML_XLS, "xl/styles.xml", "<font><charset val=\"136\"/></font>", "zh" },
		{ SK_TYPE_OOXML_XLS, "xl/styles.xml", "<font><charset val=\"0\"/></font>", "" },
		{ SK_TYPE_ZIP, "xl/styles.xml", "<font><charset val=\"134\"/></font>", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		if (strcmp(part_language(t[i].type, t[i].name, t[i].text), t[i].word) != 0)
			fail_msg("%zu: %s", i, part_language(t[i].type, t[i].name, t[i].text));
}

/* A property set, whole, cut anywhere, and with any of its bytes changed. */
static void
summary(void **state)
{
	static const uint8_t set[] = { 0xFE, 0xFF, 0, 0, 5, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		1, 0, 0, 0, 0xE0, 0x85, 0x9F, 0xF2, 0xF9, 0x4F, 0x68, 0x10, 0xAB, 0x91, 8, 0, 0x2B, 0x27, 0xB3, 0xD9,
		48, 0, 0, 0, 32, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 24, 0, 0, 0, 1, 0, 0, 0, 24, 0, 0, 0,
		2, 0, 0, 0, 0xA8, 3, 0, 0 };
	uint8_t changed[sizeof set];

	(void)state;
	assert_string_equal(language(SK_TYPE_OLE_DOC, (struct sk_span){ set, sizeof set }), "zh");
	assert_string_equal(language(SK_TYPE_OLE_MSG, (struct sk_span){ set, sizeof set }), "");
	for (size_t n = 0; n < sizeof set - 2; n++)
		assert_string_equal(language(SK_TYPE_OLE_XLS, (struct sk_span){ set, n }), "");
	for (size_t i = 0; i < sizeof set; i++)
		for (unsigned v = 0; v < 256; v += 51) {
			memcpy(changed, set, sizeof set);
			changed[i] = (uint8_t)v;
			(void)language(SK_TYPE_OLE_DOC, (struct sk_span){ changed, sizeof changed });
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rtf), cmocka_unit_test(packages), cmocka_unit_test(summary),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
