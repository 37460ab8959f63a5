/*
 * Header text: RFC 2047 and what Japanese mailers made of it; mailboxes; dates.
 */
#include "mime_help.h"

struct row {
	const char	*raw, *text;
	enum sk_charset	 declared, actual;
};

static void
check(const struct row *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct sk_buf out = sk_buf_new(arena, 4096);
		enum sk_charset declared, actual;

		sk_field_text(sk_span_text(row[i].raw), arena, &out, &declared, &actual, NULL);
		assert_span(sk_buf_view(&out), row[i].text);
		if (declared != row[i].declared || actual != row[i].actual)
			fail_msg("\"%s\": %s, %s", row[i].raw, sk_charset_name(declared),
			    sk_charset_name(actual));
	}
}
#define CHECK(rows) check(rows, sizeof rows / sizeof *rows)

static void
encoded_words(void **state)
{
	static const struct row rows[] = {
		{ " plain text\r\n", "plain text", 0, 0 },
		{ "a\r\n b\r\n\tc", "a b\tc", 0, 0 },
		{ "=?utf-8?Q?a_b=20c?=", "a b c", SK_CS_UTF8, SK_CS_ASCII },
		{ "=?utf-8?B?44GC?= x =?utf-8?B?44GC?=", "あ x あ", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?utf-8?B?44GC?=\r\n =?utf-8?B?44GE?=", "あい", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?utf-8?B?44GC?==?utf-8?B?44GE?=", "あい", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?utf-8*ja?B?44GC?=", "あ", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?UTF-8?q?=E3=81=82?=", "あ", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?Shift_JIS?B?gqA=?=", "あ", SK_CS_SJIS, SK_CS_SJIS },
		{ "=?iso-2022-jp?B?GyRCJCIbKEI=?=", "あ", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		{ "a =? b", "a =? b", 0, 0 }, { "=?utf-8?X?abc?=", "=?utf-8?X?abc?=", 0, 0 },
		{ "=??B?44GC?=", "=??B?44GC?=", 0, 0 },
	};

	(void)state;
	CHECK(rows);
}

/* G1: neighbours with padding, cut characters, cut units. */
static void
joined_words(void **state)
{
	static const struct row rows[] = {
		/* each word complete, with "=" */
		{ "=?utf-8?B?44GCYQ==?= =?utf-8?B?44GE?=", "あaい", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?utf-8?B?44GCYQ==?=\n =?utf-8?B?44GEYWI=?=\n =?utf-8?B?LmV4ZQ==?=", "あaいab.exe",
		    SK_CS_UTF8, SK_CS_UTF8 },
		/* in the middle of a character: E3 81 | 82 E3 81 84 */
		{ "=?utf-8?B?44E=?= =?utf-8?B?guOBhA==?=", "あい", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?utf-8?Q?=E3=81?= =?utf-8?Q?=82?=", "あ", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?utf-8?B?44E=?= =?utf-8?Q?=82?=", "あ", SK_CS_UTF8, SK_CS_UTF8 },
		/* in the middle of a unit of base64: 44GC 44GE */
		{ "=?utf-8?B?44GC4?= =?utf-8?B?4GE?=", "あい", SK_CS_UTF8, SK_CS_UTF8 },
		{ "=?utf-8?B?44GC44G?= =?utf-8?B?E?=", "あい", SK_CS_UTF8, SK_CS_UTF8 },
		/* no padding at all */
		{ "=?utf-8?B?YQ?= =?utf-8?B?Yg?=", "ab", SK_CS_UTF8, SK_CS_ASCII },
		/* ISO-2022-JP cut between the two bytes of a character */
		{ "=?iso-2022-jp?B?GyRCJA==?= =?iso-2022-jp?B?IhsoQg==?=", "あ", SK_CS_ISO2022JP,
		    SK_CS_ISO2022JP },
		/* another charset */
		{ "=?Shift_JIS?B?gqA=?= =?utf-8?B?44GE?=", "あい", SK_CS_SJIS, SK_CS_SJIS },
	};

	(void)state;
	CHECK(rows);
}

/* G3: text in no encoding at all; and under a wrong label. */
static void
raw_text(void **state)
{
	static const struct row rows[] = {
		{ "\x90\xBF\x8B\x81\x8F\x91\x82\xCC\x91\x97\x95\x74", "請求書の送付", 0, SK_CS_SJIS },
		{ "\xC0\xC1\xB5\xE1\xBD\xF1\xA4\xCE\xC1\xF7\xC9\xD5", "請求書の送付", 0, SK_CS_EUCJP },
		{ "\033$B@A5a=q$NAwIU\033(B", "請求書の送付", 0, SK_CS_ISO2022JP },
		{ "Re: \033$B@A5a=q\033(B (2)", "Re: 請求書 (2)", 0, SK_CS_ISO2022JP },
		/* "=?" is a character of ISO-2022-JP and no word begins there */
		{ "\033$B=?=?\033(B?B?YQ==?=", "戎戎?B?YQ==?=", 0, SK_CS_ISO2022JP },
		{ "請求書", "請求書", 0, SK_CS_UTF8 },
		{ "=?utf-8?B?kL+LgY+Rgsw=?=", "請求書の", SK_CS_UTF8, SK_CS_SJIS },
	};

	(void)state;
	CHECK(rows);
}

/* What Japanese, Chinese and Russian mailers do to a subject. */
static void
charsets(void **state)
{
	static const struct row rows[] = {
		/* no escape at the end */
		{ "=?iso-2022-jp?B?GyRCQEE1YT1xJE5Bd0lV?=",
		    "請求書の送付", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		/* cut after byte 1 */
		{ "=?iso-2022-jp?B?Gw==?=\x0D\x0A =?iso-2022-jp?B?JEJAQTVhPXEkTkF3SVUbKEI=?=",
		    "請求書の送付", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		/* cut after byte 2 */
		{ "=?iso-2022-jp?B?GyQ=?=\x0D\x0A =?iso-2022-jp?B?QkBBNWE9cSROQXdJVRsoQg==?=",
		    "請求書の送付", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		/* cut after byte 4 */
		{ "=?iso-2022-jp?B?GyRCQA==?=\x0D\x0A =?iso-2022-jp?B?QTVhPXEkTkF3SVUbKEI=?=",
		    "請求書の送付", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		/* cut after byte 16 */
		{ "=?iso-2022-jp?B?GyRCQEE1YT1xJE5Bd0lVGw==?=\x0D\x0A =?iso-2022-jp?B?KEI=?=",
		    "請求書の送付", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		/* cut after byte 17 */
		{ "=?iso-2022-jp?B?GyRCQEE1YT1xJE5Bd0lVGyg=?=\x0D\x0A =?iso-2022-jp?B?Qg==?=",
		    "請求書の送付", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		/* half-width kana, three ways */
		{ "=?iso-2022-jp?B?GyhJMTIzNBsoQg==?=",
		    "ｱｲｳｴ", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		{ "=?iso-2022-jp?B?DjEyMzQPIQ==?=",
		    "ｱｲｳｴ!", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		{ "=?iso-2022-jp?B?GyRCQEEbKEKxsg==?=",
		    "請ｱｲ", SK_CS_ISO2022JP, SK_CS_ISO2022JP },
		/* labels that lie */
		{ "=?us-ascii?B?GyRCQEE1YT1xJE5Bd0lVGyhC?=",
		    "請求書の送付", SK_CS_ASCII, SK_CS_ISO2022JP },
		{ "=?utf-8?B?GyRCQEE1YT1xJE5Bd0lVGyhC?=",
		    "請求書の送付", SK_CS_UTF8, SK_CS_ISO2022JP },
		{ "=?iso-2022-jp?B?kL+LgY+RgsyRl5V0?=",
		    "請求書の送付", SK_CS_ISO2022JP, SK_CS_SJIS },
		{ "=?shift_jis?B?6KuL5rGC5pu444Gu6YCB5LuY?=",
		    "請求書の送付", SK_CS_SJIS, SK_CS_UTF8 },
		{ "=?iso-8859-1?B?udjT2tXZv6q74dLptcTNqNaq?=",
		    "关于召开会议的通知", SK_CS_LATIN1, SK_CS_GB18030 },
		/* Japanese, written in China */
		{ "=?gb2312?B?1YjH85X4pM7Lzbi2?=",
		    "請求書の送付", SK_CS_GB18030, SK_CS_GB18030 },
		{ "=?gb18030?B?gTCBMJUygjY=?=",
		    "\xC2\x80\xF0\xA0\x80\x80", SK_CS_GB18030, SK_CS_GB18030 },
		{ "=?big5?B?xuf51vna?=",
		    "ぁ碁恒", SK_CS_BIG5, SK_CS_BIG5 },
		/* UTF-7, as two mailers write it */
		{ "=?utf-7?Q?+istsQmb4-?=",
		    "請求書", SK_CS_UTF7, SK_CS_UTF7 },
		{ "=?unicode-1-1-utf-7?B?K2lzdHNRbWI0LQ==?=",
		    "請求書", SK_CS_UTF7, SK_CS_UTF7 },
		{ "=?x-sjis?B?lVyOhg==?=",
		    "表紙", SK_CS_SJIS, SK_CS_SJIS },
		{ "=?cp932?B?+/yHQIFg?=",
		    "髙①～", SK_CS_SJIS, SK_CS_SJIS },
		{ "=?euc-jp?B?/OKPsKGOsQ==?=",
		    "髙丂ｱ", SK_CS_EUCJP, SK_CS_EUCJP },
		/* raw and folded, with and without going back to ASCII */
		{ "\x1B$B@A\x0D\x0A \x1B$B5a=q\x1B(B",
		    "請 求書", 0, SK_CS_ISO2022JP },
		{ "\x1B$B@A5a=q$NAwIU\x1B(B\x0D\x0A \x1B$B@A5a=q$NAwIU\x1B(B",
		    "請求書の送付 請求書の送付", 0, SK_CS_ISO2022JP },
		/* the UTF-7 of IMAP is not read */
		{ "=?utf-8?B?JlpVc3d4LQ==?=",
		    "&ZUswx-", SK_CS_UTF8, SK_CS_ASCII },
	};

	(void)state;
	CHECK(rows);
}

static void
nul(void **state)
{
	struct sk_buf out = sk_buf_new(arena, 100);
	struct sk_note *defects = NULL;

	(void)state;
	sk_field_text(SK_SPAN("a\0b"), arena, &out, NULL, NULL, &defects);
	assert_span(sk_buf_view(&out), "a\xEF\xBF\xBD" "b");
	assert_true(noted(defects, SK_KEY_HEADER_DEFECT, "nul"));
}

/* --- names --- */

struct name_row {
	const char	*header;	/* of a part */
	const char	*name[5];	/* exactly these, in this order */
	bool		 nul, escapes;
};

static void
check_names(const struct name_row *r)
{
	char text[2048];
	size_t n = 0, at = 0;
	const struct sk_part *p;

	/* "%0" in a row is a NUL */
	at = (size_t)snprintf(text, sizeof text, "From: a@example.org\n"
	    "Content-Type: multipart/mixed; boundary=b\n\n--b\n");
	for (const char *c = r->header; *c != '\0'; c++)
		if (r->escapes && c[0] == '%' && c[1] == '0' && c[2] == '!') {
			text[at++] = '\0';
			c += 2;
		} else {
			text[at++] = *c;
		}
	at += (size_t)snprintf(text + at, sizeof text - at, "\n\nx\n--b--\n");
	parse_bytes(text, at);
	p = part("1");
	while (n < 5 && r->name[n] != NULL)
		n++;
	for (size_t i = 0; i < n; i++) {
		if (i >= p->names || !sk_span_is(p->name[i].text, r->name[i]))
			fail_msg("%s: name %zu of %zu is \"%.*s\", not \"%s\"", r->header, i, p->names,
			    SK_FMT(i < p->names ? p->name[i].text : (struct sk_span){ 0 }), r->name[i]);
	}
	if (p->names != n)
		fail_msg("%s: %zu names, not %zu, the last \"%.*s\"", r->header, p->names, n,
		    SK_FMT(p->name[p->names - 1].text));
	if (n > 0)
		assert_int_equal(p->name[0].nul, r->nul);
	assert_int_equal(p->attached, n > 0);
	assert_int_equal(has_note(p, "conflicting_name"), n > 1);
}

#define D "Content-Disposition: "
#define T "Content-Type: text/plain; "
static void
names(void **state)
{
	static const struct name_row rows[] = {
		{ D "attachment; filename=a.exe", { "a.exe" }, false, false },
		{ D "attachment; filename = \"a b.exe\" ; size=1", { "a b.exe" }, false, false },
		{ D "attachment; FILENAME=\"a.exe\"", { "a.exe" }, false, false },
		{ D "attachment; filename=a b.exe", { "a b.exe", "a" }, false, false },
		{ D "attachment; filename=report (1).exe", { "report (1).exe", "report" }, false, false },
		{ D "attachment (c; filename=x); filename=a.exe", { "a.exe" }, false, false },
		{ D "attachment;\n\tfilename=\"a.exe\"", { "a.exe" }, false, false },
		{ D "attachment; filename=\"a\\\"b.exe\"", { "a\"b.exe" }, false, false },
		{ D "attachment; filename=\"C:\\dir\\a.exe\"", { "C:dira.exe", "C:\\dir\\a.exe" }, false,
		    false },
		{ T "name=\"a.txt\"", { "a.txt" }, false, false },
		/* G1 in a name */
		{ T "name=\"=?utf-8?B?44GCYQ==?=\n =?utf-8?B?LmV4ZQ==?=\"", { "あa.exe" }, false, false },
		{ T "name==?utf-8?B?44GC?=.exe", { "あ.exe" }, false, false },
		/* G3: raw, with a second byte that is a backslash or a delimiter */
		{ D "attachment; filename=\"\x95\x5C.exe\"", { "表.exe" }, false, false },
		{ D "attachment; filename=\"\xC0\xC1\xB5\xE1\xBD\xF1.exe\"", { "請求書.exe" }, false, false },
		{ D "attachment; filename=\"\033$B@A5a=q\033(B.exe\"", { "請求書.exe" }, false, false },
		{ D "attachment; filename=\"\033$B\"%;\"\033(B.exe\"", { "▲拶.exe" }, false, false },
		/* G4 */
		{ D "attachment; filename*=utf-8''a.txt%00.exe", { "a.txt\xEF\xBF\xBD.exe" }, true, false },
		{ D "attachment; filename=\"a.txt%0!.exe\"", { "a.txt\xEF\xBF\xBD.exe" }, true, true },
		/* G5 */
		{ D "attachment; filename=a.txt; filename*=utf-8''a.exe", { "a.exe", "a.txt" }, false, false },
		{ D "attachment; filename*=utf-8''a.exe; filename=a.txt", { "a.exe", "a.txt" }, false, false },
		{ D "attachment; filename*=utf-8''%E3%81%82.exe; filename=\"=?utf-8?B?44GCLmV4ZQ==?=\"",
		    { "あ.exe" }, false, false },
		/* G6 */
		{ T "name=a.exe\n" D "attachment; filename=a.txt", { "a.txt", "a.exe" }, false, false },
		/* G7 */
		{ D "filename=\"a.exe\"", { "a.exe" }, false, false },
		{ D "; filename=\"a.exe\"", { "a.exe" }, false, false },
		/* G8 */
		{ D "attachment; filename=\"a.exe", { "a.exe" }, false, false },
		{ D "attachment; filename=\"a.exe; size=1", { "a.exe; size=1", "a.exe" }, false, false },
		{ D "attachment; filename=\"a%0!.exe", { "a\xEF\xBF\xBD.exe" }, true, true },
		{ D "attachment; filename=\"a.txt\".exe", { "a.txt", "a.txt.exe" }, false, false },
		{ D "attachment; filename=a.txt; filename=a.exe", { "a.txt", "a.exe" }, false, false },
		/* RFC 2231: pieces, in any order, with gaps, mixed, twice */
		{ D "attachment; filename*0=a; filename*1=.exe", { "a.exe" }, false, false },
		{ D "attachment; filename*1=.exe; filename*0=a", { "a.exe" }, false, false },
		{ D "attachment; filename*0*=utf-8''%E3%81; filename*1*=%82; filename*2=\".exe\"",
		    { "あ.exe" }, false, false },
		{ D "attachment; filename*0=a.txt; filename*2=.exe", { "a.txt.exe", "a.txt" }, false, false },
		{ D "attachment; filename*0=a; filename*1=.txt; filename*1=.exe", { "a.txt", "a.exe" }, false,
		    false },
		{ D "attachment; filename*=iso-2022-jp''%1B$B@A5a=q%1B%28B.exe", { "請求書.exe" }, false,
		    false },
		{ D "attachment; filename*=\"Shift_JIS'ja'%95%5C.exe\"", { "表.exe" }, false, false },
		{ D "attachment; filename*=a%20b.exe", { "a b.exe" }, false, false },
		{ D "attachment; filename*=utf-8''%zz%4", { "%zz%4" }, false, false },
		/* Charsets */
		/* a cut inside an escape sequence, inside a character, before the last one */
		{ D "attachment; filename*0*=iso-2022-jp''%1B;\n filename*1*=%24%42%40%41%35%61%3D%71%1B%28%42.exe",
		    { "請求書.exe" }, false, false },
		{ D "attachment; filename*0*=iso-2022-jp''%1B%24;\n filename*1*=%42%40%41%35%61%3D%71%1B%28%42.exe",
		    { "請求書.exe" }, false, false },
		{ D "attachment; filename*0*=iso-2022-jp''%1B%24%42%40;\n filename*1*=%41%35%61%3D%71%1B%28%42.exe",
		    { "請求書.exe" }, false, false },
		{ D "attachment; filename*0*=iso-2022-jp''%1B%24%42%40%41%35%61%3D%71%1B;\n filename*1*=%28%42.exe",
		    { "請求書.exe" }, false, false },
		/* none at the end */
		{ D "attachment; filename*0*=iso-2022-jp''.a.%1B%24%42%40%41%35%61%3D%71%1B%28",
		    { ".a.請求書" }, false, false },
		/* the other half is a backslash */
		{ D "attachment; filename*0*=shift_jis''%95;\n filename*1*=%5C.exe",
		    { "表.exe" }, false, false },
		{ D "attachment; filename*0*=gb2312''%B9%D8%D3;\n filename*1*=%DA%BB%E1%D2%E9.doc",
		    { "关于会议.doc" }, false, false },
		/* labels that lie */
		{ D "attachment; filename*=us-ascii''%1B%24%42%40%41%35%61%3D%71%1B%28%42.exe",
		    { "請求書.exe" }, false, false },
		{ D "attachment; filename*=iso-2022-jp''%90%BF%8B%81%8F%91.exe",
		    { "請求書.exe" }, false, false },
		{ D "attachment; filename*=shift_jis''%E8%AB%8B%E6%B1%82%E6%9B%B8.exe",
		    { "請求書.exe" }, false, false },
		/* RFC 2047 in a parameter, cut inside a character */
		{ D "attachment; filename=\"=?iso-2022-jp?B?GyRCQA==?=\n =?iso-2022-jp?B?QTVhPXEbKEIuZXhl?=\"",
		    { "請求書.exe" }, false, false },
		/* raw, halves of characters being quotes and backslashes */
		{ D "attachment; filename=\"" "\x1B$B$\"%\"$\\%\\\x1B(B" ".exe\"", { "あアぼボ.exe" }, false, false },
		{ D "attachment; filename=\"" "a\x1B$B$\"%\"$\\%\\" "\"", { "aあアぼボ" }, false, false },
		{ T "name=" "\x1B$B$\"%\"$\\%\\\x1B(B" ".exe", { "あアぼボ.exe" }, false, false },
		{ D "attachment; filename=\"" "\x94\\\x95\\\x83\\\x8F\\" ".exe\"", { "能表ソ十.exe" }, false, false },
		{ D "attachment; filename=\"" "\xB9\xD8\xD3\xDA\xBB\xE1\xD2\xE9" ".doc\"", { "关于会议.doc" }, false, false },
		{ D "attachment; filename=\"" "\xE4\xCF\xC7\xCF\xD7\xCF\xD2" ".doc\"", { "Договор.doc" }, false, false },
		/* none */
		{ D "inline; size=3", { NULL }, false, false },
		{ D "inline; filename=\"\"", { NULL }, false, false },
		{ T "charset=us-ascii (Plain text)", { NULL }, false, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_names(&rows[i]);
}

static void
name_charsets(void **state)
{
	const struct sk_part *p;

	(void)state;
	PARSE("From: a@example.org\n" D "attachment; filename*=utf-8''a.exe\n\n");
	assert_int_equal(part("1")->name[0].declared, SK_CS_UNKNOWN);
	assert_string_equal(part("1")->name[0].where, "filename*");
	PARSE("From: a@example.org\n" D "attachment; filename=\"=?utf-8?B?kL+LgY+RLmV4ZQ==?=\"\n\n");
	p = part("1");
	assert_span(p->name[0].text, "請求書.exe");
	assert_int_equal(p->name[0].declared, SK_CS_UTF8);
	assert_int_equal(p->name[0].actual, SK_CS_SJIS);
	assert_string_equal(p->name[0].where, "filename");
	PARSE("From: a@example.org\n" T "charset=us-ascii (Plain text)\n\n");
	assert_span(part("1")->charset_label, "us-ascii");
}

/* --- mailboxes --- */

static void
mailboxes(void **state)
{
	static const struct { const char *raw, *want; } rows[] = {
		{ "a@example.org", "|a@example.org" }, { "<a@example.org>", "|a@example.org" },
		{ "A B <a@example.org>", "A B|a@example.org" },
		{ "\"B, A\" <a@example.org>, c@d", "B, A|a@example.org/|c@d" },
		{ "a@example.org (A B)", "A B|a@example.org" },
		{ "=?utf-8?B?44GC?= <a@example.org>", "あ|a@example.org" },
		{ "=?utf-8?Q?A, B <c@d>?= <a@example.org>", "A, B <c@d>|a@example.org" },
		{ "\"=?utf-8?B?44GC?=\" <a@example.org>", "あ|a@example.org" },
		{ "\033$B@A5a=q\033(B <a@example.org>", "請求書|a@example.org" },
		{ "\x95\x5C <a@example.org>", "表|a@example.org" },
		{ "undisclosed-recipients:;", "" }, { "Group: a@b, C <c@d>;, e@f", "|a@b/C|c@d/|e@f" },
		{ "a:a:a:a@b", "|a@b" }, { "\"a@b\" <c@d>", "a@b|c@d" }, { "a@b <c@d>", "a@b|c@d" },
		{ "<@route:a@b>", "|@route:a@b" }, { "a@b; c@d", "|a@b/|c@d" }, { "John Doe", "|John Doe" },
		{ "", "" }, { ",,;,", "" }, { "\033(B<", "" }, { "\"unclosed <a@b>", "unclosed|a@b" }, { "A <a@b", "A|a@b" },
		{ "\"a\\\"b\" <a@b>", "a\"b|a@b" }, { "A (x (y) z) <a@b>", "A (x (y) z)|a@b" },
	};

	(void)state;
	budget = sk_budget_default();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sk_buf got = sk_buf_new(arena, 1000);
		struct sk_mailbox *box;
		size_t n;

		sk_field_mailboxes(sk_span_text(rows[i].raw), arena, &budget, &box, &n);
		for (size_t k = 0; k < n; k++)
			sk_buf_printf(&got, "%s%.*s|%.*s", k > 0 ? "/" : "", SK_FMT(box[k].name),
			    SK_FMT(box[k].address));
		assert_span(sk_buf_view(&got), rows[i].want);
	}
}

/* --- dates --- */

static void
dates(void **state)
{
	static const struct { const char *raw; bool ok; long long seconds; int offset; } rows[] = {
		{ " Tue, 17 May 2016 09:12:00 +0900", true, 1463443920, 540 },
		{ "17 May 2016 09:12 +0900 (JST)", true, 1463443920, 540 },
		{ "Tue, 17 May 16 00:12:00 GMT", true, 1463443920, 0 },
		{ "Tue, 17 May 2016 09:12:00 JST", true, 1463443920, 540 },
		{ "Mon, 16 May 2016 20:12:00 EDT", true, 1463443920, -240 },
		{ "Tue,17 May 2016 00:12:00 -0000", true, 1463443920, 0 },
		{ "Thu, 1 Jan 1970 00:00:00 +0000", true, 0, 0 },
		{ "29 Feb 2000 23:59:60 +0000", true, 951868800, 0 },
		{ "", false, 0, 0 }, { "tomorrow", false, 0, 0 }, { "32 May 2016 00:00:00 +0000", false, 0, 0 },
		{ "17 Foo 2016 00:00:00 +0000", false, 0, 0 }, { "17 May 2016 24:00:00 +0000", false, 0, 0 },
		{ "17 May 2016 00:00:00 +9999", false, 0, 0 }, { "17 May 2016", false, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t seconds;
		int offset;
		bool ok = sk_field_date(sk_span_text(rows[i].raw), &seconds, &offset);

		if (ok != rows[i].ok || seconds != rows[i].seconds || offset != rows[i].offset)
			fail_msg("%s: %d %lld %d", rows[i].raw, ok, (long long)seconds, offset);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(encoded_words), cmocka_unit_test(joined_words),
		cmocka_unit_test(raw_text), cmocka_unit_test(charsets), cmocka_unit_test(nul), cmocka_unit_test(names),
		cmocka_unit_test(name_charsets), cmocka_unit_test(mailboxes), cmocka_unit_test(dates),
	};

	return cmocka_run_group_tests(tests, mime_setup, mime_teardown);
}
