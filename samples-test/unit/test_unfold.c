/* What scripts hide, put together again; and what is left as it is.  Nothing here
 * is run; hosts end in .example. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "../../analyzer/observe/unfold.h"

#define JS SK_TYPE_SCRIPT_JS
#define VBS SK_TYPE_SCRIPT_VBS
#define PS1 SK_TYPE_SCRIPT_PS1
#define BAT SK_TYPE_SCRIPT_BAT
#define WSF SK_TYPE_SCRIPT_WSF

static const struct {
	enum sk_type	 type;
	const char	*text, *has;	/* has: NULL, nothing is hidden */
} rows[] = {
	/* sums, escapes, comments, line ends */
	{ JS, "x = 'ab' + \"cd\" + `ef`;", "\"abcdef\"" },
	{ JS, "x = 'ab' /* + 'x' */ + // 'y'\n 'cd';", "\"abcd\"" },
	{ JS, "f('\\x41\\u0042\\103')", "\"ABC\"" },
	{ JS, "x = (('a' + 'b') + 'c') + 'd'", "\"abcd\"" },
	{ JS, "x = 'a' + y + 'b' + 'c'", "y + \"bc\"" },
	{ VBS, "x = \"a\" & \"b\"\"\" & _\r\n  \"c\"", "'ab\"c'" },
	{ PS1, "$x = 'a' + \"b`Nc\"", "\"abNc\"" },
	{ PS1, "i`E`x $x", "iEx" },
	/* codes */
	{ JS, "x(String.fromCharCode(104, 0x69, 40+2))", "\"hi*\"" },
	{ JS, "x(String['from' + 'CharCode'](104, 105))", "\"hi\"" },
	{ JS, "x(String.fromCharCode.apply(null, [104, 105]))", "\"hi\"" },
	{ VBS, "x = Chr(104) & ChrW(&H69) & Chr(90-2)", "\"hiX\"" },
	{ PS1, "$x = [char]104 + [char]0x69", "\"hi\"" },
	{ PS1, "$x = -join [char[]](104,105)", "\"hi\"" },
	{ PS1, "(104,105 | % { [char]$_ }) -join ''", "\"hi\"" },
	{ PS1, "[string]::join('', ([char]104, [char]105))", "\"hi\"" },
	/* lists, turns, replacements, parts */
	{ JS, "x(['ab', 'c'].join('d'))", "\"abdc\"" },
	{ JS, "x('a|b|c'.split('|').join(''))", "\"abc\"" },
	{ JS, "x('abc'.split('').reverse().join(''))", "\"cba\"" },
	{ JS, "x('abc'['split']('')['rev' + 'erse']().join(''))", "\"cba\"" },
	{ JS, "x('aXbX'.replace(/X/g, ''))", "\"ab\"" },
	{ JS, "x('a.b.'.replace(/[.]/g, '').toUpperCase())", "\"AB\"" },
	{ JS, "x('aXbX'.replace('X', ''))", "\"abX\"" },
	{ JS, "x('abcdef'.substr(1, 2) + 'abcdef'.substring(4, 5) + 'abc'.charAt(0))", "\"bcea\"" },
	{ JS, "var t = ['ab', 'cd']; x(t[1] + t[0])", "\"cdab\"" },
	{ VBS, "x = StrReverse(\"abc\")", "\"cba\"" },
	{ VBS, "x = Replace(\"aXb\", \"X\", \"\") & Mid(\"abcd\", 2, 2) & Left(\"ab\", 1)", "\"abbca\"" },
	{ VBS, "x = Join(Array(\"a\", \"b\"), \"\") & Join(Split(\"c.d\", \".\"), \"\")", "\"abcd\"" },
	{ PS1, "('{1}{0}' -f 'b','a')", "\"ab\"" },
	{ PS1, "(\"{0}{2}{1}\"-f'a',('b'+'b'),\"c\")", "\"acbb\"" },
	{ PS1, "('aXb' -replace 'X','').Replace('b',[char]99)", "\"ac\"" },
	{ PS1, "('a~b'.split('~') -join '') + 'xyz'[-1..-3]", "\"ab\"" },
	{ PS1, "('cba'[-1..-3] -join '')", "\"abc\"" },
	{ PS1, "&($env:comspec[4,24,25] -join '')", "\"Iex\"" },
	{ PS1, "&($pshome[21] + $PSHome[30] + 'x')", "\"iex\"" },
	{ JS, "x(['' + '', 'ab'].join(''))", "\"ab\"" },
	{ JS, "x(['' + '', 'ab'])", "\"ab\"" },
	/* names */
	{ JS, "var a = 'ab'; var b = a + 'cd'; x(b + 'ef');", "\"abcdef\"" },
	{ JS, "var a = ''; a += 'alert('; a += '1, 2, 3'; a += ')';", "alert(1, 2, 3)" },
	{ JS, "function q(){ return 'ab' } x(q() + 'c')", "\"abc\"" },
	{ JS, "x['op' + 'en']('GET')", "x.open(" },
	{ VBS, "s = \"MsgBox(\"\r\ns = s & \"1, 2, 3\"\r\ns = s & \")\"\r\n", "MsgBox(1, 2, 3)" },
	{ PS1, "$a='ab'; $b=\"$a-${a}c\"", "\"ab-abc\"" },
	/* what is run is read again */
	{ JS, "eval('x = \"a\" + \"b\" + (1)')", "\"ab1\"" },
	{ JS, "eval(unescape('x%3D%27a%27%2B%27b%27%3By%28%29'))", "\"ab\"" },
	{ JS, "eval(atob('eCA9ICdhJyArICdiJzsgeSgpOw=='))", "\"ab\"" },
	{ PS1, "iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("
	  "'JHggPSAnYScgKyAnYic7ICR5'+'')))", "\"ab\"" },
	/* $x = ('a' + 'b'); Write-Host $x, UTF-16 */
	{ BAT, "powershell -e JAB4ACAAPQAgACgAJwBhACcAIAArACAAJwBiACcAKQA7ACAAVwByAGkAdABlAC0ASABvAHMAdAAgACQAeAA=",
	  "\"ab\"" },
	{ BAT, "echo QW5kIHNvIGl0IGlzOiBNc2dCb3goMSkgYW5kIG1v>>a.txt\r\n"
	  "echo cmUgb2YgdGhlIHNhbWUgdGV4dCBmb3IgYWxsIG9m>>a.txt\r\n", "more of the same" },
	/* cmd */
	{ BAT, "p^ower^shell", "powershell" },
	{ BAT, "set a=ower\r\nset \"b=shell\"\r\np%a%%b%", "powershell" },
	{ BAT, "set k=lehsrwop\r\n%k:~7,1%%k:~-2,1%%k:~5,1%", "pow" },
	{ BAT, "set k=pXXoXXw\r\n%k:XX=%", "pow" },
	{ BAT, "%comspec:~-7,3%", "cmd" },
	{ BAT, "set a=p\r\nsetlocal enabledelayedexpansion\r\n!a!ow", "pow" },
	/* packed and encoded */
	{ JS, "eval(function(p,a,c,k,e,d){return p}('0 1=2(3);',4,4,'var|x|f|7'.split('|'),0,{}))", "var x=f(7);" },
	{ JS, "#@~^FwAAAA==\tUm.bwDR21tKcJ_+sVKJb@#@&GQcAAA==^#~@", "WScript.Echo(\"Hello\")" },
	{ WSF, "<job><script language='VBScript'>x = \"a\" & \"b\"</script>"
	  "<script language=\"JScript\">y = 'c' + 'd'</script></job>", "\"cd\"" },
	{ BAT, "@if (@a)==(@b) @end /*\r\n@cscript //e:jscript %0\r\n*/\r\nx = 'a' + 'b';", "\"ab\"" },
	/* as it is */
	{ JS, "x = 'ab'; y = [1, 2, 3]; z = a + b;", NULL },
	{ JS, "var r = /['\"]+/g, s = 'a';", NULL },
	{ JS, "// it's a \"test\" + 'x'\nx();", NULL },
	{ JS, "x = 'a' + y.length + z;", NULL },
	{ JS, "s = 'ab'.length; t = q.split(',').join('');", NULL },
	{ JS, "var m = { 'a': '\\n', b: [ 'x', 'y' ] };", NULL },
	{ VBS, "x = \"a\" ' it's & \"b\"\r\ny = Chr(i)", NULL },
	{ VBS, "x = name & \", \" & other", NULL },
	{ PS1, "Write-Host \"$x and 'y'\" -ForegroundColor Red # it's", NULL },
	{ PS1, "$a.Name -replace 'run', 'walk'", NULL },
	{ BAT, "for %%f in (*.c) do cl /c %%f %1 %*\r\nset PATH=%PATH%;c:\\x", NULL },
	{ BAT, "rem ^ is a caret\r\necho \"a^b\"", NULL },
	{ JS, "x = 'a' + new", NULL }, { VBS, "x = \"a\" + chr", NULL }, { PS1, "$x = 'a' + $", NULL },
	{ JS, "", NULL }, { JS, "'", NULL }, { JS, "#@~^", NULL }, { BAT, "%", NULL }, { PS1, "`", NULL },
};

