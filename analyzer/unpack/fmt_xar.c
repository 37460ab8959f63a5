#include <stdlib.h>
#include "inflate.h"
#include "lzma.h"
#include "stream.h"
#include "tree.h"
#include "xar.h"

/*
 * Header, table of contents (zlib around XML), heap: xar wiki, "xarformat"; the
 * fields as in xar.h of xar 1.5.2.
 */
enum { HEADER = 28, ZLIB = 2, LEVELS = 64 };

struct xar {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 heap;
	struct sk_xar_toc toc;
	uint64_t	 given;
};

struct content {
	struct sk_span	 bytes;
	const char	*why;		/* gap, or NULL */
	bool		 seen;
};

static bool
big64(struct sk_span b, uint64_t at, uint64_t *v_r)
{
	uint32_t high, low;

	*v_r = 0;
	if (!sk_span_u32be(b, at, &high) || !sk_span_u32be(b, at + 4, &low))
		return false;
	*v_r = (uint64_t)high << 32 | low;
	return true;
}

/* The packed table, its claimed size, and what lies behind it. */
static bool
read_head(struct sk_span b, struct sk_span *toc_r, uint64_t *size_r, struct sk_span *heap_r)
{
	uint16_t header, version;
	uint64_t packed;

	*toc_r = *heap_r = (struct sk_span){ 0 };
	if (!sk_span_begins(b, SK_SPAN("xar!")) || !sk_span_u16be(b, 4, &header) ||
	    !sk_span_u16be(b, 6, &version) || !big64(b, 8, &packed) || !big64(b, 16, size_r) ||
	    header < HEADER || version > 1)
		return false;
	*toc_r = sk_span_from(b, header);
	if (packed > toc_r->n)
		packed = toc_r->n;
	*heap_r = sk_span_from(*toc_r, packed);
	*toc_r = sk_span_head(*toc_r, (size_t)packed);
	return true;
}

/* 32 bits of the magic word, 16 of the version, 8 of the header's size. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	struct sk_span toc, heap;
	uint64_t size;

	(void)type;
	return read_head(bytes, &toc, &size, &heap) ? 56 : 0;
}

/* ---- contents ---- */

static void
plain(struct xar *x, struct sk_span in, uint64_t size, struct content *c)
{
	(void)size;
	c->why = sk_unpack_stop(x->u, x->self, x->given, in.n);
	if (c->why != NULL)
		return;
	x->given += in.n;
	c->bytes = in;
}

/* "gzip" is a zlib stream (RFC 1950) here. */
static void
zlib(struct xar *x, struct sk_span in, uint64_t size, struct content *c)
{
	struct sk_inflated out;

	sk_inflate(x->u, x->self, sk_span_from(in, ZLIB), size, &x->given, &out);
	c->bytes = out.bytes;
	c->why = out.stopped != NULL ? out.stopped : out.ended ? NULL : "damaged";
}

