/*
 * transfer - base64, quoted-printable and uuencode to bytes.
 *
 * Speed counts here: nearly every byte of an attachment goes through this
 * file.  Base64 has a loop for clean runs that looks at eight letters at a
 * time, and a slow one for everything else.
 */
#include <string.h>
#include "base/error.h"
#include "mime/mime.h"

enum {			/* what a byte is that is no letter of base64 */
	PAD = 64,	/* = */
	BLANK = 65,	/* line ends and blanks, which RFC 2045 6.8 lets us skip */
	JUNK = 66,
	NO_LETTER = 64,	/* the least of them */
	NO_UNIT = 1 << 24	/* the bit beside the 24 that four letters are */
};

/* What each byte is, V made of it: RFC 4648 4. */
#define SIXTEEN(V, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) V(a), V(b), V(c), V(d), \
	V(e), V(f), V(g), V(h), V(i), V(j), V(k), V(l), V(m), V(n), V(o), V(p)
#define NO_ASCII(V) \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66)
#define LETTERS(V) \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 65, 65, 66, 66, 65, 66, 66), \
	SIXTEEN(V, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 65, 66, 66, 66, 66, 66, 66, 66, 66, 66, 66, 62, 66, 66, 66, 63), \
	SIXTEEN(V, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 66, 66, 66, 64, 66, 66), \
	SIXTEEN(V, 66, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), \
	SIXTEEN(V, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 66, 66, 66, 66, 66), \
	SIXTEEN(V, 66, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40), \
	SIXTEEN(V, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 66, 66, 66, 66, 66), \
	NO_ASCII(V)
#define ITSELF(v) v
#define AT(v, bits) ((v) < NO_LETTER ? (uint32_t)(v) << (bits) : NO_UNIT)
#define FIRST(v) AT(v, 18)
#define SECOND(v) AT(v, 12)
#define THIRD(v) AT(v, 6)
#define FOURTH(v) AT(v, 0)

static const uint8_t letter[256] = { LETTERS(ITSELF) };
/* The same at its place in a unit of four letters, and NO_UNIT. */
static const uint32_t placed[4][256] = {
	{ LETTERS(FIRST) }, { LETTERS(SECOND) }, { LETTERS(THIRD) }, { LETTERS(FOURTH) }
};

/* Where decoding stands: letters of an unfinished unit, and the way out. */
struct base64 {
	uint32_t	 bits;
	unsigned	 have;		/* letters in bits, 0 to 3 */
	bool		 padded;	/* "=" was the last that was no blank */
	uint8_t		*to, *end;	/* room of the output */
	bool		 full;
};

static uint32_t
unit(const uint8_t *p)
{
	return placed[0][p[0]] | placed[1][p[1]] | placed[2][p[2]] | placed[3][p[3]];
}

/* Decodes whole units while all letters are clean; gives the number of bytes read. */
static size_t
clean_run(struct base64 *b, const uint8_t *p, size_t n)
{
	const uint8_t *start = p, *end = p + n;
	uint8_t *to = b->to;
	size_t room = (size_t)(b->end - to), eights = n / 8 < room / 8 ? n / 8 : room / 8;

	for (; eights > 0; eights--) {
		uint32_t one = unit(p), other = unit(p + 4);
		uint64_t v;

		if ((one | other) & NO_UNIT)
			break;
		v = __builtin_bswap64((uint64_t)one << 40 | (uint64_t)other << 16);
		memcpy(to, &v, 8);	/* two bytes more than we have: written over next */
		to += 6;
		p += 8;
	}
	while (end - p >= 4 && b->end - to >= 3) {
		uint32_t v = unit(p);

		if (v & NO_UNIT)
			break;
		to[0] = (uint8_t)(v >> 16);
		to[1] = (uint8_t)(v >> 8);
		to[2] = (uint8_t)v;
		to += 3;
		p += 4;
	}
	b->to = to;
	return (size_t)(p - start);
}

static void
put_bits(struct base64 *b, uint32_t v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (b->to == b->end) {
			b->full = true;
			return;
		}
		*b->to++ = (uint8_t)(v >> (16 - 8 * i));
	}
}

/* Ends a unit that has not all its letters: 2 give one byte, 3 give two. */
static void
flush_unit(struct base64 *b)
{
	if (b->have >= 2)
		put_bits(b, b->bits << (6 * (4 - b->have)), b->have - 1);
	b->have = 0;
	b->bits = 0;
}

static void
one_byte(struct base64 *b, uint8_t c, struct sk_decode_facts *f)
{
	uint8_t v = letter[c];

	if (v == BLANK)
		return;
	if (v == JUNK) {
		f->junk = true;
		return;
	}
	if (v == PAD) {
		if (b->have == 1)
			f->cut = true;
		flush_unit(b);
		b->padded = true;
		return;
	}
	if (b->padded) {
		f->padding_inside = true;
		b->padded = false;
	}
	b->bits = b->bits << 6 | v;
	if (++b->have == 4) {
		put_bits(b, b->bits, 3);
		b->have = 0;
		b->bits = 0;
	}
}

/* Room for n bytes, or as much as out may still take. */
static void
make_room(struct sk_buf *out, size_t n)
{
	if (n > out->max - out->n)
		n = out->max - out->n;
	(void)sk_buf_reserve(out, n);
}

