#ifndef SEKISHO_OBSERVE_UNFOLD_H
#define SEKISHO_OBSERVE_UNFOLD_H
/*
 * unfold - the text that a script hides, put together without running it.
 *
 * Sums of strings, lists of codes, joins, splits, replacements, reversals,
 * base64, formats and variables of constant text become the text they stand for;
 * what comes out of that and is a script itself is read again.  Letters keep
 * their case.  What depends on loops, on the clock or on the machine stays.
 */
#include "base/buf.h"
#include "record/type.h"

enum { SK_UNFOLD_MADE = 64 };		/* of one script that are told */

struct sk_unfolded {
	struct sk_span	text;		/* empty: it hides nothing */
	struct sk_span	*made;		/* what stood as codes, escapes, base64, cut up or
					 * turned round: texts of 12 bytes and more */
	size_t		made_n;		/* at most SK_UNFOLD_MADE */
	unsigned	hidden;		/* percent of the script that was no plain text */
	unsigned	data;		/* the same with strings that are data, where letters
					 * are computed from numbers; else 0 */
	bool		cut;		/* there would be more */
};

/* At most max bytes of text come out.  Time and memory are linear in s. */
void	sk_unfold(struct sk_span s, enum sk_type type, size_t max, struct sk_arena *arena,
	    struct sk_unfolded *u_r);
#endif
