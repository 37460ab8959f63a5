#ifndef SEKISHO_UNPACK_CPIO_H
#define SEKISHO_UNPACK_CPIO_H
/* cpio - what the typer asks of the cpio reader. */
#include "base/span.h"

/* True if bytes begin with a header of any kind of cpio whose fields make sense. */
bool	sk_cpio_begins(struct sk_span bytes);
#endif
