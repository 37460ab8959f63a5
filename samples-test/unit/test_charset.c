#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include "base/charset.h"
#include "base/error.h"
#include "charsetkit.h"

static const char *const japanese[] = {
	"請求書.zip", "見積書.pdf.exe", "納品書", "領収書2016.xls", "注文書.doc",
	"契約書.docx", "発注書_0517.zip", "議事録.txt", "履歴書.doc", "会議資料.ppt",
	"給与明細.zip", "源泉徴収票.pdf", "株式会社山田商事", "有限会社鈴木製作所",
	"三菱重工業株式会社", "日本年金機構", "医療費通知のお知らせ.exe",
	"厚生年金基金制度の見直しについて(試案).lzh", "東京都千代田区霞が関",
	"配達のお知らせ", "お支払いについて", "【重要】パスワード変更のお願い",
	"添付ファイルをご確認ください", "ご請求金額のご案内", "振込先口座変更のご連絡",
	"カタカナ.txt", "データ.zip", "スキャン文書.pdf", "サンプル画像.jpg.exe",
	"インボイス.xls", "ソフトウェア更新.exe", "表紙.doc", "能力開発.pdf",
	"予定表.xlsx", "十二月分.xls", "写真.zip", "書類.zip", "名簿.csv", "住所録.xls",
	"緊急連絡網.doc", "会社案内.pdf", "人事異動のお知らせ.doc",
	"２０１６年５月度請求書.zip", "①見積書㈱山田.pdf", "テスト",
	"ｼｽﾃﾑ管理者からのお知らせ", "ﾃﾞｰﾀ一覧.xls", "EMS配達状況.zip", "FAX受信.pdf",
	"日本郵便からのお届け物.zip", "楽天カード株式会社", "口座振替のお知らせ",
	"佐藤太郎", "渡辺様", "高橋部長へ", "先日の件につきまして",
	"お世話になっております。", "平成28年度予算案.xls", "防衛省",
	"外務省アジア局.doc", "安全保障.pdf", "学会発表原稿.doc", "研究計画書",
	"アンケート.xls", "お見積りの件", "出張報告書.doc", "こんにちは", "はじめまして",
	"取引先一覧表.xlsx", "印刷.zip", "写し", "明細", "至急", "東芝",
	"ありがとうございます", "〒100-0001 東京都", "株価情報～速報～",
	NULL
};

static const char *const simplified[] = {
	"报价单.zip", "合同.doc", "采购订单.pdf", "付款通知书", "产品目录2016.xls",
	"关于召开会议的通知.doc", "中华人民共和国", "北京科技有限公司", "发票.zip",
	"简历.doc", "您好，请查收附件", "银行汇款凭证.jpg.exe", "工资表", "会议纪要.docx",
	NULL
};

static const char *const traditional[] = {
	"報價單.zip", "訂單確認.pdf", "會議記錄.doc", "中華民國外交部",
	"台灣大學研究計畫.doc", "您好，請查收附件", "臺北市政府", "採購合約.docx",
	NULL
};

static const char *const russian[] = {
	"Привет", "Счет на оплату.doc", "Договор.zip", "Коммерческое предложение.pdf",
	"Здравствуйте, уважаемые коллеги", "отчет", "Письмо из налоговой инспекции.exe",
	"Акт сверки 2016.xls", "документы", "Москва", "резюме Иванов.doc",
	NULL
};

static const char *const western[] = {
	"Müller.doc", "Größe", "résumé.pdf", "Français", "facture n°12.pdf",
	"Señor García", "Übersicht 2016.xls", "naïve café", "préavis de grève.doc",
	"Grüße aus München", "Ação de cobrança.zip", "It’s “quoted” – text",
	"Rechnung für März.pdf", "100 € Gutschein", "Málaga", "Köln",
	NULL
};

static const char *const korean[] = {
	"안녕하세요", "이력서.hwp", "회의자료.doc", "주식회사 삼성전자",
	"첨부파일을 확인하세요",
	NULL
};

