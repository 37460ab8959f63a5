#include <string.h>
#include "ole_crypt.h"

/*
 * Word and Excel 97 to 2003.  The document stays as it is but for its own streams,
 * which are enciphered in blocks: RC4 with keys of 40 bits (MS-OFFCRYPTO 2.3.6), RC4
 * by CryptoAPI (2.3.5), or an array that is XORed (2.3.7).  A right password gives
 * a copy of the file in which these streams are plain.
 */
enum {
	BLOCK_XLS = 1024, BLOCK_DOC = 512,	/* MS-XLS 2.2.10, MS-DOC 2.2.6 */
	FIB_PLAIN = 0x44,		/* bytes of WordDocument that stay plain */
	RECORDS = 64,			/* of a workbook in which FILEPASS may stand */
	XOR_KEYS = 16, XOR_PASSWORD = 15,
	COST_US = 10
};
enum { FIB_ENCRYPTED = 0x0100, FIB_TABLE1 = 0x0200, FIB_XOR = 0x8000 };	/* MS-DOC 2.5.2 */
enum {	/* MS-XLS 2.3 */
	R_FILEPASS = 0x002F, R_BOUNDSHEET = 0x0085, R_INTERFACE = 0x00E1, R_EOF = 0x000A,
	R_RRDHEAD = 0x0138, R_USREXCL = 0x0194, R_FILELOCK = 0x0195, R_RRDINFO = 0x0196,
	R_BOF = 0x0809
};

enum cipher { C_RC4, C_API, C_XOR };

struct lock {
	struct sk_ole	*o;
	enum cipher	 cipher;
	bool		 word;
	uint32_t	 table;		/* stream of a Word document, or NONE */
	struct sk_span	 salt, verifier, hash;
	size_t		 key;		/* bytes, of CryptoAPI */
	uint16_t	 xor_key, xor_check;
	uint32_t	 head;		/* plain bytes of the table */
	uint8_t		 base[SK_DIGEST_MAX];	/* of a password: keys are made from it */
	uint8_t		 xor[XOR_KEYS];
};

/* ---- RC4 ---- */

struct rc4 {
	uint8_t	 s[256], i, j;
};

static void
rc4_start(struct rc4 *c, const uint8_t *key, size_t n)
{
	uint8_t j = 0;

	for (unsigned i = 0; i < 256; i++)
		c->s[i] = (uint8_t)i;
	for (unsigned i = 0; i < 256; i++) {
		uint8_t t = c->s[i];

		j = (uint8_t)(j + t + key[i % n]);
		c->s[i] = c->s[j];
		c->s[j] = t;
	}
	c->i = c->j = 0;
}

static uint8_t
rc4_next(struct rc4 *c)
{
	uint8_t t = c->s[++c->i];

	c->j = (uint8_t)(c->j + t);
	c->s[c->i] = c->s[c->j];
	c->s[c->j] = t;
	return c->s[(uint8_t)(c->s[c->i] + t)];
}

/* The key of one block. */
static void
rc4_block(struct rc4 *c, const struct lock *k, uint32_t block)
{
	uint8_t number[4] = { (uint8_t)block, (uint8_t)(block >> 8), (uint8_t)(block >> 16),
		(uint8_t)(block >> 24) }, key[SK_DIGEST_MAX] = { 0 };
	bool api = k->cipher == C_API;
	size_t n = 16;

	(void)sk_ole_digest(api ? SK_DIGEST_SHA1 : SK_DIGEST_MD5,
	    (struct sk_span){ k->base, api ? 20 : 5 }, (struct sk_span){ number, 4 }, key);
	if (api) {
		/* 40 bits count as 128 of which the rest is zero, 2.3.5.2. */
		if (k->key < 16)
			memset(key + k->key, 0, sizeof key - k->key);
		n = k->key > 5 ? k->key : 16;
	}
	rc4_start(c, key, n);
	sk_erase(key, sizeof key);
}

/* ---- the password ---- */

static bool
right_rc4(struct lock *k, struct sk_span wide)
{
	uint8_t hash[SK_DIGEST_MAX], salted[16 * 21], plain[16 + 32];
	enum sk_digest_kind kind = k->cipher == C_API ? SK_DIGEST_SHA1 : SK_DIGEST_MD5;
	struct rc4 c;

	if (k->cipher == C_API) {
		if (!sk_ole_digest(kind, k->salt, wide, k->base))
			return false;
	} else {	/* 2.3.6.2: 5 bytes and the salt, 16 times */
		if (!sk_ole_digest(kind, wide, (struct sk_span){ 0 }, hash))
			return false;
		for (size_t i = 0; i < 16; i++) {
			memcpy(salted + 21 * i, hash, 5);
			memcpy(salted + 21 * i + 5, k->salt.p, 16);
		}
		if (!sk_ole_digest(kind, (struct sk_span){ salted, sizeof salted },
		    (struct sk_span){ 0 }, k->base))
			return false;
	}
	rc4_block(&c, k, 0);
	for (size_t i = 0; i < 16; i++)
		plain[i] = k->verifier.p[i] ^ rc4_next(&c);
	for (size_t i = 0; i < k->hash.n; i++)
		plain[16 + i] = k->hash.p[i] ^ rc4_next(&c);
	return sk_ole_digest(kind, (struct sk_span){ plain, 16 }, (struct sk_span){ 0 }, hash) &&
	    memcmp(hash, plain + 16, sk_digest_bytes(kind)) == 0;
}

