#include <string.h>
#include "pe.h"

/*
 * What an icon makes a person believe, from shape and colour only: a page of
 * paper, a folder, a PDF, a photograph.  Icons are drawn anew by every office
 * suite and by every forger, so that no list of hashes would hold them.
 *
 * Pixels are sorted into few kinds; a page is the largest connected white area
 * if it is upright and rectangular.  The thresholds are shares of the page or
 * icon; they were set on drawings of common icons (test_pe.c), look-alikes among
 * them, and lean to "other": an honest program must not look disguised.
 */
enum kind { CLEAR, WHITE, GREY, DARK, YELLOW, RED, ORANGE, GREEN, BLUE, PURPLE, KINDS };

struct view {
	unsigned	 w, h;
	const uint8_t	*kind;
	unsigned	 count[KINDS];
	unsigned	 opaque;
};
struct box { unsigned x0, y0, x1, y1; };	/* the ends are outside */

static unsigned
share(unsigned part, unsigned whole)		/* percent */
{
	return whole == 0 ? 0 : part * 100 / whole;
}

static unsigned
width(struct box b)
{
	return b.x1 > b.x0 ? b.x1 - b.x0 : 0;
}

static unsigned
height(struct box b)
{
	return b.y1 > b.y0 ? b.y1 - b.y0 : 0;
}

/* Hue in degrees of a colour that is not grey. */
static int
hue(int r, int g, int b, int max, int min)
{
	int d = max - min, h = max == r ? (g - b) * 60 / d : max == g ?
	    120 + (b - r) * 60 / d : 240 + (r - g) * 60 / d;

	return h < 0 ? h + 360 : h;
}

static enum kind
kind_of(uint32_t c)
{
	static const struct { int below; enum kind kind; } table[] = {
		{ 16, RED }, { 28, ORANGE }, { 66, YELLOW }, { 170, GREEN },
		{ 262, BLUE }, { 330, PURPLE }, { 361, RED }
	};
	int r = c >> 16 & 255, g = c >> 8 & 255, b = c & 255, a = (int)(c >> 24);
	int max = r > g ? r : g, min = r < g ? r : g, i = 0, h;

	max = max > b ? max : b;
	min = min < b ? min : b;
	if (a < 128)
		return CLEAR;
	if (min >= 208 && max - min <= 32)
		return WHITE;
	if (max < 72)
		return DARK;
	if ((max - min) * 4 < max || max - min < 36) {
		/* Paper-coloured manila is pale and still yellow. */
		h = max == min ? 0 : hue(r, g, b, max, min);
		if (max >= 200 && max - min >= 30 && h >= 36 && h < 66)
			return YELLOW;
		return max < 110 ? DARK : GREY;
	}
	for (h = hue(r, g, b, max, min); h >= table[i].below; i++)
		;
	return table[i].kind;
}

static enum kind
at(const struct view *v, unsigned x, unsigned y)
{
	return v->kind[(size_t)y * v->w + x];
}

static bool
strong(enum kind k)
{
	return k >= YELLOW;
}

static unsigned
count(const struct view *v, struct box b, enum kind k)
{
	unsigned n = 0;

	for (unsigned y = b.y0; y < b.y1; y++)
		for (unsigned x = b.x0; x < b.x1; x++)
			n += at(v, x, y) == k;
	return n;
}

/* The smallest box around all that is not clear. */
static struct box
opaque_box(const struct view *v)
{
	struct box b = { v->w, v->h, 0, 0 };

	for (unsigned y = 0; y < v->h; y++)
		for (unsigned x = 0; x < v->w; x++)
			if (at(v, x, y) != CLEAR) {
				b.x0 = x < b.x0 ? x : b.x0;
				b.y0 = y < b.y0 ? y : b.y0;
				b.x1 = x + 1 > b.x1 ? x + 1 : b.x1;
				b.y1 = y + 1;
			}
	return b;
}

/* --- the page --- */

