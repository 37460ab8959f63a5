#ifndef SEKISHO_UNPACK_XAR_H
#define SEKISHO_UNPACK_XAR_H
/* xar - what the table of contents of a xar archive says, as it says it. */
#include "base/arena.h"
#include "base/span.h"

/* One <file>. */
struct sk_xar_file {
	struct sk_span	 name;		/* its own, decoded; empty if it has none */
	struct sk_span	 type;		/* "file", "directory", "symlink", "hardlink" ... */
	struct sk_span	 style;		/* how the data is packed: a media type */
	uint64_t	 id, link;	/* link: id of the file whose data it has, or 0 */
	uint64_t	 offset, length, size; /* in the heap, packed, unpacked */
	size_t		 above;		/* index of the folder it lies in, plus 1; 0: none */
	bool		 data;		/* it has data of its own */
};

struct sk_xar_toc {
	struct sk_xar_file *file;	/* in the arena */
	size_t		 n;
	bool		 damaged;	/* it breaks off, or is no XML that we follow */
	bool		 too_many;	/* more than max files */
	bool		 no_memory;
};

/* Reads the text of a table of contents.  Names borrow from it where they can. */
void	sk_xar_read(struct sk_arena *arena, struct sk_span text, size_t max,
	    struct sk_xar_toc *toc_r);
#endif
