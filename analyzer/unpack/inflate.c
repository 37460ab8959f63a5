/*
 * inflate - libdeflate where the size that is claimed can be believed: it wants
 * all the room at once and is two to three times as fast.  zlib, step by step,
 * for everything else: lies, damage, bombs.
 */
#include <libdeflate.h>
#include <limits.h>
#include <string.h>
#include <zlib.h>
#include "base/error.h"
#include "inflate.h"
#include "stream.h"
#include "tree.h"

enum {
	STEP_IN = 1 << 20,	/* bytes between two looks at the clock */
	STEP_OUT = 1 << 18,	/* bytes that are asked for at a time */
	PLAIN = 1 << 18,	/* a claim up to this size costs little if it lies, */
	PLAIN_RATIO = 32	/* and so does one of this many times the input */
};

uint32_t
sk_crc32(uint32_t crc, struct sk_span s)
{
	return s.n == 0 ? crc : libdeflate_crc32(crc, s.p, s.n);
}

/* One call of inflate: how much it gave, and what it said. */
static int
step(z_stream *z, struct sk_span in, struct sk_buf *b, struct sk_inflated *out, size_t *gave_r)
{
	struct sk_span rest = sk_span_head(sk_span_from(in, out->taken), STEP_IN);
	size_t room = b->room - b->n < STEP_OUT ? b->room - b->n : STEP_OUT;
	int rc;

	z->next_in = (Bytef *)(uintptr_t)rest.p;
	z->avail_in = (uInt)rest.n;
	z->next_out = b->p + b->n;
	z->avail_out = (uInt)room;
	rc = inflate(z, Z_NO_FLUSH);
	out->taken += rest.n - z->avail_in;
	*gave_r = room - z->avail_out;
	return rc;
}

/* The whole stream at once, into just the room that is claimed.  False if it
 * does not fit, is damaged, or may not be: then nothing was given. */
static bool
at_once(struct sk_unpack *u, size_t self, struct sk_span in, uint64_t expected,
    uint64_t *given, struct sk_inflated *out)
{
	static struct libdeflate_decompressor *d;	/* one thread a process */
	size_t taken, gave;
	uint8_t *p;

	if (expected == 0 || expected > sk_budget_left(u->budget) ||
	    (expected > PLAIN && expected / PLAIN_RATIO > in.n) ||
	    (d == NULL && (d = libdeflate_alloc_decompressor()) == NULL) ||
	    (p = sk_arena_raw(u->arena, (size_t)expected)) == NULL)
		return false;
	if (libdeflate_deflate_decompress_ex(d, in.p, in.n, p, (size_t)expected, &taken,
	    &gave) != LIBDEFLATE_SUCCESS)
		return false;
	if (sk_unpack_stop(u, self, *given, gave) != NULL)
		return false;	/* as far as the limit goes, step by step */
	*given += gave;
	out->bytes = (struct sk_span){ p, gave };
	out->crc = sk_crc32(0, out->bytes);
	out->taken = taken;
	out->ended = true;
	return true;
}

static void
in_steps(struct sk_unpack *u, size_t self, struct sk_span in, uint64_t expected,
    uint64_t *given, struct sk_inflated *out_r)
{
	struct sk_buf b = sk_buf_new(u->arena, (size_t)u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	z_stream z;
	int rc = Z_OK;

	memset(&z, 0, sizeof z);
	if (inflateInit2(&z, -MAX_WBITS) != Z_OK) {
		out_r->stopped = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
		return;
	}
	while (rc == Z_OK && (out_r->stopped = sk_stream_room(&b, expected)) == NULL) {
		uint64_t before = out_r->taken;
		size_t gave;

		rc = step(&z, in, &b, out_r, &gave);
		if ((out_r->stopped = sk_unpack_stop(u, self, *given, gave)) != NULL)
			break;
		out_r->crc = sk_crc32(out_r->crc, (struct sk_span){ b.p + b.n, gave });
		*given += gave;
		b.n += gave;
		if (gave == 0 && out_r->taken == before)
			break;
	}
	(void)inflateEnd(&z);
	out_r->ended = rc == Z_STREAM_END;
	out_r->bytes = sk_buf_view(&b);
	if (out_r->stopped != NULL)
		sk_unpack_gap(u, self, out_r->stopped);
}

void
sk_inflate(struct sk_unpack *u, size_t self, struct sk_span in, uint64_t expected,
    uint64_t *given, struct sk_inflated *out_r)
{
	*out_r = (struct sk_inflated){ .stopped = NULL };
	if (!at_once(u, self, in, expected, given, out_r))
		in_steps(u, self, in, expected, given, out_r);
}

const uint32_t *
sk_crc32_table(void)
{
	return (const uint32_t *)get_crc_table();
}
