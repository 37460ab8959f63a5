#ifndef SEKISHO_UNPACK_OLE_H
#define SEKISHO_UNPACK_OLE_H
/*
 * ole - compound files: storages and streams in one file, which older Office
 * documents, Outlook messages and installer packages are made of.
 *
 * Chains of sectors may run in rings, into each other and out of the file.  Every
 * step is counted and every stream is read once at most, so that no file costs
 * more than its budget; what is odd becomes a defect of the object.
 * Source: MS-CFB, Compound File Binary File Format; the section numbers below are
 * of that text.
 */
#include "unpack/unpack.h"

#define SK_OLE_NONE	0xFFFFFFFFu	/* no entry; also FREESECT, NOSTREAM */
enum { SK_OLE_STORAGE = 1, SK_OLE_STREAM = 2, SK_OLE_ROOT = 5 };	/* 2.6.1 */

/* An entry of the directory. */
struct sk_ole_entry {
	struct sk_span	 name;		/* UTF-16LE, without its final zero */
	struct sk_span	 bytes;		/* of a stream that was read */
	const char	*why;		/* what was read is not all of it: a gap */
	uint64_t	 size;		/* as claimed */
	uint32_t	 start;		/* its first sector */
	uint32_t	 parent;	/* its storage; NONE for the root */
	uint32_t	 first, next;	/* child, and sibling, in the directory's order */
	uint8_t		 kind;
	bool		 reached;	/* it stands in the tree */
	bool		 read;
};

struct sk_ole {
	struct sk_unpack *u;
	size_t		 self;		/* object, for limits */
	struct sk_span	 bytes;
	unsigned	 shift, mini_shift;	/* of a sector, of a small one */
	uint32_t	 cutoff;	/* smaller streams lie in small sectors */
	uint32_t	 sectors;	/* that the file has */
	uint32_t	*fat;		/* the sectors that hold the table */
	size_t		 fats;
	struct sk_span	 minifat, mini;
	uint8_t		*used, *mini_used;	/* a bit for each sector */
	uint32_t	 entries;
	struct sk_ole_entry *entry;	/* the root is the first */
	uint64_t	 given;
	bool		 damaged, overlap;
};

/* True if bytes begin as a compound file does, 2.2. */
bool	sk_ole_is(struct sk_span bytes);
/* Where the last sector in use ends, 0 if bytes are no compound file.  What lies in
 * front of it is handed over by fmt_ole, stream by stream: others do not search
 * there. */
uint64_t sk_ole_end(struct sk_span bytes);
/* Reads the header and the directory of bytes, for object self.  False if there
 * is no root entry, or no memory. */
bool	sk_ole_open(struct sk_unpack *u, size_t self, struct sk_span bytes, struct sk_ole *o_r);
/* The child of a storage, by its name in ASCII, in any case; NONE if there is none. */
uint32_t sk_ole_find(const struct sk_ole *o, uint32_t storage, const char *name);
/* True if the name of entry i is (begins with) that, in any case. */
bool	sk_ole_called(const struct sk_ole *o, uint32_t i, const char *name);
bool	sk_ole_begins(const struct sk_ole *o, uint32_t i, const char *name);
/* The content of stream i, from the file where it lies in one piece, else from the
 * arena.  Empty for what is no stream; entry.why says if something is missing. */
struct sk_span sk_ole_read(struct sk_ole *o, uint32_t i);
/* Writes content over stream i in file, a copy of o->bytes.  False if it does not
 * lie there as it was read. */
bool	sk_ole_write(const struct sk_ole *o, uint32_t i, struct sk_span content, uint8_t *file);
/* A name in UTF-16LE, of an entry or in a stream; where is as in sk_name. */
struct sk_name sk_ole_wide_name(struct sk_unpack *u, struct sk_span raw, const char *where);
/* The stream of an Excel workbook, by either name; NONE if there is none. */
uint32_t sk_ole_workbook(const struct sk_ole *o);
/* Notes what is odd about the file as a whole, once it was read. */
void	sk_ole_judge(const struct sk_ole *o);
#endif
