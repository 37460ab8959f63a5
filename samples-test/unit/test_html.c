/* Pages: what a person reads, links, forms, files made by scripts; and pages
 * that are made to cost much. */
#include "look.h"
#include <time.h>
#include "../../analyzer/observe/html.h"

static struct sk_html
page(const char *text)
{
	struct sk_html h;
	struct sk_budget b = sk_budget_default();

	sk_html_read(sk_span_text(text), arena, &b, 1 << 20, &h);
	return h;
}

static const struct { const char *html, *text; } shown[] = {
	{ "<p>Hello <b>you</b></p><p>Two</p>", "Hello you\nTwo\n" },
	{ "plain &amp; simple", "plain & simple" },
	{ "<html><head><title>t</title><style>p{color:red}</style></head><body>本文<br>二行目</body>",
	    "本文\n二行目\n" },
	{ "<div>お世話に<span>なって</span>おります。</div>", "お世話になっております。\n" },
	{ "a<script>var x = '<p>no</p>';</script>b", "ab" },
	{ "a<!-- no -->b", "ab" },
	{ "<p>&#12354;&#x3044;&hearts;</p>", "あい♥\n" },
	{ "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n" },
	{ "<p>one\r\n   two</p>", "one two\n" },
	{ "<pre>a\n  b</pre>", "a\n  b\n" },
	{ "<p>see<span style='display:none'>hidden</span>n</p>", "seen\n" },
	{ "<p>see<span style='font-size:0px'>hid<b>d</b>en</span>n</p>", "seen\n" },
	{ "<p style='font-size:0.9em;opacity:0.9'>small</p>", "small\n" },
	{ "<p style='max-display:none'>shown</p>", "shown\n" },
	{ "<p hidden>x</p>y", "y" },
	{ "<input type=submit value='送信'>", "送信 " },
	{ "<meta charset=shift_jis><p>日本語</p>", "日本語\n" },
	{ "<p>cut <b", "cut" },
	{ "", "" },
};

static void
visible_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct sk_html h = page(shown[i].html);
		struct sk_span want = sk_span_trim(sk_span_text(shown[i].text));

		if (!sk_span_same(sk_span_trim(h.text), want))
			fail_msg("%s gave \"%.*s\"", shown[i].html, SK_FMT(h.text));
	}
	assert_int_equal(page("<p style='display:none'>abc def</p>").hidden, 6);
	assert_int_equal(page("<p>abc</p>").hidden, 0);
}

static void
hidden_ends(void **state)
{
	struct sk_html h = page("<div style='display:none'><p>a<br>b</p></div>c<div hidden><div>d</div>e</div>f");

	(void)state;
	assert_true(sk_span_is(sk_span_trim(h.text), "c\nf") || sk_span_is(sk_span_trim(h.text), "cf"));
	assert_int_equal(h.hidden, 4);
}

static void
links(void **state)
{
	struct sk_html h = page("<a href='https://a.example/?x=1&amp;y=2'>see <b>this</b></a>"
	    "<area href=b.html alt=B><form action='/go'><input type=text></form>"
	    "<iframe src='https://f.example/'></iframe>"
	    "<meta http-equiv=refresh content='0; url=https://r.example/'><a href='https://last.example'>z");

	(void)state;
	assert_int_equal(h.links, 6);
	assert_true(sk_span_is(h.link[0].shown, "see this"));
	assert_true(sk_span_is(h.link[0].href, "https://a.example/?x=1&y=2"));
	assert_true(h.link[0].anchor);
	assert_true(sk_span_is(h.link[1].href, "b.html"));
	assert_true(sk_span_is(h.link[2].href, "/go"));
	assert_false(h.link[2].anchor);
	assert_true(sk_span_is(h.link[3].href, "https://f.example/"));
	assert_true(sk_span_is(h.link[4].href, "https://r.example/"));
	assert_true(sk_span_is(h.link[5].shown, "z"));
	assert_int_equal(h.forms, 0);
}

static void
forms(void **state)
{
	struct sk_html h = page("<form action='https://x.example/p.php'><input type=PASSWORD name=p></form>"
	    "<form action='https://search.example/'><input name=q></form>");

	(void)state;
	assert_int_equal(h.forms, 1);
	assert_true(sk_span_is(h.form[0].action, "https://x.example/p.php"));
}

