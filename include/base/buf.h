#ifndef SEKISHO_BASE_BUF_H
#define SEKISHO_BASE_BUF_H
/*
 * buf - bytes that grow inside an arena, up to a cap.
 *
 * A write that would pass the cap (or the arena's budget) writes what still
 * fits, sets full, and returns false; full stays, so a chain of writes may be
 * checked once at its end.
 */
#include "base/arena.h"

struct sk_buf {
	struct sk_arena	*arena;
	uint8_t		*p;
	size_t		 n;	/* bytes written */
	size_t		 room;	/* bytes that p has room for */
	size_t		 max;	/* cap of n */
	bool		 full;	/* a write did not fit */
};

/* An empty buf of at most max bytes.  Its bytes live as long as the arena. */
struct sk_buf sk_buf_new(struct sk_arena *a, size_t max);
/* Makes room for n further bytes at once (a known size saves all growing). */
bool	sk_buf_reserve(struct sk_buf *b, size_t n);
bool	sk_buf_put(struct sk_buf *b, const void *p, size_t n);
static inline bool
sk_buf_byte(struct sk_buf *b, uint8_t c)
{
	if (b->n == b->room || b->full)
		return sk_buf_put(b, &c, 1);
	b->p[b->n++] = c;
	return true;
}
bool	sk_buf_span(struct sk_buf *b, struct sk_span s);
bool	sk_buf_text(struct sk_buf *b, const char *s);
bool	sk_buf_printf(struct sk_buf *b, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* Little-endian number of n bytes, 1 to 8. */
bool	sk_buf_le(struct sk_buf *b, uint64_t v, size_t n);
/* One code point as UTF-8; what is no scalar value becomes U+FFFD. */
bool	sk_buf_utf8(struct sk_buf *b, uint32_t cp);
/* What was written.  Borrowed; a later write may move it. */
struct sk_span sk_buf_view(const struct sk_buf *b);
#endif
