#include "unfold_parts.h"

enum { ARGUMENTS = 8 };	/* of a call that is understood */

/* --- calls --- */

/* fromCharCode(65, 66), with the bracket open; also .apply(null, [65, 66]). */
static bool
char_codes(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	struct sk_buf out = sk_buf_new(f->arena, f->s.n);
	size_t letters = 0, from = *i;
	long c;

	do {
		size_t was = *i;

		if (!sk_value_sum(f, i, &c))
			return false;
		if (!sk_value_pay(f, *i - was + 1) ||
		    !sk_buf_byte(&out, c > 0 && c < 0x80 ? (uint8_t)c : '?'))
			return false;
		letters += (c >= '0' && c <= '9') || (sk_fold_lower((uint8_t)c) >= 'a' && sk_fold_lower((uint8_t)c) <= 'z');
	} while (sk_fold_take(f, i, ','));
	*v = sk_fold_text(sk_buf_view(&out), true);
	v->strong = letters >= 4 && (*i - from) > 0;
	return true;
}

/* The list of codes that a variable holds; its name begins at *i, a bracket ends it. */
static bool
codes_of_name(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	static const struct sk_value none = { .kind = SK_IS_TEXT };
	size_t from = sk_value_gap(f, *i), end = sk_fold_word_end(f, from);

	if (end == from || !sk_vars_get(f->vars, sk_fold_between(f, from, end), v) ||
	    v->kind != SK_IS_LIST || !sk_value_do(f, SK_LETTERS, v, NULL, 0, false) ||
	    !sk_value_do(f, SK_JOIN, v, &none, 1, false) || !sk_fold_take(f, &end, ')'))
		return false;
	v->done = v->strong = true;
	*i = end;
	return true;
}

static bool
from_char_code(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i, list;

	if (sk_fold_begins(f, j, SK_SPAN("(..."))) {
		j += 4;
		if (!codes_of_name(f, &j, v))
			return false;
	} else if (sk_fold_begins(f, j, SK_SPAN(".apply("))) {
		j += 7;
		list = j;
		while (sk_fold_at(f, j) != '[' && sk_fold_at(f, j) != ')' && j < *i + 40) {
			list = sk_fold_at(f, j) == ',' ? j + 1 : list;
			j++;
		}
		if (sk_fold_at(f, j) != '[') {
			*i = codes_of_name(f, &list, v) ? list : *i;
			return *i == list;
		}
		j++;
		if (!char_codes(f, &j, v) || !sk_fold_take(f, &j, ']') || !sk_fold_take(f, &j, ')'))
			return false;
	} else if (!sk_fold_take(f, &j, '(') || !char_codes(f, &j, v) || !sk_fold_take(f, &j, ')')) {
		f->computes = f->computes || sk_fold_at(f, sk_value_gap(f, *i)) == '(';
		return false;
	}
	*i = j;
	return true;
}

/* Functions that stand alone: name, how many arguments at least. */
static const struct {
	struct sk_span	 name;
	enum sk_method	 method;
	bool		 vb, js;
} function[] = {
	{ SK_LIT("strreverse"), SK_REVERSE, true, false }, { SK_LIT("replace"), SK_REPLACE, true, false },
	{ SK_LIT("join"), SK_JOIN, true, false }, { SK_LIT("split"), SK_SPLIT, true, false },
	{ SK_LIT("mid"), SK_MID, true, false }, { SK_LIT("left"), SK_LEFT, true, false },
	{ SK_LIT("right"), SK_RIGHT, true, false }, { SK_LIT("lcase"), SK_LOWER, true, false },
	{ SK_LIT("ucase"), SK_UPPER, true, false }, { SK_LIT("cstr"), SK_SAME, true, false },
	{ SK_LIT("trim"), SK_SAME, true, false }, { SK_LIT("unescape"), SK_UNESCAPE, true, true },
	{ SK_LIT("decodeuricomponent"), SK_UNESCAPE, false, true },
	{ SK_LIT("decodeuri"), SK_UNESCAPE, false, true }, { SK_LIT("atob"), SK_BASE64, true, true },
	{ SK_LIT("array"), SK_NO_METHOD, true, true }
};
enum { FUNCTIONS = sizeof function / sizeof *function };

static const struct sk_span maker[] = { SK_LIT("chr"), SK_LIT("chrw"), SK_LIT("chrb"), SK_LIT("chr$") };

static bool
make_letter(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i;
	long c;

	if (!sk_fold_take(f, &j, '('))
		return false;
	if (!sk_value_sum(f, &j, &c) || !sk_fold_take(f, &j, ')')) {
		f->computes = true;
		return false;
	}
	*i = j;
	return sk_value_letter(f, c, v);
}

static bool
call(struct sk_fold *f, size_t k, size_t *i, struct sk_value *v)
{
	struct sk_value arg[ARGUMENTS];
	enum sk_method m = function[k].method;
	size_t n;

	if (!sk_fold_take(f, i, '('))
		return false;
	if (m == SK_NO_METHOD)
		return sk_value_list(f, i, ')', NULL, v);
	if (!sk_value_arguments(f, i, ')', arg, ARGUMENTS, &n) || n == 0)
		return false;
	*v = arg[0];
	for (size_t a = 1; a < n; a++)
		sk_fold_note(v, &arg[a]);
	if (m == SK_JOIN && n == 1)
		return sk_value_do(f, m, v, &(struct sk_value){ .text = SK_SPAN(" ") }, 1, false);
	return sk_value_do(f, m, v, arg + 1, n - 1, false);
}

