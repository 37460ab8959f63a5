#include <errno.h>
#include <iconv.h>
#include "base/error.h"
#include "charset_part.h"
#include "charset_score.h"

/*
 * glibc's names of the converters that we take from it, widest first.  The
 * others (UTF-8, UTF-16, UTF-7, ISO-2022-JP, Latin 1) are our own.
 */
static const char *const iconv_names[SK_CS_CONVERTERS][2] = {
	[SK_CS_SJIS] = { "CP932", "SHIFT_JIS" },
	[SK_CS_EUCJP] = { "EUC-JP-MS", "EUC-JP" },
	[SK_CS_GB18030] = { "GB18030", "GBK" },
	/* Of Hong Kong, which has the kana and letters of ETEN's Big5 as well: as
	 * in the Encoding Standard. */
	[SK_CS_BIG5] = { "BIG5-HKSCS", "BIG5" },
	[SK_CS_CP950] = { "CP950", "BIG5" },
	[SK_CS_JISX0213] = { "EUC-JISX0213", NULL },
	[SK_CS_KOI8R] = { "KOI8-R", NULL },
	[SK_CS_CP1251] = { "CP1251", NULL },
	[SK_CS_CP1252] = { "CP1252", NULL },
	[SK_CS_EUCKR] = { "CP949", "EUC-KR" },
	[SK_CS_CP437] = { "CP437", NULL },
	[SK_CS_CP866] = { "CP866", NULL },
};

/*
 * Converters that wait for their next text.  Whoever converts takes the one of
 * its charset out and puts it back after: so two threads never share one.
 */
static iconv_t held[SK_CS_CONVERTERS];

static iconv_t
opened(enum sk_charset cs)
{
	for (size_t i = 0; i < 2 && iconv_names[cs][i] != NULL; i++) {
		iconv_t cd = iconv_open("UTF-8", iconv_names[cs][i]);

		if (cd != (iconv_t)-1)
			return cd;
	}
	return NULL;
}

static iconv_t
take(enum sk_charset cs)
{
	iconv_t cd = __atomic_exchange_n(&held[cs], NULL, __ATOMIC_ACQ_REL);

	if (cd == NULL)
		return opened(cs);
	(void)iconv(cd, NULL, NULL, NULL, NULL);	/* back to its first state */
	return cd;
}

static void
put_back(enum sk_charset cs, iconv_t cd)
{
	if ((cd = __atomic_exchange_n(&held[cs], cd, __ATOMIC_ACQ_REL)) != NULL)
		(void)iconv_close(cd);
}

/* The one character that in is, as UTF-8; its length, 0 if it is none. */
static size_t
one(enum sk_charset cs, const uint8_t *in, size_t n, uint8_t *out, size_t room)
{
	iconv_t cd = take(cs);
	char *from = (char *)(uintptr_t)in, *to = (char *)out;
	size_t left = n, space = room, rc;

	if (cd == NULL)
		return 0;
	rc = iconv(cd, &from, &left, &to, &space);
	if (rc != (size_t)-1)
		(void)iconv(cd, NULL, NULL, &to, &space);
	put_back(cs, cd);
	return rc == (size_t)-1 || left > 0 ? 0 : room - space;
}

static size_t
from_cp932(const uint8_t *in, size_t n, uint8_t *out, size_t room)
{
	return one(SK_CS_SJIS, in, n, out, room);
}

/* The way back, for passwords; held like the others. */
static iconv_t
take_to_sjis(void)
{
	static iconv_t to_sjis;
	iconv_t cd = __atomic_load_n(&to_sjis, __ATOMIC_ACQUIRE), none = NULL;

	if (cd != NULL)
		return cd;
	if ((cd = iconv_open("CP932", "UTF-8")) == (iconv_t)-1)
		return NULL;
	if (__atomic_compare_exchange_n(&to_sjis, &none, cd, false, __ATOMIC_ACQ_REL,
	    __ATOMIC_ACQUIRE))
		return cd;
	(void)iconv_close(cd);
	return none;
}

bool
sk_charset_to_sjis(struct sk_span in, struct sk_buf *out)
{
	iconv_t cd = take_to_sjis();
	char *from = (char *)(uintptr_t)in.p, *to;
	size_t left = in.n, room = in.n * 2, rc;

	if (cd == NULL || !sk_buf_reserve(out, room))
		return false;
	(void)iconv(cd, NULL, NULL, NULL, NULL);
	to = (char *)out->p + out->n;
	rc = iconv(cd, &from, &left, &to, &room);
	if (rc == (size_t)-1 || left > 0)
		return false;
	out->n = (size_t)(to - (char *)out->p);
	return true;
}

