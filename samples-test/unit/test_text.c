#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/text.h"

static struct sk_arena *arena;

static void
expect(const struct sk_buf *b, const char *text)
{
	struct sk_span s = sk_buf_view(b);

	if (!sk_span_is(s, text))
		fail_msg("%.*s\nis not\n%s", (int)s.n, (const char *)s.p, text);
}

static const struct {
	struct sk_span	 in;
	size_t		 max_cp;
	const char	*out;
} safes[] = {
	{ SK_LIT(""), 9, "" },
	{ SK_LIT("請求書　2016.zip"), 99, "請求書　2016.zip" },
	{ SK_LIT("a\xE2\x80\xAEgpj.exe"), 99, "a<U+202E>gpj.exe" },
	{ SK_LIT("a\r\nb\t\x1B[0m\0\x7F"), 99, "a<U+000D><U+000A>b<U+0009><U+001B>[0m<U+0000><U+007F>" },
	{ SK_LIT("\xC2\x9B\xE2\x80\x8B\xC2\xAD\xEF\xBB\xBF"), 99, "<U+009B><U+200B><U+00AD><U+FEFF>" },
	{ SK_LIT("\xE3\xFF\xE8\xAB"), 99, "<E3><FF><E8><AB>" },
	{ SK_LIT("\xEF\xBF\xBD\xEF\xBF\xBF\xEE\x80\x80"), 99, "\xEF\xBF\xBD<U+FFFF><U+E000>" },
	{ SK_LIT("\xF3\xA0\x81\x81"), 99, "<U+E0041>" },
	{ SK_LIT("請求書"), 3, "請求書" },
	{ SK_LIT("請求書"), 2, "請求…" },
	{ SK_LIT("請求書"), 0, "…" },
};

static void
makes_safe(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof safes / sizeof safes[0]; i++) {
		struct sk_buf b = sk_buf_new(arena, 1 << 12);

		sk_text_safe(&b, safes[i].in, safes[i].max_cp);
		expect(&b, safes[i].out);
	}
}

static const struct {
	const char	*in, *out;
} folds[] = {
	{ "", "" },
	{ "ＩＮＶＯＩＣＥ．ＥＸＥ", "invoice.exe" },
	{ "Abc　ｄ", "abc d" },
	{ "ｼｽﾃﾑ ﾃﾞｰﾀ ﾊﾟｽﾜｰﾄﾞ", "システム データ パスワード" },
	{ "ｳﾞｶﾞｻﾞﾀﾞﾁﾞﾂﾞﾃﾞﾊﾞﾎﾟﾜﾞ", "ヴガザダヂヅデバポヷ" },
	{ "カ\xE3\x82\x99か\xE3\x82\x99は\xE3\x82\x9A", "ガがぱ" },	/* as macOS stores names */
	{ "ｱﾞﾅﾟﾞ", "ア゛ナ゜゛" },
	{ "ﾞ", "゛" },
	{ "｡｢｣､･ｦｯﾝ", "。「」、・ヲッン" },
	{ "e\xE2\x80\x8Bx\xC2\xAD" "e\xE2\x80\xAE", "exe" },
	{ "\xFF", "\xEF\xBF\xBD" },
};

static void
folds_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof folds / sizeof folds[0]; i++) {
		struct sk_buf b = sk_buf_new(arena, 1 << 12);

		sk_text_fold(&b, sk_span_text(folds[i].in));
		expect(&b, folds[i].out);
	}
}

static const struct {
	int64_t		 seconds;
	int		 offset_min;
	const char	*text;
} times[] = {
	{ 0, 0, "1970-01-01T00:00:00Z" },
	{ -1, 0, "1969-12-31T23:59:59Z" },
	{ 1463443920, 540, "2016-05-17T09:12:00+09:00" },
	{ 1463443920, -570, "2016-05-16T14:42:00-09:30" },
	{ 951782400, 0, "2000-02-29T00:00:00Z" },
	{ 4107542400, 0, "2100-03-01T00:00:00Z" },
	{ -2203977600, 0, "1900-02-28T00:00:00Z" },
	{ INT64_MAX, 0, "9999-12-31T23:59:59Z" },
	{ INT64_MIN, 0, "0000-01-01T00:00:00Z" },
};

static void
writes_times(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
		struct sk_buf b = sk_buf_new(arena, 64);

		sk_text_time(&b, times[i].seconds, times[i].offset_min);
		expect(&b, times[i].text);
	}
}

static const struct {
	uint32_t	 cp;
	bool		 (*is)(uint32_t);
	bool		 answer;
} kinds[] = {
	{ 0x202A, sk_cp_is_bidi, true }, { 0x202E, sk_cp_is_bidi, true },
	{ 0x202F, sk_cp_is_bidi, false }, { 0x2066, sk_cp_is_bidi, true },
	{ 0x2069, sk_cp_is_bidi, true }, { 0x206A, sk_cp_is_bidi, false },
	{ 0x200E, sk_cp_is_bidi, true }, { 0x200D, sk_cp_is_bidi, false },
	{ 0x061C, sk_cp_is_bidi, true }, { 'a', sk_cp_is_bidi, false },
	{ 0x200B, sk_cp_is_invisible, true }, { 0x00AD, sk_cp_is_invisible, true },
	{ 0xFEFF, sk_cp_is_invisible, true }, { 0xE0041, sk_cp_is_invisible, true },
	{ 0x3000, sk_cp_is_invisible, false }, { ' ', sk_cp_is_invisible, false },
	{ 0x3000, sk_cp_is_blank, true }, { 0x00A0, sk_cp_is_blank, true },
	{ 0x2003, sk_cp_is_blank, true }, { 0x3164, sk_cp_is_blank, true },
	{ 0x2800, sk_cp_is_blank, true }, { '_', sk_cp_is_blank, false },
	{ 0x3042, sk_cp_is_kana, true }, { 0x30A2, sk_cp_is_kana, true },
	{ 0xFF71, sk_cp_is_kana, true }, { 0x30FB, sk_cp_is_kana, false },
	{ 0x4E00, sk_cp_is_kana, false }, { 0x8ACB, sk_cp_is_han, true },
	{ 0x3005, sk_cp_is_han, true }, { 0x20BB7, sk_cp_is_han, true },
	{ 0x3042, sk_cp_is_han, false }, { 0x0430, sk_cp_is_cyrillic, true },
	{ 'a', sk_cp_is_cyrillic, false }, { 0x2024, sk_cp_is_dot_like, true },
	{ 0xFF0E, sk_cp_is_dot_like, true }, { 0x3002, sk_cp_is_dot_like, true },
	{ 0xFF65, sk_cp_is_dot_like, true }, { 0xA4F8, sk_cp_is_dot_like, true },
	{ '.', sk_cp_is_dot_like, false }, { ',', sk_cp_is_dot_like, false },
};

static void
knows_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].is(kinds[i].cp) != kinds[i].answer)
			fail_msg("row %zu, U+%04X", i, (unsigned)kinds[i].cp);
}

static void
writes_hex(void **state)
{
	struct sk_buf b = sk_buf_new(arena, 64);

	(void)state;
	sk_text_hex(&b, SK_SPAN("\0\x9A\xFF"));
	expect(&b, "009aff");
}

static int
setup(void **state)
{
	(void)state;
	return (arena = sk_arena_new(1 << 22)) == NULL;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_safe),
		cmocka_unit_test(folds_text),
		cmocka_unit_test(writes_times),
		cmocka_unit_test(knows_kinds),
		cmocka_unit_test(writes_hex),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
