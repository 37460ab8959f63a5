#include <string.h>
#include "lzh.h"
#include "tree.h"

/*
 * The oldest methods, which programs for Japanese Windows still open and libarchive
 * does not: -lh1- of LHarc 1 (LZHUF by H. Yoshizaki, after H. Okumura's LZSS: LZHUF.C,
 * 1988), -lzs- and -lz5- of LArc (K. Miki, H. Okumura, K. Masuyama).  All three copy
 * from a ring of bytes; only what they copy and how it is told differ.
 */
enum {
	RING_MOST = 4096, STEP = 1 << 16,
	/* LZHUF.C: F, THRESHOLD; letters and lengths; nodes of the tree, its root */
	LOOK = 60, SHORTEST = 3, CODES = 256 - (SHORTEST - 1) + LOOK, NODES = 2 * CODES - 1,
	ROOT = NODES - 1, FREQ_MOST = 0x8000
};

struct old {
	struct sk_unpack *u;
	size_t		 self;
	uint64_t	*given, counted;
	struct sk_buf	 out;
	const char	*stopped;
	struct sk_span	 in;
	size_t		 at;		/* in it, in bits */
	uint64_t	 want;		/* bytes that are to come out */
	uint8_t		 ring[RING_MOST];
	size_t		 size, r;	/* of the ring, where it is written next */
	/* the tree of -lh1-: leaves have CODES and more for sons */
	uint16_t	 freq[NODES + 1], parent[NODES + CODES], son[NODES];
};

/* n bits, the highest first.  False if there are fewer. */
static bool
bits(struct old *o, unsigned n, unsigned *v_r)
{
	*v_r = 0;
	if (n > o->in.n * 8 - o->at)
		return false;
	for (; n > 0; n--, o->at++)
		*v_r = *v_r << 1 | (o->in.p[o->at / 8] >> (7 - o->at % 8) & 1u);
	return true;
}

/* ---- what comes out ---- */

static bool
emit(struct old *o, uint8_t c)
{
	if (o->out.n >= o->want)
		return false;
	if (o->out.n == o->counted) {
		if ((o->stopped = sk_unpack_stop(o->u, o->self, *o->given, STEP)) != NULL)
			return false;
		*o->given += STEP;
		o->counted += STEP;
	}
	if (!sk_buf_byte(&o->out, c)) {
		o->stopped = sk_limit_table[o->out.n == o->out.max ? SK_LIMIT_OBJECT_BYTES :
		    SK_LIMIT_MEMORY_BYTES].name;
		return false;
	}
	o->ring[o->r] = c;
	o->r = (o->r + 1) % o->size;
	return true;
}

static bool
copy(struct old *o, size_t from, unsigned n)
{
	for (; n > 0; n--, from++)
		if (!emit(o, o->ring[from % o->size]))
			return false;
	return true;
}

/* ---- -lzs- and -lz5- ---- */

static bool
step_lzs(struct old *o)
{
	unsigned letter, v, n;

	if (!bits(o, 1, &letter))
		return false;
	if (letter)
		return bits(o, 8, &v) && emit(o, (uint8_t)v);
	return bits(o, 11, &v) && bits(o, 4, &n) && copy(o, v, n + 2);
}

/* Eight flags in a byte, the lowest first, then what they stand for. */
static bool
step_lz5(struct old *o)
{
	unsigned flags, a, b;

	if (!bits(o, 8, &flags))
		return false;
	for (int i = 0; i < 8; i++, flags >>= 1)
		if (!bits(o, 8, &a))
			return false;
		else if (flags & 1 ? !emit(o, (uint8_t)a) : !bits(o, 8, &b) ||
		    !copy(o, a | (b & 0xF0) << 4, (b & 15) + 3))
			return false;
	return true;
}

/* What LArc has in its ring before the first byte. */
static void
fill_lz5(struct old *o)
{
	size_t at = 0;

	memset(o->ring, 0, sizeof o->ring);
	for (unsigned i = 0; i < 256; i++, at += 13)
		memset(o->ring + at, (int)i, 13);
	for (unsigned i = 0; i < 256; i++)
		o->ring[at++] = (uint8_t)i;
	for (unsigned i = 0; i < 256; i++)
		o->ring[at++] = (uint8_t)(255 - i);
	memset(o->ring + at + 128, ' ', 128 - 18);
}

/* ---- -lh1- ---- */

static void
start_tree(struct old *o)
{
	size_t i, k;

	for (i = 0; i < CODES; i++) {
		o->freq[i] = 1;
		o->son[i] = (uint16_t)(i + NODES);
		o->parent[i + NODES] = (uint16_t)i;
	}
	for (i = 0, k = CODES; k <= ROOT; i += 2, k++) {
		o->freq[k] = (uint16_t)(o->freq[i] + o->freq[i + 1]);
		o->son[k] = (uint16_t)i;
		o->parent[i] = o->parent[i + 1] = (uint16_t)k;
	}
	o->freq[NODES] = UINT16_MAX;
	o->parent[ROOT] = 0;
}

