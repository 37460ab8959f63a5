/* Outlook messages as mails: what of the properties comes out, and how. */
#include "olekit.h"

static void
run(struct zk_run *r, const struct ok *k)
{
	struct zk z = ok_build(k);

	zk_start(r);
	zk_go(r, ok_keep(&z), "x.msg");
}

static struct sk_span
wide(const char *text)
{
	struct zk z = { 0 };

	for (; *text != '\0'; text++)
		zk_le(&z, (uint8_t)*text, 2);
	return ok_keep(&z);
}

/* Properties of fixed size behind a header of so many bytes. */
static struct sk_span
fixed(size_t head, const uint32_t *tag_value, size_t n)
{
	struct zk z = { 0 };

	zk_le(&z, 0, head);
	for (size_t i = 0; i < n; i++) {
		zk_le(&z, tag_value[2 * i], 4);
		zk_le(&z, 6, 4);
		zk_le(&z, tag_value[2 * i + 1], 8);
	}
	return ok_keep(&z);
}

#define PROPS(in, ...) { .name = "__properties_version1.0", .inside = in, \
	.content = fixed((in) == 0 ? 32 : 8, (const uint32_t[]){ __VA_ARGS__ }, \
	sizeof (uint32_t[]){ __VA_ARGS__ } / 8) }
#define CP932	0x3FFD0003, 932

static bool
has_field(const struct zk_run *r, const char *name, const char *value)
{
	const struct sk_part *p = r->u.object[0].mime->root;
	int i = sk_field_find(p, name, 0);
	struct sk_buf b = sk_buf_new(r->arena, 4096);

	if (i < 0)
		return value == NULL;
	if (value == NULL)
		return false;
	sk_field_text(p->field[i].raw, r->arena, &b, NULL, NULL, NULL);
	if (!sk_span_is(sk_span_trim(sk_buf_view(&b)), value))
		fail_msg("%s is \"%.*s\"", name, SK_FMT(sk_buf_view(&b)));
	return sk_field_find(p, name, (size_t)i + 1) < 0;
}

static void
a_draft_gets_a_header(void **state)
{
	/* 2016-05-17 00:12:00 UTC */
	struct ok k = { .entry = {
		{ .name = "__properties_version1.0", .content = fixed(32, (const uint32_t[]){ CP932 }, 1) },
		{ .name = "__substg1.0_0037001E", .content = SK_LIT("\x8C\x8F\x96\xBC\0") },	/* 件名 */
		{ .name = "__substg1.0_0C1A001E", .content = SK_LIT("\x8E\x52\x93\x63") },	/* 山田 */
		{ .name = "__substg1.0_5D01001F", .content = wide("yamada@example.net") },
		{ .name = "__substg1.0_1000001E", .content = SK_LIT("\x96\x7B\x95\xB6") },
		{ .name = "__recip_version1.0_#00000000", .storage = true },
		PROPS(6, 0x0C150003, 2),
		{ .name = "__substg1.0_3001001F", .content = wide("Suzuki \"S\""), .inside = 6 },
		{ .name = "__substg1.0_39FE001F", .content = wide("suzuki@example.net\r\nBcc: x"), .inside = 6 } } };
	struct zk_run r;
	struct zk time = { 0 };

	(void)state;
	zk_put(&time, k.entry[0].content.p, k.entry[0].content.n);
	zk_le(&time, 0x00390040, 4);
	zk_le(&time, 6, 4);
	zk_le(&time, 131079175200000000ull, 8);
	k.entry[0].content = ok_keep(&time);
	run(&r, &k);
	assert_true(r.u.object[0].is_message);
	assert_true(has_field(&r, "Subject", "件名"));
	assert_true(has_field(&r, "From", "山田 <yamada@example.net>"));
	assert_true(has_field(&r, "Cc", "\"Suzuki \\\"S\\\"\" <suzuki@example.netBcc:x>"));
	assert_true(has_field(&r, "To", NULL));
	assert_true(has_field(&r, "Bcc", NULL));
	assert_true(has_field(&r, "Date", "Tue, 17 May 2016 00:12:00 +0000"));
	zk_content(&r, "1", "\x96\x7B\x95\xB6");
	zk_stop(&r);
}

