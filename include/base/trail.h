#ifndef SEKISHO_BASE_TRAIL_H
#define SEKISHO_BASE_TRAIL_H
/*
 * trail - where in a message a worker is, told to its parent as it goes, and which
 * places to go around.
 *
 * A step is one format that opens one object, or one observer that looks at one.
 * Where a worker dies in a step, the message is tried again without that step, so
 * that one file that brings a parser down does not hide those beside it.
 */
#include <stddef.h>
#include <stdint.h>

enum {
	SK_SPOT_NONE = 0,		/* between steps: there is nothing to go around */
	SK_SPOT_FORMAT = 1,		/* and on, by index in sk_fmt_table */
	SK_SPOT_OBSERVER = 1000,	/* and on, by index in sk_observe_table */
	SK_SPOT_END = 2000,
	SK_AVOID = 2			/* steps that may be gone around */
};
#define SK_SPOT_ANY UINT32_MAX		/* in avoid: of every object */

struct sk_spot {
	uint32_t	what, object;
};

struct sk_trail {
	volatile struct sk_spot	*at;	/* shared with the parent; NULL: nobody watches */
	struct sk_spot		 avoid[SK_AVOID];
	const char		*why[SK_AVOID];	/* gap word of each */
	unsigned		 avoids;
};

/* The gap word if step what of object is to be gone around, else NULL.  NULL for t
 * is fine, here and below. */
const char *sk_trail_avoid(const struct sk_trail *t, uint32_t what, size_t object);
/* Goes into a step; gives the one it was in, for leaving. */
struct sk_spot sk_trail_enter(const struct sk_trail *t, uint32_t what, size_t object);
void	sk_trail_leave(const struct sk_trail *t, struct sk_spot before);
#endif
