#ifndef SEKISHO_UNPACK_KEYS_H
#define SEKISHO_UNPACK_KEYS_H
/*
 * keys - keys made of passwords at some expense.  One that was made is kept until
 * all locks of the message are settled: the members of an archive mostly share it.
 */
#include "tree.h"

enum sk_kdf {
	SK_KDF_SEVENZIP,	/* 7-Zip 26.02, CPP/7zip/Crypto/7zAes.cpp: SHA-256 */
	SK_KDF_RAR4,		/* unrar 6, crypt3.cpp: SHA-1, with its mistake */
	SK_KDF_RAR5		/* "RAR 5.0 archive format": PBKDF2 with HMAC-SHA256 */
};
enum {
	SK_KEY_BYTES = 32,	/* RAR 4: 16 of the key, 16 of the vector */
	SK_RAR4_ROUNDS = 0x40000
};

struct sk_kdf_ask {
	enum sk_kdf	 kind;
	struct sk_span	 password;	/* UTF-8 */
	struct sk_span	 salt;
	uint64_t	 rounds;	/* UINT64_MAX: none, the 7z key is salt and password */
};

/* About what making it costs, in microseconds. */
unsigned sk_unpack_key_cost(const struct sk_kdf_ask *ask);
/* The key, until the next call; NULL if it costs more than may be spent, or if there
 * is no memory: l->why then says so. */
const uint8_t *sk_unpack_key(struct sk_unpack *u, struct sk_locked *l,
	    const struct sk_kdf_ask *ask);
void	sk_unpack_forget_keys(struct sk_unpack *u);
#endif
