/* What names show and do, and types that differ from names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "observe/observe.h"

extern const struct sk_observer sk_observe_name, sk_observe_type, sk_observe_hash;

struct bench {
	struct sk_arena		*arena;
	struct sk_budget	 budget;
	struct sk_unpack	 u;
	struct sk_object	 object[2];
	struct sk_name		 name[4];
};

/* One object below an empty root, with those readings of its name. */
static void
bench_open(struct bench *b, const char *const *names, size_t n, enum sk_type type)
{
	size_t index;

	memset(b, 0, sizeof *b);
	b->arena = sk_arena_new(1 << 22);
	b->budget = sk_budget_default();
	b->u = (struct sk_unpack){ .arena = b->arena, .budget = &b->budget, .n = 2, .room = 2,
		.object = b->object, .record = sk_record_new(b->arena, 1000) };
	assert_int_equal(sk_record_object(b->u.record, 0, SK_SPAN("1"), &index), 0);
	for (size_t i = 0; i < n; i++)
		b->name[i].text = sk_span_text(names[i]);
	b->object[1] = (struct sk_object){ .bytes = SK_LIT("abc"), .seen = true,
		.name = b->name, .names = n, .type = type };
}

static void
bench_look(struct bench *b, const struct sk_observer *observer)
{
	struct sk_look l = { &b->u, 1, &b->object[1], b->u.record, b->arena, &b->budget };

	observer->look(&l);
}

/* All name.* observations as one line: "extension=exe rtlo=..." */
static void
said(const struct bench *b, char *out, size_t room)
{
	const struct sk_record *r = b->u.record;
	size_t n = 0;

	out[0] = '\0';
	for (uint32_t i = r->object[1].first; i != 0; i = r->observation[i].next) {
		const struct sk_observation *o = &r->observation[i];
		const struct sk_key_info *k = &sk_key_table[o->key];

		n += (size_t)snprintf(out + n, room - n, "%s%s=", n == 0 ? "" : " ", k->name + 5);
		if (k->type == SK_VALUE_TEXT)
			n += (size_t)snprintf(out + n, room - n, "%.*s", SK_FMT(o->text));
		else
			n += (size_t)snprintf(out + n, room - n, "%d", (int)o->number);
	}
}

#define RLO "\xE2\x80\xAE"
#define PDF_MARK "\xE2\x80\xAC"
#define WIDE "\xE3\x80\x80"
#define NBSP "\xC2\xA0"
#define WIDE_DOT "\xEF\xBC\x8E"

