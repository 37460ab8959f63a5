/* Locked archives: right passwords open them, wrong ones never show anything. */
#include "lockkit.h"

#define SAMPLE(x)	{ lk_##x, sizeof lk_##x }
#define ALPHA	"alpha alpha alpha alpha"

static const char *given[4];
static struct sk_span ours;	/* what our own side gives, record/wire.h */

static void
give(struct sk_unpack *u)
{
	for (size_t i = 0; i < 4 && given[i] != NULL; i++)
		sk_unpack_password(u, sk_span_text(given[i]), i == 0 ? SK_FROM_BODY : SK_FROM_NAME);
}

/* Unpacks s with those passwords. */
static void
go(struct zk_run *r, struct sk_span s, const char *one, const char *two, const char *three)
{
	given[0] = one;
	given[1] = two;
	given[2] = three;
	given[3] = NULL;
	r->u = (struct sk_unpack){ .arena = r->arena, .budget = &r->budget, .find_passwords = give,
	    .given = ours };
	r->u.record = sk_record_new(r->arena, SK_RECORD_OBSERVATIONS);
	assert_non_null(r->u.record);
	assert_int_equal(sk_unpack_run(&r->u, s, SK_SPAN("x")), 0);
	assert_int_equal(r->u.n, r->u.record->objects);
}

static void
is_shut(const struct zk_run *r, size_t object, const char *gaps)
{
	zk_expect(r, object, SK_KEY_OBJECT_GAP, gaps);
	zk_expect(r, object, SK_KEY_OBJECT_OPENED_WITH, "");
	assert_int_equal(sk_record_count(r->u.record, object, SK_KEY_OBJECT_ENCRYPTED), 1);
}

static void
is_open(const struct zk_run *r, const char *path, const char *content, const char *word)
{
	size_t at = zk_need(r, path);

	zk_content(r, path, content);
	zk_expect(r, at, SK_KEY_OBJECT_GAP, "");
	zk_expect(r, at, SK_KEY_OBJECT_OPENED_WITH, word);
}

/* ---- one archive each ---- */

static const struct row {
	const char	*what;
	struct sk_span	 s;
	const char	*a, *b;		/* paths, b may be NULL */
	bool		 names;		/* are locked, too */
	const char	*password;
} rows[] = {
	{ "ZipCrypto", SAMPLE(zip_crypto), "1/zip:a.txt", "1/zip:b.txt", false, "hikari7" },
	{ "WinZip AES", SAMPLE(zip_aes), "1/zip:a.txt", "1/zip:b.txt", false, "hikari7" },
	{ "7z", SAMPLE(sevenzip), "1/7z:a.txt", "1/7z:b.txt", false, "hikari7" },
	{ "7z, stored", SAMPLE(sevenzip_copy), "1/7z:a.txt", "1/7z:b.txt", false, "hikari7" },
	{ "7z, PPMd", SAMPLE(sevenzip_ppmd), "1/7z:a.txt", "1/7z:b.txt", false, "hikari7" },
	{ "7z, names too", SAMPLE(sevenzip_names), "1/7z:a.txt", "1/7z:b.txt", true, "hikari7" },
	{ "7z without rounds", SAMPLE(sevenzip_no_rounds), "1/7z:a.txt", NULL, false, "hikari7" },
	{ "RAR 4", SAMPLE(rar4), "1/rar:a.txt", "1/rar:b.txt", false, "hikari7" },
	{ "RAR 4, names too", SAMPLE(rar4_names), "1/rar:a.txt", NULL, true, "hikari7" },
	{ "RAR 4, long password", SAMPLE(rar4_long), "1/rar:a.txt", NULL, false,
	    "abcdefghijklmnopqrstuvwxyzabcdef" },
	{ "RAR 5", SAMPLE(rar5), "1/rar:a.txt", "1/rar:b.txt", false, "hikari7" },
	{ "RAR 5, names too", SAMPLE(rar5_names), "1/rar:a.txt", NULL, true, "hikari7" },
	{ "RAR 5, no check", SAMPLE(rar5_no_check), "1/rar:a.txt", NULL, false, "hikari7" }
};

static void
right_row(const struct row *t, const char *one, const char *two, const char *word)
{
	struct zk_run r;

	zk_start(&r);
	go(&r, t->s, one, two, "later");
	is_open(&r, t->a, ALPHA, word);
	if (t->b != NULL)
		is_open(&r, t->b, "beta", word);
	zk_expect(&r, 1, SK_KEY_OBJECT_GAP, "");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	zk_expect(&r, 1, SK_KEY_OBJECT_OPENED_WITH, t->names ? word : "");
	assert_int_equal(sk_record_count(r.u.record, 1, SK_KEY_CONTAINER_MEMBERS), t->b != NULL ? 2 : 1);
	zk_stop(&r);
}

