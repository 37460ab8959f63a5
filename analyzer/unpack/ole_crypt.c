#include <stdio.h>
#include <string.h>
#include "ole_crypt.h"

enum {
	SEGMENT = 4096,		/* of a package, MS-OFFCRYPTO 2.3.4.15 */
	BLOCK = 16,
	KEY_MAX = 32,
	SPIN_MAX = 10000000,	/* spinCount, 2.3.4.10 */
	STANDARD_SPIN = 50000,	/* 2.3.4.7 */
	SIZE_BYTES = 8		/* StreamSize, 2.3.4.4 */
};

/* What a try needs. */
struct lock {
	enum sk_digest_kind	 kind, data_kind;	/* of the key, of the content */
	unsigned		 spin;
	size_t			 key, data_key;		/* bytes */
	struct sk_span		 salt, data_salt;
	struct sk_span		 input, value, sealed;	/* verifier, its hash, the key */
	struct sk_span		 hmac_key, hmac_value;
	struct sk_span		 package;		/* with its size in front */
};

bool
sk_ole_digest(enum sk_digest_kind kind, struct sk_span a, struct sk_span b, uint8_t *out)
{
	struct sk_digest *d = sk_digest_new(kind);

	if (d == NULL) {
		memset(out, 0, sk_digest_bytes(kind));
		return false;
	}
	if (a.n > 0)
		sk_digest_add(d, a.p, a.n);
	if (b.n > 0)
		sk_digest_add(d, b.p, b.n);
	sk_digest_now(d, out);
	sk_digest_free(d);
	return true;
}