/* 2.3.7.2, CreateXorKey_Method1. */
static uint16_t
xor_key_of(const uint8_t *p, size_t n)
{
	static const uint16_t first[XOR_PASSWORD] = { 0xE1F0, 0x1D0F, 0xCC9C, 0x84C0, 0x110C, 0x0E10,
		0xF1CE, 0x313E, 0x1872, 0xE139, 0xD40F, 0x84F9, 0x280C, 0xA96A, 0x4EC3 };
	static const uint16_t matrix[7 * XOR_PASSWORD] = {
		0xAEFC, 0x4DD9, 0x9BB2, 0x2745, 0x4E8A, 0x9D14, 0x2A09, 0x7B61, 0xF6C2, 0xFDA5, 0xEB6B,
		0xC6F7, 0x9DCF, 0x2BBF, 0x4563, 0x8AC6, 0x05AD, 0x0B5A, 0x16B4, 0x2D68, 0x5AD0, 0x0375,
		0x06EA, 0x0DD4, 0x1BA8, 0x3750, 0x6EA0, 0xDD40, 0xD849, 0xA0B3, 0x5147, 0xA28E, 0x553D,
		0xAA7A, 0x44D5, 0x6F45, 0xDE8A, 0xAD35, 0x4A4B, 0x9496, 0x390D, 0x721A, 0xEB23, 0xC667,
		0x9CEF, 0x29FF, 0x53FE, 0xA7FC, 0x5FD9, 0x47D3, 0x8FA6, 0x0F6D, 0x1EDA, 0x3DB4, 0x7B68,
		0xF6D0, 0xB861, 0x60E3, 0xC1C6, 0x93AD, 0x377B, 0x6EF6, 0xDDEC, 0x45A0, 0x8B40, 0x06A1,
		0x0D42, 0x1A84, 0x3508, 0x6A10, 0xAA51, 0x4483, 0x8906, 0x022D, 0x045A, 0x08B4, 0x1168,
		0x76B4, 0xED68, 0xCAF1, 0x85C3, 0x1BA7, 0x374E, 0x6E9C, 0x3730, 0x6E60, 0xDCC0, 0xA9A1,
		0x4363, 0x86C6, 0x1DAD, 0x3331, 0x6662, 0xCCC4, 0x89A9, 0x0373, 0x06E6, 0x0DCC, 0x1021,
		0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48C4
	};
	uint16_t key = first[n - 1];
	size_t at = 7 * XOR_PASSWORD;

	for (size_t i = n; i-- > 0;)
		for (int bit = 6; bit >= 0; bit--) {
			at--;
			if (p[i] >> bit & 1)
				key ^= matrix[at];
		}
	return key;
}

/* 2.3.7.1, CreatePasswordVerifier_Method1. */
static uint16_t
xor_check_of(const uint8_t *p, size_t n)
{
	uint16_t v = 0;

	for (size_t i = n + 1; i-- > 0;)
		v = (uint16_t)(((v & 0x4000) != 0) | (v << 1 & 0x7FFF)) ^ (i == 0 ? (uint8_t)n : p[i - 1]);
	return v ^ 0xCE4B;
}

static bool
right_xor(struct lock *k, struct sk_span password)
{
	static const uint8_t pad[XOR_KEYS] = { 0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80, 0x00,
		0xBE, 0x0F, 0x00, 0xBF, 0x0F, 0x00, 0x00 };

	if (password.n == 0 || password.n > XOR_PASSWORD ||
	    xor_key_of(password.p, password.n) != k->xor_key ||
	    xor_check_of(password.p, password.n) != k->xor_check)
		return false;
	/* 2.3.7.2, CreateXorArray_Method1: the password, then the padding, each with
	 * a half of the key by turns, turned right by one bit. */
	for (size_t i = 0; i < XOR_KEYS; i++) {
		uint8_t c = i < password.n ? password.p[i] : pad[i - password.n];

		c ^= (uint8_t)(i & 1 ? k->xor_key >> 8 : k->xor_key);
		k->xor[i] = (uint8_t)(c >> 1 | c << 7);
	}
	return true;
}

