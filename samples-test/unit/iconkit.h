#ifndef SEKISHO_TEST_ICONKIT_H
#define SEKISHO_TEST_ICONKIT_H
/*
 * iconkit - draws icons for tests: pages, folders, and honest look-alikes, on a
 * field of 48 units, four times too large, and shrunk as designers' tools do.
 */
#include <math.h>
#include <string.h>
#include "base/buf.h"

enum { ICON_UNITS = 48, ICON_OVER = 4 };

struct canvas {
	struct sk_arena	*arena;
	unsigned	 side;		/* pixels drawn on */
	uint32_t	*p;		/* 0xAARRGGBB */
	double		 scale;
};

static inline struct canvas
canvas_new(struct sk_arena *a, unsigned side)
{
	struct canvas c = { .arena = a, .side = side * ICON_OVER };

	c.scale = (double)c.side / ICON_UNITS;
	c.p = sk_arena_array(a, (size_t)c.side * c.side, sizeof *c.p);
	return c;
}

static inline void
dot(struct canvas *c, unsigned x, unsigned y, uint32_t rgb)
{
	c->p[(size_t)y * c->side + x] = rgb == 0xFF000000u ? 0 : rgb | 0xFF000000u;
}
#define CLEARED 0xFF000000u	/* as a colour: takes away what is there */

static inline void
rect(struct canvas *c, double x0, double y0, double x1, double y1, uint32_t rgb)
{
	for (unsigned y = 0; y < c->side; y++)
		for (unsigned x = 0; x < c->side; x++) {
			double u = (x + 0.5) / c->scale, v = (y + 0.5) / c->scale;

			if (u >= x0 && u < x1 && v >= y0 && v < y1)
				dot(c, x, y, rgb);
		}
}

static inline void
disc(struct canvas *c, double cx, double cy, double r, uint32_t rgb)
{
	for (unsigned y = 0; y < c->side; y++)
		for (unsigned x = 0; x < c->side; x++) {
			double u = (x + 0.5) / c->scale - cx, v = (y + 0.5) / c->scale - cy;

			if (u * u + v * v < r * r)
				dot(c, x, y, rgb);
		}
}

/* A convex polygon of n corners, clockwise. */
static inline void
poly(struct canvas *c, const double (*k)[2], size_t n, uint32_t rgb)
{
	for (unsigned y = 0; y < c->side; y++)
		for (unsigned x = 0; x < c->side; x++) {
			double u = (x + 0.5) / c->scale, v = (y + 0.5) / c->scale;
			bool in = true;

			for (size_t i = 0; i < n; i++) {
				const double *a = k[i], *b = k[(i + 1) % n];

				in = in && (b[0] - a[0]) * (v - a[1]) - (b[1] - a[1]) * (u - a[0]) >= 0;
			}
			if (in)
				dot(c, x, y, rgb);
		}
}

static inline void
line(struct canvas *c, double x0, double y0, double x1, double y1, double wide, uint32_t rgb)
{
	double dx = x1 - x0, dy = y1 - y0, l = sqrt(dx * dx + dy * dy);
	double nx = -dy / l * wide / 2, ny = dx / l * wide / 2;
	const double k[4][2] = { { x0 - nx, y0 - ny }, { x1 - nx, y1 - ny },
		{ x1 + nx, y1 + ny }, { x0 + nx, y0 + ny } };

	poly(c, k, 4, rgb);
}

/* Shrinks to side pixels: *pixel_r in 0xAARRGGBB. */
static inline uint32_t *
shrink(const struct canvas *c)
{
	unsigned side = c->side / ICON_OVER;
	uint32_t *out = sk_arena_array(c->arena, (size_t)side * side, sizeof *out);

	for (unsigned i = 0; i < side * side; i++) {
		unsigned s[4] = { 0 }, all = ICON_OVER * ICON_OVER;

		for (unsigned j = 0; j < all; j++) {
			uint32_t v = c->p[(size_t)(i / side * ICON_OVER + j / ICON_OVER) * c->side +
			    i % side * ICON_OVER + j % ICON_OVER];

			if (v >> 24 == 0)
				continue;
			s[0]++;
			s[1] += v >> 16 & 255;
			s[2] += v >> 8 & 255;
			s[3] += v & 255;
		}
		if (s[0] > 0)
			out[i] = (s[0] * 255 / all) << 24 | (s[1] / s[0]) << 16 |
			    (s[2] / s[0]) << 8 | s[3] / s[0];
	}
	return out;
}

