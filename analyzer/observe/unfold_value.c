#include "unfold_parts.h"

enum {
	DEPTH = 8,		/* expressions inside each other */
	ARGUMENTS = 8,		/* of a call that is understood */
	ITEMS = 131072,		/* of a list */
	NUMBERS = 30,		/* in a list that is data, not text */
	INDICES = 64,		/* between two brackets */
	GAP = 1024		/* bytes between two parts of an expression */
};

bool
sk_value_pay(struct sk_fold *f, size_t n)
{
	if (n >= f->work) {
		f->work = 0;
		return false;
	}
	f->work -= n;
	return true;
}

size_t
sk_value_gap(const struct sk_fold *f, size_t i)
{
	size_t from = i, end = i + GAP;

	while (i < end) {
		uint8_t c = sk_fold_at(f, i), next = sk_fold_at(f, i + 1);
		struct sk_span rest = sk_span_head(sk_span_from(f->s, (uint64_t)i + 2), GAP);
		size_t close;

		if (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && f->dialect != SK_VB)) {
			i++;
			continue;
		}
		if (c == '_' && f->dialect == SK_VB && (next == '\r' || next == '\n' || next == ' ')) {
			close = sk_span_chr(sk_span_head(rest, 16), '\n', 0);
			close = next == '\n' ? 0 : close == SK_SPAN_NONE ? close : close + 1;
		} else if (c == '`' && f->dialect == SK_PS && (next == '\r' || next == '\n')) {
			close = 0;
		} else if (c == '/' && next == '*' && f->dialect == SK_JS) {
			close = sk_span_find(rest, SK_SPAN("*/"), 0);
			close = close == SK_SPAN_NONE ? close : close + 2;
		} else if (c == '/' && next == '/' && f->dialect == SK_JS) {
			close = sk_span_chr(rest, '\n', 0);
		} else if (c == '<' && next == '#' && f->dialect == SK_PS) {
			close = sk_span_find(rest, SK_SPAN("#>"), 0);
			close = close == SK_SPAN_NONE ? close : close + 2;
		} else {
			return i;
		}
		if (close == SK_SPAN_NONE)
			return i;
		i += 2 + close;
	}
	return from;
}

/* --- lists --- */

/* Values between commas up to close; false if one of them is not known. */
bool
sk_value_arguments(struct sk_fold *f, size_t *i, uint8_t close, struct sk_value *arg,
    size_t max, size_t *n_r)
{
	*n_r = 0;
	if (sk_fold_take(f, i, close))
		return true;
	do {
		*i = sk_value_gap(f, *i);
		if (*n_r == max || !sk_value_read(f, i, &arg[*n_r]))
			return false;
		++*n_r;
	} while (sk_fold_take(f, i, ','));
	return sk_fold_take(f, i, close);
}

/* Values between commas as a list, up to close (0: as far as they go). */
bool
sk_value_list(struct sk_fold *f, size_t *i, uint8_t close, const struct sk_value *first,
    struct sk_value *v)
{
	size_t room = 0, n = 0, numbers = 0, from = *i;
	struct sk_value one;
	struct sk_span *item = NULL;
	bool more = true;

	*v = (struct sk_value){ .kind = SK_IS_LIST };
	if (first == NULL && sk_fold_take(f, i, close))
		return false;		/* empty */
	for (; more; more = sk_fold_take(f, i, ',')) {
		*i = sk_value_gap(f, *i);
		if (n == 0 && first != NULL)
			one = *first;
		else if (!sk_value_read(f, i, &one) || one.kind == SK_IS_LIST)
			return false;
		if (n == room) {
			size_t wider = room == 0 ? 8 : 2 * room;

			if (!sk_value_pay(f, wider * sizeof *item) || wider > ITEMS)
				return false;
			item = sk_arena_grow(f->arena, item, room * sizeof *item, wider * sizeof *item);
			room = wider;
		}
		if (item == NULL)
			return false;
		item[n++] = one.text;
		numbers += one.kind == SK_IS_NUMBER;
		sk_fold_note(v, &one);
	}
	v->item = item;
	v->n = n;
	f->data += numbers >= NUMBERS ? *i - from : 0;
	return close == 0 || sk_fold_take(f, i, close);
}