int
sk_charset_warm(void)
{
	int rc = take_to_sjis() == NULL ? SK_E_ABSENT : 0;

	for (unsigned cs = SK_CS_UNKNOWN; cs < SK_CS_CONVERTERS; cs++) {
		iconv_t cd;

		if (iconv_names[cs][0] == NULL)
			continue;
		if ((cd = take((enum sk_charset)cs)) == NULL)
			rc = SK_E_ABSENT;
		else
			put_back((enum sk_charset)cs, cd);
	}
	sk_charset_sjis_learn(from_cp932);
	sk_charset_score_learn();
	return rc;
}

static void
put_bad(struct sk_buf *out, size_t *bad)
{
	(void)sk_buf_put(out, "\xEF\xBF\xBD", 3);
	(*bad)++;
}

/*
 * Bytes of the character at the head of in that iconv refused.  A pair whose
 * second byte is 8-bit goes as a whole, or all that follows would be read one
 * byte off; a second byte of ASCII stays, or a bad byte could hide it
 * (Encoding Standard, "prepend byte to ioQueue").
 */
static size_t
refused(enum sk_charset cs, bool in_step, struct sk_span in)
{
	bool pair = in.n > 1 && in.p[0] > 0x80 && in.p[0] < 0xFF &&
	    in.p[1] >= 0x80 && in.p[1] < 0xFF;

	switch ((unsigned)cs) {
	case SK_CS_EUCJP:
	case SK_CS_JISX0213:
		if (in.p[0] == 0x8F && pair && in.n > 2 && in.p[2] > 0xA0)
			return 3;
		return pair && in.p[0] > 0xA0 && in.p[1] > 0xA0 ? 2 : 1;
	case SK_CS_SJIS:
		if (in.n < 2 || in.p[0] < 0x81 || in.p[0] > 0xFC ||
		    (in.p[0] > 0x9F && in.p[0] < 0xE0))
			return 1;
		return in_step || (pair && in.p[1] < 0xFD) ? 2 : 1;
	case SK_CS_GB18030:
		/* Four bytes, the second and fourth of them digits. */
		if (in.n > 3 && in.p[0] > 0x80 && in.p[0] < 0xFF && in.p[1] >= '0' &&
		    in.p[1] <= '9' && in.p[2] > 0x80 && in.p[3] >= '0' && in.p[3] <= '9')
			return 4;
		return pair ? 2 : 1;
	case SK_CS_BIG5:
	case SK_CS_EUCKR:
		return pair && in.p[1] > 0xA0 ? 2 : 1;
	default:
		return 1;
	}
}

/* A letter that the converter holds back, since a mark could follow. */
static void
put_waiting(iconv_t cd, struct sk_buf *out)
{
	char c[16], *to = c;
	size_t room = sizeof c;

	(void)iconv(cd, NULL, NULL, &to, &room);
	(void)sk_buf_put(out, c, sizeof c - room);
}

/* Microsoft's Big5 has the euro sign and characters of users where that of Hong
 * Kong has nothing. */
static bool
second_chance(enum sk_charset cs, struct sk_span *in, struct sk_buf *out)
{
	uint8_t c[8];
	size_t n = cs == SK_CS_BIG5 && in->n > 1 ? one(SK_CS_CP950, in->p, 2, c, sizeof c) : 0;

	if (n == 0)
		return false;
	(void)sk_buf_put(out, c, n);
	*in = sk_span_from(*in, 2);
	return true;
}

static void
through_iconv(iconv_t cd, enum sk_charset cs, bool in_step, struct sk_span in,
    struct sk_buf *out, size_t *bad)
{
	while (in.n > 0 && !out->full) {
		char chunk[4096], *to = chunk;
		/* iconv does not write there; its type is older than const. */
		char *from = (char *)(uintptr_t)in.p;
		size_t left = in.n, room = sizeof chunk, rc;
		int why;

		rc = iconv(cd, &from, &left, &to, &room);
		why = errno;
		(void)sk_buf_put(out, chunk, sizeof chunk - room);
		in = sk_span_from(in, in.n - left);
		if (rc != (size_t)-1 || (why == E2BIG && room < sizeof chunk))
			continue;
		/* What waits for a mark that may be put on it comes first. */
		put_waiting(cd, out);
		if (second_chance(cs, &in, out))
			continue;
		put_bad(out, bad);
		in = sk_span_from(in, refused(cs, in_step, in));
	}
	put_waiting(cd, out);
}

