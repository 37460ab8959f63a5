#ifndef SEKISHO_UNPACK_ISO_H
#define SEKISHO_UNPACK_ISO_H
/*
 * iso - what a disc image of ISO 9660 holds by every one of its trees: the
 * primary one, those of Joliet, those of ISO 9660:1999, each with the names of
 * Rock Ridge where they stand.
 *
 * Nothing here copies contents.  Sources: ECMA-119 (ISO 9660), whose sections the
 * numbers below mean; Joliet Specification (Microsoft, 1995); SUSP and RRIP
 * IEEE P1281, P1282 (1994); El Torito 1.0.
 */
#include "unpack/unpack.h"

enum {
	SK_ISO_SECTOR = 2048,		/* 6.1.2 */
	SK_ISO_DESCRIPTORS = 64,	/* that are looked at; real images have 3 to 8 */
	SK_ISO_TREES = 8		/* that are read */
};

#define SK_ISO_ZEROS	UINT64_MAX	/* where nothing lies and zeros are read */
/* Where a piece of a file lies, in bytes of the image. */
struct sk_iso_piece {
	uint64_t at, n;
};

struct sk_iso_file {
	unsigned	 tree;
	uint64_t	 at, size;	/* of the first piece, of all together */
	size_t		 order;		/* in which it was found */
	struct sk_span	 path, rich;	/* by the tree itself; by Rock Ridge, or empty */
	size_t		 leaf, rich_leaf; /* where their last piece begins */
	size_t		 rich_first;	/* as much of rich as stands in the record itself */
	size_t		 piece, pieces;
	bool		 hidden;	/* flagged so */
	bool		 beside;	/* belongs to the file of the same name */
	bool		 nul;		/* U+0000 in the name, now U+FFFD */
	bool		 interleaved;	/* 6.4.3: with gaps */
	bool		 differs;	/* little- and big-endian numbers do */
	uint64_t	 big_at, big_size; /* as the big-endian numbers have it */
	bool		 sparse;	/* some pieces are SK_ISO_ZEROS */
	bool		 packed;	/* zisofs */
	uint8_t		 pack_head, pack_block;	/* bytes / 4, log2 of bytes */
	uint32_t	 pack_size;	/* unpacked */
};

struct sk_iso_tree {
	bool		 joliet;	/* names are UTF-16BE */
	bool		 udf;		/* of the other file system: what follows means nothing */
	bool		 susp;		/* system use fields are there */
	unsigned	 skip;		/* bytes before them */
	unsigned	 block;		/* bytes that extents are counted in */
	uint64_t	 at, size;	/* of the root folder */
	size_t		 files;
};

struct sk_iso {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 image;		/* user data only */
	unsigned	 trees;
	struct sk_iso_tree tree[SK_ISO_TREES];
	size_t		 n, room;
	struct sk_iso_file *file;
	size_t		 pieces, pieces_room;
	struct sk_iso_piece *piece;
	uint64_t	 end;		/* of the volume, as it says and as it is used */
	bool		 boots;		/* El Torito, with its catalogue at boot */
	uint64_t	 boot;
	bool		 udf;		/* a second file system beside this one */
	bool		 stub;		/* the rest only says that one must read the other */
	uint64_t	 given, members;	/* so far */
};

/* What the system use fields of a directory record tell. */
struct sk_iso_rock {
	struct sk_span	 name;		/* in the arena; empty: none */
	size_t		 first;		/* bytes of it in the record itself */
	bool		 link, moved, child;
	uint32_t	 child_block;
	bool		 packed;
	uint8_t		 pack_head, pack_block;
	uint32_t	 pack_size;
	bool		 broken;	/* a field or where it leads is */
};

/* True if a volume descriptor is where it must be. */
bool	sk_iso_is(struct sk_span bytes, bool *raw_r);
/* Reads the descriptors of iso->image; fills iso->tree and what stands behind. */
void	sk_iso_volume(struct sk_iso *iso);
/* Reads tree number t: its files are appended.  False if a limit ends it all. */
bool	sk_iso_walk(struct sk_iso *iso, unsigned t);
/* Reads the system use area of a record, and what it goes on in. */
void	sk_iso_system_use(const struct sk_iso *iso, const struct sk_iso_tree *t,
	    struct sk_span area, struct sk_iso_rock *rock_r);
/* True if that area is the one of a root folder that says the fields are used. */
bool	sk_iso_susp(struct sk_span area, unsigned *skip_r);
/* The user data of raw sectors; false, and a gap, if a limit forbids it. */
bool	sk_iso_gather(struct sk_iso *iso, struct sk_span raw);
/* Unpacks a file of zisofs; the gap, or NULL. */
const char *sk_iso_unzip(struct sk_iso *iso, const struct sk_iso_file *f, struct sk_span packed,
	    uint64_t *given, struct sk_span *bytes_r);
/* Adds the files of all trees, each content once under all its names. */
void	sk_iso_add_all(struct sk_iso *iso);
/* Notes data behind the volume. */
void	sk_iso_note_suffix(struct sk_iso *iso);
/* Sorts the files: those of one content stand together, by tree and name. */
struct sk_iso_file **sk_iso_sort(struct sk_iso *iso);
/* True if two files of one tree have one name. */
bool	sk_iso_twice(struct sk_iso *iso, struct sk_iso_file **list);
/* Sorts n of them by name, and those of one name by tree. */
void	sk_iso_sort_leaves(struct sk_iso_file **f, size_t n);
bool	sk_iso_same_leaf(const struct sk_iso_file *f, const struct sk_iso_file *g);
/* Without the version, ECMA-119 7.5.1: "A.TXT;1". */
struct sk_span sk_iso_unversioned(struct sk_span name);
/* True if a writer of images may have made less of name; the endings that run
 * are what is looked at. */
bool	sk_iso_alike(struct sk_span name, struct sk_span less);
#endif
