/* Passwords that are tried though no text says them plainly: guesses and rules. */
#include <time.h>
#include "look.h"
#include "../../analyzer/observe/password.h"
#include "../../analyzer/observe/text.h"

/* The place of a guess, 1 the first; 0 if it is none. */
static size_t
place_of(const struct sk_guesses *g, const char *token)
{
	for (size_t i = 0; i < g->n; i++)
		if (sk_span_is(g->guess[i].text, token))
			return i + 1;
	return 0;
}

static const struct { const char *text, *token; size_t most; } guesses[] = {
	{ "解凍するときは kite88 と入れてください。\nTEL 03-1234-5678", "kite88", 1 },
	{ "ご注文番号：A1234567\nパスワードは右のものです\nzQ!4kk", "zQ!4kk", 1 },
	{ "The file opens with blue7whale\nOrder no. X123456", "blue7whale", 1 },
	{ "パスワード：大阪城1583（漢字と数字）", "大阪城1583", 2 },
	{ "password (two words): \"red kite\"", "red kite", 2 },
	{ "pw => abc(1)", "abc(1)", 2 },
	{ "パスワード=x:y", "x:y", 2 },
	{ "パスワード： end!!\n", "end!!", 2 },
	{ "パスワード： end!!\n", "end", 3 },
	{ "> pw please\nkey-7-key です", "key-7-key", 1 },
	{ "パスワードは「ＡＢ１２」です", "ＡＢ１２", 2 },
	/* never: what has another name */
	{ "password https://www.example.com/a1b2", "https://www.example.com/a1b2", 0 },
	{ "password a1@example.com", "a1@example.com", 0 },
	{ "password report1.pdf", "report1.pdf", 0 },
	{ "we speak of passwords and of many other words here", "words", 0 },
	{ "no", "no", 0 },
	{ "", "x", 0 },
};

static void
guess_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++) {
		struct sk_guesses g = { .n = 0 };
		size_t at;

		sk_password_guess(sk_span_text(guesses[i].text), &g);
		at = place_of(&g, guesses[i].token);
		if ((at == 0) != (guesses[i].most == 0) || at > guesses[i].most)
			fail_msg("%s: %s is %zu of %zu", guesses[i].text, guesses[i].token, at, g.n);
		for (size_t k = 1; k < g.n; k++)
			assert_true(g.guess[k - 1].score >= g.guess[k].score);
	}
}

static const struct { const char *name, *token; size_t most; } names[] = {
	{ "名簿(pw_kite88).zip", "kite88", 1 },
	{ "list_password-kite88.tar.gz", "kite88", 1 },
	{ "資料パスワードkite88.zip", "kite88", 1 },
	{ "a_b-kite88.zip", "kite88", 3 },
	{ "pass_a-b.zip", "a-b", 2 },
	{ "x.zip", "zip", 0 },
};

static void
guess_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct sk_guesses g = { .n = 0 };
		size_t at;

		sk_password_guess_name(sk_span_text(names[i].name), &g);
		at = place_of(&g, names[i].token);
		if ((at == 0) != (names[i].most == 0) || at > names[i].most)
			fail_msg("%s: %s is %zu of %zu", names[i].name, names[i].token, at, g.n);
	}
}

static void
best_are_kept(void **state)
{
	struct sk_guesses g = { .n = 0 };
	char text[64][8];

	(void)state;
	for (int i = 0; i < 64; i++) {
		snprintf(text[i], sizeof text[i], "tok%03d", i);
		sk_password_add_guess(&g, sk_span_text(text[i]), i);
	}
	assert_int_equal(g.n, SK_GUESSES);
	assert_true(sk_span_is(g.guess[0].text, "tok063"));
	assert_int_equal(g.guess[SK_GUESSES - 1].score, 64 - SK_GUESSES);
	sk_password_add_guess(&g, SK_SPAN("tok050"), 100);	/* rises, once in the list */
	assert_true(sk_span_is(g.guess[0].text, "tok050"));
	assert_int_equal(g.n, SK_GUESSES);
	sk_password_add_guess(&g, SK_SPAN("tok050"), 1);
	assert_true(sk_span_is(g.guess[0].text, "tok050"));
}

/* --- rules: what a text makes, joined by "|" --- */

