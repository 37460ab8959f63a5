#include "unfold_parts.h"

enum { DATA = 100 };	/* bytes of a string that is data, not text */

/* --- numbers --- */

bool
sk_value_number(const struct sk_fold *f, size_t *i, long *v_r)
{
	size_t j = sk_value_gap(f, *i), n = 0;
	bool minus = sk_fold_at(f, j) == '-';
	long base = 10;

	*v_r = 0;
	j += minus;
	if ((sk_fold_at(f, j) == '0' && sk_fold_lower(sk_fold_at(f, j + 1)) == 'x') ||
	    (sk_fold_at(f, j) == '&' && sk_fold_lower(sk_fold_at(f, j + 1)) == 'h')) {
		base = 16;
		j += 2;
	}
	/* Seven digits: no product of what is added up here overflows. */
	for (; n < 7; n++, j++) {
		int d = sk_fold_hex(sk_fold_at(f, j));

		if (d < 0 || d >= base)
			break;
		*v_r = *v_r * base + d;
	}
	if (n == 0 || sk_value_is_word(sk_fold_at(f, j)) ||
	    (sk_fold_at(f, j) == '.' && sk_fold_is_digit(sk_fold_at(f, j + 1))))
		return false;
	*v_r = minus ? -*v_r : *v_r;
	*i = j;
	return true;
}

/* Numbers with + - ^ * between them, from the left. */
bool
sk_value_sum(const struct sk_fold *f, size_t *i, long *v_r)
{
	size_t j = *i;
	long b;

	if (!sk_value_number(f, &j, v_r))
		return false;
	for (int k = 0; k < 8; k++) {
		size_t behind = sk_value_gap(f, j);
		uint8_t op = sk_fold_at(f, behind);

		*i = j;
		if (op != '+' && op != '-' && op != '^' && op != '*')
			break;
		j = behind + 1;
		if (!sk_value_number(f, &j, &b))
			break;
		*v_r = op == '+' ? *v_r + b : op == '-' ? *v_r - b : op == '^' ? *v_r ^ b : *v_r * b;
		if (*v_r > 0x7FFFFFFF || *v_r < -0x7FFFFFFF)
			return false;
	}
	return true;
}

/* The letter that stands for a number. */
bool
sk_value_letter(struct sk_fold *f, long c, struct sk_value *v)
{
	uint8_t *p;

	if (!sk_value_pay(f, 8) || (p = sk_arena_raw(f->arena, 1)) == NULL)
		return false;
	*p = c > 0 && c < 0x80 ? (uint8_t)c : '?';
	*v = sk_fold_text((struct sk_span){ p, 1 }, true);
	/* Quotes and line ends are honestly written so. */
	v->strong = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	return true;
}

/* --- strings --- */

static bool
string_ends(struct sk_fold *f, size_t from, uint8_t quote, size_t *end_r)
{
	size_t *dead = &f->dead[quote == '"' ? 0 : quote == '\'' ? 1 : 2], i = from;

	*end_r = 0;
	if (from < *dead)
		return false;
	for (; i < f->s.n; i++) {
		uint8_t c = f->s.p[i];

		if ((c == '\\' && f->dialect == SK_JS) || (c == '`' && quote == '"' &&
		    f->dialect == SK_PS))
			i++;
		else if (c == quote && f->dialect != SK_JS && sk_fold_at(f, i + 1) == quote)
			i++;
		else if (c == quote || (c == '\n' && quote != '`' && f->dialect != SK_PS))
			break;
	}
	*end_r = i < f->s.n ? i : f->s.n;
	if (i < f->s.n && f->s.p[i] == quote)
		return true;
	*dead = i;
	return false;
}

/* One character of a JavaScript string behind its backslash. */
static size_t
js_escape(struct sk_span s, size_t i, uint8_t *c_r, size_t *codes)
{
	uint8_t c = i < s.n ? s.p[i] : 0;
	size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 0, k = 0;
	unsigned v = 0;

	for (; k < digits && i + 1 + k < s.n && sk_fold_hex(s.p[i + 1 + k]) >= 0; k++)
		v = v << 4 | (unsigned)sk_fold_hex(s.p[i + 1 + k]);
	if (digits > 0 && k == digits) {
		*c_r = v > 0 && v < 0x80 ? (uint8_t)v : '?';
		*codes += v > 0x20 && v < 0x7F;
		return 1 + digits;
	}
	if (c >= '0' && c <= '7') {
		for (k = 0; k < 3 && i + k < s.n && s.p[i + k] >= '0' && s.p[i + k] <= '7'; k++)
			v = v << 3 | (unsigned)(s.p[i + k] - '0');
		*c_r = v > 0 && v < 0x80 ? (uint8_t)v : '?';
		*codes += v > 0x20 && v < 0x7F;
		return k;
	}
	*c_r = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
	return 1;
}

