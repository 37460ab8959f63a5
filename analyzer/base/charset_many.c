#include <string.h>
#include "base/charset.h"

/*
 * The texts stand one below the other and are judged as one: a new line is a
 * new line in every charset that is tried, and costs the same in each.
 */

static bool
tells_nothing(struct sk_span s)
{
	return sk_utf8_ascii(s) == s.n || sk_span_chr(s, 0x1B, 0) != SK_SPAN_NONE ||
	    sk_span_chr(s, 0, 0) != SK_SPAN_NONE;
}

void
sk_charset_many_add(struct sk_charset_many *m, struct sk_span text)
{
	if (m->n >= sizeof m->bytes || text.n >= sizeof m->bytes - m->n || tells_nothing(text) ||
	    sk_span_find((struct sk_span){ m->bytes, m->n }, text, 0) != SK_SPAN_NONE)
		return;
	memcpy(m->bytes + m->n, text.p, text.n);
	m->n += text.n;
	m->bytes[m->n++] = '\n';
}

enum sk_charset
sk_charset_many_true(struct sk_charset_many *m)
{
	/* Asked anew when there is half as much again, so that names that come
	 * one by one cost no more than a few answers. */
	if (m->n == 0)
		return m->before;
	if (m->found == SK_CS_UNKNOWN || m->n - m->judged > m->judged / 2) {
		m->found = sk_charset_true((struct sk_span){ m->bytes, m->n }, m->before);
		m->judged = m->n;
	}
	return m->found;
}
