#ifndef SEKISHO_UNPACK_RAR_H
#define SEKISHO_UNPACK_RAR_H
/*
 * rar - what the headers of a RAR archive say, in the format of RAR 1.5 to 4
 * ("RAR 4") and in that of RAR 5.
 *
 * Nothing here decodes or decrypts.  Sources: "RAR 5.0 archive format" of
 * RARLAB (rarlab.com/technote.htm), named below by its headings; TechNote.txt
 * of RAR 3.x and 4.x, "RAR archive format".
 */
#include "tree.h"

enum sk_rar_link { SK_RAR_NO_LINK, SK_RAR_SYMLINK, SK_RAR_COPY /* hard link, file copy */ };

/* How something is locked. */
struct sk_rar_crypt {
	bool		 known;		/* a cipher that we have */
	struct sk_span	 salt;		/* RAR 4: may be empty */
	unsigned	 rounds;	/* RAR 5: log2 */
	struct sk_span	 iv;		/* RAR 5, of a member */
	struct sk_span	 check;		/* RAR 5: what proves the password, or empty */
	bool		 tweaked;	/* RAR 5: sums are made with the key, too */
};

struct sk_rar_member {
	struct sk_span	 raw;		/* name: OEM bytes, or UTF-8 */
	struct sk_span	 wide;		/* RAR 4: encoded UTF-16 behind it, or empty */
	bool		 utf8;		/* raw is UTF-8 */
	struct sk_span	 cached;	/* RAR 5: what quick open calls it, if something else */
	struct sk_span	 target;	/* of a link */
	enum sk_rar_link link;
	struct sk_span	 data;		/* as far as it is there */
	uint64_t	 at;		/* of the header */
	uint64_t	 csize, usize;	/* as claimed */
	bool		 usize_known;
	bool		 has_crc;
	uint32_t	 crc;
	struct sk_span	 blake;		/* RAR 5: BLAKE2sp instead, or empty */
	unsigned	 version;	/* RAR 4: to extract, times 10; RAR 5: 0 or 1 */
	unsigned	 method;	/* 0 stored, 1 to 5 */
	unsigned	 window;	/* RAR 5: log2 of its size; RAR 4: bits 5-7 of flags */
	unsigned	 archive;	/* which of those in the file it is in, from 0 */
	bool		 five;		/* in the format of RAR 5 */
	bool		 encrypted, solid, folder;
	bool		 before, after;	/* begins in the volume before, goes on in the next */
	bool		 behind;	/* stands behind the end block */
	bool		 bad_header;	/* whose checksum does not fit */
	bool		 stream;	/* an NTFS stream of the member before it */
	struct sk_rar_crypt crypt;	/* where encrypted */
	size_t		 object;	/* made of it, 0: none */
};

struct sk_rar {
	struct sk_span		 bytes;		/* the whole file */
	struct sk_arena		*arena;
	const struct sk_budget	*budget;
	size_t			 n, room, max;
	struct sk_rar_member	*member;
	size_t			 comments;
	struct sk_rar_member	 comment;	/* the first one, as a member */
	bool			 wide_comment;	/* it is UTF-16 */
	unsigned		 archives;
	uint64_t		 start, end;	/* of the first; behind the last */
	unsigned		 headers;	/* read so far */
	const char		*stopped;	/* limit that ended reading, or NULL */
	bool			 locked;	/* headers are encrypted, */
	bool			 locked_five;	/* as RAR 5 does it, */
	struct sk_rar_crypt	 crypt;		/* in this way, */
	uint64_t		 locked_at;	/* from here on; */
	struct sk_span		 main;		/* RAR 4: the one header before them */
	bool			 volume;	/* one of several */
	bool			 damaged;
	bool			 after_damage;	/* an archive was looked for behind damage */
	bool			 cache_differs;	/* quick open tells other headers */
};

enum sk_rar_signature { SK_RAR_NONE, SK_RAR_OLD, SK_RAR_FOUR, SK_RAR_FIVE };

/* The signature that bytes begin with; FOUR and FIVE only with a header behind it
 * whose checksum fits, unless lone is set. */
enum sk_rar_signature sk_rar_signature(struct sk_span bytes, bool lone);
/* Where the first archive with a right header begins, at or behind from, or
 * SK_SPAN_NONE.  Bounded, and as quick as memmem. */
