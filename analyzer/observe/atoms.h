#ifndef SEKISHO_OBSERVE_ATOMS_H
#define SEKISHO_OBSERVE_ATOMS_H
/*
 * atoms - a quick look before the slow one: does any of these pieces of four bytes
 * occur at all?  libyara reduces every string of a rule to such pieces (atoms) and
 * looks closer where one occurs; where none does, no string can match.
 */
#include "base/arena.h"

enum { SK_ATOM_BYTES = 4 };

struct sk_atoms;

/* A set with room for n atoms, in arena.  NULL if there is no memory. */
struct sk_atoms *sk_atoms_new(struct sk_arena *arena, size_t n);
/* Adds the atom at p, which stands for what; once.  No more than there is room for. */
void	sk_atoms_add(struct sk_atoms *a, const uint8_t p[SK_ATOM_BYTES], const void *what);

/* Asked about the atom that begins at at in bytes: true if no more has to be looked for. */
typedef bool sk_atom_sure(void *user, const void *what, struct sk_span bytes, size_t at);
/* True if one of them occurs in bytes and sure says so of it (NULL: says so of all). */
bool	sk_atoms_occur(const struct sk_atoms *a, struct sk_span bytes, sk_atom_sure *sure, void *user);
#endif
