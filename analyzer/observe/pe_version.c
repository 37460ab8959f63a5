#include <string.h>
#include "pe.h"

/*
 * Version information: nodes of {length, value length, type, key, pad, value,
 * pad, nodes}.  Source: Win32 manual, "VS_VERSIONINFO structure".
 */
enum { TABLES = 8, STRINGS = 64 };

struct node {
	struct sk_span	 key;		/* UTF-16LE */
	struct sk_span	 rest;		/* behind the key and its padding */
	size_t		 value_n;	/* as claimed; bytes, or units for text */
};

/* Offset of the UTF-16 zero at or behind off, or where s ends. */
static size_t
wide_end(struct sk_span s, size_t off)
{
	while (off + 1 < s.n && (s.p[off] != 0 || s.p[off + 1] != 0))
		off += 2;
	return off < s.n ? off : s.n;
}

/* Cuts a node off *s, whose first byte stands on a multiple of 4. */
static bool
take_node(struct sk_span *s, struct node *node_r)
{
	uint16_t length, value_n;
	struct sk_span whole;
	size_t end;

	if (!sk_span_u16le(*s, 0, &length) || length < 6)
		return false;
	(void)sk_span_u16le(*s, 2, &value_n);
	whole = sk_span_head(*s, length);
	end = wide_end(whole, 6);
	(void)sk_span_cut(whole, 6, end > 6 ? end - 6 : 0, &node_r->key);
	node_r->rest = sk_span_from(whole, (end + 2 + 3) / 4 * 4);
	node_r->value_n = value_n;
	*s = sk_span_from(*s, ((size_t)length + 3) / 4 * 4);
	return true;
}

static bool
key_is(const struct node *n, const char *ascii)
{
	size_t len = strlen(ascii);

	if (n->key.n != len * 2)
		return false;
	for (size_t i = 0; i < len; i++)
		if (n->key.p[i * 2] != (uint8_t)ascii[i] || n->key.p[i * 2 + 1] != 0)
			return false;
	return true;
}

size_t
sk_pe_version(struct sk_span data, struct sk_pe_string *string_r, size_t max)
{
	struct node root, info, table, text;
	size_t n = 0;

	if (!take_node(&data, &root))
		return 0;
	root.rest = sk_span_from(root.rest, (root.value_n + 3) / 4 * 4);
	while (take_node(&root.rest, &info)) {
		if (!key_is(&info, "StringFileInfo"))
			continue;
		for (int t = 0; t < TABLES && take_node(&info.rest, &table); t++)
			for (int i = 0; i < STRINGS && n < max && take_node(&table.rest, &text); i++) {
				struct sk_span value = text.rest;

				value.n = wide_end(value, 0);
				string_r[n++] = (struct sk_pe_string){ text.key, value };
			}
	}
	return n;
}
