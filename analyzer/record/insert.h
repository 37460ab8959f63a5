#ifndef SEKISHO_RECORD_INSERT_H
#define SEKISHO_RECORD_INSERT_H
/* insert - what the record and its decoder share. */
#include "base/error.h"
#include "record/record.h"

/* As sk_record_object, but a path that stands already is SK_E_WIRE, and it is good
 * text and borrowed. */
int	sk_record_insert(struct sk_record *r, size_t parent, struct sk_span path,
	    size_t *object_r);
/* Makes room for so many more, which saves growing.  False past the arena's budget. */
bool	sk_record_reserve(struct sk_record *r, size_t objects, size_t observations);
/* As sk_record_text and sk_record_number: o has its key and its value, a text that is
 * good and borrowed. */
int	sk_record_observe(struct sk_record *r, size_t object, struct sk_observation o);
#endif
