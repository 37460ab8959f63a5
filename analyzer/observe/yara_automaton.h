#ifndef SEKISHO_OBSERVE_YARA_AUTOMATON_H
#define SEKISHO_OBSERVE_YARA_AUTOMATON_H
/*
 * yara_automaton - what the automaton of compiled rules says of them: at which pieces
 * of four bytes (atoms) libyara looks closer, for which strings, and so which rules
 * cannot match where none of these occurs.
 */
#include <yara.h>
#include "base/arena.h"

struct sk_atoms;

struct sk_automaton {
	const YR_RULES	*rules;
	const YR_RULE	**by_name;	/* in order of file and name */
	uint32_t	 slots;		/* of the transition table */
	uint64_t	 matches;	/* met on the way, all states together */
	uint64_t	 atoms;		/* of the full length */
	uint8_t		*met;		/* by string: an atom of it was met */
	uint8_t		*stays;		/* by rule: an atom of it is too short, or none is */
	struct sk_atoms	*into;		/* gets the atoms of the rules that go, or NULL */
};

/* Reads it.  False if it is not built as this code thinks: nothing is known of the
 * rules then. */
bool	sk_automaton_read(struct sk_automaton *m, const YR_RULES *rules, struct sk_arena *arena);
/* True if all strings of the rule have atoms of full length; false if there is none of
 * that name in file. */
bool	sk_automaton_may_go(const struct sk_automaton *m, const char *file, const char *name);
/* Lets stay the rules that rest has, and no other: it is the same rules, compiled
 * without some.  Gives the index of each of rest, in arena; NULL if it is not so. */
uint32_t *sk_automaton_sift(struct sk_automaton *m, const YR_RULES *rest, struct sk_arena *arena);
/* The atoms of the rules that do not stay, for as long as the rules live; NULL without
 * memory. */
struct sk_atoms *sk_automaton_atoms(struct sk_automaton *m, struct sk_arena *arena);
/* False if none of their strings occurs in bytes; true if one might.  stays: of the
 * automaton that atoms is from. */
bool	sk_automaton_glance(const struct sk_atoms *atoms, const uint8_t *stays, struct sk_span bytes);
#endif