static const struct { const char *name, *want; } rows[] = {
	/* dressed up */
	{ "report" RLO "xcod.scr", "extension=scr rtlo=reportrcs.docx invisible=1" },
	{ RLO "cod.exe", "extension=exe rtlo=exe.doc invisible=1" },
	{ "a" RLO "fdp" PDF_MARK ".exe", "extension=exe rtlo=apdf.exe invisible=2" },
	{ "出張報告" RLO "xslx.exe", "extension=exe rtlo=出張報告exe.xlsx invisible=1" },
	{ "請求書.pdf.exe", "extension=exe double_extension=pdf" },
	{ "report.doc .exe", "extension=exe double_extension=doc" },
	{ "report.DOC. .exe", "extension=exe double_extension=doc" },
	{ "見積書" WIDE_DOT "pdf.scr", "extension=scr double_extension=pdf dot_like=U+FF0E" },
	{ "見積書" WIDE_DOT "ｐｄｆ.scr", "extension=scr double_extension=pdf dot_like=U+FF0E" },
	{ "見積書" WIDE_DOT "exe", "dot_like=U+FF0E" },
	{ "a.txt.js", "extension=js double_extension=txt" },
	{ "写真.jpg.lnk", "extension=lnk double_extension=jpg" },
	{ "a.doc     .exe", "extension=exe double_extension=doc padded=5" },
	{ "a.doc" WIDE WIDE WIDE WIDE WIDE WIDE ".exe", "extension=exe double_extension=doc padded=6" },
	{ "a.pdf" NBSP " " WIDE "  _.exe", "extension=exe padded=5" },
	{ "a.exe. ", "extension=exe" },
	{ "a.exe . . ", "extension=exe" },
	{ "a.txt:b.exe", "extension=exe" },
	{ "b.exe:a", "extension=exe" },
	{ "b.exe::$DATA", "extension=exe" },
	{ "in\xE2\x80\x8Bvoice.exe", "extension=exe invisible=1" },
	{ "..\\..\\Startup\\a.exe", "extension=exe traversal=1" },
	{ "x/../../a.exe", "extension=exe traversal=1" },
	{ "folder.pdf/a.exe", "extension=exe" },
	/* honest */
	{ "archive.tar.gz", "extension=gz" },
	{ "setup-v1.2.exe", "extension=exe" },
	{ "v1.2.exe", "extension=exe" },
	{ "2016.05.17_議事録.docx", "extension=docx" },
	{ "Ver.2.0 見積書.xlsx", "extension=xlsx" },
	{ "2016" WIDE_DOT "05" WIDE_DOT "17議事録.docx", "extension=docx" },
	{ "A社・B社 打合せ.pdf", "extension=pdf" },
	{ "第1回。第2回.txt", "extension=txt" },
	{ "تقرير\xE2\x80\x8F.docx", "extension=docx" },
	{ "\xE2\x80\x8Fדוח.pdf", "extension=pdf" },
	{ "葛\xF3\xA0\x84\x80城市.docx", "extension=docx" },
	{ "❤\xEF\xB8\x8F.png", "extension=png" },
	{ "総務省 資料   1.pdf", "extension=pdf" },
	{ "議事録", "" },
	{ "会議 2.版", "" },
	{ "", "" },
	{ ".htaccess", "extension=htaccess" },
	{ "report.pdf.zip", "extension=zip" },
	{ "README.txt.gpg", "extension=gpg" },
	{ "a..b", "extension=b" },
	{ "C:\\Users\\kato\\議事録.doc", "extension=doc" },
	{ "資料.pdfについて.exe", "extension=exe" },
};

static void
one_reading(void **state)
{
	struct bench b;
	char got[512];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bench_open(&b, &rows[i].name, 1, SK_TYPE_TEXT);
		bench_look(&b, &sk_observe_name);
		said(&b, got, sizeof got);
		if (strcmp(got, rows[i].want) != 0)
			print_error("%s\n", rows[i].name);
		assert_string_equal(got, rows[i].want);
		sk_arena_free(b.arena);
	}
}

static void
many_readings(void **state)
{
	static const char *const differ[] = { "a.pdf", "a.exe" }, *const same[] = { "a.pdf", "b.pdf" };
	struct bench b;
	char got[512];

	(void)state;
	bench_open(&b, differ, 2, SK_TYPE_TEXT);
	bench_look(&b, &sk_observe_name);
	said(&b, got, sizeof got);
	assert_string_equal(got, "extension=exe extension=pdf readings_differ=2");
	sk_arena_free(b.arena);
	bench_open(&b, same, 2, SK_TYPE_TEXT);
	bench_look(&b, &sk_observe_name);
	said(&b, got, sizeof got);
	assert_string_equal(got, "extension=pdf");
	sk_arena_free(b.arena);
	bench_open(&b, NULL, 0, SK_TYPE_TEXT);
	bench_look(&b, &sk_observe_name);
	said(&b, got, sizeof got);
	assert_string_equal(got, "");
	sk_arena_free(b.arena);
}

static const char absolute[] = "/etc/cron.d/a";

static void
members_may_not_leave(void **state)
{
	const char *name = absolute;
	struct bench b;

	(void)state;
	for (int member = 0; member < 2; member++) {
		bench_open(&b, &name, 1, SK_TYPE_TEXT);
		b.object[1].member = member == 1;
		bench_look(&b, &sk_observe_name);
		assert_int_equal(sk_record_count(b.u.record, 1, SK_KEY_NAME_TRAVERSAL), member);
		sk_arena_free(b.arena);
	}
}

