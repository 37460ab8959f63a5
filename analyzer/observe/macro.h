#ifndef SEKISHO_OBSERVE_MACRO_H
#define SEKISHO_OBSERVE_MACRO_H
/*
 * macro - which macros of a document run without being asked for, and what these can
 * do: the procedures of all its modules, and which of them name which.
 *
 * A workbook with fifty buttons can do a lot; what counts is what happens when it is
 * opened.  A name in a text counts as well ("Application.Run"), but where a button is
 * given its macro it does not.
 */
#include "script.h"

struct sk_macros;

/* NULL if the arena is full. */
struct sk_macros *sk_macros_new(struct sk_arena *a);
/* Reads a module; folded is its text as sk_script_see gives it, which stays. */
void	sk_macros_add(struct sk_macros *m, struct sk_span folded);
/*
 * When all modules are there: what the macros do that run by themselves, as bits of
 * sk_script_words; all is what the modules do as wholes, of which what stands in no
 * procedure counts for each.  say is called for every one of them by its name.
 */
unsigned sk_macros_automatic(struct sk_macros *m, unsigned all,
	    void (*say)(void *user, struct sk_span name), void *user);
#endif
