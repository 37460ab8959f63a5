/* URLs, hosts and addresses in text and pages; what is written so that nobody
 * clicks it is none. */
#include "look.h"
#include "../../analyzer/observe/domain.h"

static size_t
seen(enum sk_type type, const char *media, struct sk_span bytes)
{
	size_t self;

	look_new();
	self = look_part(type, media, "utf-8", bytes, true);
	(void)look_with("url", self);
	return self;
}

static const struct { const char *text, *urls, *hosts; } urls[] = {
	{ "https://www.example.co.jp/a?b=1#c", "https://www.example.co.jp/a?b=1#c", "www.example.co.jp" },
	{ "詳細はhttps://www.example.co.jp/をご覧ください。", "https://www.example.co.jp/", "www.example.co.jp" },
	{ "https://example.jpをご覧ください", "https://example.jp", "example.jp" },
	{ "（https://example.jp/x）", "https://example.jp/x", "example.jp" },
	{ "「https://example.jp/x」を", "https://example.jp/x", "example.jp" },
	{ "https://example.jp/x、https://example.com/y。", "https://example.jp/x|https://example.com/y",
	    "example.jp|example.com" },
	{ "https://example.com。ご確認ください", "https://example.com", "example.com" },
	{ "https://example。com/x", "https://example.com/x", "example.com" },
	{ "https://www．example．co．jp/", "https://www.example.co.jp/", "www.example.co.jp" },
	{ "ｈｔｔｐ：／／ｅｘａｍｐｌｅ．ｊｐ／ａ", "http://example.jp/a", "example.jp" },
	{ "https://日本語.jp/パス", "https://日本語.jp/", "日本語.jp" },
	{ "https://www.日本語.jp/", "https://www.日本語.jp/", "www.日本語.jp" },
	{ "https://www.をご覧ください", "https://www", "" },
	{ "https://bücher.de/x", "https://bücher.de/x", "bücher.de" },
	{ "See https://example.com/a. Or (https://example.com/b(c)), please!",
	    "https://example.com/a|https://example.com/b(c)", "example.com" },
	{ "<https://example.com/>", "https://example.com/", "example.com" },
	{ "\"https://example.com/q\"", "https://example.com/q", "example.com" },
	{ "www.example.co.jp まで", "http://www.example.co.jp", "www.example.co.jp" },
	{ "HTTPS://WWW.EXAMPLE.COM/Path", "HTTPS://WWW.EXAMPLE.COM/Path", "www.example.com" },
	{ "https://www.bank.co.jp@evil.net/x", "https://www.bank.co.jp@evil.net/x", "evil.net" },
	{ "http://example.com:8080/x", "http://example.com:8080/x", "example.com" },
	{ "http://intranet/x", "http://intranet/x", "" },
	{ "http://[2001:db8::1]/x", "http://[2001:db8::1]/x", "" },
	{ "https://example.com[1] にて", "https://example.com[1]", "example.com" },
	{ "ftp://ftp.example.com/f.zip", "ftp://ftp.example.com/f.zip", "ftp.example.com" },
	{ "https://example.com/a\nhttps://example.com/a", "https://example.com/a", "example.com" },
	/* none */
	{ "hxxp://evil.example.com/a", "", "" },
	{ "hxxps://evil[.]com/a", "", "" },
	{ "http://evil[.]com/a", "", "" },
	{ "http://evil(.)com/a", "", "" },
	{ "www.evil[.]com", "", "" },
	{ "http://", "", "" },
	{ "https:// example.com", "", "" },
	{ "wwwwww.wwww", "", "" },
	{ "www.txt", "", "" },
	{ "xmlns=http://www.w3.org/1999/xhtml", "", "" },
};

static void
in_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		size_t self = seen(SK_TYPE_TEXT, "text/plain", sk_span_text(urls[i].text));

		if (strcmp(look_all(self, SK_KEY_INDICATOR_URL), urls[i].urls) != 0 ||
		    strcmp(look_all(self, SK_KEY_INDICATOR_DOMAIN), urls[i].hosts) != 0)
			fail_msg("%s: \"%s\" \"%s\"", urls[i].text, look_all(self, SK_KEY_INDICATOR_URL),
			    look_all(self, SK_KEY_INDICATOR_DOMAIN));
	}
}

