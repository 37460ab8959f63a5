/* What a site's settings make of a record: who handed it in, and what is its own. */
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
#include "traitkit.h"

static struct sk_arena *arena;

static bool
is(struct sk_span s, const char *text)
{
	return sk_span_is(s, text);
}

static void
hops(void **state)
{
	static const struct { const char *from, *helo, *name, *address; } t[] = {
		{ "mx1.a.jp (mx1.a.jp [192.0.2.10])", "mx1.a.jp", "mx1.a.jp", "192.0.2.10" },
		{ "[10.0.0.5] (unknown [10.0.0.5])", "10.0.0.5", "", "10.0.0.5" },
		{ "pc (p1.isp.jp [192.0.2.1] (may be forged))", "pc", "p1.isp.jp", "192.0.2.1" },
		{ "host.jp ([192.0.2.1] helo=me.example)", "me.example", "host.jp", "192.0.2.1" },
		{ "[192.0.2.1] (helo=me)", "me", "", "192.0.2.1" },
		{ "unknown (HELO x.jp) (192.0.2.1)", "x.jp", "", "192.0.2.1" },
		{ "a.jp (HELO x.jp) (192.0.2.1)", "x.jp", "a.jp", "192.0.2.1" },
		{ "EX01.corp.local (2001:db8::17)", "EX01.corp.local", "", "2001:db8::17" },
		{ "a.jp (a.jp [IPv6:2001:db8::1]) (using TLSv1 with cipher X (256/256 bits))", "a.jp", "a.jp",
		    "IPv6:2001:db8::1" },
		{ "x", "x", "", "" }, { "", "", "", "" }, { "(((", "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_hop h = sk_hop_read(sk_span_text(t[i].from));

		if (!is(h.helo, t[i].helo) || !is(h.name, t[i].name) || !is(h.address, t[i].address))
			fail_msg("%s: %.*s, %.*s, %.*s", t[i].from, SK_FMT(h.helo), SK_FMT(h.name),
			    SK_FMT(h.address));
	}
}

static void
networks(void **state)
{
	static const struct { const char *net, *address; bool in; } t[] = {
		{ "192.0.2.0/24", "192.0.2.200", true }, { "192.0.2.0/24", "192.0.3.1", false },
		{ "192.0.2.0/28", "192.0.2.16", false }, { "192.0.2.7", "192.0.2.7", true },
		{ "2001:db8::/32", "2001:db8:1::5", true }, { "2001:db8::/32", "2001:db9::5", false },
		{ "2001:db8:0:0:0:0:0:1", "IPv6:2001:DB8::1", true }, { "0.0.0.0/0", "192.0.2.1", true },
		{ "0.0.0.0/0", "2001:db8::1", false }, { "192.0.2.0/24", "::ffff:192.0.2.9", true },
	};
	static const char *const bad[] = { "192.0.2", "192.0.2.256", "192.0.2.0/33", "a.jp", "", ":", ":::",
		"1::2::3", "2001:db8::/129", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:", "192.0.2.1/", "/8", "12345::" };
	struct sk_network n;

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		assert_true(sk_network_read(sk_span_text(t[i].net), &n));
		if (sk_network_has(&n, sk_span_text(t[i].address)) != t[i].in)
			fail_msg("%s in %s", t[i].address, t[i].net);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (sk_network_read(sk_span_text(bad[i]), &n))
			fail_msg("%s is no network", bad[i]);
	assert_true(sk_network_private(SK_SPAN("172.31.0.1")));
	assert_true(sk_network_private(SK_SPAN("fd00::1")));
	assert_false(sk_network_private(SK_SPAN("172.32.0.1")));
	assert_false(sk_network_private(SK_SPAN("unknown")));
}

/* The settings of a site as a file would give them. */
static void
site_read(struct sk_settings *s)
{
	static const char text[] = "[site]\nown_domains = example.ac.jp\nauthserv_ids = mx.example.ac.jp\n"
	    "relays = 198.51.100.0/24 2001:db8::/32 filter.example.net\norg_names = 例示大学 \"Example University\"\n"
	    "keywords = 耐熱合金, SPIN\nroles = kouhou dean@example.org\n";
	char path[] = "/tmp/sekisho-test-XXXXXX", error[512];
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, sizeof text - 1), (ssize_t)sizeof text - 1);
	close(fd);
	sk_settings_default(arena, s);
	if (sk_settings_read(s, path, error) != 0)
		fail_msg("%s", error);
	unlink(path);
}

