#include <stdio.h>
#include "base/mbox.h"
#include "tree.h"

enum { DIGITS = 24 };

/* The typer has seen 5 letters of "From ", a weekday, a month, a time and a year
 * in the first line that is not empty: more than 64 bits. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	(void)bytes;
	return type == SK_TYPE_MBOX ? 64 : 0;
}

/* The message as it was before it was put into the mailbox: its hash is that of
 * the same mail elsewhere.  False at a limit. */
static bool
unquote(struct sk_unpack *u, size_t self, uint64_t *given, struct sk_span *message)
{
	size_t quotes = sk_mbox_quotes(*message);
	uint8_t *p;

	if (quotes == 0)
		return true;
	if (!sk_unpack_may(u, self, *given, message->n - quotes))
		return false;
	*given += message->n - quotes;
	if ((p = sk_arena_raw(u->arena, message->n)) == NULL) {
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return false;
	}
	*message = (struct sk_span){ p, sk_mbox_unquote(*message, p) };
	return true;
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct sk_span rest = u->object[self].bytes, message;
	uint64_t n = 0, given = 0;
	char label[DIGITS];

	if (sk_span_begins(rest, SK_SPAN("\xEF\xBB\xBF")))
		rest = sk_span_from(rest, 3);
	if (!sk_mbox_is(rest))	/* in wide characters, for one */
		sk_unpack_gap(u, self, "unsupported");
	else
		while (sk_mbox_cut(&rest, &message) && unquote(u, self, &given, &message)) {
			(void)snprintf(label, sizeof label, "%llu", (unsigned long long)++n);
			if (!sk_unpack_add_message(u, self, sk_span_text(label), message))
				break;
		}
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, n);
}

const struct sk_format sk_fmt_mbox = { "mbox", "RFC 4155, appendix A", bid, open };
