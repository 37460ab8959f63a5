#include <string.h>
#include "doors/site.h"

/* Four decimal numbers. */
static bool
read_v4(struct sk_span s, uint8_t out[4])
{
	for (int i = 0; i < 4; i++) {
		size_t dot = i < 3 ? sk_span_chr(s, '.', 0) : s.n;
		uint64_t v;

		if (dot == SK_SPAN_NONE || dot > 3 || !sk_span_number(sk_span_head(s, dot), 10, 255, &v))
			return false;
		out[i] = (uint8_t)v;
		s = sk_span_from(s, dot + 1);
	}
	return true;
}

/* RFC 4291 2.2, with "::" once, and with an IPv4 address at the end. */
static bool
read_v6(struct sk_span s, uint8_t out[16])
{
	uint8_t tail[16];
	size_t n = 0, gap = SIZE_MAX, behind;

	if (sk_span_begins(s, SK_SPAN("::")))
		s = sk_span_from(s, 1);
	else if (sk_span_begins(s, SK_SPAN(":")))
		return false;
	while (s.n > 0) {
		size_t colon = sk_span_chr(s, ':', 0);
		struct sk_span piece = sk_span_head(s, colon);
		uint64_t v;

		if (piece.n == 0) {
			if (gap != SIZE_MAX)
				return false;
			gap = n;
		} else if (colon == SK_SPAN_NONE && n <= 12 && read_v4(piece, tail + n)) {
			n += 4;
		} else {
			if (n > 14 || piece.n > 4 || !sk_span_number(piece, 16, 0xFFFF, &v))
				return false;
			tail[n++] = (uint8_t)(v >> 8);
			tail[n++] = (uint8_t)v;
		}
		if (colon == SK_SPAN_NONE)
			break;
		s = sk_span_from(s, colon + 1);
		if (s.n == 0 && gap != n)	/* a single colon at the end */
			return false;
	}
	if (gap == SIZE_MAX ? n != 16 : n > 14)
		return false;
	if (gap == SIZE_MAX)
		gap = 16;
	behind = n - (gap < n ? gap : n);
	memset(out, 0, 16);
	memcpy(out, tail, n - behind);
	memcpy(out + 16 - behind, tail + n - behind, behind);
	return true;
}

static bool
read_address(struct sk_span s, uint8_t out[16])
{
	memset(out, 0, 16);
	if (read_v4(s, out + 12)) {
		out[10] = out[11] = 0xFF;
		return true;
	}
	if (sk_span_begins_nocase(s, SK_SPAN("IPv6:")))	/* RFC 5321 4.1.3 */
		s = sk_span_from(s, 5);
	return sk_span_chr(s, ':', 0) != SK_SPAN_NONE && s.n <= 45 && read_v6(s, out);
}

bool
sk_network_read(struct sk_span text, struct sk_network *n_r)
{
	size_t slash = sk_span_chr(text, '/', 0);
	bool v4;
	uint64_t bits;

	memset(n_r, 0, sizeof *n_r);
	if (!read_address(sk_span_head(text, slash), n_r->address))
		return false;
	v4 = sk_span_chr(text, ':', 0) == SK_SPAN_NONE;
	n_r->bits = 128;
	if (slash == SK_SPAN_NONE)
		return true;
	if (!sk_span_number(sk_span_from(text, slash + 1), 10, v4 ? 32 : 128, &bits))
		return false;
	n_r->bits = (unsigned)bits + (v4 ? 96 : 0);
	return true;
}

static bool
begins_alike(const uint8_t a[16], const uint8_t b[16], unsigned bits)
{
	unsigned bytes = bits / 8, rest = bits % 8;

	return memcmp(a, b, bytes) == 0 &&
	    (rest == 0 || (uint8_t)(a[bytes] ^ b[bytes]) >> (8 - rest) == 0);
}

bool
sk_network_has(const struct sk_network *n, struct sk_span address)
{
	uint8_t a[16];

	return read_address(address, a) && begins_alike(a, n->address, n->bits);
}

#define V4(a, b, bits)	{ { [10] = 0xFF, 0xFF, a, b }, 96 + (bits) }

bool
sk_network_private(struct sk_span address)
{
	static const struct sk_network nets[] = {
		V4(10, 0, 8), V4(172, 16, 12), V4(192, 168, 16), V4(127, 0, 8), V4(169, 254, 16),
		V4(0, 0, 8),
		{ { [15] = 1 }, 128 }, { { 0xFC }, 7 }, { { 0xFE, 0x80 }, 10 }	/* ::1 fc00:: fe80:: */
	};
	uint8_t a[16];

	if (!read_address(address, a))
		return false;
	for (size_t i = 0; i < sizeof nets / sizeof *nets; i++)
		if (begins_alike(a, nets[i].address, nets[i].bits))
			return true;
	return false;
}
