#include <string.h>
#include "base/cipher.h"
#include "inflate.h"
#include "keys.h"
#include "sevenzip.h"

/*
 * Locked folders.  AES stands between the packed streams and the other coders: with
 * the right key what is left is a folder that sevenzip_content can take.  No code
 * says whether the key is right: the checksums of what comes out do.
 * Source: 7-Zip 26.02, CPP/7zip/Crypto/7zAes.cpp.
 */
enum {
	BLOCK = 16,
	ROUNDS_MASK = 0x3F,	/* of the first byte of its properties: log2 ... */
	NO_ROUNDS = 0x3F,	/* ... or: the password itself is the key */
	PROOF_BITS = 32,	/* that a right key must have borne out, */
	CRC_BITS = 32,		/* by checksums of at most so many each, */
	BYTES_SHIFT = 9		/* bytes that are decrypted in a microsecond, log2 */
};

/* Of one archive. */
struct shared {
	struct sk_span	 archive;
	uint64_t	 given;
	const char	*stopped;
};

/* A locked folder, shared by what it holds. */
struct sk_sevenzip_vault {
	struct shared	*shared;
	struct sk_sevenzip_streams st;	/* of the archive */
	size_t		 folder, self;
	unsigned	 cost_us;
	struct sk_sevenzip_plan plan;
	/* the same without its locks */
	struct sk_sevenzip_streams bare;
	struct sk_sevenzip_folder bare_folder;
	uint64_t	 pack_size[SK_SEVENZIP_INS], pack_at[SK_SEVENZIP_INS];
	uint64_t	 size[SK_SEVENZIP_CODERS];
	uint8_t		*plain;		/* room for a signature header and all packed bytes */
	unsigned	 zeros;		/* bytes of padding that are zero */
	bool		 padded;	/* all of it is */
	/* what came out */
	struct sk_span	 password;	/* that opened it, empty: not open */
	struct sk_sevenzip_content content;
};

struct lock {
	struct sk_sevenzip_vault *vault;
	size_t		 stream;
	sk_sevenzip_go_on *go_on;	/* of a header, or NULL */
};

/* ---- the folder without its locks ---- */

static bool
is_lock(const struct sk_sevenzip_plan *p, size_t coder)
{
	return p->coder[coder].id == SK_SEVENZIP_AES;
}

static size_t
locks_before(const struct sk_sevenzip_plan *p, size_t coder)
{
	size_t n = 0;

	for (size_t i = 0; i < coder; i++)
		n += is_lock(p, i);
	return n;
}

/* The coder that has input in. */
static size_t
coder_of(const struct sk_sevenzip_plan *p, uint64_t in)
{
	uint64_t end = 0;

	for (size_t i = 0; i < p->coders; i++)
		if (in < (end += p->coder[i].ins))
			return i;
	return p->coders - 1;
}

/* The number of an input among those that are left: a lock has one. */
static uint8_t
in_left(const struct sk_sevenzip_plan *p, uint64_t in)
{
	return (uint8_t)(in - locks_before(p, coder_of(p, in)));
}

/* The input that coder gives to, SK_SEVENZIP_INS if none. */
static uint64_t
goes_to(const struct sk_sevenzip_plan *p, size_t coder)
{
	for (size_t i = 0; i < p->binds; i++)
		if (p->bind_out[i] == coder)
			return p->bind_in[i];
	return SK_SEVENZIP_INS;
}

/* Every lock takes a packed stream, and gives to another coder or is alone. */
static bool
is_simple(const struct sk_sevenzip_plan *p)
{
	for (size_t i = 0; i < p->coders; i++) {
		bool packed = false;

		for (size_t k = 0; k < p->packs && is_lock(p, i); k++)
			packed = packed || coder_of(p, p->pack_in[k]) == i;
		if (is_lock(p, i) && (!packed || p->coder[i].ins != 1 ||
		    (goes_to(p, i) == SK_SEVENZIP_INS && p->coders > 1)))
			return false;
	}
	return true;
}