/* --- operands --- */

bool
sk_value_bracketed(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = sk_value_gap(f, *i + 1);
	struct sk_value first;

	if (!sk_value_read(f, &j, &first))
		return false;
	*v = first;
	if (f->dialect == SK_PS && first.kind != SK_IS_LIST && sk_fold_at(f, sk_value_gap(f, j)) == ',' &&
	    !sk_value_list(f, &j, 0, &first, v))
		return false;
	sk_value_pipe(f, &j, v);
	if (!sk_fold_take(f, &j, ')'))
		return false;
	*i = j;
	return true;
}

static bool
number_value(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t from = *i;

	*v = (struct sk_value){ .kind = SK_IS_NUMBER };
	if (!sk_value_pay(f, 8) || !sk_value_number(f, i, &v->number))
		return false;
	v->text = sk_span_trim(sk_fold_between(f, from, *i));
	return true;
}

static bool
primary(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	uint8_t c = sk_fold_at(f, *i);

	if (sk_fold_is_quote(f, c))
		return sk_value_string(f, i, v);
	if (sk_fold_is_digit(c) || (c == '-' && sk_fold_is_digit(sk_fold_at(f, *i + 1))))
		return number_value(f, i, v);
	if (c == '(')
		return sk_value_bracketed(f, i, v);
	if (c == '[' && f->dialect == SK_JS) {
		++*i;
		return sk_value_list(f, i, ']', NULL, v);
	}
	if (c == '[' && f->dialect == SK_PS)
		return sk_value_cast(f, i, v);
	if (c == '@' && sk_fold_at(f, *i + 1) == '(' && f->dialect == SK_PS) {
		++*i;
		return sk_value_bracketed(f, i, v);
	}
	if (c == '-' && f->dialect == SK_PS && sk_fold_begins(f, *i, SK_SPAN("-join"))) {
		*i = sk_value_gap(f, *i + 5);
		return sk_value_operand(f, i, v) && sk_value_do(f, SK_JOIN, v,
		    &(struct sk_value){ .text = { 0 } }, 1, false);
	}
	return sk_value_is_word(c) && sk_value_word(f, i, v);
}

static const struct {
	const char	*name;
	enum sk_method	 method;
	enum sk_dialect	 dialect;
} method[] = {
	{ "split", SK_SPLIT, SK_JS }, { "join", SK_JOIN, SK_JS }, { "reverse", SK_REVERSE, SK_JS },
	{ "replace", SK_REPLACE, SK_JS }, { "concat", SK_CONCAT, SK_JS }, { "charat", SK_AT, SK_JS },
	{ "substr", SK_SUBSTR, SK_JS }, { "substring", SK_SLICE, SK_JS }, { "slice", SK_SLICE, SK_JS },
	{ "tolowercase", SK_LOWER, SK_JS }, { "touppercase", SK_UPPER, SK_JS },
	{ "tostring", SK_SAME, SK_JS }, { "trim", SK_SAME, SK_JS }, { "valueof", SK_SAME, SK_JS },
	{ "replace", SK_REPLACE, SK_PS }, { "split", SK_SPLIT, SK_PS }, { "tolower", SK_LOWER, SK_PS },
	{ "toupper", SK_UPPER, SK_PS }, { "tostring", SK_SAME, SK_PS }, { "trim", SK_SAME, SK_PS },
	{ "tochararray", SK_CHARS, SK_PS }, { "substring", SK_SUBSTR, SK_PS },
	{ "invoke", SK_NO_METHOD, SK_PS }
};

static enum sk_method
method_of(const struct sk_fold *f, struct sk_span name)
{
	for (size_t k = 0; k < sizeof method / sizeof *method; k++)
		if (method[k].dialect == f->dialect && sk_span_is_nocase(name, method[k].name))
			return method[k].method;
	return SK_NO_METHOD;
}

