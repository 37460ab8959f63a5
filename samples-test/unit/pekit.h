#ifndef SEKISHO_TEST_PEKIT_H
#define SEKISHO_TEST_PEKIT_H
/*
 * pekit - builds small PE files for tests.  They are inert: the code is one
 * return instruction; everything else is data.  Source of all layouts:
 * Microsoft, "PE Format"; VS_VERSIONINFO and GRPICONDIR of the Win32 manual.
 */
#include <string.h>
#include "base/buf.h"

struct pekit_import {
	const char	*dll;
	const char	*names;	/* parted by blanks; "#5" is an ordinal */
};
struct pekit_resource {		/* in order of type, then id */
	uint32_t	 type, id;
	struct sk_span	 data;
};
struct pekit {
	uint16_t			 machine;	/* 0: i386 */
	bool				 plus, dll;
	uint32_t			 timestamp;
	const struct pekit_import	*import;
	size_t				 imports;
	const struct pekit_resource	*resource;
	size_t				 resources;
	const char *const		*resource_name;	/* instead of their ids, or NULL */
	struct sk_span			 data;		/* content of .data */
	struct sk_span			 overlay;	/* before the certificate */
	bool				 certificate;
	struct sk_span			 tail;		/* behind the certificate */
};

enum { PEKIT_FILE_ALIGN = 0x200, PEKIT_ALIGN = 0x1000, PEKIT_HEADERS = 0x400,
	PEKIT_SECTIONS = 4 };

static inline void
pekit_pad(struct sk_buf *b, size_t to)
{
	while (b->n % to != 0)
		(void)sk_buf_byte(b, 0);
}

static inline void
pekit_set32(struct sk_buf *b, size_t off, uint32_t v)
{
	for (size_t i = 0; i < 4; i++)
		b->p[off + i] = (uint8_t)(v >> 8 * i);
}

static inline void
pekit_zero(struct sk_buf *b, size_t n)
{
	while (n-- > 0)
		(void)sk_buf_byte(b, 0);
}

/* One thunk, and its hint and name behind all that is there. */
static inline void
pekit_thunk(struct sk_buf *b, const struct pekit *k, uint32_t rva, size_t at, struct sk_span name)
{
	uint64_t ordinal = 0;

	if (name.p[0] == '#' && sk_span_number(sk_span_from(name, 1), 10, 65535, &ordinal)) {
		pekit_set32(b, at, (uint32_t)ordinal | (k->plus ? 0 : 0x80000000u));
		if (k->plus)
			pekit_set32(b, at + 4, 0x80000000u);
		return;
	}
	pekit_set32(b, at, rva + (uint32_t)b->n);
	sk_buf_le(b, 0, 2);
	sk_buf_span(b, name);
	sk_buf_byte(b, 0);
	if (b->n % 2 != 0)
		sk_buf_byte(b, 0);
}

static inline struct sk_buf
pekit_imports(struct sk_arena *a, const struct pekit *k, uint32_t rva)
{
	struct sk_buf b = sk_buf_new(a, 1 << 20);
	size_t wide = k->plus ? 8 : 4;

	pekit_zero(&b, (k->imports + 1) * 20);
	for (size_t i = 0; i < k->imports; i++) {
		struct sk_span rest = sk_span_text(k->import[i].names), all = rest, name;
		size_t table, n = 0;

		for (size_t j = 0; j < all.n; j++)
			n += all.p[j] == ' ';
		pekit_pad(&b, 8);
		table = b.n;
		pekit_zero(&b, (n + 2) * wide);
		for (size_t j = 0; rest.n > 0; j++) {
			name = sk_span_head(rest, sk_span_chr(rest, ' ', 0));
			rest = sk_span_trim(sk_span_from(rest, name.n));
			pekit_thunk(&b, k, rva, table + j * wide, name);
		}
		pekit_set32(&b, i * 20, rva + (uint32_t)table);
		pekit_set32(&b, i * 20 + 16, rva + (uint32_t)table);
		pekit_set32(&b, i * 20 + 12, rva + (uint32_t)b.n);
		sk_buf_text(&b, k->import[i].dll);
		sk_buf_byte(&b, 0);
	}
	return b;
}

static inline void
pekit_directory(struct sk_buf *b, size_t ids)
{
	pekit_zero(b, 14);
	sk_buf_le(b, ids, 2);
	pekit_zero(b, ids * 8);
}

