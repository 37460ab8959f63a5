#ifndef SEKISHO_UNPACK_LZMA_H
#define SEKISHO_UNPACK_LZMA_H
/*
 * lzma - LZMA and LZMA2 with the filters that stand before them, bare (as 7z
 * keeps them), in .xz and in .lzma files.  What comes out is bounded by the
 * limits of the message step by step, a dictionary by its memory.
 */
#include "unpack/unpack.h"

enum sk_lzma_method {
	SK_LZMA_NONE, SK_LZMA_LZMA1, SK_LZMA_LZMA2, SK_LZMA_DELTA, SK_LZMA_X86, SK_LZMA_POWERPC,
	SK_LZMA_IA64, SK_LZMA_ARM, SK_LZMA_ARMTHUMB, SK_LZMA_SPARC, SK_LZMA_ARM64,
	SK_LZMA_METHODS
};

enum sk_lzma_kind { SK_LZMA_XZ, SK_LZMA_ALONE };

/* One coder of a chain, and its properties as they are stored. */
struct sk_lzma_coder {
	enum sk_lzma_method method;
	struct sk_span	 props;
};

struct sk_lzma_out {
	uint64_t	 taken;		/* bytes of input that were used */
	bool		 ended;		/* it came to its end */
	bool		 checksum;	/* content does not fit its checksum */
	bool		 unsupported;	/* a filter or an option that is not known */
	const char	*stopped;	/* name of the limit that ended it, or NULL */
};

/*
 * Decodes in for object self and appends what comes out to out.  coder stands as
 * an encoder applied them: the last one is LZMA1 or LZMA2.  It ends with size
 * bytes.  *given counts what self has given in all.
 */
void	sk_lzma_raw(struct sk_unpack *u, size_t self, const struct sk_lzma_coder *coder, size_t n,
	    struct sk_span in, uint64_t size, uint64_t *given, struct sk_buf *out,
	    struct sk_lzma_out *out_r);
/* The same of one .xz stream, or one .lzma file, at the start of in. */
void	sk_lzma_stream(struct sk_unpack *u, size_t self, enum sk_lzma_kind kind, struct sk_span in,
	    uint64_t *given, struct sk_buf *out, struct sk_lzma_out *out_r);
#endif
