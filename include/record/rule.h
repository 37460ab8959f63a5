#ifndef SEKISHO_RECORD_RULE_H
#define SEKISHO_RECORD_RULE_H
/*
 * rule - what a rule means when it matches.  The engine's parent reads it from
 * the rule's meta after compiling, before any message, and hands the table to
 * our side once; the cage can only ever name a rule.
 */
#include "base/arena.h"

struct sk_rule {
	const char	*name;
	const char	*family;	/* "" if it names none */
	int		 harm_db;	/* decibans, 0 if it says nothing of harm */
	int		 targeting_db;	/* decibans, negative for mass mail */
	const char	*author, *reference, *source, *date;	/* "" if not given */
	const char	*types;		/* type words it is run on, "" for all */
	const char	*file;		/* where it stands */
};

/* A rule file, or a line of a list, that was set aside, and why. */
struct sk_rule_aside {
	const char	*file;
	unsigned	 line;
	const char	*why;
};

/* All rules in force, in order of name.  Owned by an arena. */
struct sk_rules_info {
	struct sk_rule		*rule;
	size_t			 n;
	struct sk_rule_aside	*aside;
	size_t			 asides, asides_room;
	char			 sha256[65];	/* of the sources, in order of name */
};

/* Notes in t (may be NULL) that file, or what stands in its line, was set aside; why
 * is copied into arena.  Said once of each line.  0 or SK_E_MEMORY. */
int	sk_rule_set_aside(struct sk_rules_info *t, struct sk_arena *arena, const char *file,
	    unsigned line, const char *why);
/* The rule called name, or NULL. */
const struct sk_rule *sk_rule_find(const struct sk_rules_info *t, struct sk_span name);
#endif