static struct sk_arena *arena;

static struct sk_span
converted(enum sk_charset cs, struct sk_span in, size_t *bad_r)
{
	struct sk_buf out = sk_buf_new(arena, 1 << 20);

	assert_int_equal(sk_charset_to_utf8(cs, in, &out, bad_r), 0);
	return sk_buf_view(&out);
}

static struct sk_span
encoded(enum sk_charset cs, const char *text)
{
	struct sk_span s = encode_text(cs, text, arena);

	if (s.n == 0)
		fail_msg("%s is not in %s", text, sk_charset_name(cs));
	return s;
}

static void
expect_true(const char *text, enum sk_charset cs, enum sk_charset declared)
{
	struct sk_span s = encoded(cs, text);
	enum sk_charset found = sk_charset_true(s, declared);
	bool ascii = found == SK_CS_ASCII && sk_span_is(s, text) && s.p[0] < 0x80;

	if (found != cs && !ascii)
		fail_msg("%s in %s, declared %s: found %s", text, sk_charset_name(cs),
		    sk_charset_name(declared), sk_charset_name(found));
}

static void
finds_japanese(void **state)
{
	static const enum sk_charset in[] = {
		SK_CS_SJIS, SK_CS_EUCJP, SK_CS_UTF8, SK_CS_ISO2022JP
	}, declared[] = {
		SK_CS_UNKNOWN, SK_CS_SJIS, SK_CS_EUCJP, SK_CS_UTF8, SK_CS_ISO2022JP,
		SK_CS_ASCII, SK_CS_LATIN1, SK_CS_CP1252
	};

	(void)state;
	assert_true(sizeof japanese / sizeof japanese[0] > 60);
	for (size_t i = 0; japanese[i] != NULL; i++)
		for (size_t c = 0; c < 4; c++)
			for (size_t d = 0; d < 8; d++) {
				sk_arena_reset(arena);
				expect_true(japanese[i], in[c], declared[d]);
			}
}

static void
finds_others(void **state)
{
	static const struct {
		const char *const *names;
		enum sk_charset	 cs;
	} sets[] = {
		{ simplified, SK_CS_GB18030 }, { traditional, SK_CS_BIG5 },
		{ russian, SK_CS_KOI8R }, { russian, SK_CS_CP1251 }, { russian, SK_CS_CP866 },
		{ western, SK_CS_CP1252 }, { korean, SK_CS_EUCKR },
	};

	(void)state;
	for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++)
		for (size_t n = 0; sets[i].names[n] != NULL; n++) {
			const char *text = sets[i].names[n];

			expect_true(text, sets[i].cs, SK_CS_UNKNOWN);
			expect_true(text, sets[i].cs, sets[i].cs);
			expect_true(text, sets[i].cs, SK_CS_UTF8);
			expect_true(text, sets[i].cs, SK_CS_ASCII);
			expect_true(text, SK_CS_UTF8, SK_CS_UNKNOWN);
			expect_true(text, SK_CS_UTF8, sets[i].cs);
			expect_true(text, SK_CS_UTF8, SK_CS_LATIN1);
		}
}