/* --- as the bytes of an icon resource --- */

static inline unsigned
nearest(const uint32_t *palette, unsigned n, uint32_t c)
{
	unsigned best = 0, least = UINT32_MAX;

	for (unsigned i = 0; i < n; i++) {
		int r = (int)(c >> 16 & 255) - (int)(palette[i] >> 16 & 255);
		int g = (int)(c >> 8 & 255) - (int)(palette[i] >> 8 & 255);
		int b = (int)(c & 255) - (int)(palette[i] & 255);
		unsigned d = (unsigned)(r * r + g * g + b * b);

		if (d < least) {
			least = d;
			best = i;
		}
	}
	return best;
}

static inline unsigned
palette_of(unsigned bits, uint32_t palette[256])
{
	static const uint32_t vga[16] = { 0, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080,
		0x008080, 0xC0C0C0, 0x808080, 0xFF0000, 0x00FF00, 0xFFFF00, 0x0000FF, 0xFF00FF,
		0x00FFFF, 0xFFFFFF };

	if (bits > 8)
		return 0;
	if (bits == 1) {
		palette[0] = 0;
		palette[1] = 0xFFFFFF;
		return 2;
	}
	if (bits == 4) {
		memcpy(palette, vga, sizeof vga);
		return 16;
	}
	for (unsigned i = 0; i < 256; i++)
		palette[i] = i < 216 ? (i / 36 * 51) << 16 | (i / 6 % 6 * 51) << 8 | i % 6 * 51 :
		    0x010101 * ((i - 216) * 6);
	return 256;
}

static inline struct sk_span
icon_bitmap(struct sk_arena *a, const uint32_t *pixel, unsigned side, unsigned bits)
{
	struct sk_buf b = sk_buf_new(a, 1 << 20);
	uint32_t palette[256] = { 0 };
	unsigned colours = palette_of(bits, palette);

	sk_buf_le(&b, 40, 4);
	sk_buf_le(&b, side, 4);
	sk_buf_le(&b, side * 2, 4);
	sk_buf_le(&b, 1, 2);
	sk_buf_le(&b, bits, 2);
	for (int i = 0; i < 6; i++)
		sk_buf_le(&b, 0, 4);
	for (unsigned i = 0; i < colours; i++)
		sk_buf_le(&b, palette[i], 4);
	for (unsigned y = side; y-- > 0;) {
		size_t row = b.n;
		unsigned gathered = 0;

		for (unsigned x = 0; x < side; x++) {
			uint32_t c = pixel[y * side + x];

			if (bits >= 24) {
				sk_buf_le(&b, bits == 24 && c >> 24 < 128 ? 0 : c, bits / 8);
				continue;
			}
			gathered = gathered << bits |
			    (c >> 24 < 128 ? 0 : nearest(palette, colours, c));
			if ((x + 1) * bits % 8 == 0)
				sk_buf_byte(&b, (uint8_t)gathered);
		}
		while ((b.n - row) % 4 != 0)
			sk_buf_byte(&b, 0);
	}
	for (unsigned y = side; y-- > 0;) {
		size_t row = b.n;

		for (unsigned x = 0; x < side; x += 8) {
			unsigned m = 0;

			for (unsigned i = 0; i < 8; i++)
				m = m << 1 | (x + i >= side || pixel[y * side + x + i] >> 24 < 128);
			sk_buf_byte(&b, (uint8_t)m);
		}
		while ((b.n - row) % 4 != 0)
			sk_buf_byte(&b, 0);
	}
	return sk_buf_view(&b);
}

