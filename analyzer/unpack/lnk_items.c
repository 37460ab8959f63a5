#include "unpack/lnk.h"

/* Items of the shell.  Source: J. Metz, "Windows Shell Item format", 3 and 4. */
enum {
	ITEMS = 256,			/* of one list; Windows shows no path that deep */
	EXTENSION_FILE = (int)0xBEEF0004,
	NAME_BYTES = 1024
};

struct sk_span
sk_lnk_until_nul(struct sk_span s)
{
	size_t end = sk_span_chr(s, 0, 0);

	return end == SK_SPAN_NONE ? s : sk_span_head(s, end);
}

struct sk_span
sk_lnk_until_nul16(struct sk_span s)
{
	uint16_t c;
	size_t n = 0;

	while (sk_span_u16le(s, n, &c) && c != 0)
		n += 2;
	return sk_span_head(s, n);
}

void
sk_lnk_ansi(struct sk_buf *out, struct sk_span s)
{
	(void)sk_charset_to_utf8(sk_charset_true(s, SK_CS_UNKNOWN), s, out, NULL);
}

static void
put_wide(struct sk_buf *out, struct sk_span s)
{
	(void)sk_charset_to_utf8(SK_CS_UTF16LE, sk_span_head(sk_lnk_until_nul16(s), NAME_BYTES), out,
	    NULL);
}

/* "::{20D04FE0-3AEA-1069-A2D8-08002B30309D}", as the shell's parsing names have it. */
static void
put_guid(struct sk_buf *out, struct sk_span s)
{
	uint32_t a;
	uint16_t b, c;
	struct sk_span rest;

	if (!sk_span_u32le(s, 0, &a) || !sk_span_u16le(s, 4, &b) || !sk_span_u16le(s, 6, &c) ||
	    !sk_span_cut(s, 8, 8, &rest))
		return;
	(void)sk_buf_printf(out, "::{%08X-%04X-%04X-%02X%02X-", (unsigned)a, b, c, rest.p[0], rest.p[1]);
	for (size_t i = 2; i < 8; i++)
		(void)sk_buf_printf(out, "%02X", rest.p[i]);
	(void)sk_buf_byte(out, '}');
}

/* Names of one step are joined by one "\\". */
static void
step(struct sk_buf *out)
{
	if (out->n > 0 && out->p[out->n - 1] != '\\')
		(void)sk_buf_byte(out, '\\');
}

/* My Computer: what hangs below it begins with a drive letter anyway. */
static bool
is_computer(struct sk_span guid)
{
	return sk_span_begins(guid,
	    SK_SPAN("\xE0\x4F\xD0\x20\xEA\x3A\x69\x10\xA2\xD8\x08\x00\x2B\x30\x30\x9D"));
}

static void
put_root(struct sk_buf *out, struct sk_span guid)
{
	if (is_computer(guid) || guid.n < 16)
		return;
	step(out);
	put_guid(out, guid);
}

/* The long name in a file entry's extension block; its place depends on the
 * version of the block (4.2, "File entry extension block"). */
static bool
put_long_name(struct sk_buf *out, struct sk_span item)
{
	static const struct { uint16_t version; uint8_t at; } place[] = {
		{ 9, 46 }, { 8, 42 }, { 7, 38 }, { 3, 20 }
	};
	struct sk_span block, name;
	uint16_t off, version;
	uint32_t signature;

	if (item.n < 4 || !sk_span_u16le(item, item.n - 2, &off))
		return false;
	block = sk_span_from(item, off);
	if (!sk_span_u16le(block, 2, &version) || !sk_span_u32le(block, 4, &signature) ||
	    signature != (uint32_t)EXTENSION_FILE)
		return false;
	for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
		if (version < place[i].version)
			continue;
		name = sk_lnk_until_nul16(sk_span_from(block, place[i].at));
		if (name.n > 0)
			put_wide(out, name);
		return name.n > 0;
	}
	return false;
}

static bool
put_file(struct sk_buf *out, struct sk_span item, uint8_t class)
{
	struct sk_span name = sk_span_from(item, 14);	/* class 0x30: 3.4 */

	step(out);
	if (put_long_name(out, item))
		return true;
	if (name.n == 0)
		return false;
	if ((class & 4) != 0)
		put_wide(out, name);
	else
		sk_lnk_ansi(out, sk_span_head(sk_lnk_until_nul(name), NAME_BYTES));
	return true;
}

static bool
put_network(struct sk_buf *out, struct sk_span item)
{
	struct sk_span name = sk_lnk_until_nul(sk_span_from(item, 5));

	/* "\\server" and then "\\server\share": the last one says all */
	if (sk_span_begins(name, SK_SPAN("\\\\")))
		out->n = 0;
	else
		step(out);
	sk_lnk_ansi(out, sk_span_head(name, NAME_BYTES));
	return name.n > 0;
}

static void
put_uri(struct sk_buf *out, struct sk_span item)
{
	struct sk_span rest = sk_span_from(item, 6);
	uint16_t data;
	uint8_t flags;

	if (!sk_span_u8(item, 3, &flags) || !sk_span_u16le(item, 4, &data))
		return;
	if (data > 0)
		rest = sk_span_from(item, 8 + (uint64_t)data);
	if ((flags & 0x80) != 0)
		put_wide(out, rest);
	else
		sk_lnk_ansi(out, sk_span_head(sk_lnk_until_nul(rest), NAME_BYTES));
}

/* item: with its size in front.  False if what it claims is not in it. */
static bool
put_item(struct sk_buf *out, struct sk_span item)
{
	uint8_t class;

	if (!sk_span_u8(item, 2, &class))
		return false;
	switch (class & 0x70) {
	case 0x10:
		put_root(out, sk_span_from(item, 4));
		return item.n >= 20;
	case 0x20:
		if ((class & 1) == 0) {		/* a place by its GUID */
			put_root(out, sk_span_from(item, 4));
		} else {
			step(out);
			sk_lnk_ansi(out, sk_span_head(sk_lnk_until_nul(sk_span_from(item, 3)), NAME_BYTES));
		}
		return true;
	case 0x30:
		return put_file(out, item, class);
	case 0x40:
		return put_network(out, item);
	case 0x60:
		put_uri(out, item);
		return true;
	case 0x70:
		put_root(out, sk_span_from(item, 14));
		return true;
	default:	/* of single programs: nothing that all would read alike */
		return true;
	}
}

bool
sk_lnk_items(struct sk_span list, struct sk_buf *out)
{
	struct sk_span item;
	uint16_t n;

	for (int i = 0; i < ITEMS && sk_span_u16le(list, 0, &n) && n != 0; i++) {
		if (n < 3 || !sk_span_take(&list, n, &item) || !put_item(out, item))
			return false;
	}
	return list.n == 0 || (sk_span_u16le(list, 0, &n) && n == 0);
}
