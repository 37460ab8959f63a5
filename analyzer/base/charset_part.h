#ifndef SEKISHO_CHARSET_PART_H
#define SEKISHO_CHARSET_PART_H
/* What the files of the charset code share; the contract is base/charset.h. */
#include "base/charset.h"

/* Converters of the system's behind those that have a name: JIS X 0213 in the
 * form of EUC, and what Microsoft's Big5 has besides. */
#define SK_CS_JISX0213	((enum sk_charset)SK_CS_COUNT)
#define SK_CS_CP950	((enum sk_charset)(SK_CS_COUNT + 1))
#define SK_CS_CONVERTERS (SK_CS_COUNT + 2)

/*
 * Converts one stretch that ends between two characters; counts into *bad.
 * in_step says that every lead byte is known to have its second one.
 */
void	sk_charset_piece(enum sk_charset cs, bool in_step, struct sk_span in,
	    struct sk_buf *out, size_t *bad);
/* The converters that are no single call of iconv. */
void	sk_charset_from_jis(struct sk_span in, struct sk_buf *out, size_t *bad);
void	sk_charset_from_utf7(struct sk_span in, struct sk_buf *out, size_t *bad);
void	sk_charset_from_utf16(struct sk_span in, bool little, struct sk_buf *out,
	    size_t *bad);
/* What a letter of base64 stands for, -1 if it is none. */
int	sk_charset_base64(uint8_t c);
/* --- charset_sjis.c --- */

/* Fills the table once: convert gives the bytes of in, which are CP932, as UTF-8
 * and says how many, 0 if in is not exactly one character. */
void	sk_charset_sjis_learn(size_t (*convert)(const uint8_t *in, size_t n, uint8_t *out,
	    size_t room));
/* Converts *in up to what it cannot read; false without a table. */
bool	sk_charset_sjis(struct sk_span *in, struct sk_buf *out);
/* The same of EUC-JP, with a table. */
void	sk_charset_euc(struct sk_span *in, struct sk_buf *out);
bool	sk_charset_sjis_ready(void);
/* The pair of Shift_JIS that stands for a pair of JIS X 0208 (7-bit; rows to
 * 0x97, those of users and of IBM). */
struct sk_charset_pair {
	uint8_t	a, b;
} sk_charset_shifted(uint8_t a, uint8_t b);
#endif
