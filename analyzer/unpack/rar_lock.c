#include <string.h>
#include "base/cipher.h"
#include "inflate.h"
#include "keys.h"
#include "rar.h"

/*
 * Locked members.  Data is decrypted in memory and then taken as that of a member
 * that was never locked.  In RAR 5 a value of eight bytes proves the password before
 * (where it is there), in RAR 4 only the checksum behind.  A solid RAR 5 is decoded
 * as a whole once its first locked member opens.
 * Sources: "RAR 5.0 archive format", "Encryption"; unrar 6, crypt3.cpp, crypt5.cpp.
 */
enum {
	BLOCK = 16,
	RAR4_KEY = 16,
	RAR5_SUM_KEY = 16,	/* rounds more, for the key of sums, */
	RAR5_CHECK = 32,	/* and for the value that proves the password */
	CHECK_BYTES = 8,
	CRC_LEAST = 4,		/* bytes of content that a checksum alone proves */
	BYTES_SHIFT = 9,	/* bytes that are decrypted in a microsecond, log2 */
	PART = 4		/* of memory, that a try of RAR 4 may take */
};

struct sk_rar_vault {
	struct sk_rar_job job;		/* its members are copies */
	bool		 whole;		/* solid members of RAR 5 are in it */
	struct sk_span	 password;	/* that opened it as a whole, or empty */
	struct sk_rar_content *content;	/* then, of each member */
};

struct lock {
	struct sk_rar_vault *vault;
	size_t		 i;
	uint8_t		*plain;		/* room for the data, or NULL */
	bool		 has_crc;	/* the member: a bare copy does not say it any more */
	size_t		 original;	/* of a copy: the object */
};

/* ---- RAR 5 ---- */

static const uint8_t *
key5(struct sk_unpack *u, struct sk_locked *l, const struct sk_rar_crypt *c,
    struct sk_span password, unsigned more)
{
	return sk_unpack_key(u, l, &(struct sk_kdf_ask){ SK_KDF_RAR5, password, c->salt,
	    (UINT64_C(1) << c->rounds) + more });
}

enum sk_try
sk_rar5_check(struct sk_unpack *u, struct sk_locked *l, const struct sk_rar_crypt *c,
    struct sk_span password)
{
	struct sk_digest *d;
	uint8_t folded[CHECK_BYTES] = { 0 }, sum[SK_DIGEST_MAX];
	const uint8_t *key;

	if (c->check.n == 0)
		return SK_TRY_RIGHT;
	if ((d = sk_digest_new(SK_DIGEST_SHA256)) == NULL)
		return SK_TRY_NEVER;
	sk_digest_add(d, c->check.p, CHECK_BYTES);
	sk_digest_now(d, sum);
	sk_digest_free(d);
	if (memcmp(sum, c->check.p + CHECK_BYTES, c->check.n - CHECK_BYTES) != 0)
		return SK_TRY_RIGHT;	/* it is damaged, and says nothing */
	if ((key = key5(u, l, c, password, RAR5_CHECK)) == NULL)
		return SK_TRY_NEVER;
	for (size_t i = 0; i < SK_KEY_BYTES; i++)
		folded[i % CHECK_BYTES] ^= key[i];
	return memcmp(folded, c->check.p, CHECK_BYTES) == 0 ? SK_TRY_RIGHT : SK_TRY_WRONG;
}

/* "Checksums": those of locked files are made with the key. */
static bool
sum_fits(struct sk_unpack *u, struct sk_locked *l, const struct sk_rar_member *m,
    struct sk_span password, uint32_t crc)
{
	uint8_t raw[4] = { (uint8_t)crc, (uint8_t)(crc >> 8), (uint8_t)(crc >> 16),
		(uint8_t)(crc >> 24) }, mac[SK_DIGEST_MAX];
	const uint8_t *key;

	if (!m->crypt.tweaked)
		return crc == m->crc;
	if ((key = key5(u, l, &m->crypt, password, RAR5_SUM_KEY)) == NULL ||
	    sk_hmac(SK_DIGEST_SHA256, (struct sk_span){ key, SK_KEY_BYTES },
	    (struct sk_span){ raw, sizeof raw }, mac) != 0)
		return false;
	crc = 0;
	for (size_t i = 0; i < SK_KEY_BYTES; i++)
		crc ^= (uint32_t)mac[i] << 8 * (i % 4);
	return crc == m->crc;
}

