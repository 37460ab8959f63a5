#ifndef SEKISHO_BASE_SPAN_H
#define SEKISHO_BASE_SPAN_H
/*
 * span - a read-only view of bytes that somebody else owns.
 *
 * The only way hostile bytes are read in sekisho.  No function here can read
 * outside the view: every getter says whether the bytes were there, and clears
 * its output when they were not.  Offsets and lengths are in bytes.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct sk_span {
	const uint8_t	*p;	/* borrowed; never freed through a span */
	size_t		 n;	/* length in bytes */
};

#define SK_SPAN_NONE	((size_t)-1)	/* "not found" of the finders */
/* A span over a string literal, usable where a constant is needed. */
#define SK_LIT(s)	{ (const uint8_t *)(s), sizeof(s) - 1 }
#define SK_SPAN(s)	((struct sk_span)SK_LIT(s))
/* For printf's "%.*s"; only for bytes already made safe for display. */
#define SK_FMT(s)	(int)((s).n > 65536 ? 65536 : (s).n), (const char *)(s).p

/* A view of the text s without its final zero; empty for NULL.  Borrows s. */
struct sk_span sk_span_text(const char *s);
/* Cuts [off, off+len) out of s.  False, and *sub_r empty, if not all inside. */
bool	sk_span_cut(struct sk_span s, uint64_t off, uint64_t len, struct sk_span *sub_r);
/* What is left of s from off on; empty if off lies behind its end. */
static inline struct sk_span
sk_span_from(struct sk_span s, uint64_t off)
{
	return off > s.n || s.p == NULL ? (struct sk_span){ 0 } :
	    (struct sk_span){ s.p + off, (size_t)(s.n - off) };
}
/* The first len bytes of s, or all of it if there are fewer. */
static inline struct sk_span
sk_span_head(struct sk_span s, size_t len)
{
	return len < s.n ? (struct sk_span){ s.p, len } : s;
}
/* Cuts the first len bytes off *s.  False, *s as it was, if there are fewer. */
bool	sk_span_take(struct sk_span *s, size_t len, struct sk_span *head_r);
/*
 * Cuts one line off *s: *line_r is it without its end, *end_n_r (may be NULL)
 * how many bytes the end had: 0 (the bytes just stop), 1 (LF) or 2 (CRLF).
 * A lone CR ends no line.  False at the end.
 */
bool	sk_span_line(struct sk_span *s, struct sk_span *line_r, size_t *end_n_r);
/* Numbers at off, little (le) or big (be) endian.  False, *v_r 0, if cut short. */
bool	sk_span_u8(struct sk_span s, uint64_t off, uint8_t *v_r);
bool	sk_span_u16le(struct sk_span s, uint64_t off, uint16_t *v_r);
bool	sk_span_u32le(struct sk_span s, uint64_t off, uint32_t *v_r);
bool	sk_span_u64le(struct sk_span s, uint64_t off, uint64_t *v_r);
bool	sk_span_u16be(struct sk_span s, uint64_t off, uint16_t *v_r);
bool	sk_span_u32be(struct sk_span s, uint64_t off, uint32_t *v_r);
/* True if s begins (ends) with lit; the second kind takes A-Z for a-z. */
static inline bool
sk_span_begins(struct sk_span s, struct sk_span lit)
{	/* nearly all differ in the first byte or in the last: no call for those */
	return lit.n == 0 || (lit.n <= s.n && s.p[0] == lit.p[0] &&
	    s.p[lit.n - 1] == lit.p[lit.n - 1] && memcmp(s.p, lit.p, lit.n) == 0);
}
bool	sk_span_begins_nocase(struct sk_span s, struct sk_span lit);
bool	sk_span_ends_nocase(struct sk_span s, struct sk_span lit);
/* True if s is other, byte for byte, or with A-Z taken for a-z. */
static inline bool
sk_span_same(struct sk_span s, struct sk_span other)
{	/* memcmp may not be given NULL, not even for no bytes */
	return s.n == other.n && (s.n == 0 || memcmp(s.p, other.p, s.n) == 0);
}
bool	sk_span_same_nocase(struct sk_span s, struct sk_span other);
/* The same, against a C string. */
static inline bool
sk_span_is(struct sk_span s, const char *text)
{
	return sk_span_same(s, (struct sk_span){ (const uint8_t *)text, text == NULL ? 0 : strlen(text) });
}
bool	sk_span_is_nocase(struct sk_span s, const char *text);
/* Offset of the first c / last c / first lit at or after from, or SK_SPAN_NONE. */
size_t	sk_span_chr(struct sk_span s, uint8_t c, size_t from);
size_t	sk_span_rchr(struct sk_span s, uint8_t c);
size_t	sk_span_find(struct sk_span s, struct sk_span lit, size_t from);
size_t	sk_span_find_nocase(struct sk_span s, struct sk_span lit, size_t from);
/* s without blanks, tabs, CR and LF at both ends. */
struct sk_span sk_span_trim(struct sk_span s);
/* Order of bytes, the shorter first: for qsort and binary search. */
int	sk_span_order(struct sk_span a, struct sk_span b);
/*
 * Reads s, all of it, as an unsigned number to base 10 or 16, without sign,
 * prefix or blanks.  False, *v_r 0, if it is none or goes over max.
 */
bool	sk_span_number(struct sk_span s, int base, uint64_t max, uint64_t *v_r);
#endif
