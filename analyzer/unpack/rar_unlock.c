#include <string.h>
#include "base/cipher.h"
#include "inflate.h"
#include "keys.h"
#include "rar.h"

/*
 * Locked headers.  With the right password the archive is written once more, its
 * headers bare, and taken apart again; data of members stays as it is, locked by
 * itself.  RAR 5: each header has a vector before it ("Archive encryption header").
 * RAR 4: a salt, of which key and vector are made; its first header is never locked.
 */
enum {
	BLOCK = 16, SALT4 = 8, KEY4 = 16,
	MAIN_LOCKED = 0x80,
	HEADERS = 100000	/* that are read */
};

struct lock {
	struct sk_span	 bytes;
	uint64_t	 at;		/* of the first locked header */
	bool		 five;
	struct sk_rar_crypt crypt;
	struct sk_span	 main;
	sk_rar_go_on	*go_on;
	struct sk_span	 bare;		/* what was written */
};

/* ---- one header ---- */

/* A header that is being decrypted: whole blocks, the last one padded. */
struct piece {
	struct sk_span	 in;		/* ciphertext that is left */
	uint8_t		 key[SK_KEY_BYTES], iv[BLOCK];
	size_t		 key_n;
	struct sk_buf	*out;
};

static bool
take_blocks(struct piece *p, size_t n)
{
	struct sk_span head;
	uint8_t *out;

	if (!sk_span_take(&p->in, n, &head) || !sk_buf_reserve(p->out, n))
		return false;
	out = p->out->p + p->out->n;
	if (sk_aes_cbc_open((struct sk_span){ p->key, p->key_n }, p->iv, head.p, out, n) != 0)
		return false;
	p->out->n += n;
	return true;
}

/* Key and vector of the header at the start of s; what is behind them.  False: no
 * key is to be had, and why in l, or there are no more bytes. */
static bool
begin(struct sk_unpack *u, struct sk_locked *l, const struct lock *k, struct sk_span password,
    struct sk_span s, struct piece *p_r)
{
	struct sk_kdf_ask ask = { SK_KDF_RAR5, password, k->crypt.salt,
		k->five ? UINT64_C(1) << k->crypt.rounds : SK_RAR4_ROUNDS };
	struct sk_span lead;
	const uint8_t *key;

	if (!sk_span_take(&s, k->five ? BLOCK : SALT4, &lead))
		return false;
	p_r->in = s;
	if (!k->five) {
		ask.kind = SK_KDF_RAR4;
		ask.salt = lead;
	}
	if ((key = sk_unpack_key(u, l, &ask)) == NULL)
		return false;
	memcpy(p_r->key, key, SK_KEY_BYTES);
	p_r->key_n = k->five ? SK_KEY_BYTES : KEY4;
	memcpy(p_r->iv, k->five ? lead.p : key + KEY4, BLOCK);
	return true;
}

/* Decrypts one header to the end of out, without its padding.  False if there is
 * none that is right. */
static bool
one_header(struct sk_unpack *u, struct sk_locked *l, const struct lock *k,
    struct sk_span password, uint64_t *at, struct sk_buf *out, struct sk_rar_block *b_r)
{
	struct piece p = { .out = out };
	size_t from = out->n, n = 0;
	uint16_t size = 0;
	bool ok = begin(u, l, k, password, sk_span_from(k->bytes, *at), &p) && take_blocks(&p, BLOCK);
	struct sk_span head = { ok ? out->p + from : NULL, ok ? BLOCK : 0 };

	if (ok && k->five) {
		n = sk_rar5_size(head);
	} else if (ok) {
		(void)sk_span_u16le(head, 5, &size);
		n = size;
	}
	ok = n > 0 && (n <= BLOCK || take_blocks(&p, (n - 1) / BLOCK * BLOCK));
	sk_erase(p.key, sizeof p.key);
	if (ok) {
		head = (struct sk_span){ out->p + from, n };
		ok = k->five ? sk_rar5_block(head, b_r) : sk_rar4_block(head, b_r);
	}
	out->n = ok ? from + n : from;
	*at = k->bytes.n - p.in.n;
	return ok;
}

