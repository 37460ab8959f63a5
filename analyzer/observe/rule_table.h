#ifndef SEKISHO_OBSERVE_RULE_TABLE_H
#define SEKISHO_OBSERVE_RULE_TABLE_H
/*
 * rule_table - in which sets rule files are compiled, and the table of all rules
 * that can be reported, each under a name of its own, made once after compiling.
 */
#include "observe/observe.h"
#include "rule_source.h"
#include "rule_text.h"

/*
 * A file that imports a module costs that module's work on every object it is run
 * on, whether a rule uses it or not; so such files are kept in sets of their own,
 * run only on the types that the module is for.
 */
enum sk_set {
	SK_SET_PLAIN,	/* no module: every object */
	SK_SET_FREE,	/* modules of no type (hash, math, time ...): every object */
	SK_SET_PE,	/* for programs, and all of SK_SET_PLAIN too: one pass less */
	SK_SET_ELF, SK_SET_MACHO,
	SK_SETS
};
/* The type that a set is for, UNKNOWN for all. */
extern const enum sk_type sk_set_type[SK_SETS];
/* The sets, as bits, that a file with these imports belongs to; 0: none. */
unsigned sk_rule_sets(const struct sk_rule_import *import, size_t n);
/* A file on its way into the sets. */
struct sk_rule_candidate {
	struct sk_rule_source	*source;
	unsigned		 sets;	/* bits; 0: set aside */
};
/* Reads the rules of w; makes room in info for files that are set aside, and its hash.
 * In the arena of w.  0, SK_E_MEMORY. */
int	sk_rule_read(const struct sk_warm *w, struct sk_rules_info *info,
	    struct sk_rule_candidate **candidate_r, size_t *n_r);
/* Where there are rules for programs, the set of programs takes the plain ones in:
 * a second pass over the bytes costs more than a few rules more. */
void	sk_rule_join(struct sk_rule_candidate *candidate, size_t n);
/* Whether rules that import that module can match here: NULL, or why not. */
const char *sk_rule_module(struct sk_span name);
/* The bytes of a container are not worth scanning where its members were seen;
 * a program that is one as well always is. */
bool	sk_rule_worth(const struct sk_look *l);

/* What a match of a compiled rule means to us. */
struct sk_rule_meaning {
	const char	*name;	/* NULL: never reported */
	uint64_t	 types;	/* bits of the types that it counts on */
};

/* A rule on its way into the table. */
struct sk_rule_entry {
	struct sk_rule		 rule;
	struct sk_rule_meaning	*meaning;	/* gets the name */
};

/* The types of a list of words, as bits; all of them if it is empty or holds a word
 * that is none: other authors use a meta of that name for other things. */
uint64_t sk_rule_types(const char *words);
/*
 * Fills the table of info: one line for each rule, under a name of its own.  Where
 * two files name a rule alike, the later ones are called "name#2", "name#3", ...
 * A rule that stands in two sets is one line.  0 or SK_E_MEMORY.
 */
int	sk_rule_names(struct sk_rule_entry *entry, size_t n, struct sk_arena *arena,
	    struct sk_rules_info *info);
#endif
