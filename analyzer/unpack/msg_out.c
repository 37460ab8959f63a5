#include <string.h>
#include "base/charset.h"
#include "base/hash.h"
#include "msg_out.h"

enum {
	LINE = 57,		/* bytes in a line of 76, RFC 2045 6.8 */
	WORD = 45		/* bytes in an encoded word of 75, RFC 2047 2 */
};

struct sk_msg_out
sk_msg_out_new(struct sk_arena *a, size_t max, struct sk_span of)
{
	struct sk_msg_out o = { .buf = sk_buf_new(a, max) };
	char sum[SK_SHA256_TEXT];

	(void)sk_hash_sha256(of, sum);
	memcpy(o.seed, sum, sizeof o.seed - 1);
	return o;
}

/* One line of base64, without its end. */
static void
put_base64(struct sk_buf *b, struct sk_span s)
{
	static const char digit[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char out[LINE / 3 * 4];
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < sizeof out; i += 3) {
		uint32_t v = (uint32_t)s.p[i] << 16;

		v |= i + 1 < s.n ? (uint32_t)s.p[i + 1] << 8 : 0;
		v |= i + 2 < s.n ? s.p[i + 2] : 0;
		out[n++] = digit[v >> 18];
		out[n++] = digit[v >> 12 & 63];
		out[n++] = i + 1 < s.n ? digit[v >> 6 & 63] : '=';
		out[n++] = i + 2 < s.n ? digit[v & 63] : '=';
	}
	(void)sk_buf_put(b, out, n);
}

static void
put_content(struct sk_msg_out *o, struct sk_span s)
{
	(void)sk_buf_text(&o->buf, "Content-Transfer-Encoding: base64\r\n\r\n");
	while (s.n > 0 && !o->buf.full) {
		struct sk_span line = sk_span_head(s, LINE);

		put_base64(&o->buf, line);
		(void)sk_buf_text(&o->buf, "\r\n");
		s = sk_span_from(s, line.n);
	}
}

/* ---- fields ---- */

/* True if text can stand in a field as it is, and is no encoded word. */
static bool
is_plain(struct sk_span text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < ' ' || text.p[i] >= 0x7F)
			return false;
	return sk_span_find(text, SK_SPAN("=?"), 0) == SK_SPAN_NONE;
}

/* The head of text with whole code points, at most WORD bytes. */
static struct sk_span
word_of(struct sk_span text)
{
	struct sk_span rest = text;
	size_t n = 0;
	uint32_t cp;

	while (sk_utf8_next(&rest, &cp) && text.n - rest.n <= WORD)
		n = text.n - rest.n;
	return sk_span_head(text, n);
}

void
sk_msg_words(struct sk_msg_out *o, struct sk_span text)
{
	bool first = true;

	if (is_plain(text) && text.n < 900) {
		(void)sk_buf_span(&o->buf, text);
		return;
	}
	while (text.n > 0 && !o->buf.full) {
		struct sk_span word = word_of(text);

		(void)sk_buf_text(&o->buf, first ? "=?utf-8?B?" : "\r\n =?utf-8?B?");
		put_base64(&o->buf, word);
		(void)sk_buf_text(&o->buf, "?=");
		text = sk_span_from(text, word.n);
		first = false;
	}
}

void
sk_msg_mailbox(struct sk_msg_out *o, struct sk_span name, struct sk_span address)
{
	if (name.n > 0 && is_plain(name)) {
		(void)sk_buf_byte(&o->buf, '"');
		for (size_t i = 0; i < name.n; i++) {
			if (name.p[i] == '"' || name.p[i] == '\\')
				(void)sk_buf_byte(&o->buf, '\\');
			(void)sk_buf_byte(&o->buf, name.p[i]);
		}
		(void)sk_buf_text(&o->buf, "\" ");
	} else if (name.n > 0) {
		sk_msg_words(o, name);
		(void)sk_buf_byte(&o->buf, ' ');
	}
	/* An address of Exchange's own ("/O=...") is none in a mail. */
	if (sk_span_chr(address, '@', 0) == SK_SPAN_NONE)
		return;
	(void)sk_buf_byte(&o->buf, '<');
	for (size_t i = 0; i < address.n; i++)
		if (address.p[i] > ' ' && address.p[i] != '<' && address.p[i] != '>' &&
		    address.p[i] != 0x7F)
			(void)sk_buf_byte(&o->buf, address.p[i]);
	(void)sk_buf_byte(&o->buf, '>');
}