/* Its coders as a header would have them. */
static struct sk_span
write_plan(struct sk_arena *a, const struct sk_sevenzip_plan *p, size_t raw_n)
{
	struct sk_buf b = sk_buf_new(a, raw_n + 16);

	if (p->coders == 1)
		return SK_SPAN("\1\1\0");	/* it is stored */
	(void)sk_buf_byte(&b, (uint8_t)(p->coders - locks_before(p, p->coders)));
	for (size_t i = 0; i < p->coders; i++)
		if (!is_lock(p, i))
			(void)sk_buf_span(&b, p->coder[i].raw);
	for (size_t i = 0; i < p->binds; i++) {
		size_t out = p->bind_out[i];

		if (is_lock(p, out))
			continue;
		(void)sk_buf_byte(&b, in_left(p, p->bind_in[i]));
		(void)sk_buf_byte(&b, (uint8_t)(out - locks_before(p, out)));
	}
	for (size_t i = 0; i < p->packs && p->packs > 1; i++) {
		size_t coder = coder_of(p, p->pack_in[i]);

		(void)sk_buf_byte(&b, in_left(p, is_lock(p, coder) ? goes_to(p, coder) : p->pack_in[i]));
	}
	return sk_buf_view(&b);
}

static void
make_bare(struct sk_arena *a, struct sk_sevenzip_vault *v)
{
	const struct sk_sevenzip_plan *p = &v->plan;
	const struct sk_sevenzip_folder *f = &v->st.folder[v->folder];
	size_t locks = locks_before(p, p->coders);
	uint64_t at = 0;

	v->bare_folder = (struct sk_sevenzip_folder){ .raw = write_plan(a, p, f->raw.n),
		.packs = p->packs, .coders = p->coders == 1 ? 1 : p->coders - locks,
		.main = f->main - locks_before(p, f->main) };
	for (size_t i = 0, n = 0; i < p->coders; i++)
		if (p->coders == 1 || !is_lock(p, i))
			v->size[n++] = v->st.size[f->first_size + i];
	for (size_t i = 0; i < p->packs; i++) {
		size_t coder = coder_of(p, p->pack_in[i]);
		uint64_t n = v->st.pack_size[f->first_pack + i], gives = v->st.size[f->first_size + coder];

		v->pack_size[i] = is_lock(p, coder) && gives < n ? gives : n;
		v->pack_at[i] = at;
		at += v->pack_size[i];
	}
	v->bare = (struct sk_sevenzip_streams){ .packs = p->packs, .folders = 1,
		.sizes = v->bare_folder.coders, .pack_size = v->pack_size, .pack_at = v->pack_at,
		.size = v->size, .folder = &v->bare_folder };
}

/* ---- one lock ---- */

struct aes {
	uint64_t	 rounds;
	struct sk_span	 salt;
	uint8_t		 iv[BLOCK];
};

/* Log2 of rounds and whether salt and vector have a byte more; how many bytes each
 * has; then both. */
static bool
read_aes(struct sk_span props, struct aes *a_r)
{
	uint8_t first = 0, second = 0;
	size_t salt, iv;

	*a_r = (struct aes){ 0 };
	if (!sk_span_u8(props, 0, &first))
		return false;
	a_r->rounds = (first & ROUNDS_MASK) == NO_ROUNDS ? UINT64_MAX :
	    UINT64_C(1) << (first & ROUNDS_MASK);
	if ((first & 0xC0) == 0)
		return true;
	if (!sk_span_u8(props, 1, &second))
		return false;
	salt = (first >> 7 & 1u) + (second >> 4);
	iv = (first >> 6 & 1u) + (second & 15u);
	props = sk_span_from(props, 2);
	if (!sk_span_take(&props, salt, &a_r->salt) || props.n < iv)
		return false;
	if (iv > 0)
		memcpy(a_r->iv, props.p, iv);
	return true;
}

