#ifndef SEKISHO_UNPACK_OLE_CRYPT_H
#define SEKISHO_UNPACK_OLE_CRYPT_H
/*
 * ole_crypt - Office documents behind a password: OOXML packages that lie
 * encrypted in a compound file, and the older binary documents.
 * Source: MS-OFFCRYPTO, Office Document Cryptography Structure.
 */
#include "base/cipher.h"
#include "ole.h"
#include "tree.h"

/* True if o holds an encrypted OOXML package, which then is a locked member. */
bool	sk_ole_lock(struct sk_ole *o);
/* If o is a binary document that is encrypted, its plain form is a locked member. */
void	sk_ole_lock_binary(struct sk_ole *o);
/* Adds a locked member of o with that name.  With a try, the password that Excel
 * tries by itself is tried at once. */
void	sk_ole_lock_member(struct sk_ole *o, const char *name, const char *how,
	    const struct sk_locked *l);
/* The digest of both pieces, one behind the other, which out may
 * overwrite.  False without memory. */
bool	sk_ole_digest(enum sk_digest_kind kind, struct sk_span a, struct sk_span b, uint8_t *out);
#endif
