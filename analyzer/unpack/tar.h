#ifndef SEKISHO_UNPACK_TAR_H
#define SEKISHO_UNPACK_TAR_H
/* tar - fields that more than one file of the tar reader reads. */
#include "unpack/unpack.h"

enum { SK_TAR_BLOCK = 512 };

/* What a sparse member is put together from. */
struct sk_tar_sparse {
	struct sk_span	 head;		/* its header */
	struct sk_span	 more;		/* blocks of the map behind it (old GNU) */
	struct sk_span	 pax;		/* its extended header, or empty */
	struct sk_span	 data;		/* as it is stored */
};

/* A number in octal or base 256; false, and what could be read, if it is none. */
bool	sk_tar_number(struct sk_span head, size_t at, size_t n, uint64_t *v_r);
/* Cuts one "length key=value\n" off *pax.  False at the end or at nonsense. */
bool	sk_tar_record(struct sk_span *pax, struct sk_span *key_r, struct sk_span *value_r);
/* The first value of key in an extended header. */
bool	sk_tar_pax(struct sk_span pax, const char *key, struct sk_span *value_r);
/* True if the member is sparse in a way of GNU's. */
bool	sk_tar_is_sparse(const struct sk_tar_sparse *s, uint8_t kind);
/* The blocks of the map behind the header of an old GNU member. */
struct sk_span sk_tar_more(struct sk_span head, struct sk_span rest);
/* The content with its holes.  NULL, or the limit that forbids it (a gap on self). */
const char *sk_tar_expand(struct sk_unpack *u, size_t self, const struct sk_tar_sparse *s,
	    uint64_t *given, struct sk_span *content_r);
#endif
