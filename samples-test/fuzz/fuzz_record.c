/* What comes over the trust line: anything may; what is accepted comes out again
 * byte for byte, unless keys were dropped. */
#include <stdlib.h>
#include <string.h>
#include "record/record.h"

int	LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct sk_arena *arena;
	struct sk_record *r;
	struct sk_buf b;
	size_t dropped;

	if (arena == NULL && (arena = sk_arena_new(64 << 20)) == NULL)
		abort();
	sk_arena_reset(arena);
	if (sk_record_decode((struct sk_span){ p, n }, arena, true, &r, &dropped) != 0)
		return 0;
	b = sk_buf_new(arena, SK_RECORD_WIRE);
	if (sk_record_encode(r, true, &b) != 0)
		abort();
	if (dropped == 0 && (b.n != n || memcmp(b.p, p, n) != 0))
		abort();
	return 0;
}
