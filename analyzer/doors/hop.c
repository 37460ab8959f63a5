#include "doors/site.h"

enum { WORDS = 32 };	/* of one hop that are read */

static bool
parts_words(uint8_t c)
{
	return c == ' ' || c == '(' || c == ')' || c == '[' || c == ']' || c == ',';
}

/* Cuts a word off *s; *comment says whether it stands in parentheses. */
static struct sk_span
next_word(struct sk_span *s, bool *comment)
{
	struct sk_span word;
	size_t i = 0, n = 0;

	for (; i < s->n && parts_words(s->p[i]); i++)
		if (s->p[i] == '(' || s->p[i] == ')')
			*comment = s->p[i] == '(';
	while (i + n < s->n && !parts_words(s->p[i + n]))
		n++;
	word = sk_span_head(sk_span_from(*s, i), n);
	*s = sk_span_from(*s, i + n);
	return word;
}

static bool
is_address(struct sk_span s)
{
	struct sk_network n;

	return sk_span_chr(s, '/', 0) == SK_SPAN_NONE && sk_network_read(s, &n);
}

/* A name with a dot in it, and nothing that no host name has. */
static bool
is_name(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ':' || s.p[i] == '=' || s.p[i] == '@' || s.p[i] == '/')
			return false;
	return sk_span_chr(s, '.', 0) != SK_SPAN_NONE;
}

struct sk_hop
sk_hop_read(struct sk_span from)
{
	struct sk_hop hop = { .forged = sk_span_find(from, SK_SPAN("may be forged"), 0) != SK_SPAN_NONE };
	struct sk_span rest = sk_span_head(from, 1024), word, first = { 0 }, said = { 0 };
	bool comment = false, said_next = false;

	for (int i = 0; i < WORDS && (word = next_word(&rest, &comment)).n > 0; i++) {
		if (i == 0)
			first = word;
		else if (said_next)			/* qmail: name (HELO x) (address) */
			said = word;
		else if (sk_span_begins_nocase(word, SK_SPAN("helo=")))	/* Exim: name ([address] helo=x) */
			said = sk_span_from(word, 5);
		else if (is_address(word) && hop.address.n == 0)
			hop.address = word;
		else if (comment && is_name(word) && hop.address.n == 0 && hop.name.n == 0)
			hop.name = word;
		said_next = sk_span_is(word, "HELO") || sk_span_is(word, "EHLO");
	}
	if (hop.address.n == 0 && is_address(first))
		hop.address = first;
	hop.helo = said.n > 0 ? said : first;
	if (said.n > 0)
		hop.name = is_name(first) && !is_address(first) ? first : (struct sk_span){ 0 };
	return hop;
}
