#include <stdio.h>
#include "tree.h"

enum { DIGITS = 24 };

/* "hh:mm" somewhere in s: an envelope line ends with a date in asctime's form
 * (RFC 4155, appendix A), ordinary text that begins with "From " does not. */
static bool
has_time(struct sk_span s)
{
	size_t at = 0;

	while ((at = sk_span_chr(s, ':', at)) != SK_SPAN_NONE) {
		if (at >= 2 && at + 2 < s.n && s.p[at - 1] >= '0' && s.p[at - 1] <= '9' &&
		    s.p[at + 1] >= '0' && s.p[at + 1] <= '9')
			return true;
		at++;
	}
	return false;
}

static bool
is_envelope(struct sk_span line)
{
	return line.n < 998 && sk_span_begins(line, SK_SPAN("From ")) && has_time(line);
}

/* 5 letters of "From " and the 3 characters of a time: 64 bits, once the typer
 * has seen that it is no single message. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	struct sk_span line;

	if (type != SK_TYPE_MBOX)
		return 0;
	return sk_span_line(&bytes, &line, NULL) && is_envelope(line) ? 64 : 0;
}

static bool
add(struct sk_unpack *u, size_t self, struct sk_span message, uint64_t number)
{
	char label[DIGITS];

	(void)snprintf(label, sizeof label, "%llu", (unsigned long long)number);
	return sk_unpack_add_message(u, self, sk_span_text(label), message);
}

/* Messages lie between envelope lines, each behind an empty line.  Quoted
 * "From " lines stay quoted: undoing that would copy every message, and says
 * nothing about what is attached to it. */
static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_span all = u->object[self].bytes, rest = all, line, message = { 0 };
	uint64_t n = 0;
	bool empty = true, more = true, inside = false;

	while (more) {
		size_t at = all.n - rest.n;

		if (!sk_span_line(&rest, &line, NULL))
			break;
		if (empty && is_envelope(line)) {
			message.n = at - (size_t)(inside ? message.p - all.p : 0);
			if (inside)
				more = add(u, self, message, ++n);
			message = rest;
			inside = true;
		}
		empty = line.n == 0;
	}
	if (inside && more)
		(void)add(u, self, message, ++n);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, n);
}

const struct sk_format sk_fmt_mbox = { "mbox", "RFC 4155, appendix A", bid, open };
