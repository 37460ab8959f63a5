#include "walk.h"

void
sk_walk_halt(struct sk_walk *w, enum sk_limit limit)
{
	sk_unpack_gap(w->u, w->self, sk_limit_table[limit].name);
	w->stop = true;
}

void
sk_walk_damaged(struct sk_walk *w)
{
	sk_unpack_defect(w->u, w->self, "damaged");
}

bool
sk_walk_room(struct sk_walk *w, bool full, void **p, size_t n, size_t *room, size_t size)
{
	size_t want = *room == 0 ? 16 : *room * 2;
	void *q;

	if (full) {
		sk_walk_halt(w, SK_LIMIT_MEMBERS);
		return false;
	}
	if (n < *room)
		return true;
	if ((q = sk_arena_grow(w->u->arena, *p, *room * size, want * size)) == NULL) {
		sk_walk_halt(w, SK_LIMIT_MEMORY_BYTES);
		return false;
	}
	*p = q;
	*room = want;
	return true;
}

void
sk_walk_utf16be(struct sk_buf *b, struct sk_span name, bool *nul)
{
	uint16_t c, low;

	for (size_t i = 0; sk_span_u16be(name, i, &c); i += 2) {
		uint32_t cp = c;

		if ((c & 0xFC00) == 0xD800 && sk_span_u16be(name, i + 2, &low) &&
		    (low & 0xFC00) == 0xDC00) {
			cp = 0x10000 + ((uint32_t)(c & 0x3FF) << 10) + (low & 0x3FF);
			i += 2;
		}
		*nul = *nul || cp == 0;
		(void)sk_buf_utf8(b, cp == 0 ? 0xFFFD : cp);
	}
}
