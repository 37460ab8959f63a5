#ifndef SEKISHO_UNPACK_RTF_H
#define SEKISHO_UNPACK_RTF_H
/*
 * rtf - Rich Text Format as Word reads it: groups, control words, and what of it is
 * no text for a person.  Tolerant and linear: no table of all words, no stack of
 * groups, any depth.
 *
 * Source: Microsoft, Rich Text Format (RTF) Specification 1.9.1; where Word does
 * something else with hexadecimal data, what was reported of it: FireEye, How RTF
 * malware evades static signature-based detection (May 2016).
 */
#include "base/arena.h"

enum sk_rtf_text {
	SK_RTF_CLASS,		/* \objclass: what an object says that it is */
	SK_RTF_TEMPLATE,	/* \*\template: the template that it was made from */
	SK_RTF_FIELD,		/* \fldinst: what a field does */
	SK_RTF_SHAPE		/* name of a shape's property that no program writes so */
};

/* Whom to tell what is met on the way, in order; either may be NULL. */
struct sk_rtf_see {
	void	*to;
	/* Hexadecimal data of an object, as it stands (see sk_rtf_hex). */
	void	(*data)(void *to, struct sk_span hex, bool updates);
	/* At most SK_RTF_TEXT bytes; valid during the call. */
	void	(*text)(void *to, enum sk_rtf_text kind, struct sk_span text);
};
#define SK_RTF_TEXT	4096

struct sk_rtf {
	size_t	 end;		/* behind the brace that closes it, or all of it */
	bool	 bad_begin;	/* it begins in a way that only Word puts up with */
	bool	 binary_lie;	/* binary data that is longer than the file */
	bool	 too_deep;	/* objects in objects in objects: some were left out */
};

/* True if s begins as Word wants it. */
bool	sk_rtf_is(struct sk_span s);
void	sk_rtf_read(struct sk_span s, struct sk_arena *arena, const struct sk_rtf_see *see,
	    struct sk_rtf *r_r);

/* How a reader takes an escape (\'hh) inside hexadecimal data. */
enum sk_rtf_way {
	SK_RTF_DROP,	/* Word: it is nothing, and half a byte before it is lost */
	SK_RTF_IGNORE,	/* it is nothing */
	SK_RTF_COUNT,	/* its digits are data */
	SK_RTF_WAYS
};
/* What no writer puts between the digits. */
enum { SK_RTF_ESCAPED = 1, SK_RTF_BROKEN_UP = 2 /* words, groups, other letters */,
	SK_RTF_HALF = 4 /* an odd number of digits */ };
/* The bytes of hexadecimal data, in the arena; *tricks_r: SK_RTF_*.  False: it is full. */
bool	sk_rtf_hex(struct sk_span hex, struct sk_arena *arena, enum sk_rtf_way way,
	    struct sk_span *bytes_r, unsigned *tricks_r);
#endif
