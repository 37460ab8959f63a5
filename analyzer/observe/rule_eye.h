#ifndef SEKISHO_OBSERVE_RULE_EYE_H
#define SEKISHO_OBSERVE_RULE_EYE_H
/* rule_eye - what libyara says of one rule file, for rule_check.c. */
#include <stdbool.h>
#include "base/span.h"

enum { SK_SHORT_STRING = 4 };	/* bytes; below that libyara has no whole atom to look for */

struct sk_rule_facts {
	const char	*name;
	bool		 is_private, is_global;
	bool		 author, reference;	/* its meta has that */
	const char	*bad_weight;	/* harm_db or targeting_db: no integer, or out of bounds */
	const char	*short_string;	/* a text of fewer bytes than SK_SHORT_STRING, NULL: none */
};

struct sk_rule_eye {
	void	*user;
	void	(*said)(void *user, bool error, unsigned line, const char *rule, const char *text);
	void	(*rule)(void *user, const struct sk_rule_facts *f);
};

/* Compiles text as the engine would, and shows eye what is said of it and, where
 * it compiles, its rules.  True if it compiles. */
bool	sk_yara_examine(const char *text, const struct sk_rule_eye *eye);
/* Once per process.  0 or SK_E_ABSENT. */
int	sk_yara_begin(void);
/* Notes one item of a rule's meta in f. */
void	sk_rule_meta(struct sk_rule_facts *f, const char *name, bool text, bool integer,
	    int64_t value);
#endif