static void
numbers_as_hosts(void **state)
{
	static const struct { const char *text, *address; } t[] = {
		{ "http://192.0.2.1/a", "192.0.2.1" }, { "http://3221225985/", "192.0.2.1" },
		{ "http://0xC0.0.0x2.1/", "192.0.2.1" }, { "http://0300.0.2.1", "192.0.2.1" },
		{ "http://192.0.513/", "192.0.2.1" }, { "http://192.0.2.256/", "" },
		{ "http://192.0.2.1.5/", "" }, { "http://1.example.com/", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		size_t self = seen(SK_TYPE_TEXT, "text/plain", sk_span_text(t[i].text));

		if (strcmp(look_all(self, SK_KEY_INDICATOR_IPV4), t[i].address) != 0)
			fail_msg("%s: %s", t[i].text, look_all(self, SK_KEY_INDICATOR_IPV4));
	}
}

static void
addresses(void **state)
{
	static const struct { const char *text, *address; } t[] = {
		{ "連絡先：taro.yamada@example.co.jpまで", "taro.yamada@example.co.jp" },
		{ "mail <a+b@example.com>.", "a+b@example.com" },
		{ "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp" },
		{ "Email:a@example.com, b@example.com", "a@example.com|b@example.com" },
		{ "a@example", "" }, { "@example.com", "" }, { "a@evil[.]com", "" },
		{ "a[at]example.com", "" }, { "https://user:pass@example.com/", "" },
		{ "https://example.com/?mail=a@b.jp", "" }, { "3 @ 5.00", "" }, { "a@b.docx", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		size_t self = seen(SK_TYPE_TEXT, "text/plain", sk_span_text(t[i].text));

		if (strcmp(look_all(self, SK_KEY_INDICATOR_EMAIL), t[i].address) != 0)
			fail_msg("%s: %s", t[i].text, look_all(self, SK_KEY_INDICATOR_EMAIL));
	}
}

static void
in_pages(void **state)
{
	size_t self = seen(SK_TYPE_HTML, "text/html", SK_SPAN("<a href='https://a.example.com/1'>こちら</a>"
	    "<a href='ht&#10;tps://b.example.com/2'>x</a><a href='mailto:c@example.com?subject=x'>m</a>"
	    "<a href='javascript:void(0)'>j</a><a href='/relative'>r</a><p>https://d.example.com/</p>"
	    "<form action='https://e.example.com/p'></form><img src='https://img.example.com/x.png'>"
	    "<script>var u='https:\\/\\/f.example.com\\/g';</script>"));

	(void)state;
	LOOK_HAS(self, INDICATOR_URL, "https://a.example.com/1|https://b.example.com/2|"
	    "https://e.example.com/p|https://d.example.com/|https://f.example.com/g");
	LOOK_HAS(self, INDICATOR_EMAIL, "c@example.com");
}

static void
in_scripts(void **state)
{
	size_t self = seen(SK_TYPE_SCRIPT_JS, "application/javascript",
	    SK_SPAN("var a=new X(); a.open('GET','http://pay.example.net/a.bin',0);"));

	(void)state;
	LOOK_HAS(self, INDICATOR_URL, "http://pay.example.net/a.bin");
	LOOK_HAS(self, INDICATOR_DOMAIN, "pay.example.net");
}

static void
at_most_two_hundred(void **state)
{
	struct sk_buf b;
	size_t self, n = 0;
	const struct sk_observation *o;

	(void)state;
	look_new();
	b = sk_buf_new(arena, 1 << 20);
	for (int i = 0; i < 1000; i++)
		sk_buf_printf(&b, "https://x%d.example.com/ a%d@example.com\n", i, i);
	for (int i = 0; i < 2; i++) {
		self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_buf_view(&b), true);
		(void)look_with("url", self);
	}
	for (size_t i = 0; i < tree.n; i++)
		for (o = sk_record_find(tree.record, i, SK_KEY_INDICATOR_URL); o != NULL;
		    o = sk_record_next(tree.record, o))
			n++;
	assert_int_equal(n, 200);
}

static void
owners(void **state)
{
	static const struct { const char *a, *b; bool related; } t[] = {
		{ "www.example.co.jp", "mail.example.co.jp", true },
		{ "one.co.jp", "two.co.jp", false },
		{ "EXAMPLE.com", "example.com", true },
		{ "a.github.io", "b.github.io", false },
		{ "city.shibuya.tokyo.jp", "www.city.shibuya.tokyo.jp", true },
		{ "192.0.2.1", "192.0.2.1", true }, { "192.0.2.1", "198.51.2.1", false },
		{ "localhost", "localhost", true }, { "co.jp", "co.jp", true },
		{ "", "", false }, { "a..b", "a..b", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		if (sk_domain_related(sk_span_text(t[i].a), sk_span_text(t[i].b)) != t[i].related)
			fail_msg("%s %s", t[i].a, t[i].b);
	assert_true(sk_span_is(sk_domain_registrable(SK_SPAN("A.B.Example.CO.JP"), arena), "example.co.jp"));
	assert_true(sk_domain_listed(SK_SPAN("example.jp")));
	assert_false(sk_domain_listed(SK_SPAN("report.docx")));
	assert_false(sk_domain_listed(SK_SPAN("jp")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_text), cmocka_unit_test(numbers_as_hosts), cmocka_unit_test(addresses),
		cmocka_unit_test(in_pages), cmocka_unit_test(in_scripts),
		cmocka_unit_test(at_most_two_hundred), cmocka_unit_test(owners),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