/* Grows from start over connected white; seen marks what was visited. */
static unsigned
flood(const struct view *v, uint32_t start, uint8_t *seen, uint32_t *stack, struct box *b)
{
	unsigned n = 0, top = 0;

	*b = (struct box){ v->w, v->h, 0, 0 };
	stack[top++] = start;
	seen[start] = 1;
	while (top > 0) {
		uint32_t p = stack[--top];
		unsigned x = p % v->w, y = p / v->w;
		const struct { bool in; uint32_t to; } next[] = {
			{ x > 0, p - 1 }, { x + 1 < v->w, p + 1 },
			{ y > 0, p - v->w }, { y + 1 < v->h, p + v->w }
		};

		n++;
		b->x0 = x < b->x0 ? x : b->x0;
		b->y0 = y < b->y0 ? y : b->y0;
		b->x1 = x + 1 > b->x1 ? x + 1 : b->x1;
		b->y1 = y + 1 > b->y1 ? y + 1 : b->y1;
		for (size_t i = 0; i < 4; i++)
			if (next[i].in && !seen[next[i].to] && v->kind[next[i].to] == WHITE) {
				seen[next[i].to] = 1;
				stack[top++] = next[i].to;
			}
	}
	return n;
}

struct page {
	struct box	 box;
	unsigned	 white;		/* pixels of the connected area */
};

enum { PIECES = 64 };

static bool
near(unsigned a, unsigned b, unsigned by)
{
	return (a > b ? a - b : b - a) <= by;
}

/* The largest connected white area, with what a coloured band cuts off from it:
 * areas of the same width above and below. */
static bool
page_find(const struct view *v, struct sk_arena *arena, struct page *p)
{
	size_t n = (size_t)v->w * v->h, pieces = 0;
	uint8_t *seen = sk_arena_array(arena, n, 1);
	uint32_t *stack = sk_arena_array(arena, n, sizeof *stack);
	struct page piece[PIECES];

	*p = (struct page){ .white = 0 };
	if (seen == NULL || stack == NULL)
		return false;
	for (uint32_t i = 0; i < n && pieces < PIECES; i++) {
		struct page *q = &piece[pieces];

		if (seen[i] || v->kind[i] != WHITE)
			continue;
		q->white = flood(v, i, seen, stack, &q->box);
		pieces += width(q->box) > 2;
		if (q->white > p->white)
			*p = *q;
	}
	for (size_t i = 0; i < pieces; i++) {
		unsigned by = width(p->box) / 10 + 1;
		struct box *b = &p->box, *q = &piece[i].box;

		if (!near(b->x0, q->x0, by) || !near(b->x1, q->x1, by) ||
		    (q->y0 >= b->y0 && q->y1 <= b->y1))
			continue;
		b->y0 = q->y0 < b->y0 ? q->y0 : b->y0;
		b->y1 = q->y1 > b->y1 ? q->y1 : b->y1;
		p->white += piece[i].white;
	}
	return p->white > 0;
}

/* Share of a corner's triangle, as a fold would cut it off, that is white (or
 * painted, where painted is true): its legs are 1/5 of the page's width. */
static unsigned
corner(const struct view *v, struct box b, bool right, bool low, bool painted)
{
	unsigned leg = width(b) / 5 < 2 ? 2 : width(b) / 5, full = 0, all = 0;

	for (unsigned i = 0; i < leg && i < height(b); i++)
		for (unsigned j = 0; j + i < leg && j < width(b); j++, all++) {
			enum kind k = at(v, right ? b.x1 - 1 - j : b.x0 + j,
			    low ? b.y1 - 1 - i : b.y0 + i);

			full += k == WHITE || (painted && strong(k));
		}
	return share(full, all);
}

/* Exactly one corner of the right side is cut off, as paper is folded. */
static bool
folded(const struct view *v, struct box b)
{
	unsigned left = corner(v, b, false, false, true);
	unsigned top = corner(v, b, true, false, false), low = corner(v, b, true, true, false);

	return left >= 65 && ((top <= 45 && low >= 50) || (top >= 65 && low <= 34));
}

