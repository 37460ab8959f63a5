#ifndef SEKISHO_UNPACK_DISK_H
#define SEKISHO_UNPACK_DISK_H
/*
 * disk - what the readers of hard disks and their volumes say to each other.
 * Nothing here copies, but files whose clusters lie apart.
 */
#include "unpack/unpack.h"

/* True if bytes end as a virtual hard disk of fixed size does: fmt_vhd hands over
 * the disk in it, so that nobody else need look at the same bytes. */
bool	sk_disk_is_fixed(struct sk_span bytes);
/* True if a boot sector of FAT that makes sense begins bytes. */
bool	sk_fat_is(struct sk_span bytes);

/* --- fmt_vhd.c, vhdx.c: disks whose blocks lie anywhere --- */

#define SK_DISK_HOLE	UINT64_MAX	/* reads as zeros */
struct sk_disk {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 image;
	uint64_t	 size;		/* of the disk */
	uint64_t	 block;		/* bytes of one block, the last one may be cut */
	size_t		 blocks;
	uint64_t	*at;		/* where each lies in the image, or SK_DISK_HOLE */
};
/* Room for the table of d->size and d->block, which the image must have room for at
 * entry bytes each: all holes.  False, with what is wrong on self. */
bool	sk_disk_blocks(struct sk_disk *d, uint64_t entry);
/* Adds the disk as a member. */
void	sk_disk_add(struct sk_disk *d);
/* Opens an image of the second version. */
void	sk_vhdx_open(struct sk_unpack *u, size_t self);

/* --- fat_inventory.c: the files of a FAT volume --- */

struct sk_fat_file {
	size_t		 folder;	/* that it lies in */
	struct sk_span	 wide;		/* its long name, UTF-8, or empty */
	struct sk_span	 brief;		/* its short one as the disk has it */
	uint32_t	 first, size;	/* cluster; bytes */
	bool		 hidden;	/* it, or a folder around it */
};
struct sk_fat_folder {
	struct sk_fat_file as;		/* how it is listed itself; the root is not */
	struct sk_span	 path;		/* UTF-8, set by the user */
};
struct sk_fat {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 image;
	unsigned	 bits;		/* of an entry of the table: 12, 16, 32 */
	unsigned	 sector;
	uint32_t	 cluster;	/* bytes */
	uint32_t	 clusters;	/* that are there; the first has number 2 */
	uint64_t	 table, data;	/* where the table and cluster 2 begin */
	uint64_t	 root, root_size;	/* of FAT12, FAT16 */
	uint32_t	 root_cluster;
	uint64_t	 end;		/* of the volume */
	struct sk_fat_folder *folder;
	size_t		 folders, folders_room;
	struct sk_fat_file *file;
	size_t		 files, files_room;
	uint32_t	*owner;		/* of each cluster: number of a file, plus 1 */
};
#define SK_FAT_FOLDER	UINT32_MAX	/* owns a cluster that was read as a folder */

/* Reads boot sector and folders of f->image; false, with a gap, if a limit forbids. */
bool	sk_fat_read(struct sk_fat *f);
/* The cluster that follows c, 0 if none does. */
uint32_t sk_fat_next(const struct sk_fat *f, uint32_t c);
/* Where cluster c lies in the image; false if that is outside. */
bool	sk_fat_at(const struct sk_fat *f, uint32_t c, uint64_t *at_r);
#endif
