#include "iso.h"

enum {
	FIELDS = 512,		/* of one record; real ones have about ten */
	AREAS = 32,		/* that a record goes on in */
	NAME = 1024		/* bytes of a name */
};

bool
sk_iso_susp(struct sk_span area, unsigned *skip_r)
{
	static const struct { size_t at; } table[] = { { 0 }, { 14 } };	/* behind CD-XA */
	uint8_t skip = 0;

	*skip_r = 0;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct sk_span s = sk_span_from(area, table[i].at);

		/* SUSP 1.12, 5.3 */
		if (sk_span_begins(s, SK_SPAN("SP\7\1\xBE\xEF")) && sk_span_u8(s, 6, &skip)) {
			*skip_r = skip;
			return true;
		}
	}
	return false;
}

/* RRIP 1.12, 4.1.4: flags 2 and 4 stand for "." and "..". */
static void
add_name(struct sk_buf *name, struct sk_span field)
{
	uint8_t flags;

	if (sk_span_u8(field, 4, &flags) && (flags & 6) == 0)
		(void)sk_buf_span(name, sk_span_from(field, 5));
}

/* zisofs, "ZF": a method, bytes / 4 of the header, log2 of a block, the size. */
static void
read_packed(struct sk_span field, struct sk_iso_rock *rock)
{
	if (sk_span_begins(sk_span_from(field, 4), SK_SPAN("pz")) &&
	    sk_span_u8(field, 6, &rock->pack_head) && sk_span_u8(field, 7, &rock->pack_block) &&
	    sk_span_u32le(field, 8, &rock->pack_size))
		rock->packed = true;
	else
		rock->broken = true;
}

/* SUSP 5.1: where the fields go on. */
static bool
next_area(const struct sk_iso *iso, const struct sk_iso_tree *t, struct sk_span field,
    struct sk_span *area_r)
{
	uint32_t block, off, n;

	return sk_span_u32le(field, 4, &block) && sk_span_u32le(field, 12, &off) &&
	    sk_span_u32le(field, 20, &n) &&
	    sk_span_cut(iso->image, (uint64_t)block * t->block + off, n, area_r);
}

/* One field; false if it ends its area. */
static bool
read_field(struct sk_span field, struct sk_iso_rock *rock, struct sk_buf *name)
{
	struct sk_span id = sk_span_head(field, 2);

	if (sk_span_is(id, "NM"))
		add_name(name, field);
	else if (sk_span_is(id, "SL"))
		rock->link = true;
	else if (sk_span_is(id, "RE"))
		rock->moved = true;
	else if (sk_span_is(id, "CL"))
		rock->child = sk_span_u32le(field, 4, &rock->child_block);
	else if (sk_span_is(id, "ZF"))
		read_packed(field, rock);
	return !sk_span_is(id, "ST");
}

void
sk_iso_system_use(const struct sk_iso *iso, const struct sk_iso_tree *t, struct sk_span area,
    struct sk_iso_rock *rock_r)
{
	struct sk_buf name = sk_buf_new(iso->u->arena, NAME);
	unsigned fields = 0, areas = 0;

	*rock_r = (struct sk_iso_rock){ .link = false };
	area = sk_span_from(area, t->skip);
	for (bool more = true; more && areas < AREAS; areas++) {
		struct sk_span next = { 0 }, field;
		uint8_t n;

		while (area.n >= 4 && fields < FIELDS) {
			if (!sk_span_u8(area, 2, &n) || n < 4 || !sk_span_take(&area, n, &field)) {
				/* zeros fill the rest up */
				rock_r->broken = rock_r->broken || area.p[0] != 0;
				break;
			}
			fields++;
			if (sk_span_begins(field, SK_SPAN("CE")))
				rock_r->broken |= !next_area(iso, t, field, &next);
			else if (!read_field(field, rock_r, &name))
				break;
		}
		if (areas == 0)
			rock_r->first = name.n;
		more = next.n > 0;
		area = next;
	}
	rock_r->broken = rock_r->broken || fields == FIELDS || areas == AREAS;
	rock_r->name = sk_buf_view(&name);
}
