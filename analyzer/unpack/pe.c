#include "unpack/pe.h"

/* Offsets and sizes: Microsoft, "PE Format": MS-DOS stub, COFF file header,
 * optional header, section table. */
enum {
	NEW_HEADER = 0x3C, COFF_SIZE = 20, SECTION_SIZE = 40,
	MAGIC_PE32 = 0x10B, MAGIC_PE32_PLUS = 0x20B,
	OPTIONAL_HEADERS = 60,		/* SizeOfHeaders */
	OPTIONAL_DIRS = 92, OPTIONAL_DIRS_PLUS = 108,	/* NumberOfRvaAndSizes */
	SECTOR = 0x200			/* the loader rounds file offsets down to it */
};

static void
parse_directories(struct sk_pe *pe, struct sk_span optional)
{
	uint64_t at = pe->plus ? OPTIONAL_DIRS_PLUS : OPTIONAL_DIRS;
	uint32_t n;

	(void)sk_span_u32le(optional, at, &n);
	if (n > SK_PE_DIRECTORIES)
		n = SK_PE_DIRECTORIES;
	for (uint32_t i = 0; i < n; i++) {
		(void)sk_span_u32le(optional, at + 4 + 8 * i, &pe->dir[i].rva);
		(void)sk_span_u32le(optional, at + 8 + 8 * i, &pe->dir[i].size);
	}
}

static void
parse_section(struct sk_pe *pe, struct sk_span row)
{
	struct sk_pe_section *s = &pe->section[pe->sections++];
	uint64_t end;

	for (size_t i = 0; i + 1 < sizeof s->name && i < row.n; i++)
		s->name[i] = (char)row.p[i];
	(void)sk_span_u32le(row, 8, &s->vsize);
	(void)sk_span_u32le(row, 12, &s->rva);
	(void)sk_span_u32le(row, 16, &s->size);
	(void)sk_span_u32le(row, 20, &s->off);
	if (s->size == 0)
		return;
	end = (uint64_t)s->off + s->size;
	if (s->off > pe->bytes.n)
		pe->defects |= SK_PE_TRUNCATED | SK_PE_BAD_SECTIONS;
	else if (end > pe->bytes.n)
		pe->defects |= SK_PE_TRUNCATED;
	if ((uint64_t)s->rva + s->vsize > UINT32_MAX)
		pe->defects |= SK_PE_BAD_SECTIONS;
}

static void
parse_sections(struct sk_pe *pe, uint64_t table)
{
	if (pe->sections_claimed > SK_PE_SECTIONS || pe->sections_claimed == 0)
		pe->defects |= SK_PE_BAD_SECTIONS;
	for (unsigned i = 0; i < pe->sections_claimed && i < SK_PE_SECTIONS; i++) {
		struct sk_span row;

		if (!sk_span_cut(pe->bytes, table + (uint64_t)i * SECTION_SIZE, SECTION_SIZE, &row)) {
			pe->defects |= SK_PE_TRUNCATED;
			return;
		}
		parse_section(pe, row);
	}
}

/* What begins with the signature of the headers, at *at_r; empty if nothing does. */
static struct sk_span
headers_of(struct sk_span bytes, uint32_t *at_r)
{
	struct sk_span rest;

	if (!sk_span_begins(bytes, SK_SPAN("MZ")) || !sk_span_u32le(bytes, NEW_HEADER, at_r))
		return (struct sk_span){ 0 };
	rest = sk_span_from(bytes, *at_r);
	if (!sk_span_begins(rest, SK_SPAN("PE\0\0")) || rest.n < 4 + COFF_SIZE)
		return (struct sk_span){ 0 };
	return rest;
}

bool
sk_pe_is(struct sk_span bytes)
{
	uint32_t at;

	return headers_of(bytes, &at).n > 0;
}

bool
sk_pe_parse(struct sk_span bytes, struct sk_pe *pe_r)
{
	struct sk_span rest, optional;
	uint32_t at;
	uint16_t sections, optional_n, magic;

	*pe_r = (struct sk_pe){ .bytes = bytes, .defects = SK_PE_NO_HEADER };
	rest = headers_of(bytes, &at);
	if (rest.n == 0)
		return false;
	pe_r->defects = 0;
	(void)sk_span_u16le(rest, 4, &pe_r->machine);
	(void)sk_span_u16le(rest, 6, &sections);
	(void)sk_span_u32le(rest, 8, &pe_r->timestamp);
	(void)sk_span_u16le(rest, 20, &optional_n);
	(void)sk_span_u16le(rest, 22, &pe_r->flags);
	pe_r->sections_claimed = sections;
	optional = sk_span_from(rest, 4 + COFF_SIZE);
	if (optional.n < optional_n)
		pe_r->defects |= SK_PE_TRUNCATED;
	/* The loader takes the directories from where they stand, whatever length
	 * the header claims; only the sections' place depends on it. */
	(void)sk_span_u16le(optional, 0, &magic);
	pe_r->plus = magic == MAGIC_PE32_PLUS;
	if (magic != MAGIC_PE32 && !pe_r->plus)
		pe_r->defects |= SK_PE_BAD_SECTIONS;
	(void)sk_span_u32le(optional, OPTIONAL_HEADERS, &pe_r->headers);
	parse_directories(pe_r, optional);
	parse_sections(pe_r, (uint64_t)at + 4 + COFF_SIZE + optional_n);
	return true;
}

struct sk_span
sk_pe_at(const struct sk_pe *pe, uint32_t rva)
{
	for (unsigned i = 0; i < pe->sections; i++) {
		const struct sk_pe_section *s = &pe->section[i];
		uint32_t wide = s->vsize > s->size ? s->vsize : s->size;
		uint32_t in = rva - s->rva, off = s->off / SECTOR * SECTOR;

		if (rva < s->rva || in >= wide)
			continue;
		if (in >= s->size)
			return (struct sk_span){ 0 };	/* zeros in memory only */
		return sk_span_head(sk_span_from(pe->bytes, (uint64_t)off + in), s->size - in);
	}
	if (rva < pe->headers)
		return sk_span_from(sk_span_head(pe->bytes, pe->headers), rva);
	return (struct sk_span){ 0 };
}

size_t
sk_pe_end(const struct sk_pe *pe)
{
	uint64_t end = pe->headers;

	for (unsigned i = 0; i < pe->sections; i++) {
		const struct sk_pe_section *s = &pe->section[i];

		if (s->size > 0 && (uint64_t)s->off + s->size > end)
			end = (uint64_t)s->off + s->size;
	}
	return end > pe->bytes.n ? pe->bytes.n : (size_t)end;
}

bool
sk_pe_is_overlay(struct sk_span bytes, uint64_t at)
{
	struct sk_pe pe;

	return at > 0 && sk_pe_parse(bytes, &pe) && at >= sk_pe_end(&pe);
}

struct sk_pe *
sk_pe_of(struct sk_unpack *u, size_t self)
{
	struct sk_pe *pe = u->object[self].pe;

	if (pe != NULL)
		return pe;
	if ((pe = sk_arena_alloc(u->arena, sizeof *pe)) == NULL)
		return NULL;
	if (sk_pe_parse(u->object[self].bytes, pe)) {
		sk_pe_read_resources(pe, u->arena);
		sk_pe_read_tail(pe);
	}
	u->object[self].pe = pe;
	return pe;
}
