#ifndef OBSERVE_CLAIM_H
#define OBSERVE_CLAIM_H
/* claim - the organisation that a letter says it comes from. */
#include "organisation.h"

/*
 * The organisation as which plain, the text of a letter, introduces itself in its first
 * lines ("introduces") or that stands at the begin of one of its last lines ("signs"); of
 * several that introduce it one that owns domain.  NULL if there is none.
 */
const struct sk_organisation *sk_letter_claims(struct sk_span plain, struct sk_span domain,
	    struct sk_arena *arena, const char **how_r);
#endif