/* ---- decrypting ---- */

/* The data of m, decrypted, in out. */
static enum sk_try
decrypt(struct sk_unpack *u, struct sk_locked *l, const struct sk_rar_member *m,
    struct sk_span password, uint8_t *out)
{
	size_t n = m->data.n - m->data.n % BLOCK;
	struct sk_span key = { .n = m->five ? SK_KEY_BYTES : RAR4_KEY };
	uint8_t iv[BLOCK];

	key.p = m->five ? key5(u, l, &m->crypt, password, 0) :
	    sk_unpack_key(u, l, &(struct sk_kdf_ask){ SK_KDF_RAR4, password, m->crypt.salt,
	    SK_RAR4_ROUNDS });
	if (key.p == NULL || !sk_unpack_pay(u, l, n >> BYTES_SHIFT))
		return SK_TRY_NEVER;
	memcpy(iv, m->five ? m->crypt.iv.p : key.p + RAR4_KEY, BLOCK);
	return sk_aes_cbc_open(key, iv, m->data.p, out, n) == 0 ? SK_TRY_RIGHT : SK_TRY_NEVER;
}

/* m as it would be if it had never been locked.  Its sums are looked at here. */
static struct sk_rar_member
bare(const struct sk_rar_member *m, const uint8_t *plain)
{
	struct sk_rar_member b = *m;
	size_t n = m->data.n - m->data.n % BLOCK;

	b.encrypted = b.has_crc = false;
	if (m->crypt.tweaked)
		b.blake = (struct sk_span){ 0 };
	b.data = (struct sk_span){ plain, n };
	if (m->method == 0 && m->usize_known && m->usize <= m->csize) {
		b.csize = m->usize;
		if (b.data.n > m->usize)
			b.data.n = (size_t)m->usize;
	} else if (m->five && m->method > 0 && (n = sk_rar5_chain(b.data)) > 0) {
		b.data.n = n;	/* padding would be more than the chain */
		b.csize = n;
	}
	if (!m->five)
		b.has_crc = m->has_crc;	/* rescues and the like go by it */
	return b;
}

/* ---- one member ---- */

static enum sk_try
show(struct sk_unpack *u, struct sk_locked *l, const struct sk_rar_content *c)
{
	if (!c->seen) {
		l->why = c->why;
		return SK_TRY_NEVER;
	}
	sk_unpack_proved(u);
	if (c->lie)
		sk_unpack_defect(u, l->container, "size_lie");
	if (c->sum_wrong)
		sk_unpack_defect(u, l->container, "checksum");
	sk_unpack_reveal(u, l->object, c->bytes, c->why);
	return SK_TRY_RIGHT;
}

/* What came of m: shown if it is proved. */
static enum sk_try
prove5(struct sk_unpack *u, struct sk_locked *l, const struct sk_rar_member *m,
    struct sk_span password, struct sk_rar_content *c)
{
	bool fits = c->seen && m->has_crc &&
	    sum_fits(u, l, m, password, sk_crc32(0, c->bytes));

	if (m->crypt.check.n == 0 && (!fits || c->bytes.n < CRC_LEAST))
		return SK_TRY_WRONG;
	if (c->seen && c->why == NULL && m->has_crc && !fits && !m->before && !m->after) {
		c->sum_wrong = true;
		c->why = m->method > 0 ? "damaged" : NULL;
	}
	return show(u, l, c);
}

static enum sk_try
try5(struct sk_unpack *u, struct sk_locked *l, struct lock *k, struct sk_span password)
{
	struct sk_rar_job *j = &k->vault->job;
	const struct sk_rar_member *m = &j->z.member[k->i];
	struct sk_rar_content c;
	struct sk_rar_member b;
	enum sk_try t = sk_rar5_check(u, l, &m->crypt, password);

	if (t != SK_TRY_RIGHT || (t = decrypt(u, l, m, password, k->plain)) != SK_TRY_RIGHT)
		return t;
	b = bare(m, k->plain);
	c = sk_rar_take_alone(j, &b);
	return prove5(u, l, m, password, &c);
}

