#include "charset_part.h"

/*
 * ISO-2022-JP as it is really sent (Microsoft's code pages 50220, 50221 and
 * 50222): JIS X 0208 with NEC's row 13 and IBM's characters, half-width kana by
 * ESC ( I, by SO and SI, and as 8-bit bytes.  glibc has no such converter, and
 * stops at the first of these.  So the escapes are read here, and the pairs go
 * on as Shift_JIS, whose converter knows the same characters.  RFC 1468; RFC
 * 1554 for the sets of ISO-2022-JP-2; RFC 2237 for JIS X 0212; JIS X 0213, annex 2,
 * for ISO-2022-JP-3 and -2004.
 */
enum set { ROMAN, KANA, JIS0208, JIS0212, JIS0213, JIS0213B, GB2312, KSC5601 };

static const struct {
	const char	*escape;	/* what follows ESC */
	enum set	 set;
} escapes[] = {
	{ "(B", ROMAN }, { "(J", ROMAN }, { "(H", ROMAN }, { "(I", KANA },
	{ "$B", JIS0208 }, { "$@", JIS0208 }, { "$(B", JIS0208 }, { "$(@", JIS0208 },
	{ "$(O", JIS0213 }, { "$(Q", JIS0213 }, { "$(P", JIS0213B }, { "$(D", JIS0212 },
	{ "$A", GB2312 }, { "$(A", GB2312 }, { "$(C", KSC5601 },
	{ "&@", JIS0208 },	/* announces JIS X 0208-1990; "ESC $ B" follows */
};

struct jis {
	struct sk_buf	*out;
	size_t		*bad;
	enum set	 set;
	bool		 shifted;	/* after SO: half-width kana */
	enum sk_charset	 cs;		/* of what waits in bytes */
	size_t		 n;
	uint8_t		 bytes[1024];
};

static void
flush(struct jis *j)
{
	sk_charset_piece(j->cs, true, (struct sk_span){ j->bytes, j->n }, j->out, j->bad);
	j->n = 0;
}

/* Appends one character of n bytes in cs. */
static void
add(struct jis *j, enum sk_charset cs, uint8_t a, uint8_t b, uint8_t c, size_t n)
{
	const uint8_t in[3] = { a, b, c };

	if (j->cs != cs || j->n > sizeof j->bytes - sizeof in)
		flush(j);
	j->cs = cs;
	for (size_t i = 0; i < n; i++)
		j->bytes[j->n++] = in[i];
}

/* 0xFF is in none of these charsets, so it comes out as one U+FFFD. */
static void
add_bad(struct jis *j)
{
	add(j, SK_CS_SJIS, 0xFF, 0, 0, 1);
}

/* Two bytes, both 0x21..0x7E (or a row of users), in the set that is on. */
static void
add_pair(struct jis *j, uint8_t a, uint8_t b)
{
	struct sk_charset_pair p;

	switch (j->set) {
	case JIS0208:
		p = sk_charset_shifted(a, b);
		add(j, SK_CS_SJIS, p.a, p.b, 0, 2);
		break;
	case JIS0213:
		add(j, SK_CS_JISX0213, a | 0x80, b | 0x80, 0, 2);
		break;
	case JIS0213B:
		add(j, SK_CS_JISX0213, 0x8F, a | 0x80, b | 0x80, 3);
		break;
	case JIS0212:
		add(j, SK_CS_EUCJP, 0x8F, a | 0x80, b | 0x80, 3);
		break;
	case GB2312:
		add(j, SK_CS_GB18030, a | 0x80, b | 0x80, 0, 2);
		break;
	case KSC5601:
		add(j, SK_CS_EUCKR, a | 0x80, b | 0x80, 0, 2);
		break;
	default:
		add_bad(j);
	}
}

/* Bytes of the escape sequence at the head of in, which begins with ESC; 0 if
 * it is none of ours, or cut off. */
static size_t
escape(struct jis *j, struct sk_span in)
{
	struct sk_span rest = sk_span_from(in, 1);

	for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++) {
		struct sk_span e = sk_span_text(escapes[i].escape);

		if (!sk_span_begins(rest, e))
			continue;
		j->set = escapes[i].set;
		j->shifted = false;
		return 1 + e.n;
	}
	return 0;
}

/*
 * Bytes of a sequence that is only begun when the text ends.  Mailers cut
 * subjects and names at a number of bytes, so this is no defect to be shown.
 */
static size_t
cut_escape(struct sk_span in)
{
	struct sk_span rest = sk_span_from(in, 1);

	for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++)
		if (sk_span_begins(sk_span_text(escapes[i].escape), rest))
			return in.n;
	return 0;
}

static bool
graphic(uint8_t c)
{
	return c > 0x20 && c < 0x7F;
}

/*
 * A line should end in ASCII (RFC 1468), and old software begins each one there
 * whatever stood before it.  Of the next line's own first escape can be seen
 * which is meant: "ESC (" ends a double-byte run, so the set has gone on.
 */
static bool
set_goes_on(struct sk_span next)
{
	size_t i = 0;

	while (i < next.n && next.p[i] != '\n' && next.p[i] != 0x1B)
		i++;
	return i + 1 < next.n && next.p[i] == 0x1B && next.p[i + 1] == '(';
}

/* One step in at the head of in, which is not empty; bytes that it took. */
static size_t
step(struct jis *j, struct sk_span in)
{
	uint8_t c = in.p[0];
	size_t n;

	if (c == 0x1B) {
		if ((n = escape(j, in)) > 0 || (n = cut_escape(in)) > 0)
			return n;
		add(j, SK_CS_SJIS, c, 0, 0, 1);
		return 1;
	}
	if (c == 0x0E || c == 0x0F) {
		j->shifted = c == 0x0E;
		return 1;
	}
	if (c == '\n') {
		j->shifted = false;
		if (j->set != ROMAN && !set_goes_on(sk_span_from(in, 1)))
			j->set = ROMAN;
	}
	/* Rows 95 to 119: where code page 50221 has the characters of users, and
	 * those of IBM stand for who only counts on. */
	if (c >= 0x7F && c <= 0x97 && j->set == JIS0208 && !j->shifted && in.n > 1 &&
	    graphic(in.p[1])) {
		add_pair(j, c, in.p[1]);
		return 2;
	}
	if (c >= 0xA1 && c <= 0xDF)
		add(j, SK_CS_SJIS, c, 0, 0, 1);
	else if (c >= 0x80)
		add_bad(j);
	else if (!graphic(c) || (j->set == ROMAN && !j->shifted))
		add(j, SK_CS_SJIS, c, 0, 0, 1);
	else if (j->shifted || j->set == KANA) {
		if (c > 0x5F)
			add_bad(j);
		else
			add(j, SK_CS_SJIS, c | 0x80, 0, 0, 1);
	} else if (in.n > 1 && graphic(in.p[1])) {
		add_pair(j, c, in.p[1]);
		return 2;
	} else
		add_bad(j);
	return 1;
}

void
sk_charset_from_jis(struct sk_span in, struct sk_buf *out, size_t *bad)
{
	struct jis j = { .out = out, .bad = bad, .cs = SK_CS_SJIS };

	while (in.n > 0 && !out->full)
		in = sk_span_from(in, step(&j, in));
	flush(&j);
}
