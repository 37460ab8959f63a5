#ifndef SEKISHO_UNPACK_UDF_H
#define SEKISHO_UNPACK_UDF_H
/*
 * udf - the file system that newer discs have, alone or beside ISO 9660.  Its files
 * are one more tree of struct sk_iso, so that what stands in several trees is one
 * object whatever the file systems are.
 *
 * Sources: ECMA-167, 3rd edition, whose parts and sections the numbers mean (4/14.9);
 * OSTA UDF 2.60.
 */
#include "iso.h"

enum { SK_UDF_MAPS = 8, SK_UDF_PIECES = 4096 };

enum sk_udf_kind { SK_UDF_PLAIN, SK_UDF_VIRTUAL, SK_UDF_METADATA };
/* What a partition number of the volume leads to. */
struct sk_udf_map {
	enum sk_udf_kind kind;
	uint64_t	 start, size;	/* of the partition below it, in bytes */
	struct sk_span	 table;		/* VIRTUAL: numbers of blocks */
	struct sk_iso_piece *piece;	/* METADATA: where its file lies */
	size_t		 pieces;
};
/* Where a block lies: 4/7.1. */
struct sk_udf_address {
	uint32_t block;
	uint16_t map;
};
struct sk_udf {
	struct sk_span	 image;
	uint32_t	 block;		/* bytes of one */
	unsigned	 maps;
	struct sk_udf_map map[SK_UDF_MAPS];
	struct sk_udf_address root;
};

/* A file entry, 4/14.9 and 4/14.17, whose allocation descriptors are read one after
 * the other. */
struct sk_udf_entry {
	uint8_t		 type;
	unsigned	 form;		/* of the descriptors: 0 short, 1 long, 2 extended, 3 the
					 * content itself */
	uint64_t	 size;
	uint64_t	 at;		/* of content that stands here */
	struct sk_span	 rest;		/* descriptors not read yet */
	uint16_t	 map;
	unsigned	 areas;		/* further ones that were read, 4/12.1 */
};

/* True if an anchor or a descriptor says that bytes are one. */
bool	sk_udf_is(struct sk_span bytes, bool *raw_r);
/* Reads what describes the volume in udf->image; false if there is none.  *end_r:
 * where it ends at least. */
bool	sk_udf_volume(struct sk_udf *udf, struct sk_arena *arena, uint64_t *end_r);
/* Where block a lies, and how many bytes, at most want, go on from there (0: none). */
uint64_t sk_udf_at(const struct sk_udf *udf, struct sk_udf_address a, uint64_t want,
	    uint64_t *at_r);
/* A descriptor of that tag at at, with its checksum right, up to the end of its block. */
bool	sk_udf_tag(const struct sk_udf *udf, uint64_t at, uint16_t *tag_r,
	    struct sk_span *bytes_r);
bool	sk_udf_entry(const struct sk_udf *udf, uint64_t at, struct sk_udf_entry *e_r);
/* The next extent of e: *n_r bytes, of *kind_r (0 recorded, 1 and 2 not: zeros).
 * False at the end. */
bool	sk_udf_extent(const struct sk_udf *udf, struct sk_udf_entry *e,
	    struct sk_udf_address *a_r, uint64_t *n_r, unsigned *kind_r);
/* Adds the tree to iso and reads its files; false if there is none, or a limit ends
 * it all. */
bool	sk_udf_walk(struct sk_iso *iso);
#endif
