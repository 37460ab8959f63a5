#include "lzh.h"

enum {
	AT_METHOD = 2, AT_CSIZE = 7, AT_USIZE = 11, AT_LEVEL = 20, AT_NAME = 21,
	HEAD_0 = 22,		/* bytes of a level 0 header with no name */
	HEAD_1 = 27,		/* level 1: with system and next size */
	HEAD_2 = 26, HEAD_3 = 32,
	EXTENDED = 256,		/* extended headers of one member that are read */
	SEARCHED = 4096		/* bytes of a header that a search believes in */
};
enum {	/* extended headers */
	X_SUM = 0x00, X_NAME = 0x01, X_FOLDER = 0x02, X_SIZES = 0x42, X_WIDE_NAME = 0x44,
	X_WIDE_FOLDER = 0x45, X_CODEPAGE = 0x46
};

uint16_t
sk_lzh_crc(uint16_t crc, struct sk_span s)
{
	static const uint16_t nibble[16] = {	/* of the polynomial 0xA001 */
		0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
		0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400
	};

	for (size_t i = 0; i < s.n; i++) {
		crc ^= s.p[i];
		crc = (uint16_t)(crc >> 4 ^ nibble[crc & 15]);
		crc = (uint16_t)(crc >> 4 ^ nibble[crc & 15]);
	}
	return crc;
}

/* "-lh5-", "-lzs-", "-pm2-" at at, and a level that there is. */
static bool
is_header(struct sk_span s, uint64_t at)
{
	struct sk_span m;
	uint8_t level;

	if (!sk_span_cut(s, at + AT_METHOD, 5, &m) || !sk_span_u8(s, at + AT_LEVEL, &level))
		return false;
	return level <= 3 && m.p[0] == '-' && m.p[4] == '-' &&
	    ((m.p[1] == 'l' && (m.p[2] == 'h' || m.p[2] == 'z')) ||
	    (m.p[1] == 'p' && m.p[2] == 'm')) && m.p[3] > ' ' && m.p[3] < 0x7F;
}

static uint8_t
sum_of(struct sk_span s)
{
	uint8_t sum = 0;

	for (size_t i = 0; i < s.n; i++)
		sum = (uint8_t)(sum + s.p[i]);
	return sum;
}

/* ---- extended headers ---- */

/* One extended header without its size fields. */
static void
read_extended(struct sk_lzh_header *h, uint8_t type, struct sk_span s)
{
	switch (type) {
	case X_NAME:
		h->name = s;
		break;
	case X_FOLDER:
		h->folder = s;
		break;
	case X_SIZES:	/* where four bytes are too short */
		(void)(sk_span_u64le(s, 0, &h->csize) && sk_span_u64le(s, 8, &h->usize));
		break;
	case X_WIDE_NAME:
		h->wide_name = s;
		break;
	case X_WIDE_FOLDER:
		h->wide_folder = s;
		break;
	case X_CODEPAGE:
		(void)sk_span_u32le(s, 0, &h->codepage);
		break;
	}
}

/* Size field of w bytes at at. */
static bool
size_at(struct sk_span s, uint64_t at, unsigned w, uint64_t *v_r)
{
	uint16_t two = 0;
	uint32_t four = 0;
	bool ok = w == 2 ? sk_span_u16le(s, at, &two) : sk_span_u32le(s, at, &four);

	*v_r = w == 2 ? two : four;
	return ok;
}

/*
 * The chain whose first size field, w bytes wide, stands at *at; each size counts
 * a type, content and the next size field.  *at is then behind the chain.
 */
static void
read_chain(struct sk_span s, uint64_t *at, unsigned w, struct sk_lzh_header *h)
{
	uint64_t size;
	uint8_t type;

	for (unsigned i = 0; i < EXTENDED && size_at(s, *at, w, &size); i++) {
		struct sk_span body;

		*at += w;
		if (size == 0)
			return;
		if (size <= w || !sk_span_u8(s, *at, &type) ||
		    !sk_span_cut(s, *at + 1, size - 1 - w, &body) || size > s.n - *at)
			break;
		if (type == X_SUM && body.n >= 2)
			h->sum_at = *at + 1;
		else
			read_extended(h, type, body);
		*at += size - w;
	}
	h->cut = true;
}

/* ---- the levels ---- */

/* Name and checksum of the content, levels 0 and 1; *at is then behind them. */
static bool
read_base(struct sk_span s, struct sk_lzh_header *h, uint64_t end, uint64_t *at)
{
	uint8_t length = 0;

	(void)sk_span_u8(s, h->at + AT_NAME, &length);
	*at = h->at + AT_NAME + 1 + length;
	if (*at > end || !sk_span_cut(s, h->at + AT_NAME + 1, length, &h->base_name))
		return false;
	/* Some of the oldest writers end the header before it. */
	if (end - *at >= 2 && sk_span_u16le(s, *at, &h->crc))
		*at += 2;
	return true;
}

