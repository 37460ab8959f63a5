#ifndef SEKISHO_UNPACK_WALK_H
#define SEKISHO_UNPACK_WALK_H
/* walk - what readers of the folders of a disk share: when they stop, and lists that
 * grow meanwhile. */
#include "unpack/unpack.h"

struct sk_walk {
	struct sk_unpack *u;
	size_t		 self;		/* the disk */
	bool		 stop;		/* a limit is reached; its gap stands on self */
};

/* Stops at that limit. */
void	sk_walk_halt(struct sk_walk *w, enum sk_limit limit);
/* Notes that something of the disk cannot be. */
void	sk_walk_damaged(struct sk_walk *w);
/*
 * Room for one more thing of size bytes in list *p, which has n of *room.  full: no
 * more may be added.  False: stopped, by members or by memory_bytes.
 */
bool	sk_walk_room(struct sk_walk *w, bool full, void **p, size_t n, size_t *room,
	    size_t size);
/* Appends a name of 16 bits a character, big endian; surrogates make one, as Windows
 * has it.  NUL becomes U+FFFD, and *nul true. */
void	sk_walk_utf16be(struct sk_buf *b, struct sk_span name, bool *nul);
#endif