/* The transport's header stands as it came, without what tells the old form; text
 * behind it is no header. */
static void
a_received_header_is_kept(void **state)
{
	struct ok k = { .entry = {
		{ .name = "__properties_version1.0", .content = SK_LIT("") },
		{ .name = "__substg1.0_0037001F", .content = wide("other") },
		{ .name = "__substg1.0_007D001E", .content = SK_LIT("Microsoft Mail Internet Headers Version 2.0\r\n"
		    "Received: from a\r\n by b\r\nSubject: as it\r\n came\r\nContent-Type: multipart/mixed;\r\n"
		    " boundary=\"x\"\r\nMIME-Version: 1.0\r\nFrom: a@b.example\r\n\r\nContent-Type: text/html\r\nTo: no\r\n") },
		{ .name = "__substg1.0_1000001F", .content = wide("text") } } };
	struct zk_run r;

	(void)state;
	k.entry[0].content = fixed(32, NULL, 0);
	run(&r, &k);
	assert_true(has_field(&r, "Subject", "as it came"));
	assert_true(has_field(&r, "Received", "from a by b"));
	assert_true(has_field(&r, "Content-Type", "text/plain; charset=utf-8"));
	assert_true(has_field(&r, "To", NULL));
	zk_content(&r, "1", "text");
	zk_stop(&r);
}

static const struct name_row {
	const char	*longer, *shorter, *shown;
	const char	*name, *readings;
} name_rows[] = {
	{ "report 2016.docx", "REPORT~1.DOC", "report 2016.docx", "report 2016.docx", "" },
	{ "page.html", "PAGE~1.HTM", NULL, "page.html", "" },
	{ NULL, "A.EXE", NULL, "A.EXE", "" },
	{ NULL, NULL, "b.scr", "b.scr", "" },
	{ "invoice.pdf", "INVOICE.EXE", NULL, "invoice.pdf", "INVOICE.EXE" },
	{ "invoice.exe", NULL, "invoice.pdf", "invoice.exe", "invoice.pdf" },
	{ "Fwd_ Speech of Mr. X.eml", NULL, "Fwd: Speech of Mr. X", "Fwd_ Speech of Mr. X.eml", "" }
};

static void
names_of_attachments(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof name_rows / sizeof *name_rows; i++) {
		const struct name_row *w = &name_rows[i];
		struct ok k = { .entry = { { .name = "__properties_version1.0", .content = fixed(32, NULL, 0) },
			{ .name = "__attach_version1.0_#00000000", .storage = true }, PROPS(2, 0x37050003, 1),
			{ .name = "__substg1.0_37010102", .content = SK_LIT("content"), .inside = 2 } } };
		struct zk_run r;
		size_t n = 4, at;

		if (w->longer != NULL)
			k.entry[n++] = (struct ok_entry){ "__substg1.0_3707001F", wide(w->longer), 2, false };
		if (w->shorter != NULL)
			k.entry[n++] = (struct ok_entry){ "__substg1.0_3704001E", sk_span_text(w->shorter), 2, false };
		if (w->shown != NULL)
			k.entry[n++] = (struct ok_entry){ "__substg1.0_3001001F", wide(w->shown), 2, false };
		run(&r, &k);
		zk_content(&r, "2", "content");
		at = zk_need(&r, "2");
		assert_true(sk_span_is(r.u.object[at].name[0].text, w->name));
		assert_int_equal(r.u.object[at].names, w->readings[0] == '\0' ? 1 : 2);
		zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, w->readings);
		zk_expect(&r, at, SK_KEY_MIME_DEFECT, w->readings[0] == '\0' ? "" : "conflicting_name");
		zk_stop(&r);
	}
}