int
sk_base64_decode(struct sk_span in, struct sk_buf *out, struct sk_decode_facts *f_r)
{
	struct sk_decode_facts none, *f = f_r != NULL ? f_r : &none;
	struct base64 b = { .bits = 0 };
	size_t i = 0;

	*f = (struct sk_decode_facts){ 0 };
	if (in.n == 0)
		return 0;
	make_room(out, in.n / 4 * 3 + 3);
	if (out->p == NULL)
		return SK_E_LIMIT;
	b.to = out->p + out->n;
	b.end = out->p + out->room;
	while (i < in.n && !b.full) {
		i += clean_run(&b, in.p + i, in.n - i);
		while (i < in.n && !b.full) {
			one_byte(&b, in.p[i++], f);
			if (b.have == 0 && i < in.n && letter[in.p[i]] < NO_LETTER && !b.padded)
				break;
		}
	}
	if (b.have > 0) {
		f->cut = true;
		flush_unit(&b);
	}
	out->n = (size_t)(b.to - out->p);
	if (b.full)
		out->full = true;
	return b.full ? SK_E_LIMIT : 0;
}

int
sk_base64_decode_first(struct sk_span in, struct sk_buf *out)
{
	size_t pad = sk_span_chr(in, '=', 0);

	return sk_base64_decode(pad == SK_SPAN_NONE ? in : sk_span_head(in, pad), out, NULL);
}

static int
hex(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Blanks at the end of a line were put there by a transport: RFC 2045 6.7 (3). */
static struct sk_span
without_end_blanks(struct sk_span line)
{
	while (line.n > 0 && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line.n--;
	return line;
}

/* One line without its end.  True if it ended in "=": the next one belongs to it. */
static bool
qp_line(struct sk_span line, struct sk_buf *out, struct sk_decode_facts *f)
{
	size_t from = 0, eq;

	while ((eq = sk_span_chr(line, '=', from)) != SK_SPAN_NONE) {
		int high, low;

		sk_buf_put(out, line.p + from, eq - from);
		if (eq + 1 == line.n)
			return true;
		high = hex(line.p[eq + 1]);
		low = eq + 2 < line.n ? hex(line.p[eq + 2]) : -1;
		if (high < 0 || low < 0) {
			f->broken = true;
			sk_buf_byte(out, '=');
			from = eq + 1;
		} else {
			sk_buf_byte(out, (uint8_t)(high << 4 | low));
			from = eq + 3;
		}
	}
	sk_buf_put(out, line.p + from, line.n - from);
	return false;
}

int
sk_qp_decode(struct sk_span in, struct sk_buf *out, struct sk_decode_facts *f_r)
{
	struct sk_decode_facts none, *f = f_r != NULL ? f_r : &none;
	struct sk_span line;
	size_t end;

	*f = (struct sk_decode_facts){ 0 };
	make_room(out, in.n);
	while (sk_span_line(&in, &line, &end) && !out->full)
		if (!qp_line(without_end_blanks(line), out, f))
			sk_buf_put(out, line.p + line.n, end);
	return out->full ? SK_E_LIMIT : 0;
}

/* One line of uuencode: a length, then letters from blank to backquote.  POSIX
 * uuencode; a blank at the end may be lost on the way and counts as 0. */
static void
uu_line(struct sk_span line, struct sk_buf *out, struct sk_decode_facts *f)
{
	size_t want = (size_t)(line.p[0] - 32) & 63;

	for (size_t i = 1; want > 0; i += 4) {
		uint32_t v = 0;

		for (size_t k = i; k < i + 4; k++) {
			uint8_t c = k < line.n ? line.p[k] : ' ';

			if (c < 32 || c > 96)
				f->broken = true;
			v = v << 6 | ((uint32_t)(c - 32) & 63);
		}
		if (i >= line.n + 3)
			f->broken = true;
		for (int shift = 16; shift >= 0 && want > 0; shift -= 8, want--)
			sk_buf_byte(out, (uint8_t)(v >> shift));
	}
}

int
sk_uu_decode(struct sk_span in, struct sk_buf *out, struct sk_decode_facts *f_r)
{
	struct sk_decode_facts none, *f = f_r != NULL ? f_r : &none;
	struct sk_span line;

	*f = (struct sk_decode_facts){ 0 };
	f->cut = true;
	if (sk_span_begins(in, SK_SPAN("begin-base64 "))) {
		size_t end;

		(void)sk_span_line(&in, &line, NULL);
		if ((end = sk_span_find(in, SK_SPAN("===="), 0)) != SK_SPAN_NONE)
			in.n = end;
		(void)sk_base64_decode(in, out, f);
		return out->full ? SK_E_LIMIT : 0;
	}
	if (sk_span_begins(in, SK_SPAN("begin ")))
		(void)sk_span_line(&in, &line, NULL);
	while (sk_span_line(&in, &line, NULL) && !out->full) {
		if (sk_span_is(line, "end")) {
			f->cut = false;
			break;
		}
		if (line.n > 0)
			uu_line(line, out, f);
	}
	return out->full ? SK_E_LIMIT : 0;
}
