#include <string.h>
#include "base/cipher.h"
#include "inflate.h"
#include "tree.h"
#include "zip.h"

/*
 * Encrypted members.  ZipCrypto: APPNOTE.TXT 6.1; a wrong password passes its one
 * byte of check once in 256, so the checksum of the whole decides.  WinZip AES: "AES
 * Encryption Information: Encryption Specification AE-1 and AE-2", 1.04: two bytes
 * of check, then an authentication code.
 */
enum {
	CRYPTO_HEADER = 12,
	AES_CHECK = 2, AES_CODE = 10, AES_ROUNDS = 1000,
	COST_CRYPTO_US = 1, COST_AES_US = 200	/* of one try */
};

/* What a try needs of the member. */
struct lock {
	struct sk_zip_member	 m;
	struct sk_span		 zip;		/* all of it */
	struct sk_span		 cipher;	/* content, with header or salt */
	uint16_t		 method;	/* of what is encrypted */
	size_t			 key;		/* bytes of an AES key; 0: ZipCrypto */
	bool			 no_crc;	/* AE-2: the code alone proves it */
	uint8_t			*plain;		/* room for cipher.n bytes, once a password may be right */
	uint64_t		 given;
};

/* ---- what came out ---- */

static bool
crc_is(const struct lock *k, uint32_t crc)
{
	return k->no_crc || (k->m.listed && k->m.central.crc == crc) ||
	    (k->m.found && k->m.local.crc == crc);
}

/* A member that is not encrypted any more, and stands at the start of plain. */
static struct sk_zip_content
by_library(struct sk_unpack *u, struct sk_locked *l, struct lock *k, struct sk_span plain)
{
	struct sk_zip_job j = { .u = u, .self = l->container, .given = k->given,
		.z = sk_zip_new(plain, u->arena, 1) };
	struct sk_zip_member m = k->m;
	struct sk_zip_content c;

	m.at = m.data = 0;
	m.central.csize = m.local.csize = plain.n;
	m.central.flags &= (uint16_t)~(SK_ZIP_ENCRYPTED | SK_ZIP_DESCRIPTOR);
	m.local.flags &= (uint16_t)~(SK_ZIP_ENCRYPTED | SK_ZIP_DESCRIPTOR);
	c = sk_zip_library(&j, &m, k->method);
	k->given = j.given;
	return c;
}

/* Decodes plain, and shows the object if that is the content. */
static enum sk_try
decode(struct sk_unpack *u, struct sk_locked *l, struct lock *k, struct sk_span plain)
{
	struct sk_zip_content c = { .bytes = plain, .seen = true };
	struct sk_inflated out;

	if (k->method == SK_ZIP_STORED) {
		c.fits = crc_is(k, sk_crc32(0, plain));
		c.why = c.fits ? sk_unpack_stop(u, l->container, k->given, plain.n) : NULL;
		k->given += plain.n;
	} else if (k->method == SK_ZIP_DEFLATE) {
		sk_inflate(u, l->container, plain, sk_zip_best(&k->m)->usize, &k->given, &out);
		c.bytes = out.bytes;
		c.fits = out.ended && crc_is(k, out.crc);
	} else {
		c = by_library(u, l, k, plain);
		c.fits = c.seen && c.why == NULL && crc_is(k, sk_crc32(0, c.bytes));
	}
	if (k->key > 0 && c.why != NULL) {	/* the code has proved it: it is something else */
		l->why = c.why;
		return SK_TRY_NEVER;
	}
	if (!c.fits || c.why != NULL)
		return SK_TRY_WRONG;
	sk_unpack_reveal(u, l->object, c.bytes, NULL);
	return SK_TRY_RIGHT;
}