static void
put_le32(uint8_t p[4], uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

/* ---- what came out ---- */

/* Opens the package with its own key; the size in front says where it ends. */
static enum sk_try
reveal(struct sk_unpack *u, struct sk_locked *l, const struct lock *k, struct sk_span key,
    bool cbc)
{
	struct sk_span in = sk_span_from(k->package, SIZE_BYTES);
	const char *why = sk_unpack_stop(u, l->container, 0, in.n);
	uint8_t *out, iv[SK_DIGEST_MAX], number[4];
	uint64_t size;
	bool ok;

	in.n &= ~(size_t)(BLOCK - 1);
	if (why == NULL && (out = sk_arena_raw(u->arena, in.n + 1)) == NULL)
		why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	if (why != NULL) {
		sk_unpack_gap(u, l->object, why);
		return SK_TRY_NEVER;
	}
	ok = cbc || sk_aes_ecb_open(key, in.p, out, in.n) == 0;
	for (size_t at = 0; cbc && ok && at < in.n; at += SEGMENT) {
		size_t n = in.n - at < SEGMENT ? in.n - at : SEGMENT;

		put_le32(number, (uint32_t)(at / SEGMENT));
		ok = sk_ole_digest(k->data_kind, k->data_salt, (struct sk_span){ number, 4 }, iv) &&
		    sk_aes_cbc_open(key, iv, in.p + at, out + at, n) == 0;
	}
	if (!ok) {
		sk_unpack_gap(u, l->object, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return SK_TRY_NEVER;
	}
	(void)sk_span_u64le(k->package, 0, &size);
	sk_unpack_reveal(u, l->object, sk_span_head((struct sk_span){ out, in.n },
	    size < in.n ? (size_t)size : in.n), size > in.n ? "damaged" : NULL);
	return SK_TRY_RIGHT;
}

/* ---- agile, 2.3.4.10 ---- */

/* A value padded or cut to n bytes, 2.3.4.12. */
static void
fit(struct sk_span s, uint8_t *out, size_t n)
{
	memset(out, 0x36, n);
	if (s.n > 0)
		memcpy(out, s.p, s.n < n ? s.n : n);
}

/* Opens in with the key that hash and what it is for give, 2.3.4.11 and 2.3.4.13. */
static bool
open_field(const struct lock *k, const uint8_t *hash, struct sk_span purpose, struct sk_span in,
    uint8_t *out)
{
	uint8_t digest[SK_DIGEST_MAX], key[KEY_MAX], iv[BLOCK];
	size_t n = sk_digest_bytes(k->kind);
	bool ok;

	fit(k->salt, iv, BLOCK);
	ok = sk_ole_digest(k->kind, (struct sk_span){ hash, n }, purpose, digest);
	fit((struct sk_span){ digest, n }, key, k->key);
	ok = ok && sk_aes_cbc_open((struct sk_span){ key, k->key }, iv, in.p, out, in.n) == 0;
	sk_erase(key, sizeof key);
	sk_erase(digest, sizeof digest);
	return ok;
}

/* The same with the content's key, 2.3.4.14. */
static bool
open_integrity(const struct lock *k, struct sk_span key, struct sk_span purpose, struct sk_span in,
    uint8_t *out)
{
	uint8_t iv[SK_DIGEST_MAX];

	return sk_ole_digest(k->data_kind, k->data_salt, purpose, iv) &&
	    sk_aes_cbc_open(key, iv, in.p, out, in.n) == 0;
}

static void
check_integrity(struct sk_unpack *u, const struct sk_locked *l, const struct lock *k,
    struct sk_span key)
{
	uint8_t code[SK_DIGEST_MAX], want[SK_DIGEST_MAX], now[SK_DIGEST_MAX];
	size_t n = sk_digest_bytes(k->data_kind);

	if (k->hmac_key.n < n || k->hmac_value.n < n || k->hmac_key.n > sizeof code ||
	    k->hmac_value.n > sizeof want)
		return;
	if (!open_integrity(k, key, SK_SPAN("\x5f\xb2\xad\x01\x0c\xb9\xe1\xf6"), k->hmac_key, code) ||
	    !open_integrity(k, key, SK_SPAN("\xa0\x67\x7f\x02\xb2\x2c\x84\x33"), k->hmac_value, want))
		return;
	if (sk_hmac(k->data_kind, (struct sk_span){ code, n }, k->package, now) == 0 &&
	    memcmp(now, want, n) != 0) {
		sk_unpack_proved(u);
		sk_unpack_defect(u, l->container, "checksum");
	}
}

static bool
verifies(const struct lock *k, const uint8_t *hash)
{
	uint8_t input[SK_DIGEST_MAX], value[SK_DIGEST_MAX], now[SK_DIGEST_MAX];

	return open_field(k, hash, SK_SPAN("\xfe\xa7\xd2\x76\x3b\x4b\x9e\x79"), k->input, input) &&
	    open_field(k, hash, SK_SPAN("\xd7\xaa\x0f\x6d\x30\x61\x34\x4e"), k->value, value) &&
	    sk_ole_digest(k->kind, (struct sk_span){ input, k->input.n }, (struct sk_span){ 0 }, now) &&
	    memcmp(now, value, sk_digest_bytes(k->kind)) == 0;
}

static enum sk_try
try_agile(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	const struct lock *k = l->data;
	struct sk_span wide = sk_unpack_password_utf16(u, password);
	uint8_t hash[SK_DIGEST_MAX], key[SK_DIGEST_MAX];
	enum sk_try t = SK_TRY_WRONG;

	if (sk_ole_digest(k->kind, k->salt, wide, hash) &&
	    sk_digest_spin(k->kind, hash, k->spin) == 0 && verifies(k, hash) &&
	    open_field(k, hash, SK_SPAN("\x14\x6e\x0b\xe7\xab\xac\xd0\xd6"), k->sealed, key)) {
		struct sk_span s = { key, k->data_key };

		sk_unpack_proved(u);
		check_integrity(u, l, k, s);
		t = reveal(u, l, k, s, true);
	}
	sk_erase(key, sizeof key);
	sk_erase(hash, sizeof hash);
	return t;
}

/* ---- the description of agile, XML ---- */

/* The attributes of the first element called name, in any name space, that has
 * the attribute that is needed. */
static struct sk_span
element(struct sk_span xml, const char *name, struct sk_span need)
{
	struct sk_span lit = sk_span_text(name), in;
	size_t at = 0, end;

	while ((at = sk_span_find(xml, lit, at)) != SK_SPAN_NONE) {
		at += lit.n;
		if ((end = sk_span_chr(xml, '>', at)) == SK_SPAN_NONE)
			break;
		in = sk_span_head(sk_span_from(xml, at), end - at);
		if (in.n > 0 && in.p[0] <= ' ' && sk_span_find(in, need, 0) != SK_SPAN_NONE)
			return in;
	}
	return (struct sk_span){ 0 };
}

static struct sk_span
attribute(struct sk_span in, const char *name)
{
	struct sk_span lit = sk_span_text(name);
	size_t at = 0, end;

	while ((at = sk_span_find(in, lit, at)) != SK_SPAN_NONE) {
		size_t q = at + lit.n;

		if (at > 0 && in.p[at - 1] <= ' ' && q + 1 < in.n && in.p[q] == '=' &&
		    (in.p[q + 1] == '"' || in.p[q + 1] == '\'') &&
		    (end = sk_span_chr(in, in.p[q + 1], q + 2)) != SK_SPAN_NONE)
			return sk_span_head(sk_span_from(in, q + 2), end - q - 2);
		at = q;
	}
	return (struct sk_span){ 0 };
}

/* Bytes in base64: whole blocks, as many as fit a field. */
static struct sk_span
field(struct sk_unpack *u, struct sk_span in, const char *name, bool blocks)
{
	struct sk_buf b = sk_buf_new(u->arena, blocks ? SK_DIGEST_MAX : 4096);
	struct sk_decode_facts f;
	struct sk_span s;

	(void)sk_base64_decode(attribute(in, name), &b, &f);
	s = sk_buf_view(&b);
	if (blocks)
		s.n &= ~(size_t)(BLOCK - 1);
	return s;
}

static bool
digest_of(struct sk_span in, enum sk_digest_kind *kind_r)
{
	static const struct { const char *name; enum sk_digest_kind kind; } table[] = {
		{ "SHA1", SK_DIGEST_SHA1 }, { "SHA-1", SK_DIGEST_SHA1 },
		{ "SHA256", SK_DIGEST_SHA256 }, { "SHA-256", SK_DIGEST_SHA256 },
		{ "SHA384", SK_DIGEST_SHA384 }, { "SHA-384", SK_DIGEST_SHA384 },
		{ "SHA512", SK_DIGEST_SHA512 }, { "SHA-512", SK_DIGEST_SHA512 },
		{ "MD5", SK_DIGEST_MD5 }
	};
	struct sk_span word = attribute(in, "hashAlgorithm");

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (sk_span_is_nocase(word, table[i].name)) {
			*kind_r = table[i].kind;
			return true;
		}
	return false;
}

/* True if in names a cipher that we have. */
static bool
cipher_of(struct sk_span in, enum sk_digest_kind *kind_r, size_t *key_r)
{
	uint64_t bits;

	if (!sk_span_is_nocase(attribute(in, "cipherAlgorithm"), "AES") ||
	    !sk_span_is_nocase(attribute(in, "cipherChaining"), "ChainingModeCBC") ||
	    !sk_span_number(attribute(in, "keyBits"), 10, 256, &bits) ||
	    (bits != 128 && bits != 192 && bits != 256))
		return false;
	*key_r = (size_t)bits / 8;
	return digest_of(in, kind_r);
}

static bool
read_agile(struct sk_unpack *u, struct sk_span xml, struct lock *k)
{
	struct sk_span data = element(xml, "keyData", SK_SPAN("saltValue"));
	struct sk_span key = element(xml, "encryptedKey", SK_SPAN("spinCount"));
	struct sk_span proof = element(xml, "dataIntegrity", SK_SPAN("encryptedHmacKey"));
	uint64_t spin;

	if (!cipher_of(data, &k->data_kind, &k->data_key) || !cipher_of(key, &k->kind, &k->key) ||
	    !sk_span_number(attribute(key, "spinCount"), 10, SPIN_MAX, &spin))
		return false;
	k->spin = (unsigned)spin;
	k->salt = field(u, key, "saltValue", false);
	k->data_salt = field(u, data, "saltValue", false);
	k->input = field(u, key, "encryptedVerifierHashInput", true);
	k->value = field(u, key, "encryptedVerifierHashValue", true);
	k->sealed = field(u, key, "encryptedKeyValue", true);
	k->hmac_key = field(u, proof, "encryptedHmacKey", true);
	k->hmac_value = field(u, proof, "encryptedHmacValue", true);
	return k->input.n > 0 && k->value.n >= sk_digest_bytes(k->kind) && k->sealed.n >= k->data_key;
}

/* ---- standard, 2.3.4.5 to 2.3.4.9 ---- */

static enum sk_try
try_standard(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	const struct lock *k = l->data;
	struct sk_span wide = sk_unpack_password_utf16(u, password);
	uint8_t hash[SK_DIGEST_MAX], pad[64], key[2 * SK_DIGEST_MAX], input[BLOCK], value[2 * BLOCK];
	struct sk_span s = { key, k->key };
	enum sk_try t = SK_TRY_WRONG;
	bool ok;

	ok = sk_ole_digest(SK_DIGEST_SHA1, k->salt, wide, hash) &&
	    sk_digest_spin(SK_DIGEST_SHA1, hash, STANDARD_SPIN) == 0;
	memset(hash + 20, 0, 4);	/* block 0 */
	ok = ok && sk_ole_digest(SK_DIGEST_SHA1, (struct sk_span){ hash, 24 }, (struct sk_span){ 0 }, hash);
	for (int half = 1; half >= 0 && ok; half--) {
		memset(pad, half ? 0x5C : 0x36, sizeof pad);
		for (size_t i = 0; i < 20; i++)
			pad[i] ^= hash[i];
		ok = sk_ole_digest(SK_DIGEST_SHA1, (struct sk_span){ pad, sizeof pad },
		    (struct sk_span){ 0 }, key + 20 * (size_t)half);
	}
	if (ok && sk_aes_ecb_open(s, k->input.p, input, BLOCK) == 0 &&
	    sk_aes_ecb_open(s, k->value.p, value, 2 * BLOCK) == 0 &&
	    sk_ole_digest(SK_DIGEST_SHA1, (struct sk_span){ input, BLOCK }, (struct sk_span){ 0 }, hash) &&
	    memcmp(hash, value, 20) == 0) {
		sk_unpack_proved(u);
		t = reveal(u, l, k, s, false);
	}
	sk_erase(key, sizeof key);
	sk_erase(hash, sizeof hash);
	return t;
}

/* Flags, size of a header, the header, the verifier: 2.3.4.5. */
static bool
read_standard(struct sk_span s, struct lock *k)
{
	uint32_t head, cipher, bits, salt;
	struct sk_span verifier;

	if (!sk_span_u32le(s, 4, &head) || !sk_span_u32le(s, 8 + 8, &cipher) ||
	    !sk_span_u32le(s, 8 + 16, &bits))
		return false;
	verifier = sk_span_from(s, 8ull + head);
	/* 0x660E to 0x6610: AES of 128, 192, 256 bits. */
	if (cipher < 0x660E || cipher > 0x6610 || bits != 128 + 64 * (cipher - 0x660E) ||
	    !sk_span_u32le(verifier, 0, &salt) || salt != 16)
		return false;
	k->key = bits / 8;
	return sk_span_cut(verifier, 4, 16, &k->salt) &&
	    sk_span_cut(verifier, 20, BLOCK, &k->input) &&
	    sk_span_cut(verifier, 40, 2 * BLOCK, &k->value);
}

/* ---- what is locked ---- */

void
sk_ole_lock_member(struct sk_ole *o, const char *name, const char *how, const struct sk_locked *l)
{
	/* Excel opens documents with this password without asking, 2.3.7: known to
	 * everybody, so it is one of a list. */
	struct sk_span known = SK_SPAN("VelvetSweatshop");
	struct sk_name called = { .text = sk_span_text(name), .where = "stream" };
	uint64_t may_us = o->u->budget->limit[SK_LIMIT_PASSWORD_MS] * 1000;
	size_t index;

	if (!sk_unpack_add(o->u, o->self, &called, 1, (struct sk_span){ 0 }, (struct sk_span){ 0 },
	    false, &index))
		return;
	if (l != NULL && l->cost_us > may_us) {
		sk_unpack_gap(o->u, index, sk_limit_table[SK_LIMIT_PASSWORD_MS].name);
		l = NULL;
	}
	if (l != NULL && o->u->password_us + l->cost_us <= may_us && sk_budget_time(o->u->budget)) {
		struct sk_locked now = *l;

		now.object = index;
		now.container = o->self;
		o->u->password_us += l->cost_us;
		sk_unpack_encrypted(o->u, index, how);
		if (now.try(o->u, &now, known) == SK_TRY_RIGHT) {
			sk_unpack_encrypted(o->u, o->self, NULL);
			(void)sk_record_text_once(o->u->record, index, SK_KEY_OBJECT_OPENED_WITH,
			    sk_span_text(sk_password_words[SK_FROM_LIST]));
			return;
		}
	}
	sk_unpack_lock(o->u, index, o->self, how, l);
}

bool
sk_ole_lock(struct sk_ole *o)
{
	uint32_t info = sk_ole_find(o, 0, "EncryptionInfo");
	uint32_t package = sk_ole_find(o, 0, "EncryptedPackage");
	struct sk_locked l = { 0 };
	struct sk_span s;
	struct lock *k;
	uint16_t major, minor;
	char how[16] = "unknown";

	if (package == SK_OLE_NONE)
		return false;
	s = sk_ole_read(o, info);
	k = sk_arena_alloc(o->u->arena, sizeof *k);
	if (k != NULL && sk_span_u16le(s, 0, &major) && sk_span_u16le(s, 2, &minor)) {
		k->package = sk_ole_read(o, package);
		l.data = k;
		if (major == 4 && minor == 4 && read_agile(o->u, sk_span_from(s, 8), k)) {
			l.try = try_agile;
			l.cost_us = k->spin * 6 / 10 + 10;
		} else if (minor == 2 && major >= 2 && major <= 4 &&
		    read_standard(sk_span_from(s, 4), k)) {
			l.try = try_standard;
			l.cost_us = STANDARD_SPIN * 3 / 10;
		}
	}
	if (l.try != NULL)
		(void)snprintf(how, sizeof how, "aes-%zu", 8 * k->key);
	sk_ole_lock_member(o, "EncryptedPackage", how, l.try != NULL ? &l : NULL);
	return true;
}
