#ifndef SEKISHO_UNPACK_PE_H
#define SEKISHO_UNPACK_PE_H
/*
 * pe - Windows programs as data: headers, sections, resources, what lies behind
 * the last section.  Nothing is run or relocated.  Every table is read up to a
 * fixed number of entries, so that a file of any size costs little.
 *
 * Source: Microsoft, "PE Format".
 */
#include "unpack/unpack.h"

enum {
	SK_PE_SECTIONS = 96,	/* the Windows loader's own limit before Vista */
	SK_PE_DIRECTORIES = 16,
	SK_PE_CARRIED = 64
};

/* Bits of pe.defect, in the order of its words. */
enum sk_pe_defect {
	SK_PE_TRUNCATED = 1, SK_PE_NO_HEADER = 2, SK_PE_BAD_SECTIONS = 4,
	SK_PE_BAD_IMPORTS = 8, SK_PE_BAD_RESOURCES = 16, SK_PE_BAD_SIGNATURE = 32
};

enum { SK_RT_ICON = 3, SK_RT_STRING = 6, SK_RT_RCDATA = 10, SK_RT_GROUP_ICON = 14,
	SK_RT_VERSION = 16, SK_RT_NAMED = 0x10000 };	/* it has a name of its own */

struct sk_pe_resource {
	uint32_t	 type, id;	/* SK_RT_NAMED: by a name */
	uint32_t	 language;	/* LANGID, 0: neutral or none */
	struct sk_span	 type_name, name;	/* UTF-16LE, empty for a number */
	struct sk_span	 data;
};

struct sk_pe_section {
	char		 name[9];	/* as it stands, with a final zero */
	uint32_t	 rva, vsize;	/* in memory */
	uint32_t	 off, size;	/* in the file */
};
struct sk_pe_directory { uint32_t rva, size; };

struct sk_pe {
	struct sk_span		 bytes;
	bool			 plus;		/* PE32+: 64-bit thunks */
	uint16_t		 machine, flags;
	uint32_t		 timestamp, headers;	/* headers: bytes mapped as they are */
	unsigned		 sections;	/* read, at most SK_PE_SECTIONS */
	unsigned		 sections_claimed;
	struct sk_pe_section	 section[SK_PE_SECTIONS];
	struct sk_pe_directory	 dir[SK_PE_DIRECTORIES];
	unsigned		 defects;	/* bits of enum sk_pe_defect */
	struct sk_pe_resource	*resource;	/* in the order of their directory, */
	size_t			 resources;	/* at most 4096 */
	/* Of the attribute certificates: "present" (the form is right; nothing is
	 * verified), "damaged", or NULL; and where they lie, empty if outside. */
	const char		*signature;
	struct sk_span		 certificates;
	/* Bytes that no header and no section claims, before and behind the
	 * certificates, the first not empty unless both are. */
	struct sk_span		 overlay[2];
	size_t			 carried;	/* members that fmt_pe handed over */
	size_t			 carries[SK_PE_CARRIED];	/* and which objects */
};

/* True if bytes have the headers of a Windows program; one of DOS has not. */
bool	sk_pe_is(struct sk_span bytes);
/* True if bytes are such a program, and at lies behind all its sections. */
bool	sk_pe_is_overlay(struct sk_span bytes, uint64_t at);
/* Reads the headers.  False, with SK_PE_NO_HEADER among the defects, if bytes
 * have none; a file that was cut is read as far as it goes. */
bool	sk_pe_parse(struct sk_span bytes, struct sk_pe *pe_r);
/*
 * Object self as a program, read once with all that stands in struct sk_pe and
 * kept with the object.  NULL if the arena is full; without headers only the
 * defects tell.
 */
struct sk_pe *sk_pe_of(struct sk_unpack *u, size_t self);
/* What stands at rva, up to the end of its section in the file; empty if it is
 * not in the file. */
struct sk_span sk_pe_at(const struct sk_pe *pe, uint32_t rva);
/* Offset behind the last byte that a header or section claims, at most the
 * length of the file. */
size_t	sk_pe_end(const struct sk_pe *pe);
/* Fills in resource and resources. */
void	sk_pe_read_resources(struct sk_pe *pe, struct sk_arena *arena);
/* True if r is data of the program's own, and not of a kind that Windows reads. */
bool	sk_pe_is_own_data(const struct sk_pe_resource *r);
/* Fills in signature, certificates and overlay. */
void	sk_pe_read_tail(struct sk_pe *pe);
#endif
