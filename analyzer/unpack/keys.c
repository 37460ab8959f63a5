#include <string.h>
#include "base/cipher.h"
#include "base/charset.h"
#include "inflate.h"
#include "keys.h"

enum {
	SLOTS = 512,
	CHUNK = 16384,			/* bytes that are hashed at a time */
	RAR_CHARACTERS = 127,		/* of a password, unrar's MAXPASSWORD less 1 */
	LONG_PASSWORD = 1024,		/* bytes of UTF-16; nobody has typed a longer one */
	SHA1_BLOCK = 64,
	VECTOR = 16
};
/* Measured at 3 GHz with SHA instructions, and half as much again for older ones:
 * nanoseconds for a byte of SHA-256 and of SHA-1, for a round of PBKDF2. */
enum { SHA256_NS = 1, SHA1_NS = 1, PBKDF2_NS = 375 };

struct slot {
	struct sk_kdf_ask ask;
	uint8_t		 key[SK_KEY_BYTES];
	bool		 used;
};
struct sk_keys {
	struct slot	 slot[SLOTS];
};

unsigned
sk_unpack_key_cost(const struct sk_kdf_ask *ask)
{
	uint64_t unit = ask->salt.n + 2 * ask->password.n, us;

	if (ask->rounds == UINT64_MAX)
		return 1;
	if (ask->rounds > UINT32_MAX)
		return UINT32_MAX;
	switch (ask->kind) {
	case SK_KDF_SEVENZIP:
		us = ask->rounds * (unit + 8) * SHA256_NS / 1000;
		break;
	case SK_KDF_RAR4:
		us = ask->rounds * (unit + 3) * SHA1_NS / 1000;
		break;
	default:
		us = ask->rounds * PBKDF2_NS / 1000;
	}
	return us < UINT32_MAX ? (unsigned)us + 1 : UINT32_MAX;
}

/* ---- 7z ---- */

static void
plain_key(struct sk_span salt, struct sk_span wide, uint8_t *key)
{
	size_t n = salt.n < SK_KEY_BYTES ? salt.n : SK_KEY_BYTES;

	memset(key, 0, SK_KEY_BYTES);
	if (n > 0)
		memcpy(key, salt.p, n);
	if (wide.n > 0)
		memcpy(key + n, wide.p, wide.n < SK_KEY_BYTES - n ? wide.n : SK_KEY_BYTES - n);
}

/* One hash over rounds of salt, password, number of the round in 8 bytes. */
static bool
sevenzip_key(struct sk_span salt, struct sk_span wide, uint64_t rounds, uint8_t *key)
{
	struct sk_digest *d = sk_digest_new(SK_DIGEST_SHA256);
	uint8_t chunk[CHUNK] = { 0 };
	size_t unit = salt.n + wide.n + 8, per = 1;

	if (d == NULL)
		return false;
	while (2 * per * unit <= CHUNK && 2 * per <= rounds)
		per *= 2;	/* rounds are a power of two, too */
	for (size_t i = 0; i < per; i++) {
		if (salt.n > 0)
			memcpy(chunk + i * unit, salt.p, salt.n);
		if (wide.n > 0)
			memcpy(chunk + i * unit + salt.n, wide.p, wide.n);
	}
	for (uint64_t done = 0; done < rounds; done += per) {
		for (size_t i = 0; i < per; i++) {
			uint8_t *count = chunk + (i + 1) * unit - 8;

			for (int k = 0; k < 8; k++)
				count[k] = (uint8_t)((done + i) >> 8 * k);
		}
		sk_digest_add(d, chunk, per * unit);
	}
	sk_digest_now(d, key);
	sk_digest_free(d);
	sk_erase(chunk, sizeof chunk);
	return true;
}

/* ---- RAR 4 ---- */

/* unrar's SHA-1 (sha1_process_rar29) overwrites each block that it takes straight
 * from the password and salt with the last 16 words of its message schedule, low
 * bytes first.  Only passwords of more than 28 characters have such a block. */
