/* A settings file is taken whole or not at all, and says where it is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "base/error.h"
#include "doors/site.h"

static struct sk_arena *arena;
static char error[512];

/* Reads text as a settings file over the defaults. */
static int
read_text(const char *text, struct sk_settings *s_r)
{
	char path[] = "/tmp/sekisho-test-XXXXXX";
	int fd = mkstemp(path), e;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	sk_settings_default(arena, s_r);
	e = sk_settings_read(s_r, path, error);
	unlink(path);
	return e;
}

static double
likely_of(const struct sk_settings *s, const char *id)
{
	size_t i = 0;

	while (strcmp(sk_trait_table[i]->id, id) != 0)
		i++;
	return s->weight != NULL && s->weight[i].set ? s->weight[i].likely_db :
	    sk_trait_table[i]->likely_db;
}

/* Weights of a site: taken whole or not at all, and what stood before stays. */
static void
weights(void **state)
{
	static const char *const bad[] = {
		"pe_in_archive = 5 12\n", "pe_in_archive = 5 12 17 18\n", "pe_in_archive = 12 5 17\n",
		"pe_in_archive = -5 12 17\n", "pe_in_archive = 5 12 nan\n", "no_such_trait = 1 2 3\n",
		"pe_in_archive = 5 12 99\n", "pe_in_archive = 5,12,17\n", "[site]\nown_domains = a.example\n",
	};
	struct sk_settings s;

	(void)state;
	assert_int_equal(read_text("[weights]\npe_in_archive = 5 12 17\nname_rtlo = 0 0 0\n", &s), 0);
	assert_true(likely_of(&s, "pe_in_archive") == 12 && likely_of(&s, "name_rtlo") == 0);
	assert_true(sk_settings_judge(&s, "milter")->weight == s.weight);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const struct sk_weight *before = s.weight;
		char text[200], path[] = "/tmp/sekisho-test-XXXXXX";
		int fd = mkstemp(path);

		(void)snprintf(text, sizeof text, "[weights]\nname_rtlo = 1 2 3\n%s", bad[i]);
		assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
		close(fd);
		assert_int_equal(sk_settings_read_weights(&s, path, error), SK_E_CONFIG);
		if (strstr(error, ":3: ") == NULL && strstr(error, ":4: ") == NULL)
			fail_msg("%s: %s", bad[i], error);
		assert_true(s.weight == before && likely_of(&s, "name_rtlo") == 0);
		unlink(path);
	}
	assert_int_equal(sk_settings_read_weights(&s, "/nowhere/weights.conf", error), 0);
}

static void
taken(void **state)
{
	struct sk_settings s;

	(void)state;
	assert_int_equal(read_text("[limits]\ndepth = 5\n[judge]\nprior_milter_harm_db = -30.5\n"
	    "rest_share = 0.5\n[site]\nown_domains = example.co.jp, example.ac.jp\n"
	    "authserv_ids = mx.example.co.jp\n[engine]\nworkers = 3\nrules = /a b\nrules = /c\n", &s), 0);
	assert_true(s.limit[SK_LIMIT_DEPTH] == 5);
	assert_true(sk_settings_judge(&s, "milter")->prior_db[SK_AXIS_HARM] == -30.5);
	assert_true(sk_settings_judge(&s, "scan")->rest_share == 0.5);
	assert_true(sk_settings_judge(&s, "scan")->prior_db[SK_AXIS_HARM] ==
	    sk_judge_settings("scan").prior_db[SK_AXIS_HARM]);
	assert_int_equal(s.site.own_domains.n, 2);
	assert_true(sk_strings_have(&s.site.own_domains, SK_SPAN("Example.AC.jp")));
	assert_int_equal(s.workers, 3);
	assert_int_equal(s.rules.n, 2);
	assert_string_equal(s.rules.text[0], "/a b");
}