static inline struct sk_buf
pekit_resources(struct sk_arena *a, const struct pekit *k, uint32_t rva)
{
	struct sk_buf b = sk_buf_new(a, 4 << 20);
	size_t types = 0, type_at = 16, n = k->resources;

	for (size_t i = 0; i < n; i++)
		types += i == 0 || k->resource[i].type != k->resource[i - 1].type;
	pekit_directory(&b, types);
	for (size_t i = 0, end; i < n; i = end) {
		size_t dir;

		for (end = i; end < n && k->resource[end].type == k->resource[i].type; end++)
			;
		dir = b.n;
		pekit_set32(&b, type_at, k->resource[i].type);
		pekit_set32(&b, type_at + 4, 0x80000000u | (uint32_t)dir);
		type_at += 8;
		pekit_directory(&b, end - i);
		for (size_t j = i; j < end; j++) {
			size_t at = dir + 16 + (j - i) * 8, lang = b.n;

			pekit_set32(&b, at, k->resource[j].id);
			if (k->resource_name != NULL) {
				struct sk_span s = sk_span_text(k->resource_name[j]);

				pekit_set32(&b, at, 0x80000000u | (uint32_t)b.n);
				sk_buf_le(&b, s.n, 2);
				for (size_t c = 0; c < s.n; c++)
					sk_buf_le(&b, s.p[c], 2);
				pekit_pad(&b, 8);
				lang = b.n;
			}
			pekit_set32(&b, at + 4, 0x80000000u | (uint32_t)lang);
			pekit_directory(&b, 1);
			pekit_set32(&b, lang + 16, 0x411);
			pekit_set32(&b, lang + 20, (uint32_t)b.n);
			pekit_zero(&b, 16);
			pekit_set32(&b, b.n - 12, (uint32_t)k->resource[j].data.n);
			pekit_set32(&b, b.n - 16, rva + (uint32_t)b.n);
			sk_buf_span(&b, k->resource[j].data);
			pekit_pad(&b, 8);
		}
	}
	return b;
}

static inline void
pekit_optional(struct sk_buf *h, const struct pekit *k, const uint32_t dir[16][2])
{
	sk_buf_le(h, k->plus ? 0x20B : 0x10B, 2);
	pekit_zero(h, 14);
	sk_buf_le(h, PEKIT_ALIGN, 4);		/* entry point */
	sk_buf_le(h, PEKIT_ALIGN, 4);		/* base of code */
	if (!k->plus)
		sk_buf_le(h, 0, 4);		/* base of data */
	sk_buf_le(h, 0x400000, k->plus ? 8 : 4);
	sk_buf_le(h, PEKIT_ALIGN, 4);
	sk_buf_le(h, PEKIT_FILE_ALIGN, 4);
	sk_buf_le(h, 5, 4);
	sk_buf_le(h, 0, 4);
	sk_buf_le(h, 5, 4);
	sk_buf_le(h, 0, 4);
	sk_buf_le(h, 0x1000000, 4);		/* size of image: more than enough */
	sk_buf_le(h, PEKIT_HEADERS, 4);
	sk_buf_le(h, 0, 4);
	sk_buf_le(h, 2, 4);			/* GUI */
	pekit_zero(h, k->plus ? 32 : 16);
	sk_buf_le(h, 0, 4);
	sk_buf_le(h, 16, 4);
	for (size_t i = 0; i < 16; i++) {
		sk_buf_le(h, dir[i][0], 4);
		sk_buf_le(h, dir[i][1], 4);
	}
}

