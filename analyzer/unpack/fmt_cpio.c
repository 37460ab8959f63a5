#include <stdlib.h>
#include "cpio.h"
#include "tree.h"

enum { NAME_MOST = 16384, KIND = 0170000, FOLDER = 0040000, LINK = 0120000, REGULAR = 0100000 };

/*
 * A kind of cpio: where its fields stand, and how numbers are written.  odc:
 * POSIX.1-1990, 10.1.2.  newc, crc: SVR4, as in cpio(5).  bin: PDP-11 and VAX,
 * shorts in the writer's order, longs with the high short first.
 */
struct form {
	struct sk_span	 magic;
	int		 base;		/* 8, 16; 0: binary little-endian, 1: big-endian */
	size_t		 header, align;
	struct { uint8_t at, n; } dev, ino, mode, links, name, size, check, dev2;
};

static const struct form forms[] = {
	{ SK_LIT("070707"), 8, 76, 1, { 6, 6 }, { 12, 6 }, { 18, 6 }, { 36, 6 }, { 59, 6 },
	    { 65, 11 }, { 0, 0 }, { 0, 0 } },
	{ SK_LIT("070701"), 16, 110, 4, { 62, 8 }, { 6, 8 }, { 14, 8 }, { 38, 8 }, { 94, 8 },
	    { 54, 8 }, { 0, 0 }, { 70, 8 } },
	{ SK_LIT("070702"), 16, 110, 4, { 62, 8 }, { 6, 8 }, { 14, 8 }, { 38, 8 }, { 94, 8 },
	    { 54, 8 }, { 102, 8 }, { 70, 8 } },
	{ SK_LIT("\xC7\x71"), 0, 26, 2, { 2, 2 }, { 4, 2 }, { 6, 2 }, { 12, 2 }, { 20, 2 },
	    { 22, 4 }, { 0, 0 }, { 0, 0 } },
	{ SK_LIT("\x71\xC7"), 1, 26, 2, { 2, 2 }, { 4, 2 }, { 6, 2 }, { 12, 2 }, { 20, 2 },
	    { 22, 4 }, { 0, 0 }, { 0, 0 } }
};

struct head {
	const struct form *form;
	struct sk_span	 name;		/* without its zero */
	uint64_t	 size, mode, links, check, key[2];
	uint64_t	 data;		/* where the content begins */
};

/* One file, whose content may stand with another name of it. */
struct member {
	struct sk_span	 name, bytes;
	uint64_t	 key[2];
	bool		 waits;		/* a link without content */
	bool		 cut;
};

struct cpio {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 rest;
	const struct form *form;	/* of the last header */
	struct member	*member;
	size_t		 n, room, headers;
	bool		 over;		/* the trailer was seen */
};

/* A number in a field; digits all the way. */
static bool
number(const struct form *f, struct sk_span b, size_t at, size_t n, uint64_t *v_r)
{
	uint16_t part;
	uint64_t v = 0;

	*v_r = 0;
	if (f->base <= 1) {
		for (size_t i = 0; i < n; i += 2) {
			if (!(f->base == 0 ? sk_span_u16le : sk_span_u16be)(b, at + i, &part))
				return false;
			v = v << 16 | part;
		}
		*v_r = v;
		return true;
	}
	for (size_t i = 0; i < n; i++) {
		uint8_t c, d;

		if (!sk_span_u8(b, at + i, &c))
			return false;
		d = c >= '0' && c <= '9' ? (uint8_t)(c - '0') : c >= 'a' && c <= 'f' ?
		    (uint8_t)(c - 'a' + 10) : c >= 'A' && c <= 'F' ? (uint8_t)(c - 'A' + 10) : 255;
		if (d >= f->base)
			return false;
		v = v * (unsigned)f->base + d;
	}
	*v_r = v;
	return true;
}

static uint64_t
aligned(uint64_t n, size_t to)
{
	return (n + to - 1) / to * to;
}

/* A binary header has a magic of 16 bits only: a kind of file that there is, and
 * a name as people write them. */