static void
refused(void **state)
{
	static const struct { const char *text; const char *where; } t[] = {
		{ "[limits]\ndepth = 5\nno_such = 1\n", ":3:" },
		{ "[limits]\ndepth = five\n", ":2:" }, { "[limits]\ndepth = 1\n", ":2:" },
		{ "[limits]\ndepth = -5\n", ":2:" }, { "[judge]\nkind_db = nan\n", ":2:" },
		{ "[judge]\nkind_db = 5x\n", ":2:" }, { "[judge]\ncap_theme_db = -1\n", ":2:" },
		{ "[judge]\ncap_moon_db = 1\n", ":2:" }, { "[judge]\nprior_moon_harm_db = 1\n", ":2:" },
		{ "[engine]\nworkers = 65\n", ":2:" },
		{ "[site]\nown_domains = a.jp *.b.jp\n", ":2:" }, { "[site]\n\nown_domains = a@b.jp\n", ":3:" },
		{ "[site]\nrelays = 192.0.2.0/33\n", ":2:" }, { "[site]\nrelays = mx_1\n", ":2:" },
		{ "[site]\norg_names = \"a b\n", ":2:" }, { "[site]\nkeywords = x\n", ":2:" }, { "[site]\nkeywords = \"a\tb c\"\n", ":2:" }, { "[moon]\na = b\n", ":2:" }, { "\n\ngarbage\n", ":3:" },
	};
	struct sk_settings s;

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		assert_int_equal(read_text(t[i].text, &s), SK_E_CONFIG);
		assert_non_null(strstr(error, t[i].where));
		assert_true(s.limit[SK_LIMIT_DEPTH] == sk_limit_table[SK_LIMIT_DEPTH].dflt);
	}
	assert_int_equal(sk_settings_read(&s, "/no/such/file", error), SK_E_IO);
	assert_non_null(strstr(error, "/no/such/file"));
}

static void
trusted_authentication(void **state)
{
	struct sk_record *r = sk_record_new(arena, 100);
	struct sk_settings s;

	(void)state;
	assert_int_equal(read_text("[site]\nauthserv_ids = mx.example.co.jp\n", &s), 0);
	sk_record_text(r, 0, SK_KEY_HEADER_AUTH, SK_SPAN("evil.example\tspf=pass"));
	assert_int_equal(sk_site_stamp(&s.site, r), 0);
	assert_null(sk_record_find(r, 0, SK_KEY_SITE_AUTH));
	sk_record_text(r, 0, SK_KEY_HEADER_AUTH, SK_SPAN("MX.example.co.jp\tspf=fail"));
	assert_int_equal(sk_site_stamp(&s.site, r), 0);
	assert_true(sk_record_has(r, 0, SK_KEY_SITE_AUTH, "spf=fail"));
}

/* The reader of lines has a small buffer: what does not fit is said, with the
 * right line, and never taken in part. */
static void
long_lines(void **state)
{
	struct sk_settings s;
	char text[2000] = "[site]\nown_domains =";

	(void)state;
	for (int i = 0; i < 30; i++)
		strncat(text, " aaaaaaaaaaaaaaaaaa.example.jp", sizeof text - strlen(text) - 1);
	assert_int_equal(read_text(text, &s), SK_E_CONFIG);
	assert_non_null(strstr(error, ":2:"));
	assert_non_null(strstr(error, "longer than"));
	assert_int_equal(s.site.own_domains.n, 0);
	/* A further line of the same name, or one that begins with a blank, adds. */
	assert_int_equal(read_text("[site]\nown_domains = a.example\n  b.example\n"
	    "own_domains = c.example\n", &s), 0);
	assert_int_equal(s.site.own_domains.n, 3);
	/* What opens and cannot be read is no empty file. */
	assert_int_equal(sk_settings_read(&s, "/", error), SK_E_IO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights), cmocka_unit_test(taken), cmocka_unit_test(refused), cmocka_unit_test(trusted_authentication),
		cmocka_unit_test(long_lines),
	};

	arena = sk_arena_new(16 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