static bool
read_level_01(struct sk_span s, struct sk_lzh_header *h)
{
	uint8_t size = 0, want = 0;
	uint64_t end, at, first;
	struct sk_span body;

	(void)sk_span_u8(s, h->at, &size);
	(void)sk_span_u8(s, h->at + 1, &want);
	end = h->at + 2 + size;
	if (size < (h->level == 0 ? HEAD_0 : HEAD_1) - 2 ||
	    !sk_span_cut(s, h->at + 2, size, &body) || !read_base(s, h, end, &at))
		return false;
	h->checked = true;
	h->fits = sum_of(body) == want;
	h->data = end;
	if (h->level == 0)
		return true;
	first = at = end - 2;
	read_chain(s, &at, 2, h);
	h->data = at;
	/* here the packed size counts the extended headers */
	at -= first + 2;
	h->cut = h->cut || h->csize < at;
	h->csize -= h->csize < at ? h->csize : at;
	return true;
}

static bool
read_level_23(struct sk_span s, struct sk_lzh_header *h)
{
	unsigned w = h->level == 2 ? 2 : 4;
	uint64_t size = 0, at = h->at + (w == 2 ? 24 : 28);
	struct sk_span whole;

	(void)size_at(s, h->at + (w == 2 ? 0 : 24), w, &size);
	if (size < (w == 2 ? HEAD_2 : HEAD_3) || !sk_span_cut(s, h->at, size, &whole) ||
	    !sk_span_u16le(s, h->at + AT_NAME, &h->crc))
		return false;
	read_chain(s, &at, w, h);
	h->data = h->at + size;
	/* LHa for OS-9 does not count the two bytes of the size itself. */
	if (at > h->data && at - h->data == 2)
		h->data = at;
	else if (at > h->data)
		h->cut = true;
	return true;
}

/* All but the CRC of the header. */
static bool
read_fields(struct sk_span s, uint64_t at, struct sk_lzh_header *h_r)
{
	uint32_t csize, usize;

	*h_r = (struct sk_lzh_header){ .at = at };
	if (at >= s.n || !is_header(s, at))
		return false;
	(void)sk_span_cut(s, at + AT_METHOD, 5, &h_r->method);
	(void)sk_span_u8(s, at + AT_LEVEL, &h_r->level);
	(void)sk_span_u32le(s, at + AT_CSIZE, &csize);
	(void)sk_span_u32le(s, at + AT_USIZE, &usize);
	h_r->csize = csize;
	h_r->usize = usize;
	return h_r->level <= 1 ? read_level_01(s, h_r) : read_level_23(s, h_r);
}

/* The CRC of the header, where it has one: summed with zeros in its own place. */
static void
check(struct sk_span s, struct sk_lzh_header *h)
{
	struct sk_span before, behind;
	uint16_t crc = 0, want;

	if (h->sum_at == 0 || h->sum_at + 2 > h->data || !sk_span_u16le(s, h->sum_at, &want))
		return;
	(void)sk_span_cut(s, h->at, h->sum_at - h->at, &before);
	(void)sk_span_cut(s, h->sum_at + 2, h->data - h->sum_at - 2, &behind);
	crc = sk_lzh_crc(sk_lzh_crc(sk_lzh_crc(0, before), SK_SPAN("\0\0")), behind);
	h->fits = (h->fits || !h->checked) && crc == want;
	h->checked = true;
}

bool
sk_lzh_read(struct sk_span s, uint64_t at, struct sk_lzh_header *h_r)
{
	if (!read_fields(s, at, h_r))
		return false;
	check(s, h_r);
	return true;
}

/* ---- the search ---- */

static bool
is_name(struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < 0x20 && s.p[i] != 0x1B)
			return false;
	return s.n > 0;
}

/* A search must not sum 64 KiB for every hit. */
static bool
is_sure(struct sk_span s, struct sk_lzh_header *h)
{
	if (h->cut || h->data - h->at > SEARCHED || h->csize > s.n - h->data)
		return false;
	check(s, h);
	if (h->checked)
		return h->fits;
	return is_name(h->name) || is_name(h->folder);
}

bool
sk_lzh_find(struct sk_span s, uint64_t from, uint64_t to, unsigned *tries,
    struct sk_lzh_header *h_r)
{
	size_t at = (size_t)(from < s.n ? from : s.n) + AT_METHOD;

	*h_r = (struct sk_lzh_header){ 0 };
	while (*tries > 0 && (at = sk_span_chr(s, '-', at)) != SK_SPAN_NONE) {
		if (at - AT_METHOD >= to)
			return false;
		if (is_header(s, at - AT_METHOD)) {
			--*tries;
			if (read_fields(s, at - AT_METHOD, h_r) && is_sure(s, h_r))
				return true;
		}
		at++;
	}
	return false;
}
