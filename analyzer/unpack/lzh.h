#ifndef SEKISHO_UNPACK_LZH_H
#define SEKISHO_UNPACK_LZH_H
/*
 * lzh - headers of an LZH (LHA) archive, read one at a time.  Nothing here
 * decodes, and there is no directory: each member stands behind its header, and
 * a zero byte where a header would begin is the end.
 * Source: header.doc of LHa for UNIX 1.14i (levels 0 to 2); "LHA file header
 * format" by K. Miki, M. Yoshizaki and others (level 3, extended headers), of
 * which UNLHA32.DLL's documentation adds 0x42 and 0x44 to 0x46.
 */
#include "unpack/unpack.h"

enum { SK_LZH_MOST = 1 << 20 };	/* from the start, how far a first header is looked for */

struct sk_lzh_header {
	struct sk_span	 method;	/* "-lh5-" */
	uint8_t		 level;		/* 0 to 3 */
	uint64_t	 at, data;	/* of the header, of the content behind it */
	uint64_t	 csize, usize;	/* of the content alone */
	uint16_t	 crc;		/* of the content: CRC-16/ARC */
	struct sk_span	 base_name;	/* in the header proper, levels 0 and 1 */
	struct sk_span	 name, folder;	/* extended headers 0x01 and 0x02, raw */
	struct sk_span	 wide_name, wide_folder; /* 0x44 and 0x45, UTF-16LE */
	uint32_t	 codepage;	/* 0x46, 0: none */
	uint64_t	 sum_at;	/* 0x00: where the header's own CRC stands, 0: nowhere */
	bool		 checked;	/* it has a checksum of itself ... */
	bool		 fits;		/* ... that is right */
	bool		 cut;		/* its extended headers go wrong somewhere */
};

/* The header at at.  False if there is none. */
bool	sk_lzh_read(struct sk_span s, uint64_t at, struct sk_lzh_header *h_r);
/* The first header in [from, to) that chance does not make: its checksum is
 * right, or it has none and tells nothing that cannot be, and its content is all
 * there.  *tries, if it comes to 0, ends the search.  False if there is none. */
bool	sk_lzh_find(struct sk_span s, uint64_t from, uint64_t to, unsigned *tries,
	    struct sk_lzh_header *h_r);
/* CRC-16/ARC of s (polynomial x^16 + x^15 + x^2 + 1, reflected), from crc on: 0 at first. */
uint16_t sk_lzh_crc(uint16_t crc, struct sk_span s);

struct sk_lzh_decoded {
	struct sk_span	 bytes;		/* in the arena */
	const char	*stopped;	/* name of the limit that ended it, or NULL */
};
/* Decodes data of a member of object self by -lh1-, -lzs- or -lz5-, up to the size
 * that h tells; *given counts what self gave.  False if the method is another. */
bool	sk_lzh_old(struct sk_unpack *u, size_t self, const struct sk_lzh_header *h,
	    struct sk_span data, uint64_t *given, struct sk_lzh_decoded *out_r);
#endif