static void
wrong_row(const struct row *t, const char *one, const char *two, uint64_t *out)
{
	struct zk_run r;

	zk_start(&r);
	go(&r, t->s, one, two, NULL);
	is_shut(&r, 1, "encrypted");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "");
	if (t->names) {
		assert_int_equal(r.u.n, 2);
	} else {
		is_shut(&r, zk_need(&r, t->a), "encrypted");
		assert_false(r.u.object[zk_need(&r, t->a)].seen);
	}
	/* what comes of wrong passwords is not counted */
	if (one == NULL)
		*out = r.budget.bytes_out;
	assert_int_equal(r.budget.bytes_out, *out);
	zk_stop(&r);
}

static void
all_rows(void **state)
{
	uint64_t out;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		print_message("# %s\n", rows[i].what);
		right_row(&rows[i], rows[i].password, NULL, "body");
		right_row(&rows[i], "hikari8", rows[i].password, "name");
		wrong_row(&rows[i], NULL, NULL, &out);
		wrong_row(&rows[i], "hikari", "ひかり7", &out);
		wrong_row(&rows[i], "Hikari7", "hikari7 ", &out);
	}
}

/* ---- proof ---- */

/* No wrong password of many shows a byte of a file of one byte, whose checksum
 * fits once in 256 times: RAR 4 has nothing else, 7z has its padding. */
static void
small_files(void **state)
{
	struct sk_span s = SAMPLE(sevenzip_one_byte);
	char guess[16];
	struct zk_run r;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		(void)snprintf(guess, sizeof guess, "w%d", i);
		zk_start(&r);
		go(&r, s, guess, NULL, NULL);
		is_shut(&r, zk_need(&r, "1/7z:a.txt"), "encrypted");
		zk_stop(&r);
	}
	zk_start(&r);
	go(&r, s, "hikari7", NULL, NULL);
	is_open(&r, "1/7z:a.txt", "x", "body");
	zk_stop(&r);
}

/* The password is proved, the checksum is wrong: it is shown, and said. */
static void
spoilt(void **state)
{
	struct sk_span s = SAMPLE(rar5_spoilt);
	struct zk_run r;

	(void)state;
	zk_start(&r);
	go(&r, s, "hikari7", NULL, NULL);
	is_open(&r, "1/rar:a.txt", ALPHA, "body");
	zk_expect(&r, 1, SK_KEY_CONTAINER_DEFECT, "checksum");
	zk_stop(&r);
}

/* ---- in each other ---- */

static void
nest(void **state)
{
	struct sk_span s = SAMPLE(nest);
	struct zk_run r;
	size_t inner;

	(void)state;
	zk_start(&r);
	go(&r, s, "madoguchi3", "hikari7", NULL);
	inner = zk_need(&r, "1/zip:inner.7z");
	zk_expect(&r, inner, SK_KEY_OBJECT_TYPE, "7z");
	zk_expect(&r, inner, SK_KEY_OBJECT_OPENED_WITH, "name body");
	is_open(&r, "1/zip:inner.7z/7z:a.txt", ALPHA, "body");
	zk_stop(&r);
	zk_start(&r);
	go(&r, s, "hikari7", NULL, NULL);
	inner = zk_need(&r, "1/zip:inner.7z");
	zk_expect(&r, inner, SK_KEY_OBJECT_OPENED_WITH, "body");
	zk_expect(&r, inner, SK_KEY_OBJECT_GAP, "encrypted");
	zk_stop(&r);
}

/* ---- limits ---- */

static void
limits(void **state)
{
	static const struct {
		struct sk_span	 s;
		enum sk_limit	 limit;
		uint64_t	 most;	/* 0: the default */
		const char	*path, *gaps;
	} row[] = {
		{ SAMPLE(zip_crypto), SK_LIMIT_PASSWORDS, 1, "1/zip:a.txt", "encrypted" },
		{ SAMPLE(sevenzip), SK_LIMIT_PASSWORD_MS, 10, "1/7z:a.txt", "encrypted password_ms" },
		{ SAMPLE(sevenzip_dear), SK_LIMIT_PASSWORD_MS, 0, "1/7z:a.txt",
		    "encrypted password_ms" },
		{ SAMPLE(rar5_dear), SK_LIMIT_PASSWORD_MS, 0, "1/rar:a.txt", "encrypted password_ms" },
		{ SAMPLE(rar4), SK_LIMIT_PASSWORD_MS, 10, "1/rar:b.txt", "encrypted password_ms" }
	};
	struct zk_run r;

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		zk_start(&r);
		if (row[i].most > 0)
			r.budget.limit[row[i].limit] = row[i].most;
		go(&r, row[i].s, "wrong", "hikari7", NULL);
		is_shut(&r, zk_need(&r, row[i].path), row[i].gaps);
		zk_stop(&r);
	}
}

