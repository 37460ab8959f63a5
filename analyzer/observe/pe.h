#ifndef SEKISHO_OBSERVE_PE_H
#define SEKISHO_OBSERVE_PE_H
/* pe - what programs say of themselves: imports, version, icons. */
#include "base/hash.h"
#include "unpack/pe.h"

/*
 * MD5 of the imports as pefile's get_imphash computes it (2023.2.7): "dll.name"
 * in lower case with commas, ordinals by name where known.  False without
 * imports.  Adds SK_PE_BAD_IMPORTS to the defects where the table is broken.
 */
bool	sk_pe_imphash(struct sk_pe *pe, struct sk_arena *arena, char out[SK_MD5_TEXT]);
/* Calls each(name, user) for the library of each import, until it gives false. */
void	sk_pe_libraries(struct sk_pe *pe, bool (*each)(struct sk_span name, void *user), void *user);
/* The packer whose sections pe has, or NULL. */
const char *sk_pe_packer(const struct sk_pe *pe);
/* How often the last byte of the file (before its certificates) stands there, one
 * after the other. */
uint64_t sk_pe_padding(const struct sk_pe *pe);
/* Name of an ordinal of a DLL (lower case, with its extension), or NULL. */
const char *sk_pe_ordinal(struct sk_span dll, unsigned ordinal);

/* --- version --- */

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
 * (near 48 pixels).  Both empty if there is none.
 */
void	sk_pe_icons(const struct sk_pe_resource *resource, size_t n,
	    struct sk_span *largest_r, struct sk_span *best_r);
/* Decodes an icon's image into arena: a bitmap (BITMAPINFOHEADER, BI_RGB, 1 4 8 24
 * 32 bits, with its mask) or a PNG.  False for anything else. */
bool	sk_icon_decode(struct sk_span image, struct sk_arena *arena, struct sk_icon *icon_r);
/* Decodes a PNG of at most 256 by 256 pixels; one that stops is clear from there. */
bool	sk_png_decode(struct sk_span image, struct sk_arena *arena, struct sk_icon *icon_r);
/* What an icon looks like, by shape and colour. */
enum sk_icon_class sk_icon_classify(const struct sk_icon *icon, struct sk_arena *arena);
#endif
