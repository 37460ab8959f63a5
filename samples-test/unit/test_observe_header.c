/* Header fields to facts, with honest look-alikes that must stay silent. */
#include "look.h"

static void
header(const char *text)
{
	look_new();
	look_header(text);
	(void)look_with("header", 0);
}

static void
plain_mail(void **state)
{
	(void)state;
	header("Return-Path: <taro@mail.example.co.jp>\n"
	    "Received: from mx1.example.co.jp (mx1.example.co.jp [192.0.2.10])\n"
	    "\tby mx.example.ac.jp (Postfix) with ESMTPS id 4ABC\n"
	    "\tfor <hanako@example.ac.jp>; Tue, 17 May 2016 09:12:03 +0900 (JST)\n"
	    "Received: from [10.0.0.5] (unknown [10.0.0.5]) by mx1.example.co.jp; Tue, 17 May 2016 00:12:01 GMT\n"
	    "Authentication-Results: mx.example.ac.jp; spf=pass (sender ok) smtp.mailfrom=mail.example.co.jp;\n"
	    "\tdkim=pass header.d=example.co.jp; dmarc=none; iprev=pass\n"
	    "From: =?ISO-2022-JP?B?GyRCOzNFREJATzobKEI=?= <taro@example.co.jp>\n"
	    "To: hanako@example.ac.jp, \"Sato, Jiro\" <jiro@example.ac.jp>\n"
	    "Cc: =?utf-8?B?6YSt?= <cc@example.ac.jp>\n"
	    "Subject: =?ISO-2022-JP?B?GyRCQEE1YT1xJE43bxsoQg==?=\n"
	    "Date: Tue, 17 May 2016 09:12:00 +0900\n"
	    "Message-ID: <1@example.co.jp>\n"
	    "In-Reply-To: <b@example.ac.jp>\n"
	    "References: <a@example.ac.jp>\n <b@example.ac.jp>\n"
	    "X-Mailer: Becky! ver. 2.70 [ja]\n");
	LOOK_HAS(0, HEADER_SUBJECT, "請求書の件");
	LOOK_HAS(0, HEADER_FROM, "taro@example.co.jp");
	LOOK_HAS(0, HEADER_FROM_NAME, "山田太郎");
	LOOK_HAS(0, HEADER_TO, "hanako@example.ac.jp|jiro@example.ac.jp");
	LOOK_HAS(0, HEADER_CC, "cc@example.ac.jp");
	LOOK_HAS(0, HEADER_RETURN_PATH, "taro@mail.example.co.jp");
	LOOK_HAS(0, HEADER_RETURN_PATH_DIFFERS, "");
	LOOK_HAS(0, HEADER_REPLY_TO, "");
	LOOK_HAS(0, HEADER_DATE, "2016-05-17T09:12:00+09:00");
	LOOK_HAS(0, HEADER_MESSAGE_ID, "<1@example.co.jp>");
	LOOK_HAS(0, HEADER_RECEIVED, "mx1.example.co.jp (mx1.example.co.jp [192.0.2.10])\tmx.example.ac.jp\t"
	    "2016-05-17T09:12:03+09:00|[10.0.0.5] (unknown [10.0.0.5])\tmx1.example.co.jp\t2016-05-17T00:12:01Z");
	LOOK_HAS(0, HEADER_AUTH, "mx.example.ac.jp\tspf=pass dkim=pass dmarc=none");
	LOOK_HAS(0, HEADER_MAILER, "Becky! ver. 2.70 [ja]");
	LOOK_HAS(0, HEADER_CHARSET_DECLARED, "iso-2022-jp");
	LOOK_HAS(0, HEADER_CHARSET_TRUE, "iso-2022-jp");
	LOOK_HAS(0, HEADER_DEFECT, "");
	LOOK_HAS(0, HEADER_DUPLICATE, "");
	LOOK_HAS(0, HEADER_FREE_MAIL, "");
	LOOK_HAS(0, HEADER_DISPLAY_NAME_ADDRESS, "");
	assert_int_equal(sk_record_count(tree.record, 0, SK_KEY_HEADER_REFERENCES), 2);
	assert_int_equal(sk_record_count(tree.record, 0, SK_KEY_HEADER_LIST), 0);
	assert_int_equal(sk_record_count(tree.record, 0, SK_KEY_HEADER_NO_RECIPIENT), 0);
	assert_int_equal(sk_record_count(tree.record, 0, SK_KEY_HEADER_TO_SELF), 0);
}

