#include "tree.h"

/*
 * A page saved as one file (RFC 2557) behind the begin of something else.  Word
 * looks for the fields of MIME further on than a mail reader does: a PDF with such
 * a page behind its objects, named .doc, runs the page's macros (JPCERT/CC, "MalDoc
 * in PDF", 2023), and so does one behind lines of junk.  A page from the first byte on is opened as a message is.
 */

enum {
	LOOK = 4 << 20,		/* bytes in which it is looked for */
	HEAD = 2048,		/* of fields, from "MIME-Version" to the type */
	TRIES = 64
};

static bool
may_carry(enum sk_type type)
{
	return type == SK_TYPE_PDF || type == SK_TYPE_RTF || type == SK_TYPE_TEXT || type == SK_TYPE_HTML ||
	    type == SK_TYPE_UNKNOWN;
}

/* Where the fields of a page begin, at the start of a line. */
static size_t
find(struct sk_span all)
{
	struct sk_span s = sk_span_head(all, LOOK);
	size_t at = 0;

	for (int i = 0; i < TRIES; i++) {
		struct sk_span head;

		at = sk_span_find_nocase(s, SK_SPAN("MIME-Version:"), at);
		if (at == SK_SPAN_NONE)
			break;
		head = sk_span_head(sk_span_from(all, at), HEAD);
		if (at > 0 && (s.p[at - 1] == '\n' || s.p[at - 1] == '\r') &&
		    sk_span_find_nocase(head, SK_SPAN("multipart/related"), 0) != SK_SPAN_NONE &&
		    sk_span_find_nocase(sk_span_from(all, at), SK_SPAN("\nContent-Location:"), 0) !=
		    SK_SPAN_NONE)
			return at;
		at++;
	}
	return SK_SPAN_NONE;
}

/* The names of three fields and the type, at the starts of lines: 300 bits, but in
 * the midst of other things. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	return may_carry(type) && find(bytes) != SK_SPAN_NONE ? 24 : 0;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_span all = u->object[self].bytes;
	size_t at = find(all);

	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, 1);
	(void)sk_unpack_add_message(u, self, SK_SPAN("page"), sk_span_from(all, at));
}

const struct sk_format sk_fmt_mhtml = { "mhtml", "RFC 2557", bid, open };