/* Lines of text: thin bands of ink in columns x0 to x1, with white between. */
static unsigned
lines_in(const struct view *v, struct box b)
{
	unsigned lines = 0, thick = 0, w = width(b), most = height(b) / 16 + 1;
	bool blank = false;		/* white stood before this band */

	for (unsigned y = b.y0; y < b.y1; y++) {
		struct box row = { b.x0, y, b.x1, y + 1 };
		unsigned ink = share(w - count(v, row, WHITE), w);

		if (ink >= 40) {
			thick++;
			continue;
		}
		if (thick > 0 && thick <= most && blank && ink <= 20)
			lines++;
		blank = ink <= 20;
		thick = 0;
	}
	return lines;
}

/* On the whole page, or on the side that a badge leaves free. */
static unsigned
lines_of(const struct view *v, struct box b)
{
	unsigned in = width(b) / 8, mid = b.x0 + width(b) / 2, all, right;
	struct box inner = { b.x0 + in, b.y0 + height(b) / 10, b.x1 - in, b.y1 };
	struct box half = { mid, inner.y0, inner.x1, inner.y1 };

	all = lines_in(v, inner);
	right = lines_in(v, half);
	return all > right ? all : right;
}

/* Pixels of the strongest colour in b, and which. */
static unsigned
accent(const struct view *v, struct box b, enum kind *kind_r)
{
	unsigned best = 0;

	*kind_r = GREY;
	for (enum kind k = YELLOW; k < KINDS; k++) {
		unsigned n = count(v, b, k);

		if (n > best) {
			best = n;
			*kind_r = k;
		}
	}
	return best;
}

/* Rows of b in which its left (right) edge is opaque and white, or painted. */
struct edge { unsigned white, paint; };

static void
edge_add(const struct view *v, struct box b, struct edge *e)
{
	unsigned white = count(v, b, WHITE), paint = 0;

	for (enum kind k = YELLOW; k < KINDS; k++)
		paint += count(v, b, k);
	if (count(v, b, CLEAR) > 0)
		return;
	e->white += white > 0;
	e->paint += white > 0 || paint > 0;
}

/* A page has white right up to its sides, all the way down, though a badge may
 * cover one of them and a band both; a round or pointed shape has not.  The
 * upper third is left out, where a fold may be. */
static bool
straight(const struct view *v, struct box b)
{
	unsigned rows = 0, strip = width(b) / 12 + 1, y;
	struct edge l = { 0 }, r = { 0 };

	for (y = b.y0 + height(b) / 3; y < b.y1 - height(b) / 20; y++, rows++) {
		edge_add(v, (struct box){ b.x0, y, b.x0 + strip, y + 1 }, &l);
		edge_add(v, (struct box){ b.x1 - strip, y, b.x1, y + 1 }, &r);
	}
	return share(l.white > r.white ? l.white : r.white, rows) >= 40 &&
	    share(l.paint, rows) >= 50 && share(r.paint, rows) >= 50 &&
	    share(l.paint + r.paint, rows) >= 150;
}

/* Share of what lies a little outside of b, all around, that is clear. */
static unsigned
apart(const struct view *v, struct box b)
{
	int gap = (int)width(b) / 12 + 2, left = (int)b.x0 - gap, top = (int)b.y0 - gap;
	int right = (int)b.x1 - 1 + gap, low = (int)b.y1 - 1 + gap;
	unsigned free = 0, all = 0;

	for (int y = top; y <= low; y++)
		for (int x = left; x <= right; x += y == top || y == low ? 1 : right - left) {
			all++;
			free += x < 0 || y < 0 || x >= (int)v->w || y >= (int)v->h ||
			    at(v, (unsigned)x, (unsigned)y) == CLEAR;
		}
	return share(free, all);
}

static bool
is_page(const struct view *v, const struct page *p)
{
	unsigned w = width(p->box), h = height(p->box);

	/* A white shape on a tile, or the screen of a machine, is no sheet of paper. */
	if (apart(v, p->box) < 55)
		return false;

	return h * 100 >= w * 108 && h * 100 <= w * 180 && h * 100 >= v->h * 58 &&
	    share(p->white, w * h) >= 34 && straight(v, p->box);
}

