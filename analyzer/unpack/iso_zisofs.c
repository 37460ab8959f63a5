#include <string.h>
#include "inflate.h"
#include "iso.h"
#include "tree.h"

/* "zisofs" as in the Linux kernel, fs/isofs/zisofs.h and compress.c: a header that
 * tells the same as the ZF field, places of the blocks, blocks in zlib's form. */
static const struct sk_span magic = SK_LIT("\x37\xE4\x53\x96\xC9\xDB\xD6\x07");
enum { ZLIB_HEAD = 2, HEAD = 16, LEAST_BLOCK = 15, MOST_BLOCK = 17 };

struct unzip {
	struct sk_iso	*iso;
	struct sk_span	 packed;
	struct sk_buf	 out;
	uint64_t	*given;
};

static const char *
zeros(struct unzip *z, size_t n)
{
	const char *why = sk_unpack_stop(z->iso->u, z->iso->self, *z->given, n);

	if (why != NULL)
		return why;
	*z->given += n;
	if (!sk_buf_reserve(&z->out, n))
		return sk_limit_table[SK_LIMIT_OBJECT_BYTES].name;
	memset(z->out.p + z->out.n, 0, n);
	z->out.n += n;
	return NULL;
}

/* Block number i of n bytes, which fills up to want when unpacked. */
static const char *
block(struct unzip *z, uint64_t at, size_t want)
{
	struct sk_inflated piece;
	struct sk_span in;
	uint32_t from, to;

	if (!sk_span_u32le(z->packed, at, &from) || !sk_span_u32le(z->packed, at + 4, &to) ||
	    to < from || !sk_span_cut(z->packed, from, to - from, &in))
		return "damaged";
	if (in.n == 0)
		return zeros(z, want);
	sk_inflate(z->iso->u, z->iso->self, sk_span_from(in, ZLIB_HEAD), want, z->given, &piece);
	if (!sk_buf_span(&z->out, sk_span_head(piece.bytes, want)))
		return sk_limit_table[SK_LIMIT_OBJECT_BYTES].name;
	if (piece.stopped != NULL)
		return piece.stopped;
	return piece.ended && piece.bytes.n == want ? NULL : "damaged";
}

const char *
sk_iso_unzip(struct sk_iso *iso, const struct sk_iso_file *f, struct sk_span packed,
    uint64_t *given, struct sk_span *bytes_r)
{
	struct unzip z = { .iso = iso, .packed = packed, .given = given,
		.out = sk_buf_new(iso->u->arena, (size_t)iso->u->budget->limit[SK_LIMIT_OBJECT_BYTES]) };
	uint64_t at = (uint64_t)f->pack_head * 4;
	const char *why = NULL;
	uint32_t left;

	*bytes_r = packed;
	if (!sk_span_begins(packed, magic) || at < HEAD || f->pack_block < LEAST_BLOCK ||
	    f->pack_block > MOST_BLOCK || !sk_span_u32le(packed, 8, &left))
		return "damaged";
	if (left != f->pack_size)
		sk_unpack_defect(iso->u, iso->self, "size_lie");
	while (left > 0 && why == NULL) {
		size_t want = (size_t)1 << f->pack_block;

		want = want < left ? want : left;
		why = block(&z, at, want);
		left -= (uint32_t)want;
		at += 4;
	}
	*bytes_r = sk_buf_view(&z.out);
	return why;
}
