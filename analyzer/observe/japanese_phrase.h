#ifndef OBSERVE_JAPANESE_PHRASE_H
#define OBSERVE_JAPANESE_PHRASE_H
/* japanese_phrase - phrases of signatures/lists/japanese.txt in a letter. */
#include "phrases.h"

enum { SK_JA_PHRASES = 8 };	/* different ones of one kind that are kept */

struct sk_ja_kind_of {
	const struct sk_phrase	*phrase[SK_JA_PHRASES];
	size_t			 n, strong;
};

/* What a letter has, zero but for plain to begin with. */
struct sk_ja_phrases {
	struct sk_span		 plain, run;	/* the letter, and what of it is looked at */
	struct sk_ja_kind_of	 clash, translated;
	bool			 explains;	/* it speaks of templates and their fields */
	bool			 hello, house;	/* a friend's greeting; a house's business */
};

int	sk_ja_phrases_warm(const struct sk_warm *w);
/* Looks for phrases in run, which lies in f->plain. */
void	sk_ja_phrases_find(struct sk_ja_phrases *f, struct sk_span run);
/* Writes what was found, after the last run. */
void	sk_ja_phrases_write(const struct sk_ja_phrases *f, const struct sk_look *l);
#endif