static unsigned
cost_of(const struct sk_sevenzip_plan *p)
{
	struct aes a;

	for (size_t i = 0; i < p->coders; i++)
		if (is_lock(p, i) && read_aes(p->coder[i].props, &a))
			return sk_unpack_key_cost(&(struct sk_kdf_ask){ SK_KDF_SEVENZIP,
			    SK_SPAN("12345678"), a.salt, a.rounds });
	return 1;
}

/* True unless the first bytes rule out what the coder behind the lock takes: LZMA
 * and PPMd begin with a zero, LZMA2 with a chunk that needs nothing before it. */
static bool
may_begin(const struct sk_sevenzip_plan *p, size_t coder, uint8_t first)
{
	uint64_t to = goes_to(p, coder);
	uint64_t id = to == SK_SEVENZIP_INS ? SK_SEVENZIP_COPY : p->coder[coder_of(p, to)].id;

	if (id == SK_SEVENZIP_LZMA || id == SK_SEVENZIP_PPMD)
		return first == 0;
	return id != SK_SEVENZIP_LZMA2 || first <= 1 || first >= 0xE0;
}

/* Decrypts packed stream i.  Padding is zero, as all writers have it; it is only one
 * more thing that speaks for the key. */
static enum sk_try
open_pack(struct sk_unpack *u, struct sk_locked *l, struct sk_sevenzip_vault *v, size_t i,
    struct sk_span in, struct sk_span password)
{
	size_t coder = coder_of(&v->plan, v->plan.pack_in[i]), whole = in.n - in.n % BLOCK;
	uint8_t *out = v->plain + SK_SEVENZIP_HEAD + v->pack_at[i], first[BLOCK];
	struct aes a;
	uint8_t iv[BLOCK];
	const uint8_t *key;

	if (!read_aes(v->plan.coder[coder].props, &a) || whole == 0) {
		l->why = "damaged";
		return SK_TRY_NEVER;
	}
	key = sk_unpack_key(u, l, &(struct sk_kdf_ask){ SK_KDF_SEVENZIP, password, a.salt, a.rounds });
	if (key == NULL)
		return SK_TRY_NEVER;
	memcpy(iv, a.iv, BLOCK);
	if (sk_aes_cbc_open((struct sk_span){ key, SK_KEY_BYTES }, iv, in.p, first, BLOCK) != 0 ||
	    !may_begin(&v->plan, coder, first[0]))
		return SK_TRY_WRONG;
	if (!sk_unpack_pay(u, l, whole >> BYTES_SHIFT))
		return SK_TRY_NEVER;
	if (sk_aes_cbc_open((struct sk_span){ key, SK_KEY_BYTES }, a.iv, in.p, out, whole) != 0)
		return SK_TRY_WRONG;
	for (size_t at = (size_t)v->pack_size[i]; at < whole; at++) {
		v->zeros += out[at] == 0;
		v->padded = v->padded && out[at] == 0;
	}
	return SK_TRY_RIGHT;
}

/* All packed streams, one behind the other in plain. */
static enum sk_try
open_packs(struct sk_unpack *u, struct sk_locked *l, struct sk_sevenzip_vault *v,
    struct sk_span password)
{
	const struct sk_sevenzip_folder *f = &v->st.folder[v->folder];
	struct sk_span rest = sk_span_from(sk_span_from(v->shared->archive, SK_SEVENZIP_HEAD),
	    v->st.pack_pos);
	enum sk_try t = SK_TRY_RIGHT;

	v->zeros = 0;
	v->padded = true;
	for (size_t i = 0; i < f->packs && t == SK_TRY_RIGHT; i++) {
		uint64_t at = v->st.pack_at[f->first_pack + i], n = v->st.pack_size[f->first_pack + i];
		struct sk_span in;

		if (!sk_span_cut(rest, at, n, &in)) {
			l->why = "truncated";
			return SK_TRY_NEVER;
		}
		if (is_lock(&v->plan, coder_of(&v->plan, v->plan.pack_in[i])))
			t = open_pack(u, l, v, i, in, password);
		else if (in.n > 0)
			memcpy(v->plain + SK_SEVENZIP_HEAD + v->pack_at[i], in.p, in.n);
	}
	return t;
}