static void
from_utf8(struct sk_span in, struct sk_buf *out, size_t *bad)
{
	uint32_t cp;

	if (sk_utf8_valid(in)) {
		(void)sk_buf_span(out, in);
		return;
	}
	while (in.n > 0 && !out->full) {
		struct sk_span good = in, at = in;

		/* The stretch of good ones at once. */
		while (at.n > 0) {
			size_t before = at.n;

			(void)sk_utf8_next(&at, &cp);
			if (cp == 0xFFFD && before - at.n == 1) {
				at.n = before;
				break;
			}
		}
		(void)sk_buf_put(out, good.p, good.n - at.n);
		in = sk_span_from(in, in.n - at.n);
		if (in.n > 0) {
			put_bad(out, bad);
			in = sk_span_from(in, 1);
		}
	}
}

static void
from_latin1(struct sk_span in, struct sk_buf *out)
{
	for (size_t i = 0; i < in.n && !out->full; i++)
		if (in.p[i] < 0x80)
			(void)sk_buf_byte(out, in.p[i]);
		else
			(void)sk_buf_utf8(out, in.p[i]);
}

/* The same for Shift_JIS, without iconv; false without a table. */
static bool
sjis_by_table(bool in_step, struct sk_span in, struct sk_buf *out, size_t *bad)
{
	while (sk_charset_sjis(&in, out)) {
		if (in.n == 0 || out->full)
			return true;
		put_bad(out, bad);
		in = sk_span_from(in, refused(SK_CS_SJIS, in_step, in));
	}
	return false;
}

static void
rest_by_iconv(enum sk_charset cs, bool in_step, struct sk_span in, struct sk_buf *out,
    size_t *bad)
{
	iconv_t cd;

	if (in.n == 0)
		return;
	if (iconv_names[cs][0] == NULL || (cd = take(cs)) == NULL) {
		from_utf8(in, out, bad);	/* unknown, or missing in this system */
		return;
	}
	through_iconv(cd, cs, in_step, in, out, bad);
	put_back(cs, cd);
}

/*
 * EUC-JP by the same table, as Windows writes it (code page 51932): the rows that
 * NEC added for IBM's characters stand where eucJP-ms has characters of users.
 * What Shift_JIS has not is left to the system: JIS X 0212 and those of users.
 */
static void
euc_by_table(struct sk_span in, struct sk_buf *out, size_t *bad)
{
	while (in.n > 0 && !out->full) {
		size_t n = 0;

		sk_charset_euc(&in, out);
		while (n < in.n && (n == 0 || in.p[n] == 0x8F))
			n += refused(SK_CS_EUCJP, false, sk_span_from(in, n));
		rest_by_iconv(SK_CS_EUCJP, false, sk_span_head(in, n), out, bad);
		in = sk_span_from(in, n);
	}
}

void
sk_charset_piece(enum sk_charset cs, bool in_step, struct sk_span in, struct sk_buf *out,
    size_t *bad)
{
	if (cs == SK_CS_SJIS && sjis_by_table(in_step, in, out, bad))
		return;
	if (cs == SK_CS_EUCJP && sk_charset_sjis_ready()) {
		euc_by_table(in, out, bad);
		return;
	}
	rest_by_iconv(cs, in_step, in, out, bad);
}

int
sk_charset_to_utf8(enum sk_charset cs, struct sk_span in, struct sk_buf *out, size_t *bad_r)
{
	size_t bad = 0, n;

	switch (cs) {
	case SK_CS_ISO2022JP:
		sk_charset_from_jis(in, out, &bad);
		break;
	case SK_CS_UTF7:
		sk_charset_from_utf7(in, out, &bad);
		break;
	case SK_CS_UTF16LE:
	case SK_CS_UTF16BE:
		sk_charset_from_utf16(in, cs == SK_CS_UTF16LE, out, &bad);
		break;
	case SK_CS_LATIN1:
		from_latin1(in, out);
		break;
	default:
		/* In all of these an ASCII byte that stands first is ASCII. */
		n = sk_utf8_ascii(in);
		(void)sk_buf_put(out, in.p, n);
		sk_charset_piece(cs < SK_CS_COUNT ? cs : SK_CS_UNKNOWN, false,
		    sk_span_from(in, n), out, &bad);
	}
	if (bad_r != NULL)
		*bad_r = bad;
	return out->full ? SK_E_LIMIT : 0;
}