static const struct {
	struct sk_span	 in;
	enum sk_charset	 declared, found;
} special[] = {
	{ SK_LIT(""), SK_CS_SJIS, SK_CS_ASCII },
	{ SK_LIT("invoice.pdf"), SK_CS_SJIS, SK_CS_ASCII },
	{ SK_LIT("invoice.pdf"), SK_CS_UNKNOWN, SK_CS_ASCII },
	{ SK_LIT("invoice.pdf"), SK_CS_UTF16LE, SK_CS_ASCII },
	{ SK_LIT("Hi +ZeVnLIqe-!"), SK_CS_UTF7, SK_CS_UTF7 },
	{ SK_LIT("Hi +ZeVnLIqe-!"), SK_CS_UNKNOWN, SK_CS_ASCII },
	{ SK_LIT("1+1=2"), SK_CS_UTF7, SK_CS_ASCII },
	{ SK_LIT("+ZeVnLIqe\r\n"), SK_CS_UTF7, SK_CS_UTF7 },
	{ SK_LIT("+ZeVnLIqe"), SK_CS_UTF7, SK_CS_UTF7 },
	{ SK_LIT("a+bcd c+Program"), SK_CS_UTF7, SK_CS_ASCII },
	{ SK_LIT("a+ABCD.doc"), SK_CS_UTF7, SK_CS_ASCII },
	{ SK_LIT("\xFF\xFE\x42\x30"), SK_CS_UTF8, SK_CS_UTF16LE },
	{ SK_LIT("\xFE\xFF\x30\x42"), SK_CS_UNKNOWN, SK_CS_UTF16BE },
	{ SK_LIT("a\0b\0c\0d\0"), SK_CS_UNKNOWN, SK_CS_UTF16LE },
	/* Each of the escapes alone; and cut inside the text or the sequence. */
	{ SK_LIT("\x1B$@@A5a=q"), SK_CS_UNKNOWN, SK_CS_ISO2022JP },
	{ SK_LIT("\x1B(Jabc"), SK_CS_UNKNOWN, SK_CS_ISO2022JP },
	{ SK_LIT("\x1B(I123\x1B"), SK_CS_ASCII, SK_CS_ISO2022JP },
	{ SK_LIT("\x1B$B@A5a=q\x1B("), SK_CS_UTF8, SK_CS_ISO2022JP },
	/* An escape sequence smuggled into UTF-8 does not make it JIS. */
	{ SK_LIT("\xE8\xAB\x8B\xE6\xB1\x82\xE6\x9B\xB8\xE3\x81\xAE\xE4\xBB\xB6\x1B(J"),
	    SK_CS_UNKNOWN, SK_CS_UTF8 },
	/* Terminal controls are no charset. */
	{ SK_LIT("\x1B[31mred"), SK_CS_UNKNOWN, SK_CS_ASCII },
	/* Cut inside the last character. */
	{ SK_LIT("\xE8\xAB\x8B\xE6\xB1\x82\xE6\x9B"), SK_CS_UNKNOWN, SK_CS_UTF8 },
	{ SK_LIT("\x90\xBF\x8B\x81\x8F"), SK_CS_UNKNOWN, SK_CS_SJIS },
};

static void
finds_special(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
		if (sk_charset_true(special[i].in, special[i].declared) != special[i].found)
			fail_msg("special %zu: %s", i,
			    sk_charset_name(sk_charset_true(special[i].in, special[i].declared)));
}

/* The words of the table after each other, as a body of 200 KB. */
static void
finds_bodies(void **state)
{
	static const enum sk_charset in[] = {
		SK_CS_SJIS, SK_CS_EUCJP, SK_CS_UTF8, SK_CS_ISO2022JP
	};

	(void)state;
	for (size_t c = 0; c < 4; c++) {
		struct sk_buf b;

		sk_arena_reset(arena);
		b = sk_buf_new(arena, 1 << 20);
		(void)sk_buf_text(&b, "Content in ASCII first.\r\n");
		while (b.n < 200000)
			for (size_t i = 0; japanese[i] != NULL; i++) {
				(void)sk_buf_span(&b, encoded(in[c], japanese[i]));
				(void)sk_buf_text(&b, "\r\n");
			}
		assert_int_equal(sk_charset_true(sk_buf_view(&b), SK_CS_UNKNOWN), in[c]);
		assert_int_equal(sk_charset_true(sk_buf_view(&b), SK_CS_LATIN1), in[c]);
	}
}

