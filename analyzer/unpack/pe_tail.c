#include "unpack/pe.h"

/* Source: Microsoft, "PE Format", Attribute Certificate Table. */
enum {
	CERTIFICATE_HEADER = 8,
	REVISION_1 = 0x0100, REVISION_2 = 0x0200,
	TYPE_PKCS = 2,
	CERTIFICATE_ALIGN = 8
};

/* True if s begins with a DER SEQUENCE (X.690 8.1) that ends inside it: a
 * PKCS #7 SignedData. */
static bool
is_sequence(struct sk_span s)
{
	uint64_t length = 0;
	uint8_t tag, first, next;
	unsigned more;

	if (!sk_span_u8(s, 0, &tag) || !sk_span_u8(s, 1, &first) || tag != 0x30)
		return false;
	if (first < 0x80)
		return first <= s.n - 2;
	more = first & 0x7F;
	if (more == 0 || more > 4)
		return false;
	for (unsigned i = 0; i < more; i++) {
		if (!sk_span_u8(s, 2 + i, &next))
			return false;
		length = length << 8 | next;
	}
	return length <= s.n - 2 - more;
}

static const char *
signature(const struct sk_pe *pe, struct sk_span *block_r)
{
	struct sk_pe_directory d = pe->dir[4];	/* its "rva" is a file offset */
	uint32_t length;
	uint16_t revision, type;

	*block_r = (struct sk_span){ 0 };
	if (d.rva == 0 && d.size == 0)
		return NULL;
	if (!sk_span_cut(pe->bytes, d.rva, d.size, block_r))
		return "damaged";
	if (!sk_span_u32le(*block_r, 0, &length) || !sk_span_u16le(*block_r, 4, &revision) ||
	    !sk_span_u16le(*block_r, 6, &type) || length < CERTIFICATE_HEADER ||
	    length > block_r->n || (revision != REVISION_1 && revision != REVISION_2) ||
	    type != TYPE_PKCS ||
	    !is_sequence(sk_span_from(sk_span_head(*block_r, length), CERTIFICATE_HEADER)))
		return "damaged";
	return "present";
}

/* s without up to seven zeros at its end, which align what follows. */
static struct sk_span
unpadded(struct sk_span s)
{
	for (int i = 1; i < CERTIFICATE_ALIGN && s.n > 0 && s.p[s.n - 1] == 0; i++)
		s.n--;
	return s;
}

static void
overlay(const struct sk_pe *pe, struct sk_span block, struct sk_span overlay_r[2])
{
	size_t end = sk_pe_end(pe), at;

	overlay_r[0] = sk_span_from(pe->bytes, end);
	overlay_r[1] = (struct sk_span){ 0 };
	if (block.n == 0)
		return;
	at = (size_t)(block.p - pe->bytes.p);
	if (at >= end) {
		overlay_r[0] = unpadded(sk_span_head(overlay_r[0], at - end));
		end = at;
	} else {
		overlay_r[0] = (struct sk_span){ 0 };
	}
	if (at + block.n > end)
		overlay_r[1] = sk_span_from(pe->bytes, at + block.n);
	else if (overlay_r[0].n == 0)
		overlay_r[1] = sk_span_from(pe->bytes, end);
	if (overlay_r[0].n == 0) {
		overlay_r[0] = overlay_r[1];
		overlay_r[1] = (struct sk_span){ 0 };
	}
}

void
sk_pe_read_tail(struct sk_pe *pe)
{
	pe->signature = signature(pe, &pe->certificates);
	if (pe->signature != NULL && pe->signature[0] == 'd')
		pe->defects |= SK_PE_BAD_SIGNATURE;
	overlay(pe, pe->certificates, pe->overlay);
}
