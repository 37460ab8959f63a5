#ifndef SEKISHO_OBSERVE_UNFOLD_VALUE_H
#define SEKISHO_OBSERVE_UNFOLD_VALUE_H
/* unfold_value - expressions of constant text, in JavaScript, VBScript and
 * PowerShell.  Shared by the files of unfold only. */
#include "base/buf.h"

enum sk_dialect { SK_JS, SK_VB, SK_PS, SK_CMD, SK_PAGE };

struct sk_value {
	enum { SK_IS_TEXT, SK_IS_NUMBER, SK_IS_LIST } kind;
	struct sk_span	 text;		/* of a number too */
	long		 number;
	struct sk_span	*item;		/* of a list */
	size_t		 n;
	bool		 done;		/* it was not written like that */
	bool		 strong;	/* and nobody writes it so to be read */
};

struct sk_vars;
struct sk_fold {
	struct sk_span	 s;
	enum sk_dialect	 dialect;
	struct sk_arena	*arena;
	struct sk_vars	*vars;		/* NULL: knows nothing */
	size_t		 work;		/* bytes that may still be read or made */
	unsigned	 depth;
	bool		 computes;	/* letters come out of numbers that are not known */
	size_t		 data;		/* bytes of strings that are no text */
	size_t		 dead[3];	/* no string of " ' ` that begins before here ends */
};

/* The expression at *i_io, which then stands behind it.  False: none there that
 * can be known; *i_io is as it was. */
bool	sk_value_read(struct sk_fold *f, size_t *i_io, struct sk_value *v_r);
/* Behind blanks, comments and line continuations. */
size_t	sk_value_gap(const struct sk_fold *f, size_t i);
/* True if the word s[i, i+n) may begin an expression. */
bool	sk_value_begins(const struct sk_fold *f, size_t i, size_t n);
/* A letter of names: ASCII, _ $ and what is no ASCII. */
static inline bool
sk_value_is_word(uint8_t c)
{
	uint8_t l = c | 0x20;

	return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c >= 0x80;
}
/* Work for n bytes; false if there is no more. */
bool	sk_value_pay(struct sk_fold *f, size_t n);

/* --- unfold_method.c: what is done with values --- */

enum sk_method { SK_NO_METHOD, SK_SPLIT, SK_JOIN, SK_REVERSE, SK_REPLACE, SK_CONCAT, SK_AT,
	SK_SUBSTR, SK_SLICE, SK_LOWER, SK_UPPER, SK_SAME, SK_CHARS, SK_FORMAT, SK_UNESCAPE,
	SK_BASE64, SK_MID, SK_LEFT, SK_RIGHT, SK_LETTERS };
/* Does m with *v and its n arguments; first: replaces the first only. */
bool	sk_value_do(struct sk_fold *f, enum sk_method m, struct sk_value *v,
	    const struct sk_value *arg, size_t n, bool first);
/* Text out of bytes that are base64; UTF-16 is narrowed. */
bool	sk_value_base64(struct sk_arena *arena, struct sk_span s, struct sk_span *text_r,
	    bool *wide_r);

/* --- unfold_vars.c --- */

struct sk_vars *sk_vars_new(struct sk_arena *a);
/* name, in any case, holds v; v NULL: nothing known any more. */
void	sk_vars_set(struct sk_vars *k, struct sk_span name, const struct sk_value *v);
/* s is added to what name holds. */
void	sk_vars_add(struct sk_vars *k, struct sk_span name, struct sk_span s);
bool	sk_vars_get(const struct sk_vars *k, struct sk_span name, struct sk_value *v_r);
/* The next text that was put together by sk_vars_add and not given before. */
bool	sk_vars_grown(struct sk_vars *k, size_t *at_io, struct sk_span *text_r);
bool	sk_vars_any(const struct sk_vars *k);

/* --- unfold_batch.c, unfold_packer.c, unfold_encoder.c --- */

/* Commands of cmd with variables and carets resolved; hidden_r: bytes that were
 * short pieces.  False if nothing changed. */
bool	sk_batch_read(struct sk_fold *f, struct sk_buf *out, size_t *hidden_r);
/* eval(function(p,a,c,k,e, ... at i, with its end and what it stands for. */
bool	sk_packer_read(struct sk_fold *f, size_t i, size_t *end_r, struct sk_span *text_r);
/* The next block of Script Encoder at or after *i_io. */
bool	sk_encoder_read(struct sk_span s, size_t *i_io, struct sk_arena *arena,
	    struct sk_span *text_r);
#endif
