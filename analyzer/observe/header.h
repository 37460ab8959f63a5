#ifndef OBSERVE_HEADER_H
#define OBSERVE_HEADER_H
/* header - pieces of header fields that have a grammar of their own. */
#include "base/buf.h"

/* Appends "authserv-id TAB method=result ..." of one Authentication-Results
 * field (RFC 8601 2.2): spf, dkim, dmarc and arc, in order, lower case. */
void	sk_header_auth(struct sk_span raw, struct sk_arena *arena, struct sk_buf *out);
/* A domain that one method of such a field says has passed. */
struct sk_auth_passed {
	const char	*method;	/* "spf", "dkim", "dmarc" */
	struct sk_span	 domain;	/* in the arena */
};
#define SK_AUTH_PASSED	16	/* of one field */
/* Those of one field, in order; how many. */
size_t	sk_header_auth_passed(struct sk_span raw, struct sk_arena *arena,
	    struct sk_auth_passed passed[SK_AUTH_PASSED]);
/* Appends "from TAB by TAB date" of one Received field (RFC 5321 4.4); pieces
 * that are missing stay empty.  from keeps its comments: there stand the name
 * and address that the receiving host saw itself. */
void	sk_header_received(struct sk_span raw, struct sk_buf *out);
/* The word behind "with" of one Received field in capitals, "-" if there is none. */
void	sk_header_received_with(struct sk_span raw, struct sk_buf *out);
/* An address inside a display name, in narrow form; empty if there is none.  In
 * the arena. */
struct sk_span sk_header_address_in(struct sk_span name, struct sk_arena *arena);
/* How many different message ids the fields hold. */
uint64_t sk_header_ids(struct sk_span references, struct sk_span in_reply_to);
#endif
