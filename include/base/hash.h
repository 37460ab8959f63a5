#ifndef SEKISHO_BASE_HASH_H
#define SEKISHO_BASE_HASH_H
/*
 * hash - SHA-256 and MD5 as lower-case text.
 *
 * SHA-256 names an object; MD5 is there only because old reports and public
 * lists still use it.
 */
#include "base/span.h"

#define SK_SHA256_TEXT	65	/* bytes, with the final zero */
#define SK_MD5_TEXT	33

/* 0, or SK_E_MEMORY.  *out is text, empty on failure. */
int	sk_hash_sha256(struct sk_span s, char out[SK_SHA256_TEXT]);
int	sk_hash_md5(struct sk_span s, char out[SK_MD5_TEXT]);
/* Both sums of the same bytes, in less time than one after the other. */
int	sk_hash_both(struct sk_span s, char sha256_r[SK_SHA256_TEXT], char md5_r[SK_MD5_TEXT]);

/* SHA-256 piece by piece.  NULL if there is no memory; end frees it (NULL is none). */
struct sk_sha256;
struct sk_sha256 *sk_sha256_new(void);
/* 0 or SK_E_MEMORY. */
int	sk_sha256_add(struct sk_sha256 *h, const void *p, size_t n);
int	sk_sha256_end(struct sk_sha256 *h, char out[SK_SHA256_TEXT]);
#endif
