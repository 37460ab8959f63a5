#ifndef SEKISHO_BASE_TEXT_H
#define SEKISHO_BASE_TEXT_H
/*
 * text - UTF-8 text as people see it: safe to show, folded to compare.
 */
#include "base/buf.h"

/*
 * Appends s made safe for a terminal, a log or a table: controls, CR and LF,
 * bidi controls, invisible and unassigned-looking code points stand as
 * "<U+202E>", bad bytes as "<E3>"; everything else as it is.  At most max_cp
 * code points are shown, then U+2026.
 */
void	sk_text_safe(struct sk_buf *out, struct sk_span s, size_t max_cp);
/*
 * Appends s folded for comparing: full-width ASCII to ASCII, half-width kana
 * to kana with their marks joined, ASCII to lower case, ideographic blank to
 * blank, zero-width code points dropped.
 */
void	sk_text_fold(struct sk_buf *out, struct sk_span s);
/* What kind of thing a code point is, as far as names and language need it. */
bool	sk_cp_is_bidi(uint32_t cp);	/* U+202A..202E, 2066..2069, 200E, 200F, 061C */
bool	sk_cp_is_invisible(uint32_t cp); /* zero width, soft hyphen, BOM, tags ... */
bool	sk_cp_is_blank(uint32_t cp);	/* everything that shows as empty space */
bool	sk_cp_is_kana(uint32_t cp);	/* hiragana, katakana, half-width too */
bool	sk_cp_is_han(uint32_t cp);
bool	sk_cp_is_cyrillic(uint32_t cp);
/* A dot in the eyes of a reader that is none to the machine (U+2024, U+FF0E,
 * U+3002, U+FF61, U+FE52, U+00B7, U+30FB, U+FF65, U+A4F8, U+0701, U+0702, ...). */
bool	sk_cp_is_dot_like(uint32_t cp);
/* Appends the RFC 3339 form of a time in seconds since 1970 at an offset in
 * minutes east ("2016-05-17T09:12:00+09:00"; "Z" for offset 0). */
void	sk_text_time(struct sk_buf *out, int64_t seconds, int offset_min);
/* Appends the bytes of s as lower-case hexadecimal. */
void	sk_text_hex(struct sk_buf *out, struct sk_span s);
#endif