/* ---- the streams ---- */

/* The key stream for byte at, asked for in order. */
static uint8_t
key_byte(struct rc4 *c, const struct lock *k, size_t at)
{
	size_t block = k->word ? BLOCK_DOC : BLOCK_XLS;

	if (at % block == 0)
		rc4_block(c, k, (uint32_t)(at / block));
	return rc4_next(c);
}

/* Bytes of a record's data that are plain. */
static size_t
plain_head(uint16_t id, uint16_t n)
{
	switch (id) {
	case R_BOF: case R_FILEPASS: case R_INTERFACE: case R_RRDHEAD: case R_USREXCL:
	case R_FILELOCK: case R_RRDINFO:
		return n;
	case R_BOUNDSHEET:
		return n < 4 ? n : 4;
	default:
		return 0;
	}
}

static void
open_workbook(const struct lock *k, uint8_t *p, size_t n)
{
	struct sk_span s = { p, n };
	struct rc4 c = { .i = 0 };
	uint16_t id, size;
	size_t at = 0, key_at = 0;

	while (sk_span_u16le(s, at, &id) && sk_span_u16le(s, at + 2, &size)) {
		size_t data = at + 4, end = data + size < n ? data + size : n;

		for (size_t i = data + plain_head(id, size); i < end; i++) {
			uint8_t key = 0;

			if (k->cipher == C_XOR) {
				p[i] ^= k->xor[(data + size + (i - data)) % XOR_KEYS];
				p[i] = (uint8_t)(p[i] << 3 | p[i] >> 5);
				continue;
			}
			for (; key_at <= i; key_at++)
				key = key_byte(&c, k, key_at);
			p[i] ^= key;
		}
		if (id == R_FILEPASS)	/* it has none any more */
			memset(p + at, 0, 2);
		at = end;
	}
}

static void
open_plainly(const struct lock *k, uint8_t *p, size_t n, size_t head)
{
	struct rc4 c = { .i = 0 };

	for (size_t i = 0; i < n; i++) {
		uint8_t key = key_byte(&c, k, i);

		if (i >= head)
			p[i] ^= key;
	}
}

/* Opens stream i, and puts it back into the file. */
static bool
open_stream(const struct lock *k, uint32_t i, uint8_t *file, size_t head)
{
	struct sk_span s = sk_ole_read(k->o, i);
	uint8_t *p = s.n > 0 ? sk_arena_raw(k->o->u->arena, s.n) : NULL;

	if (p == NULL)
		return s.n == 0;
	memcpy(p, s.p, s.n);
	if (!k->word) {
		open_workbook(k, p, s.n);
	} else {
		open_plainly(k, p, s.n, head);
		if (head == FIB_PLAIN && s.n > 0x12) {
			p[0x0B] &= (uint8_t)~((FIB_ENCRYPTED | FIB_XOR) >> 8);
			memset(p + 0x0E, 0, 4);
		}
	}
	return sk_ole_write(k->o, i, (struct sk_span){ p, s.n }, file);
}

