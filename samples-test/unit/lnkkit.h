#ifndef SEKISHO_TEST_LNKKIT_H
#define SEKISHO_TEST_LNKKIT_H
/* lnkkit - shortcuts from a few texts, after [MS-SHLLINK]. */
#include <string.h>
#include "base/buf.h"

struct lnkkit {
	const char	*drive_path;	/* "C:\\a\\b": LinkTargetIDList */
	unsigned	 version;	/* of the extension blocks: 3 7 8 9 */
	const char	*local, *share, *suffix;	/* LinkInfo */
	const char	*arguments, *icon, *relative;
	bool		 ansi;		/* strings of one byte a character */
	const char	*environment, *machine;
	struct sk_span	 behind;	/* instead of the terminal block and what follows */
};

static inline void
lnkkit_wide(struct sk_buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		sk_buf_le(b, (uint8_t)*s, 2);
}

static inline void
lnkkit_zeros(struct sk_buf *b, size_t n)
{
	while (n-- > 0)
		sk_buf_byte(b, 0);
}

static inline void
lnkkit_entry(struct sk_buf *b, const char *name, size_t n, unsigned version)
{
	size_t fixed = version == 3 ? 18 : 36;
	size_t block = fixed + 2 + (version >= 9 ? 4u : 0) + (version >= 8 ? 4u : 0) + (n + 1) * 2 + 2;

	sk_buf_le(b, 2 + 12 + 10 + block, 2);
	sk_buf_put(b, "\x32\0\0\0\0\0\0\0\0\0\x20\0", 12);
	sk_buf_put(b, "SHORT~1.X\0", 10);
	sk_buf_le(b, block, 2);
	sk_buf_le(b, version, 2);
	sk_buf_le(b, 0xBEEF0004, 4);
	lnkkit_zeros(b, fixed - 8 + 2 + (version >= 9 ? 4u : 0) + (version >= 8 ? 4u : 0));
	for (size_t i = 0; i < n; i++)
		sk_buf_le(b, (uint8_t)name[i], 2);
	sk_buf_le(b, 0, 2);
	sk_buf_le(b, 24, 2);
}

static inline void
lnkkit_list(struct sk_buf *b, struct sk_arena *a, const struct lnkkit *k)
{
	struct sk_buf l = sk_buf_new(a, 65536);
	const char *p = k->drive_path + 3, *end;

	sk_buf_put(&l, "\x14\0\x1F\x50\xE0\x4F\xD0\x20\xEA\x3A\x69\x10\xA2\xD8\x08\0\x2B\x30\x30\x9D", 20);
	sk_buf_put(&l, "\x19\0\x2F", 3);
	sk_buf_put(&l, k->drive_path, 3);
	lnkkit_zeros(&l, 19);
	for (; *p != '\0'; p = *end == '\0' ? end : end + 1) {
		end = strchr(p, '\\');
		if (end == NULL)
			end = p + strlen(p);
		lnkkit_entry(&l, p, (size_t)(end - p), k->version == 0 ? 9 : k->version);
	}
	sk_buf_le(&l, 0, 2);
	sk_buf_le(b, l.n, 2);
	sk_buf_span(b, sk_buf_view(&l));
}

static inline void
lnkkit_info(struct sk_buf *b, const struct lnkkit *k)
{
	const char *base = k->local != NULL ? k->local : k->share;
	const char *suffix = k->suffix == NULL ? "" : k->suffix;
	size_t first = k->local != NULL ? 17 : 20, n = strlen(base) + 1, m = strlen(suffix) + 1;

	sk_buf_le(b, 28 + first + n + m, 4);
	sk_buf_le(b, 28, 4);
	sk_buf_le(b, k->local != NULL ? 1 : 2, 4);
	sk_buf_le(b, k->local != NULL ? 28 : 0, 4);
	sk_buf_le(b, k->local != NULL ? 28 + first : 0, 4);
	sk_buf_le(b, k->local != NULL ? 0 : 28, 4);
	sk_buf_le(b, 28 + first + n, 4);
	if (k->local != NULL) {
		sk_buf_put(b, "\x11\0\0\0\3\0\0\0\x78\x56\x34\x12\x10\0\0\0\0", 17);
	} else {
		sk_buf_le(b, first + n, 4);
		sk_buf_put(b, "\2\0\0\0\x14\0\0\0\0\0\0\0\0\0\2\0", 16);
	}
	sk_buf_put(b, base, n);
	sk_buf_put(b, suffix, m);
}

static inline void
lnkkit_string(struct sk_buf *b, const struct lnkkit *k, const char *s)
{
	if (s == NULL)
		return;
	sk_buf_le(b, strlen(s), 2);
	if (k->ansi)
		sk_buf_text(b, s);
	else
		lnkkit_wide(b, s);
}

static inline struct sk_span
lnkkit_build(struct sk_arena *a, const struct lnkkit *k)
{
	struct sk_buf b = sk_buf_new(a, 1 << 20);
	size_t from;

	sk_buf_put(&b, "L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 20);
	sk_buf_le(&b, (k->drive_path != NULL ? 1u : 0) | (k->local != NULL || k->share != NULL ? 2u : 0) |
	    (k->relative != NULL ? 8u : 0) | (k->arguments != NULL ? 0x20u : 0) |
	    (k->icon != NULL ? 0x40u : 0) | (k->ansi ? 0 : 0x80u), 4);
	lnkkit_zeros(&b, 76 - 24);
	if (k->drive_path != NULL)
		lnkkit_list(&b, a, k);
	if (k->local != NULL || k->share != NULL)
		lnkkit_info(&b, k);
	lnkkit_string(&b, k, k->relative);
	lnkkit_string(&b, k, k->arguments);
	lnkkit_string(&b, k, k->icon);
	if (k->environment != NULL) {
		sk_buf_le(&b, 0x314, 4);
		sk_buf_le(&b, 0xA0000001, 4);
		from = b.n;
		sk_buf_text(&b, k->environment);
		lnkkit_zeros(&b, 780 - (b.n - from));
	}
	if (k->machine != NULL) {
		sk_buf_put(&b, "\x60\0\0\0\3\0\0\xA0\x58\0\0\0\0\0\0\0", 16);
		from = b.n;
		sk_buf_text(&b, k->machine);
		lnkkit_zeros(&b, 16 + 16 - (b.n - from));
		sk_buf_put(&b, "\0\0\0\0\0\0\1\x10\x80\0\0\x0C\x29\1\2\3", 16);
		lnkkit_zeros(&b, 32);
	}
	if (k->behind.p != NULL)
		sk_buf_span(&b, k->behind);
	else
		sk_buf_le(&b, 0, 4);
	return sk_buf_view(&b);
}
#endif
