#ifndef OBSERVE_DOMAIN_H
#define OBSERVE_DOMAIN_H
/*
 * domain - which hosts belong to one owner: the registrable domain, that is the
 * public suffix (publicsuffix.org) and one label more.
 */
#include "base/arena.h"

#define SK_DOMAIN_MAX	253	/* bytes of a host name, RFC 1035 2.3.4 less the root */

/* Reads the public suffix list.  0, or SK_E_ABSENT if the system has none: then
 * suffixes are guessed from the length of the last labels. */
int	sk_domain_warm(void);
/* The registrable domain of host in lower case, in the arena; the host itself
 * where it has none (an address, a bare name, a public suffix); empty if host
 * is no host name. */
struct sk_span sk_domain_registrable(struct sk_span host, struct sk_arena *arena);
/* True if both have the same registrable domain.  Never for an empty one. */
bool	sk_domain_related(struct sk_span a, struct sk_span b);
/* True if host has at least two labels, and the last is a suffix of the list
 * (not merely possible): tells "example.co.jp" from "report.docx". */
bool	sk_domain_listed(struct sk_span host);
/* Form of a host name: labels of letters, digits, "-", "_" or bytes over 0x7F,
 * no empty label; one final dot is cut off by the callers. */
bool	sk_domain_valid(struct sk_span host);
/* True if host is an IPv4 address as browsers read it: one to four numbers,
 * decimal, octal or hexadecimal (WHATWG URL 3.5).  *address_r in network order
 * of meaning, 0xC0000201 for 192.0.2.1. */
bool	sk_domain_ipv4(struct sk_span host, uint32_t *address_r);
/* What stands behind the last "@", less a final dot; empty if there is none. */
struct sk_span sk_domain_of_address(struct sk_span address);
#endif
