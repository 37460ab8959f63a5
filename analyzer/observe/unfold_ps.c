#include "unfold_parts.h"

/* Source: Microsoft, PowerShell reference: about_Operators, about_Join, about_Split. */

/* What the shell sets (Microsoft, about_Automatic_Variables; environment). */
bool
sk_value_automatic(struct sk_span name, struct sk_value *v)
{
	static const struct { const char *name, *text; } known[] = {
		{ "$pshome", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0" },
		{ "$shellid", "Microsoft.PowerShell" }, { "$verbosepreference", "SilentlyContinue" },
		{ "$env:comspec", "C:\\WINDOWS\\system32\\cmd.exe" },
		{ "$env:public", "C:\\Users\\Public" } };

	for (size_t k = 0; k < sizeof known / sizeof *known; k++)
		if (sk_span_is_nocase(name, known[k].name)) {
			*v = sk_fold_text(sk_span_text(known[k].text), false);
			return true;
		}
	return false;
}

static const struct {
	struct sk_span	 text;
	enum sk_method	 method;	/* SK_SAME: nothing is done */
} cast[] = {
	{ SK_LIT("[string]::join("), SK_JOIN }, { SK_LIT("[char[]]"), SK_LETTERS },
	{ SK_LIT("[string[]]"), SK_SAME }, { SK_LIT("[string]"), SK_JOIN },
	{ SK_LIT("[int[]]"), SK_SAME }, { SK_LIT("[char]"), SK_AT }, { SK_LIT("[int]"), SK_SAME },
	{ SK_LIT("[convert]::frombase64string("), SK_BASE64 },
	{ SK_LIT("[system.convert]::frombase64string("), SK_BASE64 },
	{ SK_LIT("[system.text.encoding]::"), SK_CONCAT }, { SK_LIT("[text.encoding]::"), SK_CONCAT },
	{ SK_LIT("[scriptblock]::create("), SK_CONCAT }
};

/* [Text.Encoding]::UTF8.GetString(...): the bytes are text here already. */
static bool
encoding(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t open = sk_span_chr(sk_span_head(f->s, *i + 48), '(', *i);

	if (open == SK_SPAN_NONE)
		return false;
	*i = sk_value_gap(f, open + 1);
	return sk_value_read(f, i, v) && sk_fold_take(f, i, ')');
}

bool
sk_value_cast(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t k = 0, n;
	struct sk_value arg[2];

	while (k < sizeof cast / sizeof *cast && !sk_fold_begins(f, *i, cast[k].text))
		k++;
	if (k == sizeof cast / sizeof *cast)
		return false;
	*i = sk_value_gap(f, *i + cast[k].text.n);
	if (k == 0) {
		if (!sk_value_arguments(f, i, ')', arg, 2, &n) || n != 2)
			return false;
		*v = arg[1];
		return sk_value_do(f, SK_JOIN, v, arg, 1, false);
	}
	if (cast[k].method == SK_BASE64)
		return sk_value_read(f, i, v) && sk_fold_take(f, i, ')') &&
		    sk_value_do(f, SK_BASE64, v, NULL, 0, false);
	if (cast[k].method == SK_CONCAT)
		return encoding(f, i, v);
	if (!sk_value_operand(f, i, v))
		return false;
	if (cast[k].method == SK_AT) {
		if (v->kind != SK_IS_NUMBER || !sk_value_letter(f, v->number, v))
			return v->kind == SK_IS_TEXT && sk_value_do(f, SK_LETTERS, v, NULL, 0, false);
		return true;
	}
	if (cast[k].method == SK_JOIN)
		return v->kind != SK_IS_LIST || sk_value_do(f, SK_JOIN, v,
		    &(struct sk_value){ .text = SK_SPAN(" ") }, 1, false);
	if (cast[k].method == SK_LETTERS && v->kind == SK_IS_TEXT)
		return sk_value_do(f, SK_CHARS, v, NULL, 0, false);
	return sk_value_do(f, cast[k].method, v, NULL, 0, false);
}

/* | % { [char]$_ } and the like behind a list. */
void
sk_value_pipe(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = sk_value_gap(f, *i), close, seen = 0;

	if (sk_fold_at(f, j) != '|' || v->kind != SK_IS_LIST)
		return;
	j = sk_value_gap(f, j + 1);
	if (sk_fold_at(f, j) == '%')
		j++;
	else if (sk_fold_begins(f, j, SK_SPAN("foreach")))
		j += sk_fold_begins(f, j, SK_SPAN("foreach-object")) ? 14 : 7;
	else
		return;
	if (!sk_fold_take(f, &j, '{'))
		return;
	close = sk_span_chr(sk_span_head(f->s, j + 80), '}', j);
	if (close == SK_SPAN_NONE)
		return;
	/* Nothing but casts, brackets and $_: what computes is left alone. */
	for (; j < close; j++) {
		if (sk_fold_begins(f, j, SK_SPAN("[char]")))
			seen |= 1;
		else if (sk_fold_begins(f, j, SK_SPAN("$_")))
			seen |= 2;
		if (sk_fold_at(f, j) == '-' || sk_fold_at(f, j) == '+' || sk_fold_at(f, j) == '*')
			f->computes = true;
	}
	if (seen == 3 && !f->computes && sk_value_do(f, SK_LETTERS, v, NULL, 0, false))
		*i = close + 1;
}

/* "{1}{0}" -f "a", "b" */
bool
sk_value_format(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = sk_value_gap(f, *i), room = 16, n = 0;
	struct sk_value *arg = NULL;

	if (sk_fold_at(f, j) != '-' || sk_fold_lower(sk_fold_at(f, j + 1)) != 'f' ||
	    sk_value_is_word(sk_fold_at(f, j + 2)))
		return false;
	j += 2;
	do {
		if (n == room || arg == NULL) {
			if (!sk_value_pay(f, 2 * room * sizeof *arg))
				return false;
			arg = sk_arena_grow(f->arena, arg, n * sizeof *arg, 2 * room * sizeof *arg);
			room *= 2;
		}
		j = sk_value_gap(f, j);
		if (arg == NULL || !sk_value_operand(f, &j, &arg[n]))
			return false;
		sk_fold_note(v, &arg[n++]);
	} while (sk_fold_take(f, &j, ','));
	if (n == 1 && arg[0].kind == SK_IS_LIST)
		return false;
	if (!sk_value_do(f, SK_FORMAT, v, arg, n, false))
		return false;
	*i = j;
	return true;
}

/* -replace 'a','b' and -split 'a' and -join 'a' behind a value. */
bool
sk_value_operator(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t j = sk_value_gap(f, *i), n = 1;
	enum sk_method m;
	struct sk_value arg[2];

	if (sk_fold_at(f, j) != '-')
		return false;
	j++;
	j += (sk_fold_lower(sk_fold_at(f, j)) == 'c' || sk_fold_lower(sk_fold_at(f, j)) == 'i') ? 1 : 0;
	if (sk_fold_begins(f, j, SK_SPAN("replace"))) {
		m = SK_REPLACE;
		j += 7;
	} else if (sk_fold_begins(f, j, SK_SPAN("split"))) {
		m = SK_SPLIT;
		j += 5;
	} else if (sk_fold_begins(f, j, SK_SPAN("join"))) {
		m = SK_JOIN;
		j += 4;
	} else {
		return false;
	}
	j = sk_value_gap(f, j);
	if (!sk_value_operand(f, &j, &arg[0]))
		return false;
	if (m == SK_REPLACE && sk_fold_take(f, &j, ',')) {
		j = sk_value_gap(f, j);
		if (!sk_value_operand(f, &j, &arg[n++]))
			return false;
	}
	if (!sk_value_do(f, m, v, arg, n, false))
		return false;
	*i = j;
	return true;
}