/* ---- the archive ---- */

/* Signature, and the main header of RAR 4 as one that locks nothing. */
static void
put_start(struct sk_buf *b, const struct lock *k)
{
	struct sk_buf h = sk_buf_new(b->arena, k->main.n + 1);

	if (k->five) {
		(void)sk_buf_put(b, "Rar!\x1A\x07\x01\0", 8);
		return;
	}
	(void)sk_buf_put(b, "Rar!\x1A\x07\0", 7);
	(void)sk_buf_span(&h, sk_span_from(k->main, 2));
	h.p[1] &= (uint8_t)~MAIN_LOCKED;
	(void)sk_buf_le(b, sk_crc32(0, sk_buf_view(&h)) & 0xFFFF, 2);
	(void)sk_buf_span(b, sk_buf_view(&h));
}

static bool
put_data(struct sk_buf *b, const struct lock *k, uint64_t *at, uint64_t n)
{
	struct sk_span s = sk_span_from(k->bytes, *at);

	if (n < s.n)
		s.n = (size_t)n;
	*at += s.n;
	return sk_buf_span(b, s) && s.n == n;
}

static void
go_on(struct sk_unpack *u, size_t self, void *data)
{
	const struct lock *k = data;

	k->go_on(u, self, k->bare);
}

/* What follows the first header, which is in b already. */
static void
write_rest(struct sk_unpack *u, struct sk_locked *l, struct lock *k, struct sk_span password,
    uint64_t at, struct sk_rar_block first, struct sk_buf *b)
{
	struct sk_rar_block block = first;

	for (int i = 0; i < HEADERS && put_data(b, k, &at, block.data) && !block.end; i++)
		if (!sk_budget_time(u->budget) || !one_header(u, l, k, password, &at, b, &block))
			break;
	k->bare = sk_buf_view(b);
}

static enum sk_try
try(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	struct lock *k = l->data;
	struct sk_buf first = sk_buf_new(u->arena, k->bytes.n), b;
	struct sk_rar_block block;
	uint64_t at = k->at;
	enum sk_try t = k->five ? sk_rar5_check(u, l, &k->crypt, password) : SK_TRY_RIGHT;

	if (t != SK_TRY_RIGHT)
		return t;
	if (!one_header(u, l, k, password, &at, &first, &block))
		return l->why != NULL ? SK_TRY_NEVER : SK_TRY_WRONG;
	if (!block.file && !block.end)
		return SK_TRY_WRONG;
	b = sk_buf_new(u->arena, k->bytes.n + 64);
	if (!sk_buf_reserve(&b, k->bytes.n)) {
		l->why = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
		return SK_TRY_NEVER;
	}
	put_start(&b, k);
	(void)sk_buf_span(&b, sk_buf_view(&first));
	write_rest(u, l, k, password, at, block, &b);
	sk_unpack_again(u, l->object, &sk_fmt_rar, go_on, k);
	if (l->why != NULL)	/* keys of further headers were too dear */
		sk_unpack_gap(u, l->object, l->why);
	return SK_TRY_RIGHT;
}

void
sk_rar_lock_headers(struct sk_rar_job *j, sk_rar_go_on *next)
{
	const struct sk_rar *z = &j->z;
	struct lock *k = z->crypt.known ? sk_arena_alloc(j->u->arena, sizeof *k) : NULL;
	struct sk_locked l = { .try = try, .pays = true, .data = k };

	if (k != NULL) {
		*k = (struct lock){ .bytes = z->bytes, .at = z->locked_at, .five = z->locked_five,
			.crypt = z->crypt, .main = z->main, .go_on = next };
		l.cost_us = sk_unpack_key_cost(&(struct sk_kdf_ask){
			k->five ? SK_KDF_RAR5 : SK_KDF_RAR4, SK_SPAN("12345678"), z->crypt.salt,
			k->five ? UINT64_C(1) << k->crypt.rounds : SK_RAR4_ROUNDS });
	}
	sk_unpack_lock(j->u, j->self, j->self, "directory", k != NULL ? &l : NULL);
}
