#ifndef SEKISHO_UNPACK_MSG_H
#define SEKISHO_UNPACK_MSG_H
/*
 * msg - Outlook messages (.msg): properties in a compound file.
 *
 * A message is written again as the mail that it was or would be (RFC 5322, MIME),
 * its attachments' bytes unchanged, so that the same mail is judged in the same
 * way whatever carries it.
 * Source: MS-OXMSG (the form), MS-OXPROPS (the properties), MS-OXCMAIL (what of it
 * is what in a mail).
 */
#include "ole.h"

/* True if a storage of o holds a message. */
bool	sk_msg_is(const struct sk_ole *o, uint32_t storage);
/* The message in the root of o as a mail, in the arena; what of it could not be
 * had stands as a gap on o->self.  False if there is no room for it. */
bool	sk_msg_write(struct sk_ole *o, struct sk_span *mail_r);
/* True if entry i is part of a message as such, and no document inside it. */
bool	sk_msg_owns(const struct sk_ole *o, uint32_t i);

/* Takes compressed RTF (MS-OXRTFCP) apart; at most size bytes of the arena. */
bool	sk_rtf_decompress(struct sk_unpack *u, size_t self, struct sk_span in,
	    struct sk_span *rtf_r);
enum sk_rtf_kind { SK_RTF_NATIVE, SK_RTF_TEXT, SK_RTF_HTML };
/* The text or HTML that RTF was made from, in UTF-8 (MS-OXRTFEX); NATIVE and
 * nothing if it was not made from such. */
enum sk_rtf_kind sk_rtf_origin(struct sk_unpack *u, struct sk_span rtf, struct sk_span *text_r);
#endif