/* The value of one key for a header. */
static const struct look_row t[] = {
	/* an address inside the display name */
	{ "From: \"kouhou@mext.example.go.jp\" <info@other.example.com>", SK_KEY_HEADER_DISPLAY_NAME_ADDRESS,
	    "kouhou@mext.example.go.jp" },
	{ "From: =?utf-8?B?5bGx55SwIO+8nHRhcm/vvKBiYW5rLmV4YW1wbGUuY28uanDvvJ4=?= <x@evil.example.net>",
	    SK_KEY_HEADER_DISPLAY_NAME_ADDRESS, "taro@bank.example.co.jp" },
	{ "From: =?utf-8?Q?taro=40bank.co.jp?= <x@gmail.com>", SK_KEY_HEADER_DISPLAY_NAME_ADDRESS,
	    "taro@bank.co.jp" },
	{ "From: \"taro@example.co.jp\" <taro@mail.example.co.jp>", SK_KEY_HEADER_DISPLAY_NAME_ADDRESS, "" },
	{ "From: \"TARO@EXAMPLE.CO.JP\" <taro@example.co.jp>", SK_KEY_HEADER_DISPLAY_NAME_ADDRESS, "" },
	{ "From: \"Sales @ Example\" <sales@example.com>", SK_KEY_HEADER_DISPLAY_NAME_ADDRESS, "" },
	{ "From: \"@example\" <sales@example.com>", SK_KEY_HEADER_DISPLAY_NAME_ADDRESS, "" },
	/* Reply-To, Return-Path */
	{ "From: a@example.co.jp\nReply-To: b@gmail.com", SK_KEY_HEADER_REPLY_TO_DIFFERS, "gmail.com" },
	{ "From: a@example.co.jp\nReply-To: b@support.example.co.jp", SK_KEY_HEADER_REPLY_TO_DIFFERS, "" },
	{ "From: a@one.co.jp\nReply-To: b@two.co.jp", SK_KEY_HEADER_REPLY_TO_DIFFERS, "two.co.jp" },
	{ "From: a@example.co.jp\nReply-To: list@LISTS.Example.ORG\nList-Id: <l.lists.example.org>",
	    SK_KEY_HEADER_REPLY_TO_DIFFERS, "lists.example.org" },
	{ "From: a@example.co.jp\nReturn-Path: <bounce+a=b.example@bounce.example.co.jp>",
	    SK_KEY_HEADER_RETURN_PATH_DIFFERS, "" },
	{ "From: a@example.co.jp\nReturn-Path: <>", SK_KEY_HEADER_RETURN_PATH_DIFFERS, "" },
	{ "From: a@example.co.jp\nReturn-Path: <>", SK_KEY_HEADER_RETURN_PATH, "<>" },
	{ "From: a@example.co.jp\nReturn-Path: <b-1@esp.example.com>",
	    SK_KEY_HEADER_RETURN_PATH_DIFFERS, "esp.example.com" },
	{ "From: a@x.github.io\nReply-To: b@y.github.io", SK_KEY_HEADER_REPLY_TO_DIFFERS, "y.github.io" },
	/* free mail */
	{ "From: a@yahoo.co.jp", SK_KEY_HEADER_FREE_MAIL, "yahoo.co.jp" },
	{ "From: a@GMAIL.com", SK_KEY_HEADER_FREE_MAIL, "gmail.com" },
	{ "From: a@notgmail.com", SK_KEY_HEADER_FREE_MAIL, "" },
	{ "From: a@docomo.ne.jp", SK_KEY_HEADER_FREE_MAIL, "" },
	/* authentication */
	{ "From: a@b.example\nAuthentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x.jp; dkim=none",
	    SK_KEY_HEADER_AUTH, "\tspf=pass dkim=none" },
	{ "From: a@b.example\nAuthentication-Results: MX.Example.JP 1; none", SK_KEY_HEADER_AUTH, "mx.example.jp\t" },
	{ "From: a@b.example\nAuthentication-Results: a.jp; dkim=fail (a;b) reason=\"spf=pass\"; DMARC = FAIL",
	    SK_KEY_HEADER_AUTH, "a.jp\tdkim=fail dmarc=fail" },
	{ "From: a@b.example\nAuthentication-Results: a.jp; spf=pass\nAuthentication-Results: b.jp; spf=fail",
	    SK_KEY_HEADER_AUTH, "a.jp\tspf=pass|b.jp\tspf=fail" },
	/* Received in odd forms */
	{ "From: a@b.example\nReceived: (qmail 1 invoked by uid 0); 17 May 2016 00:12:00 -0000", SK_KEY_HEADER_RECEIVED,
	    "\t\t2016-05-17T00:12:00Z" },
	{ "From: a@b.example\nReceived: by mail.example.com with SMTP id 1; no date", SK_KEY_HEADER_RECEIVED,
	    "\tmail.example.com\t" },
	{ "From: a@b.example\nReceived: from x", SK_KEY_HEADER_RECEIVED, "x\t\t" },
	/* defects */
	{ "Subject: x", SK_KEY_HEADER_DEFECT, "no_from" },
	{ "From: a@b.example\nDate: yesterday", SK_KEY_HEADER_DEFECT, "bad_date" },
	{ "From: not an address", SK_KEY_HEADER_DEFECT, "bad_address" },
	{ "From: a@b.example\nFrom: c@d.example", SK_KEY_HEADER_DUPLICATE, "From" },
	{ "From: a@b.example\nFrom: a@b.example", SK_KEY_HEADER_DUPLICATE, "" },
	{ "From: a@b.example\nSubject: 1\nSubject: 2\nTo: x@y.jp\nTo: z@y.jp", SK_KEY_HEADER_DUPLICATE, "To|Subject" },
	/* names by the rules: RFC 6532, quoted, encoded */
	{ "From: 山田太郎 <taro@example.jp>", SK_KEY_HEADER_FROM_NAME, "山田太郎" },
	{ "From: =?utf-8?Q?J=C3=B6rg_M=C3=BCller?= <j@example.de>", SK_KEY_HEADER_FROM_NAME, "Jörg Müller" },
	{ "From: \"O'Brien, Pat\" <pat@example.ie>", SK_KEY_HEADER_DEFECT, "" },
	{ "From: =?utf-8?Q?J=C3=B6rg?= <j@example.de>\nSubject: hi", SK_KEY_HEADER_CHARSET_TRUE, "" },
	{ "From: a@b.example\nSubject: =?gb2312?B?x+vH88rp?=", SK_KEY_HEADER_CHARSET_DECLARED, "gb18030" },
	{ "From: a@b.example\nSubject: plain", SK_KEY_HEADER_CHARSET_DECLARED, "" },
	{ "From: a@b.example\nUser-Agent: Mozilla Thunderbird", SK_KEY_HEADER_MAILER, "Mozilla Thunderbird" },
	{ "From: a@b.example\nTo: undisclosed-recipients:;", SK_KEY_HEADER_TO, "" },
};