/* True if the padding of a stored file is zero. */
static bool
is_padded(const struct sk_rar_member *m, const uint8_t *plain)
{
	size_t n = m->data.n - m->data.n % BLOCK;

	for (size_t i = m->usize < n ? (size_t)m->usize : n; i < n; i++)
		if (plain[i] != 0)
			return false;
	return n > m->usize;
}

/*
 * RAR 4: a wrong key gives noise, and what a decoder makes of that goes into memory
 * of its own, which is given back.
 */
static enum sk_try
try4(struct sk_unpack *u, struct sk_locked *l, struct lock *k, struct sk_span password)
{
	struct sk_rar_job *j = &k->vault->job;
	const struct sk_rar_member *m = &j->z.member[k->i];
	struct sk_unpack apart = *u;
	struct sk_rar_content c;
	struct sk_rar_member b;
	enum sk_try t = decrypt(u, l, m, password, k->plain);

	if (t != SK_TRY_RIGHT)
		return t;
	apart.arena = sk_arena_new((size_t)(u->budget->limit[SK_LIMIT_MEMORY_BYTES] / PART));
	if (apart.arena == NULL)
		return SK_TRY_NEVER;
	b = bare(m, k->plain);
	j->u = &apart;
	j->stopped = NULL;
	c = sk_rar_take_alone(j, &b);
	j->u = u;
	u->muted_gap = apart.muted_gap;
	t = SK_TRY_WRONG;
	if (c.seen && c.why == NULL && !c.sum_wrong && m->has_crc &&
	    (c.bytes.n >= CRC_LEAST || (m->method == 0 && is_padded(m, k->plain)))) {
		if (m->method > 0 && !sk_arena_copy(u->arena, c.bytes, &c.bytes))
			t = SK_TRY_NEVER;
		else
			t = show(u, l, &c);
	}
	(void)sk_arena_free(apart.arena);
	return t;
}

/* ---- solid RAR 5 ---- */

/* Decrypts all that this password opens, and takes it in order. */
static enum sk_try
open_whole(struct sk_unpack *u, struct sk_locked *l, struct sk_rar_vault *v,
    struct sk_span password)
{
	struct sk_rar *z = &v->job.z;
	enum sk_try t;

	v->content = sk_arena_array(u->arena, z->n + 1, sizeof *v->content);
	if (v->content == NULL)
		return SK_TRY_NEVER;
	v->password = password;
	for (size_t i = 0; i < z->n; i++) {
		struct sk_rar_member *m = &z->member[i];
		uint8_t *plain;

		if (!m->encrypted || !m->crypt.known || m->folder || m->data.n == 0)
			continue;
		if ((t = sk_rar5_check(u, l, &m->crypt, password)) == SK_TRY_NEVER)
			return t;
		if (t == SK_TRY_WRONG)
			continue;
		if ((plain = sk_arena_raw(u->arena, m->data.n + BLOCK)) == NULL ||
		    decrypt(u, l, m, password, plain) != SK_TRY_RIGHT)
			return SK_TRY_NEVER;
		v->content[i].copied = 1;	/* there is something to take */
		*m = bare(m, plain);
	}
	for (size_t i = 0; i < z->n; i++)
		if (v->content[i].copied != 0)
			v->content[i] = sk_rar_take(&v->job, i);
	sk_rar_take_end(&v->job);
	return SK_TRY_RIGHT;
}

/* m: as it was before it was decrypted. */
static enum sk_try
try_whole(struct sk_unpack *u, struct sk_locked *l, struct lock *k, struct sk_span password)
{
	struct sk_rar_vault *v = k->vault;
	struct sk_rar_member m = v->job.z.member[k->i];
	struct sk_rar_content *c;
	enum sk_try t;

	if (v->password.n == 0) {
		if ((t = sk_rar5_check(u, l, &m.crypt, password)) != SK_TRY_RIGHT)
			return t;
		if ((t = open_whole(u, l, v, password)) != SK_TRY_RIGHT)
			return t;
	}
	if (!sk_span_same(v->password, password))
		return SK_TRY_WRONG;
	c = &v->content[k->i];
	m.has_crc = k->has_crc;
	if (!c->seen && c->why == NULL)
		return SK_TRY_WRONG;	/* another password than the others */
	return prove5(u, l, &m, password, c);
}

