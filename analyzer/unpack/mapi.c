#include <string.h>
#include <time.h>
#include "mapi.h"
#include "tree.h"

enum { HEADER_BYTES = 65536 };	/* of a header that is put together */

enum sk_charset
sk_mapi_charset(uint32_t codepage)
{
	/* Windows, "Code Page Identifiers". */
	static const struct { uint32_t page; enum sk_charset cs; } pages[] = {
		{ 932, SK_CS_SJIS }, { 936, SK_CS_GB18030 }, { 54936, SK_CS_GB18030 },
		{ 949, SK_CS_EUCKR }, { 950, SK_CS_BIG5 }, { 1251, SK_CS_CP1251 },
		{ 1252, SK_CS_CP1252 }, { 20866, SK_CS_KOI8R }, { 20127, SK_CS_ASCII },
		{ 28591, SK_CS_LATIN1 }, { 50220, SK_CS_ISO2022JP }, { 50221, SK_CS_ISO2022JP },
		{ 50222, SK_CS_ISO2022JP }, { 20932, SK_CS_EUCJP }, { 51932, SK_CS_EUCJP },
		{ 51949, SK_CS_EUCKR }, { 65000, SK_CS_UTF7 }, { 65001, SK_CS_UTF8 },
		{ 1200, SK_CS_UTF16LE }, { 1201, SK_CS_UTF16BE }, { 437, SK_CS_CP437 },
		{ 866, SK_CS_CP866 }
	};

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		if (pages[i].page == codepage)
			return pages[i].cs;
	return SK_CS_UNKNOWN;
}

struct sk_span
sk_mapi_text(struct sk_unpack *u, const struct sk_mapi_value *v, enum sk_charset cs)
{
	struct sk_span s = v->bytes;
	size_t unit = v->type == SK_MAPI_UNICODE ? 2 : 1;
	struct sk_buf out;

	if (v->type != SK_MAPI_UNICODE && v->type != SK_MAPI_STRING8)
		return (struct sk_span){ 0 };
	s.n -= s.n % unit;
	while (s.n >= unit && s.p[s.n - 1] == 0 && s.p[s.n - unit] == 0)
		s.n -= unit;
	cs = unit == 2 ? SK_CS_UTF16LE : sk_charset_true(s, cs);
	if (unit == 1 && sk_utf8_ascii(s) == s.n && cs != SK_CS_ISO2022JP)
		return s;
	if (s.n > SIZE_MAX / 4 - 1)
		return (struct sk_span){ 0 };
	out = sk_buf_new(u->arena, 4 * s.n + 4);
	(void)sk_charset_to_utf8(cs, s, &out, NULL);
	return sk_buf_view(&out);
}

int64_t
sk_mapi_seconds(uint64_t filetime)
{
	/* 100 nanoseconds since 1601 ([MS-DTYP] 2.3.3); up to the year 9999. */
	const uint64_t from = 11644473600, most = 265046774400;
	uint64_t seconds = filetime / 10000000;

	return seconds <= from || seconds > most ? 0 : (int64_t)(seconds - from);
}

struct sk_mapi_mail
sk_mapi_mail_new(struct sk_unpack *u)
{
	return (struct sk_mapi_mail){ .to = sk_buf_new(u->arena, HEADER_BYTES),
		.cc = sk_buf_new(u->arena, HEADER_BYTES) };
}

/* ---- properties ---- */

enum what { HEADERS, SUBJECT, ID, NAME, ADDRESS, SMTP, TIME };

static const struct field {
	uint16_t	 id;
	enum what	 what;
	unsigned	 who;	/* 0 the sender, 1 on whose behalf */
} fields[] = {
	{ 0x007D, HEADERS, 0 },	/* PidTagTransportMessageHeaders */
	{ 0x0037, SUBJECT, 0 },	/* PidTagSubject */
	{ 0x1035, ID, 0 },	/* PidTagInternetMessageId */
	{ 0x0C1A, NAME, 0 },	/* PidTagSenderName */
	{ 0x0C1F, ADDRESS, 0 },	/* PidTagSenderEmailAddress */
	{ 0x5D01, SMTP, 0 },	/* PidTagSenderSmtpAddress */
	{ 0x0042, NAME, 1 },	/* PidTagSentRepresentingName */
	{ 0x0065, ADDRESS, 1 },	/* PidTagSentRepresentingEmailAddress */
	{ 0x5D02, SMTP, 1 },	/* PidTagSentRepresentingSmtpAddress */
	{ 0x0039, TIME, 0 },	/* PidTagClientSubmitTime */
};

/* PidTagSubject as old Outlooks write it: a 1, then the length of "Re: " and one. */
static struct sk_span
subject_of(struct sk_span s)
{
	return s.n >= 2 && s.p[0] == 1 ? sk_span_from(s, 2) : s;
}

static void
take_address(struct sk_mapi_mail *m, unsigned who, struct sk_span text, bool smtp)
{
	if (text.n == 0 || (m->smtp[who] && !smtp))
		return;
	m->address[who] = text;
	m->smtp[who] = smtp;
}

