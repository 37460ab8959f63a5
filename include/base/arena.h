#ifndef SEKISHO_BASE_ARENA_H
#define SEKISHO_BASE_ARENA_H
/*
 * arena - the memory of one message: taken piece by piece, given back at once.
 *
 * An arena has a byte budget, so that a hostile message runs into a NULL and
 * not into the machine.  Blocks of 64 KiB and more are their own allocations,
 * so that a large decoded attachment goes back to the system with the message.
 */
#include <stddef.h>
#include "base/span.h"

struct sk_arena;

/* An arena of at most max bytes, NULL if there is no memory.  Caller frees. */
struct sk_arena *sk_arena_new(size_t max);
/* Gives everything back to the system.  NULL is fine.  Returns NULL. */
struct sk_arena *sk_arena_free(struct sk_arena *a);
/* Forgets all blocks; keeps one small chunk warm for the next message. */
void	sk_arena_reset(struct sk_arena *a);
/* n zeroed bytes, aligned for anything; NULL past the budget.  0 asks for 1. */
void	*sk_arena_alloc(struct sk_arena *a, size_t n);
/* count things of size bytes each; NULL also if the product does not fit. */
void	*sk_arena_array(struct sk_arena *a, size_t count, size_t size);
/* n bytes that are not cleared first: for output that is written at once. */
void	*sk_arena_raw(struct sk_arena *a, size_t n);
/*
 * Block p of old bytes, from the same arena (or NULL, 0), with room for n.
 * The new part is not cleared.  NULL past the budget, p then still stands.
 */
void	*sk_arena_grow(struct sk_arena *a, void *p, size_t old, size_t n);
/* A copy of s with a zero behind it; NULL past the budget. */
char	*sk_arena_text(struct sk_arena *a, struct sk_span s);
/* Copies s; false, and *copy_r empty, past the budget. */
bool	sk_arena_copy(struct sk_arena *a, struct sk_span s, struct sk_span *copy_r);
/* Bytes handed out since the last reset. */
size_t	sk_arena_used(const struct sk_arena *a);
#endif