/* Keys are made once: the members of an archive share theirs. */
static void
keys_are_kept(void **state)
{
	struct sk_span s = SAMPLE(sevenzip_copy);
	struct zk_run r;

	(void)state;
	zk_start(&r);
	go(&r, s, "hikari7", NULL, NULL);
	assert_in_range(r.u.password_us, 10000, 20000);
	zk_stop(&r);
}

/* ---- what our own side gives ---- */

static void
given_with_it(void **state)
{
	static const struct { struct sk_span ours; const char *one, *word; } t[] = {
		{ SK_LIT("ohikari7\0"), NULL, "operator" },
		{ SK_LIT("owrong\0ohikari7\0"), "hikari7", "operator" },
		{ SK_LIT("lwrong\0lhikari7\0"), NULL, "list" },
		{ SK_LIT("lhikari7\0owrong\0"), "hikari7", "body" },
		{ SK_LIT("lhikari7\0ohikari7"), "hikari8", "operator" },
		/* Wrong ones, empty ones, and of nobody. */
		{ SK_LIT("lhikari\0oHikari7\0"), NULL, NULL },
		{ SK_LIT("o\0l\0\0xhikari7\0hikari7\0"), NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		bool usual = strcmp(rows[i].password, "hikari7") == 0;

		for (size_t k = 0; usual && k < sizeof t / sizeof *t; k++) {
			uint64_t out;

			ours = t[k].ours;
			if (t[k].word != NULL)
				right_row(&rows[i], t[k].one, NULL, t[k].word);
			else
				wrong_row(&rows[i], NULL, NULL, &out);
		}
	}
	ours = (struct sk_span){ NULL, 0 };
}

/* Neither the limit for those of the mail nor the work that these make keeps a list
 * from its turn. */
static void
the_list_has_its_share(void **state)
{
	static const struct { struct sk_span s; enum sk_limit limit; uint64_t most; const char *path; }
	    t[] = {
		{ SAMPLE(zip_crypto), SK_LIMIT_PASSWORDS, 1, "1/zip:a.txt" },
		{ SAMPLE(sevenzip), SK_LIMIT_PASSWORD_MS, 100, "1/7z:a.txt" },
		{ SAMPLE(rar4_names), SK_LIMIT_PASSWORD_MS, 200, "1/rar:a.txt" },
	};
	struct zk z = { 0 };
	struct zk_run r;

	(void)state;
	for (char c = 'a'; c <= 't'; c++) {
		zk_put(&z, "o", 1);
		zk_put(&z, &c, 1);
		zk_put(&z, "", 1);
	}
	zk_put(&z, "lhikari7", 9);
	ours = zk_span(&z);
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		zk_start(&r);
		r.budget.limit[t[i].limit] = t[i].most;
		go(&r, t[i].s, "wrong", "wrong too", NULL);
		zk_expect(&r, zk_need(&r, t[i].path), SK_KEY_OBJECT_OPENED_WITH, "list");
		zk_stop(&r);
	}
	zk_free(&z);
	ours = (struct sk_span){ NULL, 0 };
}

/* Damage anywhere: no crash, nothing wrong under the name of the right content. */
static void
damage(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		size_t step = rows[i].s.n > 150 ? 7 : 5;

		if (strncmp(rows[i].what, "RAR 4", 5) == 0 || strncmp(rows[i].what, "7z", 2) == 0)
			step *= 5;	/* their keys are dear */
		for (size_t at = 0; at < rows[i].s.n; at += step) {
			struct zk z = { 0 };
			struct zk_run r;

			zk_put(&z, rows[i].s.p, rows[i].s.n);
			z.p[at] ^= 0x15;
			zk_start(&r);
			go(&r, zk_span(&z), rows[i].password, NULL, NULL);
			z.n = at;
			zk_stop(&r);
			zk_start(&r);
			go(&r, zk_span(&z), rows[i].password, NULL, NULL);
			zk_stop(&r);
			zk_free(&z);
		}
	}
}

static int
warm(void **state)
{
	(void)state;
	return sk_unpack_warm();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows), cmocka_unit_test(small_files), cmocka_unit_test(spoilt),
		cmocka_unit_test(nest), cmocka_unit_test(limits), cmocka_unit_test(keys_are_kept),
		cmocka_unit_test(given_with_it), cmocka_unit_test(the_list_has_its_share),
		cmocka_unit_test(damage)
	};

	return cmocka_run_group_tests(tests, warm, NULL);
}
