/*
 * message - whether bytes are a mail message, and where its header begins.
 */
#include "parts.h"

enum {
	LINES_MAX = 200,	/* lines that are looked at */
	NEED = 2		/* fields that mail has */
};

size_t
message_begin(struct sk_span s, bool *bom_r)
{
	struct sk_span rest = s, line;

	*bom_r = sk_span_begins(s, SK_SPAN("\xEF\xBB\xBF"));
	if (*bom_r)
		rest = sk_span_from(rest, 3);
	for (;;) {
		size_t here = s.n - rest.n;

		if (!sk_span_line(&rest, &line, NULL))
			return here;
		if (sk_span_trim(line).n != 0)
			return here;
	}
}

static bool
mail_field(struct sk_span name)
{
	static const char *const names[] = {
		"From", "To", "Subject", "Date", "Received", "Message-ID", "MIME-Version", "Cc",
		"Reply-To", "Return-Path", "Sender", "Content-Type", "Delivered-To", "In-Reply-To",
		"References", "X-Mailer", "DKIM-Signature", "X-Original-To", "Bcc",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sk_span_is_nocase(name, names[i]))
			return true;
	return false;
}

/* Length of a field's name at the begin of line, 0 if there is none. */
static size_t
name_length(struct sk_span line)
{
	size_t n = 0, blanks = 0;

	while (n < line.n && line.p[n] > ' ' && line.p[n] <= '~' && line.p[n] != ':')
		n++;
	while (n + blanks < line.n && (line.p[n + blanks] == ' ' || line.p[n + blanks] == '\t'))
		blanks++;
	return n + blanks < line.n && line.p[n + blanks] == ':' ? n : 0;
}

bool
message_envelope(struct sk_span line)
{
	if (sk_span_begins(line, SK_SPAN(">From ")))	/* quoted once too often */
		return true;
	return sk_span_begins(line, SK_SPAN("From ")) && name_length(line) == 0;
}

bool
sk_mime_is_message(struct sk_span bytes)
{
	struct sk_span rest, line;
	size_t found = 0;
	bool bom, cr;

	rest = sk_span_head(sk_span_from(bytes, message_begin(bytes, &bom)), 65536);
	cr = sk_span_chr(rest, '\n', 0) == SK_SPAN_NONE;
	for (size_t i = 0; i < LINES_MAX && found < NEED; i++) {
		size_t n, end = cr ? sk_span_chr(rest, '\r', 0) : SK_SPAN_NONE;

		if (end != SK_SPAN_NONE) {
			line = sk_span_head(rest, end);
			rest = sk_span_from(rest, end + 1);
		} else if (!sk_span_line(&rest, &line, NULL)) {
			break;
		}
		if (sk_span_trim(line).n == 0)
			break;
		if (line.p[0] == ' ' || line.p[0] == '\t')
			continue;
		if (i == 0 && message_envelope(line))
			continue;
		if ((n = name_length(line)) == 0)
			return false;
		found += mail_field(sk_span_head(line, n));
	}
	return found >= NEED;
}

/* Fields that only a mail has.  What browsers write as From has no address. */
static bool
post_field(struct sk_span name, struct sk_span value)
{
	static const char *const names[] = {
		"To", "Cc", "Bcc", "Received", "Message-ID", "Return-Path", "Sender", "Reply-To",
		"Delivered-To", "In-Reply-To", "References",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sk_span_is_nocase(name, names[i]))
			return true;
	return sk_span_is_nocase(name, "From") && sk_span_chr(value, '@', 0) != SK_SPAN_NONE;
}

bool
sk_mime_is_entity(struct sk_span bytes, bool *related_r)
{
	struct sk_span rest, line, name = { 0 };
	bool bom, typed = false;

	*related_r = false;
	rest = sk_span_head(sk_span_from(bytes, message_begin(bytes, &bom)), 65536);
	for (size_t i = 0; i < LINES_MAX && sk_span_line(&rest, &line, NULL); i++) {
		if (sk_span_trim(line).n == 0)
			break;
		if (line.p[0] != ' ' && line.p[0] != '\t')
			name = sk_span_head(line, name_length(line));
		if (name.n == 0 || post_field(name, line))
			return false;
		if (!sk_span_is_nocase(name, "Content-Type"))
			continue;
		typed = true;
		*related_r |= sk_span_find_nocase(line, SK_SPAN("multipart/related"), 0) !=
		    SK_SPAN_NONE;
	}
	return typed;
}

/* --- line ends --- */

enum { LOOK = 65536 };

/* CR alone ends lines: no LF comes before a second field does. */
static bool
cr_alone(struct sk_span head)
{
	size_t lf = sk_span_chr(head, '\n', 0), cr = sk_span_chr(head, '\r', 0);

	if (lf == SK_SPAN_NONE)
		lf = head.n;
	if (cr >= lf || cr + 1 >= lf || head.p[cr + 1] == '\r')	/* NONE is not less */
		return false;
	return name_length(sk_span_head(head, cr)) > 0 &&
	    (name_length(sk_span_head(sk_span_from(head, cr + 1), lf - cr - 1)) > 0 ||
	    head.p[cr + 1] == ' ' || head.p[cr + 1] == '\t');
}

/* The first line ends in CR CR LF. */
static bool
cr_twice(struct sk_span head)
{
	size_t lf = sk_span_chr(head, '\n', 0);

	return lf != SK_SPAN_NONE && lf >= 2 && head.p[lf - 1] == '\r' && head.p[lf - 2] == '\r';
}

bool
message_lines(struct sk_span s, struct sk_arena *arena, struct sk_span *clean_r)
{
	struct sk_span head = sk_span_head(s, LOOK);
	bool alone = cr_alone(head);
	uint8_t *p;
	size_t n = 0;

	*clean_r = s;
	if ((!alone && !cr_twice(head)) || (p = sk_arena_raw(arena, s.n)) == NULL)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool next_cr = i + 1 < s.n && s.p[i + 1] == '\r';
		bool next_lf = i + 1 < s.n && s.p[i + 1] == '\n';

		if (s.p[i] != '\r')
			p[n++] = s.p[i];
		else if (alone && !next_lf)
			p[n++] = '\n';
		else if (!alone && !next_cr)
			p[n++] = '\r';
	}
	*clean_r = (struct sk_span){ p, n };
	return true;
}
