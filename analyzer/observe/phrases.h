#ifndef OBSERVE_PHRASES_H
#define OBSERVE_PHRASES_H
/*
 * phrases - many words looked for in one text at once, from a list of
 * signatures/lists: "word [+ word ...] TAB class TAB source".
 *
 * A phrase is one word, or some that stand in one sentence in any order.  Text is
 * compared narrow and without case; a line that was broken inside a word of kana or
 * kanji is read on, and blanks of any number are one.  Where words overlap the first
 * counts, and of those that begin together the longest.  The work is a step for each
 * character, and where a word may begin a look at those that begin alike.
 */
#include "list.h"

enum {
	SK_PHRASE_CLASSES = 64,
	SK_PHRASE_PARTS = 3		/* words of one phrase */
};

struct sk_phrase {
	uint16_t	part[SK_PHRASE_PARTS];	/* words, by number */
	uint8_t		parts;
	uint8_t		class;		/* number of its class */
	bool		weak;		/* "~": other letters say so as well */
};

struct sk_phrases {
	struct sk_phrase	*phrase;
	size_t			 n;
	struct sk_phrase_word	*word;		/* sorted; private */
	size_t			 words, longest;	/* how many, bytes */
	uint16_t		*of_word;	/* phrases of each word, one after the other */
	struct sk_span		 class[SK_PHRASE_CLASSES];
	size_t			 classes;
	uint64_t		*begins;	/* bits: what words begin with ... */
	uint64_t		*pairs;		/* ... and those that begin with two kana or kanji */
	uint64_t		*first;		/* bits: characters of three bytes that any begins with */
	uint16_t		*head;		/* chains of words that begin alike */
};

/* Reads the list called name from w->lists.  0, SK_E_ABSENT, SK_E_MEMORY, or
 * SK_E_CONFIG where a line is none (the others stand). */
int	sk_phrases_read(const struct sk_warm *w, const char *name, struct sk_phrases *p_r);
/* The same of lines that are there already. */
int	sk_phrases_make(const struct sk_warm *w, const struct sk_list *list,
	    struct sk_phrases *p_r);
/* Number of the class called name; SK_PHRASE_CLASSES if there is none. */
size_t	sk_phrases_class(const struct sk_phrases *p, const char *name);

/* The first word of a phrase. */
struct sk_span sk_phrases_word(const struct sk_phrases *p, const struct sk_phrase *phrase);

/* What found is called with: a phrase of which the last word begins at offset at of
 * the text, in which sentence (the first is 0). */
typedef void sk_phrase_found(void *user, const struct sk_phrase *phrase, size_t at,
	    size_t sentence);
/* Looks for all phrases in text, which is plain (see sk_text_plain).  Gives the number
 * of sentences. */
size_t	sk_phrases_find(const struct sk_phrases *p, struct sk_span text,
	    sk_phrase_found *found, void *user);
#endif
