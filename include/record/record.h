#ifndef SEKISHO_RECORD_RECORD_H
#define SEKISHO_RECORD_RECORD_H
/*
 * record - all that the engine has seen of one message: objects, and typed
 * observations on them.  The only thing that crosses the trust line; outside
 * the cage its bytes are as hostile as the message until decode accepts them.
 *
 * Objects stand parents first; each has a path that is unique in the record.
 * Observations of an object keep the order in which they were added.
 * Text values are valid UTF-8 without NUL, at most SK_RECORD_TEXT bytes: what
 * is added otherwise is repaired (bad bytes to U+FFFD) and cut at a character.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "record/key.h"
#include "record/type.h"

#define SK_RECORD_TEXT		4096	/* bytes, one path or value */
#define SK_RECORD_OBJECTS	100001	/* objects in a record */
#define SK_RECORD_OBSERVATIONS	1000000	/* observations in a record */
#define SK_RECORD_WIRE		(64u << 20)	/* bytes, an encoded record */
#define SK_RECORD_MEMORY	(256u << 20)	/* bytes, a decoded record */
#define SK_RECORD_CLIMB		80	/* levels: more than limits allow to be inside each other */
#define SK_RECORD_ROOT		0	/* index of the message itself */

/* Which keys are there, a bit each. */
#define SK_KEY_WORDS	((SK_KEY_COUNT + 63) / 64)
struct sk_key_set {
	uint64_t word[SK_KEY_WORDS];
};

struct sk_observation {
	enum sk_key	 key;
	uint32_t	 next;		/* next of the same object, 0: none */
	uint32_t	 same;		/* next of the same object and key, 0: none */
	uint64_t	 number;	/* of a number key */
	struct sk_span	 text;		/* of a text key */
};

struct sk_record_object {
	struct sk_span	 path;
	size_t		 parent;	/* the root is its own parent */
	uint32_t	 first, last, count; /* observations, 0: none */
	struct sk_record_index *index;	/* of its keys, once it has many; private */
	struct sk_key_set keys;		/* of its observations */
	/* What its first object.type and name.extension mean; UNKNOWN and NULL for one
	 * that is not there or not known. */
	enum sk_type	 type;
	const struct sk_extension *extension;
	uint32_t	 child, sibling; /* first child, next sibling, 0: none */
	uint32_t	 last_child;
	uint32_t	 copies;	/* further objects that asked for this path */
};

struct sk_record {
	struct sk_arena		*arena;		/* borrowed */
	size_t			 objects, objects_room;
	size_t			 observations, observations_room; /* slot 0 is unused */
	size_t			 observations_max;
	struct sk_record_object	*object;
	struct sk_observation	*observation;
	struct sk_key_set	 keys;		/* of all observations */
	uint32_t		*slot;		/* hash of paths to objects, private */
	size_t			 slots;
};

/*
 * A record with its root object only, in arena (borrowed, must outlive it); at
 * most max observations.  NULL past the arena's budget.
 */
struct sk_record *sk_record_new(struct sk_arena *arena, size_t max);
/* Adds an object below parent; path is copied; *object_r is its index.  A path
 * that stands already gets "#2", "#3", ... behind it.  0 or SK_E_LIMIT. */
int	sk_record_object(struct sk_record *r, size_t parent, struct sk_span path,
	    size_t *object_r);
/* Adds an observation of a key of that type on an object that is there; text
 * is copied.  0 or SK_E_LIMIT. */
int	sk_record_text(struct sk_record *r, size_t object, enum sk_key key,
	    struct sk_span text);
int	sk_record_number(struct sk_record *r, size_t object, enum sk_key key,
	    uint64_t number);
/* As sk_record_text, unless the same value of key stands on object already. */
int	sk_record_text_once(struct sk_record *r, size_t object, enum sk_key key,
	    struct sk_span text);
/* True if key is one of keys. */
static inline bool
sk_key_set_has(const struct sk_key_set *keys, enum sk_key key)
{
	return (keys->word[key / 64] >> key % 64 & 1) != 0;
}
/* The first observation of key on object (the next one after o), or NULL.  Takes
 * a bounded number of steps, however many observations the object has. */
const struct sk_observation *sk_record_first(const struct sk_record *r,
	    size_t object, enum sk_key key);	/* of one that is there */
static inline const struct sk_observation *
sk_record_find(const struct sk_record *r, size_t object, enum sk_key key)
{
	return sk_key_set_has(&r->object[object].keys, key) ? sk_record_first(r, object, key) : NULL;
}
static inline const struct sk_observation *
sk_record_next(const struct sk_record *r, const struct sk_observation *o)
{
	return o->same == 0 ? NULL : &r->observation[o->same];
}
/* Its text or number; empty or 0 if it is not there. */
static inline struct sk_span
sk_record_get(const struct sk_record *r, size_t object, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	return o == NULL ? (struct sk_span){ 0 } : o->text;
}
static inline uint64_t
sk_record_count(const struct sk_record *r, size_t object, enum sk_key key)
{
	const struct sk_observation *o = sk_record_find(r, object, key);

	return o == NULL ? 0 : o->number;
}
/* True if object has key with exactly that text. */
bool	sk_record_has(const struct sk_record *r, size_t object, enum sk_key key,
	    const char *text);
/* The message that object belongs to: the nearest object upwards, itself
 * included, with message.present; the root if there is none within
 * SK_RECORD_CLIMB levels (a forged record may be one chain). */
size_t	sk_record_message_of(const struct sk_record *r, size_t object);

/*
 * Appends the wire form of r to out; same record, same bytes.  With secrets
 * false, keys of class SECRET are left out (the form that is kept).
 * 0 or SK_E_LIMIT.
 */
int	sk_record_encode(const struct sk_record *r, bool secrets, struct sk_buf *out);
/*
 * Reads a record from wire, which may hold anything, into arena; its texts are views
 * of wire, which has to outlive it.  Keys of class
 * OURS and keys this version does not know are dropped and counted in
 * *dropped_r (may be NULL).  With ours true (a record that we kept ourselves)
 * keys of class OURS stay.  0; SK_E_WIRE if it is not what encode writes;
 * SK_E_LIMIT past a limit or the arena's budget.  *record_r NULL unless 0.
 */
int	sk_record_decode(struct sk_span wire, struct sk_arena *arena, bool ours,
	    struct sk_record **record_r, size_t *dropped_r);
#endif
