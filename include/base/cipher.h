#ifndef SEKISHO_BASE_CIPHER_H
#define SEKISHO_BASE_CIPHER_H
/*
 * cipher - what opens a locked archive, over OpenSSL: keys from passwords, AES,
 * authentication codes.  Keys live in the caller's memory, who erases them
 * (sk_erase) when done.
 */
#include "base/span.h"

enum sk_digest_kind { SK_DIGEST_SHA1, SK_DIGEST_SHA256, SK_DIGEST_MD5, SK_DIGEST_SHA384,
	SK_DIGEST_SHA512, SK_DIGEST_KINDS };
#define SK_DIGEST_MAX	64	/* bytes of the longest */

/* Fetches all algorithms, before the cage.  0 or SK_E_ABSENT. */
int	sk_cipher_warm(void);
/* Bytes of a digest. */
size_t	sk_digest_bytes(enum sk_digest_kind kind);

/* A digest in the making; NULL if there is no memory.  The caller frees. */
struct sk_digest *sk_digest_new(enum sk_digest_kind kind);
void	sk_digest_add(struct sk_digest *d, const void *p, size_t n);
/* The digest of what was added so far; more may be added after. */
void	sk_digest_now(const struct sk_digest *d, uint8_t *out);
void	sk_digest_free(struct sk_digest *d);
/* Hashes h, rounds times, each time behind the number of the round (4 bytes, little
 * endian, from 0).  h holds one digest.  0 or SK_E_MEMORY. */
int	sk_digest_spin(enum sk_digest_kind kind, uint8_t *h, unsigned rounds);

/* n bytes of key: PBKDF2 with HMAC (RFC 8018, 5.2).  0 or SK_E_MEMORY. */
int	sk_pbkdf2(enum sk_digest_kind kind, struct sk_span password, struct sk_span salt,
	    unsigned rounds, uint8_t *out, size_t n);
/* The 20 bytes of block number (from 1) of such a key with SHA-1 alone: where the
 * check of a password stands in the last one, the others need not be made. */
void	sk_pbkdf2_sha1_part(struct sk_span password, struct sk_span salt, unsigned rounds,
	    uint32_t number, uint8_t out[20]);
/* HMAC (RFC 2104); out has room for the digest.  0 or SK_E_MEMORY. */
int	sk_hmac(enum sk_digest_kind kind, struct sk_span key, struct sk_span s, uint8_t *out);

/*
 * AES with a key of 16, 24 or 32 bytes (FIPS 197).  in and out may be the same.
 * cbc: n is a multiple of 16, no padding is taken away, iv is left as the next
 * piece needs it.  ctr_le: counter of 16 bytes that begins with 1 and counts in
 * its first byte, as WinZip has it.  0 or SK_E_MEMORY.
 */
int	sk_aes_cbc_open(struct sk_span key, uint8_t iv[16], const uint8_t *in, uint8_t *out,
	    size_t n);
int	sk_aes_ecb_open(struct sk_span key, const uint8_t *in, uint8_t *out, size_t n);
int	sk_aes_ctr_le(struct sk_span key, const uint8_t *in, uint8_t *out, size_t n);
/* Fills p with zeros, and is not optimised away. */
void	sk_erase(void *p, size_t n);
#endif
