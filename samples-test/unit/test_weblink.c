/* What links of a letter are: short, stored, to a file, to a port, to one owner. */
#include "look.h"
#include "../../analyzer/observe/text.h"

static size_t
letter(const char *from, const char *text)
{
	size_t self;

	look_new();
	look_header(from);
	(void)look_with("header", 0);
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", sk_span_text(text), true);
	(void)look_with("letter", self);
	(void)look_with("url", self);
	(void)look_with("weblink", self);
	return self;
}

static void
kinds(void **state)
{
	static const struct { const char *text; enum sk_key key; const char *value; } t[] = {
		{ "https://bit.ly/3abc", SK_KEY_URL_SHORTENER, "bit.ly" },
		{ "https://BIT.LY/3abc", SK_KEY_URL_SHORTENER, "bit.ly" },
		{ "https://orbit.ly/3abc", SK_KEY_URL_SHORTENER, "" },
		{ "https://drive.google.com/file/d/1", SK_KEY_URL_STORAGE, "drive.google.com" },
		{ "https://77.gigafile.nu/0517-a", SK_KEY_URL_STORAGE, "gigafile.nu" },
		{ "https://contoso-my.sharepoint.com/:f:/g/x", SK_KEY_URL_STORAGE, "sharepoint.com" },
		{ "https://www.google.com/", SK_KEY_URL_STORAGE, "" },
		{ "https://login.bank-check.top/", SK_KEY_URL_ENDING, "top\tlogin.bank-check.top" },
		{ "https://www.example.co.jp/top", SK_KEY_URL_ENDING, "" },
		{ "https://www.bank.co.jp@evil.example/x", SK_KEY_URL_USER, "www.bank.co.jp\tevil.example" },
		{ "https://www.example.jp/@user", SK_KEY_URL_USER, "" },
		{ "http://evil.example:8443/x", SK_KEY_URL_PORT, "evil.example\t8443" },
		{ "https://www.example.jp:443/x", SK_KEY_URL_PORT, "" },
		{ "http://[2001:db8::1]/x", SK_KEY_URL_PORT, "" },
		{ "http://www.example.jp/a/setup.EXE?x=1", SK_KEY_URL_FILE, "runs\texe\twww.example.jp" },
		{ "http://www.example.jp/doc.zip", SK_KEY_URL_FILE, "archive\tzip\twww.example.jp" },
		{ "http://www.example.jp/doc.pdf", SK_KEY_URL_FILE, "" },
		{ "http://www.example.jp/a.zip/", SK_KEY_URL_FILE, "" },
		{ "http://www.example.jp", SK_KEY_URL_FILE, "" },
		{ "http://www.example.com", SK_KEY_URL_FILE, "" },
		{ "https://www.p\xD0\xB0ypal-check.com/", SK_KEY_URL_SCRIPTS, "www.p\xD0\xB0ypal-check.com" },
		{ "https://www.p\xC3\xA4ypal.com/", SK_KEY_URL_SCRIPTS, "" },
		{ "https://a.example.net/x https://b.example.net/y", SK_KEY_URL_ONLY, "example.net" },
		{ "https://a.example.net/x https://b.example.com/y", SK_KEY_URL_ONLY, "" },
		{ "https://www.example.jp/", SK_KEY_URL_ONLY, "" },
		{ "https://www.amazon.co.jp.login-check.test/", SK_KEY_URL_LOOKS_LIKE,
		    "amazon.co.jp\tshop\tpart\twww.amazon.co.jp.login-check.test" },
		{ "https://www.kuronekoyarnato.co.jp/", SK_KEY_URL_LOOKS_LIKE,
		    "kuronekoyamato.co.jp\tcarrier\tglyph\twww.kuronekoyarnato.co.jp" },
		{ "https://www.amazon.co.jp/x", SK_KEY_URL_LOOKS_LIKE, "" },
		{ "佐川急便をご利用いただきありがとうございます。 https://delivery.example.com/", SK_KEY_URL_AWAY,
		    "佐川急便\tdelivery.example.com" },
		{ "佐川急便をご利用いただきありがとうございます。 https://x.example.com/ https://www.sagawa-exp.co.jp/",
		    SK_KEY_URL_AWAY, "" },
		{ "https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbit.ly%2Fx&data=1",
		    SK_KEY_URL_SHORTENER, "bit.ly" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		size_t self = letter("From: a@mail.example.jp\n", t[i].text);

		if (strcmp(look_all(self, t[i].key), t[i].value) != 0)
			fail_msg("%s: %s", t[i].text, look_all(self, t[i].key));
	}
}

/* Attached texts are full of links that nobody is asked to follow. */
static void
attached(void **state)
{
	size_t self;

	(void)state;
	look_new();
	self = look_part(SK_TYPE_TEXT, "text/plain", "utf-8", SK_SPAN("https://bit.ly/3abc"), false);
	(void)look_with("url", self);
	(void)look_with("weblink", self);
	assert_string_equal(look_all(self, SK_KEY_INDICATOR_URL), "https://bit.ly/3abc");
	assert_string_equal(look_all(self, SK_KEY_URL_SHORTENER), "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds),
		cmocka_unit_test(attached),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
