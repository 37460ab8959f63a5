/* gzip, tar, mbox, S/MIME and messages inside: what comes out of each. */
#include "zipkit.h"

static const char mail[] = "From: a@example.jp\nTo: b@example.jp\nSubject: x\n"
    "Date: Tue, 17 May 2016 09:12:00 +0900\nMIME-Version: 1.0\n\nhello\n";

/* ---- gzip, RFC 1952 ---- */

static void
put_gzip(struct zk *z, unsigned flags, const char *name, const char *content, unsigned xor)
{
	struct zk data = zk_deflate(sk_span_text(content));

	zk_put(z, "\x1f\x8b\x08", 3);
	zk_le(z, flags, 1);
	zk_le(z, 0, 6);
	if (flags & 4) {
		zk_le(z, 3, 2);
		zk_text(z, "abc");
	}
	if (flags & 8)
		zk_put(z, name, strlen(name) + 1);
	if (flags & 16)
		zk_put(z, "comment", 8);
	if (flags & 2)
		zk_le(z, 0, 2);
	zk_put(z, data.p, data.n);
	zk_le(z, crc32(0, (const Bytef *)content, (uInt)strlen(content)) ^ xor, 4);
	zk_le(z, strlen(content), 4);
	zk_free(&data);
}

static void
gzip(void **state)
{
	static const struct {
		const char *outer, *name;
		unsigned flags, xor, members, cut;
		const char *junk, *defects, *path, *gaps;
	} table[] = {
		{ "x.exe.gz", "", 0, 0, 1, 0, "", "", "1/gzip:x.exe", "" },
		{ "x.gz", "in.txt", 8, 0, 1, 0, "", "", "1/gzip:in.txt", "" },
		{ "x.gz", "\x90\xBF\x8B\x81.txt", 8, 0, 1, 0, "", "", "1/gzip:請求.txt", "" },
		{ "", "in.txt", 2 | 4 | 8 | 16, 0, 1, 0, "", "", "1/gzip:in.txt", "" },
		{ "", "", 0, 0, 1, 0, "", "", "1/gzip:content", "" },
		{ "x.gz", "", 0, 1, 1, 0, "", "checksum", "1/gzip:x", "" },
		{ "x.gz", "", 0, 0, 1, 0, "junk", "suffix", "1/gzip:x", "" },
		{ "x.gz", "", 0, 0, 2, 0, "", "", "1/gzip:x#2", "" },
		{ "x.gz", "", 0, 0, 1, 4, "", "damaged", "1/gzip:x", "" },
		{ "x.gz", "", 0, 0, 1, 9, "", "damaged", "1/gzip:x", "damaged" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk z = { 0 };
		struct zk_run r;

		for (unsigned k = 0; k < table[i].members; k++)
			put_gzip(&z, table[i].flags, table[i].name, "some content", table[i].xor);
		zk_text(&z, table[i].junk);
		z.n -= table[i].cut;
		zk_start(&r);
		zk_go(&r, zk_span(&z), table[i].outer);
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, table[i].defects);
		zk_expect(&r, zk_need(&r, table[i].path), SK_KEY_OBJECT_GAP, table[i].gaps);
		if (table[i].cut < 9)
			zk_content(&r, table[i].path, "some content");
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Members that follow each other are one file for most readers; some stop behind
 * the first. */
static void
gzip_joined(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	put_gzip(&z, 0, "", "MZ first half, ", 0);
	put_gzip(&z, 0, "", "second half", 0);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.tgz");
	zk_content(&r, "1/gzip:x.tar", "MZ first half, ");
	zk_content(&r, "1/gzip:x.tar#2", "second half");
	zk_content(&r, "1/gzip:joined", "MZ first half, second half");
	zk_expect(&r, zk_need(&r, "1/gzip:joined"), SK_KEY_OBJECT_NAME, "x.tar");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	zk_stop(&r);

	for (int i = 0; i < 1100; i++)
		put_gzip(&z, 0, "", "", 0);
	put_gzip(&z, 0, "", "last", 0);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.gz");
	zk_content(&r, "1/gzip:joined", "MZ first half, second halflast");
	zk_stop(&r);
	zk_start(&r);
	r.budget.limit[SK_LIMIT_MEMBERS] = 100;
	zk_go(&r, zk_span(&z), "x.gz");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "members");
	zk_stop(&r);
	zk_free(&z);
}

/* ---- tar ---- */

static void
put_tar(struct zk *z, const char *name, char kind, const char *content, int sum_off)
{
	uint8_t head[512] = { 0 };
	unsigned sum = 0;
	char field[32];
	size_t n = strlen(content);

	memcpy(head, name, strlen(name) < 100 ? strlen(name) : 100);
	(void)snprintf(field, sizeof field, "%011zo", n);
	memcpy(head + 124, field, 12);
	memset(head + 148, ' ', 8);
	head[156] = (uint8_t)kind;
	memcpy(head + 257, "ustar\00000", 8);
	for (size_t i = 0; i < 512; i++)
		sum += head[i];
	(void)snprintf(field, sizeof field, "%06o", sum + (unsigned)sum_off);
	memcpy(head + 148, field, 7);
	zk_put(z, head, 512);
	zk_put(z, content, n);
	while (z->n % 512 != 0)
		zk_le(z, 0, 1);
}

static void
tar(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	put_tar(&z, "dir/", '5', "", 0);
	put_tar(&z, "dir/a.txt", '0', "alpha", 0);
	put_tar(&z, "././@LongLink", 'L', "a long name.txt", 0);
	put_tar(&z, "a long", '0', "beta", 0);
	put_tar(&z, "PaxHeader", 'x', "21 path=請求書.js\n", 0);
	put_tar(&z, "short", '0', "gamma", 0);
	put_tar(&z, "PaxHeader", 'x', "14 path=x.exe\n", 0);
	put_tar(&z, "other.txt", '0', "delta", 0);
	for (int i = 0; i < 1024; i++)
		zk_le(&z, 0, 1);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.tar");
	zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, "tar");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS), 5);
	zk_content(&r, "1/tar:x.exe", "delta");
	/* a reader that knows no pax goes by the header, unless it says the same */
	zk_expect(&r, zk_need(&r, "1/tar:x.exe"), SK_KEY_OBJECT_NAME_READING, "other.txt");
	zk_expect(&r, zk_need(&r, "1/tar:請求書.js"), SK_KEY_OBJECT_NAME_READING, "");
	zk_content(&r, "1/tar:dir/a.txt", "alpha");
	zk_content(&r, "1/tar:a long name.txt", "beta");
	zk_content(&r, "1/tar:請求書.js", "gamma");
	/* borrowed, not copied */
	assert_true(r.u.object[2].bytes.p > z.p && r.u.object[2].bytes.p < z.p + z.n);
	zk_stop(&r);

	put_tar(&z, "late", '0', "", 1);
	z.n -= 1024 + 512;	/* the zeros away: a broken header instead */
	put_tar(&z, "late", '0', "", 1);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.tar");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_stop(&r);
	zk_free(&z);
}