static void
single(void **state)
{
	(void)state;
	look_rows(t, sizeof t / sizeof *t, header);
}

static void
numbers(void **state)
{
	static const struct { const char *header; enum sk_key key; uint64_t n; } n[] = {
		{ "From: a@b.example\nTo: A@B.example", SK_KEY_HEADER_TO_SELF, 1 },
		{ "From: a@b.example\nTo: a@b.example, c@d.example", SK_KEY_HEADER_TO_SELF, 0 },
		{ "From: a@b.example\nTo: undisclosed-recipients:;", SK_KEY_HEADER_NO_RECIPIENT, 1 },
		{ "From: a@b.example", SK_KEY_HEADER_NO_RECIPIENT, 1 },
		{ "From: a@b.example\nCc: c@d.example", SK_KEY_HEADER_NO_RECIPIENT, 0 },
		{ "From: a@b.example\nList-Unsubscribe: <mailto:x@b.example>", SK_KEY_HEADER_LIST, 1 },
		{ "From: a@b.example\nPrecedence: Bulk", SK_KEY_HEADER_LIST, 1 },
		{ "From: a@b.example\nPrecedence: first-class", SK_KEY_HEADER_LIST, 0 },
		{ "From: a@b.example\nIn-Reply-To: <1@x>", SK_KEY_HEADER_REFERENCES, 1 },
		{ "From: a@b.example\nIn-Reply-To: your mail", SK_KEY_HEADER_REFERENCES, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof n / sizeof *n; i++) {
		header(n[i].header);
		if (sk_record_count(tree.record, 0, n[i].key) != n[i].n)
			fail_msg("%s: %s", n[i].header, sk_key_table[n[i].key].name);
	}
}

static void
no_message(void **state)
{
	(void)state;
	look_new();
	object[0].mime = NULL;
	(void)look_with("header", 0);
	object[0].mime = &mime;
	object[0].is_message = false;
	(void)look_with("header", 0);
	LOOK_HAS(0, HEADER_DEFECT, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_mail), cmocka_unit_test(single), cmocka_unit_test(numbers),
		cmocka_unit_test(no_message),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