static struct sk_arena *arena;

static void
unfolds(void **state)
{
	struct sk_unfolded u;
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = strlen(rows[i].text);
		uint8_t *copy = malloc(n > 0 ? n : 1);	/* nothing readable stands behind it */
		struct sk_span s = { copy, n };
		bool ok;

		assert_non_null(copy);
		memcpy(copy, rows[i].text, n);
		sk_unfold(s, rows[i].type, 65536, arena, &u);
		ok = rows[i].has == NULL ? u.text.n == 0 :
		    sk_span_find(u.text, sk_span_text(rows[i].has), 0) != SK_SPAN_NONE;
		if (!ok)
			print_error("%s\n  wanted %s\n  got %.*s\n", rows[i].text,
			    rows[i].has == NULL ? "nothing" : rows[i].has, SK_FMT(u.text));
		wrong += !ok;
		sk_arena_reset(arena);
		free(copy);
	}
	assert_int_equal(wrong, 0);
}

static unsigned
hidden(enum sk_type type, const char *text)
{
	struct sk_unfolded u;
	unsigned n;

	sk_unfold(sk_span_text(text), type, 65536, arena, &u);
	n = u.hidden;
	sk_arena_reset(arena);
	return n;
}

static void
shares(void **state)
{
	(void)state;
	assert_true(hidden(JS, "eval('aXlXeXrXtX(1X)'.replace(/X/g,''))") >= 60);
	assert_int_equal(hidden(JS, "x = 'a long text of words ' + 'and more words';"), 0);
	assert_int_equal(hidden(JS, "h = ['<div class=a>', '<p>text of it</p>', '<p>and more</p>', '<i>',"
	    "'<b>words</b>', '</i>', '</div>'].join('');"), 0);
	assert_int_equal(hidden(JS, "x();//# sourceMappingURL=data:application/json;base64,"
	    "eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbInNyYy9hLmpzIl0sIm5hbWVzIjpbXSwibWFwcGluZ3MiOiIifQ=="), 0);
	assert_int_equal(hidden(JS, "w = 'abort blur focus resize scroll click keydown'.split(' ');"), 0);
	assert_int_equal(hidden(VBS, "q = Chr(34) & path & Chr(34) & Chr(13) & Chr(10)"), 0);
}