/* Halves all counts and builds the tree anew: leaves first, in their order, then
 * each pair of the rarest goes below a node that is put where its count belongs. */
static void
rebuild_tree(struct old *o)
{
	size_t k, n = 0;

	for (size_t i = 0; i < NODES; i++)
		if (o->son[i] >= NODES) {
			o->freq[n] = (uint16_t)((o->freq[i] + 1) / 2);
			o->son[n++] = o->son[i];
		}
	for (size_t i = 0; n < NODES; i += 2, n++) {
		uint16_t f = (uint16_t)(o->freq[i] + o->freq[i + 1]);

		for (k = n; k > 0 && f < o->freq[k - 1]; k--)
			;
		memmove(o->freq + k + 1, o->freq + k, (n - k) * sizeof *o->freq);
		memmove(o->son + k + 1, o->son + k, (n - k) * sizeof *o->son);
		o->freq[k] = f;
		o->son[k] = (uint16_t)i;
	}
	for (size_t i = 0; i < NODES; i++) {
		o->parent[o->son[i]] = (uint16_t)i;
		if (o->son[i] < NODES)
			o->parent[o->son[i] + 1] = (uint16_t)i;
	}
}

static void
set_son(struct old *o, size_t node, uint16_t son)
{
	o->son[node] = son;
	o->parent[son] = (uint16_t)node;
	if (son < NODES)
		o->parent[son + 1] = (uint16_t)node;
}

/* Counts a leaf, and keeps nodes in order of their counts up to the root. */
static void
count(struct old *o, unsigned code)
{
	size_t node;

	if (o->freq[ROOT] == FREQ_MOST)
		rebuild_tree(o);
	for (node = o->parent[code + NODES]; ; node = o->parent[node]) {
		uint16_t f = ++o->freq[node];
		size_t last = node;

		while (last < ROOT && f > o->freq[last + 1])
			last++;
		if (last != node) {
			uint16_t mine = o->son[node], other = o->son[last];

			o->freq[node] = o->freq[last];
			o->freq[last] = f;
			set_son(o, last, mine);
			set_son(o, node, other);
			node = last;
		}
		if (node == ROOT)
			return;
	}
}

static bool
read_code(struct old *o, unsigned *code_r)
{
	unsigned node = o->son[ROOT], bit;

	while (node < NODES) {
		if (!bits(o, 1, &bit))
			return false;
		node = o->son[node + bit];
	}
	*code_r = node - NODES;
	count(o, *code_r);
	return true;
}

/* The upper six bits of a distance have a fixed code of 3 to 8 bits: so many of
 * each length, in order (d_code and d_len of LZHUF.C).  Six plain bits follow. */
static bool
read_distance(struct old *o, unsigned *v_r)
{
	static const unsigned of_length[] = { 1, 3, 8, 12, 24, 16 };
	unsigned code, bit, first = 0, upper = 0, low;

	if (!bits(o, 3, &code))
		return false;
	for (unsigned i = 0; code - first >= of_length[i]; i++) {
		upper += of_length[i];
		first = (first + of_length[i]) * 2;
		if (i == 5 || !bits(o, 1, &bit))
			return false;
		code = code << 1 | bit;
	}
	if (!bits(o, 6, &low))
		return false;
	*v_r = (upper + code - first) << 6 | low;
	return true;
}

static bool
step_lh1(struct old *o)
{
	unsigned code, distance;

	if (!read_code(o, &code))
		return false;
	if (code < 256)
		return emit(o, (uint8_t)code);
	return read_distance(o, &distance) &&
	    copy(o, o->r + o->size - distance - 1, code - 256 + SHORTEST);
}

/* ---- */

bool
sk_lzh_old(struct sk_unpack *u, size_t self, const struct sk_lzh_header *h, struct sk_span data,
    uint64_t *given, struct sk_lzh_decoded *out_r)
{
	static const struct {
		const char *method;
		size_t ring, r;
		bool (*step)(struct old *o);
	} table[] = {
		{ "-lh1-", 4096, 4096 - LOOK, step_lh1 }, { "-lzs-", 2048, 2048 - 17, step_lzs },
		{ "-lz5-", 4096, 4096 - 18, step_lz5 }
	};
	struct old *o;

	*out_r = (struct sk_lzh_decoded){ 0 };
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		if (!sk_span_is(h->method, table[i].method))
			continue;
		if ((o = sk_arena_alloc(u->arena, sizeof *o)) == NULL) {
			out_r->stopped = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
			return true;
		}
		*o = (struct old){ .u = u, .self = self, .given = given, .in = data,
			.want = h->usize, .size = table[i].ring, .r = table[i].r };
		o->out = sk_buf_new(u->arena, (size_t)u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
		memset(o->ring, ' ', sizeof o->ring);
		if (table[i].step == step_lz5)
			fill_lz5(o);
		start_tree(o);
		while (table[i].step(o))
			;
		out_r->bytes = sk_buf_view(&o->out);
		out_r->stopped = o->stopped;
		return true;
	}
	return false;
}