/* GRPICONDIR of n images with ids 1 to n. */
static inline struct sk_span
icon_group(struct sk_arena *a, const unsigned *side, const unsigned *bits, size_t n)
{
	struct sk_buf b = sk_buf_new(a, 4096);

	sk_buf_le(&b, 0, 2);
	sk_buf_le(&b, 1, 2);
	sk_buf_le(&b, n, 2);
	for (size_t i = 0; i < n; i++) {
		sk_buf_byte(&b, (uint8_t)side[i]);
		sk_buf_byte(&b, (uint8_t)side[i]);
		sk_buf_le(&b, 0, 2);
		sk_buf_le(&b, 1, 2);
		sk_buf_le(&b, bits[i], 2);
		sk_buf_le(&b, 0, 4);
		sk_buf_le(&b, i + 1, 2);
	}
	return sk_buf_view(&b);
}

/* --- what is drawn --- */

static inline void
sheet(struct canvas *c, double x0, double x1, uint32_t edge, uint32_t paper, double fold)
{
	const double cut[3][2] = { { x1 - fold, 0 }, { x1 + 1, 0 }, { x1 + 1, 3 + fold } };
	const double flap[3][2] = { { x1 - fold, 3 }, { x1, 3 + fold }, { x1 - fold, 3 + fold } };

	rect(c, x0, 3, x1, 45, edge);
	rect(c, x0 + 1, 4, x1 - 1, 44, paper);
	if (fold > 0) {
		const double gone[3][2] = { { x1 - fold, 2 }, { x1 + 2, 2 }, { x1 + 2, 4 + fold } };

		poly(c, cut, 3, CLEARED);
		poly(c, gone, 3, CLEARED);
		poly(c, flap, 3, edge);
	}
}

static inline void
text_lines(struct canvas *c, double x0, double x1, double y0, double y1, uint32_t ink)
{
	for (double y = y0; y < y1; y += 4)
		rect(c, x0, y, x1, y + 1.4, ink);
}

static inline void
letter_w(struct canvas *c, double x, double y, double s, uint32_t ink)
{
	line(c, x, y, x + s * 0.25, y + s, s / 7, ink);
	line(c, x + s * 0.25, y + s, x + s * 0.5, y, s / 7, ink);
	line(c, x + s * 0.5, y, x + s * 0.75, y + s, s / 7, ink);
	line(c, x + s * 0.75, y + s, x + s, y, s / 7, ink);
}

static inline void
letter_x(struct canvas *c, double x, double y, double s, uint32_t ink)
{
	line(c, x, y, x + s, y + s, s / 5, ink);
	line(c, x + s, y, x, y + s, s / 5, ink);
}

