#ifndef SEKISHO_OBSERVE_RULE_SOURCE_H
#define SEKISHO_OBSERVE_RULE_SOURCE_H
/*
 * rule_source - rule files: which there are, and what is in them.  Runs in the
 * engine's parent, on files of the operator.
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
#endif