static void
converts_all(void **state)
{
	static const enum sk_charset in[] = {
		SK_CS_SJIS, SK_CS_EUCJP, SK_CS_UTF8, SK_CS_ISO2022JP, SK_CS_GB18030, SK_CS_UTF16LE,
		SK_CS_UTF16BE, SK_CS_UTF7
	};
	size_t bad;

	(void)state;
	for (size_t i = 0; japanese[i] != NULL; i++)
		for (size_t c = 0; c < sizeof in / sizeof in[0]; c++) {
			struct sk_span got;

			sk_arena_reset(arena);
			got = converted(in[c], encoded(in[c], japanese[i]), &bad);
			if (bad != 0 || !sk_span_is(got, japanese[i]))
				fail_msg("%s through %s: %.*s", japanese[i],
				    sk_charset_name(in[c]), (int)got.n, (const char *)got.p);
		}
}

#define FFFD	"\xEF\xBF\xBD"
static const struct {
	enum sk_charset	 cs;
	struct sk_span	 in;
	const char	*text;
	size_t		 bad;
} conversions[] = {
	/* Half-width kana three ways; NEC's and IBM's characters; JIS X 0212. */
	{ SK_CS_ISO2022JP, SK_LIT("\x1B(I123\x1B(B|\xB1\xB2|\x0E" "12\x0F" "12"), "ｱｲｳ|ｱｲ|ｱｲ12", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B-!y!\x1B(B"), "①纊", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$(D0!\x1B(B"), "丂", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B&@\x1B$B@A\x1B(J\\"), "請\\", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$AVPND\x1B$(C09\x1B(B"), "中文갯", 0 },
	/* NEC's selection, characters of users, IBM's by mere counting on. */
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B|b-!-j\x1B(B"), "髙①㈱", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B\x7F!\x92~\x96~\x1B(B"), "\xEE\x80\x80\xEE\x9D\x97髙", 0 },
	/* JIS X 0213, both planes, both editions; a letter with a mark that may
	 * wait in the converter. */
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$(O)R\x1B$(Q.!\x1B$(P!!\x1B(B"), "Ü俱𠂉", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$(Q$+\x1B(B"), "か", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$(Q$w\x1B(B"), "か\xE3\x82\x9A", 0 },
	/* A wave dash is Microsoft's. */
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B!A!]\x1B(B"), "～－", 0 },
	{ SK_CS_SJIS, SK_LIT("\x81\x60\x87\x40\xFB\xFC\xEE\xE0\xF0\x40"), "～①髙髙\xEE\x80\x80", 0 },
	/* Code page 51932, and what only eucJP-ms has. */
	{ SK_CS_EUCJP, SK_LIT("\xFC\xE2\xAD\xA1\x8E\xB1\xA1\xC1"), "髙①ｱ～", 0 },
	{ SK_CS_EUCJP, SK_LIT("\x8F\xB0\xA1\x8F\xB0\xA2\xC0\xC1\xF5\xA1"), "丂丄請\xEE\x80\x80", 0 },
	{ SK_CS_EUCJP, SK_LIT("\x8E\x41\x8F\xB0\x41\x81\xC0\xC1"), FFFD "A" FFFD FFFD "A\xC2\x81請", 3 },
	/* Hong Kong's, ETEN's kana, Microsoft's euro sign. */
	{ SK_CS_BIG5, SK_LIT("\xC6\xE7\xA3\xE1\xFA\x40\xF9\xD6\x88\x66"), "ぁ€𠕇碁Ê", 0 },
	{ SK_CS_BIG5, SK_LIT("\x88\x66\xFF\xA4\xA4"), "Ê" FFFD "中", 1 },
	{ SK_CS_GB18030, SK_LIT("\x81\x30\x81\x30\x95\x32\x82\x36\x80"), "\xC2\x80𠀀" FFFD, 1 },
	{ SK_CS_GB18030, SK_LIT("\xD5\x88\xA8\xBC\x81\x40"), "請ḿ丂", 0 },
	/* The UTF-7 of IMAP is another. */
	{ SK_CS_UTF7, SK_LIT("&ZeVnLIqe-"), "&ZeVnLIqe-", 0 },
	/* Cut in an escape sequence, in a pair; an escape that is none. */
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B@A5a=q\x1B("), "請求書", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B@A5a=q\x1B"), "請求書", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B@A5"), "請" FFFD, 1 },
	{ SK_CS_ISO2022JP, SK_LIT("a\x1B[0m"), "a\x1B[0m", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B@A)!5a"), "請" FFFD "求", 1 },
	/* A line that forgets to go back to ASCII, one that goes on in JIS. */
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B@A\r\nabcd\r\n"), "請\r\nabcd\r\n", 0 },
	{ SK_CS_ISO2022JP, SK_LIT("\x1B$B@A\n5a\x1B(Ba\n"), "請\n求a\n", 0 },
	{ SK_CS_SJIS, SK_LIT("\x80\xFF\xA0|"), FFFD FFFD FFFD "|", 3 },
	{ SK_CS_SJIS, SK_LIT("\x83\"x\x83"), FFFD "\"x" FFFD, 2 },
	{ SK_CS_SJIS, SK_LIT("\x95\x5C\x8E\x86\\~"), "表紙\\~", 0 },
	/* A pair of nothing is one, and what follows stays in step. */
	{ SK_CS_EUCJP, SK_LIT("\xA9\xA1\xC0\xC1"), FFFD "請", 1 },
	{ SK_CS_EUCJP, SK_LIT("\xC0\xC1\xC0"), "請" FFFD, 1 },
	{ SK_CS_UTF8, SK_LIT("\xE8\xAB\xE6\xB1\x82\xC0\xAF"), FFFD FFFD "求" FFFD FFFD, 4 },
	{ SK_CS_UTF8, SK_LIT("\xED\xA0\x80\xF4\x90\x80\x80"), FFFD FFFD FFFD FFFD FFFD FFFD FFFD, 7 },
	{ SK_CS_UNKNOWN, SK_LIT("a\xFF\xE3\x81\x82"), "a" FFFD "あ", 1 },
	{ SK_CS_ASCII, SK_LIT("a\xFF"), "a" FFFD, 1 },
	{ SK_CS_CP1252, SK_LIT("caf\xE9 \x80\x81"), "café €" FFFD, 1 },
	{ SK_CS_LATIN1, SK_LIT("\xE9\x80"), "é\xC2\x80", 0 },
	{ SK_CS_CP437, SK_LIT("\x82.txt"), "é.txt", 0 },
	{ SK_CS_UTF7, SK_LIT("A+ImIDkQ-.+-1+2D3eAA-"), "A≢Α.+1😀", 0 },
	{ SK_CS_UTF7, SK_LIT("+ZeV+\xFF+ZeU"), "日" FFFD FFFD "日", 2 },
	{ SK_CS_UTF16LE, SK_LIT("\x3D\xD8\x00\xDE\x3D\xD8\x41\x00\x00"), "😀" FFFD "A" FFFD, 2 },
	{ SK_CS_UTF16BE, SK_LIT("\xFF\xFE\x41\x00\x00\xDC"), "A" FFFD, 1 },
};

/* All that two bytes can be in Shift_JIS, against the system's converter. */
static void
agrees_with_cp932(void **state)
{
	iconv_t cd = iconv_open("UTF-8", "CP932");

	(void)state;
	assert_true(cd != (iconv_t)-1);
	for (unsigned i = 0; i < 0x10000; i++) {
		uint8_t pair[2] = { (uint8_t)(i >> 8), (uint8_t)i }, out[16];
		char *from = (char *)pair, *to = (char *)out;
		size_t left = 2, room = sizeof out, bad;
		struct sk_span got;

		sk_arena_reset(arena);
		got = converted(SK_CS_SJIS, (struct sk_span){ pair, 2 }, &bad);
		(void)iconv(cd, NULL, NULL, NULL, NULL);
		if (iconv(cd, &from, &left, &to, &room) == (size_t)-1 || left > 0) {
			if (bad == 0)
				fail_msg("%04X is no character", i);
		} else if (bad > 0 || !sk_span_same(got, (struct sk_span){ out, sizeof out - room })) {
			fail_msg("%04X: %.*s", i, (int)got.n, (const char *)got.p);
		}
	}
	iconv_close(cd);
}

static void
converts_special(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof conversions / sizeof conversions[0]; i++) {
		size_t bad;
		struct sk_span got = converted(conversions[i].cs, conversions[i].in, &bad);

		if (!sk_span_is(got, conversions[i].text) || bad != conversions[i].bad)
			fail_msg("conversion %zu (%s): %.*s, %zu bad", i,
			    sk_charset_name(conversions[i].cs), (int)got.n,
			    (const char *)got.p, bad);
	}
}

/* A text that ends in the middle of something leaves nothing for the next. */
static void
keeps_no_state(void **state)
{
	size_t bad;

	(void)state;
	for (int i = 0; i < 3; i++) {
		(void)converted(SK_CS_EUCJP, SK_SPAN("\x8F\xB0"), &bad);
		(void)converted(SK_CS_GB18030, SK_SPAN("\x81\x30\x81"), &bad);
		(void)converted(SK_CS_ISO2022JP, SK_SPAN("\x1B$B@"), &bad);
		assert_true(sk_span_is(converted(SK_CS_EUCJP, SK_SPAN("\xA1\xA4"), &bad), "，"));
		assert_true(sk_span_is(converted(SK_CS_ISO2022JP, SK_SPAN("5a"), &bad), "5a"));
		assert_true(sk_span_is(converted(SK_CS_GB18030, SK_SPAN("0"), &bad), "0"));
	}
}

static void
stops_at_the_cap(void **state)
{
	static const enum sk_charset in[] = {
		SK_CS_SJIS, SK_CS_EUCJP, SK_CS_UTF8, SK_CS_ISO2022JP, SK_CS_UTF16BE, SK_CS_UTF7,
		SK_CS_LATIN1
	};

	(void)state;
	for (size_t c = 0; c < sizeof in / sizeof in[0]; c++) {
		struct sk_buf out = sk_buf_new(arena, 5);
		struct sk_span s = in[c] == SK_CS_LATIN1 ? SK_SPAN("\xE9\xE9\xE9") :
		    encoded(in[c], "請求書");

		assert_int_equal(sk_charset_to_utf8(in[c], s, &out, NULL), SK_E_LIMIT);
		assert_in_range(out.n, 3, 5);
	}
}

static const struct {
	const char	*label;
	enum sk_charset	 cs;
} labels[] = {
	{ "ISO-2022-JP", SK_CS_ISO2022JP }, { " \"iso-2022-jp\" ", SK_CS_ISO2022JP },
	{ "CP50221", SK_CS_ISO2022JP }, { "iso-2022-jp*ja", SK_CS_ISO2022JP },
	{ "Shift_JIS", SK_CS_SJIS }, { "x-sjis", SK_CS_SJIS }, { "Windows-31J", SK_CS_SJIS },
	{ "cp932", SK_CS_SJIS }, { "MS_Kanji", SK_CS_SJIS }, { "EUC-JP", SK_CS_EUCJP },
	{ "x-euc-jp", SK_CS_EUCJP }, { "utf8", SK_CS_UTF8 }, { "'UTF-8'", SK_CS_UTF8 },
	{ "gb2312", SK_CS_GB18030 }, { "GBK", SK_CS_GB18030 }, { "Big5", SK_CS_BIG5 },
	{ "KOI8-R", SK_CS_KOI8R }, { "windows-1251", SK_CS_CP1251 },
	{ "Windows-1252", SK_CS_CP1252 }, { "ISO-8859-1", SK_CS_LATIN1 },
	{ "csshiftjis", SK_CS_SJIS }, { "x-ms-cp932", SK_CS_SJIS }, { "shift-jis", SK_CS_SJIS },
	{ "iso-2022-jp-ms", SK_CS_ISO2022JP }, { "ISO2022-JP", SK_CS_ISO2022JP },
	{ "x-windows-50221", SK_CS_ISO2022JP }, { "_iso-2022-jp$ESC", SK_CS_ISO2022JP },
	{ "eucJP-ms", SK_CS_EUCJP }, { "cp51932", SK_CS_EUCJP }, { "gb_2312-80", SK_CS_GB18030 },
	{ "x-gbk", SK_CS_GB18030 }, { "x-gb2312", SK_CS_GB18030 }, { "CN-GB", SK_CS_GB18030 },
	{ "cn-big5", SK_CS_BIG5 }, { "x-x-big5", SK_CS_BIG5 }, { "Big5-HKSCS", SK_CS_BIG5 },
	{ "x-windows-950", SK_CS_BIG5 }, { "unicode-1-1-utf-7", SK_CS_UTF7 },
	{ "x", SK_CS_UNKNOWN }, { "x-windows-", SK_CS_UNKNOWN }, { "unknown-8bit", SK_CS_UNKNOWN },
	{ "ks_c_5601-1987", SK_CS_EUCKR }, { "utf-16", SK_CS_UTF16BE }, { "cp866", SK_CS_CP866 },
	{ "", SK_CS_UNKNOWN }, { "x-unknown", SK_CS_UNKNOWN }, { "---", SK_CS_UNKNOWN },
	{ "unknown", SK_CS_UNKNOWN }, { "iso-2022-kr", SK_CS_UNKNOWN },
	{ "utf-8utf-8utf-8utf-8utf-8utf-8utf-8utf-8utf-8utf-8utf-8", SK_CS_UNKNOWN },
};

static void
knows_labels(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (sk_charset_find(sk_span_text(labels[i].label)) != labels[i].cs)
			fail_msg("%s", labels[i].label);
	for (enum sk_charset cs = SK_CS_ASCII; cs < SK_CS_COUNT; cs++)
		assert_int_equal(sk_charset_find(sk_span_text(sk_charset_name(cs))), cs);
	assert_string_equal(sk_charset_name(SK_CS_UNKNOWN), "unknown");
	assert_string_equal(sk_charset_name(SK_CS_COUNT), "unknown");
	assert_string_equal(sk_charset_name(SK_CS_SJIS), "shift_jis");
}

static void
walks_utf8(void **state)
{
	static const char *const bad[] = {
		"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
		"\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
		"\xE3\x81", "\xFF", "12345678\xC2", "1234567\xE3\x81\x28"
	};
	struct sk_span s = SK_SPAN("a\xC2\x80\xE3\x81\x82\xF4\x8F\xBF\xBF\xE3\x81");
	static const uint32_t expect[] = { 'a', 0x80, 0x3042, 0x10FFFF, 0xFFFD, 0xFFFD };
	uint32_t cp;

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		assert_true(sk_utf8_next(&s, &cp));
		assert_int_equal(cp, expect[i]);
	}
	assert_false(sk_utf8_next(&s, &cp));
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(sk_utf8_valid(sk_span_text(bad[i])));
	assert_true(sk_utf8_valid(SK_SPAN("")));
	assert_true(sk_utf8_valid(SK_SPAN("12345678\xF4\x8F\xBF\xBF" "請求書 abcdefghijkl\0")));
}

static int
warm(void **state)
{
	(void)state;
	arena = sk_arena_new((size_t)1 << 26);
	return arena == NULL || sk_charset_warm() != 0 || sk_charset_warm() != 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_labels),
		cmocka_unit_test(walks_utf8),
		cmocka_unit_test(converts_all),
		cmocka_unit_test(converts_special),
		cmocka_unit_test(agrees_with_cp932),
		cmocka_unit_test(keeps_no_state),
		cmocka_unit_test(stops_at_the_cap),
		cmocka_unit_test(finds_special),
		cmocka_unit_test(finds_japanese),
		cmocka_unit_test(finds_others),
		cmocka_unit_test(finds_bodies),
	};

	return cmocka_run_group_tests(tests, warm, NULL);
}
