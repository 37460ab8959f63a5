#ifndef SEKISHO_DOORS_FEED_H
#define SEKISHO_DOORS_FEED_H
/*
 * feed - paths to messages, one after the other and as a stream: files, mbox
 * files (each message is an item), Maildirs (new/ and cur/, never tmp/),
 * directories (all regular files below, in order of name) and "-".
 *
 * Only framing happens here; whether an item is a message at all is for the
 * engine to see.  Symbolic links are followed where they are named, not where
 * they lie inside a directory.
 */
#include "doors/ask.h"

struct sk_feed;

struct sk_item {
	const char		*source;	/* path as given, or as found below it */
	const char		*name;		/* last piece of it; "" for "-" */
	uint64_t		 index;		/* 1-based in its source */
	struct sk_parcel	 parcel;	/* the caller closes it */
	int			 error;		/* errno of what could not be read, or 0 */
};

/* paths stay the caller's until free.  NULL if there is no memory. */
struct sk_feed *sk_feed_new(const char *const *paths, size_t n, uint64_t max_bytes);
struct sk_feed *sk_feed_free(struct sk_feed *f);
/*
 * Reads the next item, into berth if that is not NULL and holds it.
 * 1 and an item (with error set, and no parcel, where one could not be read), 0
 * at the end, SK_E_MEMORY.  source and name are good until the next call.
 */
int	sk_feed_next(struct sk_feed *f, struct sk_berth *berth, struct sk_item *item_r);
/* True if the next item may have to be waited for: it comes from a pipe or a terminal. */
bool	sk_feed_waits(const struct sk_feed *f);
/* Bytes of regular files known so far, and read so far: for a progress bar. */
void	sk_feed_progress(const struct sk_feed *f, uint64_t *known_r, uint64_t *read_r);
#endif