/* What readers step over: damage, zeros, an odd number. */
static void
tar_goes_on(void **state)
{
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	put_tar(&z, "a.txt", '0', "alpha", 0);
	put_tar(&z, "broken", '0', "", 1);
	put_tar(&z, "b.txt", '0', "beta", 0);
	put_tar(&z, "PaxHeader", 'x', "10 size=0\n", 0);
	put_tar(&z, "PaxHeader", 'x', "14 path=p.txt\n", 0);
	put_tar(&z, "short", '0', "", 0);
	put_tar(&z, "c.txt", '0', "gamma", 0);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.tar");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_content(&r, "1/tar:a.txt", "alpha");
	zk_content(&r, "1/tar:b.txt", "beta");
	zk_content(&r, "1/tar:p.txt", "");
	zk_content(&r, "1/tar:c.txt", "gamma");
	zk_stop(&r);

	for (unsigned blocks = 1; blocks <= 2; blocks++) {
		z.n = 1024;
		for (unsigned i = 0; i < blocks * 512; i++)
			zk_le(&z, 0, 1);
		put_tar(&z, "late.txt", '0', "delta", 0);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "x.tar");
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "suffix");
		zk_content(&r, "1/tar:late.txt", "delta");
		zk_stop(&r);
	}

	z.n = 0;
	put_tar(&z, "a.txt", '0', "alpha", 'y');
	z.p[124 + 11] = 'y';	/* behind the digits, where a zero stood */
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.tar");
	zk_content(&r, "1/tar:a.txt", "alpha");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "damaged");
	zk_stop(&r);

	/* two sizes: what readers of pax take out, and what the others do */
	z.n = 0;
	put_tar(&z, "PaxHeader", 'x', "10 size=4\n", 0);
	put_tar(&z, "a.txt", '0', "alpha", 0);
	put_tar(&z, "b.txt", '0', "beta", 0);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "x.tar");
	zk_content(&r, "1/tar:a.txt", "alph");
	zk_content(&r, "1/tar:a.txt#2", "alpha");
	zk_content(&r, "1/tar:b.txt", "beta");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "size_lie");
	zk_stop(&r);

	z.n = 0;
	for (int i = 0; i < 10; i++)
		put_tar(&z, "dir/", '5', "", 0);
	put_tar(&z, "a.exe", '0', "MZ", 0);
	zk_start(&r);
	r.budget.limit[SK_LIMIT_MEMBERS] = 3;
	zk_go(&r, zk_span(&z), "x.tar");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "members");
	zk_stop(&r);
	zk_free(&z);
}

