/* TNEF: what its attributes may say, and what is made of it. */
#include "zipkit.h"

#define PROP_NAME	"\x1F\0\x07\x37\1\0\0\0\x0C\0\0\0" "l\0.\0e\0x\0e\0\0\0"	/* "l.exe" */
#define PROP_DATA(s)	"\2\1\1\x37\1\0\0\0\4\0\0\0" s
#define PROP_METHOD(c)	"\3\0\5\x37" c "\0\0\0"
#define PROP_NAMED	"\x1E\0\1\x80" "0123456789abcdef\1\0\0\0\4\0\0\0a\0b\0\1\0\0\0\2\0\0\0x\0\0\0"
#define PROP_MANY	"\3\x10\1\x66\2\0\0\0\1\0\0\0\2\0\0\0"

struct att {
	uint8_t		 level;
	uint32_t	 id;
	struct sk_span	 data;
};
#define REND	{ 2, 0x69002, SK_LIT("\1\0\xFF\xFF\xFF\xFF\x20\0\x20\0\0\0\0\0") }
#define TITLE(s)	{ 2, 0x18010, SK_LIT(s "\0") }
#define DATA(s)	{ 2, 0x6800F, SK_LIT(s) }
#define PROPS(n, s)	{ 2, 0x69005, SK_LIT(n "\0\0\0" s) }
#define PAGE(s)	{ 1, 0x69007, SK_LIT(s "\0\0\0\0\0\0") }

static const struct row {
	const char	*what;
	struct att	 att[8];
	size_t		 objects;
	const char	*path, *content, *names, *gaps, *own, *defects;
} rows[] = {
	{ "one", { REND, TITLE("a.txt"), DATA("alpha") }, 3, "a.txt", "alpha", "", "", "", "" },
	{ "the long name is the name", { REND, TITLE("L~1.EXE"), DATA("alpha"), PROPS("\1", PROP_NAME) }, 3,
	    "l.exe", "alpha", "", "", "", "" },
	{ "another title is a reading", { REND, TITLE("a.pdf"), DATA("alpha"), PROPS("\1", PROP_NAME) }, 3,
	    "l.exe", "alpha", "a.pdf", "", "", "" },
	{ "content as a property", { REND, TITLE("a"), PROPS("\1", PROP_DATA("beta")) }, 3, "a", "beta",
	    "", "", "", "" },
	{ "both, the same", { REND, TITLE("a"), DATA("beta"), PROPS("\1", PROP_DATA("beta")) }, 3, "a",
	    "beta", "", "", "", "" },
	{ "both, and they differ", { REND, TITLE("a"), DATA("gamma"), PROPS("\1", PROP_DATA("beta")) }, 4,
	    "a", "gamma", "", "", "", "" },
	{ "behind named and many-valued ones", { REND, TITLE("a"), PROPS("\3", PROP_NAMED PROP_MANY
	    PROP_DATA("beta")) }, 3, "a", "beta", "", "", "", "" },
	{ "a list that breaks off", { REND, TITLE("a"), DATA("alpha"), PROPS("\3", PROP_NAMED) }, 3, "a",
	    "alpha", "", "", "damaged", "damaged" },
	{ "no row of its own before it", { TITLE("a"), DATA("alpha") }, 3, "a", "alpha", "", "", "", "" },
	{ "two", { REND, TITLE("a"), DATA("alpha"), REND, TITLE("b"), DATA("beta") }, 4, "b", "beta", "",
	    "", "", "" },
	{ "no content", { REND, TITLE("a") }, 3, "a", NULL, "", "not_seen", "", "" },
	{ "by reference", { REND, TITLE("a"), PROPS("\1", PROP_METHOD("\4")) }, 3, "a", NULL, "",
	    "external", "", "" },
	{ "an empty one", { REND, TITLE("a"), DATA("") }, 3, "a", "", "", "", "", "" },
	{ "CP932", { PAGE("\xA4\3"), REND, TITLE("\x90\xBF\x8B\x81\x8F\x91.exe"), DATA("alpha") }, 3,
	    "請求書.exe", "alpha", "", "", "", "" },
	{ "CP932 that says Western", { PAGE("\xE4\4"), REND, TITLE("\x90\xBF\x8B\x81\x8F\x91.exe"),
	    DATA("alpha") }, 3, "請求書.exe", "alpha", "", "", "", "" },
	{ "a body", { { 1, 0x2800C, SK_LIT("hello\0") } }, 3, "body.txt", "hello", "", "", "", "" },
	{ "an attribute of no level", { { 7, 0x2800C, SK_LIT("hello\0") } }, 2, NULL, NULL, "", "",
	    "damaged", "damaged" },
};

static void
put(struct zk *z, const struct att *a, unsigned wrong)
{
	unsigned sum = wrong;

	for (size_t i = 0; i < a->data.n; i++)
		sum += a->data.p[i];
	zk_le(z, a->level, 1);
	zk_le(z, a->id, 4);
	zk_le(z, a->data.n, 4);
	zk_put(z, a->data.p, a->data.n);
	zk_le(z, sum & 0xFFFF, 2);
}