/* Members may share their bytes, so there is no room for all of them beforehand. */
static bool
has_room(struct sk_unpack *u, struct lock *k)
{
	if (k->plain == NULL)
		k->plain = sk_arena_raw(u->arena, k->cipher.n + 1);
	if (k->plain == NULL)
		sk_unpack_gap(u, SK_RECORD_ROOT, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
	return k->plain != NULL;
}

/* ---- ZipCrypto ---- */

struct keys {
	const uint32_t	*table;
	uint32_t	 k[3];
};

static void
update(struct keys *s, uint8_t c)
{
	s->k[0] = s->table[(s->k[0] ^ c) & 0xFF] ^ s->k[0] >> 8;
	s->k[1] = (s->k[1] + (s->k[0] & 0xFF)) * 134775813u + 1;
	s->k[2] = s->table[(s->k[2] ^ s->k[1] >> 24) & 0xFF] ^ s->k[2] >> 8;
}

static uint8_t
open_byte(struct keys *s, uint8_t c)
{
	uint32_t t = (s->k[2] & 0xFFFF) | 2;

	c ^= (uint8_t)((t * (t ^ 1)) >> 8);
	update(s, c);
	return c;
}

/* The check byte is the last of the checksum, or of the time where a descriptor
 * follows; readers take either. */
static bool
checks(const struct lock *k, uint8_t byte)
{
	uint16_t time;

	(void)sk_span_u16le(k->zip, k->m.at + 10, &time);
	return (k->m.listed && byte == k->m.central.crc >> 24) ||
	    (k->m.found && (byte == k->m.local.crc >> 24 || byte == time >> 8));
}

static enum sk_try
try_crypto(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	struct lock *k = l->data;
	struct keys s = { sk_crc32_table(), { 0x12345678, 0x23456789, 0x34567890 } };
	uint8_t last = 0;

	for (size_t i = 0; i < password.n; i++)
		update(&s, password.p[i]);
	for (size_t i = 0; i < CRYPTO_HEADER; i++)
		last = open_byte(&s, k->cipher.p[i]);
	if (!checks(k, last) || !has_room(u, k))
		return SK_TRY_WRONG;
	for (size_t i = CRYPTO_HEADER; i < k->cipher.n; i++)
		k->plain[i - CRYPTO_HEADER] = open_byte(&s, k->cipher.p[i]);
	return decode(u, l, k, (struct sk_span){ k->plain, k->cipher.n - CRYPTO_HEADER });
}

/* ---- WinZip AES ---- */

/* True if the check of two bytes is that of password: it stands in the last block of
 * the key, so the others are made only for one password in 65,536. */
static bool
aes_checks(const struct lock *k, struct sk_span password, struct sk_span salt)
{
	size_t number = (2 * k->key + AES_CHECK + 19) / 20, at = 2 * k->key - 20 * (number - 1);
	uint8_t part[20];

	sk_pbkdf2_sha1_part(password, salt, AES_ROUNDS, (uint32_t)number, part);
	return memcmp(part + at, k->cipher.p + salt.n, AES_CHECK) == 0;
}

static enum sk_try
try_aes(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	struct lock *k = l->data;
	size_t salt = k->key / 2, head = salt + AES_CHECK;
	struct sk_span body = { k->cipher.p + head, k->cipher.n - head - AES_CODE };
	uint8_t key[2 * 32], code[SK_DIGEST_MAX];
	enum sk_try t = SK_TRY_WRONG;

	if (!aes_checks(k, password, sk_span_head(k->cipher, salt)))
		return SK_TRY_WRONG;
	if (sk_pbkdf2(SK_DIGEST_SHA1, password, sk_span_head(k->cipher, salt), AES_ROUNDS, key,
	    2 * k->key) == 0 &&
	    sk_hmac(SK_DIGEST_SHA1, (struct sk_span){ key + k->key, k->key }, body, code) == 0 &&
	    memcmp(code, body.p + body.n, AES_CODE) == 0 && has_room(u, k) &&
	    sk_aes_ctr_le((struct sk_span){ key, k->key }, body.p, k->plain, body.n) == 0)
		t = decode(u, l, k, (struct sk_span){ k->plain, body.n });
	sk_erase(key, sizeof key);
	return t;
}

/* In UTF-8 first, then as old archivers on Japanese Windows have it. */
static enum sk_try
try(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	struct lock *k = l->data;
	struct sk_span sjis = sk_unpack_password_sjis(u, password);
	uint64_t given = k->given;
	enum sk_try t = (k->key > 0 ? try_aes : try_crypto)(u, l, password);

	if (t == SK_TRY_WRONG && sjis.n > 0)
		t = (k->key > 0 ? try_aes : try_crypto)(u, l, sjis);
	if (t == SK_TRY_WRONG)
		k->given = given;
	return t;
}

/* ---- what is locked ---- */

/* The bytes of the member: as many as a header says, or up to the next. */
static struct sk_span
cipher_of(const struct sk_zip_job *j, const struct sk_zip_member *m)
{
	uint64_t left = j->z.bytes.n - m->data, n = sk_zip_best(m)->csize;
	struct sk_span s;

	if (n == 0 || n > left)
		n = m->local.csize;
	if (n == 0 || n > left)
		n = sk_zip_next(&j->z, m->data) - m->data;
	(void)sk_span_cut(j->z.bytes, m->data, n, &s);
	return s;
}

/* Vendor version, "AE", strength, method: 0x9901. */
static bool
read_aes(struct lock *k)
{
	struct sk_span block;
	uint16_t version, method;
	uint8_t strength;

	if (!sk_zip_extra(sk_zip_best(&k->m)->extra, 0x9901, &block) &&
	    !sk_zip_extra(k->m.local.extra, 0x9901, &block))
		return false;
	if (!sk_span_u16le(block, 0, &version) || !sk_span_u8(block, 4, &strength) ||
	    !sk_span_u16le(block, 5, &method) || strength < 1 || strength > 3)
		return false;
	k->key = 8 + 8 * (size_t)strength;
	k->method = method;
	k->no_crc = version >= 2;
	return k->cipher.n >= k->key / 2 + AES_CHECK + AES_CODE;
}

void
sk_zip_lock_member(struct sk_zip_job *j, const struct sk_zip_member *m, size_t object,
    const char *how)
{
	struct lock *k = sk_arena_alloc(j->u->arena, sizeof *k);
	struct sk_locked l = { .try = try, .cost_us = COST_CRYPTO_US, .data = k };
	bool crypto = strcmp(how, "zipcrypto") == 0, can = k != NULL && m->found;

	if (can) {
		*k = (struct lock){ .m = *m, .zip = j->z.bytes, .cipher = cipher_of(j, m),
			.method = sk_zip_best(m)->method };
		can = crypto ? k->cipher.n >= CRYPTO_HEADER : read_aes(k);
	}
	if (can && !crypto)
		l.cost_us = COST_AES_US;
	sk_unpack_lock(j->u, object, j->self, how, can ? &l : NULL);
}
