#ifndef SEKISHO_OBSERVE_PE_H
#define SEKISHO_OBSERVE_PE_H
/*
 * pe - Windows programs as data: headers, imports, resources, icons, what lies
 * behind the last section.  Nothing is run or relocated.  Every table is read
 * up to a fixed number of entries, so that a file of any size costs little.
 *
 * Source: Microsoft, "PE Format".
 */
#include "base/arena.h"
#include "base/hash.h"

enum {
	SK_PE_SECTIONS = 96,	/* the Windows loader's own limit before Vista */
	SK_PE_DIRECTORIES = 16
};

/* Bits of pe.defect, in the order of its words. */
enum sk_pe_defect {
	SK_PE_TRUNCATED = 1, SK_PE_NO_HEADER = 2, SK_PE_BAD_SECTIONS = 4,
	SK_PE_BAD_IMPORTS = 8, SK_PE_BAD_RESOURCES = 16, SK_PE_BAD_SIGNATURE = 32
};

struct sk_pe_section {
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
};

/* Reads the headers.  False, with SK_PE_NO_HEADER among the defects, if bytes
 * have none; a file that was cut is read as far as it goes. */
bool	sk_pe_parse(struct sk_span bytes, struct sk_pe *pe_r);
/* What stands at rva, up to the end of its section in the file; empty if it is
 * not in the file. */
struct sk_span sk_pe_at(const struct sk_pe *pe, uint32_t rva);
/* Offset behind the last byte that a header or section claims, at most the
 * length of the file. */
size_t	sk_pe_end(const struct sk_pe *pe);

/*
 * MD5 of the imports as pefile's get_imphash computes it (2023.2.7): "dll.name"
 * in lower case with commas, ordinals by name where known.  False without
 * imports.  Adds SK_PE_BAD_IMPORTS to the defects where the table is broken.
 */
bool	sk_pe_imphash(struct sk_pe *pe, struct sk_arena *arena, char out[SK_MD5_TEXT]);
/* Name of an ordinal of a DLL (lower case, with its extension), or NULL. */
const char *sk_pe_ordinal(struct sk_span dll, unsigned ordinal);

/* --- resources --- */

enum { SK_RT_ICON = 3, SK_RT_RCDATA = 10, SK_RT_GROUP_ICON = 14, SK_RT_VERSION = 16,
	SK_RT_NAMED = 0x10000 };	/* the type has a name of its own */

struct sk_pe_resource {
	uint32_t	 type, id;	/* id SK_RT_NAMED if it has a name */
	struct sk_span	 data;
};
/* All resources in the order of their directory, at most 4096; 0 without. */
size_t	sk_pe_resources(struct sk_pe *pe, struct sk_arena *arena,
	    struct sk_pe_resource **resource_r);

/* A string of the version information, UTF-16LE without a final zero. */
struct sk_pe_string {
	struct sk_span	 name, value;
};
/* The strings of a VS_VERSIONINFO resource, at most max. */
size_t	sk_pe_version(struct sk_span data, struct sk_pe_string *string_r, size_t max);

/* --- icons --- */

enum sk_icon_class { SK_ICON_OTHER, SK_ICON_DOCUMENT, SK_ICON_FOLDER, SK_ICON_PDF,
	SK_ICON_PICTURE };

struct sk_icon {
	unsigned	 w, h;		/* pixels, 1 to 256 */
	uint32_t	*pixel;		/* 0xAARRGGBB, top row first */
};
/*
 * Finds the images of the icon that Windows shows, the first group:  *largest_r
 * is the bytes of the largest one, *best_r of the one that is best to look at
 * (a bitmap, near 48 pixels).  Both empty if there is none.
 */
void	sk_pe_icons(const struct sk_pe_resource *resource, size_t n,
	    struct sk_span *largest_r, struct sk_span *best_r);
/* Decodes an icon's bitmap (BITMAPINFOHEADER, BI_RGB, 1 4 8 24 32 bits, with its
 * mask) into arena.  False for anything else, PNG among it. */
bool	sk_icon_decode(struct sk_span image, struct sk_arena *arena, struct sk_icon *icon_r);
/* What an icon looks like, by shape and colour. */
enum sk_icon_class sk_icon_classify(const struct sk_icon *icon, struct sk_arena *arena);
#endif
