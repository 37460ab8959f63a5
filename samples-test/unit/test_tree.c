/* Messages to objects: paths, names, readings, notes, files inside text. */
#include "zipkit.h"

#define HEAD "From: a@example.jp\nTo: b@example.jp\nSubject: x\nMIME-Version: 1.0\n" \
	"Date: Tue, 17 May 2016 09:12:00 +0900\n"

static void
parts(void **state)
{
	/* the attachment is an empty zip: an end record alone, APPNOTE.TXT 4.3.16 */
	static const char mail[] = HEAD
	    "Content-Type: multipart/mixed; boundary=b\n\n"
	    "--b\nContent-Type: text/plain; charset=utf-8\n\nhello\n"
	    "--b\nContent-Type: application/octet-stream; name=\"x.txt\"\n"
	    "Content-Disposition: attachment; filename=\"x.zip\"\n"
	    "Content-Transfer-Encoding: base64\n\nUEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==\n"
	    "--b\nContent-Type: message/rfc822\n\n"
	    HEAD "Content-Type: multipart/mixed; boundary=c\n\n"
	    "--c\n\ninner one\n--c\nContent-Type: text/html\n\n<p>inner two</p>\n--c--\n"
	    "--b--\n";
	struct zk_run r;
	size_t at;

	(void)state;
	zk_start(&r);
	zk_go(&r, sk_span_text(mail), "");
	assert_int_equal(sk_record_count(r.u.record, 0, SK_KEY_MESSAGE_PRESENT), 1);
	assert_int_equal(r.u.object[0].depth, 0);

	at = zk_need(&r, "1");
	assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_OBJECT_INLINE), 1);
	zk_expect(&r, at, SK_KEY_OBJECT_TYPE, "text");
	assert_int_equal(r.u.object[at].parent, 0);
	assert_ptr_equal(r.u.object[at].bytes.p, strstr(mail, "hello"));

	at = zk_need(&r, "2");
	assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_OBJECT_ATTACHED), 1);
	zk_expect(&r, at, SK_KEY_OBJECT_NAME, "x.zip");
	zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, "x.txt");
	zk_expect(&r, at, SK_KEY_MIME_TYPE_DECLARED, "application/octet-stream");
	assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_OBJECT_BYTES), 22);
	assert_string_equal(r.u.object[at].format->name, "zip");

	at = zk_need(&r, "3");
	assert_true(r.u.object[at].is_message && r.u.object[at].mime != NULL);
	assert_int_equal(sk_record_count(r.u.record, at, SK_KEY_MESSAGE_PRESENT), 1);
	zk_expect(&r, at, SK_KEY_OBJECT_TYPE, "message");
	at = zk_need(&r, "3/message:2");
	zk_expect(&r, at, SK_KEY_OBJECT_TYPE, "html");
	assert_int_equal(sk_record_message_of(r.u.record, at), zk_need(&r, "3"));
	zk_need(&r, "3/message:1");
	assert_int_equal(r.u.n, 6);
	zk_stop(&r);
}

/* Data behind padding: readers differ, both contents are objects. */
static void
readings(void **state)
{
	static const char mail[] = HEAD
	    "Content-Type: application/octet-stream; name=a.bin\n"
	    "Content-Transfer-Encoding: base64\n\naGVsbG8=\nd29ybGQ=\n";
	struct zk_run r;
	size_t further = 0;

	(void)state;
	zk_start(&r);
	zk_go(&r, sk_span_text(mail), "");
	zk_need(&r, "1");
	for (size_t i = 2; i < r.u.n; i++) {
		struct sk_span path = r.u.record->object[i].path;

		assert_true(sk_span_begins(path, SK_SPAN("1~")));
		assert_true(sk_span_same(sk_span_from(path, 2),
		    sk_record_get(r.u.record, i, SK_KEY_MIME_READING)));
		further++;
	}
	assert_true(further >= 1);
	zk_stop(&r);
}

static void
uuencode(void **state)
{
	static const char mail[] = HEAD "\nsee below\n\nbegin 644 a.txt\n#0V%T\n`\nend\n\nbye\n";
	struct zk_run r;

	(void)state;
	zk_start(&r);
	zk_go(&r, sk_span_text(mail), "");
	zk_content(&r, "1/uuencode:a.txt", "Cat");
	assert_int_equal(r.u.object[zk_need(&r, "1/uuencode:a.txt")].parent, zk_need(&r, "1"));
	assert_int_equal(sk_record_count(r.u.record, zk_need(&r, "1/uuencode:a.txt"),
	    SK_KEY_OBJECT_ATTACHED), 1);
	zk_stop(&r);
}

/* A quoted header at the top of a text is no message. */
static void
quoted(void **state)
{
	static const char mail[] = HEAD "\nFrom: c@example.jp\nTo: d@example.jp\nSubject: y\n\nold\n";
	struct zk_run r;

	(void)state;
	zk_start(&r);
	zk_go(&r, sk_span_text(mail), "");
	zk_expect(&r, zk_need(&r, "1"), SK_KEY_OBJECT_TYPE, "text");
	assert_int_equal(r.u.n, 2);
	zk_stop(&r);
}

/* A message in a message in ...: ends at the limit. */
static void
nest(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;
	size_t gaps = 0;

	(void)state;
	for (int i = 0; i < 40; i++)
		zk_text(&z, HEAD "Content-Type: message/rfc822\n\n");
	zk_text(&z, HEAD "\nend\n");
	zk_start(&r);
	zk_go(&r, zk_span(&z), "");
	for (size_t i = 0; i < r.u.n; i++)
		gaps += sk_record_has(r.u.record, i, SK_KEY_OBJECT_GAP, "depth");
	assert_int_equal(gaps, 1);
	assert_true(r.u.n <= 40);
	zk_stop(&r);
	zk_free(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts), cmocka_unit_test(readings), cmocka_unit_test(uuencode),
		cmocka_unit_test(quoted), cmocka_unit_test(nest),
	};

	return sk_unpack_warm() != 0 || sk_charset_warm() != 0 || sk_mime_warm() != 0 ? 1 :
	    cmocka_run_group_tests(tests, NULL, NULL);
}
