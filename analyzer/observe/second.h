#ifndef SEKISHO_OBSERVE_SECOND_H
#define SEKISHO_OBSERVE_SECOND_H
/* second - a second opinion on what bytes are, by libmagic. */
#include "base/span.h"

/* Opens and loads it once, before the cage.  0 or SK_E_ABSENT. */
int	sk_second_warm(void);
/* What it calls the first 4 KiB of bytes; empty if it has no word for them, or
 * was not warmed.  Stands until the next call. */
struct sk_span sk_second(struct sk_span bytes);
#endif