/* ---- a folder ---- */

static bool
fits(const struct sk_sevenzip_vault *v, const struct sk_sevenzip_stream *s, struct sk_span *bytes_r)
{
	return sk_span_cut(v->content.bytes, s->at, s->size, bytes_r) && s->has_crc &&
	    sk_crc32(0, *bytes_r) == s->crc;
}

static bool
is_proved(const struct sk_sevenzip_vault *v)
{
	const struct sk_sevenzip_folder *f = &v->st.folder[v->folder];
	uint64_t bits = v->padded ? 8 * v->zeros : 0;
	struct sk_span bytes;

	if (f->has_crc && v->content.why == NULL && sk_crc32(0, v->content.bytes) == f->crc)
		bits += 8 * v->content.bytes.n < CRC_BITS ? 8 * v->content.bytes.n : CRC_BITS;
	for (size_t i = 0; i < f->streams && bits < PROOF_BITS; i++)
		if (fits(v, &v->st.stream[f->first_stream + i], &bytes))
			bits += 8 * bytes.n < CRC_BITS ? 8 * bytes.n : CRC_BITS;
	return bits >= PROOF_BITS;
}

static enum sk_try
open_vault(struct sk_unpack *u, struct sk_locked *l, struct sk_sevenzip_vault *v,
    struct sk_span password)
{
	struct sk_sevenzip_job j = { .u = u, .self = v->self, .given = v->shared->given };
	enum sk_try t;

	if (v->password.n > 0)
		return sk_span_same(v->password, password) ? SK_TRY_RIGHT : SK_TRY_WRONG;
	if ((t = open_packs(u, l, v, password)) != SK_TRY_RIGHT)
		return t;
	j.bytes.p = v->plain;
	j.bytes.n = (size_t)(SK_SEVENZIP_HEAD + v->pack_at[v->plan.packs - 1] +
	    v->pack_size[v->plan.packs - 1]);
	v->content = sk_sevenzip_take(&j, &v->bare, 0);
	if (!is_proved(v)) {
		if (v->content.why != NULL && strcmp(v->content.why, "unsupported") == 0) {
			l->why = "unsupported";
			return SK_TRY_NEVER;
		}
		return SK_TRY_WRONG;
	}
	v->shared->given = j.given;
	v->password = password;
	return SK_TRY_RIGHT;
}

/* ---- what is locked ---- */

static enum sk_try
try_member(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	const struct lock *k = l->data;
	const struct sk_sevenzip_stream *s = &k->vault->st.stream[k->stream];
	enum sk_try t = open_vault(u, l, k->vault, password);
	const char *why = NULL;
	struct sk_span bytes;
	bool right;

	if (t != SK_TRY_RIGHT)
		return t;
	right = fits(k->vault, s, &bytes);
	if (bytes.n < s->size) {
		why = k->vault->content.why != NULL ? k->vault->content.why : "damaged";
		bytes = sk_span_from(k->vault->content.bytes, s->at);
		if (bytes.n == 0) {
			l->why = why;
			return SK_TRY_NEVER;
		}
	}
	sk_unpack_proved(u);
	if (why != NULL || (s->has_crc && !right))
		sk_unpack_defect(u, l->container, why != NULL ? "damaged" : "checksum");
	sk_unpack_reveal(u, l->object, bytes, why);
	return t;
}

/* A header: its members are added to the container. */
static void
add_members(struct sk_unpack *u, size_t self, void *data)
{
	const struct lock *k = data;

	k->go_on(u, self, k->vault->shared->archive, k->vault->content.bytes);
}

