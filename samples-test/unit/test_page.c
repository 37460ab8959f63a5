/* Pages saved as one file, and what Office puts beside them. */
#include "zipkit.h"

static const struct {
	const char	*head;
	bool		 entity, related;
} heads[] = {
	{ "Content-Type: text/plain\r\n\r\nTo: x\r\n", true, false },
	{ "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", true, true },
	{ "MIME-Version: 1.0\r\nContent-Type:\r\n\tMultipart/Related;\r\n\tboundary=x\r\n\r\n", true, true },
	{ "\r\n\xEF\xBB\xBF", false, false },
	{ "From: <Saved by Blink>\r\nSubject: x\r\nContent-Type: multipart/related\r\n\r\n", true, true },
	{ "From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/related\r\n\r\n", false, false },
	{ "Subject: x\r\nContent-Type: text/plain\r\nTo: \r\n\r\n", false, false },
	{ "Content-Type: text/plain\r\nReceived: by x\r\n\r\n", false, false },
	{ "Subject: x\r\nMIME-Version: 1.0\r\n\r\n", false, false },
	{ "Content-Type: text/plain\r\nno field at all\r\n\r\n", false, false },
	{ "", false, false },
};

static void
entities(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		bool related;

		print_message("# %zu\n", i);
		assert_int_equal(sk_mime_is_entity(sk_span_text(heads[i].head), &related), heads[i].entity);
		if (heads[i].entity)
			assert_int_equal(related, heads[i].related);
	}
}

/* The stream at offset at of a file whose field says that it is at said. */
static struct zk
packed(size_t at, unsigned said, struct sk_span content)
{
	struct zk z = { 0 }, d = zk_deflate(content);

	zk_put(&z, "ActiveMime\0\0", 12);
	zk_le(&z, 0, 0x1E - 12);
	zk_le(&z, said - 46, 2);
	zk_le(&z, 0, at - z.n);
	zk_text(&z, "\x78\x9C");
	zk_put(&z, d.p, d.n);
	zk_free(&d);
	return z;
}

static void
activemime(void **state)
{
	static const struct { size_t at; unsigned said; } table[] = {
		{ 0x32, 0x32 }, { 0x22A, 0x22A }, { 0x32, 0x80 }, { 0x22A, 0x50 }, { 777, 0x32 }
	};
	struct zk_run r;
	struct zk z;

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		z = packed(table[i].at, table[i].said, SK_SPAN("alpha"));
		zk_start(&r);
		zk_go(&r, zk_span(&z), "editdata.mso");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
		zk_expect(&r, 1, SK_KEY_OBJECT_AMBIGUOUS, "");
		zk_content(&r, "1/activemime:content", "alpha");
		zk_stop(&r);
		zk_free(&z);
	}
	z = packed(0x32, 0x32, SK_SPAN("alpha"));
	for (size_t n = 10; n < 0x35; n++) {	/* nothing of the stream is there */
		zk_start(&r);
		zk_go(&r, sk_span_head(zk_span(&z), n), "editdata.mso");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "damaged");
		assert_int_equal(r.u.n, 2);
		zk_stop(&r);
	}
	zk_free(&z);
}

#define PAGE	"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n" \
	"Content-Location: file:///C:/a.htm\r\nContent-Type: text/html\r\n\r\n<html></html>\r\n--x--\r\n"

static void
pages(void **state)
{
	static const struct { const char *bytes, *path; bool mail; } table[] = {
		{ PAGE, "1/message:1", false },
		{ "%PDF-1.7\n1 0 obj\nendobj\n" PAGE, "1/mhtml:page/message:1", false },
		{ "some junk that is no field\r\n" PAGE, "1/mhtml:page/message:1", false },
		{ "%PDF-1.7\n1 0 obj\nendobj\n (" PAGE ")", NULL, false },	/* not at a line's start */
		{ "%PDF-1.7\n1 0 obj\nendobj\nMIME-Version: 1.0\nContent-Type: text/plain\n", NULL, false },
		{ "From: a@b.example\r\nTo: c@d.example\r\n" PAGE, "1", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct zk_run r;

		print_message("# %zu\n", i);
		zk_start(&r);
		zk_go(&r, sk_span_text(table[i].bytes), "report.doc");
		assert_int_equal(r.u.object[0].is_message, table[i].mail);
		if (table[i].path != NULL)
			zk_expect(&r, zk_need(&r, table[i].path), SK_KEY_OBJECT_TYPE, "html");
		else
			assert_int_equal(r.u.n, 2);
		for (size_t k = 1; k < r.u.n; k++)
			assert_null(sk_record_find(r.u.record, k, SK_KEY_MESSAGE_PRESENT));
		zk_stop(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entities), cmocka_unit_test(activemime), cmocka_unit_test(pages),
	};

	assert_int_equal(sk_unpack_warm(), 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