/* /x/g as text, if it stands for one text only: escapes and [x] of one letter. */
static bool
pattern(struct sk_fold *f, size_t *i, struct sk_value *v, bool *first_r)
{
	struct sk_buf out = sk_buf_new(f->arena, 256);
	size_t j = *i + 1;

	for (; j < *i + 200 && sk_fold_at(f, j) != '/'; j++) {
		uint8_t c = sk_fold_at(f, j);

		if (c == '\\' && !sk_value_is_word(sk_fold_at(f, j + 1)))
			c = sk_fold_at(f, ++j);
		else if (c == '[' && sk_fold_at(f, j + 2) == ']' && sk_fold_at(f, j + 1) != '^')
			c = sk_fold_at(f, (j += 2) - 1);
		else if (c == 0 || memchr(".*+?()[]{}|^$\\\n", c, 15) != NULL)
			return false;
		(void)sk_buf_byte(&out, c);
	}
	if (sk_fold_at(f, j) != '/' || out.full)
		return false;
	for (*first_r = true, j++; sk_value_is_word(sk_fold_at(f, j)); j++)
		*first_r = *first_r && sk_fold_lower(sk_fold_at(f, j)) != 'g';
	*v = sk_fold_text(sk_buf_view(&out), false);
	*i = j;
	return true;
}

/* The arguments behind a method's name, and what it does. */
static bool
call_method(struct sk_fold *f, enum sk_method m, size_t *i, struct sk_value *v)
{
	struct sk_value arg[ARGUMENTS];
	bool first = f->dialect == SK_JS, all = false;
	size_t j = *i, n = 0;

	if (!sk_fold_take(f, &j, '('))
		return false;
	j = sk_value_gap(f, j);
	if (sk_fold_at(f, j) == '/' && f->dialect == SK_JS && (m == SK_REPLACE || m == SK_SPLIT)) {
		if (!pattern(f, &j, &arg[0], &first))
			return false;
		if (sk_fold_take(f, &j, ',')) {
			all = sk_value_arguments(f, &j, ')', arg + 1, ARGUMENTS - 1, &n);
			n++;
		} else {
			n = 1;
			all = sk_fold_take(f, &j, ')');
		}
	} else {
		all = sk_value_arguments(f, &j, ')', arg, ARGUMENTS, &n);
	}
	if (!all || !sk_value_do(f, m, v, arg, n, first))
		return false;
	for (size_t k = 0; k < n; k++)
		sk_fold_note(v, &arg[k]);
	*i = j;
	return true;
}

/* .name( ... ) or ["name"]( ... ) or, in PowerShell, .("na" + "me")( ... ). */
static bool
by_method(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i;
	struct sk_value name;
	enum sk_method m;

	if (sk_fold_at(f, j) == '[') {
		j = sk_value_gap(f, j + 1);
		if (!sk_value_read(f, &j, &name) || name.kind != SK_IS_TEXT || !sk_fold_take(f, &j, ']'))
			return false;
	} else if (sk_fold_is_quote(f, sk_fold_at(f, j + 1)) || sk_fold_at(f, j + 1) == '(') {
		j++;
		if (!(sk_fold_at(f, j) == '(' ? sk_value_bracketed(f, &j, &name) :
		    sk_value_string(f, &j, &name)) ||
		    name.kind != SK_IS_TEXT)
			return false;
	} else {
		name = sk_fold_text(sk_fold_between(f, j + 1, sk_fold_word_end(f, j + 1)), false);
		j += 1 + name.text.n;
	}
	m = method_of(f, name.text);
	if (m == SK_NO_METHOD || !call_method(f, m, &j, v))
		return false;
	*i = j;
	return true;
}

