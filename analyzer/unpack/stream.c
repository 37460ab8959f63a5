#include "stream.h"
#include "tree.h"

enum {
	STEP_IN = 1 << 20,	/* bytes between two looks at the clock */
	STEP_OUT = 1 << 18,	/* bytes that are asked for at a time */
	FIRST = 1 << 17,	/* room for a size that is only claimed so far */
	TRUST = 4		/* a claim is believed when this part of it has come */
};

struct sk_name
sk_stream_name(struct sk_unpack *u, size_t self)
{
	static const struct { const char *end, *instead; } table[] = {
		{ ".tgz", ".tar" }, { ".svgz", ".svg" }, { ".gz", "" },
		{ ".tbz2", ".tar" }, { ".tbz", ".tar" }, { ".bz2", "" }, { ".bz", "" },
		{ ".tzst", ".tar" }, { ".zst", "" }, { ".txz", ".tar" }, { ".xz", "" },
		{ ".tlz", ".tar" }, { ".lzma", "" }, { ".lz", "" }
	};
	const struct sk_object *o = &u->object[self];
	struct sk_name name = { .where = "outer" };

	if (o->names == 0)
		return name;
	name = o->name[0];
	name.where = "outer";
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct sk_span end = sk_span_text(table[i].end);
		struct sk_buf b = sk_buf_new(u->arena, name.text.n);

		if (!sk_span_ends_nocase(name.text, end))
			continue;
		(void)sk_buf_span(&b, sk_span_head(name.text, name.text.n - end.n));
		(void)sk_buf_text(&b, table[i].instead);
		name.text = sk_buf_view(&b);
		return name;
	}
	return name;
}

const char *
sk_stream_room(struct sk_buf *b, uint64_t expected)
{
	uint64_t want = b->n == 0 && expected < FIRST ? expected + 1 : FIRST;

	if (b->n < b->room)
		return NULL;
	if (b->n >= b->max)
		return sk_limit_table[SK_LIMIT_OBJECT_BYTES].name;
	if (b->n > 0) {
		want = 2 * (uint64_t)b->n;
		if (expected >= b->n && expected / TRUST <= b->n)
			want = expected + 1;	/* a decoder sees the end in the last one */
	}
	if (want > b->max)
		want = b->max;
	if (sk_buf_reserve(b, (size_t)want - b->n))
		return NULL;
	/* The arena is nearly full.  Small steps would move it all each time. */
	if (want - b->n > STEP_OUT && sk_buf_reserve(b, STEP_OUT))
		return NULL;
	return sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
}

void
sk_stream_read(struct sk_unpack *u, size_t self, const struct sk_codec *codec, void *state,
    struct sk_span in, struct sk_buf *b, uint64_t *given, struct sk_streamed *out_r)
{
	*out_r = (struct sk_streamed){ .last = SK_STEP_MORE };
	if (!codec->start(state))
		out_r->last = SK_STEP_MEMORY;
	while (out_r->last == SK_STEP_MORE && (out_r->stopped = sk_stream_room(b, UINT64_MAX)) == NULL) {
		size_t room = b->room - b->n < STEP_OUT ? b->room - b->n : STEP_OUT;
		size_t taken = 0, gave = 0;

		out_r->last = codec->step(state, sk_span_head(sk_span_from(in, out_r->taken),
		    STEP_IN), b->p + b->n, room, &taken, &gave);
		out_r->taken += taken;
		if ((out_r->stopped = sk_unpack_stop(u, self, *given, gave)) != NULL)
			break;
		*given += gave;
		b->n += gave;
		if (out_r->last == SK_STEP_MORE && taken == 0 && gave == 0)
			out_r->last = SK_STEP_BROKEN;
	}
	if (out_r->last == SK_STEP_CHECKSUM)
		out_r->taken = codec->length(in);
	if (out_r->last == SK_STEP_MEMORY)
		out_r->stopped = sk_limit_table[SK_LIMIT_MEMORY_BYTES].name;
	if (out_r->stopped != NULL)
		sk_unpack_gap(u, self, out_r->stopped);
}

/* ---- a whole file ---- */

struct all {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_buf	 bytes;		/* of all streams */
	size_t		 first;		/* bytes of the first */
	uint64_t	 given, streams;
	const char	*why;		/* gap of the content, or NULL */
};

/* Adds one member; false at a limit. */
static bool
add(struct all *a, struct sk_span label, struct sk_span bytes, const char *why)
{
	struct sk_name name[1];
	size_t n = 0, index;

	sk_unpack_name_once(name, &n, 1, sk_stream_name(a->u, a->self));
	if (label.n == 0 && n == 0)
		label = SK_SPAN("content");
	if (!sk_unpack_add(a->u, a->self, name, n, label, bytes,
	    bytes.n > 0 || why == NULL, &index))
		return false;
	if (why != NULL)
		sk_unpack_gap(a->u, index, why);
	return true;
}

/* Says what the end of a stream means.  True if another one may follow. */
static bool
judge(struct all *a, const struct sk_streamed *out)
{
	if (out->stopped != NULL) {
		a->why = out->stopped;
		return false;
	}
	if (out->last == SK_STEP_CHECKSUM)
		sk_unpack_defect(a->u, a->self, "checksum");
	if (out->last == SK_STEP_UNSUPPORTED) {
		a->why = "unsupported";
		sk_unpack_gap(a->u, a->self, a->why);
	} else if (out->last == SK_STEP_BROKEN) {
		a->why = "damaged";
		sk_unpack_defect(a->u, a->self, a->why);
	}
	return a->why == NULL;
}

/* The file as it comes out with its tail. */
static void
finish(struct all *a)
{
	struct sk_span whole = sk_buf_view(&a->bytes);

	(void)sk_record_number(a->u->record, a->self, SK_KEY_CONTAINER_MEMBERS, a->streams);
	if (!add(a, (struct sk_span){ 0 }, whole, a->why))
		return;
	if (a->streams > 1 && a->first > 0 && a->first < whole.n)
		(void)add(a, SK_SPAN("first"), sk_span_head(whole, a->first), NULL);
}

void
sk_stream_open(struct sk_unpack *u, size_t self, const struct sk_codec *codec, void *state)
{
	struct all a = { .u = u, .self = self, .bytes = sk_buf_new(u->arena,
	    (size_t)u->budget->limit[SK_LIMIT_OBJECT_BYTES]) };
	struct sk_span rest = u->object[self].bytes;
	struct sk_streamed out;
	bool more = true;
	uint64_t skip;

	while (more && codec->find(rest, &skip)) {
		if (a.streams >= u->budget->limit[SK_LIMIT_MEMBERS]) {
			a.why = sk_limit_table[SK_LIMIT_MEMBERS].name;
			sk_unpack_gap(u, self, a.why);
			break;
		}
		rest = sk_span_from(rest, skip);
		sk_stream_read(u, self, codec, state, rest, &a.bytes, &a.given, &out);
		rest = sk_span_from(rest, out.taken);
		if (++a.streams == 1)
			a.first = a.bytes.n;
		more = judge(&a, &out);
	}
	if (more && a.why == NULL && rest.n > skip)
		sk_unpack_defect(u, self, "suffix");
	if (a.streams > 0)
		finish(&a);
}
