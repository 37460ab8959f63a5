#include <stdlib.h>
#include "base/charset.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* First byte: how to read and what is declared; the rest is the text. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_span in, rest;
	struct sk_buf out;
	enum sk_charset declared;
	struct sk_charset_many many;
	size_t bad;
	uint32_t cp;

	if (n < 1)
		return 0;
	if (arena == NULL && ((arena = sk_arena_new((size_t)1 << 26)) == NULL ||
	    sk_charset_warm() != 0))
		abort();
	declared = (enum sk_charset)(p[0] % SK_CS_COUNT);
	in = (struct sk_span){ p + 1, n - 1 };
	for (enum sk_charset cs = SK_CS_UNKNOWN; cs < SK_CS_COUNT; cs++) {
		sk_arena_reset(arena);
		/* A byte gives at most three: the scorer counts on it. */
		out = sk_buf_new(arena, 3 * in.n + 1);
		if (sk_charset_to_utf8(cs, in, &out, &bad) != 0 || bad > in.n ||
		    out.n > 3 * in.n || !sk_utf8_valid(sk_buf_view(&out)))
			abort();
		out = sk_buf_new(arena, in.n / 2);
		(void)sk_charset_to_utf8(cs, in, &out, NULL);
		if (out.n > in.n / 2)
			abort();
	}
	if (sk_charset_true(in, declared) >= SK_CS_COUNT ||
	    (sk_utf8_valid(in) && declared == SK_CS_UTF8 && n > 1 && in.p[0] > 0x7F &&
	    sk_span_chr(in, 0, 0) == SK_SPAN_NONE && sk_charset_true(in, declared) != SK_CS_UTF8))
		abort();
	many = (struct sk_charset_many){ .before = declared };
	sk_charset_many_add(&many, sk_span_head(in, n / 3));
	sk_charset_many_add(&many, sk_span_from(in, n / 3));
	if (sk_charset_many_true(&many) >= SK_CS_COUNT)
		abort();
	(void)sk_charset_find(in);
	for (rest = in; sk_utf8_next(&rest, &cp);)
		if (cp > 0x10FFFF)
			abort();
	return 0;
}
