#ifndef SEKISHO_OBSERVE_RULE_TEXT_H
#define SEKISHO_OBSERVE_RULE_TEXT_H
/*
 * rule_text - what a rule file says, as far as its text tells it: the modules that
 * it imports, and what the condition of a rule cannot do without.  Compiling is
 * done by observe_yara.c.  Source: YARA documentation 4.2, "Writing YARA rules".
 */
#include "base/arena.h"

/* One import statement: where it stands in the text, and the module's name. */
struct sk_rule_import {
	size_t		 off, len;
	struct sk_span	 module;
};
/*
 * Finds the import statements of text, at most max; gives how many.  Comments,
 * strings and regular expressions are no statements.  Source: YARA
 * documentation, "Writing YARA rules".
 */
size_t	sk_rule_imports(struct sk_span text, struct sk_rule_import *import_r, size_t max);
/* The next token of t at *off: a word (with the sign before the name of a string),
 * a quoted thing or one byte; comments and blanks are none.  False at the end. */
bool	sk_rule_token(struct sk_span t, size_t *off, struct sk_span *token_r);

/* One rule of a file. */
struct sk_rule_place {
	struct sk_span	name;
	size_t		start, end;	/* from "rule" to behind its last brace */
	size_t		condition;	/* behind that word, 0 if there is none */
	unsigned	stands;		/* how often the name stands in the file */
	unsigned	line;		/* of the start; for rule_check.c */
	bool		open;		/* neither private nor global */
};
/* The rules of t, in order; *n_r of them.  NULL if there is none, or no memory. */
struct sk_rule_place *sk_rule_places(struct sk_span t, struct sk_arena *arena, size_t *n_r);

enum sk_rule_need {
	SK_RULE_NEEDS_MZ = 1,		/* the bytes begin with "MZ" */
	SK_RULE_NEEDS_STRING = 2	/* one of the rule's own strings is there */
};
/*
 * What must be so for the condition to be true, as bits; the condition begins with
 * its colon at off and ends where t does.  A bit that is not given may be needed
 * all the same.
 */
unsigned sk_rule_needs(struct sk_span t, size_t off);
/*
 * Blanks every rule of text whose condition needs all of needs, that is neither
 * private nor global, of which no other rule of the file speaks, and that may(name,
 * user) lets go (NULL: all).  Line ends stay.  Gives how many; 0 also where arena
 * is full.  text must have compiled.
 */
size_t	sk_rule_blank(char *text, size_t n, unsigned needs,
	    bool (*may)(struct sk_span name, void *user), void *user, struct sk_arena *arena);
#endif
