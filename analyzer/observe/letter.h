#ifndef OBSERVE_LETTER_H
#define OBSERVE_LETTER_H
/*
 * letter - the text of a mail as a letter: what its writer wrote himself, without
 * what he quotes and forwards.
 */
#include "text.h"

enum {
	SK_LETTER_BYTES = 65536,	/* of one letter that are read */
	SK_LETTERS = 20			/* texts of one message that are read as letters */
};

/* The text of l->o, narrow, if it is the text of a mail; false also where there were
 * more of them than SK_LETTERS before.  Asked by each observer of letters, counted
 * once. */
bool	sk_letter_of(const struct sk_look *l, struct sk_span *plain_r);
/*
 * Cuts the next run of lines that the writer wrote off *rest: quoted lines (">") part
 * runs, and the header of a quoted mail ends the last.  False at the end.
 */
bool	sk_letter_run(struct sk_span *rest, struct sk_span *run_r);
/* True if the line that holds offset at begins there, blanks left out. */
bool	sk_letter_line_begins(struct sk_span text, size_t at);
#endif
