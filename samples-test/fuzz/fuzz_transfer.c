#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "mime/mime.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

/* Base64 letter by letter, as RFC 2045 6.8 says it: what the quick way must give. */
static struct sk_span
slow_base64(struct sk_span in, struct sk_arena *arena)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct sk_buf out = sk_buf_new(arena, in.n + 1);
	uint32_t v = 0;
	size_t have = 0;

	for (size_t i = 0; i <= in.n; i++) {
		const char *hit = i < in.n && in.p[i] != 0 ? strchr(letters, in.p[i]) : NULL;

		if (hit != NULL) {
			v = v << 6 | (uint32_t)(hit - letters);
			have++;
		}
		if (have == 4 || ((i == in.n || in.p[i] == '=') && have > 0)) {
			size_t bytes = have - 1;

			v <<= 6 * (4 - have);
			for (size_t k = 0; k < bytes; k++)
				sk_buf_byte(&out, (uint8_t)(v >> (16 - 8 * k)));
			v = 0;
			have = 0;
		}
	}
	return sk_buf_view(&out);
}

/* First byte: cap of the output in units of 8 bytes, 255 none. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_decode_facts f;
	struct sk_span in, all, first;
	struct sk_buf out;
	size_t cap;
	int e;

	if (n < 1)
		return 0;
	if (arena == NULL && (arena = sk_arena_new((size_t)1 << 28)) == NULL)
		abort();
	sk_arena_reset(arena);
	cap = p[0] == 255 ? (size_t)1 << 24 : p[0] * (size_t)8;
	in = (struct sk_span){ p + 1, n - 1 };
	all = slow_base64(in, arena);
	out = sk_buf_new(arena, cap);
	e = sk_base64_decode(in, &out, &f);
	must(e == 0 || e == SK_E_LIMIT);
	must(out.n <= cap && sk_span_begins(all, sk_buf_view(&out)));
	must(e != 0 || out.n == all.n);
	out = sk_buf_new(arena, (size_t)1 << 24);
	must(sk_base64_decode_first(in, &out) == 0);
	first = sk_buf_view(&out);
	must(sk_span_begins(all, first) && (f.padding_inside || e != 0 || first.n == all.n));
	out = sk_buf_new(arena, cap);
	must(sk_qp_decode(in, &out, &f) == 0 ? out.n <= in.n : out.n <= cap);
	out = sk_buf_new(arena, cap);
	(void)sk_uu_decode(in, &out, &f);
	must(out.n <= cap);
	return 0;
}