/* The file that k describes, in a. */
static inline struct sk_span
pekit_build(struct sk_arena *a, const struct pekit *k)
{
	static const char *const name[PEKIT_SECTIONS] = { ".text", ".rdata", ".data", ".rsrc" };
	struct sk_buf out = sk_buf_new(a, 64 << 20), body[PEKIT_SECTIONS];
	uint32_t rva[PEKIT_SECTIONS], dir[16][2] = { { 0 } }, at = PEKIT_ALIGN;
	size_t off = PEKIT_HEADERS, cert_at = 0;

	for (int i = 0; i < PEKIT_SECTIONS; i++) {
		rva[i] = at;
		body[i] = i == 1 ? pekit_imports(a, k, at) : i == 3 ?
		    pekit_resources(a, k, at) : sk_buf_new(a, 32 << 20);
		if (i == 0)
			sk_buf_byte(&body[i], 0xC3);
		if (i == 2)
			sk_buf_span(&body[i], k->data);
		at += (uint32_t)(body[i].n + PEKIT_ALIGN) / PEKIT_ALIGN * PEKIT_ALIGN;
		off += (body[i].n + PEKIT_FILE_ALIGN - 1) / PEKIT_FILE_ALIGN * PEKIT_FILE_ALIGN;
	}
	if (k->imports > 0)
		dir[1][0] = rva[1], dir[1][1] = (uint32_t)(k->imports + 1) * 20;
	if (k->resources > 0)
		dir[2][0] = rva[3], dir[2][1] = (uint32_t)body[3].n;
	if (k->certificate) {
		cert_at = (off + k->overlay.n + 7) / 8 * 8;
		dir[4][0] = (uint32_t)cert_at, dir[4][1] = 24;
	}
	sk_buf_text(&out, "MZ");
	pekit_zero(&out, 58);
	sk_buf_le(&out, 0x80, 4);
	pekit_pad(&out, 0x80);
	sk_buf_put(&out, "PE\0\0", 4);
	sk_buf_le(&out, k->machine != 0 ? k->machine : k->plus ? 0x8664 : 0x14C, 2);
	sk_buf_le(&out, PEKIT_SECTIONS, 2);
	sk_buf_le(&out, k->timestamp, 4);
	pekit_zero(&out, 8);
	sk_buf_le(&out, k->plus ? 240 : 224, 2);
	sk_buf_le(&out, k->dll ? 0x2102 : 0x102, 2);
	pekit_optional(&out, k, (const uint32_t (*)[2])dir);
	off = PEKIT_HEADERS;
	for (int i = 0; i < PEKIT_SECTIONS; i++) {
		size_t size = (body[i].n + PEKIT_FILE_ALIGN - 1) / PEKIT_FILE_ALIGN * PEKIT_FILE_ALIGN;
		char label[8] = { 0 };

		memcpy(label, name[i], strlen(name[i]));
		sk_buf_put(&out, label, 8);
		sk_buf_le(&out, body[i].n, 4);
		sk_buf_le(&out, rva[i], 4);
		sk_buf_le(&out, size, 4);
		sk_buf_le(&out, size == 0 ? 0 : off, 4);
		pekit_zero(&out, 12);
		sk_buf_le(&out, 0x40000040, 4);
		off += size;
	}
	pekit_pad(&out, PEKIT_HEADERS);
	for (int i = 0; i < PEKIT_SECTIONS; i++) {
		sk_buf_span(&out, sk_buf_view(&body[i]));
		pekit_pad(&out, PEKIT_FILE_ALIGN);
	}
	sk_buf_span(&out, k->overlay);
	if (k->certificate) {
		pekit_pad(&out, 8);
		sk_buf_le(&out, 24, 4);
		sk_buf_le(&out, 0x0200, 2);
		sk_buf_le(&out, 2, 2);
		sk_buf_put(&out, "\x30\x0E\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0\x01\x00", 16);
	}
	sk_buf_span(&out, k->tail);
	return sk_buf_view(&out);
}

/* --- version information --- */

static inline void
pekit_wide(struct sk_buf *b, const char *ascii)
{
	for (; *ascii != '\0'; ascii++)
		sk_buf_le(b, (uint8_t)*ascii, 2);
	sk_buf_le(b, 0, 2);
	pekit_pad(b, 4);
}

static inline size_t
pekit_node(struct sk_buf *b, size_t value_n, unsigned text, const char *key)
{
	size_t at = b->n;

	sk_buf_le(b, 0, 2);
	sk_buf_le(b, value_n, 2);
	sk_buf_le(b, text, 2);
	pekit_wide(b, key);
	return at;
}

static inline void
pekit_node_end(struct sk_buf *b, size_t at)
{
	b->p[at] = (uint8_t)(b->n - at);
	b->p[at + 1] = (uint8_t)((b->n - at) >> 8);
	pekit_pad(b, 4);
}

/* A VS_VERSIONINFO with strings: name, value (UTF-16LE bytes), ... */
struct pekit_string { const char *name; struct sk_span utf16; };
static inline struct sk_span
pekit_version(struct sk_arena *a, const struct pekit_string *s, size_t n)
{
	struct sk_buf b = sk_buf_new(a, 65535);
	size_t root = pekit_node(&b, 52, 0, "VS_VERSION_INFO"), info, table;

	sk_buf_le(&b, 0xFEEF04BD, 4);
	pekit_zero(&b, 48);
	info = pekit_node(&b, 0, 1, "StringFileInfo");
	table = pekit_node(&b, 0, 1, "041104b0");
	for (size_t i = 0; i < n; i++) {
		size_t at = pekit_node(&b, s[i].utf16.n / 2 + 1, 1, s[i].name);

		sk_buf_span(&b, s[i].utf16);
		sk_buf_le(&b, 0, 2);
		pekit_node_end(&b, at);
	}
	pekit_node_end(&b, table);
	pekit_node_end(&b, info);
	pekit_node_end(&b, root);
	return sk_buf_view(&b);
}
#endif