/* Days since 1970 to a date, by eras of 400 years (146097 days) that begin in March. */
static void
date_of(int64_t days, int *year_r, int *month_r, int *day_r)
{
	int64_t era, day, year, month;

	days += 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	day = days - era * 146097;
	year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	*day_r = (int)(day - (153 * month + 2) / 5 + 1);
	*month_r = (int)(month < 10 ? month + 3 : month - 9);
	*year_r = (int)(year + era * 400 + (*month_r <= 2));
}

void
sk_msg_date(struct sk_msg_out *o, uint64_t filetime)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	static const char *const weekdays[] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed" };
	uint64_t seconds = filetime / 10000000;
	int year, month, day, second;

	/* 11644473600 seconds from 1601 to 1970; no later than the year 9999. */
	if (seconds < 11644473600u || seconds > 265046774399u)
		return;
	seconds -= 11644473600u;
	date_of((int64_t)(seconds / 86400), &year, &month, &day);
	second = (int)(seconds % 86400);
	(void)sk_buf_printf(&o->buf, "Date: %s, %d %s %04d %02d:%02d:%02d +0000\r\n",
	    weekdays[seconds / 86400 % 7], day, months[month - 1], year, second / 3600,
	    second / 60 % 60, second % 60);
}

/* ---- parts ---- */

struct sk_msg_mark
sk_msg_multipart(struct sk_msg_out *o, const char *kind)
{
	struct sk_msg_mark m = { ++o->multiparts };

	(void)sk_buf_printf(&o->buf, "Content-Type: multipart/%s; boundary=\"%s=_%u\"\r\n\r\n", kind,
	    o->seed, m.number);
	return m;
}

void
sk_msg_part(struct sk_msg_out *o, const struct sk_msg_mark *m)
{
	if (m->number > 0)
		(void)sk_buf_printf(&o->buf, "\r\n--%s=_%u\r\n", o->seed, m->number);
}

void
sk_msg_end(struct sk_msg_out *o, const struct sk_msg_mark *m)
{
	if (m->number > 0)
		(void)sk_buf_printf(&o->buf, "\r\n--%s=_%u--\r\n", o->seed, m->number);
}

void
sk_msg_text(struct sk_msg_out *o, const char *subtype, const char *label, struct sk_span text)
{
	(void)sk_buf_printf(&o->buf, "Content-Type: text/%s", subtype);
	if (label != NULL)
		(void)sk_buf_printf(&o->buf, "; charset=%s", label);
	(void)sk_buf_text(&o->buf, "\r\n");
	put_content(o, text);
}

/* RFC 2231, 4: all but letters and digits escaped. */
static void
put_parameter(struct sk_msg_out *o, const char *what, struct sk_span value)
{
	static const char hex[] = "0123456789ABCDEF";

	if (value.n == 0)
		return;
	(void)sk_buf_printf(&o->buf, ";\r\n %s*=utf-8''", what);
	for (size_t i = 0; i < value.n; i++) {
		uint8_t c = value.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    c == '.' || c == '-' || c == '_') {
			(void)sk_buf_byte(&o->buf, c);
		} else {
			(void)sk_buf_byte(&o->buf, '%');
			(void)sk_buf_byte(&o->buf, (uint8_t)hex[c >> 4]);
			(void)sk_buf_byte(&o->buf, (uint8_t)hex[c & 15]);
		}
	}
}

/* A media type as it may stand in a header, of a content that is one thing. */
static bool
is_media_type(struct sk_span s)
{
	size_t slash = sk_span_chr(s, '/', 0);

	if (s.n > 120 || slash == SK_SPAN_NONE || slash == 0 || slash + 1 == s.n ||
	    sk_span_begins_nocase(s, SK_SPAN("multipart/")) ||
	    sk_span_begins_nocase(s, SK_SPAN("message/")))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = s.p[i];

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    c == '.' || c == '-' || c == '+' || c == '_' || i == slash))
			return false;
	}
	return true;
}

void
sk_msg_attach(struct sk_msg_out *o, const struct sk_msg_file *f)
{
	(void)sk_buf_text(&o->buf, "Content-Type: ");
	(void)sk_buf_span(&o->buf, is_media_type(f->mime) ? f->mime :
	    SK_SPAN("application/octet-stream"));
	put_parameter(o, "name", f->other);
	(void)sk_buf_printf(&o->buf, "\r\nContent-Disposition: %s", f->in_body ? "inline" : "attachment");
	put_parameter(o, "filename", f->name);
	(void)sk_buf_text(&o->buf, "\r\n");
	if (f->cid.n > 0 && f->cid.n < 200 && is_plain(f->cid)) {
		(void)sk_buf_text(&o->buf, "Content-ID: <");
		(void)sk_buf_span(&o->buf, f->cid);
		(void)sk_buf_text(&o->buf, ">\r\n");
	}
	put_content(o, f->bytes);
}