/* $name in a string of PowerShell, if it is known. */
static size_t
interpolated(struct sk_fold *f, struct sk_span s, size_t i, struct sk_buf *out)
{
	size_t from = i + 1, end;
	bool braces = from < s.n && s.p[from] == '{';
	struct sk_value v;

	from += braces;
	for (end = from; end < s.n && sk_value_is_word(s.p[end]) && s.p[end] != '$'; end++)
		;
	if (end == from || (braces && (end >= s.n || s.p[end] != '}')) ||
	    !sk_vars_get(f->vars, (struct sk_span){ s.p + from, end - from }, &v) ||
	    v.kind == SK_IS_LIST || !sk_value_pay(f, v.text.n))
		return 0;
	(void)sk_buf_span(out, v.text);
	return end + braces - i;
}

static void
read_content(struct sk_fold *f, struct sk_span raw, uint8_t quote, struct sk_buf *out,
    size_t *codes)
{
	for (size_t i = 0; i < raw.n; i++) {
		uint8_t c = raw.p[i], next = i + 1 < raw.n ? raw.p[i + 1] : 0;
		size_t n;

		if (f->dialect == SK_JS && c == '\\') {
			n = js_escape(raw, i + 1, &c, codes);
			i += n;
			if (c == '\r' || (c == '\n' && next == '\n'))
				continue;	/* a line that goes on */
		} else if (f->dialect == SK_PS && quote == '"' && c == '`') {
			c = next == 'n' ? '\n' : next == 'r' ? '\r' : next == 't' ? '\t' : next;
			*codes += sk_value_is_word(next) && next != 'n' && next != 'r' && next != 't' &&
			    next != '$' && next != '0';
			i++;
		} else if (f->dialect == SK_PS && quote == '"' && c == '$' &&
		    (n = interpolated(f, raw, i, out)) > 0) {
			i += n - 1;
			(*codes)++;
			continue;
		} else if (c == quote && next == quote) {
			i++;
		}
		(void)sk_buf_byte(out, c);
	}
}

static bool
needs_reading(const struct sk_fold *f, struct sk_span raw, uint8_t quote)
{
	if (f->dialect == SK_JS)
		return memchr(raw.p, '\\', raw.n) != NULL;
	if (memchr(raw.p, quote, raw.n) != NULL)
		return true;
	return f->dialect == SK_PS && quote == '"' && (memchr(raw.p, '`', raw.n) != NULL ||
	    memchr(raw.p, '$', raw.n) != NULL);
}

/* Digits and letters without a blank, too long for a name. */
static bool
is_data(struct sk_span s)
{
	if (s.n < DATA)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!sk_value_is_word(s.p[i]) && memchr("+/=.,-|~;", s.p[i], 9) == NULL)
			return false;
	return true;
}

bool
sk_value_string(struct sk_fold *f, size_t *i, struct sk_value *v)
{
	size_t begin = *i + 1, end, codes = 0;
	uint8_t quote = sk_fold_at(f, *i);
	struct sk_buf out;
	struct sk_span raw;

	if (!string_ends(f, begin, quote, &end) || !sk_value_pay(f, end - begin))
		return false;
	raw = sk_fold_between(f, begin, end);
	*i = end + 1;
	*v = sk_fold_text(raw, false);
	f->data += is_data(raw) ? raw.n : 0;
	if (raw.n == 0 || !needs_reading(f, raw, quote))
		return true;
	out = sk_buf_new(f->arena, raw.n * 2 + 65536);
	if (!sk_buf_reserve(&out, raw.n))
		return false;
	read_content(f, raw, quote, &out, &codes);
	*v = sk_fold_text(sk_buf_view(&out), codes > 0);
	v->strong = codes >= 4 && codes * 8 >= raw.n;
	return !out.full;
}
