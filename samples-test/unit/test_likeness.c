/* Which domains are made to be taken for another, and which only have a neighbour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/likeness.h"

static void
likes(void **state)
{
	static const struct { const char *domain, *own, *how; } t[] = {
		{ "institute.com", "institute.or.jp", "ending" },
		{ "mail.example.info", "example.go.jp", "ending" },
		{ "examp1e.com", "example.ac.jp", "glyph" },
		{ "exarnple.co.jp", "example.co.jp", "glyph" },
		{ "ex\xD0\xB0mple.com", "example.co.jp", "glyph" },
		{ "xn--exmple-4nf.com", "example.co.jp", "glyph" },
		{ "exampel.co.jp", "example.co.jp", "letter" },
		{ "exmple.jp", "example.co.jp", "letter" },
		{ "exaample.jp", "example.co.jp", "letter" },
		{ "exemple.jp", "example.co.jp", "letter" },
		{ "EXAMPLE-JP.com", "example.ac.jp", "part" },
		{ "webmail-example.net", "example.ac.jp", "part" },
		{ "example.ac.jp.elsewhere.com", "example.ac.jp", "part" },
		{ "example-ac-jp.com", "www.example.ac.jp", "part" },
		{ "exampleacjp.com", "example.ac.jp", "part" },
		{ "mof-go-jp.example", "mof.go.jp", "part" },
		/* what is its own, or has another name */
		{ "example.ac.jp", "example.ac.jp", NULL },
		{ "www.Example.ac.jp", "example.ac.jp", NULL },
		{ "elsewhere.com", "example.ac.jp", NULL }, { "mail.example.com", "example.ac.jp", NULL },
		{ "osaka-gas.co.jp", "pref.osaka.lg.jp", NULL },
		{ "osaka-c.ac.jp", "osaka-u.ac.jp", NULL },
		{ "kobe-c.jp", "kobe-u.ac.jp", NULL },
		{ "example.ac.jp", "example.co.jp", NULL },
		{ "example.go.jp", "example.co.jp", NULL },
		{ "site2.co.jp", "site1.co.jp", NULL },
		{ "abc.com", "abc.co.jp", NULL }, { "ups-com.example", "ups.com", NULL },
		{ "other.example.co.jp", "www.example.co.jp", NULL },
		{ "examples-of-art.com", "example.com", NULL },
		{ "", "example.com", NULL }, { "com", "example.com", NULL }, { "a..b", "example.com", NULL },
		{ "xn--.com", "example.com", NULL }, { "xn--99999999999.com", "example.com", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		const char *how = sk_domain_like(sk_span_text(t[i].domain), sk_span_text(t[i].own));

		if ((how == NULL) != (t[i].how == NULL) ||
		    (how != NULL && !sk_span_is(sk_span_text(how), t[i].how)))
			fail_msg("%s for %s: %s", t[i].domain, t[i].own, how == NULL ? "-" : how);
	}
}

static void
under(void **state)
{
	(void)state;
	assert_true(sk_domain_under(SK_SPAN("a.Example.jp"), SK_SPAN("example.jp")));
	assert_true(sk_domain_under(SK_SPAN("example.jp"), SK_SPAN("example.jp")));
	assert_false(sk_domain_under(SK_SPAN("myexample.jp"), SK_SPAN("example.jp")));
	assert_false(sk_domain_under(SK_SPAN("jp"), SK_SPAN("example.jp")));
	assert_false(sk_domain_under(SK_SPAN("example.jp"), SK_SPAN("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(likes), cmocka_unit_test(under) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
