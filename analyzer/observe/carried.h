#ifndef SEKISHO_OBSERVE_CARRIED_H
#define SEKISHO_OBSERVE_CARRIED_H
/* carried - what programs do with what they carry along. */
#include "observe/observe.h"
#include "unpack/pe.h"

/* Type of what begins within the first 4096 bytes of s under a mask of one byte:
 * a program, a PDF, a compound file; UNKNOWN if nothing does. */
enum sk_type sk_pe_hidden(struct sk_span s);
/*
 * Writes what the self-extractor l->o does once it is started: pe.sfx_run and
 * pe.sfx_silent.
 */
void	sk_pe_look_extractor(const struct sk_look *l, const struct sk_pe *pe);
#endif
