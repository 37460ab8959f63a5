/* Letters in Japanese: what shows who wrote them, and what must not. */
#include "look.h"
#include "japanese_letters.h"

static const enum sk_key keys[] = { SK_KEY_TEXT_GLYPH_FOREIGN, SK_KEY_TEXT_GLYPH_OLD,
	SK_KEY_TEXT_TEMPLATE_BROKEN, SK_KEY_TEXT_HONORIFIC_CLASH, SK_KEY_TEXT_TRANSLATED,
	SK_KEY_TEXT_PUNCTUATION_MIXED, SK_KEY_TEXT_MIXED_SCRIPT };

/* Keys that are seen in a letter, each behind a blank and without "text."; with values
 * what is seen, too. */
static const char *
seen(const struct japanese_letter *letter, bool values)
{
	struct sk_buf b;
	size_t self;

	look_new();
	b = sk_buf_new(arena, 1 << 16);
	sk_record_text(tree.record, 0, SK_KEY_HEADER_SUBJECT, sk_span_text(letter->subject));
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_span_text(letter->text), true);
	(void)look_with("japanese", 0);
	(void)look_with("japanese", self);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *of[2] = { look_all(0, keys[i]), look_all(self, keys[i]) };

		if (of[0][0] == '\0' && of[1][0] == '\0')
			continue;
		sk_buf_printf(&b, " %s", sk_key_table[keys[i]].name + strlen("text."));
		if (values)
			sk_buf_printf(&b, "=%s/%s", of[0], of[1]);
	}
	return sk_arena_text(arena, sk_buf_view(&b));
}

static void
natural(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof natural_letters / sizeof *natural_letters; i++)
		if (seen(&natural_letters[i], false)[0] != '\0') {
			print_error("%s:%s\n", natural_letters[i].subject,
			    seen(&natural_letters[i], true));
			n++;
		}
	assert_int_equal(n, 0);
}

static void
bad(void **state)
{
	size_t missed = 0, other = 0;

	(void)state;
	for (size_t i = 0; i < sizeof bad_letters / sizeof *bad_letters; i++) {
		const struct japanese_letter *b = &bad_letters[i];

		if (strstr(seen(b, false), b->seen) == NULL) {
			print_error("missed: %s:%s, not%s\n", b->subject, seen(b, true), b->seen);
			missed++;
		} else if (strcmp(seen(b, false), b->seen) != 0) {
			print_error("more: %s:%s\n", b->subject, seen(b, true));
			other++;
		}
	}
	assert_int_equal(missed, 0);
	assert_int_equal(other, 0);
}

static void
later(void **state)
{
	size_t wrong = 0, missed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof later_natural_letters / sizeof *later_natural_letters; i++)
		if (seen(&later_natural_letters[i], false)[0] != '\0') {
			print_error("%s:%s\n", later_natural_letters[i].subject,
			    seen(&later_natural_letters[i], true));
			wrong++;
		}
	for (size_t i = 0; i < sizeof later_bad_letters / sizeof *later_bad_letters; i++) {
		const struct japanese_letter *b = &later_bad_letters[i];

		if (strstr(seen(b, false), b->seen) == NULL) {
			print_error("missed: %s:%s, not%s\n", b->subject, seen(b, true), b->seen);
			missed++;
		}
	}
	/* At first sight 4 of 49 were wrong, 2 of 45 missed.  The two are not mended: word
	 * by word, but of words that are in no list. */
	assert_int_equal(wrong, 0);
	assert_true(missed <= 2);
}