void
sk_mapi_mail_take(struct sk_unpack *u, struct sk_mapi_mail *m, const struct sk_mapi_value *v,
    enum sk_charset cs)
{
	const struct field *f = fields, *end = fields + sizeof fields / sizeof *fields;
	struct sk_span text;
	uint64_t time;

	while (f < end && f->id != v->id)
		f++;
	if (f == end || v->id == 0)
		return;
	if (f->what == TIME) {
		if (v->type == SK_MAPI_TIME && sk_span_u64le(v->bytes, 0, &time))
			m->seconds = sk_mapi_seconds(time);
		return;
	}
	text = f->what == HEADERS && v->type == SK_MAPI_STRING8 ? v->bytes : sk_mapi_text(u, v, cs);
	while (f->what == HEADERS && text.n > 0 && text.p[text.n - 1] == 0)
		text.n--;
	if (text.n == 0)
		return;
	switch (f->what) {
	case HEADERS: m->headers = text; break;
	case SUBJECT: m->subject = subject_of(text); break;
	case ID: m->message_id = text; break;
	case NAME: m->name[f->who] = text; break;
	case ADDRESS: take_address(m, f->who, text, false); break;
	case SMTP: take_address(m, f->who, text, true); break;
	default: break;
	}
}

/* ---- a header of our own ---- */

/* One line, whatever stands in s. */
static void
put_line(struct sk_buf *b, struct sk_span s)
{
	for (size_t i = 0; i < s.n && !b->full; i++)
		(void)sk_buf_byte(b, s.p[i] < ' ' ? ' ' : s.p[i]);
}

static void
put_mailbox(struct sk_buf *b, struct sk_span name, struct sk_span address)
{
	bool at = sk_span_chr(address, '@', 0) != SK_SPAN_NONE;

	if (sk_span_begins_nocase(address, SK_SPAN("SMTP:")))
		address = sk_span_from(address, 5);
	if (name.n > 0 && !sk_span_same(name, address)) {
		(void)sk_buf_byte(b, '"');
		for (size_t i = 0; i < name.n && !b->full; i++) {
			if (name.p[i] == '"' || name.p[i] == '\\')
				(void)sk_buf_byte(b, '\\');
			put_line(b, sk_span_head(sk_span_from(name, i), 1));
		}
		(void)sk_buf_text(b, "\" ");
	}
	(void)sk_buf_byte(b, '<');
	if (at)		/* else a name inside of some Exchange */
		put_line(b, address);
	(void)sk_buf_byte(b, '>');
}

void
sk_mapi_mail_recipient(struct sk_mapi_mail *m, bool cc, struct sk_span name,
    struct sk_span address)
{
	struct sk_buf *b = cc ? &m->cc : &m->to;

	if (name.n == 0 && address.n == 0)
		return;
	if (b->n > 0)
		(void)sk_buf_text(b, ", ");
	put_mailbox(b, name, address);
}

static void
put_field(struct sk_buf *b, const char *field, struct sk_span text)
{
	if (text.n == 0)
		return;
	(void)sk_buf_text(b, field);
	(void)sk_buf_text(b, ": ");
	put_line(b, text);
	(void)sk_buf_text(b, "\r\n");
}

static void
put_from(struct sk_buf *b, const struct sk_mapi_mail *m)
{
	unsigned who = m->address[1].n > 0 || m->name[1].n > 0;

	if (m->address[who].n == 0 && m->name[who].n == 0)
		return;
	(void)sk_buf_text(b, "From: ");
	put_mailbox(b, m->name[who], m->address[who]);
	(void)sk_buf_text(b, "\r\n");
}

static void
put_date(struct sk_buf *b, int64_t seconds)
{
	static const char month[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec" };
	time_t t = (time_t)seconds;
	struct tm tm;

	if (seconds != 0 && gmtime_r(&t, &tm) != NULL)
		(void)sk_buf_printf(b, "Date: %d %s %d %02d:%02d:%02d +0000\r\n", tm.tm_mday,
		    month[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

void
sk_mapi_mail_tell(struct sk_unpack *u, size_t object, const struct sk_mapi_mail *m)
{
	struct sk_buf b = sk_buf_new(u->arena, HEADER_BYTES);
	struct sk_mime *mime;

	if (m->headers.n > 0) {
		(void)sk_buf_span(&b, sk_span_head(m->headers, HEADER_BYTES - 4));
		(void)sk_buf_text(&b, "\r\n\r\n");
	} else {
		put_from(&b, m);
		put_field(&b, "To", sk_buf_view(&m->to));
		put_field(&b, "Cc", sk_buf_view(&m->cc));
		put_field(&b, "Subject", m->subject);
		put_field(&b, "Message-ID", m->message_id);
		put_date(&b, m->seconds);
		(void)sk_buf_text(&b, "\r\n");
	}
	u->object[object].is_message = true;
	(void)sk_record_number(u->record, object, SK_KEY_MESSAGE_PRESENT, 1);
	/* Its notes are about a text that nobody sent. */
	if (sk_mime_parse(sk_buf_view(&b), u->arena, u->budget, &mime) == 0)
		u->object[object].mime = mime;
	else
		sk_unpack_gap(u, object, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
}
