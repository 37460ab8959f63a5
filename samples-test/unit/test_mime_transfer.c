/*
 * Transfer encodings: RFC 2045 6.7 and 6.8, POSIX uuencode.
 */
#include "mime_help.h"
#include "base/error.h"

typedef int decoder(struct sk_span, struct sk_buf *, struct sk_decode_facts *);

enum { PADDED = 1, JUNK = 2, CUT = 4, BROKEN = 8 };

struct row {
	const char	*in, *out;
	int		 facts;
};

static void
check(decoder *decode, const struct row *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct sk_buf out = sk_buf_new(arena, 4096);
		struct sk_decode_facts f;
		int facts;

		assert_int_equal(decode(sk_span_text(row[i].in), &out, &f), 0);
		assert_span(sk_buf_view(&out), row[i].out);
		facts = f.padding_inside * PADDED | f.junk * JUNK | f.cut * CUT | f.broken * BROKEN;
		if (facts != row[i].facts)
			fail_msg("\"%s\": facts %d, not %d", row[i].in, facts, row[i].facts);
	}
}
#define CHECK(decode, rows) check(decode, rows, sizeof rows / sizeof *rows)

static void
base64(void **state)
{
	static const struct row rows[] = {
		{ "", "", 0 }, { "TQ==", "M", 0 }, { "TWE=", "Ma", 0 }, { "TWFu", "Man", 0 },
		{ "TWFu\r\nTWFu\r\n", "ManMan", 0 }, { "TW\nFu", "Man", 0 },
		{ "TWFuTWFuTWFuTWFuTWFu\nTWFuTWFuTWFuTWFuTWFu\n", "ManManManManManManManManManMan", 0 },
		{ "TQ==TWFu", "MMan", PADDED }, { "TQ==\nTWFuTWFuTWFu", "MManManMan", PADDED },
		{ "TQ==\n\n", "M", 0 }, { "TW!Fu", "Man", JUNK }, { "TW-Fu", "Man", JUNK },
		{ "TWF", "Ma", CUT }, { "TWFuT", "Man", CUT }, { "T=WFu", "X[", PADDED | CUT },
		{ "TWFuTWFuTWFu\xE3\x81\x82TWFuTWFuTWFu", "ManManManManManMan", JUNK },
	};

	(void)state;
	CHECK(sk_base64_decode, rows);
}

static void
base64_first(void **state)
{
	struct sk_buf out = sk_buf_new(arena, 100);

	(void)state;
	assert_int_equal(sk_base64_decode_first(SK_SPAN("TQ==TWFu"), &out), 0);
	assert_span(sk_buf_view(&out), "M");
	assert_int_equal(sk_base64_decode_first(SK_SPAN("TWFu"), &out), 0);
	assert_span(sk_buf_view(&out), "MMan");
}

/* Every length and every place of a line end gives what a slow reader gives. */
static void
base64_all_lengths(void **state)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	(void)state;
	for (size_t n = 0; n < 200; n++)
		for (size_t line = 1; line < 80; line += 7) {
			uint8_t plain[200];
			char text[1024];
			size_t t = 0, col = 0;
			struct sk_buf out;
			struct sk_decode_facts f;

			for (size_t i = 0; i < n; i++)
				plain[i] = (uint8_t)(i * 37 + n);
			for (size_t i = 0; i < n; i += 3) {
				uint32_t v = (uint32_t)plain[i] << 16 |
				    (i + 1 < n ? (uint32_t)plain[i + 1] << 8 : 0) |
				    (i + 2 < n ? plain[i + 2] : 0);

				for (size_t k = 0; k < 4; k++) {
					if (col++ == line) {
						text[t++] = '\r';
						text[t++] = '\n';
						col = 1;
					}
					text[t++] = k > n - i ? '=' : letters[v >> (18 - 6 * k) & 63];
				}
			}
			sk_arena_reset(arena);
			out = sk_buf_new(arena, n);
			assert_int_equal(sk_base64_decode((struct sk_span){ (uint8_t *)text, t }, &out,
			    &f), 0);
			assert_int_equal(out.n, n);
			if (n > 0)
				assert_memory_equal(out.p, plain, n);
			assert_false(f.junk || f.cut || f.padding_inside);
		}
}

/* A full buffer is a limit, and holds what fits. */
static void
base64_limit(void **state)
{
	struct sk_buf out = sk_buf_new(arena, 4);
	struct sk_decode_facts f;

	(void)state;
	assert_int_equal(sk_base64_decode(SK_SPAN("TWFuTWFuTWFuTWFu"), &out, &f), SK_E_LIMIT);
	assert_span(sk_buf_view(&out), "ManM");
	assert_true(out.full);
}

static void
quoted_printable(void **state)
{
	static const struct row rows[] = {
		{ "", "", 0 }, { "abc", "abc", 0 }, { "a=3Db", "a=b", 0 }, { "a=3db", "a=b", 0 },
		{ "a=\r\nb", "ab", 0 }, { "a=\nb", "ab", 0 }, { "a=  \r\nb", "ab", 0 },
		{ "a  \r\nb\n", "a\r\nb\n", 0 }, { "=82=A0", "\x82\xA0", 0 },
		{ "a=ZZb", "a=ZZb", BROKEN }, { "a=4", "a=4", BROKEN }, { "a=", "a", 0 },
		{ "==41", "=A", BROKEN },
	};

	(void)state;
	CHECK(sk_qp_decode, rows);
}

static void
uuencode(void **state)
{
	static const struct row rows[] = {
		{ "begin 644 a\n#0V%T\n`\nend\n", "Cat", 0 },
		{ "begin 644 a\r\n#0V%T\r\n`\r\nend\r\n", "Cat", 0 },
		{ "begin 644 a\n#0V%T\n", "Cat", CUT },
		{ "begin 644 a\n#0V%\x7F\n`\nend\n", "Ca\x5F", BROKEN },
		{ "begin-base64 644 a\nQ2F0\n====\n", "Cat", 0 },
		{ "begin 644 a\n!80\n`\nend", "a", 0 },
	};

	(void)state;
	CHECK(sk_uu_decode, rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(base64),
		cmocka_unit_test(base64_first),
		cmocka_unit_test(base64_limit),
		cmocka_unit_test(quoted_printable),
		cmocka_unit_test(uuencode),
		cmocka_unit_test(base64_all_lengths),
	};

	return cmocka_run_group_tests(tests, mime_setup, mime_teardown);
}