/* ---- what is locked ---- */

static enum sk_try
try(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	struct lock *k = l->data;
	uint64_t given = k->vault->job.given;
	enum sk_try t;

	k->vault->job.u = u;
	k->vault->job.stopped = NULL;
	if (k->vault->whole)
		t = try_whole(u, l, k, password);
	else if (k->vault->job.z.member[k->i].five)
		t = try5(u, l, k, password);
	else
		t = try4(u, l, k, password);
	if (t == SK_TRY_WRONG)
		k->vault->job.given = given;
	if (t == SK_TRY_NEVER && l->why == NULL)
		l->why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	return t;
}

/* The vault of the archive: solid members are opened together, if all have what
 * proves a password. */
static struct sk_rar_vault *
vault_of(struct sk_rar_job *j)
{
	struct sk_rar_vault *v = j->vault;
	struct sk_rar_member *copy;
	bool proved = true;

	if (v != NULL)
		return v;
	v = sk_arena_alloc(j->u->arena, sizeof *v);
	copy = sk_arena_array(j->u->arena, j->z.n + 1, sizeof *copy);
	if (v == NULL || copy == NULL)
		return NULL;
	memcpy(copy, j->z.member, j->z.n * sizeof *copy);
	v->job = (struct sk_rar_job){ .self = j->self, .z = j->z };
	v->job.z.member = copy;
	for (size_t i = 0; i < j->z.n; i++) {
		v->whole = v->whole || (copy[i].five && copy[i].solid);
		proved = proved && (!copy[i].encrypted || copy[i].crypt.check.n > 0);
	}
	v->whole = v->whole && proved;
	return j->vault = v;
}

static unsigned
cost_of(const struct sk_rar_member *m)
{
	return sk_unpack_key_cost(&(struct sk_kdf_ask){ m->five ? SK_KDF_RAR5 : SK_KDF_RAR4,
	    SK_SPAN("12345678"), m->crypt.salt,
	    m->five ? UINT64_C(1) << m->crypt.rounds : SK_RAR4_ROUNDS });
}

void
sk_rar_lock_member(struct sk_rar_job *j, size_t i, size_t object, const char *how)
{
	const struct sk_rar_member *m = &j->z.member[i];
	const char *why = !m->crypt.known ? "unsupported" :
	    m->data.n < BLOCK ? "truncated" : m->method > 0 && (m->before || m->after) ? "split" :
	    sk_rar_unsupported(m);
	struct sk_locked l = { .try = try, .pays = true };
	struct lock *k = why == NULL ? sk_arena_alloc(j->u->arena, sizeof *k) : NULL;

	if (k != NULL) {
		*k = (struct lock){ .vault = vault_of(j), .i = i, .has_crc = m->has_crc };
		if (k->vault != NULL && !k->vault->whole)
			k->plain = sk_arena_raw(j->u->arena, m->data.n + BLOCK);
		l.data = k;
		l.cost_us = cost_of(m);
	}
	if (k != NULL && (k->vault == NULL || (!k->vault->whole && k->plain == NULL)))
		k = NULL;
	sk_unpack_lock(j->u, object, j->self, how, k != NULL ? &l : NULL);
	if (why != NULL)
		sk_unpack_gap(j->u, object, why);
}

/* ---- copies ---- */

static enum sk_try
try_copy(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	const struct lock *k = l->data;
	const struct sk_object *o = &u->object[k->original];

	(void)password;
	if (!o->seen)
		return SK_TRY_WRONG;
	sk_unpack_reveal(u, l->object, o->bytes, NULL);
	return SK_TRY_RIGHT;
}

void
sk_rar_lock_copy(struct sk_rar_job *j, size_t original, size_t object, const char *how)
{
	struct lock *k = sk_arena_alloc(j->u->arena, sizeof *k);
	struct sk_locked l = { .try = try_copy, .data = k,
		.cost_us = 1000 };	/* not before the original is tried */

	if (k != NULL)
		k->original = original;
	sk_unpack_lock(j->u, object, j->self, how, k != NULL ? &l : NULL);
}
