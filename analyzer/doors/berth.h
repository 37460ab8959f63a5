#ifndef SEKISHO_DOORS_BERTH_H
#define SEKISHO_DOORS_BERTH_H
/*
 * berth - a file in memory that stays, in which the messages for one worker lie one
 * after the other: making a file for each costs more than reading it from a disk.
 *
 * The worker gets a descriptor of it and nothing more: the seals refuse every write
 * but ours, through the mapping that was there before them, and let the file keep its
 * length.  What lies behind the message is zero, so that no worker sees what another
 * one before it was given.
 */
#include "doors/ask.h"

struct sk_berth {
	uint8_t		*p;		/* NULL: not made yet */
	size_t		 room, used;	/* used: bytes that may not be zero */
	int		 fd, answer;	/* answer: the file for records of the same worker */
	unsigned	 lane;		/* number of the worker, from 1 */
	bool		 taken;		/* a message lies in it that was not answered yet */
};

/* Makes the files; false where the system does not give them. */
bool	sk_berth_make(struct sk_berth *b);
void	sk_berth_free(struct sk_berth *b);
/* Says that n bytes were written from its begin on. */
void	sk_berth_wrote(struct sk_berth *b, size_t n);
/* Says that these are the message, and wipes what lies behind. */
void	sk_berth_moor(struct sk_berth *b, size_t n);
#endif