/* Ten messages inside each other: eight are opened, and it is said. */
static void
messages_inside_end(void **state)
{
	struct ok k = { .entry = { { .name = "__properties_version1.0", .content = fixed(32, NULL, 0) } } };
	struct zk_run r;
	int below = 0;
	size_t n = 1, deepest = 0;

	(void)state;
	for (int i = 0; i < 9; i++) {
		k.entry[n++] = (struct ok_entry){ "__attach_version1.0_#00000000", { 0 }, below, true };
		k.entry[n] = (struct ok_entry){ "__substg1.0_3701000D", { 0 }, (int)n, true };
		below = (int)++n;
		k.entry[n++] = (struct ok_entry){ "__properties_version1.0", fixed(24, NULL, 0), below, false };
	}
	run(&r, &k);
	assert_true(sk_record_has(r.u.record, 0, SK_KEY_OBJECT_GAP, "depth"));
	for (size_t i = 0; i < r.u.n; i++)
		deepest += r.u.object[i].is_message;
	assert_int_equal(deepest, 8);
	zk_stop(&r);
}

static struct sk_span
plain_rtf(const char *rtf)
{
	struct zk z = { 0 };

	zk_le(&z, strlen(rtf) + 12, 4);
	zk_le(&z, strlen(rtf), 4);
	zk_text(&z, "MELA");
	zk_le(&z, 0, 4);
	zk_text(&z, rtf);
	return ok_keep(&z);
}

/* MS-OXRTFCP 3.1.1.1 and 3.2.1: the specification's own examples. */
static const char packed_hello[] = "\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0rcpg125B2\x0a\xf3 hel\x09\0 bw"
    "\x05\xb0ld}\x0a\x80\x0f\xa0";
static const char packed_run[] = "\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x51\x41\0\x04 WXYZ\x0d\x6e\x7d\x01\x0e\xb0";

static const struct rtf_row {
	const char	*what;
	struct sk_span	 packed;
	const char	*rtf;		/* NULL: no text of it remains RTF */
	const char	*path, *content;
	const char	*gaps;		/* of the message */
} rtf_rows[] = {
	{ "packed", { (const uint8_t *)packed_hello, sizeof packed_hello - 1 },
	    "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n", "2", NULL, "" },
	{ "packed, a reference into itself", { (const uint8_t *)packed_run, sizeof packed_run - 1 },
	    "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}", "2", NULL, "" },
	{ "cut", { (const uint8_t *)packed_hello, 10 }, NULL, NULL, NULL, "damaged" },
	{ "more than it can hold", SK_LIT("\x2d\0\0\0\xff\xff\xff\x7fLZFu\0\0\0\0\0x"), NULL, NULL, NULL, "damaged" },
	{ "no such packing", SK_LIT("\x2d\0\0\0\xff\0\0\0LZFx\0\0\0\0\0x"), NULL, NULL, NULL, "damaged" }
};

static void
rtf_is_unpacked(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rtf_rows / sizeof *rtf_rows; i++) {
		const struct rtf_row *w = &rtf_rows[i];
		struct ok k = { .entry = { { .name = "__properties_version1.0", .content = fixed(32, NULL, 0) },
			{ .name = "__substg1.0_10090102", .content = w->packed } } };
		struct zk_run r;

		print_message("# %s\n", w->what);
		run(&r, &k);
		if (w->rtf != NULL)
			zk_content(&r, w->path, w->rtf);
		zk_expect(&r, 0, SK_KEY_OBJECT_GAP, w->gaps);
		zk_stop(&r);
	}
}