static inline void draw_plain_page(struct canvas *c) { sheet(c, 8, 40, 0x808080, 0xFFFFFF, 10); }
static inline void draw_grey_page(struct canvas *c) { sheet(c, 7, 41, 0x9AA6B4, 0xF2F4F8, 11); }
static inline void
draw_text_page(struct canvas *c)
{
	sheet(c, 8, 40, 0x707880, 0xFFFFFF, 9);
	text_lines(c, 12, 36, 15, 41, 0x8090A0);
}
static inline void
draw_word_2003(struct canvas *c)
{
	sheet(c, 13, 43, 0x6A7FA8, 0xFFFFFF, 8);
	text_lines(c, 29, 41, 14, 40, 0x7088C0);
	rect(c, 4, 16, 26, 38, 0x2A5699);
	letter_w(c, 7, 20, 16, 0xFFFFFF);
}
static inline void
draw_word_2007(struct canvas *c)
{
	sheet(c, 8, 42, 0x5577AA, 0xFDFEFF, 9);
	text_lines(c, 12, 38, 14, 26, 0x9DB3D5);
	letter_w(c, 13, 24, 17, 0x1F4E9E);
}
static inline void
draw_word_2013(struct canvas *c)
{
	sheet(c, 14, 44, 0x2B579A, 0xFFFFFF, 0);
	text_lines(c, 29, 41, 11, 38, 0x2B579A);
	rect(c, 3, 11, 27, 37, 0x2B579A);
	letter_w(c, 7, 17, 15, 0xFFFFFF);
}
static inline void
draw_excel(struct canvas *c)
{
	sheet(c, 9, 43, 0x7A9A80, 0xFFFFFF, 9);
	text_lines(c, 13, 40, 15, 41, 0xA8C8B0);
	rect(c, 5, 19, 25, 39, 0x1F7244);
	letter_x(c, 9, 23, 12, 0xFFFFFF);
}
static inline void
draw_powerpoint(struct canvas *c)
{
	sheet(c, 9, 42, 0xA08070, 0xFFFFFF, 9);
	disc(c, 25, 28, 10, 0xD04423);
	disc(c, 25, 28, 5, 0xFFFFFF);
	rect(c, 12, 40, 38, 41.5, 0xC0A090);
	disc(c, 29, 24, 6, 0xF08030);
	rect(c, 14, 18, 30, 38, 0xE07030);
}
static inline void
draw_pdf_band(struct canvas *c)
{
	sheet(c, 8, 40, 0x808080, 0xFFFFFF, 10);
	text_lines(c, 12, 30, 12, 22, 0xB0B0B0);
	rect(c, 8, 26, 40, 38, 0xC8201C);
	rect(c, 13, 29, 17, 35, 0xFFFFFF);
	rect(c, 21, 29, 25, 35, 0xFFFFFF);
	rect(c, 29, 29, 33, 35, 0xFFFFFF);
}
static inline void
draw_pdf_mark(struct canvas *c)
{
	sheet(c, 7, 41, 0x909090, 0xFFFFFF, 10);
	line(c, 14, 38, 25, 16, 3, 0xD01818);
	line(c, 25, 16, 30, 32, 3, 0xD01818);
	line(c, 12, 33, 37, 30, 3, 0xD01818);
	rect(c, 7, 3, 20, 10, 0xE02020);
}
static inline void
draw_folder_xp(struct canvas *c)
{
	rect(c, 3, 8, 20, 14, 0xB08820);
	rect(c, 4, 9, 19, 14, 0xF8E090);
	rect(c, 3, 12, 45, 41, 0xB08820);
	rect(c, 4, 13, 44, 40, 0xFFE48C);
}
static inline void
draw_folder_seven(struct canvas *c)
{
	rect(c, 5, 4, 22, 12, 0xD8B050);
	rect(c, 5, 8, 42, 44, 0xE8C468);
	rect(c, 9, 10, 40, 16, 0xFFFFFF);
	rect(c, 4, 14, 44, 44, 0xF6DE90);
	rect(c, 4, 30, 44, 44, 0xF0D070);
}
static inline void
draw_folder_ten(struct canvas *c)
{
	rect(c, 3, 7, 19, 14, 0xE8A317);
	rect(c, 3, 11, 45, 41, 0xE8B64C);
	rect(c, 3, 15, 45, 41, 0xFFD970);
}
static inline void
draw_picture(struct canvas *c)
{
	const double hill[3][2] = { { 14, 24 }, { 30, 38 }, { 4, 38 } };

	rect(c, 2, 7, 46, 41, 0xFFFFFF);
	rect(c, 5, 10, 43, 38, 0x4A9AE8);
	rect(c, 5, 27, 43, 38, 0x3C9A3C);
	poly(c, hill, 3, 0x2E7D32);
	disc(c, 35, 16, 3, 0xFFE040);
	rect(c, 2, 38, 46, 41, 0xFFFFFF);
}

/* --- honest look-alikes --- */

