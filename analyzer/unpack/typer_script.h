#ifndef SEKISHO_UNPACK_TYPER_SCRIPT_H
#define SEKISHO_UNPACK_TYPER_SCRIPT_H
/*
 * typer_script - one line of what may be a script, and the words of the
 * languages that are told apart.
 */
#include "base/span.h"

/* Languages, in the order of the weights; OTHER is any language that Windows
 * does not run when it is opened. */
enum { JS, VBS, PS1, BAT, OTHER, LANGUAGES };

struct line {
	struct sk_span	 s;
	size_t		 i;			/* where the reader stands */
	uint8_t		 before;		/* last byte before the word that is no blank */
	bool		 statement;		/* a statement may begin here */
	bool		 after_word;		/* only blanks since a plain word */
	bool		 words;			/* there is anything but data in it */
	int		 score[LANGUAGES];
	unsigned	 pairs;			/* plain word, blank, plain word */
	size_t		 high, plain;		/* bytes past ASCII; bytes outside strings */
	unsigned	 open;			/* quotes without an end: 1 double, 2 single */
	unsigned	 cuts;			/* letter ^ letter, letter ` letter */
};

/* What the word that ends at l->i speaks for is added to l->score.  word is it in
 * lower case, n its bytes; true if it means anything in some language. */
bool	sk_typer_word(struct line *l, const char *word, size_t n);
/* The byte at or after i that is no blank, 0 at the end of the line. */
uint8_t	sk_typer_next(struct sk_span s, size_t i, size_t *at_r);
#endif
