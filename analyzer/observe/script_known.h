#ifndef SEKISHO_OBSERVE_SCRIPT_KNOWN_H
#define SEKISHO_OBSERVE_SCRIPT_KNOWN_H
/* script_known - the short strings that a script keeps in variables and lists,
 * to be added up later.  Strings are places in the text that is written. */
#include "base/arena.h"

struct sk_known;
struct sk_known_text { uint32_t off, n; };

/* Empty; NULL past the arena's budget.  NULL is fine below: it knows nothing. */
struct sk_known *sk_known_new(struct sk_arena *a);
/* name now holds text; a name is at most 40 bytes, in lower case, and copied. */
void	sk_known_set(struct sk_known *k, struct sk_span name, struct sk_known_text text);
/* name is now an empty list; sk_known_add puts its texts in, in order. */
void	sk_known_list(struct sk_known *k, struct sk_span name);
void	sk_known_add(struct sk_known *k, struct sk_known_text text);
/* What name holds, or what stands at index of the list of that name (index -1:
 * no list).  False if that is not known. */
bool	sk_known_find(const struct sk_known *k, struct sk_span name, long index,
	    struct sk_known_text *text_r);
#endif
