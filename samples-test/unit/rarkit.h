#ifndef RARKIT_H
#define RARKIT_H
/*
 * rarkit - builds RAR archives byte by byte, right ones and lying ones.  For tests
 * only; layouts: "RAR 5.0 archive format" of RARLAB, TechNote.txt of RAR 4.
 */
#include "zipkit.h"

/* One file as its header tells it; what is 0 is filled in rightly. */
struct rk_member {
	const char	*name;
	const char	*content;
	struct sk_span	 data;		/* instead of content */
	const char	*plain;		/* RAR 5: what data decodes to, NULL: itself */
	struct sk_span	 raw_name;	/* instead of name, may hold NUL */
	struct sk_span	 extra;		/* RAR 5: extra area */
	uint64_t	 info;		/* RAR 5: compression information */
	unsigned	 file_flags, flags; /* RAR 5: added to those of file and header; RAR 4: flags */
	unsigned	 method, version; /* RAR 4: 0 is stored, 29 */
	long		 usize_add, csize_add;
	uint32_t	 crc_xor, header_xor;
	unsigned	 type;		/* of the header, 0: file */
	unsigned	 host;		/* RAR 4 */
	uint32_t	 attributes;
	bool		 no_crc;
};

static inline uint32_t
rk_crc(const struct zk *z, size_t from)
{
	return (uint32_t)crc32(0, z->p + from, (uInt)(z->n - from));
}

static inline struct sk_span
rk_data(const struct rk_member *m)
{
	return m->data.n > 0 ? m->data : sk_span_text(m->content == NULL ? "" : m->content);
}

static inline struct sk_span
rk_name(const struct rk_member *m)
{
	return m->raw_name.n > 0 ? m->raw_name : sk_span_text(m->name);
}

/* ---- RAR 5 ---- */

static inline void
rk_vint(struct zk *z, uint64_t v)
{
	for (; v > 0x7F; v >>= 7)
		zk_le(z, (v & 0x7F) | 0x80, 1);
	zk_le(z, v, 1);
}

/* A header (type, flags and all that follows) with its checksum and size. */
static inline void
rk_block5(struct zk *z, const struct zk *header, uint32_t xor)
{
	struct zk sized = { 0 };

	rk_vint(&sized, header->n);
	zk_put(&sized, header->p, header->n);
	zk_le(z, rk_crc(&sized, 0) ^ xor, 4);
	zk_put(z, sized.p, sized.n);
	zk_free(&sized);
}

static inline void
rk_start5(struct zk *z, unsigned archive_flags)
{
	struct zk h = { 0 };

	zk_put(z, "Rar!\x1A\x07\x01\0", 8);
	zk_le(&h, 1, 1);
	zk_le(&h, 0, 1);
	rk_vint(&h, archive_flags);
	rk_block5(z, &h, 0);
	zk_free(&h);
}

static inline void
rk_file5(struct zk *z, const struct rk_member *m)
{
	struct sk_span data = rk_data(m), name = rk_name(m);
	struct sk_span plain = m->plain == NULL ? data : sk_span_text(m->plain);
	struct zk h = { 0 };

	rk_vint(&h, m->type ? m->type : 2);
	rk_vint(&h, 2u | (m->extra.n > 0) | m->flags);
	if (m->extra.n > 0)
		rk_vint(&h, m->extra.n);
	rk_vint(&h, (uint64_t)((long)data.n + m->csize_add));
	rk_vint(&h, (m->no_crc ? 0 : 4u) | m->file_flags);
	rk_vint(&h, (uint64_t)((long)plain.n + m->usize_add));
	rk_vint(&h, m->attributes);
	if (!m->no_crc)
		zk_le(&h, (uint32_t)crc32(0, plain.p, (uInt)plain.n) ^ m->crc_xor, 4);
	rk_vint(&h, m->info);
	rk_vint(&h, m->host);
	rk_vint(&h, name.n);
	zk_put(&h, name.p, name.n);
	zk_put(&h, m->extra.p, m->extra.n);
	rk_block5(z, &h, m->header_xor);
	zk_put(z, data.p, data.n);
	zk_free(&h);
}

static inline void
rk_end5(struct zk *z)
{
	zk_put(z, "\x1d\x77\x56\x51\x03\x05\x04\0", 8);
}

/* ---- RAR 4 ---- */

static inline void
rk_block4(struct zk *z, unsigned type, unsigned flags, struct sk_span fields, uint32_t xor)
{
	struct zk h = { 0 };

	zk_le(&h, type, 1);
	zk_le(&h, flags, 2);
	zk_le(&h, 7 + fields.n, 2);
	zk_put(&h, fields.p, fields.n);
	zk_le(z, (rk_crc(&h, 0) & 0xFFFF) ^ xor, 2);
	zk_put(z, h.p, h.n);
	zk_free(&h);
}

static inline void
rk_start4(struct zk *z, unsigned flags)
{
	zk_put(z, "Rar!\x1A\x07\0", 7);
	rk_block4(z, 0x73, flags, (struct sk_span)SK_LIT("\0\0\0\0\0\0"), 0);
}

static inline void
rk_file4(struct zk *z, const struct rk_member *m)
{
	struct sk_span data = rk_data(m), name = rk_name(m);
	struct zk f = { 0 };

	zk_le(&f, (uint64_t)((long)data.n + m->csize_add), 4);
	zk_le(&f, (uint64_t)((long)data.n + m->usize_add), 4);
	zk_le(&f, m->host ? m->host : 2, 1);
	zk_le(&f, (uint32_t)crc32(0, data.p, (uInt)data.n) ^ m->crc_xor, 4);
	zk_le(&f, 0x48B14A21, 4);
	zk_le(&f, m->version ? m->version : 29, 1);
	zk_le(&f, 0x30 + m->method, 1);
	zk_le(&f, name.n, 2);
	zk_le(&f, m->attributes ? m->attributes : 0x20, 4);
	zk_put(&f, name.p, name.n);
	rk_block4(z, m->type ? m->type : 0x74, 0x8000 | m->flags, zk_span(&f), m->header_xor);
	zk_put(z, data.p, data.n);
	zk_free(&f);
}

static inline void
rk_end4(struct zk *z)
{
	zk_put(z, "\xC4\x3D\x7B\0\x40\x07\0", 7);
}

/* A whole archive in either format. */
static inline void
rk_rar(struct zk *z, bool five, const struct rk_member *m, size_t n)
{
	if (five)
		rk_start5(z, 0);
	else
		rk_start4(z, 0);
	for (size_t i = 0; i < n; i++)
		if (five)
			rk_file5(z, &m[i]);
		else
			rk_file4(z, &m[i]);
	if (five)
		rk_end5(z);
	else
		rk_end4(z);
}
#endif
