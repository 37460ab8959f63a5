#include <zstd.h>
#include <zstd_errors.h>
#include "stream.h"

enum {
	WINDOW_LOG = 27,	/* 128 MiB: what the tool takes without being told more */
	HEAD = 5		/* what the decoder wants first, and no whole frame */
};

struct zst {
	ZSTD_DCtx	*d;
	size_t		 wants;		/* bytes of input for the next step */
};

/* Skippable frames (RFC 8878, 3.1.2) may stand before a frame and behind it. */
static bool
find(struct sk_span in, uint64_t *skip_r)
{
	uint32_t magic, n;

	*skip_r = 0;
	while (sk_span_u32le(in, *skip_r, &magic) && (magic & 0xFFFFFFF0u) == 0x184D2A50u &&
	    sk_span_u32le(in, *skip_r + 4, &n) && n <= in.n - *skip_r - 8)
		*skip_r += 8 + (uint64_t)n;
	return sk_span_begins(sk_span_from(in, *skip_r), SK_SPAN("\x28\xB5\x2F\xFD"));
}

/* 32 bits of the magic number; another 64 for each skippable frame before it
 * would be too much said. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	uint64_t skip;

	(void)type;
	return find(bytes, &skip) ? 32 : 0;
}

static bool
start(void *state)
{
	struct zst *z = state;

	z->wants = HEAD;
	if (z->d == NULL && (z->d = ZSTD_createDCtx()) == NULL)
		return false;
	return !ZSTD_isError(ZSTD_DCtx_reset(z->d, ZSTD_reset_session_only)) &&
	    !ZSTD_isError(ZSTD_DCtx_setParameter(z->d, ZSTD_d_windowLogMax, WINDOW_LOG));
}

static enum sk_step
failed(size_t rc)
{
	switch (ZSTD_getErrorCode(rc)) {
	case ZSTD_error_checksum_wrong: return SK_STEP_CHECKSUM;
	case ZSTD_error_dictionary_wrong:
	case ZSTD_error_dictionary_corrupted:
	case ZSTD_error_frameParameter_unsupported: return SK_STEP_UNSUPPORTED;
	case ZSTD_error_frameParameter_windowTooLarge:
	case ZSTD_error_memory_allocation: return SK_STEP_MEMORY;
	default: return SK_STEP_BROKEN;
	}
}

static enum sk_step
step(void *state, struct sk_span in, uint8_t *out, size_t room, size_t *taken_r, size_t *gave_r)
{
	struct zst *z = state;
	/* Just what is asked for, block by block: a call that meets a wrong byte
	 * tells nothing of what came out before it. */
	ZSTD_inBuffer from = { in.p, sk_span_head(in, z->wants).n, 0 };
	ZSTD_outBuffer to = { out, room, 0 };
	size_t rc = ZSTD_decompressStream(z->d, &to, &from);

	*taken_r = from.pos;
	*gave_r = to.pos;
	if (ZSTD_isError(rc))
		return failed(rc);
	z->wants = rc;
	return rc == 0 ? SK_STEP_END : SK_STEP_MORE;
}

static uint64_t
length(struct sk_span in)
{
	size_t n = ZSTD_findFrameCompressedSize(in.p, in.n);

	return ZSTD_isError(n) ? in.n : n;
}

/* The size that a frame claims is not looked at. */
static void
open(struct sk_unpack *u, size_t self)
{
	static const struct sk_codec codec = { find, start, step, length };
	struct zst z = { .d = NULL };

	sk_stream_open(u, self, &codec, &z);
	(void)ZSTD_freeDCtx(z.d);
}

const struct sk_format sk_fmt_zstd = { "zstd", "RFC 8878, section 3", bid, open };
