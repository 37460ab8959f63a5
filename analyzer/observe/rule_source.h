#ifndef SEKISHO_OBSERVE_RULE_SOURCE_H
#define SEKISHO_OBSERVE_RULE_SOURCE_H
/*
 * rule_source - rule files as text: which there are, what is in them, and which
 * modules they import.  Knows YARA's lexical form only; compiling is done by
 * observe_yara.c.  Runs in the engine's parent, on files of the operator.
 */
#include "base/arena.h"

struct sk_rule_source {
	const char	*path;
	const char	*why;	/* why it could not be read, or NULL */
	char		*text;	/* with a final zero, without a byte order mark */
	size_t		 n;
	char		 sha256[65];
};

/*
 * Reads roots (files, and folders with all *.yar and *.yara below them, each
 * folder in order of name) into arena.  0 or SK_E_MEMORY; what cannot be read
 * stands in the list with a reason.
 */
int	sk_rule_sources(const char *const *root, size_t roots, struct sk_arena *arena,
	    struct sk_rule_source **source_r, size_t *n_r);

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
/*
 * Blanks every rule of text that can match only what begins with "MZ": its
 * condition is a chain of "and" with uint16(0) == 0x5A4D in it, it is neither
 * private nor global, and no other rule of the file speaks of it.  Line ends stay.
 * Gives how many; 0 also where arena is full.  text must have compiled.
 */
size_t	sk_rule_blank_programs(char *text, size_t n, struct sk_arena *arena);
#endif