static const struct { const char *rtf, *type, *content; } origin_rows[] = {
	{ "{\\rtf1\\ansi\\ansicpg932\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fcharset128 MS Gothic;}{\\f1\\fcharset0 Arial;}}"
	    "{\\*\\htmltag64 <p title=\"\\'93\\'fa\">}\\htmlrtf {\\htmlrtf0 \\f0 \\'93\\'fa\\'96\\'7b\\u-30131 ?\\par"
	    "\\htmlrtf lost }\\htmlrtf0 {\\*\\htmltag72 </p>}{\\*\\mhtmltag72 lost}}",
	    "text/html", "<p title=\"日\">日本詍\r\n</p>" },
	{ "{\\rtf1\\ansi\\ansicpg1252\\fromtext{\\fonttbl{\\f0 x;}}{\\f0 a\\{b\\}\\line\\tab{\\*\\unknown lost}\\u9312\\'40\r\nc}}",
	    "text/plain", "a{b}\r\n\t①c" }
};

static void
what_rtf_was_made_from_is_shown(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct ok k = { .entry = { { .name = "__properties_version1.0", .content = fixed(32, NULL, 0) },
			{ .name = "__substg1.0_10090102", .content = plain_rtf(origin_rows[i].rtf) } } };
		struct zk_run r;

		run(&r, &k);
		zk_content(&r, "1", origin_rows[i].content);
		assert_true(sk_span_is(r.u.object[1].part->type, origin_rows[i].type));
		assert_int_equal(r.u.n, 2);
		zk_stop(&r);
	}
}

static void
a_signed_mail_is_what_was_signed(void **state)
{
	static const char entity[] = "Content-Type: multipart/signed; boundary=\"s\"\r\n\r\n--s\r\nContent-Type: text/plain\r\n\r\n"
	    "signed\r\n--s\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--s--\r\n";
	struct ok k = { .entry = { { .name = "__properties_version1.0", .content = fixed(32, NULL, 0) },
		{ .name = "__substg1.0_001A001F", .content = wide("IPM.Note.SMIME.MultipartSigned") },
		{ .name = "__attach_version1.0_#00000000", .storage = true }, PROPS(3, 0x37050003, 1),
		{ .name = "__substg1.0_37010102", .content = SK_LIT(entity), .inside = 3 } } };
	struct zk_run r;

	(void)state;
	run(&r, &k);
	zk_content(&r, "1", "signed");
	zk_stop(&r);
}

/* A document inside, whose packaged file is seen; one that only points somewhere. */
static void
objects_inside(void **state)
{
	static const char native[] = "\0\0\0\0\2\0a.txt\0C:\\b.txt\0\0\0\3\0\1\0\0\0\0\4\0\0\0text";
	struct ok k = { .entry = { { .name = "__properties_version1.0", .content = fixed(32, NULL, 0) },
		{ .name = "__attach_version1.0_#00000000", .storage = true }, PROPS(2, 0x37050003, 6),
		{ .name = "__substg1.0_3701000D", .storage = true, .inside = 2 },
		{ .name = "\1Ole10Native", .content = { (const uint8_t *)native, sizeof native - 1 }, .inside = 4 },
		{ .name = "__attach_version1.0_#00000001", .storage = true }, PROPS(6, 0x37050003, 4) } };
	struct zk_run r;

	(void)state;
	run(&r, &k);
	zk_content(&r, "message:a.txt", "text");
	zk_expect(&r, 0, SK_KEY_OBJECT_GAP, "external");
	zk_stop(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_draft_gets_a_header),
		cmocka_unit_test(a_received_header_is_kept),
		cmocka_unit_test(names_of_attachments),
		cmocka_unit_test(messages_inside_end),
		cmocka_unit_test(rtf_is_unpacked),
		cmocka_unit_test(what_rtf_was_made_from_is_shown),
		cmocka_unit_test(a_signed_mail_is_what_was_signed),
		cmocka_unit_test(objects_inside)
	};

	if (sk_unpack_warm() != 0 || sk_charset_warm() != 0 || sk_mime_warm() != 0)
		return 1;
	return cmocka_run_group_tests(tests, NULL, ok_forget);
}
