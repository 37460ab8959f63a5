#include <lzma.h>
#include "lzma.h"
#include "stream.h"
#include "tree.h"

enum {
	STEP_IN = 1 << 20,	/* bytes between two looks at the clock */
	STEP_OUT = 1 << 18,	/* bytes that are asked for at a time */
	MEMORY_PART = 4		/* of the memory of a message, for a dictionary */
};

/* One decoder at work. */
struct work {
	struct sk_unpack *u;
	size_t		 self;
	lzma_stream	 z;
	struct sk_span	 in;
	uint64_t	*given;
	struct sk_buf	*out;
	size_t		 base;		/* of out before it began */
	uint64_t	 size;		/* that shall come out; UINT64_MAX: not known */
};

static const char *
limit_name(enum sk_limit limit)
{
	return sk_limit_table[limit].name;
}

static uint64_t
memory_limit(const struct sk_unpack *u)
{
	return u->budget->limit[SK_LIMIT_MEMORY_BYTES] / MEMORY_PART;
}

/* One call of the decoder: how much it gave, and what it said. */
static lzma_ret
step(struct work *w, struct sk_lzma_out *o, size_t *gave_r)
{
	struct sk_span rest = sk_span_from(w->in, o->taken), now = sk_span_head(rest, STEP_IN);
	uint64_t left = w->size - (w->out->n - w->base);
	size_t room = w->out->room - w->out->n;
	lzma_ret rc;

	room = room < STEP_OUT ? room : STEP_OUT;
	room = room < left ? room : (size_t)left;
	w->z.next_in = now.p;
	w->z.avail_in = now.n;
	w->z.next_out = w->out->p + w->out->n;
	w->z.avail_out = room;
	rc = lzma_code(&w->z, now.n == rest.n ? LZMA_FINISH : LZMA_RUN);
	o->taken += now.n - w->z.avail_in;
	*gave_r = room - w->z.avail_out;
	return rc;
}

/* What an answer that ends it means. */
static void
note_end(struct sk_lzma_out *o, lzma_ret rc)
{
	if (rc == LZMA_MEMLIMIT_ERROR || rc == LZMA_MEM_ERROR)
		o->stopped = limit_name(SK_LIMIT_MEMORY_BYTES);
	o->unsupported = rc == LZMA_OPTIONS_ERROR;
	o->ended = o->ended || rc == LZMA_STREAM_END;
}

static lzma_ret
run(struct work *w, struct sk_lzma_out *o)
{
	lzma_ret rc = LZMA_OK;

	/* an unknown kind of check is no reason to stop */
	while (rc == LZMA_OK || rc == LZMA_UNSUPPORTED_CHECK) {
		uint64_t before = o->taken;
		lzma_ret was = rc;
		size_t gave;

		if (w->size == w->out->n - w->base) {
			o->ended = true;
			break;
		}
		if ((o->stopped = sk_stream_room(w->out, w->size)) != NULL)
			break;
		rc = step(w, o, &gave);
		if ((o->stopped = sk_unpack_stop(w->u, w->self, *w->given, gave)) != NULL)
			break;
		*w->given += gave;
		w->out->n += gave;
		if (gave == 0 && o->taken == before && (rc == was || rc == LZMA_BUF_ERROR))
			break;
	}
	if (o->stopped == NULL)
		note_end(o, rc);
	lzma_end(&w->z);
	if (o->stopped != NULL)
		sk_unpack_gap(w->u, w->self, o->stopped);
	return rc;
}

/* ---- bare ---- */

/* A dictionary larger than all that comes out is never used. */
static void
fit_dictionary(lzma_options_lzma *opt, uint64_t size)
{
	if (opt->dict_size > size)
		opt->dict_size = size < LZMA_DICT_SIZE_MIN ? LZMA_DICT_SIZE_MIN : (uint32_t)size;
	/* without the size a filter behind LZMA1 keeps the last bytes back */
	opt->ext_flags = LZMA_LZMA1EXT_ALLOW_EOPM;
	opt->ext_size_low = (uint32_t)size;
	opt->ext_size_high = (uint32_t)(size >> 32);
}

static bool
is_last(enum sk_lzma_method method)
{
	return method == SK_LZMA_LZMA1 || method == SK_LZMA_LZMA2;
}