/* Programs for documents show a page as well, and a tool on it: a pencil, a lens, a
 * plus, at its right as hands and badges go; the mark of a document's kind stands
 * in the middle or at the left. */
static bool
has_tool(const struct view *v, struct box page, struct box all)
{
	unsigned long sum = 0;
	unsigned n = 0, middle = page.x0 + width(page) / 2;

	for (unsigned y = all.y0; y < all.y1; y++)
		for (unsigned x = all.x0; x < all.x1; x++)
			if (strong(at(v, x, y))) {
				sum += x;
				n++;
			}
	return n > 0 && sum / n > middle + width(page) / 9;
}

/* A page with what makes one believe it is a document. */
static enum sk_icon_class
class_of_page(const struct view *v, const struct page *p)
{
	struct box b = p->box, all = opaque_box(v);
	enum kind colour;
	unsigned area = width(b) * height(b), paint = accent(v, all, &colour);
	unsigned lines = lines_of(v, b), red = count(v, all, RED), points = 0;
	bool fold = folded(v, b), free = share(v->opaque, v->w * v->h) <= 92;

	if (!fold && !free)
		return SK_ICON_OTHER;	/* a picture on a white ground */
	if (lines < 3 && share(paint, area) >= 8 && has_tool(v, b, all))
		return SK_ICON_OTHER;
	points += fold ? 3 : 0;
	points += lines >= 8 ? 3 : lines >= 4 ? 2 : lines >= 3 ? 1 : 0;
	points += share(paint, area) >= 6 && share(paint, area) <= 110 ? 1 : 0;
	if (points < 3 || (!fold && lines < 3))
		return SK_ICON_OTHER;
	/* The red label or mark that every reader of PDF uses. */
	if (colour == RED && share(red, area) >= 6)
		return SK_ICON_PDF;
	return SK_ICON_DOCUMENT;
}

/* --- pages of one colour --- */

/* Share of the triangle that a fold cuts off at the top right (left) that is clear. */
static unsigned
cut_off(const struct view *v, struct box b, unsigned leg, bool left)
{
	unsigned clear = 0, all = 0;

	for (unsigned i = 0; i < leg; i++)
		for (unsigned j = 0; j + i < leg; j++, all++)
			clear += at(v, left ? b.x0 + j : b.x1 - 1 - j, b.y0 + i) == CLEAR;
	return share(clear, all);
}

/*
 * Since about 2012 many draw a document as a sheet of its program's colour, with a
 * fold.  The fold, and nothing else, is missing of the rectangle.
 */
static bool
is_coloured_page(const struct view *v, enum kind *colour_r)
{
	struct box b = opaque_box(v);
	unsigned w = width(b), h = height(b), leg = w / 6, white = v->count[WHITE];
	unsigned paint = accent(v, b, colour_r);

	if (leg < 3 || h * 100 < w * 112 || h * 100 > w * 160 || h * 100 < v->h * 58 ||
	    share(paint, v->opaque) < 60 || share(white, v->opaque) > 35)
		return false;
	return share(v->opaque, w * h) >= 88 && cut_off(v, b, leg, false) >= 70 &&
	    cut_off(v, b, leg, true) <= 40;
}

/* --- folders and photographs --- */

/* First and last opaque pixel of row y; false if there is none. */
static bool
row_span(const struct view *v, struct box b, unsigned y, unsigned *x0, unsigned *x1)
{
	*x0 = b.x0;
	*x1 = b.x1;
	while (*x0 < b.x1 && at(v, *x0, y) == CLEAR)
		(*x0)++;
	while (*x1 > *x0 && at(v, *x1 - 1, y) == CLEAR)
		(*x1)--;
	return *x1 > *x0;
}

/* The tab ends at once: what only grows wider, row by row, is round. */
static bool
has_step(const struct view *v, struct box b)
{
	unsigned x0, x1, two[2] = { 0 };

	for (unsigned y = b.y0; y < b.y1; y++) {
		if (!row_span(v, b, y, &x0, &x1))
			x0 = x1 = 0;
		if (y >= b.y0 + height(b) / 16 + 2 && x1 - x0 >= two[y % 2] + width(b) / 7)
			return true;
		two[y % 2] = x1 - x0;
	}
	return false;
}

