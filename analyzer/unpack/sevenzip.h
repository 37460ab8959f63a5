#ifndef SEKISHO_UNPACK_SEVENZIP_H
#define SEKISHO_UNPACK_SEVENZIP_H
/*
 * sevenzip - what a 7z archive says that it holds: packed streams, folders (a
 * chain of coders each, that gives the bytes of one or more files), files.
 *
 * Every count is checked against the bytes that are there to bear it out, before
 * anything is made of it.
 * Source: 7-Zip 9.20 and 26.02, DOC/7zFormat.txt, and DOC/Methods.txt for the
 * numbers of the coders.
 */
#include "unpack/unpack.h"

enum {
	SK_SEVENZIP_HEAD = 32,		/* bytes of the signature header */
	SK_SEVENZIP_CODERS = 8,		/* of one folder; 7-Zip writes 5 at most (BCJ2, AES) */
	SK_SEVENZIP_INS = 16		/* inputs of all coders of one folder */
};
#define SK_SEVENZIP_SIGNATURE	SK_SPAN("7z\xBC\xAF\x27\x1C")

enum {	/* coders, Methods.txt */
	SK_SEVENZIP_COPY = 0, SK_SEVENZIP_LZMA = 0x030101, SK_SEVENZIP_LZMA2 = 0x21,
	SK_SEVENZIP_PPMD = 0x030401, SK_SEVENZIP_AES = 0x06F10701
};

/* Where the header lies, and what speaks for it. */
struct sk_sevenzip_start {
	struct sk_span	 header;	/* what is there of it */
	uint64_t	 end;		/* of the archive; cut: of these fields */
	bool		 fits;		/* checksum of these fields */
	bool		 header_fits;	/* checksum of the header */
	bool		 cut;		/* the header lies behind the end of the file */
	bool		 found;		/* no fields: it was looked for, as 7-Zip does */
};

struct sk_sevenzip_coder {
	uint64_t	 id, ins;	/* number of inputs; one output */
	struct sk_span	 raw, props;	/* as the header has it */
};

/* How the coders of a folder hang together. */
struct sk_sevenzip_plan {
	size_t		 coders, ins, binds, packs, main; /* main: the coder that gives the content */
	struct sk_sevenzip_coder coder[SK_SEVENZIP_CODERS];
	size_t		 bind_in[SK_SEVENZIP_CODERS], bind_out[SK_SEVENZIP_CODERS];
	uint64_t	 pack_in[SK_SEVENZIP_INS];	/* the input of each packed stream */
};

struct sk_sevenzip_folder {
	struct sk_span	 raw;		/* its coders as the header has them */
	size_t		 first_pack, packs;
	size_t		 first_size, coders, main; /* sizes that its coders give */
	size_t		 first_stream, streams;
	uint32_t	 crc;
	bool		 has_crc;
};

/* The bytes of one file: a slice of what a folder gives. */
struct sk_sevenzip_stream {
	uint64_t	 at, size;
	size_t		 folder;
	uint32_t	 crc;
	bool		 has_crc;
};

struct sk_sevenzip_streams {
	uint64_t	 pack_pos;	/* behind the signature header */
	size_t		 packs, folders, sizes, streams;
	uint64_t	*pack_size, *pack_at, *size; /* at: counted from pack_pos */
	struct sk_sevenzip_folder *folder;
	struct sk_sevenzip_stream *stream;
};

struct sk_sevenzip_file {
	struct sk_span	 name;		/* UTF-16LE, without its zero */
	uint32_t	 attributes;
	bool		 has_stream;
	bool		 is_folder;	/* no stream, and not said to be an empty file */
	bool		 is_anti;	/* says that a file shall be removed */
};

struct sk_sevenzip {
	struct sk_arena	*arena;
	struct sk_sevenzip_streams main;
	uint64_t	 claimed;	/* files */
	size_t		 files, max;	/* that are kept; at most max */
	struct sk_sevenzip_file *file;
	bool		 damaged, external, no_memory;
	bool		 encoded;	/* the header is packed: main tells how */
	bool		 names_differ;	/* more than one list of names */
};

/* Reads the signature header at the start of bytes.  False if there is none. */
bool	sk_sevenzip_begin(struct sk_span bytes, struct sk_sevenzip_start *start_r);
/* The first signature at or behind from whose header fits and lies inside. */
bool	sk_sevenzip_find(struct sk_span bytes, uint64_t from, size_t *at_r);
/* Reads a header, packed or not; what could be read is there even if damaged. */
void	sk_sevenzip_read(struct sk_sevenzip *z, struct sk_span header);
/* Cuts the coders of one folder off *s.  False if they make no sense or are more
 * than are read here; *s is then anywhere. */
bool	sk_sevenzip_plan(struct sk_span *s, struct sk_sevenzip_plan *plan_r);

/* An archive that is being taken apart. */
struct sk_sevenzip_job {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_span	 bytes;		/* of the archive, from its signature on */
	uint64_t	 given;
	const char	*stopped;	/* the limit that ended decoding, or NULL */
	struct sk_sevenzip_vault *vault; /* the last folder that was locked, or NULL */
};

/* What came of a folder. */
struct sk_sevenzip_content {
	struct sk_span	 bytes;		/* borrowed or in the arena */
	bool		 locked;
	const char	*why;		/* gap, NULL if all of it came */
};

/* Decodes a folder as a whole. */
struct sk_sevenzip_content sk_sevenzip_take(struct sk_sevenzip_job *j,
	    const struct sk_sevenzip_streams *st, size_t folder);

/* --- sevenzip_lock.c --- */

extern const struct sk_format sk_fmt_7z;
/* Goes on with a header that was locked. */
typedef void	sk_sevenzip_go_on(struct sk_unpack *u, size_t self, struct sk_span archive,
		    struct sk_span header);
/* Has passwords tried on a stream whose folder is locked, and which is object. */
void	sk_sevenzip_lock_member(struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st,
	    size_t stream, size_t object);
/* The same of the header that the first folder of st holds. */
void	sk_sevenzip_lock_header(struct sk_sevenzip_job *j, const struct sk_sevenzip_streams *st,
	    sk_sevenzip_go_on *go_on);
#endif
