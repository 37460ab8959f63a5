#ifndef SEKISHO_OBSERVE_UNFOLD_PARTS_H
#define SEKISHO_OBSERVE_UNFOLD_PARTS_H
/* unfold_parts - what the readers of values share: unfold_value.c (operands and
 * sums), unfold_word.c (what begins with a word), unfold_string.c, unfold_ps.c. */
#include <string.h>
#include "unfold_value.h"

static inline uint8_t
sk_fold_at(const struct sk_fold *f, size_t i)
{
	return i < f->s.n ? f->s.p[i] : 0;
}

static inline uint8_t
sk_fold_lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static inline bool
sk_fold_is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static inline int
sk_fold_hex(uint8_t c)
{
	c = sk_fold_lower(c);
	return sk_fold_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static inline size_t
sk_fold_word_end(const struct sk_fold *f, size_t i)
{
	while (sk_value_is_word(sk_fold_at(f, i)))
		i++;
	return i;
}

static inline struct sk_span
sk_fold_between(const struct sk_fold *f, size_t from, size_t end)
{
	return sk_span_head(sk_span_from(f->s, from), end - from);
}

static inline bool
sk_fold_begins(const struct sk_fold *f, size_t i, struct sk_span lit)
{
	return sk_span_begins_nocase(sk_span_from(f->s, i), lit);
}

static inline bool
sk_fold_is_quote(const struct sk_fold *f, uint8_t c)
{
	return c == '"' || (c == '\'' && f->dialect != SK_VB) || (c == '`' && f->dialect == SK_JS);
}

static inline struct sk_value
sk_fold_text(struct sk_span s, bool done)
{
	return (struct sk_value){ .kind = SK_IS_TEXT, .text = s, .done = done };
}

static inline void
sk_fold_note(struct sk_value *v, const struct sk_value *from)
{
	v->done = v->done || from->done;
	v->strong = v->strong || from->strong;
}

/* Steps over c behind a gap. */
static inline bool
sk_fold_take(const struct sk_fold *f, size_t *i, uint8_t c)
{
	size_t j = sk_value_gap(f, *i);

	if (sk_fold_at(f, j) != c)
		return false;
	*i = j + 1;
	return true;
}

/* All read at *i_io and stand behind what they read; where they return false
 * *i_io may stand anywhere. */

/* --- unfold_value.c --- */
bool	sk_value_operand(struct sk_fold *f, size_t *i_io, struct sk_value *v_r);
bool	sk_value_bracketed(struct sk_fold *f, size_t *i_io, struct sk_value *v_r);
/* Values between commas up to close; false if one of them is not known. */
bool	sk_value_arguments(struct sk_fold *f, size_t *i_io, uint8_t close,
	    struct sk_value *arg, size_t max, size_t *n_r);
/* Values between commas as a list, up to close (0: as far as they go), behind
 * first if it is not NULL. */
bool	sk_value_list(struct sk_fold *f, size_t *i_io, uint8_t close,
	    const struct sk_value *first, struct sk_value *v_r);

/* --- unfold_string.c --- */
bool	sk_value_string(struct sk_fold *f, size_t *i_io, struct sk_value *v_r);
bool	sk_value_number(const struct sk_fold *f, size_t *i_io, long *v_r);
/* Numbers with + - ^ * between them, from the left. */
bool	sk_value_sum(const struct sk_fold *f, size_t *i_io, long *v_r);
/* The letter that stands for c. */
bool	sk_value_letter(struct sk_fold *f, long c, struct sk_value *v_r);

/* --- unfold_word.c --- */
bool	sk_value_word(struct sk_fold *f, size_t *i_io, struct sk_value *v_r);

/* --- unfold_ps.c --- */
bool	sk_value_automatic(struct sk_span name, struct sk_value *v_r);
bool	sk_value_cast(struct sk_fold *f, size_t *i_io, struct sk_value *v_r);
/* | % { [char]$_ } and the like behind a list. */
void	sk_value_pipe(struct sk_fold *f, size_t *i_io, struct sk_value *v_io);
/* "{1}{0}" -f "a", "b" */
bool	sk_value_format(struct sk_fold *f, size_t *i_io, struct sk_value *v_io);
/* -replace 'a','b' and -split 'a' and -join 'a' behind a value. */
bool	sk_value_operator(struct sk_fold *f, size_t *i_io, struct sk_value *v_io);
#endif
