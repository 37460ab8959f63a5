/*
 * Messages that are meant to break a parser: each must end soon, within the
 * limits, with a note that says which one.
 */
#include <time.h>
#include "mime_help.h"

enum { SECONDS_MAX = 20 };	/* far more than needed even under sanitizers */

static struct sk_arena *text_arena;	/* of the messages themselves */
static struct sk_buf text;
static clock_t began;

static void
begin(const char *first)
{
	text_arena = sk_arena_free(text_arena);
	text_arena = sk_arena_new((size_t)1 << 29);
	text = sk_buf_new(text_arena, (size_t)1 << 28);
	sk_buf_text(&text, first);
	began = clock();
}

static void
repeat(const char *s, size_t n)
{
	while (n-- > 0)
		sk_buf_text(&text, s);
}

static const struct sk_part *
end(void)
{
	const struct sk_part *root = parse_bytes(text.p, text.n);

	assert_true(clock() - began < (clock_t)SECONDS_MAX * CLOCKS_PER_SEC);
	return root;
}

/* 100 KB of group names end GMime's address parser by recursion. */
static void
groups(void **state)
{
	struct sk_mailbox *box;
	size_t n;

	(void)state;
	begin("From: a@example.org\nContent-Type: text/plain\nCc: ");
	repeat("a:", 50000);
	sk_buf_text(&text, "\n\nhello\n");
	assert_noted(end(), "long_header");
	assert_span(part("1")->raw, "hello\n");
	sk_field_mailboxes(mime->root->field[2].raw, arena, &budget, &box, &n);
	assert_true(n <= 1);
}

static void
many_addresses(void **state)
{
	struct sk_mailbox *box;
	size_t n;

	(void)state;
	begin("To: ");
	repeat("a@b,", 15000);
	sk_buf_text(&text, "\n\n");
	end();
	sk_field_mailboxes(mime->root->field[0].raw, arena, &budget, &box, &n);
	assert_int_equal(n, budget.limit[SK_LIMIT_ADDRESSES]);
}

/* 100,000 parameters cost GMime minutes. */
static void
parameters(void **state)
{
	(void)state;
	begin("From: a@example.org\nContent-Type: text/plain");
	for (int i = 0; i < 6000; i++)
		sk_buf_printf(&text, "; p%d=x", i);
	sk_buf_text(&text, "; name=a.exe\n\nx\n");
	end();
	assert_noted(part("1"), "too_many_params");
	assert_true(noted(part("1")->note, SK_KEY_OBJECT_GAP, "header_params"));
}

static void
headers(void **state)
{
	(void)state;
	begin("From: a@example.org\n");
	repeat("X: y\n", 1000000);
	sk_buf_text(&text, "Content-Type: text/html; name=a.exe\n\nx\n");
	assert_noted(end(), "too_many_headers");
	assert_true(noted(mime->root->note, SK_KEY_OBJECT_GAP, "header_bytes"));
	assert_true(noted(mime->root->note, SK_KEY_HEADER_DEFECT, "too_many"));
	assert_int_equal(mime->root->fields, budget.limit[SK_LIMIT_HEADERS] + 1);
	/* nobody hides what counts behind a crowd */
	assert_named(part("1"), "a.exe");
	assert_span(part("1")->type, "text/html");
}

static void
folded(void **state)
{
	(void)state;
	begin("From: a@example.org\nX: y\n");
	repeat(" 0123456789\n", 1000000);
	sk_buf_text(&text, "Content-Type: text/html\n\nx\n");
	assert_noted(end(), "long_header");
	assert_true(noted(mime->root->note, SK_KEY_OBJECT_GAP, "header_line"));
	assert_int_equal(mime->root->field[1].raw.n, budget.limit[SK_LIMIT_HEADER_LINE]);
	assert_span(part("1")->type, "text/html");
}

