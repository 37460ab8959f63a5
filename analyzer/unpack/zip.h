#ifndef SEKISHO_UNPACK_ZIP_H
#define SEKISHO_UNPACK_ZIP_H
/*
 * zip - what a zip file holds by every account: its directories, wherever they
 * stand, and the local headers, listed or not.
 *
 * Nothing here decodes.  Which bytes of the file are spoken for is told from
 * outside (sk_zip_cover), after decoding, because a claimed size may be a lie
 * that hides other members.
 * Source: PKWARE APPNOTE.TXT 6.3.10, section 4; the section numbers below are
 * of that text.
 */
#include "unpack/unpack.h"

enum {	/* general purpose flags, 4.4.4 */
	SK_ZIP_ENCRYPTED = 1 << 0, SK_ZIP_DESCRIPTOR = 1 << 3, SK_ZIP_STRONG = 1 << 6,
	SK_ZIP_UTF8 = 1 << 11, SK_ZIP_MASKED = 1 << 13
};
enum {	/* methods, 4.4.5 */
	SK_ZIP_STORED = 0, SK_ZIP_DEFLATE = 8, SK_ZIP_DEFLATE64 = 9, SK_ZIP_BZIP2 = 12,
	SK_ZIP_LZMA = 14, SK_ZIP_ZSTD = 93, SK_ZIP_XZ = 95, SK_ZIP_PPMD = 98,
	SK_ZIP_AES = 99
};
enum { SK_ZIP_LOCAL_BYTES = 30, SK_ZIP_DIRECTORIES = 32 /* that are read */ };

/* One account of a member: its local header, or its line in a directory. */
struct sk_zip_header {
	uint16_t	 need, flags, method;
	uint32_t	 crc;
	uint64_t	 csize, usize;	/* Zip64 read in */
	struct sk_span	 name, extra;
};

struct sk_zip_member {
	struct sk_zip_header central, local;
	bool		 listed;	/* a directory lists it */
	bool		 found;		/* its local header was found */
	bool		 unsigned_;	/* found, but for its signature */
	uint64_t	 at;		/* of the local header */
	uint64_t	 data;		/* of the content, behind the local header */
	bool		 leads;		/* first, by content, of those with that local header */
	size_t		 same;		/* first member with that content */
	size_t		 alike;		/* next one with it, 0: none */
	size_t		 object;	/* made of it, 0: none */
};

struct sk_zip_range {
	uint64_t from, to;
};

struct sk_zip {
	struct sk_span		 bytes;
	struct sk_arena		*arena;
	size_t			 n, room, max;
	struct sk_zip_member	*member;
	size_t			 ranges, ranges_room;
	struct sk_zip_range	*range;		/* covered; in order while !mixed */
	bool			 mixed;
	size_t			*order;		/* members by place of their local header */
	size_t			 ordered, starts;
	uint64_t		 start[SK_ZIP_DIRECTORIES]; /* of directories */
	uint64_t		 before;	/* end records are looked for before this */
	uint64_t		 end;		/* behind the last end record's comment */
	unsigned		 directories, tries;
	unsigned		 listed_none;	/* directories that list nothing */
	struct sk_span		 comment;	/* of the first directory with one */
	bool			 too_many;	/* members, over the limit */
	bool			 damaged, locked; /* directory encrypted */
	bool			 no_memory;
};

struct sk_zip sk_zip_new(struct sk_span bytes, struct sk_arena *arena, size_t max);
/* True if a directory that makes sense ends in the last 66 KiB; its offsets
 * count from *base_r. */
bool	sk_zip_base(struct sk_span bytes, uint64_t *base_r);
/* Reads the next directory, from the end of the file to its start: its members
 * are appended to z->member.  False if there is no further one. */
bool	sk_zip_directory(struct sk_zip *z);
/* The next local header at or behind *at that nothing covers; appended to
 * z->member, *at is then behind it.  False if there is no further one. */
bool	sk_zip_hidden(struct sk_zip *z, uint64_t *at);
/* These bytes are spoken for. */
void	sk_zip_cover(struct sk_zip *z, uint64_t from, uint64_t to);
/* Where the content of member i must end at the latest if nothing overlaps: the
 * next local header or directory that we know of, or the end of the file. */
uint64_t sk_zip_next(const struct sk_zip *z, uint64_t from);
/* Puts the members in order, and fills leads, same and alike of all of them.  Lines
 * that lead to one local header have the same content only if they tell the same
 * of it: else each is what some reader takes out. */
void	sk_zip_group(struct sk_zip *z);
/* The block of that id in an extra field, 4.5.1. */
bool	sk_zip_extra(struct sk_span extra, uint16_t id, struct sk_span *block_r);
/* Notes on self what is odd about the members taken together. */
void	sk_zip_judge(const struct sk_zip *z, struct sk_unpack *u, size_t self);

/* A zip that is being taken apart. */
struct sk_zip_job {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_zip	 z;
	size_t		 from;		/* first member of this directory */
	uint64_t	 given, read;	/* bytes decoded, and read for that */
	const char	*stopped;	/* the limit that ended decoding, or NULL */
};

/* What came of the content of a member. */
struct sk_zip_content {
	struct sk_span	 bytes;
	bool		 seen;
	bool		 fits;		/* its checksum does */
	uint64_t	 taken;		/* bytes of the zip it used */
	const char	*why;		/* gap, or NULL */
};

/* How member m is locked (a word of object.encryption), NULL if it is not.  Where
 * only one header says so, the bytes decide, and *c_r may have been taken. */
const char *sk_zip_lock(struct sk_zip_job *j, const struct sk_zip_member *m,
	    struct sk_zip_content *c_r);
/* Decodes member m with libarchive, by that method. */
struct sk_zip_content sk_zip_library(struct sk_zip_job *j, const struct sk_zip_member *m,
	    uint16_t method);
/* Decodes member m. */
struct sk_zip_content sk_zip_take(struct sk_zip_job *j, const struct sk_zip_member *m);

static inline const struct sk_zip_header *
sk_zip_best(const struct sk_zip_member *m)
{
	return m->listed ? &m->central : &m->local;
}
#endif
