#ifndef SEKISHO_OBSERVE_NAME_H
#define SEKISHO_OBSERVE_NAME_H
/* name - what names show and do, for the observers of this room. */
#include "base/buf.h"

enum { SK_EXTENSION = 24 };	/* bytes of an extension, with the final zero */

/*
 * The extension that Windows acts on: behind the last dot of the last piece of
 * the path, trailing dots and blanks dropped, in lower case.  Empty where none
 * of at most 20 letters, digits, "_" and "-" stands there.
 */
void	sk_name_extension(struct sk_span name, char ext[SK_EXTENSION]);
/* Appends name in the order in which it is shown, without its bidi controls;
 * true if that is another order than it has (UAX #9, overrides and embeddings). */
bool	sk_name_shown(struct sk_span name, struct sk_buf *out);
#endif
