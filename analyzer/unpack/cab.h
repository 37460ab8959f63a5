#ifndef SEKISHO_UNPACK_CAB_H
#define SEKISHO_UNPACK_CAB_H
/*
 * cab - what a cabinet says it holds: its folders (runs of data that are packed
 * as one) and the files that lie in them.  Nothing here decodes.
 * Source: Microsoft Cabinet Format (MS-CAB), section 2; numbers below are of it.
 */
#include "unpack/unpack.h"

enum {	/* 2.1, flags of CFHEADER */
	SK_CAB_PREV = 1, SK_CAB_NEXT = 2, SK_CAB_RESERVE = 4
};
enum {	/* 2.2, typeCompress & 15 */
	SK_CAB_NONE, SK_CAB_MSZIP, SK_CAB_QUANTUM, SK_CAB_LZX
};
enum {	/* 2.3, iFolder of a file that is not all here */
	SK_CAB_FROM_PREV = 0xFFFD, SK_CAB_TO_NEXT = 0xFFFE, SK_CAB_PREV_AND_NEXT = 0xFFFF
};
enum { SK_CAB_BLOCK = 8, SK_CAB_BLOCK_MOST = 32768 };	/* 2.4: CFDATA, cbUncomp */

struct sk_cab_folder {
	uint64_t	 at;		/* of its first block, from the file's start */
	uint16_t	 blocks, type;
	bool		 continued;	/* begins in another cabinet */
	/* for the one who decodes */
	bool		 done;
	struct sk_span	 bytes;
	const char	*why;		/* gap, or NULL */
};

struct sk_cab_file {
	struct sk_span	 name;
	uint32_t	 size, off;	/* in the folder's unpacked bytes */
	uint16_t	 index, attributes;
	uint32_t	 folder;	/* UINT32_MAX: there is none */
	uint32_t	 shared;	/* bytes of it that files before it have too */
};

struct sk_cab {
	struct sk_arena	*arena;
	struct sk_span	 bytes;
	uint64_t	 at, end;	/* of the cabinet: end is behind it */
	uint16_t	 flags;
	uint8_t		 block_extra;	/* reserved bytes of each block */
	uint64_t	 signature_end;	/* of one that the header tells of, 0: none */
	struct sk_cab_folder *folder;
	size_t		 folders;
	struct sk_cab_file *file;
	size_t		 files;
	bool		 damaged, overlap, beyond, too_many, no_memory;
};

/* True if a cabinet's header that makes sense stands at at. */
bool	sk_cab_is(struct sk_span s, uint64_t at);
/* Reads the cabinet at at; what is broken is noted in *c_r. */
void	sk_cab_read(struct sk_span s, uint64_t at, size_t max, struct sk_arena *arena,
	    struct sk_cab *c_r);
/* One block at *at, which is then behind it.  False if it is not all there. */
bool	sk_cab_block(const struct sk_cab *c, uint64_t *at, struct sk_span *data_r,
	    uint16_t *unpacked_r, bool *fits_r);
#endif
