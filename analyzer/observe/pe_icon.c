#include <stdlib.h>
#include "pe.h"

/* Source: Win32 manual, "Icons", GRPICONDIR; Windows GDI, BITMAPINFOHEADER. */
enum {
	IMAGES = 64,		/* of one group */
	GROUP_ENTRY = 14, GROUP_HEADER = 6,
	BITMAP_HEADER = 40,
	SIDE = 256,		/* pixels */
	WANTED = 48		/* side of the image that shapes are told best on */
};

static const struct sk_pe_resource *
image_find(const struct sk_pe_resource *r, size_t n, unsigned id)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].type == SK_RT_ICON && r[i].id == id)
			return &r[i];
	return NULL;
}

static bool
is_image(struct sk_span image)
{
	uint32_t size;

	return (sk_span_u32le(image, 0, &size) && size == BITMAP_HEADER) ||
	    sk_span_begins(image, SK_SPAN("\x89PNG"));
}

/* How well an image serves: small distance from the wanted side, then colours. */
static long
rank(unsigned side, unsigned bits)
{
	unsigned off = side > WANTED ? side - WANTED : (WANTED - side) * 2;

	return (long)bits - (long)off * 64;
}

void
sk_pe_icons(const struct sk_pe_resource *resource, size_t n, struct sk_span *largest_r,
    struct sk_span *best_r)
{
	const struct sk_pe_resource *group = NULL, *image;
	unsigned long large = 0;
	long best = 0;
	uint16_t images;

	*largest_r = *best_r = (struct sk_span){ 0 };
	for (size_t i = 0; i < n && group == NULL; i++)
		if (resource[i].type == SK_RT_GROUP_ICON)
			group = &resource[i];
	if (group == NULL || !sk_span_u16le(group->data, 4, &images))
		return;
	for (unsigned i = 0; i < images && i < IMAGES; i++) {
		struct sk_span e;
		uint16_t bits, id;
		unsigned w, h;
		unsigned long area;

		if (!sk_span_cut(group->data, GROUP_HEADER + (uint64_t)i * GROUP_ENTRY, GROUP_ENTRY, &e))
			break;
		w = e.p[0] == 0 ? 256 : e.p[0];
		h = e.p[1] == 0 ? 256 : e.p[1];
		(void)sk_span_u16le(e, 6, &bits);
		(void)sk_span_u16le(e, 12, &id);
		if ((image = image_find(resource, n, id)) == NULL)
			continue;
		area = (unsigned long)w * h * 64 + (bits > 63 ? 63 : bits);
		if (area > large) {
			large = area;
			*largest_r = image->data;
		}
		if (is_image(image->data) &&
		    (best_r->n == 0 || rank(w, bits) > best)) {
			best = rank(w, bits);
			*best_r = image->data;
		}
	}
}

/* --- bitmaps --- */

struct bitmap {
	unsigned	 w, h, bits;
	struct sk_span	 palette, colour, mask;
	size_t		 colour_row, mask_row;	/* bytes, multiples of 4 */
};

static bool
bitmap_open(struct sk_span image, struct bitmap *b)
{
	uint32_t size, w, h, packing, used;
	uint16_t bits;
	size_t colours;

	if (!sk_span_u32le(image, 0, &size) || size != BITMAP_HEADER ||
	    !sk_span_u32le(image, 32, &used))
		return false;
	(void)sk_span_u32le(image, 4, &w);
	(void)sk_span_u32le(image, 8, &h);	/* of both bitmaps together */
	(void)sk_span_u16le(image, 14, &bits);
	(void)sk_span_u32le(image, 16, &packing);
	h /= 2;
	if (w == 0 || h == 0 || w > SIDE || h > SIDE || packing != 0 ||
	    !(bits == 1 || bits == 4 || bits == 8 || bits == 24 || bits == 32))
		return false;
	*b = (struct bitmap){ .w = w, .h = h, .bits = bits };
	colours = bits > 8 ? used : used == 0 || used > 1u << bits ? 1u << bits : used;
	b->colour_row = ((size_t)w * bits + 31) / 32 * 4;
	b->mask_row = ((size_t)w + 31) / 32 * 4;
	if (!sk_span_cut(image, BITMAP_HEADER, (uint64_t)colours * 4, &b->palette) ||
	    !sk_span_cut(image, BITMAP_HEADER + (uint64_t)colours * 4, b->colour_row * h, &b->colour))
		return false;
	/* Without a mask all is opaque. */
	(void)sk_span_cut(image, BITMAP_HEADER + (uint64_t)colours * 4 + b->colour_row * h,
	    b->mask_row * h, &b->mask);
	return true;
}

/* Colour of a pixel of the row that begins at row, 0xAARRGGBB. */
static uint32_t
colour_at(const struct bitmap *b, const uint8_t *row, unsigned x)
{
	uint32_t v;

	if (b->bits >= 24) {
		const uint8_t *p = row + (size_t)x * (b->bits / 8);

		return (uint32_t)(b->bits == 32 ? p[3] : 255) << 24 | (uint32_t)p[2] << 16 |
		    (uint32_t)p[1] << 8 | p[0];
	}
	v = row[(size_t)x * b->bits / 8];
	v = v >> (8 - b->bits - x * b->bits % 8) & ((1u << b->bits) - 1);
	(void)sk_span_u32le(b->palette, (uint64_t)v * 4, &v);
	return (v & 0xFFFFFF) | 0xFF000000;
}

/* In a bitmap of 32 bits the mask counts only where no pixel has an alpha. */
static bool
has_alpha(const struct bitmap *b)
{
	if (b->bits == 32)
		for (size_t i = 3; i < b->colour.n; i += 4)
			if (b->colour.p[i] != 0)
				return true;
	return false;
}

bool
sk_icon_decode(struct sk_span image, struct sk_arena *arena, struct sk_icon *icon_r)
{
	struct bitmap b;
	bool alpha;

	if (sk_span_begins(image, SK_SPAN("\x89PNG")))
		return sk_png_decode(image, arena, icon_r);
	*icon_r = (struct sk_icon){ 0 };
	if (!bitmap_open(image, &b))
		return false;
	icon_r->pixel = sk_arena_array(arena, (size_t)b.w * b.h, sizeof *icon_r->pixel);
	if (icon_r->pixel == NULL)
		return false;
	icon_r->w = b.w;
	icon_r->h = b.h;
	alpha = has_alpha(&b);
	for (unsigned y = 0; y < b.h; y++) {
		const uint8_t *row = b.colour.p + b.colour_row * (b.h - 1 - y);

		for (unsigned x = 0; x < b.w; x++) {
			uint32_t c = colour_at(&b, row, x);
			size_t m = b.mask_row * (b.h - 1 - y) + x / 8;

			if (!alpha)
				c = b.mask.n > 0 && (b.mask.p[m] >> (7 - x % 8) & 1) != 0 ?
				    0 : c | 0xFF000000;
			icon_r->pixel[(size_t)y * b.w + x] = c;
		}
	}
	return true;
}