static bool
makes_sense(const struct head *h)
{
	if (sk_span_chr(h->name, 0, 0) != SK_SPAN_NONE)
		return false;
	if (h->form->base > 1)
		return true;
	for (size_t i = 0; i < h->name.n; i++)
		if (h->name.p[i] < ' ')
			return false;
	return h->name.n > 0 && (h->mode == 0 || (SK_SPAN_NONE != sk_span_chr(
	    SK_SPAN("\x1\x2\x4\x6\x8\xA\xC"), (uint8_t)(h->mode >> 12), 0)));
}

static bool
read_head(struct sk_span b, struct head *h_r)
{
	uint64_t n;

	*h_r = (struct head){ 0 };
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (sk_span_begins(b, forms[i].magic))
			h_r->form = &forms[i];
	if (h_r->form == NULL)
		return false;
#define FIELD(f, v)	number(h_r->form, b, h_r->form->f.at, h_r->form->f.n, v)
	if (!FIELD(dev, &h_r->key[0]) || !FIELD(ino, &h_r->key[1]) || !FIELD(dev2, &n))
		return false;
	h_r->key[0] = h_r->key[0] << 32 | n;
	if (!FIELD(mode, &h_r->mode) || !FIELD(links, &h_r->links) || !FIELD(size, &h_r->size) ||
	    !FIELD(check, &h_r->check) || !FIELD(name, &n))
		return false;
#undef FIELD
	if (n == 0 || n > NAME_MOST || !sk_span_cut(b, h_r->form->header, n, &h_r->name) ||
	    h_r->name.p[n - 1] != 0)
		return false;
	h_r->name.n--;
	h_r->data = aligned(h_r->form->header + n, h_r->form->align);
	return makes_sense(h_r);
}

bool
sk_cpio_begins(struct sk_span bytes)
{
	struct head h;

	return read_head(bytes, &h);
}

/* 6 digits of magic and 7 more fields of digits; or 16 bits of magic, and of the
 * name's end and the kind of file 11. */
static int
bid(struct sk_span bytes, enum sk_type type)
{
	struct head h;

	(void)type;
	if (!read_head(bytes, &h))
		return 0;
	return h.form->base > 1 ? 48 : 27;
}

/* ---- the walk ---- */

static bool
keep(struct cpio *c, const struct member *m)
{
	size_t more = c->room == 0 ? 16 : 2 * c->room;
	struct member *grown;

	if (c->n == c->room) {
		grown = sk_arena_grow(c->u->arena, c->member, c->room * sizeof *grown,
		    more * sizeof *grown);
		if (grown == NULL) {
			sk_unpack_gap(c->u, c->self, sk_limit_table[SK_LIMIT_MEMORY_BYTES].name);
			return false;
		}
		c->member = grown;
		c->room = more;
	}
	c->member[c->n++] = *m;
	return true;
}

static void
check_sum(struct cpio *c, const struct head *h, struct sk_span bytes)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < bytes.n; i++)
		sum += bytes.p[i];
	if (h->form->check.n > 0 && sum != h->check)
		sk_unpack_defect(c->u, c->self, "checksum");
}

/* The member that h describes; content only where it is a file's. */
static bool
take(struct cpio *c, const struct head *h)
{
	struct member m = { .name = h->name, .key = { h->key[0], h->key[1] } };
	uint64_t kind = h->mode & KIND;

	if (sk_span_is(h->name, "TRAILER!!!")) {
		c->over = true;
		c->rest = sk_span_from(c->rest, h->data);
		return true;
	}
	m.bytes = sk_span_from(c->rest, h->data);
	m.cut = h->size > m.bytes.n;
	m.bytes = sk_span_head(m.bytes, m.cut ? m.bytes.n : (size_t)h->size);
	c->rest = sk_span_from(c->rest, h->data + aligned(h->size, h->form->align));
	if (m.cut)
		sk_unpack_defect(c->u, c->self, "damaged");
	else
		check_sum(c, h, h->size == 0 && h->links > 1 ? (struct sk_span){ 0 } : m.bytes);
	if (kind == LINK || (h->size == 0 && kind != REGULAR && kind != 0))
		return true;	/* its content is where it leads to */
	if (kind == FOLDER)
		sk_unpack_defect(c->u, c->self, "directory_with_data");
	m.waits = h->size == 0 && h->links > 1;
	return keep(c, &m);
}

