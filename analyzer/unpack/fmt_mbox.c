#include <stdio.h>
#include "tree.h"

enum {
	DIGITS = 24,
	LINE = 1024	/* bytes, as the typer's own look at an envelope line */
};

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
	return line.n < LINE && sk_span_begins(line, SK_SPAN("From ")) && has_time(line);
}

/* The typer has seen 5 letters of "From ", a weekday, a month, a time and a year
 * in the first line that is not empty: more than 64 bits. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)bytes;
	return type == SK_TYPE_MBOX ? 64 : 0;
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
	struct sk_span all = u->object[self].bytes, rest, line, message = { 0 };
	uint64_t n = 0;
	bool empty = true, more = true, inside = false;

	if (sk_span_begins(all, SK_SPAN("\xEF\xBB\xBF")))
		all = sk_span_from(all, 3);
	rest = all;
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
	if (!inside)	/* in wide characters, for one */
		sk_unpack_gap(u, self, "unsupported");
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, n);
}

const struct sk_format sk_fmt_mbox = { "mbox", "RFC 4155, appendix A", bid, open };
