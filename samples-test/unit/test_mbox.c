#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/mbox.h"

#define ENVELOPE	"From taro@example.jp Tue May 17 09:12:00 2016\n"

struct heap {
	char	*p;
	size_t	 n;
	unsigned calls, fail_at;
};

static int
put(void *to, const void *p, size_t n)
{
	struct heap *h = to;

	if (h->fail_at != 0 && ++h->calls == h->fail_at)
		return -1;
	h->p = realloc(h->p, h->n + n + 1);
	assert_non_null(h->p);
	memcpy(h->p + h->n, p, n);
	h->n += n;
	h->p[h->n] = '\0';
	return 0;
}

/* All messages of text, each followed by "|", and by "!" if it was cut. */
static char *
split(const char *text, size_t n, uint64_t max)
{
	FILE *in = n > 0 ? fmemopen((void *)(uintptr_t)text, n, "r") : fopen("/dev/null", "r");
	struct sk_mbox *m = sk_mbox_new(in);
	struct heap h = { 0 };
	bool cut;
	int rc;

	assert_non_null(in);
	assert_non_null(m);
	put(&h, "", 0);
	while ((rc = sk_mbox_next(m, max, put, &h, &cut)) == 1) {
		if (cut)
			put(&h, "!", 1);
		put(&h, "|", 1);
	}
	assert_int_equal(rc, 0);
	assert_int_equal(sk_mbox_next(m, max, put, &h, &cut), 0);
	assert_null(sk_mbox_free(m));
	fclose(in);
	return h.p;
}

/* The same in memory. */
static char *
split_span(const char *text, size_t n)
{
	struct sk_span rest = { (const uint8_t *)text, n }, message;
	struct heap h = { 0 };

	put(&h, "", 0);
	while (sk_mbox_cut(&rest, &message)) {
		uint8_t *p = malloc(message.n + 1);
		size_t length;

		assert_non_null(p);
		length = sk_mbox_unquote(message, p);
		assert_int_equal(length, message.n - sk_mbox_quotes(message));
		put(&h, p, length);
		put(&h, "|", 1);
		free(p);
	}
	return h.p;
}

static const struct {
	const char	*text, *expect;
} splits[] = {
	{ "", "" },
	{ "\n\n", "" },
	{ ENVELOPE "A: 1\n\nx\n", "A: 1\n\nx\n|" },
	{ ENVELOPE "A: 1\n\nx\n\n", "A: 1\n\nx\n|" },
	{ ENVELOPE "A: 1\n\nx\n\n\n", "A: 1\n\nx\n\n|" },
	{ ENVELOPE "A: 1\n\nx", "A: 1\n\nx|" },
	{ "\n\n" ENVELOPE "A: 1\n\nx\n", "A: 1\n\nx\n|" },
	{ ENVELOPE "A: 1\n\nx\n\n" ENVELOPE "B: 2\n\ny\n", "A: 1\n\nx\n|B: 2\n\ny\n|" },
	{ ENVELOPE, "|" },
	{ ENVELOPE "\n" ENVELOPE "\n", "||" },
	{ "From a@b Tue May 17 09:12:00 2016", "|" },
	/* No envelope line: no date, no empty line before, a date but no address. */
	{ ENVELOPE "A: 1\n\nFrom here on 9:12 is 2016\n\nFrom 9:12 on\n",
	    "A: 1\n\nFrom here on 9:12 is 2016\n\nFrom 9:12 on\n|" },
	{ ENVELOPE "A: 1\n\nx\n" ENVELOPE "y\n", "A: 1\n\nx\n" ENVELOPE "y\n|" },
	{ ENVELOPE "A: 1\n\nFrom the day of Tue May 17 09:12:00 2016\n",
	    "A: 1\n\nFrom the day of Tue May 17 09:12:00 2016\n|" },
	{ ENVELOPE "A: 1\n\nFrom Tue May 17 09:12:00 2016\n",
	    "A: 1\n\nFrom Tue May 17 09:12:00 2016\n|" },
	/* Quoting of both kinds. */
	{ ENVELOPE "A: 1\n\n>From x\n>>From y\n> From z\n>Fromage\n",
	    "A: 1\n\nFrom x\n>From y\n> From z\n>Fromage\n|" },
	{ ENVELOPE "A: 1\n\n>" ENVELOPE, "A: 1\n\n" ENVELOPE "|" },
	/* CRLF; a lone CR is text. */
	{ "From a@b Tue May 17 09:12:00 2016\r\nA: 1\r\n\r\nx\r\n\r\n"
	    "From a@b Tue May 17 09:12:00 2016\r\nB: 2\r\n\r\n>From y\r\n",
	    "A: 1\r\n\r\nx\r\n|B: 2\r\n\r\nFrom y\r\n|" },
	{ ENVELOPE "\rA\r\r\n\r", "\rA\r\r\n\r|" },
	/* Nothing stays unread. */
	{ "junk\n\n" ENVELOPE "A: 1\n", "junk\n|A: 1\n|" },
	{ "Subject: a message, no mailbox\n\nx\n", "Subject: a message, no mailbox\n\nx\n|" },
};