/* ---- S/MIME ---- */

/* One DER element around two others, which are used up. */
static struct zk
der(unsigned tag, struct zk first, struct zk second)
{
	struct zk z = { 0 };

	zk_le(&z, tag, 1);
	assert_true(first.n + second.n < 0x10000);
	zk_le(&z, 0x82, 1);
	zk_le(&z, (first.n + second.n) >> 8, 1);
	zk_le(&z, (first.n + second.n) & 0xFF, 1);
	zk_put(&z, first.p, first.n);
	zk_put(&z, second.p, second.n);
	zk_free(&first);
	zk_free(&second);
	return z;
}

static struct zk
raw(const void *p, size_t n)
{
	struct zk z = { 0 };

	zk_put(&z, p, n);
	return z;
}

static const struct zk none;

/* 1.2.840.113549.1.7.n */
static struct zk
oid7(unsigned n)
{
	struct zk z = raw("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07", 10);

	zk_le(&z, n, 1);
	return z;
}

static struct zk
content_info(unsigned n, struct zk content)
{
	return der(0x30, oid7(n), der(0xA0, content, none));
}

/* RFC 5652, 5.1: version, digest algorithms, content, signers.  Nobody signs. */
static struct zk
signed_data(const char *text)
{
	struct zk inside = oid7(1), list;

	if (text != NULL)
		inside = der(0x30, inside, der(0xA0, der(0x04, raw(text, strlen(text)), none), none));
	else
		inside = der(0x30, inside, none);
	list = raw("\x02\x01\x01\x31\x00", 5);
	zk_put(&list, inside.p, inside.n);
	zk_free(&inside);
	zk_put(&list, "\x31\x00", 2);
	return content_info(2, der(0x30, list, none));
}

/* RFC 5652, 8: version and content under AES-128-CBC */
static struct zk
encrypted_data(void)
{
	struct zk list = oid7(1);

	zk_put(&list, "\x30\x1d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x02\x04\x10"
	    "0123456789abcdef\x80\x10" "0123456789abcdef", 49);
	return content_info(6, der(0x30, raw("\x02\x01\x00", 3), der(0x30, list, none)));
}

static void
smime(void **state)
{
	static const char entity[] = "Content-Type: text/plain\r\n\r\nsigned text\r\n";
	struct zk z = signed_data(entity);
	struct zk_run r;

	(void)state;
	zk_start(&r);
	zk_go(&r, zk_span(&z), "smime.p7m");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	zk_content(&r, "1/smime:content", entity);
	assert_true(r.u.object[2].is_message);
	zk_need(&r, "1/smime:content/message:1");
	zk_stop(&r);

	/* cut in the middle */
	z.n /= 2;
	zk_start(&r);
	zk_go(&r, zk_span(&z), "smime.p7m");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "damaged");
	zk_stop(&r);
	zk_free(&z);

	/* a signature without content has nothing to look at */
	z = signed_data(NULL);
	zk_start(&r);
	zk_go(&r, zk_span(&z), "smime.p7s");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	assert_int_equal(r.u.n, 2);
	zk_stop(&r);
	zk_free(&z);

	z = encrypted_data();
	zk_start(&r);
	zk_go(&r, zk_span(&z), "smime.p7m");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "encrypted");
	assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_OBJECT_ENCRYPTED), 1);
	zk_stop(&r);
	zk_free(&z);
}

/* ---- messages ---- */

