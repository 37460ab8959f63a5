#ifndef OBSERVE_ORGANISATION_H
#define OBSERVE_ORGANISATION_H
/*
 * organisation - who is written in signatures/lists/organisations.txt: bodies and
 * firms that mail pretends to come from, by name and by domain.  Read once before
 * the cage, by observe_sender.
 */
#include "base/likeness.h"
#include "observe/observe.h"

struct sk_organisation {
	struct sk_span	 domains;	/* separated by blanks, the one of its mail first */
	struct sk_span	 name;		/* the first, for people */
	struct sk_span	 class;		/* ministry agency public university press carrier bank
					 * card shop cloud telecom travel institute */
	const struct sk_likeness *like;	/* of the first domain, NULL if it is none */
};

/* Where a name stands in a text. */
struct sk_organisation_hit {
	const struct sk_organisation	*who;
	size_t				 at, n;	/* bytes */
};

/* 0, SK_E_ABSENT or SK_E_MEMORY (no organisation is known). */
int	sk_organisation_warm(const struct sk_warm *w);
/*
 * The next name at or after from in folded text (sk_text_fold), of several the
 * longest.  A name that begins or ends with a letter of Latin or katakana has
 * none beside it.  One pass over the text, however many names there are.
 */
bool	sk_organisation_find(struct sk_span folded, size_t from, struct sk_organisation_hit *hit_r);
/* True if domain is one of who's, or lies under one. */
bool	sk_organisation_owns(const struct sk_organisation *who, struct sk_span domain);
/*
 * The one whose first domain looks like domain, which is none of anybody's, in lower
 * case, and how
 * (words in base/likeness.h); NULL if there is none.
 */
const struct sk_organisation *sk_organisation_like(struct sk_span domain, const char **how_r);
/* The one whose first domain that is; NULL if there is none. */
const struct sk_organisation *sk_organisation_of(struct sk_span domain);
/* One after the other, from 0; NULL behind the last. */
const struct sk_organisation *sk_organisation_at(size_t i);
/* The first domain of who. */
struct sk_span sk_organisation_domain(const struct sk_organisation *who);
#endif