static void
limits(void **state)
{
	struct sk_unfolded u;
	char text[600] = "";
	size_t n = 0;

	(void)state;
	sk_unfold(SK_SPAN("x = 'aaaaaaaaaaaaaaaaaaaa' + 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';"), JS, 20, arena, &u);
	assert_true(u.cut);
	assert_true(u.text.n <= 20);
	/* a text in a text in a text ... */
	for (int i = 0; i < 40; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "eval('a'+(");
	sk_unfold(sk_span_text(text), JS, 65536, arena, &u);
	sk_arena_reset(arena);
}

/* Nothing here may be slower than its length. */
static void
hostile(void **state)
{
	static const char *const unit[] = { "\"", "'", "`", "\"a\"/*", "/*", "<#", "\"\\", "chr(", "\"a\"+", "a^", "(",
		"((\"a\"", "[", "[\"a\",", "[[\"a\",", "a='b';a+=a+'b';", "a=a+'b';", "a='bb'+a;", "a=['b'];a[0]+a[0]+",
		"$a=\"$a$a\";", "x.split(", "'a'.split('').", "'aa'.replace('a','aaaaaaaaa')", "set a=%a%%a%b\n", "%a:", "!a",
		"%a:~1,1%", "-join", "'{0}'-f'a',", "'{0}{0}{0}'-f", "eval('", "eval(function(p,a,c,k,e", "}(", "#@~^AAAAAA==",
		"#@~^//8AAA==a", "<script>", "<script", "aGVsbG8gd29ybGQgKDEp", "aGVsbG8gd29ybGQgKDEp\n", "[char]", "[char]65+",
		"/[", "function a(){return ", "a[\"b\"](", "1,", "1+", "-replace", "\"a\"    /**/    ", "\\x41", "unescape('%41')+",
		"StrReverse(", "Replace(\"a\",", "Join(Array(", "\"a\" & _\r\n", "a().", "$", "${", "|%{[char]$_}" };
	size_t n = 1 << 20;
	char *text = malloc(n);

	(void)state;
	assert_non_null(text);
	for (size_t k = 0; k < sizeof unit / sizeof *unit; k++) {
		size_t len = strlen(unit[k]);

		for (size_t i = 0; i < n; i++)
			text[i] = unit[k][i % len];
		for (int t = JS; t <= BAT; t++) {
			struct sk_unfolded u;
			clock_t before = clock();
			double s;

			sk_unfold((struct sk_span){ (const uint8_t *)text, n }, (enum sk_type)t, n, arena, &u);
			s = (double)(clock() - before) / CLOCKS_PER_SEC;
			if (s > 0.5)
				print_error("%s as %s: %.2f s\n", unit[k], sk_type_table[t].word, s);
			assert_true(s < 5);
			if (sk_arena_used(arena) > (size_t)128 << 20)
				print_error("%s as %s: %zu bytes\n", unit[k], sk_type_table[t].word, sk_arena_used(arena));
			sk_arena_reset(arena);
		}
	}
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unfolds), cmocka_unit_test(shares), cmocka_unit_test(limits),
		cmocka_unit_test(hostile),
	};
	int failed;

	arena = sk_arena_new((size_t)1 << 30);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	sk_arena_free(arena);
	return failed;
}