static void
splits_mailboxes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof splits / sizeof splits[0]; i++) {
		char *got = split(splits[i].text, strlen(splits[i].text), UINT64_MAX);

		assert_string_equal(got, splits[i].expect);
		free(got);
		got = split_span(splits[i].text, strlen(splits[i].text));
		assert_string_equal(got, splits[i].expect);
		free(got);
	}
}

static const struct {
	const char	*line;
	bool		 is;
} envelopes[] = {
	{ "From a@b Tue May 17 09:12:00 2016", true },
	{ "From a@b Tue May  7 9:12 2016\nA: 1", true },
	{ "From - Tue May 17 09:12:00 2016", true },
	{ "From MAILER-DAEMON Tue May 17 09:12:00 2016", true },
	{ "From 1534@xxx Tue May 17 09:12:00 +0000 2016", true },
	{ "From a@b  Tue May 17 09:12:00 JST 2016", true },
	{ "From a@b Tue, 17 May 2016 09:12:00 +0900", true },
	{ "From \"a b c\"@d Tue May 17 09:12:00 2016", true },
	{ "\n\r\nFrom a@b Tue May 17 09:12:00 2016\r\n", true },
	{ "From a@b Tue May 17 24:12:00 2016", false },
	{ "From a@b Tue May 17 09:1 2016", false },
	{ "From a@b Tue May 17 09:12:00", false },
	{ "From a@b Tus May 17 09:12:00 2016", false },
	{ "From a@b unM May 17 09:12:00 2016", false },
	{ "From: a@b Tue May 17 09:12:00 2016", false },
	{ "from a@b Tue May 17 09:12:00 2016", false },
	{ ">From a@b Tue May 17 09:12:00 2016", false },
	{ "Received: x", false },
	{ "From ", false },
	{ "", false },
};

static void
knows_envelope_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof envelopes / sizeof envelopes[0]; i++)
		if (sk_mbox_is(sk_span_text(envelopes[i].line)) != envelopes[i].is)
			fail_msg("%s", envelopes[i].line);
}

static void
cuts_at_max(void **state)
{
	static const char text[] = ENVELOPE "12345\n67890\n\n" ENVELOPE "abc\n\n" ENVELOPE "12345\n";
	char *got;

	(void)state;
	got = split(text, sizeof text - 1, 6);
	assert_string_equal(got, "12345\n!|abc\n|12345\n|");
	free(got);
	got = split(text, sizeof text - 1, 0);
	assert_string_equal(got, "!|!|!|");
	free(got);
}

/* Lines longer than any buffer, at every place where one could end. */
static void
long_lines_need_no_memory(void **state)
{
	static char text[400000];

	(void)state;
	for (size_t n = 65536 - 1100; n < 65536 + 1100; n += 37) {
		char *p = text, *got;

		p = stpcpy(p, ENVELOPE);
		memset(p, 'x', n);
		p = stpcpy(p + n, "\n>From q\n\n" ENVELOPE);
		memset(p, 'F', 140000);
		p = stpcpy(p + 140000, "\n\n" ENVELOPE "last");
		got = split(text, (size_t)(p - text), UINT64_MAX);
		assert_int_equal(strlen(got), n + 9 + 140002 + 5);
		assert_memory_equal(got + n, "\nFrom q\n|FF", 10);
		assert_string_equal(got + strlen(got) - 9, "FF\n|last|");
		free(got);
	}
}

/* Every empty line and envelope line falls on every offset of the buffer. */
static void
many_messages(void **state)
{
	static char text[2000000];
	size_t n = 0, count = 0, bars = 0;
	char *got, *again;

	(void)state;
	for (size_t i = 0; n < sizeof text - 4000; i++, count++)
		n += (size_t)snprintf(text + n, sizeof text - n, ENVELOPE "N: %zu\n\n%*s\n\n>From y\n\n",
		    i, (int)(i % 3000), "z");
	got = split(text, n, UINT64_MAX);
	for (const char *p = got; (p = strchr(p, '|')) != NULL; p++)
		bars++;
	assert_int_equal(bars, count);
	assert_null(strstr(got, "taro"));
	assert_null(strstr(got, ">From"));
	again = split_span(text, n);
	assert_string_equal(got, again);
	free(again);
	free(got);
}

static void
tells_failures(void **state)
{
	static const char text[] = ENVELOPE "x\n\ny\n";
	FILE *in = fmemopen((void *)(uintptr_t)text, sizeof text - 1, "r");
	FILE *closed = fopen("/dev/null", "w");
	struct sk_mbox *m = sk_mbox_new(in);
	struct heap h = { .fail_at = 2 };
	bool cut;

	(void)state;
	assert_int_equal(sk_mbox_next(m, UINT64_MAX, put, &h, &cut), SK_E_IO);
	sk_mbox_free(m);
	m = sk_mbox_new(closed);	/* not open for reading */
	assert_int_equal(sk_mbox_next(m, UINT64_MAX, put, &h, &cut), SK_E_IO);
	sk_mbox_free(m);
	fclose(in);
	fclose(closed);
	free(h.p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits_mailboxes),
		cmocka_unit_test(knows_envelope_lines),
		cmocka_unit_test(cuts_at_max),
		cmocka_unit_test(long_lines_need_no_memory),
		cmocka_unit_test(many_messages),
		cmocka_unit_test(tells_failures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