/* Manila or blue, as wide as high at least, with a straight body and a tab at its top
 * left that is narrower than the body. */
static bool
is_folder(const struct view *v)
{
	struct box b = opaque_box(v);
	unsigned w = width(b), h = height(b), full = 0, rows = 0, x0, x1, y;

	if (w * 100 < h * 98 || w * 100 > h * 175 || w * 100 < v->w * 60 ||
	    (share(v->count[BLUE], v->opaque) < 70 &&
	    (share(v->count[YELLOW] + v->count[ORANGE], v->opaque) < 55 ||
	    v->count[ORANGE] > v->count[YELLOW])) ||
	    share(v->opaque, w * h) < 70)
		return false;
	for (y = b.y0 + h * 35 / 100; y < b.y0 + h * 85 / 100; y++, rows++)
		full += row_span(v, b, y, &x0, &x1) && (x1 - x0) * 100 >= w * 86;
	if (share(full, rows) < 80)
		return false;
	y = b.y0 + h / 20;
	return has_step(v, b) && row_span(v, b, y, &x0, &x1) && (x1 - x0) * 100 <= w * 62 &&
	    (x1 - x0) * 100 >= w * 15 && (x0 - b.x0) * 100 <= w * 20;
}

/* A white frame around sky above and land below. */
static bool
is_picture(const struct view *v)
{
	struct box b = opaque_box(v), in, sky, land;
	unsigned w = width(b), h = height(b), edge, x, y;
	unsigned frame = 0, ring = 0;

	if (w < 12 || h < 12 || w * 100 < h * 95 || w > h * 2 || share(v->opaque, w * h) < 88)
		return false;
	for (y = b.y0; y < b.y1; y++)
		for (x = b.x0; x < b.x1; x++) {
			edge = x - b.x0;
			edge = y - b.y0 < edge ? y - b.y0 : edge;
			edge = b.x1 - 1 - x < edge ? b.x1 - 1 - x : edge;
			edge = b.y1 - 1 - y < edge ? b.y1 - 1 - y : edge;
			if (edge == 1 || edge == (w < 40 ? 0u : 2u)) {
				ring++;
				frame += at(v, x, y) == WHITE;
			}
		}
	in = (struct box){ b.x0 + w / 8, b.y0 + h / 8, b.x1 - w / 8, b.y1 - h / 8 };
	sky = land = in;
	sky.y1 = in.y0 + height(in) * 40 / 100;
	land.y0 = in.y1 - height(in) * 35 / 100;
	return share(frame, ring) >= 60 &&
	    share(count(v, sky, BLUE), width(sky) * height(sky)) >= 50 &&
	    share(count(v, land, GREEN) + count(v, land, ORANGE) + count(v, land, YELLOW),
	    width(land) * height(land)) >= 50;
}

enum sk_icon_class
sk_icon_classify(const struct sk_icon *icon, struct sk_arena *arena)
{
	struct view v = { .w = icon->w, .h = icon->h };
	size_t n = (size_t)v.w * v.h;
	uint8_t *kind = sk_arena_array(arena, n, 1);
	struct page page;
	enum kind colour;

	if (kind == NULL || v.w < 16 || v.h < 16)
		return SK_ICON_OTHER;
	for (size_t i = 0; i < n; i++) {
		kind[i] = (uint8_t)kind_of(icon->pixel[i]);
		v.count[kind[i]]++;
	}
	v.kind = kind;
	v.opaque = (unsigned)n - v.count[CLEAR];
	if (share(v.opaque, (unsigned)n) < 12)
		return SK_ICON_OTHER;
	if (is_folder(&v))
		return SK_ICON_FOLDER;
	if (is_picture(&v))
		return SK_ICON_PICTURE;
	if (is_coloured_page(&v, &colour))
		return colour == RED ? SK_ICON_PDF : SK_ICON_DOCUMENT;
	if (page_find(&v, arena, &page) && is_page(&v, &page))
		return class_of_page(&v, &page);
	return SK_ICON_OTHER;
}