static void
charsets(void **state)
{
	static const struct { const char *html, *label; } t[] = {
		{ "<meta charset=\"Shift_JIS\">", "Shift_JIS" },
		{ "<META http-equiv=Content-Type content='text/html; charset=iso-2022-jp'>", "iso-2022-jp" },
		{ "<html><head><meta name=a><meta charset = euc-jp />", "euc-jp" },
		{ "<meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\" />", "utf-8" },
		{ "<meta name=charset content=x>", "" },
		{ "<p>charset=utf-8</p>", "" },
		{ "<meta charset=", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		if (!sk_span_is(sk_html_charset(sk_span_text(t[i].html)), t[i].label))
			fail_msg("%s", t[i].html);
}

/* n letters that look like base64 of a file */
static const char *
data(size_t n)
{
	char *p = sk_arena_alloc(arena, n + 1);

	for (size_t i = 0; i < n; i++)
		p[i] = "UEsDBBQAAAAIAGx9Rk4mZ+a1"[i % 24];
	return p;
}

static struct sk_html
page_with(const char *before, size_t n, const char *behind)
{
	struct sk_buf b = sk_buf_new(arena, 64 << 20);

	sk_buf_text(&b, before);
	sk_buf_text(&b, data(n));
	sk_buf_text(&b, behind);
	sk_buf_byte(&b, 0);
	return page((const char *)b.p);
}

static void
smuggling(void **state)
{
	struct sk_html h;

	(void)state;
	h = page_with("<script>var d='", 20000, "'; var b=new Blob([atob(d)]); "
	    "a.href=URL.createObjectURL(b); a.download='x.zip'; a.click();</script>");
	assert_int_equal(h.smuggled, 15000);
	h = page_with("<div id=d style='display:none'>", 2000, "</div><script>navigator.msSaveBlob(x)</script>");
	assert_int_equal(h.smuggled, 1500);
	h = page_with("<a download='x.zip' href='data:application/zip;base64,", 2000, "'>保存</a>");
	assert_int_equal(h.smuggled, 0);	/* nobody clicks it but the reader */
	h = page_with("<a id=x download='x.zip' href='data:application/zip;base64,", 2000,
	    "'></a><script>document.getElementById('x').click()</script>");
	assert_int_equal(h.smuggled, 1500);
	h = page_with("<img src='data:image/png;base64,", 20000, "'><script>createObjectURL</script>");
	assert_int_equal(h.smuggled, 0);
	h = page_with("<script>/*FileSaver*/ createObjectURL\n//# sourceMappingURL=data:application/json;base64,",
	    20000, "</script>");
	assert_int_equal(h.smuggled, 0);
	h = page_with("<script>var d='", 20000, "';</script>");
	assert_int_equal(h.smuggled, 0);
	h = page_with("<p>", 20000, "</p><p>use new Blob and createObjectURL with .click()</p>");
	assert_int_equal(h.smuggled, 0);	/* text about scripts is no script */
}

static void
smuggled_array(void **state)
{
	struct sk_buf b = sk_buf_new(arena, 1 << 20);
	struct sk_html h;

	(void)state;
	sk_buf_text(&b, "<script>var d=new Uint8Array([");
	for (int i = 0; i < 1000; i++)
		sk_buf_text(&b, "77, 90,");
	sk_buf_text(&b, "0]); x=URL.createObjectURL(new Blob([d]))</script>");
	sk_buf_byte(&b, 0);
	h = page((const char *)b.p);
	assert_true(h.smuggled >= 2000 && h.smuggled < 2100);
}

/* --- pages that cost --- */

static struct sk_html
repeated(const char *before, const char *s, size_t times, const char *behind)
{
	struct sk_buf b = sk_buf_new(arena, 64 << 20);

	sk_buf_text(&b, before);
	for (size_t i = 0; i < times; i++)
		sk_buf_text(&b, s);
	sk_buf_text(&b, behind);
	sk_buf_byte(&b, 0);
	return page((const char *)b.p);
}

static const struct { const char *before, *s; size_t times; const char *behind; } costly[] = {
	{ "", "<b>", 500000, "end" },
	{ "", "<div>", 500000, "end" },
	{ "", "<b></x>", 200000, "end" },
	{ "", "<font>", 300000, "</x></x></x>" },
	{ "<p ", "a=1 ", 300000, ">" },
	{ "<p \"x=\" ", "a1 b2 ", 300000, "\">" },
	{ "<p x/y=\" ", "a ", 300000, "\">" },
	{ "<p ", "/a=\"", 300000, ">" },
	{ "", "<!--", 300000, "" },
	{ "", "<![CDATA[", 100000, "" },
	{ "", "<script>", 100000, "" },
	{ "<script>", "</scrip", 200000, "" },
	{ "", "<a href=x>", 200000, "" },
	{ "", "&", 500000, "" },
	{ "", "&#x41", 300000, "" },
	{ "", "<p", 500000, "" },
	{ "", "<", 1000000, "" },
	{ "<a href='", "x", 3000000, "'>y</a>" },
	{ "", "<table><tr><td>", 100000, "" },
	{ "", "<?", 300000, "" },
	{ "", "<!DOCTYPE ", 100000, "" },
	{ "", "<form><input type=password>", 50000, "" },
	{ "<p style='", "display:x;", 100000, "'>" },
	{ "<p ", "style=display:x ", 900, "></p>" },
	{ "", "1,2 ", 500000, "" },
	{ "", "4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a4d5a ", 100000, "" },
	{ "", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz ", 100000, "" },
	{ "", "</p>", 500000, "" },
	{ "", "<p><ul><li>", 100000, "</ul>" },
	{ "<option>", "<option>a", 200000, "" },
};

static void
cost(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof costly / sizeof *costly; i++) {
		clock_t from = clock();
		double spent;

		sk_arena_reset(arena);
		(void)repeated(costly[i].before, costly[i].s, costly[i].times, costly[i].behind);
		spent = (double)(clock() - from) / CLOCKS_PER_SEC;
		if (getenv("SHOW_COST") != NULL)
			printf("%6.3f s  %s%s\n", spent, costly[i].before, costly[i].s);
		if (spent > 8)	/* a machine under sanitizers is slow, a square is slower */
			fail_msg("%s%s took %f s", costly[i].before, costly[i].s, spent);
	}
}

/* libxml2 compares the name of each attribute with all before it. */
static void
cost_of_attributes(void **state)
{
	static const char *const forms[] = { " a%u", " a%u=1", " a%u='>'", " a%u=\"", "\"a%u ", " %ua=' " };

	(void)state;
	for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
		struct sk_buf b;
		clock_t from;
		double spent;

		sk_arena_reset(arena);
		b = sk_buf_new(arena, 8 << 20);
		sk_buf_text(&b, "<p");
		for (unsigned i = 0; i < 400000; i++) {
			char piece[32];

			(void)snprintf(piece, sizeof piece, k == 0 ? " a%u" : k == 1 ? " a%u=1" :
			    k == 2 ? " a%u='>'" : k == 3 ? " a%u=\"" : k == 4 ? "\"a%u " : " %ua=' ", i);
			sk_buf_text(&b, piece);
		}
		sk_buf_byte(&b, 0);
		from = clock();
		(void)page((const char *)b.p);
		spent = (double)(clock() - from) / CLOCKS_PER_SEC;
		if (getenv("SHOW_COST") != NULL)
			printf("%6.3f s %s\n", spent, forms[k]);
		assert_true(spent < 8);
	}
}

static void
deep_text_is_read(void **state)
{
	struct sk_html h = repeated("", "<div>", 3000, "底<a href='https://deep.example/'>x</a>");

	(void)state;
	assert_true(sk_span_find(h.text, SK_SPAN("底"), 0) != SK_SPAN_NONE);
	assert_int_equal(h.links, 1);
	assert_false(h.cut);
	h = repeated("", "<div>", 300000, "底");
	assert_true(h.cut);
}

static void
attributes_beyond(void **state)
{
	struct sk_html h = repeated("<a ", "a=1 ", 5000, "href='https://late.example/'>x</a>");

	(void)state;
	/* What the parser does not get as an attribute stays there as text. */
	assert_true(h.links == 1 || sk_span_find(h.text, SK_SPAN("late.example"), 0) != SK_SPAN_NONE);
}

static void
limits(void **state)
{
	struct sk_html h;
	struct sk_budget b = sk_budget_default();

	(void)state;
	sk_html_read(sk_span_text("<p>0123456789</p>"), arena, &b, 5, &h);
	assert_true(h.cut);
	assert_true(h.text.n <= 5);
	sk_html_read(SK_SPAN("a\0b<p\0>c"), arena, &b, 100, &h);
	assert_true(sk_span_find(h.text, SK_SPAN("c"), 0) != SK_SPAN_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(visible_text), cmocka_unit_test(hidden_ends), cmocka_unit_test(links),
		cmocka_unit_test(forms), cmocka_unit_test(charsets), cmocka_unit_test(smuggling),
		cmocka_unit_test(smuggled_array), cmocka_unit_test(cost),
		cmocka_unit_test(cost_of_attributes),
		cmocka_unit_test(deep_text_is_read), cmocka_unit_test(attributes_beyond),
		cmocka_unit_test(limits),
	};

	return cmocka_run_group_tests(tests, look_begin, look_end);
}
