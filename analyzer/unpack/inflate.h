#ifndef SEKISHO_UNPACK_INFLATE_H
#define SEKISHO_UNPACK_INFLATE_H
/* inflate - deflate streams (RFC 1951) and the checksum beside them. */
#include "unpack/unpack.h"

struct sk_inflated {
	struct sk_span	 bytes;		/* what came out, in the arena */
	uint64_t	 taken;		/* bytes of input that the stream used */
	uint32_t	 crc;		/* CRC-32 of bytes */
	bool		 ended;		/* the stream came to its end */
	const char	*stopped;	/* name of the limit that ended it, or NULL */
};

/*
 * Decodes the deflate stream at the start of in for object self.  *given counts
 * what self has given in all.  expected is a size to make room for at once, as
 * claimed: it may lie.
 */
void	sk_inflate(struct sk_unpack *u, size_t self, struct sk_span in, uint64_t expected,
	    uint64_t *given, struct sk_inflated *out_r);
/* CRC-32 as in ISO 3309 and RFC 1952, going on from crc (0 at the start). */
uint32_t sk_crc32(uint32_t crc, struct sk_span s);
/* The table of that CRC by bytes, 256 of them. */
const uint32_t *sk_crc32_table(void);
#endif
