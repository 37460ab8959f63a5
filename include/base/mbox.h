#ifndef SEKISHO_BASE_MBOX_H
#define SEKISHO_BASE_MBOX_H
/*
 * mbox - cuts a mailbox into its messages, as a stream.
 *
 * Only framing, no parsing: a message begins behind a line "From " that stands
 * at the start or behind an empty line and looks like an envelope line.  Both
 * kinds of quoting are undone: mboxo (">From " was "From ") and mboxrd
 * (">>From " was ">From "); which one a mailbox uses cannot be told from one
 * line, so the reader undoes one ">" of a run before "From " (mboxrd, which
 * reads mboxo rightly but for lines that were quoted text already).
 * What stands before the first such line is a message too: nothing stays unread.
 * The empty line before an envelope line, or at the end, belongs to the mailbox.
 * A mailbox of any size, with lines of any length, needs 64 KiB.  Source: RFC 4155; the qmail mbox(5)
 * manual for the two quotings.
 */
#include <stdio.h>
#include "base/span.h"

struct sk_mbox;

/* True if head, the first bytes of a file, looks like a mailbox. */
bool	sk_mbox_is(struct sk_span head);
/* Reads from in, which stays the caller's.  NULL if there is no memory. */
struct sk_mbox *sk_mbox_new(FILE *in);
struct sk_mbox *sk_mbox_free(struct sk_mbox *m);
/*
 * Gives the next message to put, piece by piece in order, up to max bytes
 * (*cut_r tells if there were more; the rest is skipped).  1 for a message, 0
 * at the end, SK_E_IO if reading or put (non-zero) failed.
 */
int	sk_mbox_next(struct sk_mbox *m, uint64_t max,
	    int (*put)(void *to, const void *p, size_t n), void *to, bool *cut_r);

/* --- the same for a mailbox in memory --- */

/* Cuts the next message off *rest, as it stands there.  False at the end. */
bool	sk_mbox_cut(struct sk_span *rest, struct sk_span *message_r);
/* How many ">" of quoting stand in a message that was cut. */
size_t	sk_mbox_quotes(struct sk_span message);
/* Writes message without them to out, which has room for all of it; gives how long
 * that is. */
size_t	sk_mbox_unquote(struct sk_span message, uint8_t *out);
#endif