static inline void
draw_round_logo(struct canvas *c)
{
	disc(c, 24, 24, 21, 0x2878D0);
	disc(c, 24, 24, 13, 0xFFFFFF);
	disc(c, 24, 24, 9, 0xE8A020);
	rect(c, 22, 3, 26, 45, 0x30A050);
}
static inline void
draw_gear(struct canvas *c)
{
	for (int i = 0; i < 4; i++) {
		double a = i * 0.7853981634, x = 21 * cos(a), y = 21 * sin(a);

		line(c, 24 - x, 24 - y, 24 + x, 24 + y, 8, 0x8A929A);
	}
	disc(c, 24, 24, 16, 0x9AA2AA);
	disc(c, 24, 24, 6, CLEARED);
}
static inline void
draw_shield(struct canvas *c)
{
	const double low[3][2] = { { 6, 26 }, { 42, 26 }, { 24, 46 } };

	rect(c, 6, 4, 42, 26, 0x2F6FD0);
	rect(c, 24, 4, 42, 26, 0xF2C12E);
	poly(c, low, 3, 0xF2C12E);
}
/* A sheet of one colour, as many draw it since 2012. */
static inline void
coloured_sheet(struct canvas *c, uint32_t rgb, uint32_t fold)
{
	const double page[5][2] = { { 9, 3 }, { 29, 3 }, { 40, 14 }, { 40, 45 }, { 9, 45 } };
	const double corner[3][2] = { { 29, 3 }, { 40, 14 }, { 29, 14 } };

	poly(c, page, 5, rgb);
	poly(c, corner, 3, fold);
}
static inline void
draw_sheet_blue(struct canvas *c)
{
	coloured_sheet(c, 0x3B6FD4, 0x88A8E8);
	text_lines(c, 15, 34, 22, 38, 0xFFFFFF);
}
static inline void
draw_sheet_red(struct canvas *c)
{
	coloured_sheet(c, 0xD22B26, 0xE88080);
	line(c, 16, 38, 24, 20, 2, 0xFFFFFF);
	line(c, 24, 20, 33, 36, 2, 0xFFFFFF);
}
static inline void
draw_folder_blue(struct canvas *c)
{
	rect(c, 4, 8, 20, 16, 0x2E6FB0);
	rect(c, 4, 13, 44, 41, 0x4A9AE0);
}
static inline void
draw_editor(struct canvas *c)		/* a page and a pencil: a program */
{
	sheet(c, 8, 40, 0x707880, 0xFFFFFF, 9);
	line(c, 24, 36, 44, 14, 6, 0xF0A818);
	line(c, 22, 40, 25, 36, 4, 0x403020);
}
static inline void
draw_page_on_tile(struct canvas *c)
{
	rect(c, 2, 2, 46, 46, 0x2060C0);
	rect(c, 14, 9, 34, 39, 0xFFFFFF);
	text_lines(c, 17, 31, 14, 36, 0x8090A0);
}
static inline void
draw_round_corner(struct canvas *c)	/* grows wider row by row */
{
	for (int y = 0; y < 40; y++) {
		double w = 40 - (40 - y) * (40 - y) / 40.0;

		rect(c, 4, 5 + y, 4 + w, 6 + y, 0xF29C38);
	}
}
static inline void
draw_setup(struct canvas *c)
{
	const double side[4][2] = { { 30, 12 }, { 42, 6 }, { 42, 36 }, { 30, 44 } };

	rect(c, 6, 12, 30, 44, 0xE8C890);
	poly(c, side, 4, 0xB89050);
	disc(c, 16, 34, 11, 0xD8E0E8);
	disc(c, 16, 34, 3, 0xFFFFFF);
}
static inline void
draw_terminal(struct canvas *c)
{
	rect(c, 3, 7, 45, 41, 0x808890);
	rect(c, 4, 12, 44, 40, 0x101010);
	text_lines(c, 7, 28, 15, 34, 0xE0E0E0);
}
static inline void
draw_white_logo(struct canvas *c)
{
	rect(c, 0, 0, 48, 48, 0xFFFFFF);
	disc(c, 18, 20, 11, 0xD02030);
	disc(c, 30, 26, 9, 0x2050C0);
	text_lines(c, 8, 40, 40, 46, 0x404040);
}
static inline void
draw_white_tall_logo(struct canvas *c)
{
	rect(c, 6, 0, 42, 48, 0xFFFFFF);
	disc(c, 24, 18, 11, 0xD02030);
	rect(c, 10, 36, 38, 40, 0x404040);
}
static inline void
draw_window(struct canvas *c)
{
	rect(c, 3, 7, 45, 41, 0x406090);
	rect(c, 4, 14, 44, 40, 0xFFFFFF);
	rect(c, 38, 9, 43, 12, 0xFFFFFF);
}
static inline void
draw_calculator(struct canvas *c)
{
	rect(c, 9, 2, 39, 46, 0x8890A0);
	rect(c, 10, 3, 38, 45, 0xE8ECF0);
	rect(c, 13, 6, 35, 13, 0x90B890);
	for (int y = 0; y < 4; y++)
		for (int x = 0; x < 3; x++)
			rect(c, 13 + x * 8, 17 + y * 7, 19 + x * 8, 22 + y * 7, 0x606878);
}
static inline void
draw_envelope(struct canvas *c)
{
	rect(c, 2, 10, 46, 39, 0x8090A0);
	rect(c, 3, 11, 45, 38, 0xFFFFFF);
	line(c, 3, 11, 24, 27, 2, 0x8090A0);
	line(c, 24, 27, 45, 11, 2, 0x8090A0);
}
static inline void
draw_smiley(struct canvas *c)
{
	disc(c, 24, 24, 21, 0xF8D030);
	disc(c, 17, 19, 3, 0x202020);
	disc(c, 31, 19, 3, 0x202020);
	rect(c, 15, 31, 33, 34, 0x202020);
}
static inline void
draw_phone(struct canvas *c)
{
	rect(c, 13, 2, 35, 46, 0xF4F4F4);
	rect(c, 15, 7, 33, 38, 0x203040);
	disc(c, 24, 42, 2, 0x808080);
}
static inline void
draw_warning(struct canvas *c)
{
	const double k[3][2] = { { 24, 4 }, { 46, 43 }, { 2, 43 } };

	poly(c, k, 3, 0xF8C820);
	rect(c, 22, 17, 26, 32, 0x202020);
	rect(c, 22, 35, 26, 39, 0x202020);
}
static inline void
draw_sticky(struct canvas *c)
{
	const double k[3][2] = { { 45, 33 }, { 45, 46 }, { 32, 46 } };

	rect(c, 4, 4, 44, 44, 0xF8E060);
	poly(c, k, 3, CLEARED);
	text_lines(c, 10, 38, 12, 30, 0xA09020);
}
static inline void
draw_tile(struct canvas *c)
{
	rect(c, 3, 3, 45, 45, 0x1F9D55);
	letter_x(c, 14, 14, 20, 0xFFFFFF);
}
static inline void
draw_adobe_tile(struct canvas *c)
{
	rect(c, 3, 3, 45, 45, 0xB81810);
	line(c, 12, 38, 24, 10, 3, 0xFFFFFF);
	line(c, 24, 10, 30, 32, 3, 0xFFFFFF);
	line(c, 10, 33, 38, 29, 3, 0xFFFFFF);
}
static inline void
draw_box(struct canvas *c)		/* a parcel: brown, wide, straight */
{
	rect(c, 4, 12, 44, 42, 0xC89850);
	rect(c, 4, 12, 44, 20, 0xDDB06C);
	rect(c, 20, 12, 28, 42, 0xEAD8B0);
}
static inline void
draw_white_card(struct canvas *c)	/* an app's white tile with round corners */
{
	rect(c, 6, 3, 42, 45, 0xFFFFFF);
	rect(c, 3, 6, 45, 42, 0xFFFFFF);
	disc(c, 6.5, 6.5, 3.5, 0xFFFFFF);
	disc(c, 24, 24, 13, 0x7040C0);
}
#endif
