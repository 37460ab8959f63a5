#include "base/buf.h"
#include "pe.h"

/*
 * The imports hash was defined by Mandiant ("Tracking Malware with Import
 * Hashing", 2014) as what pefile's get_imphash gives; the details here, which
 * names are skipped among them, follow pefile 2023.2.7.
 */
enum {
	DLLS = 256, FUNCTIONS = 4096,	/* of one DLL */
	SYMBOLS = 0x2000,		/* in all: pefile's MAX_IMPORT_SYMBOLS */
	NAME_BYTES = 0x200,		/* pefile's MAX_IMPORT_NAME_LENGTH */
	DESCRIPTOR = 20
};

struct imports {
	struct sk_pe	*pe;
	struct sk_buf	 text;
	unsigned	 symbols;
};

/* The text at rva up to its zero, NAME_BYTES at most. */
static struct sk_span
text_at(const struct sk_pe *pe, uint32_t rva)
{
	struct sk_span s = sk_span_head(sk_pe_at(pe, rva), NAME_BYTES);

	return sk_span_head(s, sk_span_chr(s, 0, 0));
}

static bool
only(struct sk_span s, const char *signs)
{
	struct sk_span more = sk_span_text(signs);

	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = s.p[i];

		if (!((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) &&
		    sk_span_chr(more, c, 0) == SK_SPAN_NONE)
			return false;
	}
	return true;
}

static void
put_lower(struct sk_buf *b, struct sk_span s)
{
	for (size_t i = 0; i < s.n; i++)
		(void)sk_buf_byte(b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 0x20 : s.p[i]);
}

/* The library's name without ".dll", ".ocx" or ".sys". */
static struct sk_span
stem(struct sk_span dll)
{
	if (dll.n >= 4 && (sk_span_ends_nocase(dll, SK_SPAN(".dll")) ||
	    sk_span_ends_nocase(dll, SK_SPAN(".ocx")) ||
	    sk_span_ends_nocase(dll, SK_SPAN(".sys"))))
		dll.n -= 4;
	return dll;
}

static void
put_name(struct imports *im, struct sk_span dll, struct sk_span name)
{
	if (im->text.n > 0)
		(void)sk_buf_byte(&im->text, ',');
	put_lower(&im->text, stem(dll));
	(void)sk_buf_byte(&im->text, '.');
	put_lower(&im->text, name);
}

static void
put_ordinal(struct imports *im, struct sk_span dll, unsigned ordinal)
{
	const char *name = sk_pe_ordinal(dll, ordinal);

	if (name != NULL) {
		put_name(im, dll, sk_span_text(name));
		return;
	}
	if (im->text.n > 0)
		(void)sk_buf_byte(&im->text, ',');
	put_lower(&im->text, stem(dll));
	(void)sk_buf_printf(&im->text, ".ord%u", ordinal);
}

/* Entry i of a thunk table: 0 at its end, or where the file ends. */
static uint64_t
thunk(const struct sk_pe *pe, struct sk_span table, size_t i)
{
	uint64_t wide;
	uint32_t narrow;

	if (pe->plus) {
		(void)sk_span_u64le(table, i * 8, &wide);
		return wide;
	}
	(void)sk_span_u32le(table, i * 4, &narrow);
	return (uint64_t)(narrow & 0x7FFFFFFF) | (uint64_t)(narrow >> 31) << 63;
}

/* False if the table is no table of names and ordinals: then it is left. */
static bool
put_thunk(struct imports *im, struct sk_span dll, uint64_t v)
{
	struct sk_span name;
	uint8_t hint;

	if (v >> 63 != 0) {
		if ((v & 0x7FFFFFFF) > 0xFFFF)
			return false;
		if ((v & 0xFFFF) != 0)
			put_ordinal(im, dll, (unsigned)(v & 0xFFFF));
		return true;
	}
	if (v > UINT32_MAX - 2 || !sk_span_u8(sk_pe_at(im->pe, (uint32_t)v), 1, &hint))
		return false;
	name = text_at(im->pe, (uint32_t)v + 2);
	if (name.n > 0 && only(name, "._?@$()<>"))
		put_name(im, dll, name);
	return true;
}

static void
walk_dll(struct imports *im, uint32_t table_rva, struct sk_span dll)
{
	struct sk_span table = sk_pe_at(im->pe, table_rva);
	size_t i = 0;
	uint64_t v;

	for (; i < FUNCTIONS && im->symbols < SYMBOLS; i++, im->symbols++)
		if ((v = thunk(im->pe, table, i)) == 0 || !put_thunk(im, dll, v))
			break;
	if (i == 0 || i == FUNCTIONS || thunk(im->pe, table, i) != 0)
		im->pe->defects |= SK_PE_BAD_IMPORTS;
}

/* The table of names; where a linker left it out, the one of addresses. */
static uint32_t
table_of(const struct sk_pe *pe, struct sk_span d)
{
	uint32_t names, addresses;

	(void)sk_span_u32le(d, 0, &names);
	(void)sk_span_u32le(d, 16, &addresses);
	return names != 0 && thunk(pe, sk_pe_at(pe, names), 0) != 0 ? names : addresses;
}

bool
sk_pe_imphash(struct sk_pe *pe, struct sk_arena *arena, char out[SK_MD5_TEXT])
{
	struct imports im = { .pe = pe, .text = sk_buf_new(arena, 4u << 20) };
	struct sk_span all = sk_pe_at(pe, pe->dir[1].rva), d;

	out[0] = '\0';
	if (pe->dir[1].rva == 0)
		return false;
	for (size_t i = 0; i < DLLS; i++) {
		uint32_t name_rva;
		struct sk_span dll;

		if (!sk_span_cut(all, i * DESCRIPTOR, DESCRIPTOR, &d)) {
			pe->defects |= SK_PE_BAD_IMPORTS;
			break;
		}
		(void)sk_span_u32le(d, 12, &name_rva);
		if (name_rva == 0 && table_of(pe, d) == 0)
			break;
		dll = text_at(pe, name_rva);
		if (!only(dll, "!#$%&'()-@^_`{}~+,.;=[]\\/"))
			dll = SK_SPAN("*invalid*");
		if (dll.n == 0)
			pe->defects |= SK_PE_BAD_IMPORTS;
		else
			walk_dll(&im, table_of(pe, d), dll);
	}
	return im.text.n > 0 && sk_hash_md5(sk_buf_view(&im.text), out) == 0;
}

void
sk_pe_libraries(struct sk_pe *pe, bool (*each)(struct sk_span name, void *user), void *user)
{
	struct sk_span all = sk_pe_at(pe, pe->dir[1].rva), d;
	uint32_t name;

	for (size_t i = 0; pe->dir[1].rva != 0 && i < DLLS &&
	    sk_span_cut(all, i * DESCRIPTOR, DESCRIPTOR, &d); i++) {
		(void)sk_span_u32le(d, 12, &name);
		if (name == 0 || !each(text_at(pe, name), user))
			return;
	}
}
