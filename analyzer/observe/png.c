#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include "pe.h"

/*
 * Icons of Windows Vista and later hold their large images as PNG (ISO/IEC 15948).
 * libpng is given what an icon may have and no more; what it calls an error ends
 * here and nowhere else.
 */
enum {
	SIDE = 256,			/* pixels: the largest that an icon has */
	MEMORY = 4 << 20,		/* bytes that the library may hold at a time */
	BYTES = 1 << 20			/* of a file; 256 by 256 pixels have 256 KiB */
};

struct reader {
	struct sk_span	 rest;
	size_t		 held;		/* bytes of memory */
	uint8_t		*rows;		/* RGBA, in the arena */
};

/* The size of a block stands before it. */
union block {
	size_t		 n;
	max_align_t	 align;
};

static png_voidp
take(png_structp png, png_alloc_size_t n)
{
	struct reader *r = png_get_mem_ptr(png);
	union block *b;

	if (n > MEMORY - r->held || (b = malloc(sizeof *b + n)) == NULL)
		return NULL;
	b->n = n;
	r->held += n;
	return b + 1;
}

static void
give(png_structp png, png_voidp p)
{
	struct reader *r = png_get_mem_ptr(png);
	union block *b = p;

	if (b == NULL)
		return;
	r->held -= b[-1].n;
	free(&b[-1]);
}

static void
read_bytes(png_structp png, png_bytep out, size_t n)
{
	struct reader *r = png_get_io_ptr(png);
	struct sk_span head;

	if (!sk_span_take(&r->rest, n, &head))
		png_error(png, "short");
	memcpy(out, head.p, n);
}

static void
fail(png_structp png, png_const_charp why)
{
	(void)why;
	png_longjmp(png, 1);
}

static void
warn(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

/* Reads the header, and asks for four bytes a pixel whatever stands there. */
static bool
begin(png_structp png, png_infop info, uint32_t *w_r, uint32_t *h_r)
{
	png_set_user_limits(png, SIDE, SIDE);
	png_set_chunk_cache_max(png, 8);
	png_set_chunk_malloc_max(png, 1 << 16);
	png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_DISCARD);
	png_read_info(png, info);
	*w_r = png_get_image_width(png, info);
	*h_r = png_get_image_height(png, info);
	png_set_expand(png);
	png_set_strip_16(png);
	png_set_gray_to_rgb(png);
	png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
	(void)png_set_interlace_handling(png);
	png_read_update_info(png, info);
	return png_get_rowbytes(png, info) == (size_t)*w_r * 4;
}

/* Nothing that lives here is touched behind setjmp: what is told goes to memory. */
static bool
read_all(png_structp png, png_infop info, struct reader *r, struct sk_arena *arena,
    struct sk_icon *icon)
{
	png_bytep row[SIDE];
	uint32_t w, h;

	if (setjmp(png_jmpbuf(png)) != 0)
		return false;
	if (!begin(png, info, &w, &h) || w == 0 || h == 0 || w > SIDE || h > SIDE)
		return false;
	if ((r->rows = sk_arena_array(arena, (size_t)w * h, 4)) == NULL)
		return false;
	for (uint32_t y = 0; y < h; y++)
		row[y] = r->rows + (size_t)y * w * 4;
	icon->w = w;
	icon->h = h;
	png_read_image(png, row);
	return true;
}

bool
sk_png_decode(struct sk_span image, struct sk_arena *arena, struct sk_icon *icon_r)
{
	struct reader r = { .rest = image };
	png_structp png;
	png_infop info = NULL;

	*icon_r = (struct sk_icon){ 0 };
	if (image.n > BYTES || !sk_span_begins(image, SK_SPAN("\x89PNG\r\n\x1A\n")))
		return false;
	png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, &r, fail, warn, &r, take, give);
	if (png == NULL || (info = png_create_info_struct(png)) == NULL) {
		png_destroy_read_struct(&png, &info, NULL);
		return false;
	}
	png_set_read_fn(png, &r, read_bytes);
	(void)read_all(png, info, &r, arena, icon_r);
	png_destroy_read_struct(&png, &info, NULL);
	/* An image that stops is shown as far as it goes. */
	if (r.rows == NULL)
		return false;
	icon_r->pixel = sk_arena_array(arena, (size_t)icon_r->w * icon_r->h, sizeof *icon_r->pixel);
	for (size_t i = 0; icon_r->pixel != NULL && i < (size_t)icon_r->w * icon_r->h; i++) {
		const uint8_t *p = r.rows + i * 4;

		icon_r->pixel[i] = (uint32_t)p[3] << 24 | (uint32_t)p[0] << 16 |
		    (uint32_t)p[1] << 8 | p[2];
	}
	return icon_r->pixel != NULL;
}
