#include <stdlib.h>
#include "base/charset.h"
#include "base/json.h"
#include "base/text.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* Whatever went in, a terminal may be shown what comes out. */
static void
harmless(const struct sk_buf *b)
{
	struct sk_span s = sk_buf_view(b);
	uint32_t cp;

	if (b->full)
		return;
	if (!sk_utf8_valid(s))
		abort();
	while (sk_utf8_next(&s, &cp))
		if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || sk_cp_is_bidi(cp))
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_span in = { p, n };
	struct sk_buf out, once;
	struct sk_json j;
	uint64_t v = 0;

	if (arena == NULL && (arena = sk_arena_new((size_t)1 << 26)) == NULL)
		abort();
	sk_arena_reset(arena);
	out = sk_buf_new(arena, 1 << 20);
	sk_text_safe(&out, in, n % 80);
	harmless(&out);
	once = sk_buf_new(arena, 1 << 20);
	sk_text_fold(&once, in);
	if (!once.full && (!sk_utf8_valid(sk_buf_view(&once)) || once.n > 3 * n))
		abort();
	out = sk_buf_new(arena, 1 << 20);
	j = sk_json_new(&out);
	sk_json_array(&j, NULL);
	sk_json_text(&j, NULL, in);
	(void)sk_span_u64le(in, 0, &v);
	sk_json_int(&j, NULL, (int64_t)v);
	sk_json_tenth(&j, NULL, (double)(int64_t)v / 1e9);
	sk_json_end(&j);
	harmless(&out);
	sk_text_time(&out, (int64_t)v, (int)(v >> 40));
	sk_text_hex(&out, in);
	return 0;
}