static const struct { const char *text, *day, *made; unsigned rules; } rules[] = {
	{ "パスワードは本日の日付です。", "20240105",
	    "20240105|240105|0105|2024/01/05|2024-01-05|05012024|050124|01052024|010524|0501|060105|R060105",
	    SK_RULE_DATE },
	{ "password is the date of this mail", "20180430",
	    "20180430|180430|0430|2018/04/30|2018-04-30|30042018|300418|04302018|043018|3004",
	    SK_RULE_DATE },
	{ "パスワードは本日の日付です。", "", "", SK_RULE_DATE },
	{ "パスワードは電話番号の下4桁です。\nTEL:03(1234)5678 FAX 03-1234-9999", "", "5678|678|9999|999",
	    SK_RULE_PHONE },
	{ "The password is our phone number (last four digits). Tel. 555-0142", "", "0142|142",
	    SK_RULE_PHONE },
	{ "パスワードは電話番号の下4桁です。注文 1234567890", "", "", SK_RULE_PHONE },
	{ "パスワードは電話番号の下4桁です。+81 90 1234 5678", "", "5678|678", SK_RULE_PHONE },
	{ "パスワードは郵便番号です。〒530‐0001", "", "5300001|530‐0001", SK_RULE_POSTAL },
	{ "パスワードは郵便番号です。5300001", "", "", SK_RULE_POSTAL },
	{ "電話番号 03-1234-5678 にご連絡ください。", "20240105", "", 0 },
	{ "our newest list; the unzip code is: led888", "", "", 0 },
	{ "パスワードは「abc99」です。本日の日付は不要です。", "20240105", "", 0 },
};

static void
rule_passwords(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		struct sk_passwords found = { .n = 0 };
		struct sk_rule_list made = { .arena = arena };
		struct sk_buf b = sk_buf_new(arena, 4096);
		struct sk_span text = sk_span_text(rules[i].text);

		sk_text_passwords(text, &found);
		sk_password_rules(text, found.rules, sk_span_text(rules[i].day), &made);
		for (size_t k = 0; k < made.n; k++) {
			sk_buf_text(&b, k > 0 ? "|" : "");
			sk_buf_span(&b, made.text[k]);
		}
		if (found.rules != rules[i].rules || !sk_span_is(sk_buf_view(&b), rules[i].made))
			fail_msg("%s: %u %.*s", rules[i].text, found.rules, (int)b.n, (const char *)b.p);
	}
}

static void
rules_are_bounded(void **state)
{
	struct sk_rule_list made = { .arena = arena };
	struct sk_buf b = sk_buf_new(arena, 1 << 20);
	char line[64];

	(void)state;
	for (int i = 0; i < 5000; i++) {
		snprintf(line, sizeof line, "TEL 03-1234-%04d\n", i);
		sk_buf_text(&b, line);
	}
	sk_password_rules(sk_buf_view(&b), SK_RULE_PHONE, (struct sk_span){ 0 }, &made);
	assert_int_equal(made.n, SK_RULE_PASSWORDS);
}

/* Texts that are made to cost: a second each would be much too long. */
static void
hostile_texts(void **state)
{
	static const char *const piece[] = {
		"パスワード：", "パスワードは「", "a1 ", "((((", "pw:x=", "=", "：", "「", "TEL 03-1 ",
		"「」で解凍", "password is below.\n", "\"", "- ", " ", "\n", "ａ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof piece / sizeof *piece; i++) {
		struct sk_buf b = sk_buf_new(arena, 1 << 20);
		struct sk_passwords found = { .n = 0 };
		struct sk_guesses g = { .n = 0 };
		struct sk_rule_list made = { .arena = arena };
		clock_t begin = clock();
		double took;

		while (!b.full)
			sk_buf_text(&b, piece[i]);
		sk_text_passwords(sk_buf_view(&b), &found);
		sk_password_guess(sk_buf_view(&b), &g);
		sk_password_guess_name(sk_buf_view(&b), &g);
		sk_password_rules(sk_buf_view(&b), 7, SK_SPAN("20240105"), &made);
		took = (double)(clock() - begin) / CLOCKS_PER_SEC;
		if (getenv("SHOW_TIMES") != NULL)
			print_message("%s: %.3f s\n", piece[i], took);
		assert_true(took < 5);	/* of sanitized and loaded machines too */
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guess_order),
		cmocka_unit_test(guess_names),
		cmocka_unit_test(best_are_kept),
		cmocka_unit_test(rule_passwords),
		cmocka_unit_test(rules_are_bounded),
		cmocka_unit_test(hostile_texts),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