/* To the next header, of the kind that was last.  False if there is none. */
static bool
search(struct cpio *c)
{
	size_t at = 0, zeros = 0;
	struct head h;

	while (zeros < c->rest.n && c->rest.p[zeros] == 0)
		zeros++;
	c->rest = sk_span_from(c->rest, zeros);
	if (c->rest.n == 0 || read_head(c->rest, &h))
		return c->rest.n > 0;
	sk_unpack_defect(c->u, c->self, c->over ? "suffix" : "damaged");
	while (c->form != NULL && (at = sk_span_find(c->rest, c->form->magic, at)) != SK_SPAN_NONE) {
		if (read_head(sk_span_from(c->rest, at), &h)) {
			c->rest = sk_span_from(c->rest, at);
			return true;
		}
		if (!sk_budget_time(c->u->budget))
			return false;	/* walk says so */
		at++;
	}
	return false;
}

/*
 * Behind the trailer most readers stop, and the kernel's goes on; behind what is
 * no header most look for the next one.
 */
static void
walk(struct cpio *c)
{
	struct head h;

	while (read_head(c->rest, &h) || (search(c) && read_head(c->rest, &h))) {
		if (!sk_budget_time(c->u->budget)) {
			sk_unpack_gap(c->u, c->self, sk_limit_table[SK_LIMIT_CPU_MS].name);
			return;
		}
		if (c->headers++ >= c->u->budget->limit[SK_LIMIT_MEMBERS]) {
			sk_unpack_gap(c->u, c->self, sk_limit_table[SK_LIMIT_MEMBERS].name);
			return;
		}
		if (c->over && !sk_span_is(h.name, "TRAILER!!!"))
			sk_unpack_defect(c->u, c->self, "suffix");
		c->form = h.form;
		if (!take(c, &h))
			return;
	}
	if (!sk_budget_time(c->u->budget))
		sk_unpack_gap(c->u, c->self, sk_limit_table[SK_LIMIT_CPU_MS].name);
	if (!c->over)
		sk_unpack_defect(c->u, c->self, "damaged");
}

/* ---- links ---- */

static int
by_key(const void *a, const void *b)
{
	const struct member *const *x = a, *const *y = b;

	for (int i = 0; i < 2; i++)
		if ((*x)->key[i] != (*y)->key[i])
			return (*x)->key[i] < (*y)->key[i] ? -1 : 1;
	return 0;
}

/* Gives every name of a file that stands without content (SVR4: all but the
 * last) the content. */
static void
join_links(struct cpio *c)
{
	const struct member **full = sk_arena_array(c->u->arena, c->n + 1, sizeof *full), **found;
	size_t n = 0;

	if (full == NULL)
		return;
	for (size_t i = 0; i < c->n; i++)
		if (!c->member[i].waits && c->member[i].bytes.n > 0)
			full[n++] = &c->member[i];
	qsort(full, n, sizeof *full, by_key);
	for (size_t i = 0; i < c->n; i++) {
		const struct member *key = &c->member[i];

		if (!key->waits || n == 0)
			continue;
		found = bsearch(&key, full, n, sizeof *full, by_key);
		if (found != NULL) {
			c->member[i].bytes = (*found)->bytes;
			c->member[i].cut = (*found)->cut;
		}
	}
}

static void
open(struct sk_unpack *u, size_t self)
{
	struct cpio c = { .u = u, .self = self, .rest = u->object[self].bytes };
	uint64_t given = 0;
	size_t index;

	walk(&c);
	(void)sk_record_number(u->record, self, SK_KEY_CONTAINER_MEMBERS,
	    c.headers - (c.over ? 1 : 0));
	join_links(&c);
	for (size_t i = 0; i < c.n; i++)
		sk_unpack_name_ahead(u, c.member[i].name);
	for (size_t i = 0; i < c.n; i++) {
		struct sk_name name = sk_unpack_name(u, c.member[i].name, SK_CS_UNKNOWN, "header");

		if (!sk_unpack_plain(u, self, &name, name.text.n > 0, c.member[i].bytes, &given,
		    &index))
			return;
		if (c.member[i].cut)
			sk_unpack_gap(u, index, "damaged");
	}
}

const struct sk_format sk_fmt_cpio = { "cpio", "POSIX.1-1990, 10.1.2; cpio(5)", bid, open };
