#ifndef SEKISHO_TEST_CHARSETKIT_H
#define SEKISHO_TEST_CHARSETKIT_H
/* Text in every charset, by the system's converters.  Behind cmocka.h. */
#include <iconv.h>
#include <string.h>
#include "base/charset.h"

/* UTF-8 text in the charset that glibc calls name; empty if it is not in there. */
static struct sk_span
in_charset(const char *name, const char *text)
{
	static uint8_t mem[8][4096];
	static unsigned next;
	uint8_t *at = mem[next++ % 8];
	char *from = (char *)(uintptr_t)text, *to = (char *)at;
	size_t left = strlen(text), room = sizeof mem[0];
	iconv_t cd = iconv_open(name, "UTF-8");

	assert_true(cd != (iconv_t)-1);
	if (iconv(cd, &from, &left, &to, &room) == (size_t)-1 ||
	    iconv(cd, NULL, NULL, &to, &room) == (size_t)-1)
		room = sizeof mem[0];
	iconv_close(cd);
	return (struct sk_span){ at, sizeof mem[0] - room };
}

static void
set_to(struct sk_buf *b, int *now, int set)
{
	static const char *const escapes[] = { "\x1B(B", "\x1B$B", "\x1B(I" };

	if (*now != set)
		(void)sk_buf_text(b, escapes[set]);
	*now = set;
}

/* CP50221, which glibc has no name for: pairs of CP932 as pairs of JIS. */
static struct sk_span
in_jis(const char *text, struct sk_arena *arena)
{
	struct sk_span s = in_charset("CP932", text);
	struct sk_buf b = sk_buf_new(arena, 1 << 16);
	int now = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned c = s.p[i], t;

		if (c < 0x80) {
			set_to(&b, &now, 0);
			(void)sk_buf_byte(&b, (uint8_t)c);
		} else if (c >= 0xA1 && c <= 0xDF) {
			set_to(&b, &now, 2);
			(void)sk_buf_byte(&b, c & 0x7F);
		} else {
			set_to(&b, &now, 1);
			t = s.p[++i];
			c = (c - (c < 0xA0 ? 0x81 : 0xC1)) * 2 + 0x21 + (t >= 0x9F);
			t = t >= 0x9F ? t - 0x7E : t - 0x1F - (t > 0x7F);
			(void)sk_buf_byte(&b, (uint8_t)c);
			(void)sk_buf_byte(&b, (uint8_t)t);
		}
	}
	set_to(&b, &now, 0);
	return sk_buf_view(&b);
}

static struct sk_span
encode_text(enum sk_charset cs, const char *text, struct sk_arena *arena)
{
	static const char *const names[SK_CS_COUNT] = {
		[SK_CS_SJIS] = "CP932", [SK_CS_EUCJP] = "EUC-JP-MS", [SK_CS_GB18030] = "GB18030",
		[SK_CS_BIG5] = "CP950", [SK_CS_KOI8R] = "KOI8-R", [SK_CS_CP1251] = "CP1251",
		[SK_CS_CP1252] = "CP1252", [SK_CS_EUCKR] = "CP949", [SK_CS_CP866] = "CP866",
		[SK_CS_UTF16LE] = "UTF-16LE", [SK_CS_UTF16BE] = "UTF-16BE", [SK_CS_UTF7] = "UTF-7",
		[SK_CS_CP437] = "CP437", [SK_CS_LATIN1] = "ISO-8859-1"
	};

	if (cs == SK_CS_ISO2022JP)
		return in_jis(text, arena);
	return names[cs] == NULL ? sk_span_text(text) : in_charset(names[cs], text);
}
#endif