size_t	sk_rar_find(struct sk_span bytes, size_t from);
/* Reads all archives in z->bytes; the first one begins at start. */
void	sk_rar_read(struct sk_rar *z, size_t start);
/* UTF-8 of an encoded Unicode name of RAR 4 (TechNote.txt has no description:
 * this is what unrar's EncodeFileName::Decode does); U+FFFD for a NUL. */
struct sk_span sk_rar_wide_name(struct sk_arena *a, struct sk_span oem, struct sk_span wide);

struct sk_rar_vault;

/* A RAR that is being taken apart. */
struct sk_rar_job {
	struct sk_unpack *u;
	size_t		 self;
	struct sk_rar	 z;
	uint64_t	 given;
	const char	*stopped;	/* the limit that ended decoding, or NULL */
	unsigned	 rescues;	/* members that were decoded again and again */
	struct sk_archive *solid;	/* of the run of solid members that is being read */
	struct sk_rar_vault *vault;	/* of what is locked in it, or NULL */
};

struct sk_rar_content {
	struct sk_span	 bytes;
	bool		 seen;
	bool		 lie;		/* its size is another than claimed */
	bool		 sum_wrong;
	const char	*why;		/* gap, or NULL */
	size_t		 copied;	/* object that it is a copy of, and that is locked; 0: none */
};

/* The content of member i.  Members are to be asked for in order. */
struct sk_rar_content sk_rar_take(struct sk_rar_job *j, size_t i);
/* The content of one that is no part of a solid run, such as the comment. */
struct sk_rar_content sk_rar_take_alone(struct sk_rar_job *j, const struct sk_rar_member *m);
void	sk_rar_take_end(struct sk_rar_job *j);
/* Why m is not decoded here, whatever its data, or NULL. */
const char *sk_rar_unsupported(const struct sk_rar_member *m);
/* Bytes of the compressed blocks at the start of data, up to the last one that is
 * marked as such; 0 if there is none. */
size_t	sk_rar5_chain(struct sk_span data);

/* --- rar_lock.c, rar_unlock.c --- */

extern const struct sk_format sk_fmt_rar;
/* Has passwords tried on member i, which is object. */
void	sk_rar_lock_member(struct sk_rar_job *j, size_t i, size_t object, const char *how);
/* Opens object when original opens, of which it is a copy. */
void	sk_rar_lock_copy(struct sk_rar_job *j, size_t original, size_t object, const char *how);
/* RIGHT also where nothing proves a password of RAR 5. */
enum sk_try sk_rar5_check(struct sk_unpack *u, struct sk_locked *l, const struct sk_rar_crypt *c,
	    struct sk_span password);
/* Goes on with an archive whose headers were locked, and are not in these bytes. */
typedef void	sk_rar_go_on(struct sk_unpack *u, size_t self, struct sk_span bytes);
/* Has passwords tried on the headers of j. */
void	sk_rar_lock_headers(struct sk_rar_job *j, sk_rar_go_on *go_on);

/* --- between the files of the inventory --- */

/* Room for one more member, NULL and z->stopped at a limit. */
struct sk_rar_member *sk_rar_new_member(struct sk_rar *z);
/* True if one more header may be read; else z->stopped is set. */
bool	sk_rar_more(struct sk_rar *z);
/* Read one archive whose blocks begin at at; the place behind its last block. */
uint64_t sk_rar4_read(struct sk_rar *z, uint64_t at);
uint64_t sk_rar5_read(struct sk_rar *z, uint64_t at);
/* True if a main or encryption header with a right checksum stands at the start. */
bool	sk_rar4_leads(struct sk_span bytes);
bool	sk_rar5_leads(struct sk_span bytes);
/* A header of a right checksum at the start of s: its bytes, and those of its data. */
struct sk_rar_block {
	struct sk_span	 header;
	uint64_t	 data;
	bool		 file;		/* of a file or of a service, whose fields make sense */
	bool		 end;
};
bool	sk_rar4_block(struct sk_span s, struct sk_rar_block *b_r);
bool	sk_rar5_block(struct sk_span s, struct sk_rar_block *b_r);
/* Bytes that a header of RAR 5 has, by its first ones; 0 if there can be none. */
size_t	sk_rar5_size(struct sk_span s);
#endif