static enum sk_try
reveal(struct sk_unpack *u, struct sk_locked *l, const struct lock *k)
{
	struct sk_ole *o = k->o;
	const char *why;
	uint8_t *file;
	bool ok;

	sk_unpack_proved(u);
	why = sk_unpack_stop(u, l->container, 0, o->bytes.n);
	file = why == NULL ? sk_arena_raw(u->arena, o->bytes.n) : NULL;
	if (file == NULL) {
		sk_unpack_gap(u, l->object, why != NULL ? why :
		    sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
		return SK_TRY_NEVER;
	}
	memcpy(file, o->bytes.p, o->bytes.n);
	if (k->word)
		ok = open_stream(k, sk_ole_find(o, 0, "WordDocument"), file, FIB_PLAIN) &&
		    open_stream(k, k->table, file, k->head) &&
		    open_stream(k, sk_ole_find(o, 0, "Data"), file, 0);
	else
		ok = open_stream(k, sk_ole_workbook(o), file, 0);
	sk_unpack_reveal(u, l->object, (struct sk_span){ file, o->bytes.n }, ok ? NULL : "damaged");
	return SK_TRY_RIGHT;
}

static enum sk_try
try(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	struct lock *k = l->data;
	struct sk_span sjis;

	if (k->cipher != C_XOR)
		return right_rc4(k, sk_unpack_password_utf16(u, password)) ? reveal(u, l, k) :
		    SK_TRY_WRONG;
	sjis = sk_unpack_password_sjis(u, password);
	return right_xor(k, sjis.n > 0 ? sjis : password) ? reveal(u, l, k) : SK_TRY_WRONG;
}

/* ---- what is locked ---- */

/* Version, then salt, verifier and hash, behind a header or not: MS-OFFCRYPTO 2.3.6.1
 * and 2.3.5.1. */
static bool
read_header(struct lock *k, struct sk_span s)
{
	uint16_t major, minor;
	uint32_t head, cipher, bits, salt;

	if (!sk_span_u16le(s, 0, &major) || !sk_span_u16le(s, 2, &minor))
		return false;
	if (major == 1 && minor == 1) {
		k->cipher = C_RC4;
		return sk_span_cut(s, 4, 16, &k->salt) && sk_span_cut(s, 20, 16, &k->verifier) &&
		    sk_span_cut(s, 36, 16, &k->hash);
	}
	if (minor != 2 || major < 2 || major > 4 || !sk_span_u32le(s, 8, &head) ||
	    !sk_span_u32le(s, 12 + 8, &cipher) || cipher != 0x6801 ||	/* RC4 */
	    !sk_span_u32le(s, 12 + 16, &bits) || bits > 128 || bits % 8 != 0)
		return false;
	k->cipher = C_API;
	k->key = bits < 40 ? 5 : bits / 8;
	s = sk_span_from(s, 12ull + head);
	return sk_span_u32le(s, 0, &salt) && salt == 16 && sk_span_cut(s, 4, 16, &k->salt) &&
	    sk_span_cut(s, 20, 16, &k->verifier) && sk_span_cut(s, 40, 20, &k->hash);
}

/* The record that says so, MS-XLS 2.4.117; at the head of a workbook. */
static bool
find_filepass(struct sk_span s, struct sk_span *pass_r)
{
	uint16_t id, size;
	uint64_t at = 0;

	for (unsigned i = 0; i < RECORDS && sk_span_u16le(s, at, &id) &&
	    sk_span_u16le(s, at + 2, &size) && id != R_EOF; i++, at += 4u + size) {
		if (i == 0 && (id & 0xFF) != 0x09)
			return false;	/* no BOF of any version */
		if (id == R_FILEPASS)
			return sk_span_cut(s, at + 4, size, pass_r);
	}
	return false;
}

static void
lock_workbook(struct sk_ole *o, struct lock *k, struct sk_locked *l)
{
	struct sk_span pass;
	uint16_t kind = 0;
	bool can, old;

	if (!find_filepass(sk_ole_read(o, sk_ole_workbook(o)), &pass))
		return;
	old = pass.n == 4;	/* before Excel 97 there was only one kind */
	can = old || sk_span_u16le(pass, 0, &kind);
	if (can && kind == 0) {
		k->cipher = C_XOR;
		can = sk_span_u16le(pass, old ? 0 : 2, &k->xor_key) &&
		    sk_span_u16le(pass, old ? 2 : 4, &k->xor_check);
	} else if (can) {
		can = read_header(k, sk_span_from(pass, 2));
	}
	sk_ole_lock_member(o, "Workbook", kind == 0 ? "xor" : "rc4", can ? l : NULL);
}

static void
lock_word(struct sk_ole *o, struct lock *k, struct sk_locked *l)
{
	struct sk_span fib = sk_ole_read(o, sk_ole_find(o, 0, "WordDocument"));
	uint16_t flags;
	bool can;

	if (!sk_span_u16le(fib, 0x0A, &flags) || (flags & FIB_ENCRYPTED) == 0)
		return;
	k->word = true;
	k->table = sk_ole_find(o, 0, flags & FIB_TABLE1 ? "1Table" : "0Table");
	(void)sk_span_u32le(fib, 0x0E, &k->head);
	can = (flags & FIB_XOR) == 0 && read_header(k, sk_ole_read(o, k->table));
	sk_ole_lock_member(o, "WordDocument", flags & FIB_XOR ? "xor" : "rc4", can ? l : NULL);
}

/* MS-PPT 2.3.2: a token in the stream that names the last user.  Its objects are
 * enciphered one by one; nothing is tried. */
static void
lock_presentation(struct sk_ole *o)
{
	struct sk_span s = sk_ole_read(o, sk_ole_find(o, 0, "Current User"));
	uint32_t token;

	if (sk_span_u32le(s, 12, &token) && token == 0xF3D1C4DF)
		sk_ole_lock_member(o, "PowerPoint Document", "rc4", NULL);
}

void
sk_ole_lock_binary(struct sk_ole *o)
{
	struct lock *k = sk_arena_alloc(o->u->arena, sizeof *k);
	struct sk_locked l = { .try = try, .cost_us = COST_US, .data = k };

	if (k == NULL)
		return;
	k->o = o;
	lock_workbook(o, k, &l);
	if (sk_ole_find(o, 0, "WordDocument") != SK_OLE_NONE) {
		if ((l.data = k = sk_arena_alloc(o->u->arena, sizeof *k)) == NULL)
			return;
		k->o = o;
		lock_word(o, k, &l);
	}
	lock_presentation(o);
}
