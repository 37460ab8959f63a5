#ifndef SEKISHO_DOORS_SITE_H
#define SEKISHO_DOORS_SITE_H
/*
 * site - what a site's settings make visible of a message, as keys site.*: who
 * really handed it in, whose authentication counts, and where the site itself is
 * named or looked like.  Works on the record only, which may be forged: every
 * walk is bounded, and no field below the first hop from outside is believed.
 */
#include "doors/settings.h"
#include "record/record.h"

/*
 * Adds site.* to the message that was handed in: the root, or the one mail that a
 * bare file is.  0 or SK_E_LIMIT.
 */
int	sk_site_stamp(const struct sk_site *site, struct sk_record *r);

/* Names and keywords as the engine looks for them in texts: one a line, in arena;
 * NULL if there are none. */
const char *sk_site_words(const struct sk_site *site, struct sk_arena *arena);

/* The host that a hop of header.received came from. */
struct sk_hop {
	struct sk_span	 helo;		/* as it called itself */
	struct sk_span	 name;		/* as its address is called; empty if unknown */
	struct sk_span	 address;	/* empty if there is none */
	bool		 forged;	/* the receiving host says that name may be */
};
/* Takes "from" of a hop apart, as Postfix, Sendmail, Exim, qmail and Exchange
 * write it. */
struct sk_hop sk_hop_read(struct sk_span from);

/* text as an address or, with "/n" behind it, a network.  False if it is none. */
bool	sk_network_read(struct sk_span text, struct sk_network *n_r);
/* True if address lies in n. */
bool	sk_network_has(const struct sk_network *n, struct sk_span address);
/* True if address is one of one's own network or machine: RFC 1918, RFC 1122,
 * RFC 3927, RFC 4193, RFC 4291. */
bool	sk_network_private(struct sk_span address);
#endif