static void
depth(void **state)
{
	const struct sk_part *p;
	size_t n = 0;

	(void)state;
	begin("From: a@example.org\n");
	for (int i = 0; i < 10000; i++)
		sk_buf_printf(&text, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
	sk_buf_text(&text, "Content-Type: text/html\n\nx\n");
	for (p = end(); p->child != NULL; p = p->child)
		n++;
	assert_int_equal(n, budget.limit[SK_LIMIT_PART_DEPTH]);
	assert_noted(p, "nesting");
	assert_true(noted(p->note, SK_KEY_OBJECT_GAP, "part_depth"));
	assert_int_equal(p->kind, SK_PART_LEAF);
	assert_true(p->readings == 1 && p->raw.n > 100000);
}

static void
parts(void **state)
{
	(void)state;
	begin("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n");
	repeat("--b\n\nx\n", 1000000);
	assert_noted(end(), "too_many_parts");
	assert_int_equal(count_parts(), budget.limit[SK_LIMIT_PARTS]);
	/* the same without a header line in any, and closed again and again */
	begin("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n");
	repeat("--b\n", 1000000);
	assert_noted(end(), "too_many_parts");
	begin("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n");
	repeat("--b\n\nx\n--b--\n", 300000);
	end();
}

/* Lines that look like delimiters and are none, under many open multiparts. */
static void
dashes(void **state)
{
	(void)state;
	begin("From: a@example.org\n");
	for (int i = 0; i < 90; i++)
		sk_buf_printf(&text, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
	repeat("--\n--x\n", 500000);
	end();
	begin("From: a@example.org\nContent-Type: multipart/mixed\n\n");
	repeat("--x\nContent-Type: text/plain\n\n", 100000);
	assert_noted(end(), "no_boundary");
}

/* Quotes, comments and words that begin and never end. */
static void
unclosed(void **state)
{
	static const char *const pieces[] = {
		"\"\\\"", "(", "=?a?B?", "=?", "\033$", "<", "\\", "\x81", "'", "name*0=", "filename*=x'"
	};

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct sk_mailbox *box;
		size_t n;

		begin("Subject: ");
		repeat(pieces[i], 60000 / strlen(pieces[i]));
		sk_buf_text(&text, "\nFrom: ");
		repeat(pieces[i], 60000 / strlen(pieces[i]));
		sk_buf_text(&text, "\nContent-Type: text/plain; name=");
		repeat(pieces[i], 60000 / strlen(pieces[i]));
		sk_buf_text(&text, "\n\nx\n");
		end();
		sk_field_mailboxes(mime->root->field[1].raw, arena, &budget, &box, &n);
	}
}

/* Files in text that have no end. */
static void
embedded(void **state)
{
	(void)state;
	begin("From: a@example.org\n\n");
	repeat("begin 644 a\n#0V%T\n", 100000);
	repeat("begin-base64 644 a\nTWFu\n", 100000);
	repeat("=ybegin line=1 size=1 name=a\nabc\n", 100000);
	end();
	assert_non_null(mime->embedded);
}

/* An arena that is too small is a limit, not a crash. */
static void
no_memory(void **state)
{
	static const char message[] = "From: a@example.org\nSubject: =?utf-8?B?44GC?=\n"
	    "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
	    "Content-Type: text/plain; name=\"=?utf-8?B?44GC?=\"\n"
	    "Content-Transfer-Encoding: base64\n\nTWFu\n"
	    "--b\nContent-Type: multipart/mixed\n\n--c\nContent-Type: text/html\n\nx\n--c--\n--b--\n";

	(void)state;
	for (size_t n = 0; n < 40000; n += 256) {
		struct sk_arena *small = sk_arena_new(n);
		struct sk_mime *m;
		int e;

		budget = sk_budget_default();
		e = sk_mime_parse((struct sk_span){ (const uint8_t *)message, sizeof message - 1 },
		    small, &budget, &m);
		assert_int_equal(e == 0, m != NULL);
		sk_arena_free(small);
	}
}

/* Bytes out and time. */
static void
budgets(void **state)
{
	static const char message[] = "From: a@example.org\nContent-Transfer-Encoding: base64\n\n"
	    "TWFuTWFuTWFuTWFuTWFuTWFuTWFuTWFu\n";
	volatile sig_atomic_t expired = 1;

	(void)state;
	sk_arena_reset(arena);
	budget = sk_budget_default();
	budget.limit[SK_LIMIT_BYTES_OUT] = 4;
	assert_int_equal(sk_mime_parse(sk_span_text(message), arena, &budget, &mime), 0);
	assert_true(noted(part("1")->note, SK_KEY_OBJECT_GAP, "bytes_out"));
	assert_int_equal(part("1")->reading[0].bytes.n, 4);
	budget = sk_budget_default();
	budget.expired = &expired;
	assert_int_equal(sk_mime_parse(sk_span_text(message), arena, &budget, &mime), 0);
	assert_true(noted(part("1")->note, SK_KEY_OBJECT_GAP, "cpu_ms"));
}

/* Parts of second looks take no room from those that every reader sees, and
 * a multipart at the limit keeps its parts.  (Found by fuzzing.) */
static void
parts_promised(void **state)
{
	static const char message[] = "From: a@example.org\n"
	    "Content-Type: multipart/mixed; boundary=b\n\n"
	    "--b\nContent-Type: multipart/mixed; boundary=c\n\n"
	    "--x\nContent-Type: text/plain\n\n1\n--x\nContent-Type: text/plain\n\n2\n"
	    "--x\nContent-Type: text/plain\n\n3\n--x\nContent-Type: text/plain\n\n4\n"
	    "--c\nContent-Type: text/html\n\nreal\n--c--\n"
	    "--b\nContent-Type: text/html\n\nlast\n--b--\n"
	    "--y\nContent-Type: text/plain\n\nbehind\n";

	(void)state;
	for (size_t most = 3; most <= 8; most++) {
		size_t real = 0, behind = 0;

		sk_arena_reset(arena);
		budget = sk_budget_default();
		budget.limit[SK_LIMIT_PARTS] = most;
		assert_int_equal(sk_mime_parse(sk_span_text(message), arena, &budget, &mime), 0);
		assert_int_equal(count_parts(), most);
		assert_int_equal(part("1")->kind, SK_PART_MULTIPART);
		for (const struct sk_part *p = mime->root; p != NULL; p = next_part(p)) {
			real += has_reading(p, "real") + has_reading(p, "last");
			behind += has_reading(p, "behind\n");
		}
		assert_int_equal(real, 2);
		assert_int_equal(behind, most == 8);
		assert_int_equal(has_note(mime->root, "too_many_parts"), most < 8);
		assert_int_equal(noted(mime->root->note, SK_KEY_OBJECT_GAP, "parts"), most < 8);
	}
}

/* As the fuzzer left it: empty parts of one boundary in each other. */
static void
parts_of_one_boundary(void **state)
{
	const struct sk_part *p;

	(void)state;
	begin("From\nContent-Type: m; boundary=b\n\n--x\nContenT--: \n--b\n"
	    "Content-Type: multipart/mixed; boundary=b\n\n");
	repeat("--b\nx\n--b\n", 40);
	sk_arena_reset(arena);
	budget = sk_budget_default();
	budget.limit[SK_LIMIT_PARTS] = 40;
	assert_int_equal(sk_mime_parse(sk_buf_view(&text), arena, &budget, &mime), 0);
	for (p = mime->root->child; p != NULL; p = next_part(p)) {
		assert_true(p->kind != SK_PART_LEAF || p->readings > 0);
		assert_true(p->kind == SK_PART_MULTIPART || p->child == NULL);
	}
	assert_int_equal(count_parts(), 40);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups), cmocka_unit_test(many_addresses),
		cmocka_unit_test(parameters), cmocka_unit_test(headers), cmocka_unit_test(folded),
		cmocka_unit_test(depth), cmocka_unit_test(parts), cmocka_unit_test(dashes),
		cmocka_unit_test(unclosed), cmocka_unit_test(embedded), cmocka_unit_test(no_memory),
		cmocka_unit_test(budgets), cmocka_unit_test(parts_promised),
		cmocka_unit_test(parts_of_one_boundary),
	};

	int failed = cmocka_run_group_tests(tests, mime_setup, mime_teardown);

	sk_arena_free(text_arena);
	return failed;
}
