#ifndef SEVENKIT_H
#define SEVENKIT_H
/*
 * sevenkit - builds 7z archives byte by byte, right ones and lying ones.  For
 * tests only; source of the layouts: 7-Zip 26.02, DOC/7zFormat.txt.
 */
#include "zipkit.h"

enum { S7_COPY, S7_LZMA, S7_LZMA2, S7_AES, S7_OTHER };	/* coders */

struct s7_file {
	const char	*name;		/* UTF-8, of the basic plane */
	const char	*content;	/* NULL: a folder */
	unsigned	 crc_xor;
	uint32_t	 attributes;
	bool		 anti;
};

struct s7 {
	int		 coder;
	bool		 solid;		/* all files in one folder */
	unsigned	 lock;		/* coder AES for files with their bit, not solid */
	bool		 packed_header;	/* in a stream that is copied, */
	bool		 locked_header;	/* or locked */
	bool		 external;	/* names elsewhere */
	unsigned	 dummy;		/* bytes of kDummy */
	unsigned	 files_add;	/* files that are claimed and not there */
	unsigned	 cut_files;	/* files that the list leaves out, at its end */
	uint32_t	 dictionary;	/* that LZMA claims, 0: 64 KiB */
	long		 size_add;	/* of what each folder gives */
	unsigned	 start_xor, header_xor;	/* checksums */
};

static inline void
s7_number(struct zk *z, uint64_t v)
{
	if (v < 0x80) {
		zk_le(z, v, 1);
		return;
	}
	zk_le(z, 0xFF, 1);
	zk_le(z, v, 8);
}

static inline uint32_t
s7_crc(struct sk_span s)
{
	return (uint32_t)crc32(0, s.p, (uInt)s.n);
}

/* One folder of one coder, in which the packed bytes are no real ciphertext. */
static inline void
s7_coder(struct zk *z, const struct s7 *o, int coder)
{
	uint32_t dictionary = o->dictionary != 0 ? o->dictionary : 65536;

	s7_number(z, 1);
	switch (coder) {
	case S7_LZMA:
		zk_put(z, "\x23\3\1\1\5\x5D", 6);
		zk_le(z, dictionary, 4);
		break;
	case S7_LZMA2:
		zk_put(z, "\x21\x21\1\x08", 4);
		break;
	case S7_AES:
		zk_put(z, "\x24\6\xF1\7\1\2\x13\0", 8);
		break;
	case S7_OTHER:
		zk_put(z, "\4\4\xF7\x11\1", 5);
		break;
	default:
		zk_put(z, "\1\0", 2);
	}
}

/* LZMA or LZMA2 without a header; xz(1)'s library is not what is tested here. */
void s7_lzma(struct zk *out, struct sk_span s, int coder);

static inline void
s7_pack(struct zk *out, struct sk_span s, int coder)
{
	if (coder == S7_LZMA || coder == S7_LZMA2)
		s7_lzma(out, s, coder);
	else
		zk_put(out, s.p, s.n);
}

/* Signature header and header behind what was packed. */
static inline void
s7_wrap(struct zk *out, struct sk_span packed, struct sk_span header, const struct s7 *o)
{
	struct zk fields = { 0 };

	zk_le(&fields, packed.n, 8);
	zk_le(&fields, header.n, 8);
	zk_le(&fields, s7_crc(header) ^ o->header_xor, 4);
	zk_put(out, "7z\xBC\xAF\x27\x1C\0\4", 8);
	zk_le(out, s7_crc(zk_span(&fields)) ^ o->start_xor, 4);
	zk_put(out, fields.p, fields.n);
	zk_put(out, packed.p, packed.n);
	zk_put(out, header.p, header.n);
	zk_free(&fields);
}

/* A list of packed streams and one folder each. */
static inline void
s7_folders(struct zk *h, const struct s7 *o, const struct s7_file *f, const size_t *pack,
    const uint64_t *size, size_t n, const int *coder)
{
	(void)f;
	zk_put(h, "\6\0", 2);
	s7_number(h, n);
	zk_le(h, 9, 1);
	for (size_t i = 0; i < n; i++)
		s7_number(h, pack[i]);
	zk_put(h, "\0\7\13", 3);
	s7_number(h, n);
	zk_le(h, 0, 1);
	for (size_t i = 0; i < n; i++)
		s7_coder(h, o, coder[i]);
	zk_le(h, 12, 1);
	for (size_t i = 0; i < n; i++)
		s7_number(h, size[i] + (uint64_t)o->size_add);
	zk_le(h, 0, 1);
}

