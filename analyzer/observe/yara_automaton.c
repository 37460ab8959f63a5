#include <stdlib.h>
#include <string.h>
#include <yara/ahocorasick.h>
#include "atoms.h"
#include "rule_literal.h"
#include "yara_automaton.h"

enum { GLANCES = 1000 };	/* strings compared, however small the bytes */
_Static_assert(YR_MAX_ATOM_LENGTH == SK_ATOM_BYTES, "atoms are read out of the automaton");

/* The state that stands for the bytes at p, which are n. */
static void
state(struct sk_automaton *m, uint32_t at, const uint8_t *p, unsigned n)
{
	uint32_t first = m->rules->ac_match_table[at];
	bool goes = false;

	for (const YR_AC_MATCH *k = first == 0 ? NULL : &m->rules->ac_match_pool[first - 1];
	    k != NULL; k = k->next) {
		m->matches++;
		m->met[k->string->idx] = 1;
		if (n < SK_ATOM_BYTES)
			m->stays[k->string->rule_idx] = 1;
		goes = goes || m->stays[k->string->rule_idx] == 0;
	}
	if (n < SK_ATOM_BYTES || first == 0)
		return;
	m->atoms++;
	if (m->into != NULL && goes)
		sk_atoms_add(m->into, p, &m->rules->ac_match_pool[first - 1]);
}

/* Goes to all states: no path is longer than an atom. */
static void
walk(struct sk_automaton *m, uint32_t at, uint8_t *p, unsigned n)
{
	state(m, at, p, n);
	for (uint32_t byte = 0; n < SK_ATOM_BYTES && byte < 256; byte++) {
		uint32_t slot = at + byte + 1;

		if (slot >= m->slots ||
		    YR_AC_INVALID_TRANSITION(m->rules->ac_transition_table[slot], byte + 1))
			continue;
		p[n] = (uint8_t)byte;
		walk(m, YR_AC_NEXT_STATE(m->rules->ac_transition_table[slot]), p, n + 1);
	}
}

static int
by_file_name(const void *a, const void *b)
{
	const YR_RULE *x = *(const YR_RULE *const *)a, *y = *(const YR_RULE *const *)b;
	int c = strcmp(x->ns->name, y->ns->name);

	return c != 0 ? c : strcmp(x->identifier, y->identifier);
}

bool
sk_automaton_read(struct sk_automaton *m, const YR_RULES *rules, struct sk_arena *arena)
{
	uint8_t path[SK_ATOM_BYTES];
	YR_RULES_STATS stats;

	*m = (struct sk_automaton){ .rules = rules };
	if (rules == NULL || yr_rules_get_stats((YR_RULES *)(uintptr_t)rules, &stats) != ERROR_SUCCESS)
		return false;
	m->slots = stats.ac_tables_size;
	m->met = sk_arena_array(arena, rules->num_strings, 1);
	m->stays = sk_arena_array(arena, rules->num_rules, 1);
	m->by_name = sk_arena_array(arena, rules->num_rules, sizeof(YR_RULE *));
	if (m->met == NULL || m->stays == NULL || m->by_name == NULL)
		return false;
	walk(m, YR_AC_ROOT_STATE, path, 0);
	for (uint32_t i = 0; i < rules->num_strings; i++)
		if (m->met[i] == 0)
			m->stays[rules->strings_table[i].rule_idx] = 1;
	for (uint32_t i = 0; i < rules->num_rules; i++)
		m->by_name[i] = &rules->rules_table[i];
	qsort(m->by_name, rules->num_rules, sizeof(YR_RULE *), by_file_name);
	return m->matches == stats.ac_matches;
}

bool
sk_automaton_may_go(const struct sk_automaton *m, const char *file, const char *name)
{
	YR_NAMESPACE ns = { .name = file };
	YR_RULE wanted = { .identifier = name, .ns = &ns }, *key = &wanted, **found;

	found = bsearch(&key, m->by_name, m->rules->num_rules, sizeof key, by_file_name);
	return found != NULL && m->stays[*found - m->rules->rules_table] == 0;
}

uint32_t *
sk_automaton_sift(struct sk_automaton *m, const YR_RULES *rest, struct sk_arena *arena)
{
	const YR_RULES *whole = m->rules;
	uint32_t *of_rest = sk_arena_array(arena, rest->num_rules, sizeof *of_rest), at = 0;

	if (of_rest == NULL)
		return NULL;
	memset(m->stays, 0, whole->num_rules);
	for (uint32_t i = 0; i < rest->num_rules; i++, at++) {
		const YR_RULE *r = &rest->rules_table[i];

		/* Both have them in the same order. */
		while (at < whole->num_rules && by_file_name(&r,
		    &(const YR_RULE *){ &whole->rules_table[at] }) != 0)
			at++;
		if (at == whole->num_rules)
			return NULL;
		of_rest[i] = at;
		m->stays[at] = 1;
	}
	return of_rest;
}

struct sk_atoms *
sk_automaton_atoms(struct sk_automaton *m, struct sk_arena *arena)
{
	uint8_t path[SK_ATOM_BYTES];

	m->into = sk_atoms_new(arena, m->atoms);
	if (m->into != NULL)
		walk(m, YR_AC_ROOT_STATE, path, 0);
	return m->into;
}

/* Looks closer where an atom occurs. */
struct glance {
	const uint8_t	*stays;
	size_t		 left;	/* strings that may still be looked at */
};

/* The string at the beginning of b, as libyara compares it; what is no plain text is
 * left to libyara. */
static bool
string_begins(const YR_STRING *t, struct sk_span b)
{
	struct sk_span text = { t->string, t->length > 0 ? (size_t)t->length : 0 };
	bool nocase = STRING_IS_NO_CASE(t) != 0;

	if (!STRING_IS_LITERAL(t) || STRING_IS_REGEXP(t) || STRING_IS_CHAIN_PART(t) ||
	    STRING_IS_XOR(t) || STRING_IS_BASE64(t) || STRING_IS_BASE64_WIDE(t) ||
	    !(STRING_IS_ASCII(t) || STRING_IS_WIDE(t)))
		return true;
	return (STRING_IS_ASCII(t) && sk_literal_begins(b, text, 1, nocase)) ||
	    (STRING_IS_WIDE(t) && sk_literal_begins(b, text, 2, nocase));
}

/*
 * An atom says little: two letters of UTF-16 are one, and the version resource of any
 * program has many such.  True if a string of which this is the atom does begin here.
 */
static bool
string_occurs(void *user, const void *what, struct sk_span bytes, size_t at)
{
	struct glance *g = user;
	size_t end = at + SK_ATOM_BYTES;

	for (const YR_AC_MATCH *k = what; k != NULL; k = k->next) {
		if (g->stays[k->string->rule_idx] != 0 || k->backtrack > end)
			continue;
		if (g->left == 0)
			return true;
		g->left--;
		if (string_begins(k->string, sk_span_from(bytes, end - k->backtrack)))
			return true;
	}
	return false;
}

bool
sk_automaton_glance(const struct sk_atoms *atoms, const uint8_t *stays, struct sk_span bytes)
{
	/* Bytes made of one atom must not cost more than libyara would. */
	struct glance g = { stays, GLANCES + bytes.n / SK_ATOM_BYTES };

	return sk_atoms_occur(atoms, bytes, string_occurs, &g);
}
