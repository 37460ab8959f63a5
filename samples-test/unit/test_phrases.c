/* Words looked for at once, and what letters are about by them. */
#include <time.h>
#include <unistd.h>
#include "look.h"
#include "base/error.h"
#include "../../analyzer/observe/letter.h"
#include "../../analyzer/observe/phrases.h"

static struct sk_phrases phrases;
static char found[4096];

static const char list[] =
    "# a list\n"
    "請求\tinvoice\teveryday word\n"
    "請求書\tinvoice\teveryday word\n"
    "card\tcard\teveryday word\n"
    "credit card\tcard\teveryday word\n"
    "マクロ + 有効\tmacro\teveryday word\n"
    "~確認\tcheck\teveryday word\n"
    "パスワード\tkey\teveryday word\n"
    "人事異動\thr\teveryday word\n"
    "po\torder\teveryday word\n"
    "ああ\tloop\teveryday word\n"
    "ああああああい\tloop\teveryday word\n";

static int
begin(void **state)
{
	char folder[] = "/tmp/phrasesXXXXXX", path[64];
	struct sk_warm w = { .lists = folder };
	FILE *f;
	int rc;

	if (look_begin(state) != 0 || mkdtemp(folder) == NULL)
		return 1;
	(void)snprintf(path, sizeof path, "%s/list.txt", folder);
	if ((f = fopen(path, "w")) == NULL)
		return 1;
	(void)fputs(list, f);
	(void)fclose(f);
	w.arena = warm_arena;
	rc = sk_phrases_read(&w, "list.txt", &phrases);
	(void)unlink(path);
	(void)rmdir(folder);
	return rc;
}

static void
note(void *user, const struct sk_phrase *phrase, size_t at, size_t sentence)
{
	size_t n = strlen(found);
	struct sk_span class = phrases.class[phrase->class];

	(void)user;
	(void)snprintf(found + n, sizeof found - n, "%s%.*s@%zu.%zu", n > 0 ? " " : "", SK_FMT(class),
	    at, sentence);
}

static void
words(void **state)
{
	static const struct { const char *text, *found; } t[] = {
		{ "請求書を送ります", "invoice@0.0" },
		{ "御請求の件", "invoice@3.0" },
		{ "請求\n書の件", "invoice@0.0" },		/* a line broken inside a word */
		{ "請求\r\n  書の件", "invoice@0.0" },
		{ "請求\n\n書の件", "invoice@0.0" },
		{ "Credit  Card", "card@0.0" },
		{ "credit\ncard", "card@0.0" },
		{ "cards", "" }, { "discard", "" }, { "card", "card@0.0" }, { "my card.", "card@3.0" },
		{ "cardを", "card@0.0" }, { "カードcard", "card@9.0" },
		{ "マクロを有効にする", "macro@12.0" },
		{ "有効な設定でマクロを", "macro@18.0" },
		{ "マクロは不要です。有効期限", "" },
		{ "マクロ\n\n有効", "" },
		{ "ご確認ください。ご確認ください。", "check@3.0 check@27.1" },
		{ "確認、確認", "check@0.0" },			/* once in a sentence */
		{ "PO-2016", "order@0.0" }, { "spot", "" }, { "p", "" }, { "", "" },
		{ "人事異", "" }, { "\xE4\xBA", "" },
		{ "あああああああい", "loop@0.0" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		found[0] = '\0';
		sk_phrases_find(&phrases, sk_span_text(t[i].text), note, NULL);
		if (strcmp(found, t[i].found) != 0)
			fail_msg("%s: %s", t[i].text, found);
	}
	assert_true(sk_phrases_class(&phrases, "hr") < phrases.classes);
	assert_int_equal(sk_phrases_class(&phrases, "none"), SK_PHRASE_CLASSES);
}

static void
nothing(void *user, const struct sk_phrase *phrase, size_t at, size_t sentence)
{
	(void)user, (void)phrase, (void)at, (void)sentence;
}

static double
milliseconds(const char *piece, size_t bytes)
{
	struct sk_buf b = sk_buf_new(arena, bytes);
	clock_t from;

	while (sk_buf_text(&b, piece))
		;
	from = clock();
	sk_phrases_find(&phrases, sk_buf_view(&b), nothing, NULL);
	return (double)(clock() - from) * 1000 / CLOCKS_PER_SEC;
}

/* Twice the text, twice the time; no text takes long. */
static void
hostile(void **state)
{
	static const char *const pieces[] = { "あ", "請求", "card ", "マクロ", "有効マクロ", "\n \n", "。", "\xE3",
		"ああああああ\n", "c", "   ", "> ", "。マクロ請求確認" };

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		look_new();
		(void)milliseconds(pieces[i], 1 << 16);
		if (milliseconds(pieces[i], 4 << 20) > 4000)
			fail_msg("%s takes too long", pieces[i]);
	}
}

/* --- themes --- */

static void
subjects(void **state)
{
	static const struct { const char *subject, *themes; } t[] = {
		{ "人事異動のお知らせ", "hr" }, { "ご請求書の件", "invoice" },
		{ "=?utf-8?B?5Lq65LqL55Ww5YuV?=", "hr" },
		{ "Your parcel could not be delivered", "parcel" },
		{ "ＩＮＶＯＩＣＥ　Ｎｏ．５", "invoice" },	/* full-width */
		{ "ｾﾐﾅｰのご案内", "seminar" },			/* half-width kana */
		{ "クレジ\xE2\x80\x8Bットカードご利用のお知らせ", "card" },	/* an invisible blank */
		{ "ご確認", "" }, { "お世話になっております", "" }, { "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_buf b;

		look_new();
		b = sk_buf_new(arena, 4096);
		sk_buf_printf(&b, "Subject: %s\n", t[i].subject);
		sk_buf_byte(&b, '\0');
		look_header((const char *)b.p);
		(void)look_with("header", 0);
		(void)look_with("theme", 0);
		if (strcmp(look_all(0, SK_KEY_HEADER_THEME), t[i].themes) != 0)
			fail_msg("%s: %s", t[i].subject, look_all(0, SK_KEY_HEADER_THEME));
	}
}

static const char *
letter(const char *text)
{
	size_t self;

	look_new();
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_span_text(text), true);
	(void)look_with("theme", self);
	return look_all(self, SK_KEY_TEXT_THEME);
}

static void
letters(void **state)
{
	static char long_text[8192];
	struct sk_buf b;

	(void)state;
	assert_string_equal(letter("お世話になっております。\n人事異動の件、添付のとおりです。\n"), "hr");
	assert_string_equal(letter("Please find attached our invoice.\n"), "invoice");
	/* what is quoted is another letter */
	assert_string_equal(letter("承知しました。\n> 人事異動の件\n"), "");
	assert_string_equal(letter("承知しました。\n-----Original Message-----\n人事異動の件\n"), "");
	/* one word far down in a long text */
	look_new();
	b = sk_buf_new(arena, 1 << 16);
	for (int i = 0; i < 60; i++)
		sk_buf_text(&b, "明日の昼食は食堂でとりましょう。\n");
	sk_buf_text(&b, "ところで人事異動がありましたね。");
	sk_buf_byte(&b, '\0');
	(void)snprintf(long_text, sizeof long_text, "%s", (const char *)b.p);
	assert_string_equal(letter(long_text), "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(hostile),
		cmocka_unit_test(subjects),
		cmocka_unit_test(letters),
	};

	return cmocka_run_group_tests(tests, begin, look_end);
}
