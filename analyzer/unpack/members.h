#ifndef SEKISHO_UNPACK_MEMBERS_H
#define SEKISHO_UNPACK_MEMBERS_H
/*
 * members - what libarchive makes of bytes, one format at a time, with our own
 * counters.  It decodes; names, sizes and encryption are told by our own
 * inventories, because its readers lose some of each.
 */
#include "unpack/unpack.h"

enum sk_archive_kind {
	SK_ARCHIVE_ZIP, SK_ARCHIVE_SEVENZIP, SK_ARCHIVE_RAR, SK_ARCHIVE_RAR5, SK_ARCHIVE_LHA,
	SK_ARCHIVE_CAB, SK_ARCHIVE_ISO, SK_ARCHIVE_CPIO, SK_ARCHIVE_AR, SK_ARCHIVE_XAR,
	SK_ARCHIVE_KINDS
};

struct sk_archive;

/* What came out of one member. */
struct sk_archived {
	struct sk_span	 bytes;		/* in the arena */
	bool		 broken;	/* it did not come to its end */
	const char	*stopped;	/* name of the limit that ended it, or NULL */
};

/*
 * Reads pieces (borrowed, joined in order) as kind and nothing else.  NULL if
 * there is no memory.  The caller frees.
 */
struct sk_archive *sk_archive_open(struct sk_unpack *u, enum sk_archive_kind kind,
	    const struct sk_span *piece, size_t pieces);
/* 1 and the raw bytes of the next member's name (until the next call), 0 at the
 * end, -1 if it cannot be read (any further). */
int	sk_archive_next(struct sk_archive *a, struct sk_span *name_r);
/* Decodes the member for object self; *given counts what self gave in all. */
void	sk_archive_read(struct sk_archive *a, size_t self, uint64_t *given,
	    struct sk_archived *out_r);
void	sk_archive_free(struct sk_archive *a);
#endif
