#include <string.h>
#include "base/charset.h"

static const char *const names[SK_CS_COUNT] = {
	[SK_CS_UNKNOWN] = "unknown", [SK_CS_ASCII] = "us-ascii",
	[SK_CS_UTF8] = "utf-8", [SK_CS_ISO2022JP] = "iso-2022-jp",
	[SK_CS_SJIS] = "shift_jis", [SK_CS_EUCJP] = "euc-jp",
	[SK_CS_GB18030] = "gb18030", [SK_CS_BIG5] = "big5",
	[SK_CS_KOI8R] = "koi8-r", [SK_CS_CP1251] = "windows-1251",
	[SK_CS_CP1252] = "windows-1252", [SK_CS_LATIN1] = "iso-8859-1",
	[SK_CS_EUCKR] = "euc-kr", [SK_CS_UTF7] = "utf-7",
	[SK_CS_UTF16LE] = "utf-16le", [SK_CS_UTF16BE] = "utf-16be",
	[SK_CS_CP437] = "ibm437", [SK_CS_CP866] = "ibm866",
};

/*
 * Names and aliases of the IANA registry of character sets and of the Encoding
 * Standard, and what mailers write; letters and digits only, since "UTF8",
 * "utf-8" and "utf_8" all stand in mail.
 */
static const struct {
	const char	*label;
	enum sk_charset	 cs;
} labels[] = {
	{ "usascii", SK_CS_ASCII }, { "ascii", SK_CS_ASCII },
	{ "ansix341968", SK_CS_ASCII }, { "ansix341986", SK_CS_ASCII },
	{ "iso646us", SK_CS_ASCII }, { "iso646irv1991", SK_CS_ASCII },
	{ "isoir6", SK_CS_ASCII }, { "us", SK_CS_ASCII }, { "ibm367", SK_CS_ASCII },
	{ "cp367", SK_CS_ASCII }, { "csascii", SK_CS_ASCII }, { "7bit", SK_CS_ASCII },
	{ "utf8", SK_CS_UTF8 }, { "unicode11utf8", SK_CS_UTF8 },
	{ "unicode20utf8", SK_CS_UTF8 }, { "xunicode20utf8", SK_CS_UTF8 },
	{ "csutf8", SK_CS_UTF8 }, { "cp65001", SK_CS_UTF8 }, { "65001", SK_CS_UTF8 },
	{ "utf8mb4", SK_CS_UTF8 }, { "cesu8", SK_CS_UTF8 },
	{ "iso2022jp", SK_CS_ISO2022JP }, { "iso2022jp1", SK_CS_ISO2022JP },
	{ "iso2022jp2", SK_CS_ISO2022JP }, { "iso2022jp3", SK_CS_ISO2022JP },
	{ "iso2022jp2004", SK_CS_ISO2022JP }, { "iso2022jpms", SK_CS_ISO2022JP },
	{ "csiso2022jp", SK_CS_ISO2022JP }, { "csiso2022jp2", SK_CS_ISO2022JP },
	{ "xiso2022jp", SK_CS_ISO2022JP }, { "cp50220", SK_CS_ISO2022JP },
	{ "cp50221", SK_CS_ISO2022JP }, { "cp50222", SK_CS_ISO2022JP },
	{ "xwindowsiso2022jp", SK_CS_ISO2022JP }, { "xwindows50220", SK_CS_ISO2022JP },
	{ "xwindows50221", SK_CS_ISO2022JP }, { "jis", SK_CS_ISO2022JP },
	{ "jisencoding", SK_CS_ISO2022JP }, { "csjisencoding", SK_CS_ISO2022JP },
	{ "shiftjis", SK_CS_SJIS }, { "sjis", SK_CS_SJIS }, { "xsjis", SK_CS_SJIS },
	{ "xshiftjis", SK_CS_SJIS }, { "mskanji", SK_CS_SJIS },
	{ "csshiftjis", SK_CS_SJIS }, { "windows31j", SK_CS_SJIS },
	{ "cswindows31j", SK_CS_SJIS }, { "cp932", SK_CS_SJIS }, { "ms932", SK_CS_SJIS },
	{ "windows932", SK_CS_SJIS }, { "xms932", SK_CS_SJIS }, { "ibm943", SK_CS_SJIS },
	{ "cp943", SK_CS_SJIS }, { "cp943c", SK_CS_SJIS }, { "sjiswin", SK_CS_SJIS },
	{ "shiftjis2004", SK_CS_SJIS }, { "shiftjisx0213", SK_CS_SJIS },
	{ "eucjp", SK_CS_EUCJP }, { "xeucjp", SK_CS_EUCJP }, { "xeuc", SK_CS_EUCJP },
	{ "ujis", SK_CS_EUCJP }, { "eucjpms", SK_CS_EUCJP }, { "eucjpwin", SK_CS_EUCJP },
	{ "cp51932", SK_CS_EUCJP }, { "cp20932", SK_CS_EUCJP },
	{ "cseucpkdfmtjapanese", SK_CS_EUCJP }, { "eucjis2004", SK_CS_EUCJP },
	{ "extendedunixcodepackedformatforjapanese", SK_CS_EUCJP },
	{ "gb18030", SK_CS_GB18030 }, { "gbk", SK_CS_GB18030 }, { "xgbk", SK_CS_GB18030 },
	{ "gb2312", SK_CS_GB18030 }, { "gb231280", SK_CS_GB18030 },
	{ "csgb2312", SK_CS_GB18030 }, { "csgb18030", SK_CS_GB18030 },
	{ "csiso58gb231280", SK_CS_GB18030 }, { "isoir58", SK_CS_GB18030 },
	{ "chinese", SK_CS_GB18030 }, { "euccn", SK_CS_GB18030 },
	{ "xeuccn", SK_CS_GB18030 }, { "cp936", SK_CS_GB18030 },
	{ "ms936", SK_CS_GB18030 }, { "windows936", SK_CS_GB18030 },
	{ "cp54936", SK_CS_GB18030 }, { "csgbk", SK_CS_GB18030 },
	{ "big5", SK_CS_BIG5 }, { "cnbig5", SK_CS_BIG5 }, { "xxbig5", SK_CS_BIG5 },
	{ "csbig5", SK_CS_BIG5 }, { "big5hkscs", SK_CS_BIG5 }, { "cp950", SK_CS_BIG5 },
	{ "ms950", SK_CS_BIG5 }, { "windows950", SK_CS_BIG5 }, { "big5eten", SK_CS_BIG5 },
	{ "koi8r", SK_CS_KOI8R }, { "cskoi8r", SK_CS_KOI8R }, { "koi", SK_CS_KOI8R },
	{ "koi8", SK_CS_KOI8R }, { "koi8u", SK_CS_KOI8R }, { "koi8ru", SK_CS_KOI8R },
	{ "cp20866", SK_CS_KOI8R }, { "windows1251", SK_CS_CP1251 },
	{ "cp1251", SK_CS_CP1251 }, { "xcp1251", SK_CS_CP1251 },
	{ "cswindows1251", SK_CS_CP1251 }, { "win1251", SK_CS_CP1251 },
	{ "windows1252", SK_CS_CP1252 }, { "cp1252", SK_CS_CP1252 },
	{ "xcp1252", SK_CS_CP1252 }, { "cswindows1252", SK_CS_CP1252 },
	{ "ansi", SK_CS_CP1252 }, { "xansi", SK_CS_CP1252 },
	{ "iso88591", SK_CS_LATIN1 }, { "iso885911987", SK_CS_LATIN1 },
	{ "latin1", SK_CS_LATIN1 }, { "l1", SK_CS_LATIN1 }, { "isoir100", SK_CS_LATIN1 },
	{ "csisolatin1", SK_CS_LATIN1 }, { "ibm819", SK_CS_LATIN1 },
	{ "cp819", SK_CS_LATIN1 }, { "iso885915", SK_CS_LATIN1 },
	{ "latin9", SK_CS_LATIN1 }, { "8859", SK_CS_LATIN1 },
	{ "euckr", SK_CS_EUCKR }, { "cseuckr", SK_CS_EUCKR }, { "ksc5601", SK_CS_EUCKR },
	{ "ksc56011987", SK_CS_EUCKR }, { "ksc56011989", SK_CS_EUCKR },
	{ "csksc56011987", SK_CS_EUCKR }, { "korean", SK_CS_EUCKR },
	{ "isoir149", SK_CS_EUCKR }, { "cp949", SK_CS_EUCKR }, { "ms949", SK_CS_EUCKR },
	{ "windows949", SK_CS_EUCKR }, { "uhc", SK_CS_EUCKR },
	{ "utf7", SK_CS_UTF7 }, { "unicode11utf7", SK_CS_UTF7 },
	{ "unicode20utf7", SK_CS_UTF7 }, { "xunicode20utf7", SK_CS_UTF7 },
	{ "csutf7", SK_CS_UTF7 }, { "csunicode11utf7", SK_CS_UTF7 },
	{ "utf16le", SK_CS_UTF16LE }, { "csutf16le", SK_CS_UTF16LE },
	{ "unicode", SK_CS_UTF16LE }, { "ucs2", SK_CS_UTF16LE },
	{ "ucs2le", SK_CS_UTF16LE }, { "utf16be", SK_CS_UTF16BE },
	{ "csutf16be", SK_CS_UTF16BE }, { "utf16", SK_CS_UTF16BE },
	{ "csutf16", SK_CS_UTF16BE }, { "ucs2be", SK_CS_UTF16BE },
	{ "iso10646ucs2", SK_CS_UTF16BE }, { "csunicode", SK_CS_UTF16BE },
	{ "ibm437", SK_CS_CP437 }, { "cp437", SK_CS_CP437 }, { "437", SK_CS_CP437 },
	{ "cspc8codepage437", SK_CS_CP437 }, { "ibm866", SK_CS_CP866 },
	{ "cp866", SK_CS_CP866 }, { "866", SK_CS_CP866 }, { "csibm866", SK_CS_CP866 },
	{ "dos866", SK_CS_CP866 },
	/* Of programs, rather than of registries. */
	{ "932", SK_CS_SJIS }, { "japanese", SK_CS_SJIS }, { "sjisms", SK_CS_SJIS },
	{ "shiftjisms", SK_CS_SJIS }, { "mscp932", SK_CS_SJIS }, { "mswin932", SK_CS_SJIS },
	{ "cp942", SK_CS_SJIS }, { "cp942c", SK_CS_SJIS }, { "ibm942", SK_CS_SJIS },
	{ "pck", SK_CS_SJIS }, { "sjisopen", SK_CS_SJIS }, { "sjis2004", SK_CS_SJIS },
	{ "sjisx0213", SK_CS_SJIS }, { "macjapanese", SK_CS_SJIS },
	{ "windows31jms", SK_CS_SJIS }, { "iso2022jpext", SK_CS_ISO2022JP },
	{ "csiso2022jpext", SK_CS_ISO2022JP }, { "csiso2022jp3", SK_CS_ISO2022JP },
	{ "csiso2022jp1", SK_CS_ISO2022JP }, { "iso2022jpesc", SK_CS_ISO2022JP },
	{ "iso2022jpsio", SK_CS_ISO2022JP }, { "jis7", SK_CS_ISO2022JP },
	{ "jis8", SK_CS_ISO2022JP }, { "japaneseeuc", SK_CS_EUCJP },
	{ "eucjpopen", SK_CS_EUCJP }, { "eucjisx0213", SK_CS_EUCJP },
	{ "eucjpext", SK_CS_EUCJP }, { "eucj", SK_CS_EUCJP }, { "936", SK_CS_GB18030 }, { "cngb", SK_CS_GB18030 },
	{ "gb23121980", SK_CS_GB18030 }, { "gb180302000", SK_CS_GB18030 },
	{ "gb180302005", SK_CS_GB18030 }, { "windows9362000", SK_CS_GB18030 },
	{ "eucgb2312cn", SK_CS_GB18030 }, { "gb2312charset", SK_CS_GB18030 },
	{ "macsimpchinese", SK_CS_GB18030 }, { "macchinesesimp", SK_CS_GB18030 },
	{ "950", SK_CS_BIG5 }, { "big5tw", SK_CS_BIG5 }, { "hkscs", SK_CS_BIG5 },
	{ "big5hkscs2004", SK_CS_BIG5 }, { "mactradchinese", SK_CS_BIG5 },
	{ "macchinesetrad", SK_CS_BIG5 }, { "cp951", SK_CS_BIG5 }, { "hkscsbig5", SK_CS_BIG5 },
	{ "949", SK_CS_EUCKR }, { "ksx1001", SK_CS_EUCKR }, { "ksc56011992", SK_CS_EUCKR },
	{ "mackorean", SK_CS_EUCKR }, { "koreanuhc", SK_CS_EUCKR }, { "1251", SK_CS_CP1251 },
	{ "ansi1251", SK_CS_CP1251 }, { "1252", SK_CS_CP1252 }, { "latin", SK_CS_LATIN1 },
	{ "iso8859", SK_CS_LATIN1 }, { "u7", SK_CS_UTF7 }, { "65000", SK_CS_UTF7 },
	{ "cp65000", SK_CS_UTF7 }, { "u8", SK_CS_UTF8 }, { "utf", SK_CS_UTF8 },
	{ "utf8n", SK_CS_UTF8 }, { "utf8bom", SK_CS_UTF8 }, { "utf8ucs2", SK_CS_UTF8 },
	{ "646", SK_CS_ASCII }, { "unicodelittle", SK_CS_UTF16LE },
	{ "unicodelittleunmarked", SK_CS_UTF16LE }, { "cp1200", SK_CS_UTF16LE },
	{ "1200", SK_CS_UTF16LE }, { "iso10646ucs2le", SK_CS_UTF16LE },
	{ "u16", SK_CS_UTF16BE }, { "unicodefffe", SK_CS_UTF16BE },
	{ "unicodebig", SK_CS_UTF16BE }, { "unicodebigunmarked", SK_CS_UTF16BE },
	{ "cp1201", SK_CS_UTF16BE }, { "1201", SK_CS_UTF16BE },
};

const char *
sk_charset_name(enum sk_charset cs)
{
	return names[(unsigned)cs < SK_CS_COUNT ? cs : SK_CS_UNKNOWN];
}

static enum sk_charset
listed(const char *bare)
{
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (strcmp(bare, labels[i].label) == 0)
			return labels[i].cs;
	return SK_CS_UNKNOWN;
}

enum sk_charset
sk_charset_find(struct sk_span label)
{
	enum sk_charset cs;
	char bare[48];
	size_t n = 0;

	/* "iso-2022-jp*ja": RFC 2231, section 5, adds a language. */
	for (size_t i = 0; i < label.n && label.p[i] != '*'; i++) {
		uint8_t c = label.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (uint8_t)(c + ('a' - 'A'));
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
			continue;
		if (n == sizeof bare - 1)
			return SK_CS_UNKNOWN;
		bare[n++] = (char)c;
	}
	bare[n] = '\0';
	if ((cs = listed(bare)) == SK_CS_UNKNOWN && bare[0] == 'x')
		cs = listed(bare + (strncmp(bare, "xwindows", 8) == 0 ? 8 : 1));
	return cs;
}