static void
long_name(void **state)
{
	static char name[20000];
	const char *p = name;
	struct bench b;

	(void)state;
	memset(name, ' ', sizeof name - 1);
	memcpy(name, "a.doc", 5);
	for (size_t at = 4000; at < sizeof name; at += 15000) {
		memset(name + 5, ' ', sizeof name - 6);
		memcpy(name + at, ".exe", 5);
		bench_open(&b, &p, 1, SK_TYPE_TEXT);
		bench_look(&b, &sk_observe_name);
		assert_true(sk_record_count(b.u.record, 1, SK_KEY_NAME_PADDED) >= 3995);
		assert_true(sk_record_has(b.u.record, 1, SK_KEY_NAME_EXTENSION, "exe"));
		sk_arena_free(b.arena);
	}
}

static const struct { const char *name; enum sk_type type; bool differs; } pairs[] = {
	{ "a.pdf", SK_TYPE_PE, true }, { "a.jpg", SK_TYPE_PE, true },
	{ "a.txt", SK_TYPE_SCRIPT_JS, true }, { "a.doc", SK_TYPE_SCRIPT_VBS, true },
	{ "a.pdf", SK_TYPE_ZIP, true }, { "a.doc", SK_TYPE_ZIP, true },
	{ "a.jpg", SK_TYPE_RAR, true }, { "a.xls", SK_TYPE_LNK, true },
	{ "a.jtdc", SK_TYPE_PE, true }, { "a.xdw", SK_TYPE_SEVENZIP, true },
	{ "a.pdf", SK_TYPE_HTML, true }, { "a.html", SK_TYPE_SCRIPT_HTA, true },
	{ "a.zip", SK_TYPE_PE, true }, { "a.doc", SK_TYPE_OLE_MSI, true },
	{ "a.doc", SK_TYPE_RTF, false }, { "a.doc", SK_TYPE_HTML, false },
	{ "a.doc", SK_TYPE_OOXML_DOC, false }, { "a.docx", SK_TYPE_OLE_DOC, false },
	{ "a.doc", SK_TYPE_OLE, false }, { "a.docx", SK_TYPE_OLE, false },
	{ "a.xls", SK_TYPE_HTML, false }, { "a.xls", SK_TYPE_TEXT, false },
	{ "a.xls", SK_TYPE_OOXML_XLS, false }, { "a.docx", SK_TYPE_ZIP, false },
	{ "a.txt", SK_TYPE_MESSAGE, false }, { "a.txt", SK_TYPE_HTML, false },
	{ "a.txt", SK_TYPE_TEXT, false }, { "a.dat", SK_TYPE_PE, false },
	{ "a.bin", SK_TYPE_ZIP, false }, { "a", SK_TYPE_PE, false },
	{ "a.jpeg", SK_TYPE_IMAGE, false }, { "a.gif", SK_TYPE_IMAGE, false },
	{ "a.eml", SK_TYPE_TEXT, false }, { "a.mht", SK_TYPE_MESSAGE, false },
	{ "a.tgz", SK_TYPE_GZIP, false }, { "a.gz", SK_TYPE_TAR, false },
	{ "a.js", SK_TYPE_TEXT, false }, { "a.json", SK_TYPE_SCRIPT_JS, false },
	{ "a.exe", SK_TYPE_PE, false }, { "a.pdf", SK_TYPE_UNKNOWN, false },
	{ "a.mp4", SK_TYPE_AUDIO, false }, { "a.jtd", SK_TYPE_OLE, false },
	{ "a.ai", SK_TYPE_PDF, false }, { "a.p7s", SK_TYPE_SMIME, false },
	{ "winmail.dat", SK_TYPE_TNEF, false }, { "a.img", SK_TYPE_ISO, false },
	{ "資料.PDF", SK_TYPE_PDF, false }, { "資料.PDF", SK_TYPE_PE, true },
};