static const char *
all(struct sk_record *r, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(r, 0, key);
	struct sk_buf b = sk_buf_new(arena, 1 << 16);

	for (; o != NULL; o = sk_record_next(r, o)) {
		if (b.n > 0)
			sk_buf_byte(&b, '|');
		sk_buf_span(&b, o->text);
	}
	return sk_arena_text(arena, sk_buf_view(&b));
}

#define OUT "header.received=x (y.isp.example [203.0.113.9])\tmx.example.ac.jp\t"

static void
stamps(void **state)
{
	static const struct { const char *record; enum sk_key key; const char *value; } t[] = {
		/* who handed it in */
		{ OUT, SK_KEY_SITE_CLIENT, "x\ty.isp.example\t203.0.113.9" },
		{ "header.received=a (b [10.1.1.1])\tc\t; " OUT, SK_KEY_SITE_CLIENT, "x\ty.isp.example\t203.0.113.9" },
		{ "header.received=a (mx2.example.ac.jp [203.0.113.1])\tc\t; " OUT, SK_KEY_SITE_CLIENT,
		    "x\ty.isp.example\t203.0.113.9" },
		{ "header.received=mx2.example.ac.jp ([203.0.113.1])\tc\t; " OUT, SK_KEY_SITE_CLIENT,
		    "mx2.example.ac.jp\t\t203.0.113.1" },
		{ "header.received=a (mx2.example.ac.jp [203.0.113.1] (may be forged))\tc\t", SK_KEY_SITE_CLIENT,
		    "a\tmx2.example.ac.jp\t203.0.113.1" },
		{ "header.received=a (z.filter.example.net [203.0.113.4])\tc\t; " OUT, SK_KEY_SITE_CLIENT,
		    "x\ty.isp.example\t203.0.113.9" },
		{ "header.received=a (b [198.51.100.3])\tc\t", SK_KEY_SITE_CLIENT, "" },
		{ OUT "; header.received_with=ESMTPSA", SK_KEY_SITE_CLIENT, "" },
		{ "header.received=x (y.isp.example [203.0.113.9]) (Authenticated sender: taro)\tmx\t",
		    SK_KEY_SITE_CLIENT, "" },
		/* own domain from outside */
		{ "header.from=a@example.ac.jp; " OUT, SK_KEY_SITE_OWN_DOMAIN_FROM, "example.ac.jp" },
		{ "header.from=a@med.Example.ac.jp; " OUT, SK_KEY_SITE_OWN_DOMAIN_FROM, "med.Example.ac.jp" },
		{ "header.from=a@example.ac.jp", SK_KEY_SITE_OWN_DOMAIN_FROM, "" },
		{ "header.from=a@example.ac.jp; header.auth=mx.example.ac.jp\tdkim=pass; "
		    "header.auth_passed=1\tdkim\texample.ac.jp\tsame; " OUT, SK_KEY_SITE_OWN_DOMAIN_FROM, "" },
		{ "header.from=a@example.ac.jp; header.auth=evil.example\tdkim=pass; "
		    "header.auth_passed=1\tdkim\texample.ac.jp\tsame; " OUT, SK_KEY_SITE_OWN_DOMAIN_FROM,
		    "example.ac.jp" },
		{ "header.from=a@example.ac.jp; header.auth=mx.example.ac.jp\tspf=pass; "
		    "header.auth_passed=1\tspf\tother.example\tother; " OUT, SK_KEY_SITE_OWN_DOMAIN_FROM,
		    "example.ac.jp" },
		{ "header.from=a@elsewhere.example; " OUT, SK_KEY_SITE_OWN_DOMAIN_FROM, "" },
		/* look-alikes */
		{ "header.from=a@example-jp.com", SK_KEY_SITE_LOOKS_LIKE, "example.ac.jp\tpart" },
		{ "header.from=a@example.ac.jp", SK_KEY_SITE_LOOKS_LIKE, "" },
		/* the second field is ours; what the first claims counts for nothing */
		{ "header.from=a@b.example; header.auth=evil\tspf=pass; header.auth=mx.example.ac.jp\tspf=fail; "
		    "header.auth_passed=1\tspf\tb.example\tsame", SK_KEY_SITE_AUTH_ALIGNED, "" },
		{ "header.from=a@b.example; header.auth=mx.example.ac.jp\tspf=pass; "
		    "header.auth_passed=1\tspf\tb.example\tsame", SK_KEY_SITE_AUTH_ALIGNED, "spf\tb.example" },
		/* recipients and words */
		{ "header.to=x@example.ac.jp; header.cc=KOUHOU@example.ac.jp", SK_KEY_SITE_ROLE_RECIPIENT,
		    "KOUHOU@example.ac.jp" },
		{ "header.to=kouhou@else.example; header.to=dean@example.org", SK_KEY_SITE_ROLE_RECIPIENT,
		    "dean@example.org" },
		{ "header.subject=ＥＸＡＭＰＬＥ　University の件", SK_KEY_SITE_ORG_NAMED, "example university\tsubject" },
		{ "header.subject=spinach; header.from_name=例示大学 事務局", SK_KEY_SITE_KEYWORD, "" },
		{ "header.subject=spinach; header.from_name=例示大学 事務局", SK_KEY_SITE_ORG_NAMED, "例示大学\tsender" },
		{ "header.subject=x > object.name=耐熱合金.zip > object.name=spin.exe", SK_KEY_SITE_KEYWORD,
		    "耐熱合金\tfile|spin\tfile" },
		{ "message.present > text.site_word=spin; text.site_word=例示大学 | text.site_word=other",
		    SK_KEY_SITE_KEYWORD, "spin\ttext" },
		{ "message.present > text.site_word=例示大学", SK_KEY_SITE_ORG_NAMED, "例示大学\ttext" },
		{ "message.present > message.present > text.site_word=spin", SK_KEY_SITE_KEYWORD, "" },
	};
	struct sk_settings s;

	(void)state;
	site_read(&s);
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_record *r = kit_record(arena, t[i].record);

		assert_non_null(r);
		assert_int_equal(sk_site_stamp(&s.site, r), 0);
		if (strcmp(all(r, t[i].key), t[i].value) != 0)
			fail_msg("%s\n%s: \"%s\"", t[i].record, sk_key_table[t[i].key].name, all(r, t[i].key));
	}
}