/* [2], [1,4,2], [-1..-9] behind a value. */
static bool
by_index(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i + 1, n = 0;
	struct sk_span one = { 0 };
	struct sk_value r = { .kind = SK_IS_LIST, .done = true, .strong = v->strong };
	long k, all = (long)(v->kind == SK_IS_LIST ? v->n : v->text.n);

	if (sk_fold_begins(f, j, SK_SPAN("::-1]")) ||
	    (f->dialect == SK_PS && sk_fold_begins(f, j, SK_SPAN("-1..-")))) {
		j = sk_span_chr(sk_span_head(f->s, j + 60), ']', j);
		if (j == SK_SPAN_NONE || !sk_value_do(f, SK_REVERSE, v, NULL, 0, false) ||
		    (v->kind == SK_IS_TEXT && !sk_value_do(f, SK_CHARS, v, NULL, 0, false)))
			return false;
		*i = j + 1;
		return true;
	}
	do {
		if (!sk_value_sum(f, &j, &k) || k < -all || k >= all || !sk_value_pay(f, 32))
			return false;
		k += k < 0 ? all : 0;
		r.text = v->kind == SK_IS_LIST ? v->item[k] : sk_span_head(sk_span_from(v->text,
		    (uint64_t)k), 1);
		if (n == 0)
			one = r.text;
		else if (n == 1 && sk_value_pay(f, INDICES * sizeof *r.item))
			r.item = sk_arena_array(f->arena, INDICES, sizeof *r.item);
		if (n == INDICES || (n > 0 && r.item == NULL))
			return false;
		if (n > 0) {
			r.item[0] = one;
			r.item[n] = r.text;
		}
		n++;
	} while (f->dialect == SK_PS && sk_fold_take(f, &j, ','));
	if (!sk_fold_take(f, &j, ']'))
		return false;
	r.n = n;
	if (n == 1)
		r.kind = SK_IS_TEXT;
	*v = r;
	*i = j;
	return true;
}

bool
sk_value_operand(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = *i;
	bool ok;

	if (f->depth >= DEPTH || !sk_value_pay(f, 4))
		return false;
	f->depth++;
	ok = primary(f, &j, v);
	for (bool more = ok && f->dialect != SK_VB; more; ) {
		uint8_t c;
		size_t k = j;

		if (f->dialect == SK_JS && v->kind != SK_IS_NUMBER)
			k = sk_value_gap(f, j);
		c = sk_fold_at(f, k);
		more = (c == '.' && sk_fold_at(f, k + 1) != '.' && by_method(f, &k, v)) ||
		    (c == '[' && ((f->dialect == SK_JS && by_method(f, &k, v)) || by_index(f, &k, v))) ||
		    (f->dialect == SK_PS && sk_value_format(f, &k, v));
		if (more)
			j = k;
	}
	f->depth--;
	if (ok)
		*i = j;
	return ok;
}

/* --- sums --- */

static bool
add(struct sk_fold *f, struct sk_value *v, const struct sk_value *b, struct sk_buf *sum_io)
{
	if (v->kind == SK_IS_LIST || b->kind == SK_IS_LIST)
		return false;
	if (v->kind == SK_IS_NUMBER && b->kind == SK_IS_NUMBER && f->dialect != SK_VB)
		return false;
	if (sum_io->arena == NULL) {
		*sum_io = sk_buf_new(f->arena, f->work + v->text.n);
		(void)sk_buf_span(sum_io, v->text);
	}
	if (!sk_value_pay(f, b->text.n) || !sk_buf_span(sum_io, b->text))
		return false;
	v->kind = SK_IS_TEXT;
	v->text = sk_buf_view(sum_io);
	v->done = true;
	v->strong = v->strong || b->strong;
	return true;
}

bool
sk_value_read(struct sk_fold *f, size_t *i_io, struct sk_value *v_r)
{
	struct sk_buf sum_text = { .arena = NULL };
	struct sk_value b;
	size_t i = *i_io, j;

	*v_r = (struct sk_value){ .n = 0 };
	if (!sk_value_operand(f, &i, v_r))
		return false;
	for (;;) {
		uint8_t op, behind;

		*i_io = i;
		j = sk_value_gap(f, i);
		op = sk_fold_at(f, j);
		behind = sk_fold_at(f, j + 1);
		if ((op != '+' && (op != '&' || f->dialect != SK_VB)) || behind == op || behind == '=')
			break;
		j = sk_value_gap(f, j + 1);
		if (!sk_value_operand(f, &j, &b) || !add(f, v_r, &b, &sum_text))
			break;
		i = j;
	}
	while (f->dialect == SK_PS && sk_value_operator(f, i_io, v_r))
		;
	return true;
}