static void
types(void **state)
{
	struct bench b;

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		bool got;

		bench_open(&b, &pairs[i].name, 1, pairs[i].type);
		bench_look(&b, &sk_observe_type);
		got = sk_record_find(b.u.record, 1, SK_KEY_OBJECT_TYPE_DIFFERS) != NULL;
		if (got != pairs[i].differs)
			print_error("%s with %s\n", pairs[i].name,
			    sk_type_table[pairs[i].type].word);
		assert_int_equal(got, pairs[i].differs);
		sk_arena_free(b.arena);
	}
}

static void
second_opinion(void **state)
{
	static const struct sk_warm warm = { 0 };
	const char *name = "a.swf";
	struct bench b;

	(void)state;
	assert_int_equal(sk_observe_type.warm(&warm), 0);
	bench_open(&b, &name, 1, SK_TYPE_UNKNOWN);
	b.object[1].bytes = SK_SPAN("FWS\x08\x20\0\0\0\x78\0\x05\x5F\0\0\x0F\xA0\0\0\x0C\x01\0");
	bench_look(&b, &sk_observe_type);
	assert_true(sk_record_get(b.u.record, 1, SK_KEY_OBJECT_TYPE_SECOND).n > 0);
	sk_arena_free(b.arena);
	for (size_t members = 2; members < 4; members++) {	/* of many members it is not asked */
		bench_open(&b, &name, 1, SK_TYPE_UNKNOWN);
		b.object[1].bytes = SK_SPAN("FWS\x08\x20\0\0\0\x78\0\x05\x5F\0\0\x0F\xA0\0\0\x0C\x01\0");
		b.object[1].member = true;
		b.object[0].members = members;
		bench_look(&b, &sk_observe_type);
		assert_int_equal(sk_record_get(b.u.record, 1, SK_KEY_OBJECT_TYPE_SECOND).n > 0, members == 2);
		sk_arena_free(b.arena);
	}
	bench_open(&b, &name, 1, SK_TYPE_UNKNOWN);
	b.object[1].bytes = SK_SPAN("\1\2\3\4\5");
	bench_look(&b, &sk_observe_type);
	assert_null(sk_record_find(b.u.record, 1, SK_KEY_OBJECT_TYPE_SECOND));
	sk_arena_free(b.arena);
}

static void
hashes(void **state)
{
	struct sk_part multipart = { .kind = SK_PART_MULTIPART };
	const char *name = "a";
	struct bench b;

	(void)state;
	bench_open(&b, &name, 1, SK_TYPE_TEXT);
	bench_look(&b, &sk_observe_hash);
	/* FIPS 180-4, example of "abc"; RFC 1321, A.5 */
	assert_true(sk_record_has(b.u.record, 1, SK_KEY_OBJECT_SHA256,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
	assert_true(sk_record_has(b.u.record, 1, SK_KEY_OBJECT_MD5,
	    "900150983cd24fb0d6963f7d28e17f72"));
	sk_arena_free(b.arena);
	bench_open(&b, &name, 1, SK_TYPE_TEXT);
	b.object[1].part = &multipart;
	bench_look(&b, &sk_observe_hash);
	assert_null(sk_record_find(b.u.record, 1, SK_KEY_OBJECT_SHA256));
	sk_arena_free(b.arena);
}

static void
time_is_up(void **state)
{
	static volatile sig_atomic_t expired = 1;
	const char *name = "a";
	struct bench b;

	(void)state;
	bench_open(&b, &name, 1, SK_TYPE_TEXT);
	b.budget.expired = &expired;
	sk_observe_run(&b.u);
	assert_true(sk_record_has(b.u.record, 0, SK_KEY_OBJECT_GAP, "cpu_ms"));
	assert_null(sk_record_find(b.u.record, 1, SK_KEY_OBJECT_SHA256));
	sk_arena_free(b.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_reading), cmocka_unit_test(many_readings),
		cmocka_unit_test(members_may_not_leave), cmocka_unit_test(long_name),
		cmocka_unit_test(types), cmocka_unit_test(second_opinion),
		cmocka_unit_test(hashes), cmocka_unit_test(time_is_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
