#ifndef SEKISHO_DOORS_CHECK_H
#define SEKISHO_DOORS_CHECK_H
/*
 * check - has rule files examined by an engine of its own, in the cage, and takes
 * back what was found.  What comes is text of strangers in every field.
 */
#include "base/arena.h"

enum sk_finding_level { SK_FINDING_ERROR, SK_FINDING_WARNING, SK_FINDING_NOTE, SK_FINDING_LEVELS };

struct sk_finding {
	enum sk_finding_level level;
	struct sk_span	file, code, rule, text;
	uint64_t	line;		/* 0: unknown */
};

struct sk_checked_rule {
	struct sk_span	file, name;
	uint64_t	line;
	bool		open;		/* neither private nor global */
};

struct sk_checked {
	size_t			 files, rules, findings;
	struct sk_checked_rule	*rule;
	struct sk_finding	*finding;	/* in order of files and of what was found */
	size_t			 count[SK_FINDING_LEVELS];
};

/* All in arena.  0, or SK_E_ENGINE, SK_E_IO, SK_E_MEMORY with a line on stderr. */
int	sk_check(const char *const *paths, size_t n, struct sk_arena *arena,
	    struct sk_checked *c_r);
#endif
