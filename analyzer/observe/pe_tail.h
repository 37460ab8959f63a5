#ifndef SEKISHO_OBSERVE_PE_TAIL_H
#define SEKISHO_OBSERVE_PE_TAIL_H
/* pe_tail - what a program carries along: signature, overlay, documents. */
#include "pe.h"
#include "unpack/unpack.h"

/* "present" (its form is right; it is not verified), "damaged", or NULL if there
 * is none.  *block_r is where it lies, empty if that is not in the file. */
const char *sk_pe_signature(const struct sk_pe *pe, struct sk_span *block_r);
/* The bytes that no header and no section claims, before and behind the
 * signature, the first not empty unless both are. */
void	sk_pe_overlay(const struct sk_pe *pe, struct sk_span block,
	    struct sk_span overlay_r[2]);
/* Type of the document that s is, UNKNOWN if it is none; with search, that
 * begins within its first 4096 bytes. */
enum sk_type sk_pe_document(struct sk_span s, bool search);
#endif