static inline void
s7_bits(struct zk *h, const struct s7_file *f, size_t n, int what)
{
	uint8_t v = 0;
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		bool empty = f[i].content == NULL || f[i].content[0] == 0;
		bool on = what == 0 ? empty : what == 1 ? f[i].content != NULL : f[i].anti;

		if (what != 0 && !empty)
			continue;
		v = (uint8_t)(v | (on ? 0x80 >> k % 8 : 0));
		if (++k % 8 == 0) {
			zk_le(h, v, 1);
			v = 0;
		}
	}
	if (k % 8 != 0)
		zk_le(h, v, 1);
}

static inline void
s7_property(struct zk *h, unsigned id, struct zk *data)
{
	zk_le(h, id, 1);
	s7_number(h, data->n);
	zk_put(h, data->p, data->n);
	zk_free(data);
}

static inline void
s7_names(struct zk *h, const struct s7 *o, const struct s7_file *f, size_t n)
{
	struct zk z = { 0 };

	zk_le(&z, o->external, 1);
	for (size_t i = 0; i < n; i++) {
		struct sk_span s = sk_span_text(f[i].name);
		uint32_t cp;

		while (sk_utf8_next(&s, &cp))
			zk_le(&z, cp, 2);
		zk_le(&z, 0, 2);
	}
	s7_property(h, 0x11, &z);
}

static inline void
s7_files(struct zk *h, const struct s7 *o, const struct s7_file *f, size_t n)
{
	struct zk z = { 0 };

	zk_le(h, 5, 1);
	s7_number(h, n + o->files_add);
	if (o->dummy > 0) {
		for (unsigned i = 0; i < o->dummy; i++)
			zk_le(&z, 0, 1);
		s7_property(h, 0x19, &z);
	}
	for (int what = 0; what < 3; what++) {
		s7_bits(&z, f, n, what);
		s7_property(h, 14 + (unsigned)what, &z);
	}
	s7_names(h, o, f, n);
	zk_put(&z, "\1\0", 2);
	for (size_t i = 0; i < n; i++)
		zk_le(&z, f[i].attributes, 4);
	s7_property(h, 0x15, &z);
	zk_le(h, 0, 1);
}

/* Appends a whole archive of n files (16 at most). */
static inline void
s7_archive(struct zk *out, const struct s7 *o, const struct s7_file *f, size_t n)
{
	struct zk packed = { 0 }, h = { 0 }, all = { 0 };
	size_t pack[17], folders = 0, streams = 0;
	uint64_t size[17];
	int coder[17];

	for (size_t i = 0; i < n; i++) {
		struct sk_span s = sk_span_text(f[i].content);
		size_t before = packed.n;

		if (s.n == 0)
			continue;
		streams++;
		zk_put(&all, s.p, s.n);
		if (o->solid)
			continue;
		coder[folders] = o->lock >> i & 1 ? S7_AES : o->coder;
		s7_pack(&packed, s, coder[folders]);
		size[folders] = s.n;
		pack[folders++] = packed.n - before;
	}
	if (o->solid && all.n > 0) {
		coder[0] = o->coder;
		s7_pack(&packed, zk_span(&all), o->coder);
		size[0] = all.n;
		pack[folders++] = packed.n;
	}
	zk_put(&h, "\1\4", 2);
	s7_folders(&h, o, f, pack, size, folders, coder);
	zk_le(&h, 8, 1);
	if (o->solid) {
		zk_le(&h, 13, 1);
		s7_number(&h, streams);
		zk_le(&h, 9, 1);
		for (size_t i = 0, k = 0; i < n; i++)
			if (f[i].content != NULL && f[i].content[0] != 0 && ++k < streams)
				s7_number(&h, strlen(f[i].content));
	}
	zk_put(&h, "\12\1", 2);
	for (size_t i = 0; i < n; i++)
		if (f[i].content != NULL && f[i].content[0] != 0)
			zk_le(&h, s7_crc(sk_span_text(f[i].content)) ^ f[i].crc_xor, 4);
	zk_put(&h, "\0\0", 2);
	s7_files(&h, o, f, n - o->cut_files);
	zk_le(&h, 0, 1);
	if (o->packed_header || o->locked_header) {
		struct zk outer = { 0 };
		int how = o->locked_header ? S7_AES : S7_COPY;
		struct s7 plain = { 0 };

		size[0] = pack[0] = h.n;
		zk_le(&outer, 0x17, 1);
		s7_folders(&outer, &plain, f, pack, size, 1, &how);
		zk_le(&outer, 0, 1);
		outer.p[2] = (uint8_t)packed.n;		/* where the stream begins */
		assert_true(packed.n < 0x80);
		zk_put(&packed, h.p, h.n);
		zk_free(&h);
		h = outer;
	}
	s7_wrap(out, zk_span(&packed), zk_span(&h), o);
	zk_free(&packed);
	zk_free(&h);
	zk_free(&all);
}
#endif