static void
spoil(uint8_t *block)
{
	uint32_t w[80];

	for (size_t i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
		    (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (size_t i = 16; i < 80; i++) {
		w[i] = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16];
		w[i] = w[i] << 1 | w[i] >> 31;
	}
	for (size_t i = 0; i < SHA1_BLOCK; i++)
		block[i] = (uint8_t)(w[64 + i / 4] >> 8 * (i % 4));
}

/* Rounds of password and salt, number of the round in 3 bytes; a byte of the vector
 * after each sixteenth of them. */
static bool
rar4_key(struct sk_span salt, struct sk_span wide, uint64_t rounds, uint8_t *key)
{
	struct sk_digest *d = sk_digest_new(SK_DIGEST_SHA1);
	uint8_t chunk[CHUNK], raw[LONG_PASSWORD + VECTOR], sum[SK_DIGEST_MAX];
	size_t n = wide.n + salt.n, filled = 0, hashed = 0;

	if (d == NULL)
		return false;
	if (wide.n > 0)
		memcpy(raw, wide.p, wide.n);
	if (salt.n > 0)
		memcpy(raw + wide.n, salt.p, salt.n);
	for (uint64_t i = 0; i < rounds; i++) {
		bool sample = i % (rounds / VECTOR) == 0;

		memcpy(chunk + filled, raw, n);
		for (size_t k = 0; k < 3; k++)
			chunk[filled + n + k] = (uint8_t)(i >> 8 * k);
		for (size_t at = SHA1_BLOCK - hashed % SHA1_BLOCK; at + SHA1_BLOCK <= n; at += SHA1_BLOCK)
			spoil(raw + at);
		filled += n + 3;
		hashed += n + 3;
		if (sample || filled + n + 3 > CHUNK) {
			sk_digest_add(d, chunk, filled);
			filled = 0;
		}
		if (sample) {
			sk_digest_now(d, sum);
			key[VECTOR + i / (rounds / VECTOR)] = sum[19];
		}
	}
	sk_digest_add(d, chunk, filled);
	sk_digest_now(d, sum);
	for (size_t i = 0; i < 16; i++)
		key[i] = sum[i - i % 4 + (3 - i % 4)];
	sk_digest_free(d);
	sk_erase(raw, sizeof raw);
	sk_erase(chunk, sizeof chunk);
	return true;
}

/* ---- all ---- */

/* The first characters that RAR takes of a password. */
static struct sk_span
shortened(struct sk_span password)
{
	struct sk_span rest = password;
	uint32_t cp;

	for (int i = 0; i < RAR_CHARACTERS && sk_utf8_next(&rest, &cp); i++)
		continue;
	return sk_span_head(password, password.n - rest.n);
}

static bool
make(struct sk_unpack *u, const struct sk_kdf_ask *ask, uint8_t *key)
{
	struct sk_span p = ask->kind == SK_KDF_SEVENZIP ? ask->password : shortened(ask->password);
	struct sk_span wide = { 0 };

	if (ask->kind == SK_KDF_RAR5)
		return sk_pbkdf2(SK_DIGEST_SHA256, p, ask->salt, (unsigned)ask->rounds, key,
		    SK_KEY_BYTES) == 0;
	wide = sk_span_head(sk_unpack_password_utf16(u, p), LONG_PASSWORD);
	if (ask->kind == SK_KDF_RAR4)
		return rar4_key(sk_span_head(ask->salt, VECTOR), wide, ask->rounds, key);
	if (ask->rounds == UINT64_MAX) {
		plain_key(ask->salt, wide, key);
		return true;
	}
	return sevenzip_key(sk_span_head(ask->salt, VECTOR), wide, ask->rounds, key);
}

static bool
same(const struct sk_kdf_ask *a, const struct sk_kdf_ask *b)
{
	return a->kind == b->kind && a->rounds == b->rounds &&
	    sk_span_same(a->password, b->password) && sk_span_same(a->salt, b->salt);
}

const uint8_t *
sk_unpack_key(struct sk_unpack *u, struct sk_locked *l, const struct sk_kdf_ask *ask)
{
	uint32_t hash = sk_crc32(sk_crc32((uint32_t)ask->rounds, ask->password), ask->salt);
	struct slot *s;

	if (u->keys == NULL)
		u->keys = sk_arena_alloc(u->arena, sizeof *u->keys);
	if (u->keys == NULL) {
		l->why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
		return NULL;
	}
	s = &u->keys->slot[hash % SLOTS];
	if (s->used && same(&s->ask, ask))
		return s->key;
	if (!sk_unpack_pay(u, l, sk_unpack_key_cost(ask)))
		return NULL;
	s->used = make(u, ask, s->key);
	s->ask = *ask;
	if (!s->used)
		l->why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	return s->used ? s->key : NULL;
}

void
sk_unpack_forget_keys(struct sk_unpack *u)
{
	if (u->keys != NULL)
		sk_erase(u->keys, sizeof *u->keys);
}