static void
mbox(void **state)
{
	struct zk z = { 0 }, zip = { 0 };
	struct zk_member m = { .name = "in.mbox", .method = 8 };
	struct zk_run r;

	(void)state;
	for (int i = 0; i < 3; i++) {
		zk_text(&z, "From a@example.jp Tue May 17 09:12:00 2016\n");
		zk_text(&z, mail);
		zk_text(&z, "From here on it is text\n\n");
	}
	zk_le(&z, 0, 1);
	m.content = (const char *)z.p;
	zk_zip(&zip, &m, 1, (struct sk_span){ 0 });
	zk_start(&r);
	zk_go(&r, zk_span(&zip), "x.zip");
	zk_expect(&r, 2, SK_KEY_OBJECT_TYPE, "mbox");
	assert_int_equal(sk_record_count(r.u.record, 2, SK_KEY_CONTAINER_MEMBERS), 3);
	for (int i = 1; i <= 3; i++) {
		char path[64];

		(void)snprintf(path, sizeof path, "1/zip:in.mbox/mbox:%d", i);
		assert_true(r.u.object[zk_need(&r, path)].is_message);
		assert_int_equal(sk_record_count(r.u.record, zk_need(&r, path),
		    SK_KEY_MESSAGE_PRESENT), 1);
	}
	zk_stop(&r);
	zk_free(&z);
	zk_free(&zip);
}

/* What stands before the first envelope line of a mailbox: a mark, empty lines. */
static void
mbox_begin(void **state)
{
	static const char *const before[] = { "\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\r\n" };

	(void)state;
	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
		struct zk z = { 0 }, zip = { 0 };
		struct zk_member m = { .name = "in.mbox", .method = 8 };
		struct zk_run r;

		zk_text(&z, before[i]);
		zk_text(&z, "From a@example.jp Tue May 17 09:12:00 2016\n");
		zk_put(&z, mail, sizeof mail);
		m.content = (const char *)z.p;
		zk_zip(&zip, &m, 1, (struct sk_span){ 0 });
		zk_start(&r);
		zk_go(&r, zk_span(&zip), "x.zip");
		zk_expect(&r, 2, SK_KEY_OBJECT_TYPE, "mbox");
		zk_need(&r, "1/zip:in.mbox/mbox:1/message:1");
		zk_stop(&r);
		zk_free(&z);
		zk_free(&zip);
	}
}

static void
message(void **state)
{
	struct zk_run r;

	(void)state;
	zk_start(&r);
	zk_go(&r, sk_span_text(mail), "");
	assert_true(r.u.object[0].is_message);
	assert_non_null(r.u.object[0].mime);
	assert_int_equal(sk_record_count(r.u.record, 0, SK_KEY_MESSAGE_PRESENT), 1);
	zk_expect(&r, 0, SK_KEY_OBJECT_TYPE, "message");
	zk_content(&r, "1", "hello\n");
	assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_OBJECT_INLINE), 1);
	zk_expect(&r, 1, SK_KEY_MIME_TYPE_DECLARED, "text/plain");
	assert_int_equal(r.u.n, 2);
	zk_stop(&r);
}

/* ---- types that nothing opens ---- */

static void
closed(void **state)
{
	static const struct { struct sk_span bytes; const char *type, *gaps; } table[] = {
		{ SK_LIT("7z\xBC\xAF\x27\x1C\0\4 and more of it, not to be too short"), "7z",
		    "damaged" },
		{ SK_LIT("[InternetShortcut]\r\nURL=http://www.example.jp/\r\n"), "url-file", "" },
		{ SK_LIT("just some text\n"), "text", "" },
		{ SK_LIT("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"), "pgp",
		    "encrypted" },
		/* containers that some readers take apart and we do not */
		{ SK_LIT("-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----\n"), "smime",
		    "damaged" },
		{ SK_LIT("\x1f\x8b\x08\xe0 reserved flags"), "gzip", "unsupported" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct zk_run r;

		zk_start(&r);
		zk_go(&r, table[i].bytes, "");
		zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, table[i].type);
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, table[i].gaps);
		assert_int_equal(r.u.n, 2);
		zk_stop(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gzip), cmocka_unit_test(gzip_joined), cmocka_unit_test(tar),
		cmocka_unit_test(tar_goes_on), cmocka_unit_test(smime),
		cmocka_unit_test(mbox), cmocka_unit_test(mbox_begin), cmocka_unit_test(message), cmocka_unit_test(closed),
	};

	return sk_unpack_warm() != 0 || sk_charset_warm() != 0 ? 1 :
	    cmocka_run_group_tests(tests, NULL, NULL);
}
