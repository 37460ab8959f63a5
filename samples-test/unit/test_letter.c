/* Letters: whom they speak to, what they ask, what a machine put into their names. */
#include <time.h>
#include "look.h"
#include "../../analyzer/observe/addressee.h"
#include "../../analyzer/observe/letter.h"
#include "../../analyzer/observe/token.h"

static size_t
letter(const char *header, const char *text)
{
	size_t self;

	look_new();
	look_header(header);
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_span_text(text), true);
	(void)look_with("letter", self);
	return self;
}

static void
addressees(void **state)
{
	static const struct { const char *to, *text, *words; } t[] = {
		{ "", "山田様\n\nお世話になっております。", "person" },
		{ "", "山田 太郎 様\nお世話になっております。", "person" },
		{ "", "山田さま\n", "person" }, { "", "山田先生\n", "person" },
		{ "", "山田様、いつもお世話になっております。", "person" },
		{ "", "山田教授\n", "person" },
		{ "", "例示大学 工学部 山田 太郎 先生\n", "person|affiliation" },
		{ "", "例示大学工学部\n教授　山田 太郎 様\n\nお世話", "person|affiliation" },
		{ "", "株式会社例示\n営業部長 山田 様\n", "person|affiliation" },
		{ "", "服部様\n", "person" }, { "", "服部 半蔵 様\n", "person" },
		{ "", "株式会社例示 御中\n", "organisation" },
		{ "", "例示商事株式会社様\n", "organisation" },
		{ "", "お客様\n", "generic" }, { "", "お客様各位\n", "generic" },
		{ "", "会員各位\n", "generic" }, { "", "各位\n", "generic" }, { "", "皆様\n", "generic" },
		{ "", "ご担当者様\n", "generic" }, { "", "カード会員様\n", "generic" },
		{ "", "株式会社例示 ご担当者様\n", "organisation|generic" },
		{ "", " 様\n", "empty" }, { "", "様\n\nいつも", "empty" },
		{ "", "{name} 様\n", "placeholder" }, { "", "【氏名】様\n", "placeholder" },
		{ "j-yamada@example.ac.jp", "j-yamada 様\n", "local_part" },
		{ "j-yamada@example.ac.jp", "j-yamada@example.ac.jp 様\n", "address" },
		{ "山田 太郎 <t.yamada@example.ac.jp>", "山田様\n", "person|matches" },
		{ "山田 太郎 <t.yamada@example.ac.jp>", "山田　太郎 様\n", "person|matches" },
		{ "山田 太郎 <t.yamada@example.ac.jp>", "鈴木 一郎 様\n", "person|differs" },
		{ "t.yamada@example.ac.jp", "山田様\n", "person|matches" },
		{ "tyamada@example.ac.jp", "山田 太郎 様\n", "person|matches" },
		{ "yamada-t@example.ac.jp", "例示大学 山田先生\n", "person|affiliation|matches" },
		{ "ito77@example.jp", "伊藤様\n", "person|matches" },
		{ "mori@example.jp", "森本様\n", "person" }, { "yamadaya-honten@example.jp", "山田様\n", "person|matches" },
		{ "soumu@example.ac.jp", "山田様\n", "person" }, { "inoue@example.jp", "上野様\n", "person" },
		{ "山田 太郎 <t.yamada@example.ac.jp>, b@example.jp", "鈴木 一郎 様\n", "person" },
		{ "t.yamada@example.ac.jp", "Dear Mr. Yamada,\n\nPlease", "person|matches" },
		{ "Taro Yamada <ty@example.ac.jp>", "Dear Dr. Yamada,\n", "person|matches" },
		{ "j-yamada@example.ac.jp", "Dear j-yamada,\n", "local_part" },
		{ "j-yamada@example.ac.jp", "Dear j-yamada@example.ac.jp,\n", "address" },
		{ "", "Dear Customer,\n", "generic" }, { "", "Dear Valued Client\n", "generic" },
		{ "", "Dear Sir/Madam,\n", "generic" }, { "", "Dear Sirs,\n", "generic" },
		{ "", "Hi all,\n", "generic" }, { "", "Hello,\n", "generic" }, { "", "Dear ,\n", "empty" }, { "", "Dear Mr.\n", "title" },
		{ "", "Dear Professor,\n", "title" }, { "", "先生\n\nご無沙汰しております。", "title" },
		{ "", "例示研究所\n主任研究員 先生\n", "title" }, { "", "例示研究所 小林樣\n", "person|affiliation" },
		{ "", "山田研究員 様\n", "title" }, { "", "教職員各位\n", "generic" },
		{ "", "Dear {first_name},\n", "placeholder" }, { "", "Dear John,\n", "person" },
		/* nobody */
		{ "", "添付をご確認ください。\n", "none" }, { "", "お客様の口座が停止されました。\n", "none" },
		{ "", "To open the file, use the password.\n", "none" },
		{ "", "Hijack of the site\n", "none" }, { "", "同様の件です。\n", "none" },
		{ "", "> 山田様\n", "" }, { "", "\n\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		char header[256];
		size_t self;

		(void)snprintf(header, sizeof header, "To: %s\n", t[i].to);
		self = letter(header, t[i].text);
		if (strcmp(look_all(self, SK_KEY_TEXT_ADDRESSEE), t[i].words) != 0)
			fail_msg("%s: %s", t[i].text, look_all(self, SK_KEY_TEXT_ADDRESSEE));
	}
}

static void
asks(void **state)
{
	static const struct { const char *text, *asks, *urges; bool earlier; } t[] = {
		{ "「コンテンツの有効化」をクリックしてください。", "macro", "", false },
		{ "マクロを有効にしてご覧ください。", "macro", "", false },
		{ "ﾏｸﾛを有効にして", "macro", "", false },
		{ "「コンテンツの\n有効化」を押してください。", "macro", "", false },
		{ "Please click Enable Content.", "macro", "", false },
		{ "マクロを有効にしないでください。", "", "", false },
		{ "Do not enable macros.", "", "", false },
		{ "マクロは使いません。有効な期限は明日です。", "", "", false },
		{ "Windowsパソコンで開いてください。", "windows", "", false },
		{ "スマートフォンでは開けませんので、ご注意ください。", "", "", false },
		{ "スマートフォンでは開けません。", "windows", "", false },
		{ "拡張子を「exe」に変更してから実行してください。", "rename", "", false },
		{ "ウイルス対策ソフトを一時的に停止してください。", "protection", "", false },
		{ "Templatesフォルダにコピーしてください。", "template", "", false },
		{ "右クリックし、管理者として実行してください。", "administrator", "", false },
		{ "警告が表示された場合は続行を押してください。", "ignore", "", false },
		{ "口座番号をご返信ください。", "private", "", false },
		{ "Please reply with your passport copy.", "private", "", false },
		{ "24時間以内にご確認ください。確認がない場合、アカウントを停止いたします。", "", "deadline|loss", false },
		{ "先日はありがとうございました。", "", "", true },
		{ "As discussed, the file is attached.", "", "", true },
		{ "お世話になっております。資料をお送りします。", "", "", false },
		{ "> マクロを有効にしてください。\n了解です。", "", "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		size_t self = letter("To: a@example.jp\n", t[i].text);

		if (strcmp(look_all(self, SK_KEY_TEXT_ASKS), t[i].asks) != 0 ||
		    strcmp(look_all(self, SK_KEY_TEXT_URGES), t[i].urges) != 0 ||
		    (sk_record_count(tree.record, self, SK_KEY_TEXT_EARLIER) == 1) != t[i].earlier)
			fail_msg("%s: \"%s\" \"%s\"", t[i].text, look_all(self, SK_KEY_TEXT_ASKS),
			    look_all(self, SK_KEY_TEXT_URGES));
	}
}

static void
told(void **state)
{
	static const struct { const char *text, *name, *told; } t[] = {
		{ "SPEC3.EXE だけで動きます。", "SPEC3/spec3.exe", "spec3.exe" },
		{ "ＳＰＥＣ３．ＥＸＥだけで動きます。", "SPEC3.EXE", "SPEC3.EXE" },
		{ "「つなぎ直し.bat」をダブルクリックしてください。", "つなぎ直し.bat", "つなぎ直し.bat" },
		{ "Run setup.exe, please.", "tools\\setup.exe", "setup.exe" },
		{ "Run newsetup.exe, please.", "setup.exe", "" },
		{ "Run setup.exe2, please.", "setup.exe", "" },
		{ "請求書をご確認ください。", "請求書.exe", "" },
		{ "memo.txt をご覧ください。", "memo.txt", "" },
		{ "> setup.exe はどうしますか。\n添付します。", "setup.exe", "" },
		{ "exe を実行してください。", ".exe", "" },
		{ "setup.exe", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_name name = { .text = sk_span_text(t[i].name) };
		size_t self, file;

		look_new();
		look_header("To: a@example.jp\n");
		self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_span_text(t[i].text), true);
		file = look_part(SK_TYPE_PE, "application/octet-stream", "", SK_SPAN("MZ"), false);
		object[file].name = &name;
		object[file].names = 1;
		(void)look_with("letter", self);
		if (strcmp(look_all(self, SK_KEY_TEXT_NAMES_FILE), t[i].told) != 0)
			fail_msg("%s: %s", t[i].text, look_all(self, SK_KEY_TEXT_NAMES_FILE));
	}
}

static void
claims(void **state)
{
	static const struct { const char *from, *text, *claims; } t[] = {
		{ "a@gmail.com", "お世話になっております。\n文部科学省研究振興局の山田と申します。\n", "文部科学省\tmext.go.jp\tministry\tintroduces" },
		{ "a@mext.go.jp", "文部科学省研究振興局の山田と申します。\n", "" },
		{ "a@gmail.com", "ｸﾛﾈｺﾔﾏﾄをご利用いただきありがとうございます。\n", "ヤマト運輸\tkuronekoyamato.co.jp\tcarrier\tintroduces" },
		{ "a@b.example", "外務省の山田です。\n\n資料をお送りします。\n", "外務省\tmofa.go.jp\tministry\tintroduces" },
		{ "a@b.example", "資料をお送りします。\nご確認ください。\nよろしくお願いいたします。\n\n--\n経済産業省 通商政策局\n山田\n",
		    "経済産業省\tmeti.go.jp\tministry\tsigns" },
		/* what is only spoken of */
		{ "a@b.example", "文部科学省の調査がありましたので転送します。\n回答をお願いします。\n山田\n", "" },
		{ "a@b.example", "Amazonの領収書を添付します。\n\n経理 山田\n", "" },
		{ "a@b.example", "お世話になっております。\n", "" },
		{ "a@b.example", "Dear user,\nthis is the PayPal security team. Your account is limited.\n",
		    "PayPal\tpaypal.com\tcard\tintroduces" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		char header[256];
		size_t self;

		(void)snprintf(header, sizeof header, "From: %s\n", t[i].from);
		look_new();
		look_header(header);
		(void)look_with("header", 0);
		self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_span_text(t[i].text), true);
		(void)look_with("letter", self);
		if (strcmp(look_all(self, SK_KEY_TEXT_CLAIMS), t[i].claims) != 0)
			fail_msg("%s: %s", t[i].text, look_all(self, SK_KEY_TEXT_CLAIMS));
	}
}

static void
tokens(void **state)
{
	static const struct { const char *text, *token, *form; } t[] = {
		{ "invoice_8271.zip", "8271", "number" }, { "請求書(417)", "417", "number" },
		{ "Untitled(7).zip", "", "" }, { "Scan #83114", "83114", "number" },
		{ "Message from \"RNP0026734F2A1B\"", "", "" }, { "doc_0026734f2a1b.doc", "0026734f2a1b", "hex" },
		{ "c56a4180-65aa-42ec-a945-5fd21dec0538.doc", "c56a4180-65aa-42ec-a945-5fd21dec0538", "guid" },
		{ "議事録_20160517.docx", "", "" }, { "議事録_160517", "", "" }, { "報告_2016", "", "" },
		{ "scan_20160517091200.pdf", "", "" }, { "第12回研究会", "", "" }, { "103号室", "", "" },
		{ "伝票番号: 4411 2233", "4411", "number" }, { "No.5512", "5512", "number" },
		{ "", "", "" }, { "abcdefab", "", "" }, { "deadbeef12", "deadbeef12", "hex" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		const char *form;
		struct sk_span token = sk_token(sk_span_text(t[i].text), &form);

		if (!sk_span_is(token, t[i].token) || strcmp(form == NULL ? "" : form, t[i].form) != 0)
			fail_msg("%s: %.*s", t[i].text, SK_FMT(token));
	}
}

static void
runs(void **state)
{
	struct sk_span rest = SK_SPAN("a\nb\n> q\n>q\n\nc\n-----Original Message-----\nd\n"), run;

	(void)state;
	assert_true(sk_letter_run(&rest, &run));
	assert_true(sk_span_is(run, "a\nb"));
	assert_true(sk_letter_run(&rest, &run));
	assert_true(sk_span_is(run, "\nc"));
	assert_false(sk_letter_run(&rest, &run));
}

/* Letters of one piece over and over. */
static void
hostile(void **state)
{
	static const char *const pieces[] = { "様", "様\n", " 様", ">\n", "> \na\n", "-", "Dear ", "a ", "(1", "_",
		"コンテンツの有効化", "マクロ有効。", "0123456789abcdef-", "\n" };
	char *text = malloc(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		size_t n = strlen(pieces[i]), used = 0;
		clock_t from = clock();

		for (; used + n < (1 << 20); used += n)
			memcpy(text + used, pieces[i], n);
		text[used] = '\0';
		(void)letter("To: a@example.jp\n", text);
		if (clock() - from > 2 * CLOCKS_PER_SEC)
			fail_msg("%s takes too long", pieces[i]);
	}
	free(text);
}

static void
pages(void **state)
{
	size_t self;

	(void)state;
	look_new();
	self = look_part(SK_TYPE_HTML, "text/html", "utf-8", SK_SPAN("<p><img src='cid:1'><img src=\"https://t.example/x\" "
	    "width=1 height=\"1px\"><img src='https://t.example/y' style='display:none'></p>"), true);
	(void)look_with("html", self);
	assert_int_equal(sk_record_count(tree.record, self, SK_KEY_HTML_IMAGES), 1);
	assert_int_equal(sk_record_count(tree.record, self, SK_KEY_HTML_WEB_BUGS), 2);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(addressees),
		cmocka_unit_test(asks),
		cmocka_unit_test(told),
		cmocka_unit_test(claims),
		cmocka_unit_test(tokens),
		cmocka_unit_test(runs),
		cmocka_unit_test(hostile),
		cmocka_unit_test(pages),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
