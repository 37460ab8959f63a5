/* What bytes are, by content: signatures, OLE2, zip, text, script languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "unpack/unpack.h"

#define CHECK(got, want, what) do { \
	if ((got) != (want)) \
		print_error("%.60s: %s, not %s\n", what, sk_type_table[got].word, \
		    sk_type_table[want].word); \
	assert_int_equal(got, want); } while (0)

static enum sk_type
type_of(const void *p, size_t n, const char *name)
{
	/* An exact allocation, so that the sanitizer sees every byte too far. */
	uint8_t *copy = malloc(n == 0 ? 1 : n);
	enum sk_type t;

	memcpy(copy, p, n);
	t = sk_typer((struct sk_span){ copy, n }, sk_span_text(name));
	free(copy);
	return t;
}

static void
signatures(void **state)
{
	static const struct { struct sk_span bytes; enum sk_type type; } row[] = {
		{ SK_LIT("Rar!\x1A\x07\x01\0"), SK_TYPE_RAR },
		{ SK_LIT("7z\xBC\xAF\x27\x1C\0\4"), SK_TYPE_SEVENZIP },
		{ SK_LIT("MSCF\0\0\0\0\x50\0"), SK_TYPE_CAB },
		{ SK_LIT("PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), SK_TYPE_ZIP },
		{ SK_LIT("L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46\0"), SK_TYPE_LNK },
		{ SK_LIT("\x1F\x8B\x08\0\0\0"), SK_TYPE_GZIP },
		{ SK_LIT("BZh91AY&SY"), SK_TYPE_BZIP2 },
		{ SK_LIT("\xFD" "7zXZ\0\0\4"), SK_TYPE_XZ },
		{ SK_LIT("\x28\xB5\x2F\xFD\0"), SK_TYPE_ZSTD },
		{ SK_LIT("x\x9F>\"\1\0"), SK_TYPE_TNEF },
		{ SK_LIT("ITSF\x03\0\0\0\x60"), SK_TYPE_CHM },
		{ SK_LIT("!\0-lh5-\1\0\0\0\1\0\0\0\0\0\0\0\x20\x01\4"), SK_TYPE_LZH },
		{ SK_LIT("\xE4R\\{\x8C\xD8\xA7M\xAE\xB1Sx\xD0)\x96\xD3\0"), SK_TYPE_ONENOTE },
		{ SK_LIT("\x7F" "ELF\2\1\1\0"), SK_TYPE_ELF },
		{ SK_LIT("\xCF\xFA\xED\xFE\7\0"), SK_TYPE_MACHO },
		{ SK_LIT("\xCA\xFE\xBA\xBE\0\0\0\2"), SK_TYPE_MACHO },
		{ SK_LIT("\xCA\xFE\xBA\xBE\0\0\0\x34"), SK_TYPE_UNKNOWN },	/* Java */
		{ SK_LIT("0\x82\5\0\6\x09*\x86H\x86\xF7\r\1\7\2"), SK_TYPE_SMIME },
		{ SK_LIT("%PDF-1.4\n"), SK_TYPE_PDF },
		{ SK_LIT("\n\n%PDF-1.4\n"), SK_TYPE_PDF },
		{ SK_LIT("{\\rtf1\\ansi x}"), SK_TYPE_RTF },
		{ SK_LIT("\r\n {\\rt\xEE\xEE"), SK_TYPE_RTF },
		{ SK_LIT("GIF89a\1\0"), SK_TYPE_IMAGE },
		{ SK_LIT("\x89PNG\r\n\x1A\n"), SK_TYPE_IMAGE },
		{ SK_LIT("\xFF\xD8\xFF\xE0\0\x10JFIF"), SK_TYPE_IMAGE },
		{ SK_LIT("RIFF\0\0\0\0WEBPVP8 "), SK_TYPE_IMAGE },
		{ SK_LIT("RIFF\0\0\0\0WAVEfmt "), SK_TYPE_AUDIO },
		{ SK_LIT("\0\0\0\x18" "ftypmp42"), SK_TYPE_VIDEO },
		{ SK_LIT("\0\1\0\0\0\x10\1\0"), SK_TYPE_FONT },
		{ SK_LIT("-----BEGIN PGP MESSAGE-----\n\nabc\n"), SK_TYPE_PGP },
		{ SK_LIT("-----BEGIN PGP SIGNED MESSAGE-----\n"), SK_TYPE_TEXT },
		{ SK_LIT("MZ is how programs begin, the teacher said.\n"), SK_TYPE_TEXT },
		{ SK_LIT("BM is no picture"), SK_TYPE_TEXT },
		{ SK_LIT("BZhello"), SK_TYPE_TEXT },
		{ SK_LIT(""), SK_TYPE_TEXT },
		{ SK_LIT("\x01\x02\x03\x04\x05\x06"), SK_TYPE_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		CHECK(type_of(row[i].bytes.p, row[i].bytes.n, ""), row[i].type,
		    (const char *)row[i].bytes.p);
}

static void
programs(void **state)
{
	uint8_t b[512] = "MZ";

	(void)state;
	CHECK(type_of(b, sizeof b, ""), SK_TYPE_UNKNOWN, "MZ and zeros");
	b[2] = 0x90; b[4] = 3; b[8] = 4; b[24] = 0x40;
	CHECK(type_of(b, sizeof b, ""), SK_TYPE_PE, "a DOS header that fits");
	memset(b + 2, 0, 62);
	b[0x3C] = 0x80;
	memcpy(b + 0x80, "PE\0\0", 4);
	CHECK(type_of(b, sizeof b, "a.txt"), SK_TYPE_PE, "PE");
	b[0x3F] = 0xFF;
	CHECK(type_of(b, sizeof b, ""), SK_TYPE_UNKNOWN, "PE header past the end");
	memset(b + 2, 'x', sizeof b - 2);
	CHECK(type_of(b, sizeof b, ""), SK_TYPE_TEXT, "MZ and text");
}

static void
discs(void **state)
{
	size_t n = 0x8000 + 10 * 2048;
	uint8_t *b = calloc(1, n);

	(void)state;
	memcpy(b + 0x8001, "BEA01", 5);
	memcpy(b + 0x8801, "NSR02", 5);
	CHECK(type_of(b, n, ""), SK_TYPE_UDF, "udf");
	memcpy(b + 0x8001, "CD001", 5);
	CHECK(type_of(b, n, ""), SK_TYPE_ISO, "iso and udf");
	CHECK(type_of(b, 0x8005, ""), SK_TYPE_UNKNOWN, "cut iso");
	memset(b, 0, n);
	memcpy(b + 257, "ustar", 5);
	CHECK(type_of(b, n, ""), SK_TYPE_TAR, "ustar");
	memset(b, 0, n);
	memcpy(b, "notes.txt", 9);
	memcpy(b + 148, "0001707\0", 8);	/* the sum of the letters and 8 blanks */
	{
		unsigned sum = 8 * ' ';
		char said[8];

		for (size_t i = 0; i < 9; i++)
			sum += b[i];
		(void)snprintf(said, sizeof said, "%06o", sum);
		memcpy(b + 148, said, 7);
	}
	CHECK(type_of(b, n, ""), SK_TYPE_TAR, "tar of V7");
	b[148] ^= 1;
	CHECK(type_of(b, n, ""), SK_TYPE_UNKNOWN, "tar with a wrong sum");
	memcpy(b + n - 512, "conectix", 8);
	CHECK(type_of(b, n, ""), SK_TYPE_VHD, "fixed disk");
	free(b);
}

/* --- OLE2: a header, one FAT sector, one directory sector --- */

static void
put16(uint8_t *p, unsigned v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
}

static void
put32(uint8_t *p, uint32_t v)
{
	put16(p, v & 0xFFFF);
	put16(p + 2, v >> 16);
}

static void
ole_entry(uint8_t *e, const char *name, unsigned type, uint32_t child)
{
	for (size_t i = 0; name[i] != '\0'; i++)
		e[2 * i] = (uint8_t)name[i];
	put16(e + 64, (unsigned)(2 * strlen(name) + 2));
	e[66] = (uint8_t)type;
	put32(e + 68, 0xFFFFFFFF);
	put32(e + 72, 0xFFFFFFFF);
	put32(e + 76, child);
}

static size_t
ole(uint8_t b[1536], const char *a, const char *inner)
{
	memset(b, 0, 1536);
	memcpy(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	put16(b + 30, 9);
	put32(b + 48, 1);			/* the directory is sector 1 */
	put32(b + 76, 0);			/* the FAT is sector 0 */
	put32(b + 512, 0xFFFFFFFD);
	put32(b + 516, 0xFFFFFFFE);
	ole_entry(b + 1024, "Root Entry", 5, 1);
	ole_entry(b + 1152, a, 2, 0xFFFFFFFF);
	if (inner != NULL) {
		put32(b + 1152 + 72, 2);	/* beside it: a storage with inner */
		ole_entry(b + 1280, "ObjectPool", 1, 3);
		ole_entry(b + 1408, inner, 2, 0xFFFFFFFF);
	}
	return 1536;
}

static void
ole_files(void **state)
{
	static const struct { const char *stream, *inner; enum sk_type type; } row[] = {
		{ "WordDocument", NULL, SK_TYPE_OLE_DOC },
		{ "worddocument", NULL, SK_TYPE_OLE_DOC },
		{ "Workbook", NULL, SK_TYPE_OLE_XLS }, { "Book", NULL, SK_TYPE_OLE_XLS },
		{ "PowerPoint Document", NULL, SK_TYPE_OLE_PPT },
		{ "__properties_version1.0", NULL, SK_TYPE_OLE_MSG },
		{ "EncryptedPackage", NULL, SK_TYPE_OLE },
		{ "WordDocument", "Workbook", SK_TYPE_OLE_DOC },	/* a table inside */
		{ "Contents", "Workbook", SK_TYPE_OLE },
		{ "WordDocumentX", NULL, SK_TYPE_OLE },
	};
	uint8_t b[1536];

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		size_t n = ole(b, row[i].stream, row[i].inner);

		CHECK(type_of(b, n, ""), row[i].type, row[i].stream);
	}
	(void)ole(b, "Contents", NULL);
	memcpy(b + 1024 + 80, "\x84\x10\x0C\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 16);
	CHECK(type_of(b, sizeof b, ""), SK_TYPE_OLE_MSI, "class of the installer");
	put32(b + 1152 + 68, 1);		/* a ring in the tree */
	put32(b + 516, 1);			/* and one in the chain */
	CHECK(type_of(b, sizeof b, ""), SK_TYPE_OLE_MSI, "rings");
	CHECK(type_of(b, 520, ""), SK_TYPE_OLE, "cut behind its header");
	CHECK(type_of(b, 8, ""), SK_TYPE_OLE, "signature alone");
}

/* --- zip: stored members without content --- */

static size_t
zip(uint8_t *b, const char *const *names, bool directory)
{
	size_t n = 0, start, count = 0;

	for (size_t i = 0; names[i] != NULL; i++) {
		memcpy(b + n, "PK\x03\x04\x14\0\0\0\0\0", 10);
		memset(b + n + 10, 0, 20);
		put16(b + n + 26, (unsigned)strlen(names[i]));
		memcpy(b + n + 30, names[i], strlen(names[i]));
		n += 30 + strlen(names[i]);
	}
	start = n;
	for (size_t i = 0; directory && names[i] != NULL; i++, count++) {
		memset(b + n, 0, 46);
		memcpy(b + n, "PK\x01\x02", 4);
		put16(b + n + 28, (unsigned)strlen(names[i]));
		memcpy(b + n + 46, names[i], strlen(names[i]));
		n += 46 + strlen(names[i]);
	}
	if (!directory)
		return n;
	memset(b + n, 0, 22);
	memcpy(b + n, "PK\x05\x06", 4);
	put16(b + n + 10, (unsigned)count);
	put32(b + n + 12, (uint32_t)(n - start));
	put32(b + n + 16, (uint32_t)start);
	return n + 22;
}

static void
zip_files(void **state)
{
	static const char *const docx[] = { "_rels/.rels", "word/document.xml",
		"[Content_Types].xml", NULL };
	static const char *const xlsx[] = { "[Content_Types].xml", "xl/workbook.xml",
		"xl/embeddings/word/a.doc", NULL };
	static const char *const pptx[] = { "[Content_Types].xml", "PPT/presentation.xml", NULL };
	static const char *const plain[] = { "word/letter.txt", "xl/table.csv", NULL };
	static const char *const jar[] = { "META-INF/MANIFEST.MF", "A.class", NULL };
	static const struct { const char *const *names; enum sk_type type; } row[] = {
		{ docx, SK_TYPE_OOXML_DOC }, { xlsx, SK_TYPE_OOXML_XLS },
		{ pptx, SK_TYPE_OOXML_PPT }, { plain, SK_TYPE_ZIP }, { jar, SK_TYPE_ZIP }
	};
	uint8_t b[2048];

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		for (int directory = 0; directory < 2; directory++) {
			size_t n = zip(b + 16, row[i].names, directory == 1);

			CHECK(type_of(b + 16, n, ""), row[i].type, row[i].names[0]);
			memset(b, 1, 16);
			if (directory == 1)
				CHECK(type_of(b, n + 16, ""), SK_TYPE_ZIP, "bytes before");
		}
}

/* --- text --- */

static const struct { const char *text; enum sk_type type; } texts[] = {
	{ "<html><body>x</body></html>", SK_TYPE_HTML },
	{ "\xEF\xBB\xBF<!DOCTYPE html>\n<title>x</title>", SK_TYPE_HTML },
	{ "<!-- saved -->\n<p>x</p>", SK_TYPE_HTML },
	{ "<?xml version=\"1.0\"?><svg xmlns=\"x\"/>", SK_TYPE_SVG },
	{ "<?xml version=\"1.0\"?><order><a/></order>", SK_TYPE_TEXT },
	{ "<html><hta:application id=x><script>a()</script>", SK_TYPE_SCRIPT_HTA },
	{ "<job id=\"a\"><script language=\"JScript\">x</script></job>", SK_TYPE_SCRIPT_WSF },
	{ "<package><name>x</name></package>", SK_TYPE_TEXT },
	{ "[InternetShortcut]\r\nURL=http://www.example.jp/\r\n", SK_TYPE_URL_FILE },
	{ "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", SK_TYPE_CALENDAR },
	{ "From: a@example.jp\r\nTo: b@example.jp\r\nSubject: x\r\n\r\nhello\r\n", SK_TYPE_MESSAGE },
	/* scripts that do harm, and scripts that do not */
	{ "var sh = new ActiveXObject(\"WScript.Shell\");\nsh.Run(\"notepad\");", SK_TYPE_SCRIPT_JS },
	{ "eval(String.fromCharCode(97,108,101,114,116))", SK_TYPE_SCRIPT_JS },
	{ "var a='x';function b(c){return c.split('').reverse().join('');}b(a);", SK_TYPE_SCRIPT_JS },
	{ "this[\"eval\"](this[\"unescape\"](\"%41\"));", SK_TYPE_SCRIPT_JS },
	{ "Dim sh\nSet sh = CreateObject(\"WScript.Shell\")\nsh.Run \"notepad\"\n", SK_TYPE_SCRIPT_VBS },
	{ "Execute(Chr(77)&Chr(115)&Chr(103))", SK_TYPE_SCRIPT_VBS },
	{ "On Error Resume Next\nFor Each f In c\n  If f = 1 Then\n  End If\nNext\n", SK_TYPE_SCRIPT_VBS },
	{ "' \xE3\x83\xAD\xE3\x82\xB0\xE3\x82\xAA\xE3\x83\xB3\nOption Explicit\nDim net\n"
	  "Set net = CreateObject(\"WScript.Network\")\n"
	  "net.MapNetworkDrive \"P:\", \"\\\\srv\\share\"\n", SK_TYPE_SCRIPT_VBS },
	{ "$c = New-Object Net.WebClient\n$c.DownloadString('http://example.jp/a')", SK_TYPE_SCRIPT_PS1 },
	{ "Import-Module ActiveDirectory\nGet-ADUser -Filter * | Export-Csv users.csv\n", SK_TYPE_SCRIPT_PS1 },
	{ "param([string]$Path)\nforeach ($f in Get-ChildItem $Path) { $f.Name }\n", SK_TYPE_SCRIPT_PS1 },
	{ "@echo off\r\ncd /d %~dp0\r\nmsbuild a.sln\r\npause\r\n", SK_TYPE_SCRIPT_BAT },
	{ "set X=1\r\nif exist a.txt goto end\r\n:end\r\n", SK_TYPE_SCRIPT_BAT },
	{ "p^o^w^e^r^s^h^e^l^l -nop\r\n", SK_TYPE_SCRIPT_BAT },
	{ "powershell -NoProfile -Command \"Get-Date\"\r\n", SK_TYPE_SCRIPT_BAT },
	{ "#@~^DgAAAA==\\ko$K6,JC\x7F" "bJqAQAAA==^#~@", SK_TYPE_SCRIPT_JS },
	/* no scripts */
	{ "The function returns a value. Use var a = 1 if you must; set it then.\n"
	  "Dim the lights, do while you wait, and start the day.\n", SK_TYPE_TEXT },
	{ "int main(void) {\n\tfor (int i = 0; i < 3; i++)\n\t\tprintf(\"%d\", i);\n\treturn 0;\n}\n", SK_TYPE_TEXT },
	{ "#include <stdio.h>\n#define A 1\nstatic int f(int a) { return a; }\n", SK_TYPE_TEXT },
	{ "body { color: red; }\n.a, .b > p { margin: 0 auto; }\n@media print { a { color: #000 } }\n", SK_TYPE_TEXT },
	{ "{\"name\": \"var x = function() {}\", \"n\": [1, 2, 3], \"ok\": true}\n", SK_TYPE_TEXT },
	{ "def f(a):\n    return [x for x in a if x]\n\nimport os\nprint(f(os.environ))\n", SK_TYPE_TEXT },
	{ "SELECT a, b FROM t WHERE c = 1;\nINSERT INTO t VALUES (1);\n", SK_TYPE_TEXT },
	{ "2016-05-17 09:12:00 INFO server start, port 8080\n2016-05-17 09:12:01 WARN set x = 1\n", SK_TYPE_TEXT },
	{ "#!/bin/sh\nif [ -f a ]; then\n  echo a\nfi\nfor i in 1 2; do echo $i; done\n", SK_TYPE_TEXT },
	{ "Microsoft has released an update. The malicious attachment contains the following code.\n"
	  "    var sh = new ActiveXObject(\"WScript.Shell\");\n"
	  "If a user opens the attachment, the script runs and downloads a program from the server.\n"
	  "Please do not open attachments of that kind and tell the system administrator at once.\n", SK_TYPE_TEXT },
	{ "\xE6\x9C\xAC\xE6\x96\x87\xE3\x81\xAE\xE3\x82\xB9\xE3\x82\xAF\xE3\x83\xAA\xE3\x83\x97\xE3\x83\x88\n"
	  "var a = 1; \xE3\x82\x92\xE3\x81\x94\xE8\xA6\xA7\xE3\x81\x8F\xE3\x81\xA0\xE3\x81\x95\xE3\x81\x84\xE3\x80\x82\n"
	  "\xE4\xBB\xA5\xE4\xB8\x8A\xE3\x80\x81\xE3\x82\x88\xE3\x82\x8D\xE3\x81\x97\xE3\x81\x8F\xE3\x80\x82\n", SK_TYPE_TEXT },
	/* what quotes commands */
	{ "# Look for it\n\n```powershell\n$e = Get-WinEvent -LogName System\n$e | Where-Object { $_.Id -eq 1 }\n"
	  "foreach ($x in $e) {\n    Write-Host $x\n}\n```\n", SK_TYPE_TEXT },
	{ "- powershell -w hidden -enc SQBFAFgA\n- cmd /c start /min a.tmp\n- reg add HKCU\\a /v u /d %TEMP%\\a\n", SK_TYPE_TEXT },
	{ "1. Get-Process | Where-Object { $_.Name -eq 'a' } | Stop-Process\n2. Remove-Item $env:TEMP\\a -Force\n", SK_TYPE_TEXT },
	{ "PS C:\\> $a = Get-Content x.txt\nPS C:\\> $a | Select-Object -First 3\n", SK_TYPE_TEXT },
	{ "Aug 14 10:00:01 pc1 ps[1]: $a = New-Object Net.WebClient; $a.DownloadString('x')\n"
	  "Aug 14 10:00:02 pc1 ps[1]: $a = New-Object Net.WebClient; $a.DownloadString('x')\n", SK_TYPE_TEXT },
	{ "2026-08-14 09:00:00,pc1,powershell.exe,Get-ChildItem C:\\a | Where-Object { $_.Length -gt 1MB }\n", SK_TYPE_TEXT },
	{ "Usage: tool [options]\n  -h, --help  help\n  -f FILE  a file\n  tool -f %TEMP%\\a.txt > nul\n", SK_TYPE_TEXT },
	/* and what does not */
	{ "$a = 1 `\n- 1\n$b = Get-Item x\n$b | Remove-Item\n$c = @{ a = 1 }\nparam($d)\n$d = $c\n$d | Out-Null\n", SK_TYPE_SCRIPT_PS1 },
	{ "@echo off\r\n>a.txt echo a\r\n>>a.txt echo b\r\nif exist a.txt del a.txt\r\n", SK_TYPE_SCRIPT_BAT },
	{ "Update-Package, get-together and start-up are words.\nWell-known, set-top, add-on too.\n", SK_TYPE_TEXT },
	{ "name,price\n\"a, b\",100%\n\"c\",50%\n", SK_TYPE_TEXT },
	{ "https://example.jp/?q=%E3%81%82%E3%81%84%E3%81%86\n", SK_TYPE_TEXT },
	{ "<?php\n$a = 1;\nfunction b($c) { return $c; }\nvar_dump(b($a));\n", SK_TYPE_TEXT },
	{ "package main\nimport \"fmt\"\nfunc main() { fmt.Println(\"x\") }\n", SK_TYPE_TEXT },
	{ "[section]\nkey = value\npath = C:\\temp\n; comment\n", SK_TYPE_TEXT },
	/* \x1b$B in ISO-2022-JP */
	{ "\x1B$BK\\J8\x1B(B\r\n\x1B$BE:IU%U%!%$%k\x1B(B\r\n", SK_TYPE_TEXT },
};

static void
text_family(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		CHECK(type_of(texts[i].text, strlen(texts[i].text), ""), texts[i].type,
		    texts[i].text);
}

/* The same in UTF-16, with and without a mark, either order. */
static void
wide_family(void **state)
{
	static uint8_t b[4096];

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t k = 0; k < 4; k++) {
			size_t n = 0;
			bool big = k & 1;
			const char *s = texts[i].text;

			if (strncmp(s, "From:", 5) == 0)
				continue;	/* mail is never UTF-16 */
			if (strncmp(s, "\xEF\xBB\xBF", 3) == 0)
				s += 3;
			if (k >= 2) {
				memcpy(b, big ? "\xFE\xFF" : "\xFF\xFE", 2);
				n = 2;
			}
			for (; *s != '\0'; s++) {
				/* what is past ASCII stands for some kanji */
				uint8_t high = (uint8_t)*s < 0x80 ? 0 : 0x65;

				b[n++] = big ? high : (uint8_t)*s;
				b[n++] = big ? (uint8_t)*s : high;
			}
			if (k < 2 && memchr(texts[i].text, 0xE6, strlen(texts[i].text)) != NULL)
				continue;	/* without a mark only nearly ASCII is seen */
			CHECK(type_of(b, n, ""), texts[i].type, texts[i].text);
		}
}

static void
names_break_ties(void **state)
{
	static const char both[] = "WScript.Echo(\"a\"); WScript.Quit(1)";
	static const char encoded[] = "#@~^DgAAAA==abcdefgJqAQAAA==^#~@";

	(void)state;
	CHECK(type_of(both, strlen(both), "a.js"), SK_TYPE_SCRIPT_JS, both);
	CHECK(type_of(both, strlen(both), "a.vbs"), SK_TYPE_SCRIPT_VBS, both);
	CHECK(type_of(encoded, strlen(encoded), "a.VBE"), SK_TYPE_SCRIPT_VBS, encoded);
	CHECK(type_of(encoded, strlen(encoded), "a.jse"), SK_TYPE_SCRIPT_JS, encoded);
	CHECK(type_of("hello, world", 12, "a.js"), SK_TYPE_TEXT, "a name makes no script");
	CHECK(type_of("<html><script>a</script>", 24, "a.hta"), SK_TYPE_SCRIPT_HTA, "page as .hta");
}

static void
extensions(void **state)
{
	(void)state;
	assert_true(sk_extension_runs(SK_SPAN("scr")));
	assert_false(sk_extension_runs(SK_SPAN("txt")));
	assert_false(sk_extension_runs(SK_SPAN("")));
	assert_true(sk_extension_reads(SK_SPAN("jtd")));
	assert_false(sk_extension_reads(SK_SPAN("exe")));
	assert_int_equal(sk_type_of_extension(SK_SPAN("jpg")), SK_TYPE_IMAGE);
	assert_int_equal(sk_type_of_extension(SK_SPAN("dat")), SK_TYPE_UNKNOWN);
	for (int i = 0; i < SK_TYPE_COUNT; i++)
		assert_int_equal(sk_type_find(sk_span_text(sk_type_table[i].word)), i);
	assert_true(sk_type_is(SK_SPAN("script-js"), SK_CLASS_RUNS));
	assert_false(sk_type_is(SK_SPAN("nonsense"), SK_CLASS_RUNS));
}

/* 『パスワード：$B5f...』 in ISO-2022-JP: letters of mail, however they look as ASCII. */
static void
jis_is_no_program(void **state)
{
	static const char line[] = "\x1B$B$*@$OC$K$J$C$F$*$j$^$9!#;qNA$r$*Aw$j$$$?$7$^$9!#\x1B(B\r\n"
	    "\x1B$B%Q%9%o!<%I$O2<5-$NDL$j$G$9!#$4;2>H$/$@$5$$!#\x1B(B\r\n"
	    "\x1B$B2rE`%Q%9%o!<%I!'\x1B(BA1b2C3\r\n\x1B$B$h$m$7$/$*4j$$$7$^$9!#\x1B(B\r\n";
	static const char program[] = "// \x1B$B4{B8$N=hM}\x1B(B\r\nvar a = new ActiveXObject(\"WScript.Shell\");\r\n"
	    "var b = a.ExpandEnvironmentStrings(\"%TEMP%\");\r\nfunction f(x) { return x + b; }\r\n"
	    "WScript.Echo(f(\"1\"));\r\n";

	(void)state;
	assert_int_equal(sk_typer(SK_SPAN(line), (struct sk_span){ 0 }), SK_TYPE_TEXT);
	assert_int_equal(sk_typer(SK_SPAN(program), SK_SPAN("a.js")), SK_TYPE_SCRIPT_JS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jis_is_no_program),
		cmocka_unit_test(signatures), cmocka_unit_test(programs),
		cmocka_unit_test(discs), cmocka_unit_test(ole_files),
		cmocka_unit_test(zip_files), cmocka_unit_test(text_family),
		cmocka_unit_test(wide_family), cmocka_unit_test(names_break_ties),
		cmocka_unit_test(extensions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