static struct zk
build(const struct att *a, size_t n, unsigned wrong)
{
	struct zk z = { 0 };

	zk_le(&z, 0x223E9F78, 4);
	zk_le(&z, 1, 2);
	for (; n > 0 && a->level != 0; n--, a++)
		put(&z, a, wrong);
	return z;
}

static void
attributes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *w = &rows[i];
		struct zk z = build(w->att, 8, 0);
		struct zk_run r;
		char path[64];

		print_message("# %s\n", w->what);
		zk_start(&r);
		zk_go(&r, zk_span(&z), "winmail.dat");
		zk_expect(&r, 1, SK_KEY_OBJECT_TYPE, "tnef");
		zk_expect(&r, 1, SK_KEY_OBJECT_GAP, w->own);
		zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, w->defects);
		assert_int_equal(r.u.n, w->objects);
		if (w->path != NULL) {
			size_t at;

			(void)snprintf(path, sizeof path, "1/tnef:%s", w->path);
			at = zk_need(&r, path);
			if (w->content != NULL)
				zk_content(&r, path, w->content);
			else
				assert_false(r.u.object[at].seen);
			zk_expect(&r, at, SK_KEY_OBJECT_GAP, w->gaps);
			zk_expect(&r, at, SK_KEY_OBJECT_NAME_READING, w->names);
			assert_false(r.u.object[at].member);
		}
		zk_stop(&r);
		zk_free(&z);
	}
}

/* Wherever it is cut, what was whole before is there, and the rest is told. */
static void
cut(void **state)
{
	static const struct att att[] = { REND, TITLE("a"), DATA("alpha"), REND, TITLE("b"), DATA("beta") };
	struct zk z = build(att, 6, 0);

	(void)state;
	for (size_t n = 6; n <= z.n; n++) {
		struct sk_span s = sk_span_head(zk_span(&z), n);
		struct zk_run r;

		zk_start(&r);
		zk_go(&r, s, "winmail.dat");
		if (n == z.n)
			assert_null(sk_record_find(r.u.record, 1, SK_KEY_OBJECT_GAP));
		if (n >= 71)
			zk_content(&r, "1/tnef:a", "alpha");
		zk_stop(&r);
	}
	zk_free(&z);
}

static void
checksum(void **state)
{
	static const struct att att[] = { REND, TITLE("a"), DATA("alpha") };
	struct zk z = build(att, 3, 1);
	struct zk_run r;

	(void)state;
	zk_start(&r);
	zk_go(&r, zk_span(&z), "winmail.dat");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "checksum");
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	zk_content(&r, "1/tnef:a", "alpha");
	zk_stop(&r);
	zk_free(&z);
}

/* By itself it is a mail; in a mail it is that mail, and what it holds is attached. */
static void
header(void **state)
{
	static const struct att att[] = {
		{ 1, 0x18004, SK_LIT("Re: plan\nBcc: x@y.example\0") },
		{ 1, 0x8000, SK_LIT("\4\0\x20\0\4\0\x15\0Abe\0SMTP:abe@mail.example\0") }, REND, TITLE("a"), DATA("alpha")
	};
	static const char mail[] = "From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\n"
	    "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: binary\r\n\r\n";
	struct zk z = build(att, 5, 0), whole = { 0 };
	struct zk_run r;
	int at;

	(void)state;
	zk_start(&r);
	zk_go(&r, zk_span(&z), "winmail.dat");
	assert_true(r.u.object[1].is_message);
	assert_non_null(r.u.object[1].mime);
	at = sk_field_find(r.u.object[1].mime->root, "Subject", 0);
	assert_true(at >= 0);
	assert_true(sk_span_is(sk_span_trim(r.u.object[1].mime->root->field[at].raw), "Re: plan Bcc: x@y.example"));
	at = sk_field_find(r.u.object[1].mime->root, "From", 0);
	assert_true(at >= 0);
	assert_true(sk_span_is(sk_span_trim(r.u.object[1].mime->root->field[at].raw), "\"Abe\" <abe@mail.example>"));
	zk_stop(&r);

	zk_text(&whole, mail);
	zk_put(&whole, zk_span(&z).p, z.n);
	zk_start(&r);
	zk_go(&r, zk_span(&whole), "");
	assert_false(r.u.object[1].is_message);
	assert_null(sk_record_find(r.u.record, 1, SK_KEY_MESSAGE_PRESENT));
	assert_int_equal(sk_record_count(r.u.record, zk_need(&r, "1/tnef:a"), SK_KEY_OBJECT_ATTACHED), 1);
	zk_stop(&r);
	zk_free(&z);
	zk_free(&whole);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributes), cmocka_unit_test(cut), cmocka_unit_test(checksum),
		cmocka_unit_test(header),
	};

	if (sk_unpack_warm() != 0 || sk_charset_warm() != 0)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