static void
words(void **state)
{
	struct sk_settings s;

	(void)state;
	site_read(&s);
	assert_string_equal(sk_site_words(&s.site, arena), "例示大学\nexample university\n耐熱合金\nspin\n");
	sk_settings_default(arena, &s);
	assert_null(sk_site_words(&s.site, arena));
}

static void
inside(void **state)
{
	static const struct { const char *record; bool inside; } t[] = {
		{ "header.received=pc ([10.0.0.5])\tmx\t", true },
		{ "header.received=a (b [198.51.100.3])\tmx\t; header.received=pc ([10.0.0.5])\ta\t", true },
		{ "header.received=x (y.isp.example [203.0.113.9])\tmx\t; header.received_with=ESMTPSA", true },
		{ "header.received=\tmx\t", true },
		{ "header.from=a@example.ac.jp", false },
		{ OUT, false },
		/* a name alone lets nobody out, and proves nothing */
		{ "header.received=a (mx2.example.ac.jp [203.0.113.1])\tmx\t", false },
	};
	struct sk_settings s;

	(void)state;
	site_read(&s);
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct sk_record *r = kit_record(arena, t[i].record);

		assert_int_equal(sk_site_stamp(&s.site, r), 0);
		if ((sk_record_count(r, 0, SK_KEY_SITE_INSIDE) != 0) != t[i].inside)
			fail_msg("%s", t[i].record);
	}
}

/* A site that has set nothing learns only who handed the mail in. */
static void
nothing_set(void **state)
{
	struct sk_record *r = kit_record(arena, "header.from=a@b.example; header.to=c@d.example; " OUT);
	struct sk_settings s;

	(void)state;
	sk_settings_default(arena, &s);
	assert_int_equal(sk_site_stamp(&s.site, r), 0);
	for (int k = 0; k < SK_KEY_COUNT; k++)
		if (strncmp(sk_key_table[k].name, "site.", 5) == 0)
			assert_true((sk_record_find(r, 0, k) != NULL) == (k == SK_KEY_SITE_CLIENT));
}

/* A saved .msg is judged as the mail in it. */
static void
bare_mail(void **state)
{
	struct sk_record *r = kit_record(arena, " > message.present; header.subject=耐熱合金");
	struct sk_settings s;

	(void)state;
	site_read(&s);
	assert_int_equal(sk_site_stamp(&s.site, r), 0);
	assert_non_null(sk_record_find(r, 1, SK_KEY_SITE_KEYWORD));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hops), cmocka_unit_test(networks), cmocka_unit_test(stamps),
		cmocka_unit_test(words), cmocka_unit_test(inside), cmocka_unit_test(nothing_set), cmocka_unit_test(bare_mail),
	};

	arena = sk_arena_new(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