static enum sk_try
try_header(struct sk_unpack *u, struct sk_locked *l, struct sk_span password)
{
	struct lock *k = l->data;
	enum sk_try t = open_vault(u, l, k->vault, password);

	if (t == SK_TRY_RIGHT)
		sk_unpack_again(u, l->object, &sk_fmt_7z, add_members, k);
	return t;
}

/* Room for all packed bytes of a folder, if they are there: those of all folders
 * together are then no more than the archive. */
static bool
make_room(struct sk_arena *a, struct sk_sevenzip_vault *v)
{
	const struct sk_sevenzip_folder *f = &v->st.folder[v->folder];
	struct sk_span rest = sk_span_from(sk_span_from(v->shared->archive, SK_SEVENZIP_HEAD),
	    v->st.pack_pos), pack;
	uint64_t n = 0;

	for (size_t i = 0; i < f->packs; i++) {
		if (!sk_span_cut(rest, v->st.pack_at[f->first_pack + i],
		    v->st.pack_size[f->first_pack + i], &pack))
			return false;
		n += pack.n;
	}
	v->plain = sk_arena_raw(a, SK_SEVENZIP_HEAD + (size_t)n + BLOCK);
	if (v->plain != NULL)
		memset(v->plain, 0, SK_SEVENZIP_HEAD);
	return v->plain != NULL;
}

/* The vault of a folder, NULL if nobody can open it here, and why in *why_r. */
static struct sk_sevenzip_vault *
vault_of(struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st, size_t folder,
    const char **why_r)
{
	struct sk_sevenzip_vault *v = j->vault;
	struct shared *shared = v != NULL ? v->shared : NULL;
	struct sk_span raw = st->folder[folder].raw;

	*why_r = NULL;
	if (v != NULL && v->st.folder == st->folder && v->folder == folder)
		return v->plain != NULL ? v : NULL;
	if (shared == NULL && (shared = sk_arena_alloc(j->u->arena, sizeof *shared)) == NULL)
		return NULL;
	if ((v = sk_arena_alloc(j->u->arena, sizeof *v)) == NULL)
		return NULL;
	shared->archive = j->bytes;
	*v = (struct sk_sevenzip_vault){ .shared = shared, .st = *st, .folder = folder,
		.self = j->self };
	j->vault = v;
	if (!sk_sevenzip_plan(&raw, &v->plan) || !is_simple(&v->plan)) {
		*why_r = "unsupported";
		return NULL;
	}
	if (!make_room(j->u->arena, v)) {
		*why_r = "truncated";
		return NULL;
	}
	v->cost_us = cost_of(&v->plan);
	make_bare(j->u->arena, v);
	return v;
}

/* Hands over stream (of a header: none) of folder. */
static void
lock(struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st, size_t folder,
    size_t object, struct lock k)
{
	struct sk_locked l = { .try = k.go_on != NULL ? try_header : try_member, .pays = true };
	const char *why, *how = k.go_on != NULL ? "directory" : "aes-256";
	struct lock *own = sk_arena_alloc(j->u->arena, sizeof *own);

	k.vault = vault_of(j, st, folder, &why);
	if (own == NULL || k.vault == NULL) {
		sk_unpack_lock(j->u, object, j->self, how, NULL);
		if (why != NULL)
			sk_unpack_gap(j->u, object, why);
		return;
	}
	*own = k;
	l.data = own;
	l.cost_us = k.vault->cost_us;
	sk_unpack_lock(j->u, object, j->self, how, &l);
}

void
sk_sevenzip_lock_member(struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st,
    size_t stream, size_t object)
{
	lock(j, st, st->stream[stream].folder, object, (struct lock){ .stream = stream });
}

void
sk_sevenzip_lock_header(struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st,
    sk_sevenzip_go_on *go_on)
{
	lock(j, st, 0, j->self, (struct lock){ .go_on = go_on });
}