static void
bzip2(struct xar *x, struct sk_span in, uint64_t size, struct content *c)
{
	struct sk_buf b = sk_buf_new(x->u->arena, (size_t)x->u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	struct sk_streamed out;

	(void)size;
	sk_bzip2_read(x->u, x->self, in, &b, &x->given, &out);
	c->bytes = sk_buf_view(&b);
	c->why = out.stopped != NULL ? out.stopped : out.last == SK_STEP_END ? NULL : "damaged";
}

/* xar calls both kinds lzma, by the version of its library. */
static void
lzma(struct xar *x, struct sk_span in, uint64_t size, struct content *c)
{
	struct sk_buf b = sk_buf_new(x->u->arena, (size_t)x->u->budget->limit[SK_LIMIT_OBJECT_BYTES]);
	struct sk_lzma_out out;

	(void)size;
	sk_lzma_stream(x->u, x->self, sk_span_begins(in, SK_SPAN("\xFD" "7zXZ")) ? SK_LZMA_XZ :
	    SK_LZMA_ALONE, in, &x->given, &b, &out);
	c->bytes = sk_buf_view(&b);
	c->why = out.stopped != NULL ? out.stopped : out.unsupported ? "unsupported" :
	    out.ended ? NULL : "damaged";
}

static const struct {
	const char	*style;
	void		(*decode)(struct xar *x, struct sk_span in, uint64_t size, struct content *c);
} styles[] = {
	{ "", plain }, { "application/octet-stream", plain }, { "application/x-gzip", zlib },
	{ "application/x-bzip2", bzip2 }, { "application/x-lzma", lzma },
	{ "application/x-xz", lzma }
};

static struct content
content_of(struct xar *x, const struct sk_xar_file *f)
{
	struct content c = { .why = "unsupported" };
	struct sk_span in = sk_span_from(x->heap, f->offset);
	bool cut = f->length > in.n;

	in = sk_span_head(in, cut ? in.n : (size_t)f->length);
	for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
		if (sk_span_is(f->style, styles[i].style)) {
			c.why = NULL;
			styles[i].decode(x, in, f->size, &c);
			if (c.why == NULL && cut)
				c.why = "damaged";
		}
	if (c.why != NULL && sk_span_is(sk_span_text(c.why), "damaged"))
		sk_unpack_defect(x->u, x->self, "damaged");
	else if (c.why == NULL && c.bytes.n != f->size)
		sk_unpack_defect(x->u, x->self, "size_lie");
	c.seen = c.bytes.n > 0 || c.why == NULL;
	return c;
}

/* ---- members ---- */

/* Names from the outermost folder down to f. */
static struct sk_span
path_of(const struct xar *x, const struct sk_xar_file *f)
{
	const struct sk_xar_file *level[LEVELS];
	struct sk_buf b = sk_buf_new(x->u->arena, SK_RECORD_TEXT);
	size_t n = 0;

	if (f->above == 0)
		return f->name;
	for (level[n++] = f; n < LEVELS && f->above > 0; n++)
		level[n] = f = &x->toc.file[f->above - 1];
	while (n-- > 0) {
		(void)sk_buf_span(&b, level[n]->name);
		if (n > 0)
			(void)sk_buf_byte(&b, '/');
	}
	return sk_buf_view(&b);
}

static int
by_id(const void *a, const void *b)
{
	const struct sk_xar_file *const *x = a, *const *y = b;

	return (*x)->id < (*y)->id ? -1 : (*x)->id > (*y)->id;
}

/* A hard link has the data of the file that it names. */
static void
join_links(struct xar *x)
{
	struct sk_xar_file key, *k = &key, *f = x->toc.file;
	struct sk_xar_file **full = sk_arena_array(x->u->arena, x->toc.n + 1, sizeof *full), **found;
	size_t n = 0;

	if (full == NULL)
		return;
	for (size_t i = 0; i < x->toc.n; i++)
		if (f[i].data && f[i].link == 0)
			full[n++] = &f[i];
	qsort(full, n, sizeof *full, by_id);
	for (size_t i = 0; i < x->toc.n && n > 0; i++) {
		key.id = f[i].link;
		if (f[i].data || f[i].link == 0 || !sk_span_is(f[i].type, "hardlink") ||
		    (found = bsearch(&k, full, n, sizeof *full, by_id)) == NULL)
			continue;
		f[i].data = true;
		f[i].offset = (*found)->offset;
		f[i].length = (*found)->length;
		f[i].size = (*found)->size;
		f[i].style = (*found)->style;
	}
}

static bool
add(struct xar *x, const struct sk_xar_file *f)
{
	struct sk_name name = sk_unpack_name(x->u, path_of(x, f), SK_CS_UTF8, "toc");
	struct content c = { .seen = true };
	size_t index;

	/* a file without data is empty; other kinds have none */
	if (!f->data && !sk_span_is(f->type, "file"))
		return true;
	if (f->data)
		c = content_of(x, f);
	if (!sk_unpack_add(x->u, x->self, &name, name.text.n > 0, (struct sk_span){ 0 }, c.bytes,
	    c.seen, &index))
		return false;
	if (c.why != NULL)
		sk_unpack_gap(x->u, index, c.why);
	return sk_budget_time(x->u->budget);
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct xar x = { .u = u, .self = self };
	struct sk_inflated text;
	struct sk_span packed;
	uint64_t size;

	if (!read_head(u->object[self].bytes, &packed, &size, &x.heap))
		return;
	sk_inflate(u, self, sk_span_from(packed, ZLIB), size, &x.given, &text);
	sk_xar_read(u->arena, text.bytes, (size_t)u->budget->limit[SK_LIMIT_MEMBERS], &x.toc);
	if (!text.ended || x.toc.damaged) {
		sk_unpack_defect(u, self, "damaged");
		sk_unpack_gap(u, self, "damaged");
	}
	if (x.toc.too_many)
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMBERS].name);
	if (x.toc.no_memory)
		sk_unpack_gap(u, self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
	join_links(&x);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS, x.toc.n);
	for (size_t i = 0; i < x.toc.n; i++)
		if (!add(&x, &x.toc.file[i]))
			return;
}

const struct sk_format sk_fmt_xar = { "xar", "xar wiki, xarformat; xar 1.5.2, include/xar.h", bid,
	open };