/* The chain as liblzma wants it; what was taken is freed with it. */
static bool
make_chain(const struct sk_lzma_coder *coder, size_t n, uint64_t size, lzma_filter *chain)
{
	static const lzma_vli id[SK_LZMA_METHODS] = {
		[SK_LZMA_LZMA1] = LZMA_FILTER_LZMA1EXT, [SK_LZMA_LZMA2] = LZMA_FILTER_LZMA2,
		[SK_LZMA_DELTA] = LZMA_FILTER_DELTA, [SK_LZMA_X86] = LZMA_FILTER_X86,
		[SK_LZMA_POWERPC] = LZMA_FILTER_POWERPC, [SK_LZMA_IA64] = LZMA_FILTER_IA64,
		[SK_LZMA_ARM] = LZMA_FILTER_ARM, [SK_LZMA_ARMTHUMB] = LZMA_FILTER_ARMTHUMB,
		[SK_LZMA_SPARC] = LZMA_FILTER_SPARC, [SK_LZMA_ARM64] = LZMA_FILTER_ARM64
	};

	for (size_t i = 0; i < n; i++) {
		chain[i] = (lzma_filter){ .id = id[coder[i].method] };
		chain[i + 1].id = LZMA_VLI_UNKNOWN;
		if (is_last(coder[i].method) != (i + 1 == n) ||
		    lzma_properties_decode(&chain[i], NULL, coder[i].props.p,
		    coder[i].props.n) != LZMA_OK) {
			chain[i].id = LZMA_VLI_UNKNOWN;
			return false;
		}
	}
	fit_dictionary(chain[n - 1].options, size);
	return true;
}

void
sk_lzma_raw(struct sk_unpack *u, size_t self, const struct sk_lzma_coder *coder, size_t n,
    struct sk_span in, uint64_t size, uint64_t *given, struct sk_buf *out,
    struct sk_lzma_out *out_r)
{
	struct work w = { .u = u, .self = self, .z = LZMA_STREAM_INIT, .in = in, .given = given,
		.out = out, .base = out->n, .size = size };
	lzma_filter chain[LZMA_FILTERS_MAX + 1] = { { .id = LZMA_VLI_UNKNOWN } };
	lzma_ret rc = LZMA_OPTIONS_ERROR;

	*out_r = (struct sk_lzma_out){ .ended = size == 0 };
	if (size == 0)
		return;
	if (n > 0 && n <= LZMA_FILTERS_MAX && make_chain(coder, n, size, chain)) {
		rc = lzma_raw_decoder_memusage(chain) > memory_limit(u) ? LZMA_MEMLIMIT_ERROR :
		    lzma_raw_decoder(&w.z, chain);
	}
	if (rc == LZMA_OK) {
		(void)run(&w, out_r);
	} else {
		note_end(out_r, rc);
		if (out_r->stopped != NULL)
			sk_unpack_gap(u, self, out_r->stopped);
		lzma_end(&w.z);
	}
	lzma_filters_free(chain, NULL);
}

/* ---- files ---- */

static lzma_ret
run_stream(struct work *w, enum sk_lzma_kind kind, uint32_t flags, struct sk_lzma_out *o)
{
	lzma_ret rc = kind == SK_LZMA_ALONE ? lzma_alone_decoder(&w->z, memory_limit(w->u)) :
	    lzma_stream_decoder(&w->z, memory_limit(w->u), flags);

	*o = (struct sk_lzma_out){ 0 };
	if (rc == LZMA_OK)
		return run(w, o);
	note_end(o, rc);
	return rc;
}

void
sk_lzma_stream(struct sk_unpack *u, size_t self, enum sk_lzma_kind kind, struct sk_span in,
    uint64_t *given, struct sk_buf *out, struct sk_lzma_out *out_r)
{
	static const lzma_stream fresh = LZMA_STREAM_INIT;
	struct work w = { .u = u, .self = self, .z = fresh, .in = in, .given = given,
		.out = out, .base = out->n, .size = UINT64_MAX };
	struct sk_lzma_out again;
	size_t n;

	if (run_stream(&w, kind, LZMA_TELL_UNSUPPORTED_CHECK, out_r) != LZMA_DATA_ERROR ||
	    out_r->stopped != NULL || kind != SK_LZMA_XZ)
		return;
	/* Damage, or only a wrong checksum, behind which a reader that does not
	 * check finds more? */
	n = out->n;
	out->n = w.base;
	w.z = fresh;
	(void)run_stream(&w, kind, LZMA_IGNORE_CHECK, &again);
	if (again.ended || out->n > n) {
		*out_r = again;
		out_r->checksum = true;
	} else {
		out->n = n;
	}
}