/* What is asked of one text, and what of one key is seen in it. */
static void
details(void **state)
{
	static const struct { const char *text; enum sk_key key; const char *seen; } t[] = {
		/* names, quotations and other languages say nothing */
		{ "确认してください。", SK_KEY_TEXT_GLYPH_FOREIGN, "确认" },
		{ "「确认」してください。", SK_KEY_TEXT_GLYPH_FOREIGN, "" },
		{ "您好，请确认附件。谢谢。", SK_KEY_TEXT_GLYPH_FOREIGN, "" },
		{ "张さん、刘部長、营业部の陈様がいらっしゃいます。", SK_KEY_TEXT_GLYPH_FOREIGN, "营业部" },
		{ "请查收附件，谢谢您的支持。\n确认してください。", SK_KEY_TEXT_GLYPH_FOREIGN, "" },
		{ "例示有限公司东莞工厂の件です。", SK_KEY_TEXT_GLYPH_FOREIGN, "" },
		{ "呕吐の症状がある方はご連絡ください。", SK_KEY_TEXT_GLYPH_FOREIGN, "" },
		{ "发送と发送と发信をします。", SK_KEY_TEXT_GLYPH_FOREIGN, "发送|发信" },
		{ "發送しました。國學院の櫻井さんです。", SK_KEY_TEXT_GLYPH_OLD, "發送" },
		{ "昨日の會議は面白うございました。皆さん元気でゐられました。", SK_KEY_TEXT_GLYPH_OLD, "" },
		{ "お屆け先を變更してください。", SK_KEY_TEXT_GLYPH_OLD, "屆|變更" },
		{ "稅田さんは參加されます。稅金です。", SK_KEY_TEXT_GLYPH_OLD, "參加|稅金" },
		/* fields */
		{ "{name}様\nこんにちは、佐藤です。", SK_KEY_TEXT_TEMPLATE_BROKEN, "field\t{name}" },
		{ "｛ＮＡＭＥ｝様\n佐藤です。", SK_KEY_TEXT_TEMPLATE_BROKEN, "field\t{NAME}" },
		{ "金額は%AMOUNT%円です。お支払いください。", SK_KEY_TEXT_TEMPLATE_BROKEN, "field\t%AMOUNT%" },
		{ "/users/{name} を呼び出してください。", SK_KEY_TEXT_TEMPLATE_BROKEN, "" },
		{ "%USERPROFILE% に置いてください。50%と30%です。", SK_KEY_TEXT_TEMPLATE_BROKEN, "" },
		{ "#名前 で検索してください。#1 と #2 です。", SK_KEY_TEXT_TEMPLATE_BROKEN, "" },
		/* what a line begins with, and whether it begins anything */
		{ "お世話になります。\n\nの見積書を送ります。", SK_KEY_TEXT_TEMPLATE_BROKEN, "particle\tの見積書を送ります" },
		{ "これは昨日お送りした資料\nの見積書を送ります。", SK_KEY_TEXT_TEMPLATE_BROKEN, "" },
		{ "のちほどお送りします。\nにわか雨です。\nをかし、は古語です。", SK_KEY_TEXT_TEMPLATE_BROKEN,
		    "particle\tをかし、は古語です" },
		{ "資料です。\nは虫類と、は行の話です。", SK_KEY_TEXT_TEMPLATE_BROKEN, "" },
		{ "2016年6月6日に、2016年6月7，8日も。2016年6月9", SK_KEY_TEXT_TEMPLATE_BROKEN, "cut\t6月9" },
		{ "お世話になります。\n以上、よろしくお願いいたしま", SK_KEY_TEXT_TEMPLATE_BROKEN,
		    "cut\t、よろしくお願いいたしま" },
		{ "お客 様\n1回だけなら誰でもします。", SK_KEY_TEXT_TEMPLATE_BROKEN, "" },
		{ "お客 様、ご 利用ありがとうございます。", SK_KEY_TEXT_TEMPLATE_BROKEN, "blank" },
		{ "お 客 様、ご 利 用 の し お り です。", SK_KEY_TEXT_TEMPLATE_BROKEN, "" },
		/* the words of others */
		{ "貴様の口座です。", SK_KEY_TEXT_HONORIFIC_CLASH, "貴様の" },
		{ "「貴様の口座です」と書かれていました。", SK_KEY_TEXT_HONORIFIC_CLASH, "" },
		{ "貴様式にてご提出ください。", SK_KEY_TEXT_HONORIFIC_CLASH, "" },
		{ "> 貴様の口座です。\nというメールが来ました。", SK_KEY_TEXT_HONORIFIC_CLASH, "" },
		{ "こんにちは、例示銀行です。お客様の口座は安全です。", SK_KEY_TEXT_HONORIFIC_CLASH, "" },
		{ "こんにちは\n\nお客様の口座は停止されました。", SK_KEY_TEXT_HONORIFIC_CLASH, "こんにちは" },
		{ "あなたの口座です。", SK_KEY_TEXT_TRANSLATED, "" },
		{ "あなたの口座と、あなたの住所と、あなたの注文です。", SK_KEY_TEXT_TRANSLATED,
		    "あなたの口座|あなたの住所|あなたの注文" },
		{ "心から、お礼申し上げます。", SK_KEY_TEXT_TRANSLATED, "" },
		{ "ご確認ください。\n\n心から、\nジョン", SK_KEY_TEXT_TRANSLATED, "心から、" },
		/* marks, widths, scripts */
		{ "１，２，３、あ、い、う，え", SK_KEY_TEXT_PUNCTUATION_MIXED, "" },
		{ "あ、い、う，え，お", SK_KEY_TEXT_PUNCTUATION_MIXED, "comma" },
		{ "ﾕｰｻﾞｰ名とﾊﾟｽﾜｰﾄﾞです。", SK_KEY_TEXT_PUNCTUATION_MIXED, "" },
		{ "ユｰザｰ名です。", SK_KEY_TEXT_PUNCTUATION_MIXED, "half" },
		{ "キタ━(ﾟ∀ﾟ)━！ Σ(ﾟДﾟlll) です。", SK_KEY_TEXT_MIXED_SCRIPT, "" },
		{ "\u0430mazonの件です。", SK_KEY_TEXT_MIXED_SCRIPT, "look-alike\t\u0430mazon" },
		{ "Анна Ивановаさんと会います。", SK_KEY_TEXT_MIXED_SCRIPT, "" },
		{ "สวัสดีの件です。", SK_KEY_TEXT_MIXED_SCRIPT, "other\tสวัสดี" },
		{ "สวัสดีと言われました。", SK_KEY_TEXT_MIXED_SCRIPT, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct japanese_letter letter = { "", t[i].text, "" };

		(void)seen(&letter, false);
		if (strcmp(look_all(1, t[i].key), t[i].seen) != 0)
			fail_msg("%s: %s", t[i].text, look_all(1, t[i].key));
	}
}

static void
subjects(void **state)
{
	static const struct { const char *subject, *seen; } t[] = {
		{ "の件", "particle\tの件" }, { "Re: Fwd: を送付します", "particle\tを送付します" },
		{ "[[件名]]", "field\t[[件名]]" }, { "月分の請求書", "number\t月分の請求書" },
		{ "{name}", "" }, { "のりこより", "" }, { "5月分の請求書", "" }, { "[soumu:12] の件", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct japanese_letter letter = { t[i].subject, "お世話になります。", "" };

		(void)seen(&letter, false);
		if (strcmp(look_all(0, SK_KEY_TEXT_TEMPLATE_BROKEN), t[i].seen) != 0)
			fail_msg("%s: %s", t[i].subject, look_all(0, SK_KEY_TEXT_TEMPLATE_BROKEN));
	}
}

static void
fonts(void **state)
{
	static const struct { const char *page, *seen; } t[] = {
		{ "<p style='font-family:SimSun'>", "SimSun" },
		{ "<p style='font-family: \"Microsoft YaHei UI\", Arial; color: red'>", "Microsoft YaHei UI" },
		{ "<style>td { FONT-FAMILY: '等线', sans-serif }</style>", "等线" },
		{ "<p style='mso-fareast-font-family:宋体'>", "宋体" },
		{ "<p style='font: bold 12px/1.5 \"Malgun Gothic\", serif'>", "Malgun Gothic" },
		{ "<p style='font:12px 宋体'>", "宋体" },
		{ "<font face='PMingLiU'>", "PMingLiU" },
		{ "<p style='font-family:SimSun'><p style='font-family:simsun'><p style='font-family:Gulim'>",
		    "SimSun|Gulim" },
		/* one that asks for Japanese faces as well is for readers everywhere */
		{ "<p style='font-family:Meiryo, \"Microsoft YaHei\"'>", "" },
		{ "<p style='font-family:SimSun'><font face='ＭＳ Ｐゴシック'>", "" },
		{ "<style>@font-face { font-family: SimSun; } p { font-family: Arial }</style>", "" },
		{ "<p style='font-family:Arial; font-size:12px'>", "" },
		{ "<p style='color:simsun'>", "" },
		{ "<style>font-family", "" },
		{ "<style>font:</style><p style='font'>", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_buf b;
		size_t self;

		look_new();
		b = sk_buf_new(arena, 4096);
		sk_buf_printf(&b, "<html><body>%s<p>図面をお送りします。ご確認ください。</p>", t[i].page);
		self = look_part(SK_TYPE_HTML, "text/html", "utf-8", sk_buf_view(&b), true);
		(void)look_with("japanese", self);
		if (strcmp(look_all(self, SK_KEY_HTML_FONT_FOREIGN), t[i].seen) != 0)
			fail_msg("%s: %s", t[i].page, look_all(self, SK_KEY_HTML_FONT_FOREIGN));
	}
}

/* Whatever is seen stays within its bounds, on one line or on many. */
static void
bounds(void **state)
{
	static const char *const pieces[] = { "确认の", "のをにはが", "{name}様\n", "お客 様", "。を送付", "貴様の",
		"「」の\n", "pаypal", "年6月6", "發送", "，あ、", "\n" };

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
			struct sk_buf b;
			size_t self;

			look_new();
			b = sk_buf_new(arena, 1 << 17);
			while (!b.full)
				sk_buf_printf(&b, "%sです%s", pieces[i], pieces[k]);
			self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_buf_view(&b), true);
			(void)look_with("japanese", self);
			for (size_t n = 0; n < sizeof keys / sizeof *keys; n++) {
				const struct sk_observation *o = sk_record_find(tree.record, self, keys[n]);
				size_t values = 0;

				for (; o != NULL; o = sk_record_next(tree.record, o), values++)
					assert_true(o->text.n <= 256);
				assert_true(values <= 16);
			}
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(natural), cmocka_unit_test(bad), cmocka_unit_test(later), cmocka_unit_test(details),
		cmocka_unit_test(subjects), cmocka_unit_test(fonts), cmocka_unit_test(bounds),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