/* --- what begins with a word --- */

static size_t
function_of(const struct sk_fold *f, struct sk_span word)
{
	for (size_t k = 0; word.n > 0 && k < FUNCTIONS; k++)
		if ((f->dialect == SK_VB ? function[k].vb : function[k].js) &&
		    f->dialect != SK_PS && sk_fold_lower(word.p[0]) == function[k].name.p[0] &&
		    sk_span_same_nocase(word, function[k].name))
			return k;
	return FUNCTIONS;
}

static bool
is_maker(const struct sk_fold *f, struct sk_span word)
{
	for (size_t k = 0; f->dialect == SK_VB && k < sizeof maker / sizeof *maker; k++)
		if (sk_span_same_nocase(word, maker[k]))
			return true;
	return false;
}

/* $name, ${name}, name; name(): a function that returns a constant. */
static bool
variable(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t from = *i, end;
	struct sk_span name;

	if (f->dialect == SK_PS && sk_fold_at(f, from) != '$')
		return false;
	if (sk_fold_begins(f, from, SK_SPAN("${"))) {
		end = sk_span_chr(sk_span_head(f->s, from + 64), '}', from);
		if (end == SK_SPAN_NONE)
			return false;
		name = sk_fold_between(f, from + 2, end++);
	} else {
		end = sk_fold_word_end(f, from);
		if (f->dialect == SK_PS && sk_fold_at(f, end) == ':')
			end = sk_fold_word_end(f, end + 1);
		name = sk_fold_between(f, from, end);
		if (f->dialect == SK_PS && sk_value_automatic(name, v)) {
			*i = end;
			return true;
		}
		if (f->dialect == SK_PS)
			name = sk_span_from(name, 1);
	}
	if (sk_fold_begins(f, end, SK_SPAN("()")) && f->dialect != SK_PS) {
		if (!sk_vars_get(f->vars, sk_fold_between(f, from, end + 2), v) &&
		    (f->dialect != SK_VB || !sk_vars_get(f->vars, name, v)))
			return false;
		end += 2;
	} else if (!sk_vars_get(f->vars, name, v)) {
		return false;
	}
	v->done = v->strong = false;
	*i = end;
	return true;
}

/* String.fromCharCode, String["fromCharCode"]. */
static bool
of_string(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	struct sk_value name;
	size_t j = sk_fold_word_end(f, *i);

	if (sk_fold_begins(f, j, SK_SPAN(".fromcharcode"))) {
		j += 13;
	} else if (sk_fold_at(f, j) == '[') {
		j = sk_value_gap(f, j + 1);
		if (!sk_value_read(f, &j, &name) || !sk_fold_take(f, &j, ']') || name.kind != SK_IS_TEXT ||
		    !sk_span_is_nocase(name.text, "fromcharcode"))
			return false;
	} else {
		return false;
	}
	if (!from_char_code(f, &j, v))
		return false;
	*i = j;
	return true;
}

bool
sk_value_word(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t from = *i, end = sk_fold_word_end(f, from), k;
	struct sk_span w = sk_fold_between(f, from, end);

	if (from > 0 && (sk_fold_at(f, from - 1) == '.' || sk_value_is_word(sk_fold_at(f, from - 1))))
		return false;
	if (f->dialect == SK_PS || sk_fold_at(f, from) == '$')
		return variable(f, i, v);
	if (f->dialect == SK_JS && sk_span_is_nocase(w, "string"))
		return of_string(f, i, v);
	if (f->dialect == SK_JS && w.n == 3 && sk_span_is(w, "new"))
		*i = sk_value_gap(f, end);
	if (is_maker(f, w)) {
		*i = end;
		return make_letter(f, i, v);
	}
	if ((k = function_of(f, sk_fold_between(f, *i, sk_fold_word_end(f, *i)))) < FUNCTIONS) {
		*i = sk_fold_word_end(f, *i);
		return call(f, k, i, v);
	}
	*i = from;
	return variable(f, i, v);
}

bool
sk_value_begins(const struct sk_fold *f, size_t i, size_t n)
{
	struct sk_span w = sk_fold_between(f, i, i + n);
	uint8_t behind = sk_fold_at(f, i + n);
	struct sk_value v;

	if (f->dialect == SK_PS)
		return w.p[0] == '$';
	if (f->dialect == SK_JS && (sk_span_is(w, "String") || sk_span_is(w, "new")))
		return true;
	if (n <= 18 && (is_maker(f, w) || function_of(f, w) < FUNCTIONS))
		return true;
	if (!sk_vars_any(f->vars) || n > 40)
		return false;
	if (behind == ' ')
		behind = sk_fold_at(f, sk_value_gap(f, i + n));
	return (behind == '+' || behind == '&' || behind == '.' || behind == '[' || behind == '(') &&
	    (behind == '(' || sk_vars_get(f->vars, w, &v));
}
