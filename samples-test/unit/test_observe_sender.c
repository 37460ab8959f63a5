/* Who a mail says has sent it: fields, display names, domains, signatures; with honest
 * look-alikes that must stay silent. */
#include "look.h"

/* What observe_header, observe_sender and observe_identity write of a header. */
static void
header(const char *text)
{
	look_new();
	look_header(text);
	(void)look_with("header", 0);
	(void)look_with("sender", 0);
	(void)look_with("identity", 0);
}

static const struct look_row t[] = {
	/* Sender, Reply-To */
	{ "From: a@one.co.jp\nSender: b@two.co.jp", SK_KEY_HEADER_SENDER_DIFFERS, "two.co.jp" },
	{ "From: a@one.co.jp\nSender: b@mail.one.co.jp", SK_KEY_HEADER_SENDER_DIFFERS, "" },
	{ "From: a@one.co.jp\nSender: b@mail.one.co.jp", SK_KEY_HEADER_SENDER, "b@mail.one.co.jp" },
	{ "From: a@one.co.jp\nReply-To: c@Gmail.com", SK_KEY_HEADER_REPLY_TO_FREE_MAIL, "gmail.com" },
	{ "From: a@yahoo.co.jp\nReply-To: c@gmail.com", SK_KEY_HEADER_REPLY_TO_FREE_MAIL, "" },
	{ "From: a@one.co.jp\nReply-To: c@two.co.jp", SK_KEY_HEADER_REPLY_TO_FREE_MAIL, "" },
	/* what passed, and for whom */
	{ "From: a@one.co.jp\nAuthentication-Results: mx; spf=pass (a; b) smtp.mailfrom=x@one.co.jp; dkim=pass "
	    "header.d=mail.one.co.jp; dmarc=fail header.from=one.co.jp\n"
	    "Authentication-Results: mx2; dkim=pass header.i=@esp.example.net header.s=1", SK_KEY_HEADER_AUTH_PASSED,
	    "1\tspf\tone.co.jp\tsame|1\tdkim\tmail.one.co.jp\trelated|2\tdkim\tesp.example.net\tother" },
	{ "From: a@one.co.jp\nAuthentication-Results: spf=pass (sender IP is 192.0.2.1)\n smtp.mailfrom=ONE.co.jp; "
	    "dkim=none (message not signed) header.d=none;dmarc=pass action=none header.from=one.co.jp;",
	    SK_KEY_HEADER_AUTH_PASSED, "1\tspf\tone.co.jp\tsame|1\tdmarc\tone.co.jp\tsame" },
	{ "From: a@one.co.jp\nAuthentication-Results: mx; spf=pass; dkim=pass reason=\"header.d=one.co.jp\"",
	    SK_KEY_HEADER_AUTH_PASSED, "" },
	/* how hops took it */
	{ "From: a@b.jp\nReceived: from x (x [192.0.2.1])\n\t(using TLS with cipher Y) by mx.b.jp with esmtpsa id 1; x\n"
	    "Received: by c.jp; x", SK_KEY_HEADER_RECEIVED_WITH, "ESMTPSA|-" },
	/* ids */
	{ "From: a@one.co.jp", SK_KEY_HEADER_MESSAGE_ID_ODD, "absent" },
	{ "From: a@one.co.jp\nMessage-ID: 123@one.co.jp", SK_KEY_HEADER_MESSAGE_ID_ODD, "malformed" },
	{ "From: a@one.co.jp\nMessage-ID: <123>", SK_KEY_HEADER_MESSAGE_ID_ODD, "no_domain" },
	{ "From: a@one.co.jp\nMessage-ID: <123@two.co.jp>", SK_KEY_HEADER_MESSAGE_ID_ODD, "foreign" },
	{ "From: a@one.co.jp\nMessage-ID: <123@pc17.one.co.jp>", SK_KEY_HEADER_MESSAGE_ID_ODD, "" },
	{ "From: a@one.co.jp\nMessage-ID: <123@PC17>", SK_KEY_HEADER_MESSAGE_ID_ODD, "" },
	{ "From: a@one.co.jp\nMessage-ID: <123@ex1.corp.local>", SK_KEY_HEADER_MESSAGE_ID_ODD, "" },
	{ "From: a@one.co.jp\nMessage-ID: <CA+1@mail.gmail.com>\nReceived: from mail-yb1.google.com (mail-yb1.google.com "
	    "[192.0.2.1]) by mx.b.jp; x", SK_KEY_HEADER_MESSAGE_ID_ODD, "" },
	{ "From: a@one.co.jp\nMessage-ID: <1@ap1.esp.co.jp>\nReceived: from o1.esp.co.jp by mx.b.jp; x",
	    SK_KEY_HEADER_MESSAGE_ID_ODD, "" },
	/* answers */
	{ "From: a@b.jp\nSubject: Re: x", SK_KEY_HEADER_UNREFERENCED, "reply" },
	{ "From: a@b.jp\nSubject: =?utf-8?B?77yy77yl77yaIOS8mg==?=", SK_KEY_HEADER_UNREFERENCED, "reply" },
	{ "From: a@b.jp\nSubject: Fwd: x", SK_KEY_HEADER_UNREFERENCED, "forward" },
	{ "From: a@b.jp\nSubject: Re: x\nIn-Reply-To: <1@c.jp>", SK_KEY_HEADER_UNREFERENCED, "" },
	{ "From: a@b.jp\nSubject: Report", SK_KEY_HEADER_UNREFERENCED, "" },
	{ "From: a@b.jp\nTo: c@example.ac.jp\nIn-Reply-To: <1@mail.example.ac.jp>", SK_KEY_HEADER_ANSWERS, "mail.example.ac.jp" },
	{ "From: a@b.jp\nTo: d@e.jp\nCc: c@example.ac.jp\nReferences: <1@b.jp> <2@example.ac.jp>", SK_KEY_HEADER_ANSWERS, "example.ac.jp" },
	{ "From: a@b.jp\nTo: c@example.ac.jp\nIn-Reply-To: <1@b.jp>", SK_KEY_HEADER_ANSWERS, "" },
	{ "From: a@b.jp\nTo: c@example.ac.jp\nIn-Reply-To: 1@example.ac.jp", SK_KEY_HEADER_ANSWERS, "" },
	{ "From: a@b.jp\nTo: c@other.ac.jp\nReferences: <1@example.ac.jp>", SK_KEY_HEADER_ANSWERS, "" },
	{ "From: a@b.jp\nTo: c@example.ac.jp\nIn-Reply-To: <1@>", SK_KEY_HEADER_ANSWERS, "" },
	/* web mail and web servers */
	{ "From: a@b.jp\nX-Originating-IP: [192.0.2.7]", SK_KEY_HEADER_ORIGINATING_IP, "192.0.2.7" },
	{ "From: a@b.jp\nX-Originating-IP: localhost", SK_KEY_HEADER_ORIGINATING_IP, "" },
	{ "From: a@b.jp\nX-PHP-Originating-Script: 33:mail.php", SK_KEY_HEADER_ORIGINATING_SCRIPT, "33:mail.php" },
	/* display names */
	{ "From: \"Отдел кадров\" <a@b.jp>", SK_KEY_HEADER_FROM_NAME_SCRIPT, "cyrillic" },
	{ "From: 山田 (｀Д´) <a@b.jp>", SK_KEY_HEADER_FROM_NAME_SCRIPT, "" },
	{ "From: 김철수 <a@b.jp>", SK_KEY_HEADER_FROM_NAME_SCRIPT, "hangul" },
	{ "From: 材料学会 事務局 <a@b.jp>", SK_KEY_HEADER_FROM_OFFICE, "学会" },
	{ "From: 山田太郎 <a@b.jp>", SK_KEY_HEADER_FROM_OFFICE, "" },
	{ "From: 【ヤマト運輸株式会社】 <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS, "ヤマト運輸\tkuronekoyamato.co.jp\tcarrier\twhole" },
	{ "From: Ａｍａｚｏｎ.co.jp <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS, "Amazon\tamazon.co.jp\tshop\twhole" },
	{ "From: 外務省アジア大洋州局 <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS, "外務省\tmofa.go.jp\tministry\tbegins" },
	{ "From: 山田 (NEDO) <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS,
	    "新エネルギー・産業技術総合開発機構\tnedo.go.jp\tpublic\tinside" },
	{ "From: 楽天市場店 例示屋 <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS, "楽天市場\trakuten.co.jp\tshop\tinside" },
	{ "From: ソフトバンク・例示 <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS, "ソフトバンク\tsoftbank.jp\ttelecom\tinside" },
	{ "From: 楽天市場カスタマーセンター <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS, "楽天市場\trakuten.co.jp\tshop\tbegins" },
	{ "From: Amazonas Tour <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS, "" },
	{ "From: アマゾネス <a@b.jp>", SK_KEY_HEADER_FROM_CLAIMS, "" },
	{ "From: Amazon.co.jp <no-reply@mail.amazon.co.jp>", SK_KEY_HEADER_FROM_CLAIMS, "" },
	{ "From: 三井住友カード Amazon <x@vpass.ne.jp>", SK_KEY_HEADER_FROM_CLAIMS, "" },
	/* domains */
	{ "From: a@mof-go-jp.com", SK_KEY_HEADER_FROM_LOOKS_LIKE, "mof.go.jp\tministry\tpart" },
	{ "From: a@rakutem.com", SK_KEY_HEADER_FROM_LOOKS_LIKE, "rakuten.co.jp\tshop\tletter" },
	{ "From: a@mof.go.jp", SK_KEY_HEADER_FROM_LOOKS_LIKE, "" },
	{ "From: a@rakuten.ne.jp", SK_KEY_HEADER_FROM_LOOKS_LIKE, "" },
	{ "From: a@example.ac.jp", SK_KEY_HEADER_FROM_LOOKS_LIKE, "" },
};

static void
single(void **state)
{
	(void)state;
	look_rows(t, sizeof t / sizeof *t, header);
}

static void
neighbours(void **state)
{
	static const struct { const char *to; uint64_t n; } rows[] = {
		{ "yamada@b.jp, yamaguchi@b.jp, yamamoto@b.jp, yamanaka@b.jp", 4 },
		{ "a@b.jp, yamada@b.jp, yamaguchi@b.jp, yamamoto@b.jp, yamanaka@b.jp", 4 },
		{ "yamada@b.jp, yamaguchi@b.jp, yamamoto@b.jp", 0 },
		{ "yamada@b.jp, yamaguchi@c.jp, yamamoto@b.jp, yamanaka@c.jp", 0 },
		{ "s15001@b.jp, s15002@b.jp, s15003@b.jp, s15004@b.jp", 0 },
		{ "kaigi-a@b.jp, kaigi-b@b.jp, kaigi-c@b.jp, kaigi-d@b.jp", 0 },
		{ "abe@b.jp, endo@b.jp, kato@b.jp, sato@b.jp, tanaka@b.jp", 0 },
		{ "yamanaka@b.jp, yamamoto@b.jp, yamaguchi@b.jp, yamada@b.jp", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[512];

		(void)snprintf(text, sizeof text, "From: x@y.jp\nTo: %s", rows[i].to);
		header(text);
		if (sk_record_count(tree.record, 0, SK_KEY_HEADER_NEIGHBOURS) != rows[i].n)
			fail_msg("%s", rows[i].to);
	}
}

static void
signatures(void **state)
{
	static const struct { const char *text, *address; } rows[] = {
		{ "本文\n-- \n山田\nE-mail: taro@two.co.jp\n", "taro@two.co.jp" },
		{ "本文\n━━━━━━\n山田\ntaro@two.co.jp\n━━━━━━\n", "taro@two.co.jp" },
		{ "本文\n*****\nメール：taro@two.co.jp\n*****\n", "taro@two.co.jp" },
		{ "本文\n-----\nmail taro@mail.one.co.jp\n", "" },			/* his own */
		{ "本文\n-----\nmail to@three.co.jp\n", "" },			/* the reader's */
		{ "本文 taro@two.co.jp まで\n", "" },
		{ "-----\nお問い合わせは taro@two.co.jp まで\n", "" },
		{ "-----\nmail a@two.co.jp\nmail b@three.co.jp\n", "" },		/* two of them */
		{ "本文\n> -----\n> mail taro@two.co.jp\n", "" },
		{ "本文\n-----Original Message-----\n-----\nmail taro@two.co.jp\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t self;

		header("From: x@one.co.jp\nTo: to@three.co.jp");
		self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_span_text(rows[i].text), true);
		(void)look_with("identity", self);
		if (strcmp(look_all(self, SK_KEY_TEXT_SIGNATURE_ADDRESS), rows[i].address) != 0)
			fail_msg("%s: %s", rows[i].text, look_all(self, SK_KEY_TEXT_SIGNATURE_ADDRESS));
	}
}

/* A slip in the list accuses honest people. */
static void
list_of_organisations(void **state)
{
	static const char *const classes[] = { "ministry", "agency", "public", "institute", "press", "carrier",
		"bank", "card", "shop", "cloud", "telecom", "travel" };
	FILE *f = fopen("signatures/lists/organisations.txt", "re");
	char line[2048], domains[1024], names[1024], class[64], more;
	size_t lines = 0, k;

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		lines++;
		if (sscanf(line, "%1023[a-z0-9. -]\t%1023[^\t\n]\t%63[a-z]%c", domains, names, class, &more) != 4 ||
		    more != '\n' || strchr(domains, '.') == NULL || strstr(names, ",,") != NULL)
			fail_msg("%s", line);
		for (k = 0; k < sizeof classes / sizeof *classes && strcmp(class, classes[k]) != 0; k++)
			;
		if (k == sizeof classes / sizeof *classes)
			fail_msg("%s", line);
		for (char *name = strtok(names, ","); name != NULL; name = strtok(NULL, ","))
			if (strlen(name) < 3 || name[0] == ' ')
				fail_msg("%s in %s", name, line);
	}
	fclose(f);
	assert_true(lines > 200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(single), cmocka_unit_test(neighbours), cmocka_unit_test(signatures),
		cmocka_unit_test(list_of_organisations),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
