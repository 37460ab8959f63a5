#include <bzlib.h>
#include <limits.h>
#include <string.h>
#include "stream.h"

/*
 * "BZh", the size of a block from '1' to '9', and 6 bytes of which a block (pi)
 * or the end (square root of pi) is known.
 */
static bool
find(struct sk_span in, uint64_t *skip_r)
{
	struct sk_span rest = sk_span_from(in, 4);
	uint8_t level;

	*skip_r = 0;
	return sk_span_begins(in, SK_SPAN("BZh")) && sk_span_u8(in, 3, &level) &&
	    level >= '1' && level <= '9' &&
	    (sk_span_begins(rest, SK_SPAN("\x31\x41\x59\x26\x53\x59")) ||
	    sk_span_begins(rest, SK_SPAN("\x17\x72\x45\x38\x50\x90")));
}

/* 24 bits of the magic word, 4 of the size, 48 of the first block. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	uint64_t skip;

	(void)type;
	return find(bytes, &skip) ? 76 : 0;
}

static bool
start(void *state)
{
	bz_stream *z = state;

	if (z->state != NULL)
		(void)BZ2_bzDecompressEnd(z);
	memset(z, 0, sizeof *z);
	return BZ2_bzDecompressInit(z, 0, 0) == BZ_OK;
}

static enum sk_step
step(void *state, struct sk_span in, uint8_t *out, size_t room, size_t *taken_r, size_t *gave_r)
{
	bz_stream *z = state;
	int rc;

	z->next_in = (char *)(uintptr_t)in.p;
	z->avail_in = in.n > UINT_MAX ? UINT_MAX : (unsigned)in.n;
	z->next_out = (char *)out;
	z->avail_out = room > UINT_MAX ? UINT_MAX : (unsigned)room;
	*taken_r = z->avail_in;
	*gave_r = z->avail_out;
	rc = BZ2_bzDecompress(z);
	*taken_r -= z->avail_in;
	*gave_r -= z->avail_out;
	switch (rc) {
	case BZ_OK: return SK_STEP_MORE;
	case BZ_STREAM_END: return SK_STEP_END;
	case BZ_MEM_ERROR: return SK_STEP_MEMORY;
	default: return SK_STEP_BROKEN;
	}
}

static const struct sk_codec codec = { find, start, step, NULL };

void
sk_bzip2_read(struct sk_unpack *u, size_t self, struct sk_span in, struct sk_buf *b,
    uint64_t *given, struct sk_streamed *out_r)
{
	bz_stream z;

	memset(&z, 0, sizeof z);
	sk_stream_read(u, self, &codec, &z, in, b, given, out_r);
	if (z.state != NULL)
		(void)BZ2_bzDecompressEnd(&z);
}

static void
open(struct sk_unpack *u, size_t self)
{
	bz_stream z;

	memset(&z, 0, sizeof z);
	sk_stream_open(u, self, &codec, &z);
	if (z.state != NULL)
		(void)BZ2_bzDecompressEnd(&z);
}

const struct sk_format sk_fmt_bzip2 = { "bzip2", "bzip2 and libbzip2 1.0.8, manual, section 3", bid,
	open };
